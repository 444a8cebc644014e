//! README shows what is true: its error is rustc's, its tables know every attribute and
//! every rule. (Its Rust is compiled as a doctest of this package.)

use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).expect(path)
}

#[test]
fn its_error_is_what_rustc_prints() {
    let readme = read("../README.md");
    let shown = readme
        .split("```text\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    assert_eq!(shown, Some(read("ui/fail/readme.stderr").as_str()));
}

#[test]
fn every_rule_is_in_its_table() {
    let (readme, docs) = (read("../README.md"), read("../qmp-types/src/derive.md"));
    for rule in qmp_name::Rule::ALL {
        for text in [&readme, &docs] {
            let row = format!("| `{rule}` |");
            let line = text.lines().find(|line| line.starts_with(&row));
            let line = line.unwrap_or_else(|| panic!("{rule} is missing"));
            assert_eq!(line.ends_with("| yes |"), rule.is_convention(), "{line}");
        }
    }
}

#[test]
fn every_key_is_in_its_tables() {
    let (readme, docs) = (read("../README.md"), read("../qmp-types/src/derive.md"));
    for key in qmp_tests::keys() {
        for text in [&readme, &docs] {
            let (first, later) = (format!("`{key}"), format!(", {key}"));
            assert!(
                text.contains(&first) || text.contains(&later),
                "{key} is missing"
            );
        }
    }
}
