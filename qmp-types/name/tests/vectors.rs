//! The verdicts of QEMU's own schema generator, and the names that vendors have shipped.
//!
//! Where this crate and the generator differ, the difference is stated here as a rule about
//! the row, never as a name.

use std::collections::BTreeMap;

use qmp_name::{Checker, Kind, Rule, check, mangle};

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "command" => Kind::Command,
        "event" => Kind::Event,
        "error-class" => Kind::ErrorClass,
        "member" | "event-member" | "error-member" | "property" => Kind::Member,
        "enum-value" | "union-branch" => Kind::EnumValue,
        "feature" => Kind::Feature,
        // A type's name never reaches the wire.
        "type" => return None,
        _ => panic!("no such kind: {word}"),
    })
}

/// The lines of a table below its header, cell by cell. No cell is trimmed: some names have
/// spaces.
fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    table.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let row = std::array::from_fn(|_| cells.next().unwrap_or_default());
        assert_eq!(cells.next(), None, "{line}");
        row
    })
}

struct Row<'a> {
    kind: Kind,
    name: &'a str,
    qemu_accepts: bool,
    has_prefix: bool,
    rfqdn: &'a str,
    rfqdn_is_dns_name: bool,
    x: &'a str,
    stem: &'a str,
    qemu_reason: &'a str,
}

fn names() -> Vec<Row<'static>> {
    rows(include_str!("vectors/names.tsv"))
        .filter_map(
            |[k, name, verdict, prefix, rfqdn, dns, x, stem, qemu_reason]| {
                Some(Row {
                    kind: kind(k)?,
                    name,
                    qemu_accepts: verdict == "ok",
                    has_prefix: prefix == "yes",
                    rfqdn,
                    rfqdn_is_dns_name: dns == "yes",
                    x,
                    stem,
                    qemu_reason,
                })
            },
        )
        .collect()
}

fn is_definition(kind: Kind) -> bool {
    matches!(kind, Kind::Command | Kind::Event | Kind::ErrorClass)
}

/// A checker with every convention switched off: what is left is what nobody can do without.
fn lenient(kind: Kind) -> Checker<'static> {
    Rule::ALL
        .iter()
        .fold(Checker::new(kind), |checker, &rule| checker.allow(rule))
}

#[test]
fn the_table_is_whole() {
    let all = rows::<9>(include_str!("vectors/names.tsv")).count();
    let types = all - names().len();
    assert_eq!((all, types), (416, 59));
}

#[test]
fn each_name_gets_qemus_verdict_or_differs_by_a_rule() {
    let mut seen = BTreeMap::<_, usize>::new();
    for row in names() {
        let &Row {
            kind,
            name,
            qemu_reason,
            ..
        } = &row;
        let verdict = check(kind, name).map_err(|violation| violation.rule());
        let reason = match (row.qemu_accepts, verdict) {
            (true, Ok(_)) => "both accept",
            (true, Err(Rule::Prefix)) if is_definition(kind) && !row.has_prefix => {
                "a definition must be downstream"
            }
            (true, Err(Rule::Rfqdn)) if row.has_prefix && !row.rfqdn_is_dns_name => {
                "an RFQDN is a domain name"
            }
            (true, Err(Rule::Case)) if kind == Kind::ErrorClass => "an error class is CamelCase",
            (false, Ok(_)) if qemu_reason.contains("uppercase or '_'") => {
                assert!(row.stem.contains('_'), "{name}");
                assert!(
                    !row.stem.contains(|c: char| c.is_ascii_uppercase()),
                    "{name}"
                );
                "an underscore in a stem is fine"
            }
            (false, Err(_)) => "both reject",
            (_, verdict) => panic!("{kind} {name:?}: {verdict:?}, but QEMU says: {qemu_reason}"),
        };
        *seen.entry(reason).or_default() += 1;
    }
    let seen: Vec<_> = seen.into_iter().collect();
    assert_eq!(
        seen,
        [
            ("a definition must be downstream", 20),
            ("an RFQDN is a domain name", 50),
            ("an error class is CamelCase", 3),
            ("an underscore in a stem is fine", 15),
            ("both accept", 120),
            ("both reject", 149),
        ]
    );
}

