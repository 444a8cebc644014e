//! What is fuzzed, as functions of bytes: each reads them, and panics where something does not
//! hold that must hold for all bytes. libFuzzer's programs call them, and `replay`, a plain test
//! of the house, with all seeds and with every crash that was found.
//!
//! `tests/Cargo.toml` compiles this file as a test too. The macro's own sources are in it for the
//! target `tokens`.

#![allow(
    clippy::missing_panics_doc,
    reason = "to panic is what these functions are for"
)]

#[path = "../../../qmp-derive/src/attr.rs"]
mod attr;
#[path = "../../../qmp-derive/src/case.rs"]
mod case;
#[path = "../../../qmp-derive/src/check.rs"]
mod check;
#[path = "../../../qmp-derive/src/derive.rs"]
mod derive;
#[path = "../../../qmp-derive/src/errors.rs"]
mod errors;
#[path = "../../../qmp-derive/src/expand/mod.rs"]
mod expand;
#[path = "../../../qmp-derive/src/from_serde.rs"]
mod from_serde;
#[path = "../../../qmp-derive/src/keys.rs"]
mod keys;
#[path = "../../../qmp-derive/src/model/mod.rs"]
mod model;
#[path = "../../../qmp-derive/src/source.rs"]
mod source;

pub mod framing;
pub mod message;
pub mod name;
#[cfg(test)]
mod replay;
pub mod request;
pub mod schema;
mod seeds;
#[path = "../../../examples/tests/support/table.rs"]
mod table;
pub mod tokens;
mod types;

/// A function that is fuzzed.
pub struct Target {
    /// Its name: of the module, of libFuzzer's program, and of its folder of crashes.
    pub name: &'static str,
    /// What is fuzzed.
    pub run: fn(&[u8]),
    /// What to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

macro_rules! targets {
    ($($name:ident: $seeds:ident;)*) => {
        /// All of them.
        pub const TARGETS: &[Target] = &[$(
            Target { name: stringify!($name), run: $name::run, seeds: seeds::$seeds },
        )*];
    };
}

targets! {
    framing: streams;
    message: lines;
    request: requests;
    schema: schemas;
    name: names;
    tokens: items;
}
