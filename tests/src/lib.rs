//! What the fixtures under `ui/` share, and test programs. The tests themselves are in `tests/`.

pub mod uses;
pub mod wire;

/// README's Rust compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The keys that `#[qmp(…)]` takes, from the macro's own table.
///
/// # Panics
///
/// The table is not as this knows it.
#[must_use]
pub fn keys() -> Vec<&'static str> {
    let keys: Vec<_> = include_str!("../../qmp-derive/src/keys.rs")
        .split("key(")
        .filter_map(|entry| entry.trim_start().strip_prefix('"')?.split('"').next())
        .collect();
    assert!(keys.len() > 20, "{keys:?}");
    keys
}
