//! What is not installed everywhere, and the tests that need it: they are skipped, and say so; with
//! `QMP_LIVE=required` in the environment they fail instead.

use std::io::{self, Write};
use std::path::PathBuf;
use std::{env, fmt};

/// The program, if it is installed.
#[allow(dead_code, reason = "one test needs a package")]
pub fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .map(|dir| dir.join(name))
        .find(|program| program.is_file());
    if found.is_none() {
        skip(&format_args!("{name} is not installed"));
    }
    found
}

/// Says why the test is skipped, if it may be.
pub fn skip(reason: &dyn fmt::Display) {
    assert!(!is_required(), "{reason}");
    // Not by `eprintln!`, whose output the test harness hides.
    let note = format!("\nSKIPPED: {reason}\n");
    io::stderr()
        .write_all(note.as_bytes())
        .expect("stderr is open");
}

pub fn is_required() -> bool {
    env::var_os("QMP_LIVE").is_some_and(|value| value == "required")
}
