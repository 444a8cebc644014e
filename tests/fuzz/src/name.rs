//! A name, after the vendor's RFQDN and a newline if there is one: `qmp_name`'s verdict on it.

use std::sync::LazyLock;

use qmp_name::{Checker, Kind, Rule};
use regex::{Regex, RegexBuilder};

const KINDS: [Kind; 6] = [
    Kind::Command,
    Kind::Event,
    Kind::ErrorClass,
    Kind::Member,
    Kind::EnumValue,
    Kind::Feature,
];

/// `valid_name` of QEMU's scripts/qapi/expr.py.
static QEMUS_REGEX: LazyLock<Regex> = LazyLock::new(|| {
    RegexBuilder::new("^(__[a-z0-9.-]+_)?(x-)?([a-z][a-z0-9_-]*)$")
        .case_insensitive(true)
        .unicode(false)
        .build()
        .expect("QEMU's regex is one")
});

/// Checks what `qmp_name` says of it.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let (vendor, name) = match text.split_once('\n') {
        Some((vendor, name)) => (Some(vendor), name),
        None => (None, text),
    };
    for kind in KINDS {
        let strict = Checker::new(kind);
        let strict = match vendor {
            Some(vendor) => strict.vendor(vendor),
            None => strict,
        };
        let lenient = Rule::ALL
            .iter()
            .fold(strict, |checker, &rule| checker.allow(rule));
        let passes = verdict(&strict, name);
        let passes_leniently = verdict(&lenient, name);
        assert!(
            !passes || passes_leniently,
            "{kind}: an allowance refuses {name:?}"
        );
        if passes_leniently {
            // expr.py puts a letter before an enum value that begins with a digit.
            let digit = kind == Kind::EnumValue && name.starts_with(|c: char| c.is_ascii_digit());
            let tested = if digit {
                format!("d{name}")
            } else {
                name.to_owned()
            };
            assert!(
                QEMUS_REGEX.is_match(&tested),
                "{kind}: QEMU refuses {name:?}"
            );
        } else if vendor.is_none()
            && QEMUS_REGEX
                .captures(name)
                .is_some_and(|found| found.get(1).is_some())
        {
            panic!("{kind}: QEMU takes {name:?}");
        }
        upstream(&strict, name);
    }
}

/// Whether the name passes. If it does not, that has a place, a reason and a true suggestion.
fn verdict(checker: &Checker<'_>, name: &str) -> bool {
    let violation = match checker.check(name) {
        Ok(parts) => {
            assert_eq!(parts.as_str(), name);
            return true;
        }
        Err(violation) => violation,
    };
    assert!(
        name.get(violation.range()).is_some(),
        "{name:?}: {:?}",
        violation.range()
    );
    let reason = violation.to_string();
    assert!(
        !reason.is_empty() && reason.len() < 2000 && !reason.contains(char::is_control),
        "{reason:?}"
    );
    if let Some(suggestion) = violation.suggestion() {
        assert!(
            checker.check(&suggestion).is_ok(),
            "{name:?}: {suggestion:?} is no better"
        );
    }
    false
}

/// The same of an upstream name, and of a lone RFQDN.
fn upstream(checker: &Checker<'_>, name: &str) {
    if let Err(violation) = checker.check_upstream(name) {
        assert!(name.get(violation.range()).is_some());
        if let Some(suggestion) = violation.suggestion() {
            assert_eq!(checker.check_upstream(&suggestion), Ok(()), "{name:?}");
        }
    }
    if let Err(violation) = checker.check_rfqdn(name) {
        assert!(name.get(violation.range()).is_some());
        if let Some(suggestion) = violation.suggestion() {
            assert_eq!(checker.check_rfqdn(&suggestion), Ok(()), "{name:?}");
        }
    }
}
