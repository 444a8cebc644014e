//! What the fixtures under `ui/` share. The tests themselves are in `tests/`.

pub mod uses;

/// README's Rust compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