#[test]
fn what_qemu_calls_invalid_no_allowance_lets_through() {
    for Row {
        kind,
        name,
        qemu_reason,
        ..
    } in names()
    {
        // The generator has one text for wrong characters and for what collides with its `q_`.
        let collides = mangle(name).starts_with("q_");
        if qemu_reason.contains("invalid name") && !collides {
            assert!(
                lenient(kind).check(name).is_err(),
                "{kind} {name:?}: {qemu_reason}"
            );
        }
    }
}

#[test]
fn what_qemu_calls_reserved_is_reserved() {
    let mut rows = 0;
    for Row {
        kind,
        name,
        qemu_reason,
        ..
    } in names()
    {
        let collides = mangle(name).starts_with("q_") && !is_definition(kind);
        if qemu_reason.contains("uses reserved name") || collides {
            rows += 1;
            assert_eq!(
                check(kind, name).unwrap_err().rule(),
                Rule::Reserved,
                "{kind} {name}"
            );
        }
    }
    assert!(rows >= 4);
}

#[test]
fn an_rfqdn_that_is_no_domain_name_is_rejected_and_can_be_allowed() {
    for row in names()
        .iter()
        .filter(|row| row.has_prefix && row.qemu_accepts)
    {
        let rule = check(row.kind, row.name)
            .err()
            .map(|violation| violation.rule());
        assert_eq!(
            rule == Some(Rule::Rfqdn),
            !row.rfqdn_is_dns_name,
            "{}",
            row.name
        );
        assert!(lenient(row.kind).check(row.name).is_ok(), "{}", row.name);
    }
}

#[test]
fn names_split_as_the_table_says() {
    let mut rows = 0;
    for row in names() {
        let Ok(name) = lenient(row.kind).check(row.name) else {
            continue;
        };
        rows += 1;
        assert_eq!(name.is_downstream(), row.has_prefix, "{name}");
        assert_eq!(name.rfqdn(), row.has_prefix.then_some(row.rfqdn), "{name}");
        if row.has_prefix {
            assert_eq!(name.is_experimental(), !row.x.is_empty(), "{name}");
            assert_eq!(name.stem(), row.stem);
        } else {
            // The table leaves an upstream name in one piece.
            let x = if name.is_experimental() {
                &row.stem[..2]
            } else {
                ""
            };
            assert_eq!(format!("{x}{}", name.stem()), row.stem);
        }
    }
    assert!(rows > 150, "{rows}");
}

/// `Red Hat (com.redhat)`
fn rfqdn_of(vendor: &str) -> Option<&str> {
    vendor
        .strip_suffix(')')?
        .split_once('(')
        .map(|(_, rfqdn)| rfqdn)
}

#[test]
fn names_from_the_wild() {
    let mut seen = BTreeMap::<_, usize>::new();
    for [name, word, vendor, class, _, note] in rows(include_str!("vectors/wild.tsv")) {
        let Some(kind) = kind(word) else { continue };
        let mut checker = Checker::new(kind);
        if let Some(rfqdn) = rfqdn_of(vendor) {
            checker = checker.vendor(rfqdn);
        }
        let verdict = checker.check(name);
        // A misspelling can also be a well-formed name of something that never was.
        let never_shipped = note.contains("no such command") || note.contains("does not exist");
        match class {
            "malformed" | "misspelling" if !never_shipped => {
                let suggestion = verdict.unwrap_err().suggestion().expect(name);
                assert!(
                    RIGHT_FORMS.contains(&(name, &suggestion)),
                    "{name} -> {suggestion}"
                );
            }
            "unprefixed" => assert_eq!(verdict.unwrap_err().rule(), Rule::Prefix, "{name}"),
            _ => assert!(verdict.is_ok(), "{name}: {}", verdict.unwrap_err()),
        }
        *seen.entry(class).or_default() += 1;
    }
    assert_eq!(
        (seen["shipped"], seen["misspelling"], seen["malformed"]),
        (22, 4, 2)
    );
}

/// What the vendor meant, or shipped in the end.
const RIGHT_FORMS: &[(&str, &str)] = &[
    (
        "x-__com_redhat_rhel620_compat",
        "__com.redhat_x-rhel620_compat",
    ),
    (
        "x-__com_redhat_rhel630_compat",
        "__com.redhat_x-rhel630_compat",
    ),
    ("__com.redhat.drive-mirror", "__com.redhat_drive-mirror"),
    ("__com.redhat.drive_add", "__com.redhat_drive_add"),
];
