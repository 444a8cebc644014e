//! What a hostile peer can cost: JSON that is nested deeply gives an error or a value and never
//! overflows the stack, and the memory for a long line is a stated multiple of its length.

mod above;
mod depth;
mod memory;
mod nested;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// The tests of this program run one at a time: the allocator counts what all threads use.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}
