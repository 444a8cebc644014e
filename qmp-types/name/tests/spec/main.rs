//! Every rule: names that keep it, and names that break it with all that a reader is told.
//!
//! `UPDATE_EXPECT=1 cargo test -p qmp-name` renews the messages.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes the messages so"
)]

mod prefix;
mod rfqdn;
mod stem;

use std::fmt::Write;

use expect_test::Expect;
use qmp_name::{Checker, Kind, Kind::*, Rule, Violation, mangle};

#[track_caller]
fn keeps(checker: Checker<'_>, names: &[&str]) {
    for name in names {
        let verdict = checker.check(name);
        assert_eq!(verdict.as_ref().map(qmp_name::Name::as_str), Ok(*name));
    }
}

/// One line a name: what is wrong is marked with `>` and `<`, then the reason, then the name
/// to write.
#[track_caller]
fn breaks(rule: Rule, checker: Checker<'_>, names: &[&str], expect: &Expect) {
    told(rule, names, |name| checker.check(name).err(), expect);
}

#[track_caller]
fn told(rule: Rule, names: &[&str], check: impl Fn(&str) -> Option<Violation>, expect: &Expect) {
    let mut text = String::new();
    for name in names {
        let violation = check(name).unwrap_or_else(|| panic!("`{name}` is accepted"));
        assert_eq!(violation.rule(), rule, "{name}: {violation}");
        let place = violation.range();
        let (before, rest) = name.split_at(place.start);
        let (wrong, after) = rest.split_at(place.len());
        let [before, wrong, after] = [before, wrong, after].map(str::escape_debug);
        writeln!(text, "{before}>{wrong}<{after}\n  {violation}").unwrap();
        if let Some(suggestion) = violation.suggestion() {
            assert!(check(&suggestion).is_none(), "{suggestion}");
            writeln!(text, "  -> {suggestion}").unwrap();
        }
    }
    expect.assert_eq(&text);
}

const fn any(kind: Kind) -> Checker<'static> {
    Checker::new(kind)
}

const fn redhat(kind: Kind) -> Checker<'static> {
    Checker::new(kind).vendor("com.redhat")
}

#[test]
fn several_mistakes_are_mended_together() {
    for (checker, name, right) in [
        (
            any(Event),
            "X-__redhat.com_spice init",
            "__com.redhat_X-SPICE_INIT",
        ),
        (
            redhat(Command),
            "_redhat.com.DriveAdd",
            "__com.redhat_drive-add",
        ),
        (
            any(ErrorClass),
            "__com..redhat_drive locked",
            "__com.redhat_DriveLocked",
        ),
        (any(Member), " Drive Size", "drive-size"),
        // What is right, or allowed, stays as it was written.
        (any(Event), "__COM.RedHat_foo", "__COM.RedHat_FOO"),
        (
            any(Command).allow(Rule::Reversed),
            "__redhat.com_Foo",
            "__redhat.com_foo",
        ),
        (
            any(Command).allow(Rule::Case),
            "_com.redhat_DriveAdd",
            "__com.redhat_DriveAdd",
        ),
    ] {
        let suggestion = checker.check(name).unwrap_err().suggestion();
        assert_eq!(suggestion.as_deref(), Some(right), "{name}");
    }
}

#[test]
fn only_conventions_can_be_allowed() {
    let conventions: Vec<_> = Rule::ALL
        .iter()
        .filter(|rule| rule.is_convention())
        .collect();
    assert_eq!(
        conventions,
        ["rfqdn", "reversed", "case", "reserved"]
            .map(parse)
            .each_ref()
    );
    let checker = Rule::ALL
        .iter()
        .fold(redhat(Command), |checker, &rule| checker.allow(rule));
    for (name, rule) in [
        ("foo", "prefix"),
        ("__com.redhat_foo bar", "characters"),
        ("__com.b\u{fc}cher_foo", "characters"),
        ("__org.qemu_foo", "vendor"),
    ] {
        assert_eq!(checker.check(name).unwrap_err().rule(), rule);
    }
}

fn parse(name: &str) -> Rule {
    name.parse().unwrap()
}

#[test]
fn rules_go_by_their_names() {
    for &rule in Rule::ALL {
        assert_eq!(parse(rule.name()), rule);
        assert_eq!(rule.to_string(), rule.name());
        assert!(rule.specification().starts_with("docs/"));
    }
    assert!(Rule::Prefix == *"prefix" && Rule::Prefix != *"case");
    assert!(Rule::Prefix == "prefix" && Rule::Prefix != "case");
    let unknown = "Prefix".parse::<Rule>().unwrap_err();
    assert_eq!(unknown.to_string(), "there is no rule `Prefix`");
}

#[test]
fn a_name_shows_itself_as_it_was_written() {
    let name = any(Member).check("__com.redhat_x-reason").unwrap();
    assert_eq!(name.to_string(), name.as_str());
    assert_eq!(format!("{name:>22}|"), " __com.redhat_x-reason|");
}

#[test]
fn names_collide_as_in_qemus_c() {
    assert_eq!(mangle("__com.redhat_drive-add"), "__com_redhat_drive_add");
    assert_eq!(mangle("a b\u{e9}!"), "a_b__");
    assert_ne!(mangle("Foo"), mangle("foo"));
}
