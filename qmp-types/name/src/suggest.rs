//! What the author of a wrong name most likely meant, for a violation's suggestion.
//!
//! Each function here reads the name in one way and builds a whole candidate, with every part
//! mended; a candidate counts only if the check that refused the name takes it. So a reading
//! may be bold where the check is the judge (a known vendor), and must be sure of itself where
//! it is not.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    Checker, Rule, grammar::split_marker, kind::Style, rules::is_written_forwards, top_level,
};

/// What people write between an RFQDN's labels, and between it and the stem.
const SEPARATORS: [char; 7] = ['_', '-', '.', '/', ':', ',', ' '];

/// The name that [`Checker::check`] would take.
pub(crate) fn name(checker: &Checker<'_>, text: &str) -> Option<String> {
    let reading = Reading::new(checker, text.trim());
    [by_its_own_rfqdn, by_the_vendor, as_upstream]
        .iter()
        .filter_map(|read| read(checker, &reading))
        .find(|candidate| checker.judge(candidate).is_ok())
}

/// The name that [`Checker::check_upstream`] would take.
pub(crate) fn upstream_name(checker: &Checker<'_>, text: &str) -> Option<String> {
    let strict = Checker::new(checker.kind());
    let candidate = mend(&strict, text.trim());
    strict
        .judge_upstream(&candidate)
        .is_ok()
        .then_some(candidate)
}

/// The RFQDN that [`Checker::check_rfqdn`] would take.
pub(crate) fn rfqdn(checker: &Checker<'_>, text: &str) -> Option<String> {
    let candidate = mend_rfqdn(text.trim().trim_matches('_'));
    checker.judge_rfqdn(&candidate).is_ok().then_some(candidate)
}

/// A name without what may stand before its RFQDN or stem.
struct Reading<'a> {
    text: &'a str,
    /// An `x-` that stands before the prefix.
    marker: &'a str,
    body: &'a str,
}

impl<'a> Reading<'a> {
    fn new(checker: &Checker<'_>, text: &'a str) -> Self {
        let body = text.trim_start_matches('_');
        let (marker, rest) = split_marker(body);
        let shows_vendor = |vendor: &str| behind(vendor.split('.'), rest).is_some();
        let stands_before_prefix = rest.starts_with('_')
            || begins_with_top_level(rest)
            || checker.known_vendor().is_some_and(shows_vendor);
        if stands_before_prefix {
            let body = rest.trim_start_matches('_');
            Self { text, marker, body }
        } else {
            Self {
                text,
                marker: "",
                body,
            }
        }
    }

    /// What stands before the body.
    fn lead(&self) -> &'a str {
        &self.text[..self.text.len() - self.body.len()]
    }

    /// Whether underscores lead, however many: the author meant a downstream name.
    fn is_underscored(&self) -> bool {
        self.lead().contains('_')
    }

    /// Whether a name of the checker's kind is to be read as an upstream one.
    fn may_be_upstream(&self, checker: &Checker<'_>) -> bool {
        !self.is_underscored() && !checker.kind().is_definition()
    }

    /// The downstream name of an RFQDN and of what stands behind it.
    fn under(&self, checker: &Checker<'_>, rfqdn: &str, tail: &str) -> String {
        let tail = mend(checker, tail.trim_start_matches(SEPARATORS));
        let marker = if split_marker(&tail).0.is_empty() {
            self.marker
        } else {
            ""
        };
        format!("__{rfqdn}_{marker}{tail}")
    }
}

/// `com.redhat.…`, not just any dot.
fn begins_with_top_level(text: &str) -> bool {
    text.split_once('.')
        .is_some_and(|(label, _)| top_level::is_common(label))
}

/// Reads an RFQDN and a stem out of the name itself.
fn by_its_own_rfqdn(checker: &Checker<'_>, reading: &Reading<'_>) -> Option<String> {
    let body = reading.body;
    if reading.may_be_upstream(checker) && !begins_with_top_level(body) {
        return None;
    }
    let (rfqdn, tail) = match body.split_once('_') {
        None => split_unmarked(body)?,
        // `__com_redhat_…`
        Some((top, rest)) if reading.is_underscored() && top_level::is_common(top) => {
            let (organisation, tail) = rest.split_once(SEPARATORS)?;
            (format!("{top}.{organisation}"), tail)
        }
        Some((rfqdn, tail)) if reading.is_underscored() || rfqdn.contains('.') => {
            let is_right = checker.judge_rfqdn(rfqdn).is_ok();
            (
                if is_right {
                    rfqdn.to_string()
                } else {
                    mend_rfqdn(rfqdn)
                },
                tail,
            )
        }
        Some(_) => return None,
    };
    Some(reading.under(checker, &rfqdn, tail))
}

