//! `qmp_types::schema`: derived types held against what a server says of itself.
//!
//! `rules` compares types with small schemas, one rule a test; `real` with QEMU's own.

mod real;
mod rules;

use qmp_types::schema::{Described, Schema};

/// What `check` has to say of a type, one line a mismatch.
fn mismatches<T: Described>(schema: &Schema) -> Vec<String> {
    match schema.check::<T>() {
        Ok(()) => Vec::new(),
        Err(mismatches) => mismatches.iter().map(ToString::to_string).collect(),
    }
}
