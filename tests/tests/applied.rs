//! The help of a message, applied: `ui/applied/NAME.rs` is `ui/fail/NAME.rs` with the text that the
//! message proposes, and it compiles.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn what_help_proposes_compiles() {
    trybuild::TestCases::new().pass("ui/applied/*.rs");
}

/// Of the code that stands in backticks behind `help:`, at least one piece is in the applied
/// fixture; a piece with `…` is a form to be filled in.
#[test]
fn what_is_applied_is_what_help_proposes() {
    for applied in fixtures("applied") {
        let name = applied.file_stem().expect("a name");
        let name = name.to_str().expect("UTF-8").to_owned();
        let mistake = folder().join(format!("fail/{name}.rs"));
        let output = fs::read_to_string(mistake.with_extension("stderr"));
        let output = output.unwrap_or_else(|error| panic!("{name}: {error}"));
        let [mistake, applied] = [mistake, applied].map(|path| {
            let source = fs::read_to_string(&path);
            let source = source.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            squeezed(&source)
        });
        assert_ne!(mistake, applied, "{name}");
        let proposed = proposals(&output);
        assert!(
            proposed.is_empty() || proposed.iter().any(|code| applied.contains(code)),
            "{name}: {proposed:#?}"
        );
        assert!(output.contains("help: "), "{name}");
    }
}

/// The pieces of code behind each `help:`, up to the place that the message points at.
fn proposals(output: &str) -> Vec<String> {
    let mut proposals = Vec::new();
    for help in output.split("help: ").skip(1) {
        let help = help.split("\n  ").next().unwrap_or_default();
        let code = help.split('`').skip(1).step_by(2);
        let code = code.filter(|code| !code.contains('…') && !code.contains("RFQDN"));
        proposals.extend(code.map(|code| {
            let attribute = code.strip_prefix("#[qmp(");
            let keys = attribute.and_then(|code| code.strip_suffix(")]"));
            squeezed(keys.unwrap_or(code))
        }));
    }
    proposals
}

/// The text without its white space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn fixtures(of: &str) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder().join(of)).expect("the fixtures");
    let paths = entries.map(|entry| entry.expect("a fixture").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")
}
