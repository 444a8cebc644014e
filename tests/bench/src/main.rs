//! What qmp-types costs to compile and to run, beside serde_derive: the same types and the
//! same data, measured side by side in one run, and told as ratios.
//!
//! - `report`: everything, to `docs/performance.md` and its plot. It needs valgrind and a
//!   nightly toolchain, and a quarter of an hour. `report --only SECTION` prints one section:
//!   `size`, `time`, `cold`, `instructions` or `nested`.
//! - `budget`: the sizes of the code alone; it fails when they are over the budget. CI runs it.
//! - `capture PROGRAM DIRECTORY`: the replies and events of `data/` anew, from that
//!   `qemu-system-x86_64`, into a directory.

use std::process::ExitCode;
use std::{env, io};

mod budget;
mod callgrind;
mod capture;
mod compile;
mod plot;
mod report;
mod size;
mod synthetic;
mod table;
mod translate;

/// Whose types.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Those that derive `QmpDownstream`.
    Ours,
    /// Those that derive serde's traits.
    Theirs,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }

    /// Ours / theirs.
    fn ratio(mut measure: impl FnMut(Self) -> io::Result<f64>) -> io::Result<f64> {
        Ok(measure(Self::Ours)? / measure(Self::Theirs)?)
    }
}

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["report"] => report::run(None),
        ["report", "--only", section] => report::run(Some(section)),
        ["budget"] => budget::run(),
        ["capture", program, data] => capture::run(program, data),
        _ => Err(io::Error::other(
            "say `report`, `report --only SECTION`, `budget` or `capture PROGRAM DIRECTORY`",
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
