//! What the fixtures under `ui/` share. The tests themselves are in `tests/`.

pub mod uses;
