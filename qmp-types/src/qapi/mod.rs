//! QAPI's types that are enums in Rust: what the derive's tables are driven by.

pub mod alternate;
mod given;
mod hint;
pub mod json_types;
pub mod union;
pub mod values;
