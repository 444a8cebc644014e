//! What holds for every text, not only for those that somebody thought of.

use std::sync::LazyLock;

use proptest::{prelude::*, sample::select};
use qmp_name::{Checker, Kind, Rule, check_rfqdn};
use regex::{Regex, RegexBuilder};

const KINDS: [Kind; 6] = [
    Kind::Command,
    Kind::Event,
    Kind::ErrorClass,
    Kind::Member,
    Kind::EnumValue,
    Kind::Feature,
];

/// Pieces of which right, wrong and hostile names consist.
const PIECES: &[&str] = &[
    "__",
    "_",
    "x-",
    "X-",
    "com",
    "redhat",
    "org",
    "linux-kvm",
    "io",
    ".",
    "..",
    "-",
    "drive",
    "Add",
    "FOO",
    "QMP",
    "u",
    "has-",
    "q_",
    "1",
    "456",
    " ",
    "/",
    ":",
    "\u{fc}",
    "\u{212a}",
    "\n",
    "\u{202e}",
    "com.redhat",
    "redhat.com",
    "__com.redhat_",
    "__redhat.com_",
    "com_redhat",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(select(PIECES), 0..9).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>()]
}

fn checker() -> impl Strategy<Value = Checker<'static>> {
    let vendors = [
        None,
        Some("com.redhat"),
        Some("org.linux-kvm"),
        Some("vz"),
        Some("a b\u{fc}_"),
    ];
    let allowed = prop::collection::vec(select(Rule::ALL), 0..3);
    (select(&KINDS[..]), select(vendors.to_vec()), allowed).prop_map(|(kind, vendor, allowed)| {
        let checker = vendor
            .iter()
            .fold(Checker::new(kind), |checker, v| checker.vendor(v));
        allowed.into_iter().fold(checker, Checker::allow)
    })
}

fn good_name() -> impl Strategy<Value = (Kind, String)> {
    let rfqdn = "com\\.[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?(\\.[a-z0-9]{1,8}){0,2}";
    let named = |kind: Kind, stem: &'static str| {
        (rfqdn, "(x-)?", stem)
            .prop_map(move |(rfqdn, x, stem)| (kind, format!("__{rfqdn}_{x}{stem}")))
    };
    prop_oneof![
        named(Kind::Command, "[a-z][a-z0-9_-]{0,12}"),
        named(Kind::Member, "[a-z][a-z0-9_-]{0,12}"),
        named(Kind::Event, "[A-Z][A-Z0-9_]{0,12}"),
        named(Kind::ErrorClass, "[A-Z][A-Za-z0-9]{0,8}[a-z]"),
    ]
}

