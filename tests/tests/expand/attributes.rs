//! The grammar of `#[qmp(…)]`, and what is said of slips in it: what `ui/` has no fixture of its
//! own for. Renewed as the snapshots are.

use expect_test::{Expect, expect};

use crate::fixtures::told;

/// One line a type, cut to what stands at `…` in `around`; then what is said of it.
pub fn said(around: &str, keys: &[&str], expect: &Expect) {
    let mut text = String::new();
    for keys in keys {
        text.push_str(keys);
        let item = around.replace('…', keys);
        for mistake in told(item.parse().expect("a type")) {
            text.push_str("\n       ");
            text.push_str(&mistake);
        }
        text.push('\n');
    }
    expect.assert_eq(&text);
}

pub const STRUCT: &str = "#[qmp(…)] struct Drive { id: String }";
pub const MEMBER: &str = "#[qmp(data)] struct Drive<'a> { #[qmp(…)] id: Option<&'a str> }";
const COMMAND: &str = r#"#[qmp(command = "__com.redhat_stop", …)] struct Stop;"#;

#[test]
fn lists_are_cut_at_their_commas() {
    said(
        COMMAND,
        &[
            "returns = Map<A, B>, allow_oob",
            "returns = Map<fn(A) -> B, C<D>>, allow_oob",
            "returns = fn(A) -> B, allow_oob, reserved",
            ", allow_oob",
            "allow[case]",
            "allow(case) allow_oob",
            "rfqdn = \"com.redhat\" allow_oob",
            "allow_oob - 1",
        ],
        &expect![[r#"
            returns = Map<A, B>, allow_oob
            returns = Map<fn(A) -> B, C<D>>, allow_oob
            returns = fn(A) -> B, allow_oob, reserved
                   `qmp` has no key `reserved`
                   help: a type takes `command`, `event`, `error`, `extends`, `data`, `commands`, `events`, `errors`, `tag`, `untagged`, `returns`, `allow_oob`, `qapi_qmp`, `rename_all`, `rfqdn`, `unknown`, `allow`, `crate`, `bound`, `serialize_only`, `deserialize_only`
            , allow_oob
                   there is a comma, but no key before it
            allow[case]
                   expected `=`, `(` or a comma behind `allow`
            allow(case) allow_oob
                   expected a comma before the next key
            rfqdn = "com.redhat" allow_oob
                   expected a comma before the next key
            allow_oob - 1
                   expected `=`, `(` or a comma behind `allow_oob`
        "#]],
    );
}

#[test]
fn keys_are_written_in_one_form() {
    said(
        COMMAND,
        &[
            "returns =",
            "returns",
            "allow_oob = true",
            "allow_oob()",
            "rfqdn",
            "rfqdn = 1",
            "allow",
            "allow()",
            "allow(case, case)",
            "allow(error_member, error - member)",
            "bound()",
            "bound(serialize)",
            "bound = \"T:\"",
            "crate = \"a b\"",
            "r#allow_oob",
        ],
        &expect![[r#"
            returns =
                   `returns` is not written like this
                   help: write `returns = Type`
            returns
                   `returns` is not written like this
                   help: write `returns = Type`
            allow_oob = true
                   `allow_oob` is not written like this
                   help: write `allow_oob`
            allow_oob()
                   `allow_oob` is not written like this
                   help: write `allow_oob`
            rfqdn
                   `rfqdn` is not written like this
                   help: write `rfqdn = "com.example"`
            rfqdn = 1
                   `rfqdn` is not written like this
                   help: write `rfqdn = "com.example"`
            allow
                   `allow` is not written like this
                   help: write `allow(rule)`
            allow()
                   `allow` is not written like this
                   help: write `allow(rule)`
            allow(case, case)
            allow(error_member, error - member)
                   the rule `error-member` cannot be switched off: names or shapes that break it are not compatible with upstream
                   help: remove it; the rules that can be switched off are `rfqdn`, `reversed`, `case`, `reserved`
                   the rule `error-member` cannot be switched off: names or shapes that break it are not compatible with upstream
                   help: remove it; the rules that can be switched off are `rfqdn`, `reversed`, `case`, `reserved`
            bound()
                   `bound` is not written like this
                   help: write `bound = "T: Trait"`, or `bound(serialize = "…", deserialize = "…")`
            bound(serialize)
                   `serialize` is not written like this
                   help: write `bound = "T: Trait"`, or `bound(serialize = "…", deserialize = "…")`
            bound = "T:"
            crate = "a b"
                   `a b` is not what `crate` takes: unexpected token
                   help: write `crate = "path"`
            r#allow_oob
        "#]],
    );
}

#[test]
fn some_keys_may_stand_again() {
    said(
        "#[qmp(data, allow(case), allow(case), rfqdn = \"com.redhat\")] enum Mode { #[qmp(…)] Slow }",
        &[
            "alias = \"snail\", alias = \"sloth\"",
            "rename = \"snail\", rename = \"sloth\"",
        ],
        &expect![[r#"
            alias = "snail", alias = "sloth"
            rename = "snail", rename = "sloth"
                   `rename` is given twice
                   help: remove one of the two
        "#]],
    );
}

#[test]
fn one_thing_is_extended() {
    said(
        STRUCT,
        &[
            "extends()",
            "extends",
            r#"extends(command = "a", event = "B")"#,
            r#"extends(event = "B", command = "a")"#,
        ],
        &expect![[r#"
            extends()
                   `extends` is not written like this
                   help: write `extends(command = "name")` or `extends(event = "NAME")`
            extends
                   `extends` is not written like this
                   help: write `extends(command = "name")` or `extends(event = "NAME")`
            extends(command = "a", event = "B")
                   `extends` is for one command or one event
                   help: write `extends(command = "name")` or `extends(event = "NAME")`
            extends(event = "B", command = "a")
                   `extends` is for one command or one event
                   help: write `extends(command = "name")` or `extends(event = "NAME")`
        "#]],
    );
}

#[test]
fn keys_stand_in_the_parentheses_of_qmp() {
    said(
        "#[…] struct Drive { id: String }",
        &[
            "qmp()",
            "qmp",
            "qmp = 1",
            "serde",
            "serde = 1",
            "serde()",
            "other(data)",
        ],
        &expect![[r#"
            qmp()
                   it is not said what `Drive` is in QMP
                   help: add one of `#[qmp(command = "…")]`, `#[qmp(event = "…")]`, `#[qmp(error = "…")]`, `#[qmp(extends(command = "…"))]`, `#[qmp(extends(event = "…"))]` or, for a type without a name of its own on the wire, `#[qmp(data)]`
            qmp
                   there are no keys here
                   help: write `#[qmp(…)]` with keys, or remove it
            qmp = 1
                   the keys of `qmp` stand in parentheses
                   help: write `#[qmp(…)]`
            serde
                   there are no keys here
                   help: write `#[qmp(…)]` with keys, or remove it
            serde = 1
                   there are no keys here
                   help: write `#[qmp(…)]` with keys, or remove it
            serde()
                   it is not said what `Drive` is in QMP
                   help: add one of `#[qmp(command = "…")]`, `#[qmp(event = "…")]`, `#[qmp(error = "…")]`, `#[qmp(extends(command = "…"))]`, `#[qmp(extends(event = "…"))]` or, for a type without a name of its own on the wire, `#[qmp(data)]`
            other(data)
                   it is not said what `Drive` is in QMP
                   help: add one of `#[qmp(command = "…")]`, `#[qmp(event = "…")]`, `#[qmp(error = "…")]`, `#[qmp(extends(command = "…"))]`, `#[qmp(extends(event = "…"))]` or, for a type without a name of its own on the wire, `#[qmp(data)]`
        "#]],
    );
}

#[test]
fn a_slip_in_a_types_key_is_mended() {
    said(
        STRUCT,
        &[
            "data, dxxa",
            "dxxx",
            "daat",
            "Data",
            "xyzdata",
            "rename-all = \"x\"",
            "data, rexxme_alx",
            "data, rexxxe_alx",
            "rename_a",
            "u",
            "data, untag",
            "extnds",
        ],
        &expect![[r#"
            data, dxxa
                   `qmp` has no key `dxxa`
                   help: there is a similar one: `data`
            dxxx
                   `qmp` has no key `dxxx`
                   help: a type takes `command`, `event`, `error`, `extends`, `data`, `commands`, `events`, `errors`, `tag`, `untagged`, `returns`, `allow_oob`, `qapi_qmp`, `rename_all`, `rfqdn`, `unknown`, `allow`, `crate`, `bound`, `serialize_only`, `deserialize_only`
            daat
                   `qmp` has no key `daat`
                   help: there is a similar one: `data`
            Data
                   `qmp` has no key `Data`
                   help: there is a similar one: `data`
            xyzdata
                   `qmp` has no key `xyzdata`
                   help: a type takes `command`, `event`, `error`, `extends`, `data`, `commands`, `events`, `errors`, `tag`, `untagged`, `returns`, `allow_oob`, `qapi_qmp`, `rename_all`, `rfqdn`, `unknown`, `allow`, `crate`, `bound`, `serialize_only`, `deserialize_only`
            rename-all = "x"
                   expected `=`, `(` or a comma behind `rename`
            data, rexxme_alx
                   `qmp` has no key `rexxme_alx`
                   help: there is a similar one: `rename_all = "kebab-case"`
            data, rexxxe_alx
                   `qmp` has no key `rexxxe_alx`
                   help: a type takes `command`, `event`, `error`, `extends`, `data`, `commands`, `events`, `errors`, `tag`, `untagged`, `returns`, `allow_oob`, `qapi_qmp`, `rename_all`, `rfqdn`, `unknown`, `allow`, `crate`, `bound`, `serialize_only`, `deserialize_only`
            rename_a
                   `qmp` has no key `rename_a`
                   help: there is a similar one: `rename_all = "kebab-case"`
            u
                   `qmp` has no key `u`
                   help: a type takes `command`, `event`, `error`, `extends`, `data`, `commands`, `events`, `errors`, `tag`, `untagged`, `returns`, `allow_oob`, `qapi_qmp`, `rename_all`, `rfqdn`, `unknown`, `allow`, `crate`, `bound`, `serialize_only`, `deserialize_only`
            data, untag
                   `qmp` has no key `untag`
                   help: there is a similar one: `data, untagged`
            extnds
                   `qmp` has no key `extnds`
                   help: there is a similar one: `extends(command = "name")` or `extends(event = "NAME")`
        "#]],
    );
}

#[test]
fn a_slip_in_a_members_key_is_mended() {
    said(
        MEMBER,
        &["rename_a", "renam", "other", "skip_if", "flaten", "xxxx"],
        &expect![[r#"
        rename_a
               `qmp` has no key `rename_a`
               help: there is a similar one: `rename = "name"`
        renam
               `qmp` has no key `renam`
               help: there is a similar one: `rename = "name"`
        other
               `other` does not belong on a member
               help: it stands on a variant: `other`
        skip_if
               `qmp` has no key `skip_if`
               help: a member takes `allow`, `rename`, `alias`, `default`, `skip`, `skip_serializing_if`, `with`, `serialize_with`, `deserialize_with`, `flatten`, `borrow`, `extra`
        flaten
               `qmp` has no key `flaten`
               help: there is a similar one: `flatten`, or `flatten = "buffered"` for a plain serde type
        xxxx
               `qmp` has no key `xxxx`
               help: a member takes `allow`, `rename`, `alias`, `default`, `skip`, `skip_serializing_if`, `with`, `serialize_with`, `deserialize_with`, `flatten`, `borrow`, `extra`
    "#]],
    );
}

#[test]
fn a_slip_in_a_word_is_mended() {
    said(
        STRUCT,
        &[
            r#"data, unknown = "Deny""#,
            r#"data, unknown = "deyn""#,
            r#"data, unknown = "dxxx""#,
            r#"data, unknown = "ignored""#,
            r#"data, unknown = "ignore-upstream""#,
            r#"data, rename_all = "kebab""#,
            r#"data, rename_all = "kebab_cas""#,
            r#"data, rename_all = "Kebab_Casx""#,
            r#"data, rename_all = "SNAKE_CASE""#,
        ],
        &expect![[r#"
            data, unknown = "Deny"
                   there is no policy `Deny` for unknown members
                   help: write `"deny"`
            data, unknown = "deyn"
                   there is no policy `deyn` for unknown members
                   help: write `"deny"`
            data, unknown = "dxxx"
                   there is no policy `dxxx` for unknown members
                   help: write one of `"ignore"`, `"ignore-downstream"`, `"deny"`
            data, unknown = "ignored"
                   there is no policy `ignored` for unknown members
                   help: write `"ignore"`
            data, unknown = "ignore-upstream"
                   there is no policy `ignore-upstream` for unknown members
                   help: write `"ignore-downstream"`
            data, rename_all = "kebab"
                   there is no style `kebab`
                   help: write one of `"kebab-case"`, `"snake_case"`, `"lowercase"`, `"UPPERCASE"`, `"PascalCase"`, `"camelCase"`, `"SCREAMING_SNAKE_CASE"`, `"SCREAMING-KEBAB-CASE"`
            data, rename_all = "kebab_cas"
                   there is no style `kebab_cas`
                   help: write `"kebab-case"`
            data, rename_all = "Kebab_Casx"
                   there is no style `Kebab_Casx`
                   help: write one of `"kebab-case"`, `"snake_case"`, `"lowercase"`, `"UPPERCASE"`, `"PascalCase"`, `"camelCase"`, `"SCREAMING_SNAKE_CASE"`, `"SCREAMING-KEBAB-CASE"`
            data, rename_all = "SNAKE_CASE"
                   there is no style `SNAKE_CASE`
                   help: write one of `"kebab-case"`, `"snake_case"`, `"lowercase"`, `"UPPERCASE"`, `"PascalCase"`, `"camelCase"`, `"SCREAMING_SNAKE_CASE"`, `"SCREAMING-KEBAB-CASE"`
        "#]],
    );
}

#[test]
fn serdes_attributes_have_a_spelling_here() {
    said(
        "#[qmp(data)] #[serde(…)] struct Drive { id: String }",
        &[
            "rename = \"x\"",
            "rename_all = \"kebab-case\"",
            "deny_unknown_fields",
            "transparent",
            "1",
        ],
        &expect![[r#"
            rename = "x"
                   `#[serde(rename)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: the name on the wire is that of the kind, as in `command = "…"`
            rename_all = "kebab-case"
                   `#[serde(rename_all)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(rename_all = "kebab-case")]`
            deny_unknown_fields
                   `#[serde(deny_unknown_fields)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(unknown = "deny")]`
            transparent
                   `#[serde(transparent)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: `qmp` has no such key
            1
                   `#[serde(…)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: `qmp` has no such key
        "#]],
    );
    said(
        "#[qmp(data)] struct Drive { #[serde(…)] id: String }",
        &[
            "rename = \"x\", default",
            "skip_serializing",
            "skip_deserializing",
            "getter = \"x\"",
        ],
        &expect![[r#"
            rename = "x", default
                   `#[serde(rename)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(rename = "x")]`
                   `#[serde(default)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(default)]`
            skip_serializing
                   `#[serde(skip_serializing)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(skip)]`: a member is both read and written, or neither
            skip_deserializing
                   `#[serde(skip_deserializing)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(default)]`: the member is written, and may be absent
            getter = "x"
                   `#[serde(getter)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: `qmp` has no such key
        "#]],
    );
}

/// serde's words on a type.
const SERDES: [&str; 9] = [
    "tag = \"t\"",
    "untagged",
    "tag = \"t\", content = \"c\"",
    "deny_unknown_fields",
    "default",
    "rename_all(serialize = \"lowercase\", deserialize = \"UPPERCASE\")",
    "rename_all_fields = \"kebab-case\"",
    "bound(serialize = \"T: Clone\")",
    "crate = \"s\"",
];

#[test]
fn serdes_tags_are_for_unions() {
    said(
        "#[qmp(data)] #[serde(…)] struct Drive { id: String }",
        &SERDES,
        &expect![[r#"
            tag = "t"
                   `#[serde(tag)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: an object has no member with the name of its type
            untagged
                   `#[serde(untagged)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: it is for enums
            tag = "t", content = "c"
                   `#[serde(tag)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: an object has no member with the name of its type
                   `#[serde(content)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: what a type has beside its tag is in the same object
            deny_unknown_fields
                   `#[serde(deny_unknown_fields)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(unknown = "deny")]`
            default
                   `#[serde(default)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(default)]` on each member that may be absent
            rename_all(serialize = "lowercase", deserialize = "UPPERCASE")
                   `#[serde(rename_all)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(rename_all = "lowercase")]`, and an `alias` on each member that is read by another name
            rename_all_fields = "kebab-case"
                   `#[serde(rename_all_fields)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(rename_all = "kebab-case")]` on each variant that has members
            bound(serialize = "T: Clone")
                   `#[serde(bound)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(bound(serialize = "T: Clone"))]`
            crate = "s"
                   `#[serde(crate)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: `qmp` has no such key
        "#]],
    );
    said(
        "#[qmp(events)] #[serde(…)] enum Event { Stop(Stop) }",
        &SERDES,
        &expect![[r#"
            tag = "t"
                   `#[serde(tag)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: an enum of events is read and written as QMP has them
            untagged
                   `#[serde(untagged)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: an enum of events is read and written as QMP has them
            tag = "t", content = "c"
                   `#[serde(tag)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: an enum of events is read and written as QMP has them
                   `#[serde(content)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: what a type has beside its tag is in the same object
            deny_unknown_fields
                   `#[serde(deny_unknown_fields)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: the types in an enum have their own policies
            default
                   `#[serde(default)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: the types in an enum have members and names of their own
            rename_all(serialize = "lowercase", deserialize = "UPPERCASE")
                   `#[serde(rename_all)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: the types in an enum have members and names of their own
            rename_all_fields = "kebab-case"
                   `#[serde(rename_all_fields)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: the types in an enum have members and names of their own
            bound(serialize = "T: Clone")
                   `#[serde(bound)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(bound(serialize = "T: Clone"))]`
            crate = "s"
                   `#[serde(crate)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: `qmp` has no such key
        "#]],
    );
}

#[test]
fn serdes_tags_have_a_spelling_on_an_enum() {
    said(
        "#[qmp(data, rename_all = \"lowercase\")] #[serde(…)] enum Mode { Fast }",
        &SERDES[..3],
        &expect![[r#"
            tag = "t"
                   `#[serde(tag)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(tag = "t")]`
            untagged
                   `#[serde(untagged)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(untagged)]`
            tag = "t", content = "c"
                   `#[serde(tag)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: QMP has no type with its content in a member of its own
                   `#[serde(content)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: what a type has beside its tag is in the same object
        "#]],
    );
    said(
        "#[serde(…)] enum Mode { Fast }",
        &SERDES[..2],
        &expect![[r#"
        tag = "t"
               `#[serde(tag)]` means nothing here: `QmpDownstream` writes the serde impls itself
               help: write `#[qmp(data, tag = "t")]`
        untagged
               `#[serde(untagged)]` means nothing here: `QmpDownstream` writes the serde impls itself
               help: write `#[qmp(data, untagged)]`
    "#]],
    );
}

#[test]
fn serdes_words_have_a_spelling_on_members_and_variants() {
    said(
        "#[qmp(data)] struct Drive { #[serde(…)] id: Option<HashMap<String, u8>> }",
        &[
            "flatten",
            "rename(serialize = \"a\", deserialize = \"b\")",
            "rename(serialize = \"a\", deserialize = \"a\")",
            "rename(serialize = \"a\")",
            "rename(deserialize = \"b\")",
            "rename",
            "skip_deserializing, default",
            "skip_serializing, alias = \"b\"",
            "with = \"hex\"",
            "flatten(x)",
        ],
        &expect![[r#"
            flatten
                   `#[serde(flatten)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(extra)]`, which keeps the unknown members
            rename(serialize = "a", deserialize = "b")
                   `#[serde(rename)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(rename = "a", alias = "b")]`
            rename(serialize = "a", deserialize = "a")
                   `#[serde(rename)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(rename = "a")]`
            rename(serialize = "a")
                   `#[serde(rename)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(rename = "a")]`
            rename(deserialize = "b")
                   `#[serde(rename)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(alias = "b")]`
            rename
                   `#[serde(rename)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: `qmp` has no such key
            skip_deserializing, default
                   `#[serde(skip_deserializing)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: with `default`, the member may be absent
                   `#[serde(default)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(default)]`
            skip_serializing, alias = "b"
                   `#[serde(skip_serializing)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(skip)]` without `alias`: a member is both read and written, or neither
                   `#[serde(alias)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(alias = "b")]`
            with = "hex"
                   `#[serde(with)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(with = "hex")]`
            flatten(x)
                   `#[serde(flatten)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(extra)]`, which keeps the unknown members
        "#]],
    );
    said(
        "#[qmp(data, rename_all = \"lowercase\")] enum Mode { #[serde(…)] Fast }",
        &["rename = \"fast\"", "other", "skip", "borrow"],
        &expect![[r#"
            rename = "fast"
                   `#[serde(rename)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(rename = "fast")]`
            other
                   `#[serde(other)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: write `#[qmp(other)]` on a variant that keeps the value, such as `Unknown(String)`
            skip
                   `#[serde(skip)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: `qmp` has no such key
            borrow
                   `#[serde(borrow)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it: `qmp` has no such key
        "#]],
    );
    said(
        "#[qmp(data, tag = \"t\")] enum Mode { #[qmp(rename = \"fast\")] Fast(#[serde(…)] Drive) }",
        &["borrow"],
        &expect![[r"
            borrow
                   `#[serde(borrow)]` means nothing here: `QmpDownstream` writes the serde impls itself
                   help: remove it
        "]],
    );
}

#[test]
fn bare_words_are_put_in_quotes() {
    said(
        "#[qmp(data, …)] struct Drive { id: String }",
        &[
            "rename_all = kebab-case",
            "rfqdn = com.example",
            "unknown = deny",
            "crate = crate::qmp",
            "rfqdn = 1.5",
            "rfqdn = f(x)",
            "rfqdn = b\"com.example\"",
            "rfqdn = r\"com.example\"x",
            "rfqdn = \"com.example\"u8",
        ],
        &expect![[r#"
            rename_all = kebab-case
                   `rename_all` takes a string
                   help: write `rename_all = "kebab-case"`
            rfqdn = com.example
                   `rfqdn` takes a string
                   help: write `rfqdn = "com.example"`
            unknown = deny
                   `unknown` takes a string
                   help: write `unknown = "deny"`
            crate = crate::qmp
                   `crate` takes a string
                   help: write `crate = "crate::qmp"`
            rfqdn = 1.5
                   `rfqdn` is not written like this
                   help: write `rfqdn = "com.example"`
            rfqdn = f(x)
                   `rfqdn` is not written like this
                   help: write `rfqdn = "com.example"`
            rfqdn = b"com.example"
                   `rfqdn` is not written like this
                   help: write `rfqdn = "com.example"`
            rfqdn = r"com.example"x
                   a string has no suffix, and this one has `x`
                   help: write `"com.example"`
            rfqdn = "com.example"u8
                   a string has no suffix, and this one has `u8`
                   help: write `"com.example"`
        "#]],
    );
    said(
        STRUCT,
        &[
            "extends(\"STOP\")",
            "extends(block_resize)",
            "extends = \"block_resize\"",
            "extends(\"a\", \"b\")",
            "extends(command)",
        ],
        &expect![[r#"
            extends("STOP")
                   `extends` says what it is the name of, a command or an event
                   help: write `extends(event = "STOP")`
            extends(block_resize)
                   `extends` says what it is the name of, a command or an event
                   help: write `extends(command = "block_resize")`
            extends = "block_resize"
                   `extends` says what it is the name of, a command or an event
                   help: write `extends(command = "block_resize")`
            extends("a", "b")
                   expected a key of `qmp`
                   help: a type takes `command`, `event`, `error`, `extends`, `data`, `commands`, `events`, `errors`, `tag`, `untagged`, `returns`, `allow_oob`, `qapi_qmp`, `rename_all`, `rfqdn`, `unknown`, `allow`, `crate`, `bound`, `serialize_only`, `deserialize_only`
                   expected a key of `qmp`
                   help: a type takes `command`, `event`, `error`, `extends`, `data`, `commands`, `events`, `errors`, `tag`, `untagged`, `returns`, `allow_oob`, `qapi_qmp`, `rename_all`, `rfqdn`, `unknown`, `allow`, `crate`, `bound`, `serialize_only`, `deserialize_only`
            extends(command)
                   `command` is not written like this
                   help: write `command = "__RFQDN_name"`
        "#]],
    );
}

#[test]
fn a_type_is_shown_as_it_was_written() {
    let member = |ty: &str| {
        format!("#[qmp(data)] struct A {{ #[qmp(rename = \"__com.example_a\")] a: {ty} }}")
    };
    for ty in [
        "u8",
        "Vec<Option<u8>>",
        "std::collections::BTreeMap<String, Vec<(u8, i8)>>",
        "::std::vec::Vec<u8>",
        "&'a mut [u8; 4]",
        "Box<dyn Fn(&str) -> Result<u8, ()> + Send + 'static>",
        "<T as Iterator>::Item",
        "Foo<'a, { N + 1 }, T = u8>",
        "for<'a> fn(&'a str) -> &'a str",
        "*const u8",
        "impl Iterator<Item = u8>",
        "Vec<!>",
    ] {
        let told = told(member(ty).parse().expect("a type"));
        let help = format!("help: write `Option<{ty}>`");
        assert!(
            told.iter().any(|told| told.contains(&help)),
            "{ty}: {told:#?}"
        );
    }
}
