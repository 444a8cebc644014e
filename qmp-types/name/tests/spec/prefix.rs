//! The rule `prefix`.

use expect_test::expect;
use qmp_name::{Kind::*, Rule};

use crate::{any, breaks, keeps, redhat};

#[test]
fn a_definition_is_a_downstream_name() {
    keeps(
        any(Command),
        &["__com.redhat_drive_add", "__org.linux-kvm_enable_irqchip"],
    );
    breaks(
        Rule::Prefix,
        any(Command),
        &[
            "drive_add",
            "com.redhat_drive_add",
            "_com.redhat_drive_add",
            "___com.redhat_drive_add",
            "x-__com.redhat_foo",
            "x-com.redhat_foo",
            "__com.redhat",
            "__com.redhat-drive-mirror",
            "__com.redhat.drive-mirror",
            "__io.github.tamnd.ruvm-query-metrics",
            "__com.redhat_",
            "__foo",
            "___foo",
            "__",
            "",
        ],
        &expect![[r#"
            >drive_add<
              `drive_add` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
            >com.redhat_drive_add<
              `com.redhat_drive_add` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive_add
            >_<com.redhat_drive_add
              `_com.redhat_drive_add` begins with one underscore: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive_add
            __>_<com.redhat_drive_add
              `___com.redhat_drive_add` begins with more than two underscores: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive_add
            >x-<__com.redhat_foo
              `x-__com.redhat_foo` has `x-` before its prefix, where it belongs behind it
              -> __com.redhat_x-foo
            >x-com.redhat_foo<
              `x-com.redhat_foo` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_x-foo
            __>com.redhat<
              `__com.redhat` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
            __>com.redhat-drive-mirror<
              `__com.redhat-drive-mirror` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive-mirror
            __>com.redhat.drive-mirror<
              `__com.redhat.drive-mirror` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive-mirror
            __>io.github.tamnd.ruvm-query-metrics<
              `__io.github.tamnd.ruvm-query-metrics` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
            __com.redhat_><
              `__com.redhat_` has no stem: a downstream command is named `__RFQDN_stem`
            __>foo<
              `__foo` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
            __>_<foo
              `___foo` begins with more than two underscores: a downstream command is named `__RFQDN_stem`
            __><
              `__` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
            ><
              `` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
        "#]],
    );
    breaks(
        Rule::Prefix,
        any(ErrorClass),
        &["DriveLocked"],
        &expect![[r#"
            >DriveLocked<
              `DriveLocked` lacks the downstream prefix: a downstream error class is named `__RFQDN_stem`
        "#]],
    );
}

#[test]
fn a_member_is_one_as_soon_as_it_begins_with_an_underscore() {
    keeps(any(Member), &["drive", "x-drive", "__com.redhat_drive"]);
    breaks(
        Rule::Prefix,
        any(Member),
        &[
            "_reason",
            "_com.redhat_reason",
            "x-__com_redhat_rhel620_compat",
        ],
        &expect![[r#"
            >_<reason
              `_reason` begins with one underscore: a downstream member is named `__RFQDN_stem`
            >_<com.redhat_reason
              `_com.redhat_reason` begins with one underscore: a downstream member is named `__RFQDN_stem`
              -> __com.redhat_reason
            >x-<__com_redhat_rhel620_compat
              `x-__com_redhat_rhel620_compat` has `x-` before its prefix, where it belongs behind it
              -> __com.redhat_x-rhel620_compat
        "#]],
    );
}

#[test]
fn who_the_vendor_is_tells_where_the_rfqdn_ends() {
    breaks(
        Rule::Prefix,
        redhat(Command),
        &[
            "drive_add",
            "__drive-add",
            "_drive_add",
            "x-drive_add",
            "x-__vz_foo",
            "redhat.com_drive_add",
            "com.example.drive-add",
        ],
        &expect![[r#"
            >drive_add<
              `drive_add` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive_add
            __>drive-add<
              `__drive-add` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive-add
            >_<drive_add
              `_drive_add` begins with one underscore: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive_add
            >x-drive_add<
              `x-drive_add` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_x-drive_add
            >x-<__vz_foo
              `x-__vz_foo` has `x-` before its prefix, where it belongs behind it
            >redhat.com_drive_add<
              `redhat.com_drive_add` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
              -> __com.redhat_drive_add
            >com.example.drive-add<
              `com.example.drive-add` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
        "#]],
    );
    breaks(
        Rule::Prefix,
        any(Command).vendor("io.github.tamnd.ruvm"),
        &[
            "__io.github.tamnd.ruvm-query-metrics",
            "__ruvm-query-metrics",
        ],
        &expect![[r#"
            __>io.github.tamnd.ruvm-query-metrics<
              `__io.github.tamnd.ruvm-query-metrics` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
              -> __io.github.tamnd.ruvm_query-metrics
            __>ruvm-query-metrics<
              `__ruvm-query-metrics` has no `_` between an RFQDN and a stem: a downstream command is named `__RFQDN_stem`
              -> __io.github.tamnd.ruvm_query-metrics
        "#]],
    );
    // Where an RFQDN may be of one label, a name's first word is not taken for one even so.
    breaks(
        Rule::Prefix,
        any(Command).allow(Rule::Rfqdn),
        &["drive_add"],
        &expect![[r#"
            >drive_add<
              `drive_add` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`
        "#]],
    );
}