/// `valid_name` of scripts/qapi/expr.py.
static QEMUS_REGEX: LazyLock<Regex> = LazyLock::new(|| {
    RegexBuilder::new("^(__[a-z0-9.-]+_)?(x-)?([a-z][a-z0-9_-]*)$")
        .case_insensitive(true)
        .unicode(false)
        .build()
        .unwrap()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_violation_has_a_place_a_reason_and_a_true_suggestion(checker in checker(), name in text()) {
        if let Err(violation) = checker.check(&name) {
            prop_assert!(name.get(violation.range()).is_some(), "{:?}", violation.range());
            let reason = violation.to_string();
            prop_assert!(!reason.is_empty() && !reason.contains(|c: char| c.is_control()));
            if let Some(suggestion) = violation.suggestion() {
                prop_assert!(checker.check(&suggestion).is_ok(), "{}", suggestion);
            }
        }
    }

    #[test]
    fn so_it_is_for_upstream_names_and_lone_rfqdns(checker in checker(), name in text()) {
        if let Err(violation) = checker.check_upstream(&name) {
            prop_assert_eq!(violation.rule(), Rule::Upstream);
            prop_assert!(name.get(violation.range()).is_some());
            if let Some(suggestion) = violation.suggestion() {
                prop_assert_eq!(checker.check_upstream(&suggestion), Ok(()));
            }
        }
        if let Err(violation) = checker.check_rfqdn(&name) {
            prop_assert!(name.get(violation.range()).is_some());
            if let Some(suggestion) = violation.suggestion() {
                prop_assert_eq!(checker.check_rfqdn(&suggestion), Ok(()));
            }
        }
    }

    #[test]
    fn what_passes_passes_qemus_regex(checker in checker(), name in text()) {
        let Ok(parts) = checker.check(&name) else { return Ok(()) };
        // expr.py puts a letter before an enum value that begins with a digit.
        let tested = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("d{name}") } else { name.clone() };
        let captures = QEMUS_REGEX.captures(&tested).expect(&name);
        let prefix = captures.get(1).map(|prefix| prefix.as_str());
        let written = parts.rfqdn().map(|rfqdn| format!("__{rfqdn}_"));
        prop_assert_eq!(written.as_deref(), prefix);
        // The regex gives an `x-` with no letter behind it to the stem.
        if let Some(x) = captures.get(2) {
            prop_assert!(parts.is_experimental());
            prop_assert_eq!(format!("{}{}", x.as_str(), parts.stem()), &tested[x.start()..]);
        }
    }

    #[test]
    fn what_the_regex_refuses_no_allowance_lets_through(kind in select(&KINDS[..]), name in text()) {
        let digit = name.starts_with(|c: char| c.is_ascii_digit()) && kind == Kind::EnumValue;
        if !digit && !QEMUS_REGEX.is_match(&name) {
            let checker = Rule::ALL.iter().fold(Checker::new(kind), |checker, &rule| checker.allow(rule));
            prop_assert!(checker.check(&name).is_err());
        }
    }

    #[test]
    fn good_names_pass_with_their_vendor_in_any_case((kind, name) in good_name()) {
        let parts = Checker::new(kind).check(&name).unwrap();
        let rfqdn = parts.rfqdn().unwrap();
        prop_assert_eq!(check_rfqdn(rfqdn), Ok(()));
        let (prefix, tail) = name.split_at(rfqdn.len() + 3);
        let shouted = prefix.to_uppercase() + tail;
        let checker = Checker::new(kind).vendor(rfqdn);
        prop_assert_eq!(checker.check(&shouted).unwrap().stem(), parts.stem());
    }

    /// A country's code comes first in the reverse of a rightful domain; and where the rule
    /// refuses, the domain turned round passes.
    #[test]
    fn reversed_refuses_no_country_and_turns_round_what_it_refuses(
        first in "[a-z0-9]{1,4}", middle in "(\\.[a-z0-9]{1,8}){0,2}", last in select(&["com", "org", "cloud", "dev", "uk", "io"][..]),
    ) {
        let rfqdn = format!("{first}{middle}.{last}");
        let is_country = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase());
        match check_rfqdn(&rfqdn) {
            Ok(()) => {}
            Err(violation) if violation.rule() == Rule::Reversed => {
                prop_assert!(!is_country, "{}", rfqdn);
                let labels: Vec<_> = rfqdn.rsplit('.').collect();
                prop_assert_eq!(violation.suggestion(), Some(labels.join(".")));
            }
            Err(violation) => prop_assert_eq!(violation.rule(), Rule::Rfqdn),
        }
    }

    #[test]
    fn a_good_name_with_one_slip_is_found_again((kind, name) in good_name()) {
        let rfqdn = Checker::new(kind).check(&name).unwrap().rfqdn().unwrap().to_string();
        let checker = Checker::new(kind).vendor(&rfqdn);
        let tail = &name[rfqdn.len() + 3..];
        let forwards: Vec<_> = rfqdn.rsplit('.').collect();
        for slip in [
            name[2..].to_string(),
            name[1..].to_string(),
            format!("_{name}"),
            format!("__{rfqdn}-{tail}"),
            format!("__{rfqdn}.{tail}"),
            format!("__{rfqdn}__{tail}"),
            format!("__{}_{tail}", forwards.join(".")),
            format!(" {name}"),
        ] {
            // Some domain names read the same forwards.
            if slip == name {
                continue;
            }
            let violation = checker.check(&slip).expect_err(&slip);
            prop_assert_eq!(violation.suggestion(), Some(name.clone()), "{}", slip);
        }
    }
}

#[test]
fn a_huge_text_is_no_burden() {
    for piece in ["_", "a", ".", "-", "a.", "x-", "__a_", "A", "\u{fc}", " "] {
        let name = piece.repeat(50_000);
        for kind in KINDS {
            for vendor in ["com.redhat", "x", &name] {
                let verdict = Checker::new(kind).vendor(vendor).check(&name);
                let reason = verdict.err().map(|violation| violation.to_string());
                assert!(reason.is_none_or(|reason| reason.len() < 2000));
            }
        }
    }
}
