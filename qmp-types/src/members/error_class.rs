//! The `class` of a derived error: written as it is declared, checked when read.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{self, Deserialize, Deserializer, Unexpected, Visitor};

use crate::Error;

/// Stands in an error's slots for its `class`: reads nothing but `T::CLASS`.
pub struct ClassOf<T>(PhantomData<T>);

impl<'de, T: Error> Deserialize<'de> for ClassOf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Self(PhantomData))
    }
}

impl<T: Error> Visitor<'_> for ClassOf<T> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the error class {}", T::CLASS)
    }

    fn visit_str<E: de::Error>(self, class: &str) -> Result<Self, E> {
        if class == T::CLASS {
            Ok(self)
        } else {
            Err(E::invalid_value(Unexpected::Str(class), &self))
        }
    }
}
