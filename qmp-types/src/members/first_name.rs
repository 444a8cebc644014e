//! How a union gets its tag first from an object that is held.
//!
//! A union whose tag comes last keeps its other members until then. Where these are unions too,
//! what is in the innermost would be kept once more at each level. But an object that is held has
//! its members in any order, so [`FirstName`] asks it for the tag.

use alloc::borrow::Cow;
use core::any::type_name;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};
use serde_core::forward_to_deserialize_any;

use super::read::{Name, Shape, Text};

/// Reads the name of an object's first member. A member of one of these names should come first;
/// a format that reads the object as it is written gives the one that it has. Returns whether the
/// members of these names come first, as far as there are any.
pub(super) struct FirstName(pub(super) &'static [&'static str], pub(super) Shape);

/// Whether a seed is a [`FirstName`].
pub(super) fn is<K>() -> bool {
    type_name::<K>() == type_name::<FirstName>()
}

impl<'de> DeserializeSeed<'de> for FirstName {
    type Value = (Cow<'de, str>, bool);

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Self::Value, D::Error> {
        if type_name::<D>() == type_name::<TakeNames<'_, '_, D::Error>>() {
            // The method of serde's that hands over names.
            Ok((name.deserialize_enum("", self.0, Text)?, true))
        } else {
            Ok((Name(self.1).deserialize(name)?, false))
        }
    }
}

/// What an object that is held gives to a [`FirstName`]: a function that is called with the names
/// that should come first, and gives the name that does.
pub(super) struct TakeNames<'a, 'de, E>(
    pub(super) &'a mut dyn FnMut(&'static [&'static str]) -> Result<Cow<'de, str>, E>,
);

impl<'de, E: Error> Deserializer<'de> for TakeNames<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        self.deserialize_enum("", &[], visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        first: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        match (self.0)(first)? {
            Cow::Borrowed(name) => visitor.visit_borrowed_str(name),
            Cow::Owned(name) => visitor.visit_string(name),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Reads a name as a seed does that is not a [`FirstName`].
pub(super) struct InOrder<K>(pub(super) K);

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for InOrder<K> {
    type Value = K::Value;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(name)
    }
}