/// Finds the end of an RFQDN that no `_` ends: `com.redhat-drive-mirror`, `com.redhat.drive-mirror`.
fn split_unmarked(body: &str) -> Option<(String, &str)> {
    let (top, rest) = body.split_once('.')?;
    let (organisation, tail) = rest.split_once(['.', '-'])?;
    // With further dots, or a hyphen before the one dot, the RFQDN may end in many places.
    let is_plain = !tail.contains('.');
    (top_level::is_common(top) && is_plain).then(|| (format!("{top}.{organisation}"), tail))
}

/// An RFQDN without what no domain name has; reversed if it is written forwards.
fn mend_rfqdn(rfqdn: &str) -> String {
    let labels = rfqdn
        .split(['.', '/', ':', ','])
        .map(|label| label.trim_matches('-'));
    let mut labels: Vec<&str> = labels.filter(|label| !label.is_empty()).collect();
    if is_written_forwards(&labels.join(".")) {
        labels.reverse();
    }
    labels.join(".")
}

/// Puts the name under the known vendor's RFQDN.
fn by_the_vendor(checker: &Checker<'_>, reading: &Reading<'_>) -> Option<String> {
    let vendor = checker.known_vendor()?;
    let tail = behind(vendor.split('.'), reading.body)
        .or_else(|| behind(vendor.rsplit('.'), reading.body))
        .or_else(|| behind_another(checker, reading))?;
    Some(reading.under(checker, vendor, tail))
}

/// What is the stem of a name that does not show the vendor's RFQDN.
fn behind_another<'a>(checker: &Checker<'_>, reading: &Reading<'a>) -> Option<&'a str> {
    let body = reading.body;
    if reading.may_be_upstream(checker) {
        return None;
    }
    // `__redhat_drive_add`
    let last_label = checker.known_vendor()?.rsplit('.').take(1);
    if let Some(tail) = behind(last_label, body).filter(|_| reading.is_underscored()) {
        return Some(tail);
    }
    match body.split_once('_') {
        Some((rfqdn, tail)) if rfqdn.contains('.') => Some(tail),
        None if begins_with_top_level(body) => None,
        // `__vz_foo` and `__drive_add`: is the first word a bad RFQDN, or part of the stem?
        Some(_) if reading.lead().ends_with("__") => None,
        _ => Some(body),
    }
}

/// What stands behind `labels` in `text`, whatever separates them, and in any case.
fn behind<'t, 'l>(labels: impl Iterator<Item = &'l str>, text: &'t str) -> Option<&'t str> {
    let mut rest = text;
    for label in labels {
        rest = rest.trim_start_matches(SEPARATORS);
        let written = rest.get(..label.len())?;
        if !written.eq_ignore_ascii_case(label) {
            return None;
        }
        rest = &rest[label.len()..];
    }
    rest.starts_with(SEPARATORS).then_some(rest)
}

/// Mends a name that is, and stays, an upstream one.
fn as_upstream(checker: &Checker<'_>, reading: &Reading<'_>) -> Option<String> {
    reading
        .may_be_upstream(checker)
        .then(|| mend(checker, reading.text))
}

/// Mends what is no RFQDN: separators that names do not have, and the case.
fn mend(checker: &Checker<'_>, tail: &str) -> String {
    let hyphen = |c: char| {
        if c.is_whitespace() || matches!(c, '.' | '/' | ':') {
            '-'
        } else {
            c
        }
    };
    let tail: String = tail.trim().chars().map(hyphen).collect();
    let (marker, stem) = split_marker(&tail);
    let style = checker.kind().style();
    if checker.allows(Rule::Case) || style.fits(stem) {
        tail
    } else {
        format!("{marker}{}", recase(style, stem))
    }
}

/// Writes a stem in a style: a word begins behind a separator, and at a hump (`driveAdd`,
/// `QMPCommand`).
fn recase(style: Style, stem: &str) -> String {
    let mut out = String::with_capacity(stem.len() + 8);
    let mut previous = '-';
    let mut chars = stem.chars().peekable();
    while let Some(c) = chars.next() {
        let is_hump = c.is_ascii_uppercase()
            && (previous.is_ascii_lowercase()
                || previous.is_ascii_digit()
                || previous.is_ascii_uppercase()
                    && chars.peek().is_some_and(char::is_ascii_lowercase));
        let is_separator = matches!(c, '-' | '_');
        match style {
            Style::Lower => {
                out.extend(is_hump.then_some('-'));
                out.push(c.to_ascii_lowercase());
            }
            Style::Upper => {
                out.extend(is_hump.then_some('_'));
                out.push(if is_separator {
                    '_'
                } else {
                    c.to_ascii_uppercase()
                });
            }
            Style::Camel if is_separator => {}
            Style::Camel if is_hump || matches!(previous, '-' | '_') => {
                out.push(c.to_ascii_uppercase());
            }
            Style::Camel => out.push(c.to_ascii_lowercase()),
        }
        previous = c;
    }
    out
}
