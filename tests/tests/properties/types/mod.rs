//! Types of every sort that the derive knows, one at least for each key of `#[qmp(…)]`. Those of
//! the examples are what people write; these are what they could write.
#![allow(
    clippy::ref_option,
    clippy::struct_field_names,
    clippy::trivially_copy_pass_by_ref,
    reason = "members are called as they are on the wire, and serde's attributes pass them by reference"
)]

pub mod enums;
pub mod structs;

/// For members that are read and written by functions.
pub mod hex {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes a number.
    pub fn serialize<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{number:x}"))
    }

    /// Reads a number.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = String::deserialize(deserializer)?;
        u32::from_str_radix(&text, 16).map_err(serde::de::Error::custom)
    }

    /// The same where there may be none.
    pub mod optional {
        use super::{Deserializer, Serializer};

        /// Writes a number, or a text that is none.
        pub fn serialize<S: Serializer>(
            number: &Option<u32>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            match number {
                Some(number) => super::serialize(number, serializer),
                None => serializer.serialize_str("none"),
            }
        }

        /// Reads a number.
        pub fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<u32>, D::Error> {
            super::deserialize(deserializer).map(Some)
        }
    }
}
