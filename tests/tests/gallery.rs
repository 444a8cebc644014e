//! `docs/errors.md`, the gallery of errors: made from the fixtures and from what rustc
//! printed for them, and checked to be current. Renew it with `UPDATE_EXPECT=1`.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use qmp_name::Rule;

const HEAD: &str = "\
# Errors

What `#[derive(QmpDownstream)]` says of each mistake, as rustc {rustc} prints it. This page
is made from the tests' fixtures by `UPDATE_EXPECT=1 cargo test -p qmp-tests --test gallery`.

";

#[test]
fn gallery() {
    let rustc = include_str!("../ui/rustc").trim();
    let mut page = HEAD.replace("{rustc}", rustc);
    let mut fixtures = failing();
    page.push_str("# Rules\n\n");
    for rule in Rule::ALL {
        rule_section(&mut page, *rule, &mut fixtures);
    }
    for (title, prefixes) in [
        (
            "# Attributes",
            &[
                "attribute",
                "key",
                "kind",
                "returns",
                "qapi",
                "rename",
                "unknown",
                "allow",
                "bound",
                "flatten",
                "role",
                "borrow",
                "with",
                "serde",
                "extra",
                "serialize",
                "deserialize",
                "side",
            ][..],
        ),
        ("# Shapes", &["shape"][..]),
        ("# Enums of commands, events and errors", &["dispatch"][..]),
        (
            "# QAPI's enums, unions and alternates",
            &["enum", "union", "alternate"][..],
        ),
        ("# Traits and types", &["trait", "type"][..]),
        ("# Several at once", &["all"][..]),
    ] {
        writeln!(page, "{title}\n").expect("a string");
        let (here, rest) = fixtures
            .into_iter()
            .partition(|path| prefixes.contains(&topic(path)));
        fixtures = rest;
        let here: Vec<PathBuf> = here;
        for path in here {
            entry(&mut page, &path);
        }
    }
    // README's fixture is shown there.
    let left: Vec<_> = fixtures
        .iter()
        .filter(|path| topic(path) != "readme")
        .collect();
    assert!(left.is_empty(), "no section for {left:?}");
    expect_file!["../../docs/errors.md"].assert_eq(&page);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")
}

/// The fixtures with a mistake, by name.
fn failing() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder().join("fail")).expect("the fixtures");
    let paths = entries.map(|entry| entry.expect("a fixture").path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> &str {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}

/// What a fixture is about: its name up to the first `_`.
fn topic(path: &Path) -> &str {
    stem(path).split('_').next().unwrap_or_default()
}

fn rule_section(page: &mut String, rule: Rule, fixtures: &mut Vec<PathBuf>) {
    let readme = fs::read_to_string(folder().join("../../README.md")).expect("README");
    let row = format!("| `{rule}` | ");
    let what = readme.lines().find_map(|line| line.strip_prefix(&row));
    let what = what
        .and_then(|what| what.split(" | ").next())
        .expect("a row");
    let convention = if rule.is_convention() {
        format!(" A convention: `#[qmp(allow({rule}))]` switches it off.")
    } else {
        String::new()
    };
    writeln!(
        page,
        "## `{rule}`\n\nWhat is wrong: {}.{convention} Follows {}.\n",
        what.trim_end_matches(" |"),
        rule.specification()
    )
    .expect("a string");
    fixtures.retain(|path| {
        // `rfqdn_key` is of the rule `rfqdn`.
        let here = topic(path) == rule.name();
        if here {
            entry(page, path);
        }
        !here
    });
    let right = folder().join(format!("pass/{rule}.rs"));
    writeln!(page, "Right:\n\n```rust\n{}\n```\n", types(&right)).expect("a string");
}

/// A fixture: what it is about, its types, and what rustc says.
fn entry(page: &mut String, path: &Path) {
    let source = fs::read_to_string(path).expect("a fixture");
    let doc = source.lines().next().unwrap_or_default();
    let doc = doc
        .trim_start_matches("//! ")
        .split(" (")
        .next()
        .unwrap_or_default();
    let output = fs::read_to_string(path.with_extension("stderr")).expect("its output");
    writeln!(
        page,
        "{doc}\n\n```rust,compile_fail\n{}\n```\n\n```text\n{}\n```\n",
        types(path),
        output.trim_end()
    )
    .expect("a string");
}

/// The part of a fixture that is about its mistake.
fn types(path: &Path) -> String {
    let source = fs::read_to_string(path).expect("a fixture");
    let main = source.find("\nfn main() {").unwrap_or(source.len());
    let shows_main = topic(path) == "trait" && !source[main..].contains("uses::");
    let items = if shows_main { &source } else { &source[..main] };
    let mut shown: Vec<_> = items
        .split("\n\n")
        .skip(1)
        .filter(|item| !item.starts_with("use "))
        .filter(|item| !item.contains("struct Around") && !item.contains("enum Listed"))
        .map(str::trim_end)
        .collect();
    shown.retain(|item| !item.is_empty());
    shown.join("\n\n")
}
