//! What rustc says of each mistake, and that it says nothing where there is none. One
//! fixture a rule in `ui/fail`, with rustc's output beside it, and one in `ui/pass`.
//!
//! After a change of a message, bless the output with `TRYBUILD=overwrite`.

use std::process::Command;

/// Output differs from compiler to compiler; it is compared on this one, CI's.
const TOOLCHAIN: &str = "rustc 1.95.";

#[test]
fn fixtures() {
    let version = Command::new(env!("CARGO").replace("cargo", "rustc"))
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
