//! The rules about what stands behind the prefix, or without one: `characters`, `case`, `reserved`, `upstream`.

use expect_test::expect;
use qmp_name::{Kind::*, Rule};

use crate::{any, breaks, keeps, told};

#[test]
fn characters() {
    keeps(
        any(Command),
        &["__com.3m_foo-bar_2", "__com.xn--bcher-kva_foo"],
    );
    keeps(any(EnumValue), &["1foo", "x-1", "foo-"]);
    breaks(
        Rule::Characters,
        any(Command),
        &[
            "__com.redhat_drive add",
            "__com.redhat_drive.add/all",
            "__com.redhat_dr\u{ef}ve",
            "__com.redhat_drive's",
            "__com.redhat_1foo",
            "__com.redhat__foo",
            "__com.redhat_-foo",
            "__com/redhat_foo",
            "__com.red hat_foo",
            "__com.b\u{fc}cher_foo",
            "__com.redhat_foo\u{1b}[31m",
            "__com.redhat_foo\u{202e}",
        ],
        &expect![[r#"
            __com.redhat_drive> <add
              the stem `drive add` contains ` `, but may contain only ASCII letters, digits, `-` and `_`
              -> __com.redhat_drive-add
            __com.redhat_drive>.<add/all
              the stem `drive.add/all` contains `.`, which stands only in the RFQDN of a downstream name
              -> __com.redhat_drive-add-all
            __com.redhat_dr>ï<ve
              the stem `drïve` contains `ï`, but may contain only ASCII letters, digits, `-` and `_`
            __com.redhat_drive>\'<s
              the stem `drive's` contains `'`, but may contain only ASCII letters, digits, `-` and `_`
            __com.redhat_>1<foo
              the stem `1foo` begins with `1`, not with an ASCII letter
            __com.redhat_>_<foo
              the stem `_foo` begins with `_`, not with an ASCII letter
              -> __com.redhat_foo
            __com.redhat_>-<foo
              the stem `-foo` begins with `-`, not with an ASCII letter
              -> __com.redhat_foo
            __com>/<redhat_foo
              the RFQDN `com/redhat` contains `/`, but may contain only ASCII letters, digits, `-` and `.`
              -> __com.redhat_foo
            __com.red> <hat_foo
              the RFQDN `com.red hat` contains ` `, but may contain only ASCII letters, digits, `-` and `.`
            __com.b>ü<cher_foo
              the RFQDN `com.bücher` contains `ü`, but a label with characters outside ASCII is written in its `xn--` form
            __com.redhat_foo>\u{1b}<[31m
              the stem `foo\u{1b}[31m` contains `\u{1b}`, but may contain only ASCII letters, digits, `-` and `_`
            __com.redhat_foo>\u{202e}<
              the stem `foo\u{202e}` contains `\u{202e}`, but may contain only ASCII letters, digits, `-` and `_`
        "#]],
    );
    breaks(
        Rule::Characters,
        any(Member),
        &[
            "",
            " foo",
            "1foo",
            "-foo",
            "foo.bar",
            "com.redhat_foo",
            "\u{e9}t\u{e9}",
        ],
        &expect![[r#"
            ><
              the name is empty
            > <foo
              the name ` foo` begins with ` `, not with an ASCII letter
              -> foo
            >1<foo
              the name `1foo` begins with `1`, not with an ASCII letter
            >-<foo
              the name `-foo` begins with `-`, not with an ASCII letter
            foo>.<bar
              the name `foo.bar` contains `.`, which stands only in the RFQDN of a downstream name
              -> foo-bar
            com>.<redhat_foo
              the name `com.redhat_foo` contains `.`, which stands only in the RFQDN of a downstream name
              -> __com.redhat_foo
            >é<té
              the name `été` begins with `é`, not with an ASCII letter
        "#]],
    );
    breaks(
        Rule::Characters,
        any(EnumValue),
        &["1.0", "__com.redhat_1"],
        &expect![[r#"
            1>.<0
              the name `1.0` contains `.`, which stands only in the RFQDN of a downstream name
              -> 1-0
            __com.redhat_>1<
              the stem `1` begins with `1`, not with an ASCII letter
        "#]],
    );
}

#[test]
fn an_overly_long_name_is_cut_in_the_message() {
    let name = format!("{}!", "a".repeat(5000));
    let violation = any(Member).check(&name).unwrap_err();
    assert_eq!(violation.range(), 5000..5001);
    assert!(violation.to_string().len() < 300);
}

#[test]
fn case() {
    keeps(
        any(Command),
        &["__com.redhat_drive_add", "__COM.REDHAT_X-drive-add"],
    );
    keeps(
        any(Event),
        &["__ORG.QEMU_X-EVENT", "__com.redhat_x-FOO_BAR"],
    );
    keeps(
        any(ErrorClass),
        &["__com.redhat_x-DriveLocked", "__com.redhat_KVMMissingCap"],
    );
    breaks(
        Rule::Case,
        any(Command),
        &[
            "__com.redhat_DriveAdd",
            "__com.redhat_x-DRIVE_ADD",
            "__com.redhat_QMPCommand",
        ],
        &expect![[r#"
            __com.redhat_>DriveAdd<
              the stem `DriveAdd` is not in lower case, as command names are
              -> __com.redhat_drive-add
            __com.redhat_x->DRIVE_ADD<
              the stem `DRIVE_ADD` is not in lower case, as command names are
              -> __com.redhat_x-drive_add
            __com.redhat_>QMPCommand<
              the stem `QMPCommand` is not in lower case, as command names are
              -> __com.redhat_qmp-command
        "#]],
    );
    breaks(
        Rule::Case,
        any(Event),
        &[
            "__com.redhat_spice-initialized",
            "__com.redhat_X-SpiceInitialized",
            "__com.redhat_X-1",
        ],
        &expect![[r#"
            __com.redhat_>spice-initialized<
              the stem `spice-initialized` is not in upper case with `_` between words, as event names are
              -> __com.redhat_SPICE_INITIALIZED
            __com.redhat_X->SpiceInitialized<
              the stem `SpiceInitialized` is not in upper case with `_` between words, as event names are
              -> __com.redhat_X-SPICE_INITIALIZED
            __com.redhat_>X-1<
              the stem `X-1` is not in upper case with `_` between words, as event names are
        "#]],
    );
    breaks(
        Rule::Case,
        any(ErrorClass),
        &[
            "__com.redhat_drive-locked",
            "__com.redhat_DRIVE_LOCKED",
            "__com.redhat_x-1",
        ],
        &expect![[r#"
            __com.redhat_>drive-locked<
              the stem `drive-locked` is not in CamelCase, as error class names are
              -> __com.redhat_DriveLocked
            __com.redhat_>DRIVE_LOCKED<
              the stem `DRIVE_LOCKED` is not in CamelCase, as error class names are
              -> __com.redhat_DriveLocked
            __com.redhat_>x-1<
              the stem `x-1` is not in CamelCase, as error class names are
        "#]],
    );
    breaks(
        Rule::Case,
        any(Member),
        &["isSuccess", "X-Foo"],
        &expect![[r#"
            >isSuccess<
              the name `isSuccess` is not in lower case, as member names are
              -> is-success
            X->Foo<
              the name `Foo` is not in lower case, as member names are
              -> X-foo
        "#]],
    );
    keeps(any(Member).allow(Rule::Case), &["isSuccess"]);
    keeps(
        any(ErrorClass).allow(Rule::Case),
        &["__com.redhat_drive-locked"],
    );
}

#[test]
fn reserved() {
    keeps(
        any(Member),
        &[
            "__com.redhat_u",
            "__com.redhat_has-foo",
            "__com.redhat_q-foo",
        ],
    );
    keeps(any(Member), &["q", "qfoo", "x-u", "has", "hasfoo", "unix"]);
    keeps(any(EnumValue), &["u", "has-foo"]);
    breaks(
        Rule::Reserved,
        any(Member),
        &["u", "has-foo", "has_foo", "q-foo"],
        &expect![[r#"
            >u<
              the member `u` is reserved for the union that QEMU's C code has
            >has-<foo
              the member `has-foo` begins with `has_` in C, where that tells whether a member is present
            >has_<foo
              the member `has_foo` begins with `has_` in C, where that tells whether a member is present
            >q-<foo
              the member `q-foo` begins with `q_` in C, which QEMU's generator reserves
        "#]],
    );
    breaks(
        Rule::Reserved,
        any(Feature),
        &["q_foo"],
        &expect![[r#"
        >q_<foo
          the feature `q_foo` begins with `q_` in C, which QEMU's generator reserves
    "#]],
    );
    keeps(
        any(Member).allow(Rule::Reserved),
        &["u", "has-foo", "q-foo"],
    );
}

#[test]
fn upstream() {
    for name in [
        "device_add",
        "qmp_capabilities",
        "x-blockdev-reopen",
        "query-version",
    ] {
        assert_eq!(any(Command).check_upstream(name), Ok(()), "{name}");
    }
    assert_eq!(any(Event).check_upstream("BLOCK_IO_ERROR"), Ok(()));
    told(
        Rule::Upstream,
        &[
            "__com.redhat_drive_add",
            "x-__com.redhat_foo",
            "_foo",
            "",
            "1foo",
            "query version",
            "QueryVersion",
            "q-foo",
        ],
        |name| any(Command).check_upstream(name).err(),
        &expect![[r#"
            >__com.redhat_drive_add<
              `__com.redhat_drive_add` is a downstream name: extends() is for upstream's commands and events, a downstream command is declared with `command = "…"`
            >x-__com.redhat_foo<
              `x-__com.redhat_foo` is a downstream name: extends() is for upstream's commands and events, a downstream command is declared with `command = "…"`
            >_<foo
              the name `_foo` begins with `_`, not with an ASCII letter
            ><
              the name is empty
            >1<foo
              the name `1foo` begins with `1`, not with an ASCII letter
            query> <version
              the name `query version` contains ` `, but may contain only ASCII letters, digits, `-` and `_`
              -> query-version
            >QueryVersion<
              the name `QueryVersion` is not in lower case, as command names are
              -> query-version
            >q-<foo
              the command `q-foo` begins with `q_` in C, which QEMU's generator reserves
        "#]],
    );
    told(
        Rule::Upstream,
        &["__com.redhat_FOO", "block-io-error", "BlockIoError"],
        // What upstream names its events, no vendor can allow itself to change.
        |name| any(Event).allow(Rule::Case).check_upstream(name).err(),
        &expect![[r#"
            >__com.redhat_FOO<
              `__com.redhat_FOO` is a downstream name: extends() is for upstream's commands and events, a downstream event is declared with `event = "…"`
            >block-io-error<
              the name `block-io-error` is not in upper case with `_` between words, as event names are
              -> BLOCK_IO_ERROR
            >BlockIoError<
              the name `BlockIoError` is not in upper case with `_` between words, as event names are
              -> BLOCK_IO_ERROR
        "#]],
    );
}
