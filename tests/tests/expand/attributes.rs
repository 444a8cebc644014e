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
