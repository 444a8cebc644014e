//! What CI checks: how much code the derive emits and rustc makes of it, beside serde_derive's
//! in the same run. Nothing here is a time, so nothing depends on the machine. One profile is
//! enough: what LLVM is given differs little, and the dependencies are built once.

use std::io;
use std::path::Path;

use crate::Side;
use crate::size::{Profile, expansion_lines, ir_lines};
use crate::synthetic::{self, Set};

/// What the ratios were when they were last looked at, and a margin of 0.02.
const BUDGET: [(&str, f64); 2] = [("LLVM IR", 0.71), ("expansion", 0.40)];

/// # Errors
/// A ratio is over its budget.
pub fn run() -> io::Result<()> {
    let under = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/measured");
    let target = under.join("target");
    let dir = |side| synthetic::write(&under, side, Set::Many(200));
    let measured = [
        Side::ratio(|side| ir_lines(&dir(side)?, &target, side, Profile::Dev))?,
        Side::ratio(|side| expansion_lines(&dir(side)?, &target))?,
    ];
    let mut lost = Vec::new();
    for ((what, budget), ratio) in BUDGET.into_iter().zip(measured) {
        println!("{what}: {ratio:.3} of serde_derive's lines, budget {budget:.2}");
        if ratio > budget {
            lost.push(format!(
                "{what} is over its budget by {:.3}",
                ratio - budget
            ));
        }
    }
    if lost.is_empty() {
        Ok(())
    } else {
        Err(io::Error::other(lost.join("\n")))
    }
}
