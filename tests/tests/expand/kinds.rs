//! What belongs to which kind of type, member and variant, and what each key means nothing beside.
//! Renewed as the snapshots are.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes the messages so"
)]

use expect_test::expect;

use crate::attributes::{MEMBER, STRUCT, said};
use crate::fixtures::told;

#[test]
fn what_belongs_on_a_struct() {
    said(
        STRUCT,
        &[
            "data, returns = A",
            "data, allow_oob",
            "data, tag = \"a\"",
            "data, untagged",
            r#"event = "__com.redhat_STOP", qapi_qmp"#,
            r#"extends(event = "STOP"), returns = A"#,
            r#"extends(command = "stop"), returns = A, allow_oob"#,
            "commands",
            "events",
            "errors",
            "data, data",
            "data = 1",
            "data, commands",
            "",
        ],
        &expect![[r#"
            data, returns = A
                   `returns` belongs to a command, and this is none
                   help: remove it
            data, allow_oob
                   `allow_oob` belongs to a command, and this is none
                   help: remove it
            data, tag = "a"
                   `tag` belongs to a union, an enum with `data`, and this is none
                   help: remove it
            data, untagged
                   `untagged` belongs to an alternate, an enum with `data`, and this is none
                   help: remove it
            event = "__com.redhat_STOP", qapi_qmp
                   `qapi_qmp` belongs to a command, and this is none
                   help: remove it
            extends(event = "STOP"), returns = A
                   `returns` belongs to a command, and this is none
                   help: remove it
            extends(command = "stop"), returns = A, allow_oob
            commands
                   `commands` does not belong on a struct
                   help: write `command = "__RFQDN_name"`, for one command
            events
                   `events` does not belong on a struct
                   help: write `event = "__RFQDN_NAME"`, for one event
            errors
                   `errors` does not belong on a struct
                   help: write `error = "__RFQDN_Class"`, for one error
            data, data
                   `data` is given twice
                   help: remove one of the two
            data = 1
                   `data` is not written like this
                   help: write `data`
            data, commands
                   `commands` is a second kind beside `data`: a type is one thing on the wire
                   help: remove one of the two

                   it is not said what `Drive` is in QMP
                   help: add one of `#[qmp(command = "…")]`, `#[qmp(event = "…")]`, `#[qmp(error = "…")]`, `#[qmp(extends(command = "…"))]`, `#[qmp(extends(event = "…"))]` or, for a type without a name of its own on the wire, `#[qmp(data)]`
        "#]],
    );
}

#[test]
fn what_belongs_on_an_enum() {
    said(
        "#[qmp(…)] enum Some { A(A) }",
        &[
            r#"command = "__com.redhat_stop""#,
            r#"event = "__com.redhat_STOP""#,
            r#"error = "__com.redhat_Stop""#,
            r#"extends(event = "STOP")"#,
            "commands, returns = A",
            "events, tag = \"a\"",
            "errors, untagged",
            r#"events, unknown = "deny""#,
            r#"commands, rename_all = "kebab-case""#,
            "errors = 1",
            r#"data, untagged, rename_all = "kebab-case""#,
            r#"data, untagged, unknown = "deny""#,
            "data, untagged = 1",
            r#"data, tag = "a", rename_all = "kebab-case", unknown = "deny", bound = """#,
            "data, allow(case), tag = \"a\", untagged",
            r#"events, rfqdn = "com.redhat", bound = """#,
            "",
        ],
        &expect![[r#"
            command = "__com.redhat_stop"
                   `command` does not belong on an enum
                   help: write `commands`, for an enum of commands
            event = "__com.redhat_STOP"
                   `event` does not belong on an enum
                   help: write `events`, for an enum of events
            error = "__com.redhat_Stop"
                   `error` does not belong on an enum
                   help: write `errors`, for an enum of errors
            extends(event = "STOP")
                   `extends` does not belong on an enum
                   help: write a struct for what is extended
            commands, returns = A
                   `returns` belongs to a command, and this is none
                   help: remove it
            events, tag = "a"
                   `tag` belongs to a union, an enum with `data`, and this is none
                   help: remove it
            errors, untagged
                   `untagged` belongs to an alternate, an enum with `data`, and this is none
                   help: remove it
            events, unknown = "deny"
                   `unknown` means nothing on this kind of enum
                   help: remove it
            commands, rename_all = "kebab-case"
                   `rename_all` means nothing on this kind of enum
                   help: remove it
            errors = 1
                   `errors` is not written like this
                   help: write `errors`
            data, untagged, rename_all = "kebab-case"
                   `rename_all` means nothing on this kind of enum
                   help: remove it
            data, untagged, unknown = "deny"
                   `unknown` means nothing on this kind of enum
                   help: remove it
            data, untagged = 1
                   `untagged` is not written like this
                   help: write `data, untagged`
            data, tag = "a", rename_all = "kebab-case", unknown = "deny", bound = ""
            data, allow(case), tag = "a", untagged
                   `untagged` is a second kind beside `tag`: a union has a discriminator, an alternate has none
                   help: remove one of the two
            events, rfqdn = "com.redhat", bound = ""

                   it is not said what `Some` is in QMP
                   help: add one of `#[qmp(commands)]`, `#[qmp(events)]`, `#[qmp(errors)]` or, for one of QAPI's types, `#[qmp(data)]` (an enum), `#[qmp(data, tag = "…")]` (a union) or `#[qmp(data, untagged)]` (an alternate)
        "#]],
    );
}

#[test]
fn what_belongs_on_an_enum_of_strings() {
    said(
        "#[qmp(…)] enum Some { A }",
        &[
            r#"data, allow(case), unknown = "deny""#,
            r#"data, allow(case), bound = """#,
            r#"data, rename_all = "kebab-case""#,
        ],
        &expect![[r#"
            data, allow(case), unknown = "deny"
                   `unknown` means nothing on this kind of enum
                   help: remove it
            data, allow(case), bound = ""
                   `bound` means nothing on this kind of enum
                   help: remove it
            data, rename_all = "kebab-case"
        "#]],
    );
}

#[test]
fn what_has_no_name_on_the_wire_takes_none() {
    for role in ["skip", "flatten", "extra"] {
        let keys = [
            "rename = \"x\"",
            "alias = \"x\"",
            "skip_serializing_if = \"f\"",
            "with = \"f\"",
            "serialize_with = \"f\"",
            "deserialize_with = \"f\"",
            "default",
            "borrow",
            "allow(case)",
            "skip",
            "flatten",
            "extra",
        ];
        let allowed = match role {
            "skip" => ["default", "allow(case)"],
            _ => ["borrow", "allow(case)"],
        };
        for key in keys {
            let item = MEMBER.replace('…', &format!("{role}, {key}"));
            let mistakes = told(item.parse().expect("a type"));
            assert_eq!(
                mistakes.len(),
                usize::from(!allowed.contains(&key)),
                "{item}"
            );
        }
    }
    said(
        MEMBER,
        &[
            "skip, default, rename = \"x\"",
            "extra, borrow, with = \"f\"",
            "flatten = \"x\"",
            "flatten = 1",
            "flatten()",
            "extra = 1",
        ],
        &expect![[r#"
        skip, default, rename = "x"
               `rename` means nothing beside `skip`
               help: remove one of the two
        extra, borrow, with = "f"
               `with` means nothing beside `extra`
               help: remove one of the two
        flatten = "x"
               there is no way `x` to flatten
               help: write `flatten`, or `flatten = "buffered"` for a plain serde type
        flatten = 1
               `flatten` is not written like this
               help: write `flatten`, or `flatten = "buffered"` for a plain serde type
        flatten()
               `flatten` is not written like this
               help: write `flatten`, or `flatten = "buffered"` for a plain serde type
        extra = 1
               `extra` is not written like this
               help: write `extra`
    "#]],
    );
}

/// An enum of this kind, with room for its variants.
fn around(kind: &str) -> String {
    format!("#[qmp({kind})] enum Some {{ … }}")
}

#[test]
fn what_a_variant_holds_of_commands_events_and_errors() {
    said(
        &around("commands"),
        &[
            "A(A)",
            "A",
            "A { a: u8 }",
            "A(A, B)",
            "#[qmp(other)] O(O)",
            "#[qmp(other)] O",
            "#[qmp(alias = \"x\")] A(A)",
            "A(#[qmp(rename = \"x\")] A)",
            "A = 1",
        ],
        &expect![[r#"
            A(A)
            A
                   the variant `A` does not hold what it should
                   help: write `A(Type)`, with the type of the payload
            A { a: u8 }
                   the variant `A` does not hold what it should
                   help: write `A(Type)`, with the type of the payload
            A(A, B)
                   the variant `A` does not hold what it should
                   help: write `A(Type)`, with the type of the payload
            #[qmp(other)] O(O)
            #[qmp(other)] O
                   the variant `O` does not hold what it should
                   help: write `O(UnknownCommand)`, which keeps name and arguments
            #[qmp(alias = "x")] A(A)
                   `alias` means nothing here: the name on the wire is that of the type which it holds
                   help: remove it
            A(#[qmp(rename = "x")] A)
                   `rename` does not belong on what a variant holds
                   help: write it on the variant
            A = 1
                   a variant here has no number
                   help: remove it
                   the variant `A` does not hold what it should
                   help: write `A(Type)`, with the type of the payload
        "#]],
    );
    said(
        &around("events"),
        &[
            "A",
            "#[qmp(other)] O",
            "#[qmp(other)] O(O), #[qmp(other)] P(P)",
        ],
        &expect![[r#"
            A
                   the variant `A` does not hold what it should
                   help: write `A(Type)`, with the type of the payload
            #[qmp(other)] O
                   the variant `O` does not hold what it should
                   help: write `O(UnknownEvent)`, which keeps name and data
            #[qmp(other)] O(O), #[qmp(other)] P(P)
                   a second variant is `other`
                   help: keep one: it receives all that is not listed
        "#]],
    );
    said(
        &around("errors"),
        &["A", "#[qmp(other)] O"],
        &expect![[r#"
            A
                   the variant `A` does not hold what it should
                   help: write `A(Type)`, with the type of the payload
            #[qmp(other)] O
                   the variant `O` does not hold what it should
                   help: write `O(AnyError)`, which keeps the whole error
        "#]],
    );
}

#[test]
fn what_a_string_takes_and_holds() {
    said(
        &around("data, allow(case)"),
        &[
            "A",
            "A(A)",
            "A {}",
            "#[qmp(other)] O(String)",
            "#[qmp(other)] O",
            "#[qmp(other, rename = \"x\")] O(String)",
            "#[qmp(rename_all = \"kebab-case\")] A",
            "#[qmp(skip)] A",
            "A = 1",
        ],
        &expect![[r#"
            A
            A(A)
                   the variant `A` does not hold what it should
                   help: write `A` alone, or say what the enum is: `data` has fieldless variants, `data, tag = "…"` is a union, `data, untagged` an alternate
            A {}
                   the variant `A` does not hold what it should
                   help: write `A` alone, or say what the enum is: `data` has fieldless variants, `data, tag = "…"` is a union, `data, untagged` an alternate
            #[qmp(other)] O(String)
            #[qmp(other)] O
                   the variant `O` does not hold what it should
                   help: write `O(String)`, which keeps the value
            #[qmp(other, rename = "x")] O(String)
                   `rename` means nothing here: the variant keeps names that are not listed, and has none itself
                   help: remove it
            #[qmp(rename_all = "kebab-case")] A
                   `rename_all` means nothing here: the variant has no members of its own
                   help: remove it
            #[qmp(skip)] A
                   `skip` does not belong on a variant
                   help: it stands on a member: `skip`
            A = 1
                   a variant here has no number
                   help: remove it
        "#]],
    );
}

#[test]
fn what_a_branch_takes_and_holds() {
    said(
        &around(r#"data, tag = "driver", rename_all = "kebab-case""#),
        &[
            "A",
            "A(A)",
            "A { a: u8 }",
            "A(A, B)",
            "#[qmp(rename_all = \"kebab-case\")] A { a: u8 }",
            "#[qmp(rename_all = \"kebab-case\")] A(A)",
            "#[qmp(other)] O(UnknownBranch)",
            "#[qmp(other)] O",
            "#[qmp(other)] O { a: u8 }",
            "A { #[qmp(extra)] a: A, #[qmp(extra)] b: B }",
        ],
        &expect![[r#"
            A
            A(A)
            A { a: u8 }
            A(A, B)
                   the variant `A` does not hold what it should
                   help: write `A`, `A(Type)` with the type of the branch, or `A { … }` with its members
            #[qmp(rename_all = "kebab-case")] A { a: u8 }
            #[qmp(rename_all = "kebab-case")] A(A)
                   `rename_all` means nothing here: the variant has no members of its own
                   help: remove it
            #[qmp(other)] O(UnknownBranch)
            #[qmp(other)] O
                   the variant `O` does not hold what it should
                   help: write `O(UnknownBranch)`, which keeps the tag and the members
            #[qmp(other)] O { a: u8 }
                   the variant `O` does not hold what it should
                   help: write `O(UnknownBranch)`, which keeps the tag and the members
            A { #[qmp(extra)] a: A, #[qmp(extra)] b: B }
                   a second member is `extra`
                   help: keep one: it receives all that is unknown
        "#]],
    );
    said(
        &around("data, untagged"),
        &[
            "A(A)",
            "A",
            "#[qmp(rename = \"x\")] A(A)",
            "#[qmp(other)] O(O)",
        ],
        &expect![[r#"
            A(A)
            A
                   the variant `A` does not hold what it should
                   help: write `A(Type)` with the type of the branch, or `A { … }` with its members
            #[qmp(rename = "x")] A(A)
                   `rename` means nothing here: the branches of an alternate have no names on the wire
                   help: remove it
            #[qmp(other)] O(O)
                   `other` means nothing here: an alternate has no names that could be unknown
                   help: remove it
        "#]],
    );
}

#[test]
fn what_is_borrowed_has_a_lifetime() {
    said(
        "#[qmp(data)] struct Drive<'a, 'b> { #[qmp(borrow)] a: … }",
        &[
            "String",
            "A<'a>",
            "&'static str",
            "A<'_>",
            "Vec<(u8, [B<'b>; 1])>",
            "A<'static, 'a>",
        ],
        &expect![[r#"
            String
                   this member's type has no lifetime to borrow for
                   help: remove `borrow`
            A<'a>
            &'static str
                   this member's type has no lifetime to borrow for
                   help: remove `borrow`
            A<'_>
                   this member's type has no lifetime to borrow for
                   help: remove `borrow`
            Vec<(u8, [B<'b>; 1])>
            A<'static, 'a>
        "#]],
    );
}
