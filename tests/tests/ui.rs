//! What rustc says of each mistake, and that it says nothing where there is none. One
//! fixture or more a rule in `ui/fail`, with rustc's output beside it, and one in
//! `ui/pass`.
//!
//! After a change of a message, bless the output with `TRYBUILD=overwrite`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Output differs from compiler to compiler; it is compared on this one, CI's.
const TOOLCHAIN: &str = "rustc 1.95.";

#[test]
fn fixtures() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    if version.starts_with(TOOLCHAIN) {
        cases.compile_fail("ui/fail/*.rs");
    } else {
        eprintln!("SKIPPED: rustc's output is compared on {TOOLCHAIN}x, and this is {version}");
    }
}

/// The fixtures with a mistake.
fn failing() -> impl Iterator<Item = PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/fail");
    fs::read_dir(folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("a fixture").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
}

/// One mistake, one error; a fixture with more says how many in its first line.
#[test]
fn each_mistake_is_one_error() {
    for path in failing() {
        let source = fs::read_to_string(&path).expect("a fixture");
        let output = fs::read_to_string(path.with_extension("stderr")).expect("its output");
        let doc = source.lines().next().unwrap_or_default();
        let expected = doc
            .strip_suffix(" errors)")
            .and_then(|doc| doc.rsplit('(').next()?.parse().ok())
            .unwrap_or(1);
        let errors = output.lines().filter(|line| line.starts_with("error"));
        assert_eq!(errors.count(), expected, "{}:\n{output}", path.display());
    }
}

/// Every rule has a fixture that fails by it, and one that passes.
#[test]
fn every_rule_has_its_fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    for rule in qmp_name::Rule::ALL {
        let output = fs::read_to_string(folder.join(format!("fail/{rule}.stderr")));
        let output = output.unwrap_or_else(|error| panic!("{rule}: {error}"));
        assert!(
            output.contains(&format!("note: rule `{rule}`:")),
            "{output}"
        );
        assert!(folder.join(format!("pass/{rule}.rs")).exists(), "{rule}");
    }
}
