//! How the programs say why they failed: an error and what is behind it, in one line. The
//! quickstart's `main` and the probe's use it.

use std::error::Error;
use std::process::ExitCode;

/// Prints the error, and returns what the program ends with.
pub fn report(program: &str, error: &dyn Error) -> ExitCode {
    eprint!("{program}: {error}");
    let mut source = error.source();
    while let Some(error) = source {
        eprint!(": {error}");
        source = error.source();
    }
    eprintln!();
    ExitCode::FAILURE
}
