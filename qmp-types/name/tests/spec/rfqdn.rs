//! The rules about the RFQDN: `rfqdn`, `reversed`, `vendor`.

use expect_test::expect;
use qmp_name::{Kind::*, Rule, check_rfqdn};

use crate::{any, breaks, keeps, redhat, told};

#[test]
fn rfqdn() {
    keeps(
        any(Command),
        &[
            "__com.3m_foo",
            "__COM.RedHat_foo",
            "__io.github.tamnd.ruvm_foo",
        ],
    );
    let long_label = format!("__com.{}_foo", "a".repeat(64));
    let long_name = format!("__{}com_foo", "abcdefg.".repeat(32));
    breaks(
        Rule::Rfqdn,
        any(Command),
        &[
            "__vz_foo",
            "__com_redhat_foo",
            "__com..redhat_foo",
            "__.com.redhat_foo",
            "__com._foo",
            "__.._foo",
            "__com.-redhat_foo",
            "__com.redhat-_foo",
            "__123.456_foo",
            &long_label,
            &long_name,
        ],
        &expect![[r#"
            __>vz<_foo
              the RFQDN `vz` is not a domain name: it has only one label
            __>com<_redhat_foo
              the RFQDN `com` is not a domain name: it has only one label
              -> __com.redhat_foo
            __com.><.redhat_foo
              the RFQDN `com..redhat` is not a domain name: a label is empty
              -> __com.redhat_foo
            __><.com.redhat_foo
              the RFQDN `.com.redhat` is not a domain name: a label is empty
              -> __com.redhat_foo
            __com.><_foo
              the RFQDN `com.` is not a domain name: a label is empty
            __><.._foo
              the RFQDN `..` is not a domain name: a label is empty
            __com.>-<redhat_foo
              the RFQDN `com.-redhat` is not a domain name: a label begins with `-`
              -> __com.redhat_foo
            __com.redhat>-<_foo
              the RFQDN `com.redhat-` is not a domain name: a label ends with `-`
              -> __com.redhat_foo
            __>123<.456_foo
              the RFQDN `123.456` is not a domain name: the top level is a number
            __com.>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa<_foo
              the RFQDN `com.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` is not a domain name: a label has more than 63 characters
            __>abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.com<_foo
              the RFQDN `abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.abcdefg.…` is not a domain name: it has more than 253 characters
        "#]],
    );
    breaks(
        Rule::Rfqdn,
        redhat(Command),
        &["__redhat_foo", "__vz_foo"],
        &expect![[r#"
            __>redhat<_foo
              the RFQDN `redhat` is not a domain name: it has only one label
              -> __com.redhat_foo
            __>vz<_foo
              the RFQDN `vz` is not a domain name: it has only one label
        "#]],
    );
    keeps(any(Command).allow(Rule::Rfqdn), &["__vz_foo", "__.._foo"]);
}

#[test]
fn a_domain_name_may_be_as_long_as_dns_has_it() {
    let label = "a".repeat(63);
    keeps(any(Command), &[&format!("__com.{label}_foo")]);
    let longest = format!("com.{label}.{label}.{label}.{}", "a".repeat(57));
    assert_eq!(longest.len(), 253);
    assert_eq!(check_rfqdn(&longest), Ok(()));
    assert_eq!(
        check_rfqdn(&format!("{longest}a")).unwrap_err().rule(),
        Rule::Rfqdn
    );
}

#[test]
fn reversed() {
    keeps(
        any(Command),
        &[
            "__io.github.dev_foo",
            "__org.qemu_foo",
            "__berlin.example_foo",
        ],
    );
    breaks(
        Rule::Reversed,
        any(Command),
        &["__redhat.com_x", "__foo.co.uk_x", "__REDHAT.COM_DriveAdd"],
        &expect![[r#"
            __>redhat.com<_x
              the RFQDN `redhat.com` is written forwards: in a reverse domain name the top level comes first
              -> __com.redhat_x
            __>foo.co.uk<_x
              the RFQDN `foo.co.uk` is written forwards: in a reverse domain name the top level comes first
              -> __uk.co.foo_x
            __>REDHAT.COM<_DriveAdd
              the RFQDN `REDHAT.COM` is written forwards: in a reverse domain name the top level comes first
              -> __COM.REDHAT_drive-add
        "#]],
    );
    keeps(any(Command).allow(Rule::Reversed), &["__redhat.com_x"]);
}

/// What begins like a domain name written backwards is one, whatever it ends with.
#[test]
fn a_name_that_begins_with_a_top_level_is_not_reversed() {
    for rfqdn in [
        // Countries: dev.to, cloud.infomaniak.be, app.me, dev.sh, io.tv, com.example.uk.
        "to.dev",
        "be.infomaniak.cloud",
        "me.app",
        "sh.dev",
        "tv.io",
        "uk.example.com",
        "TO.Dev",
        // Open to everybody: com.page, io.example.software, dev.studio, cloud.berlin.
        "page.com",
        "software.example.io",
        "studio.dev",
        "berlin.cloud",
        "museum.example.org",
        // Common themselves.
        "cloud.google",
        "cloud.io",
        "com.dev",
        // com.example.рф
        "xn--p1ai.example.com",
        "XN--P1AI.example.com",
    ] {
        assert_eq!(check_rfqdn(rfqdn), Ok(()), "{rfqdn}");
        keeps(any(Command), &[&format!("__{rfqdn}_foo")]);
    }
}

/// A company's own top-level domain, a word and a longer number of letters are none of these.
#[test]
fn what_begins_with_no_open_top_level_is_reversed() {
    for (rfqdn, right) in [
        ("proxmox.com", "com.proxmox"),
        ("infomaniak.cloud", "cloud.infomaniak"),
        ("lists.example.org", "org.example.lists"),
        // Brands with a top level of their own.
        ("google.cloud", "cloud.google"),
        ("microsoft.com", "com.microsoft"),
        ("ibm.com", "com.ibm"),
        ("sap.de", "de.sap"),
        // Not the two letters of a country.
        ("x.org", "org.x"),
        ("1u.com", "com.1u"),
        ("xn-p1ai.com", "com.xn-p1ai"),
        ("www.be.example.dev", "dev.example.be.www"),
    ] {
        let violation = check_rfqdn(rfqdn).expect_err(rfqdn);
        assert_eq!(violation.rule(), Rule::Reversed, "{rfqdn}");
        assert_eq!(violation.suggestion().as_deref(), Some(right));
        let name = format!("__{rfqdn}_foo");
        let violation = any(Command).check(&name).expect_err(&name);
        assert_eq!(violation.rule(), Rule::Reversed, "{name}");
        assert_eq!(violation.suggestion(), Some(format!("__{right}_foo")));
    }
}

#[test]
fn vendor() {
    keeps(redhat(Command), &["__com.redhat_foo", "__COM.RedHat_foo"]);
    keeps(redhat(Member), &["foo"]);
    breaks(
        Rule::Vendor,
        redhat(Command),
        &[
            "__com.redhat.drive_add",
            "__org.qemu_x-Command",
            "__x-com.redhat_foo",
            "__com.readhat_foo",
        ],
        &expect![[r#"
            __>com.redhat.drive<_add
              the RFQDN `com.redhat.drive` is not the vendor's, `com.redhat`
              -> __com.redhat_drive_add
            __>org.qemu<_x-Command
              the RFQDN `org.qemu` is not the vendor's, `com.redhat`
              -> __com.redhat_x-command
            __>x-com.redhat<_foo
              the RFQDN `x-com.redhat` is not the vendor's, `com.redhat`
              -> __com.redhat_x-foo
            __>com.readhat<_foo
              the RFQDN `com.readhat` is not the vendor's, `com.redhat`
              -> __com.redhat_foo
        "#]],
    );
}

#[test]
fn an_rfqdn_on_its_own() {
    assert_eq!(check_rfqdn("io.github.tamnd.ruvm"), Ok(()));
    let check = |rfqdn: &str| check_rfqdn(rfqdn).err();
    told(
        Rule::Reversed,
        &["redhat.com"],
        check,
        &expect![[r#"
        >redhat.com<
          the RFQDN `redhat.com` is written forwards: in a reverse domain name the top level comes first
          -> com.redhat
    "#]],
    );
    told(
        Rule::Rfqdn,
        &["", "redhat", "com..redhat"],
        check,
        &expect![[r#"
            ><
              the RFQDN `` is not a domain name: a label is empty
            >redhat<
              the RFQDN `redhat` is not a domain name: it has only one label
            com.><.redhat
              the RFQDN `com..redhat` is not a domain name: a label is empty
              -> com.redhat
        "#]],
    );
    told(
        Rule::Characters,
        &["__com.redhat_", "com.b\u{fc}cher"],
        check,
        &expect![[r#"
            >_<_com.redhat_
              the RFQDN `__com.redhat_` contains `_`, but may contain only ASCII letters, digits, `-` and `.`
              -> com.redhat
            com.b>ü<cher
              the RFQDN `com.bücher` contains `ü`, but a label with characters outside ASCII is written in its `xn--` form
        "#]],
    );
    assert_eq!(
        any(Command).allow(Rule::Reversed).check_rfqdn("redhat.com"),
        Ok(())
    );
}
