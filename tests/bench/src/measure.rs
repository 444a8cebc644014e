//! How a piece of work is counted: each is one call of `measured`, at whose end callgrind
//! writes what it has counted; its label is printed. Used by the programs whose instructions
//! are counted.

use std::hint::black_box;

/// Often enough that the call itself does not count.
const TIMES: usize = 10;

/// Callgrind counts in here alone.
#[inline(never)]
fn measured(work: &mut dyn FnMut()) {
    work();
}

/// Measures work whose results are dropped outside. Once first, so that nothing is done for
/// the first time. For a profile of one piece, its label is the program's argument.
pub fn measure<T>(label: &str, mut work: impl FnMut() -> T) {
    if std::env::args()
        .nth(1)
        .is_some_and(|wanted| wanted != label)
    {
        return;
    }
    drop(black_box(work()));
    let mut kept = Vec::with_capacity(TIMES);
    measured(&mut || {
        for _ in 0..TIMES {
            kept.push(work());
        }
    });
    drop(black_box(kept));
    println!("{label}");
}
