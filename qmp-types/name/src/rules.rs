//! The rules about names, one function each, called by the checker in the order of `RULES`.

use alloc::{format, string::String};
use core::ops::Range;

use crate::{
    Kind, Name, Rule,
    kind::Style,
    top_level,
    violation::{Fault, Quoted},
};

/// What a rule looks at.
pub(crate) struct Subject<'a> {
    pub(crate) kind: Kind,
    pub(crate) name: Name<'a>,
    /// The RFQDN that every downstream name must have.
    pub(crate) vendor: Option<&'a str>,
}

type Verdict = Result<(), Fault>;
pub(crate) type Test = fn(&Subject<'_>) -> Verdict;

/// The rules of a vendor's name. Each relies on those before it: a reader learns of the shape
/// first, then of what is in it.
pub(crate) const RULES: &[(Rule, Test)] = &[
    (Rule::Prefix, prefix),
    (Rule::Characters, characters),
    (Rule::Rfqdn, rfqdn),
    (Rule::Reversed, reversed),
    (Rule::Vendor, vendor),
    (Rule::Case, case),
    (Rule::Reserved, reserved),
];

/// The rules of an RFQDN on its own.
pub(crate) const RFQDN_RULES: &[(Rule, Test)] = &[
    (Rule::Characters, rfqdn_characters),
    (Rule::Rfqdn, rfqdn),
    (Rule::Reversed, reversed),
];

/// The rule of a name that must be upstream's.
pub(crate) const UPSTREAM_RULES: &[(Rule, Test)] = &[(Rule::Upstream, upstream)];

fn fault(range: Range<usize>, reason: impl Into<String>) -> Verdict {
    Err(Fault {
        range,
        reason: reason.into(),
    })
}

/// `prefix`: a definition, and whatever begins with `_`, has the form `__RFQDN_stem`.
fn prefix(&Subject { kind, name, .. }: &Subject<'_>) -> Verdict {
    let text = name.as_str();
    let quoted = Quoted(text);
    let form = format!("a downstream {kind} is named `__RFQDN_stem`");
    let underscores = text.bytes().take_while(|&b| b == b'_').count();
    if has_marker_first(&name) {
        return fault(
            0..2,
            format!(
                "{quoted} has `{}` before its prefix, where it belongs behind it",
                &text[..2]
            ),
        );
    }
    match underscores {
        0 if !kind.is_definition() => Ok(()),
        0 => fault(
            0..text.len(),
            format!("{quoted} lacks the downstream prefix: {form}"),
        ),
        1 => fault(0..1, format!("{quoted} begins with one underscore: {form}")),
        2 if name.rfqdn().is_none() => fault(
            2..text.len(),
            format!("{quoted} has no `_` between an RFQDN and a stem: {form}"),
        ),
        2 if name.tail().is_empty() => fault(
            text.len()..text.len(),
            format!("{quoted} has no stem: {form}"),
        ),
        2 => Ok(()),
        _ => fault(
            2..underscores,
            format!("{quoted} begins with more than two underscores: {form}"),
        ),
    }
}

/// `x-__com.example_…`; QEMU's regular expression knows `x-` only behind the prefix.
fn has_marker_first(name: &Name<'_>) -> bool {
    !name.is_downstream() && name.is_experimental() && name.stem().starts_with("__")
}

/// `characters`: only those of QEMU's regular expression, and a letter first.
fn characters(subject: &Subject<'_>) -> Verdict {
    rfqdn_characters(subject)?;
    let Subject { kind, name, .. } = subject;
    let tail = name.tail();
    let part = if name.is_downstream() { "stem" } else { "name" };
    let Some(first) = tail.chars().next() else {
        return fault(0..0, "the name is empty");
    };
    let digit_may_lead = *kind == Kind::EnumValue && !name.is_downstream();
    if !(first.is_ascii_alphabetic() || digit_may_lead && first.is_ascii_digit()) {
        return fault(
            name.range_of(&tail[..first.len_utf8()]),
            format!(
                "the {part} {} begins with {}, not with an ASCII letter{}",
                Quoted(tail),
                Quoted(&tail[..first.len_utf8()]),
                if digit_may_lead { " or a digit" } else { "" },
            ),
        );
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let Some(wrong) = first_char(tail, |c| !allowed(c)) else {
        return Ok(());
    };
    let only = match wrong {
        "." => "which stands only in the RFQDN of a downstream name",
        _ => "but may contain only ASCII letters, digits, `-` and `_`",
    };
    fault(
        name.range_of(wrong),
        format!(
            "the {part} {} contains {}, {only}",
            Quoted(tail),
            Quoted(wrong)
        ),
    )
}

/// The part of `characters` that is about the RFQDN. It is not part of `rfqdn`, because that
/// one is a convention, and these are characters that QEMU refuses.
fn rfqdn_characters(&Subject { name, .. }: &Subject<'_>) -> Verdict {
    let rfqdn = name.rfqdn().unwrap_or_default();
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let Some(wrong) = first_char(rfqdn, |c| !allowed(c)) else {
        return Ok(());
    };
    let why = if wrong.is_ascii() {
        "but may contain only ASCII letters, digits, `-` and `.`"
    } else {
        "but a label with characters outside ASCII is written in its `xn--` form"
    };
    fault(
        name.range_of(wrong),
        format!(
            "the RFQDN {} contains {}, {why}",
            Quoted(rfqdn),
            Quoted(wrong)
        ),
    )
}

/// The first character that is `wrong`, as a slice.
fn first_char(text: &str, wrong: impl Fn(char) -> bool) -> Option<&str> {
    text.matches(wrong).next()
}

/// `rfqdn`: a domain name as DNS has them, with two or more labels.
fn rfqdn(&Subject { name, .. }: &Subject<'_>) -> Verdict {
    let Some(rfqdn) = name.rfqdn() else {
        return Ok(());
    };
    let not_a_domain = |part: &str, why: &str| {
        fault(
            name.range_of(part),
            format!("the RFQDN {} is not a domain name: {why}", Quoted(rfqdn)),
        )
    };
    for label in rfqdn.split('.') {
        if label.is_empty() {
            return not_a_domain(label, "a label is empty");
        }
        if label.len() > 63 {
            return not_a_domain(label, "a label has more than 63 characters");
        }
        if label.starts_with('-') {
            return not_a_domain(&label[..1], "a label begins with `-`");
        }
        if label.ends_with('-') {
            return not_a_domain(&label[label.len() - 1..], "a label ends with `-`");
        }
    }
    let Some((top, _)) = rfqdn.split_once('.') else {
        return not_a_domain(rfqdn, "it has only one label");
    };
    if top.bytes().all(|b| b.is_ascii_digit()) {
        return not_a_domain(top, "the top level is a number");
    }
    if rfqdn.len() > 253 {
        return not_a_domain(rfqdn, "it has more than 253 characters");
    }
    Ok(())
}

/// `reversed`: the RFQDN is not a domain name written forwards, as far as it can be read in no
/// other way.
fn reversed(&Subject { name, .. }: &Subject<'_>) -> Verdict {
    let rfqdn = name.rfqdn().unwrap_or_default();
    if !is_written_forwards(rfqdn) {
        return Ok(());
    }
    fault(
        name.range_of(rfqdn),
        format!(
            "the RFQDN {} is written forwards: in a reverse domain name the top level comes first",
            Quoted(rfqdn),
        ),
    )
}

/// Returns whether the last label is a common top-level domain, and the first cannot be one.
pub(crate) fn is_written_forwards(rfqdn: &str) -> bool {
    let first = rfqdn.split('.').next().unwrap_or_default();
    let last = rfqdn.rsplit('.').next().unwrap_or_default();
    top_level::is_common(last) && !top_level::may_come_first(first)
}

/// `vendor`: the RFQDN is the one that all names around it have. Domain names have no case.
fn vendor(&Subject { name, vendor, .. }: &Subject<'_>) -> Verdict {
    match (name.rfqdn(), vendor) {
        (Some(rfqdn), Some(vendor)) if !rfqdn.eq_ignore_ascii_case(vendor) => fault(
            name.range_of(rfqdn),
            format!(
                "the RFQDN {} is not the vendor's, {}",
                Quoted(rfqdn),
                Quoted(vendor)
            ),
        ),
        _ => Ok(()),
    }
}

/// `case`: of the stem alone; the prefix and `x-` may have either.
fn case(&Subject { kind, name, .. }: &Subject<'_>) -> Verdict {
    let stem = name.qemu_stem();
    if kind.style().fits(stem) {
        return Ok(());
    }
    let style = match kind.style() {
        Style::Lower => "lower case",
        Style::Upper => "upper case with `_` between words",
        Style::Camel => "CamelCase",
    };
    let part = if name.is_downstream() { "stem" } else { "name" };
    fault(
        name.range_of(stem),
        format!(
            "the {part} {} is not in {style}, as {kind} names are",
            Quoted(stem)
        ),
    )
}

/// `reserved`: what QEMU's generated C needs for itself. A downstream name is out of its way, as
/// it begins with `__`.
fn reserved(&Subject { kind, name, .. }: &Subject<'_>) -> Verdict {
    let text = name.as_str();
    let begins = |word: &str| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(['-', '_']))
    };
    let (part, why) = match kind {
        _ if begins("q") => (
            &text[..2],
            "begins with `q_` in C, which QEMU's generator reserves",
        ),
        Kind::Member if begins("has") => (
            &text[..4],
            "begins with `has_` in C, where that tells whether a member is present",
        ),
        Kind::Member if text == "u" => (text, "is reserved for the union that QEMU's C code has"),
        _ => return Ok(()),
    };
    fault(
        name.range_of(part),
        format!("the {kind} {} {why}", Quoted(text)),
    )
}

/// `upstream`: not a downstream name, and one that QEMU's generator takes. None of the
/// conventions can be switched off for it: upstream keeps them.
fn upstream(subject: &Subject<'_>) -> Verdict {
    let Subject { kind, name, .. } = subject;
    let text = name.as_str();
    if text.starts_with("__") || has_marker_first(name) {
        return fault(
            0..text.len(),
            format!(
                "{} is a downstream name: extends() is for upstream's commands and events, a \
                 downstream {kind} is declared with `{kind} = \"…\"`",
                Quoted(text),
            ),
        );
    }
    characters(subject)?;
    case(subject)?;
    reserved(subject)
}
