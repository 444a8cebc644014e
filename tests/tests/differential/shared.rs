//! What the pairs of types are made of: the types of members, for each side its own where they
//! are derived, and the functions that the attributes name.

pub use std::borrow::Cow;
pub use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Value;

/// A type for members.
pub trait Sample {
    /// A value, as the inputs begin with.
    fn sample() -> Self;
}

/// What `default` and `skip_serializing_if` ask of a type by functions.
pub trait Fill {
    fn fill() -> Self;
    fn is_blank(&self) -> bool;
}

macro_rules! samples {
    ($($ty:ty: $sample:expr, $fill:expr, $blank:expr;)+) => {$(
        impl Sample for $ty {
            fn sample() -> Self {
                $sample
            }
        }

        impl Fill for $ty {
            fn fill() -> Self {
                $fill
            }

            fn is_blank(&self) -> bool {
                *self == $blank
            }
        }
    )+};
}

samples! {
    u32: 256, 8, 0;
    String: "text".to_owned(), "filled".to_owned(), "";
    Cow<'_, str>: "lent".into(), "filled".into(), "";
}

macro_rules! sample {
    ($($ty:ty: $sample:expr;)+) => {$(
        impl Sample for $ty {
            fn sample() -> Self {
                $sample
            }
        }
    )+};
}

sample! {
    bool: true;
    u8: 255;
    i64: i64::MIN;
    f64: 1.5;
    char: 'c';
    (u8, bool): (1, true);
    &str: "lent";
    Plain: Plain { size: -1, real: 1.5, text: Some("plain".to_owned()) };
    Choice: Choice::Number(7);
    Value: serde_json::json!({"a": [1]});
    BTreeMap<String, Value>: Self::from([("kept".to_owned(), Value::Null)]);
}

impl<T: Sample> Sample for Option<T> {
    fn sample() -> Self {
        Some(T::sample())
    }
}

impl<T: Sample> Fill for Option<T> {
    fn fill() -> Self {
        Some(T::sample())
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample() -> Self {
        vec![T::sample()]
    }
}

impl<T: Sample> Fill for Vec<T> {
    fn fill() -> Self {
        vec![T::sample(), T::sample()]
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

pub fn filled<T: Fill>() -> T {
    T::fill()
}

pub fn is_blank<T: Fill>(value: &T) -> bool {
    value.is_blank()
}

/// Reads and writes a value as the one item of an array.
pub mod wrapped {
    use super::*;

    pub fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        [value].serialize(serializer)
    }

    pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let values: Vec<T> = Vec::deserialize(deserializer)?;
        let [value] = values
            .try_into()
            .map_err(|_| Error::custom("not one item"))?;
        Ok(value)
    }
}

/// Derives serde's traits alone.
#[derive(Debug, Serialize, Deserialize)]
pub struct Plain {
    #[serde(alias = "also-plain")]
    pub size: i16,
    #[serde(default)]
    pub real: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// As [`Plain`]: one member says which variant it is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    Number(u8),
    Text(String),
}

/// Writes structs twice, in the modules `ours` and `theirs`: `#[both(…)]` is `#[qmp(…)]` in the one
/// and `#[serde(…)]` in the other, `#[ours(…)]` and `#[theirs(…)]` stand in one alone. Before them
/// stands what the modules use beside this one.
macro_rules! both {
    (use [$($our_use:tt)*] [$($their_use:tt)*]; $(
        [qmp $($qmp:tt)*] [serde $($serde:tt)*]
        struct $name:ident [$($of:tt)*] as [$($as:tt)*] {
            $(
                $(#[both($($both:tt)*)])*
                $(#[ours($($ours:tt)*)])*
                $(#[theirs($($theirs:tt)*)])*
                $member:ident: $ty:ty,
            )*
        }
    )+) => {
        pub mod ours {
            #[allow(unused_imports, reason = "not each pair needs them all")]
            use crate::shared::{*, $($our_use)*};

            $(
                #[derive(Debug, qmp_types::QmpDownstream)]
                #[qmp($($qmp)*)]
                #[allow(dead_code, reason = "shown by `Debug` alone")]
                pub struct $name $($of)* {
                    $( $(#[qmp($($both)*)])* $(#[qmp($($ours)*)])* pub $member: $ty, )*
                }

                impl Sample for $name $($as)* {
                    fn sample() -> Self {
                        Self { $($member: Sample::sample(),)* }
                    }
                }
            )+
        }
        pub mod theirs {
            #[allow(unused_imports, reason = "not each pair needs them all")]
            use crate::shared::{*, $($their_use)*};

            $(
                #[derive(Debug, serde::Serialize, serde::Deserialize)]
                #[serde($($serde)*)]
                #[allow(dead_code, reason = "shown by `Debug` alone")]
                pub struct $name $($of)* {
                    $( $(#[serde($($both)*)])* $(#[serde($($theirs)*)])* pub $member: $ty, )*
                }

                impl Sample for $name $($as)* {
                    fn sample() -> Self {
                        Self { $($member: Sample::sample(),)* }
                    }
                }
            )+
        }
    };
}

both! {
    use [] [];

    [qmp data, rename_all = "kebab-case"] [serde rename_all = "kebab-case"]
    struct Inner [] as [] {
        #[both(alias = "also-inner")]
        inner_member: u8,
        #[theirs(skip_serializing_if = "Option::is_none")]
        inner_maybe: Option<u8>,
    }

    [qmp data, unknown = "deny"] [serde deny_unknown_fields]
    struct Strict [] as [] {
        strict: bool,
    }

    [qmp data] [serde]
    struct Middle [] as [] {
        #[both(flatten)]
        inner: Inner,
        middle: Value,
    }
}

macro_rules! fill {
    ($($ty:ty)+) => {$(
        impl Default for $ty {
            fn default() -> Self {
                Self { inner_member: 0, inner_maybe: None }
            }
        }

        impl Fill for $ty {
            fn fill() -> Self {
                Self { inner_member: 9, inner_maybe: Some(9) }
            }

            fn is_blank(&self) -> bool {
                self.inner_member == 0
            }
        }
    )+};
}

fill!(ours::Inner theirs::Inner);
