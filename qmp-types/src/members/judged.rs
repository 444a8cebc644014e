//! The policy for unknown members, where an ordinary serde type takes all that is left of an object:
//! a map would take what the policy refuses.

use alloc::string::String;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};
use serde_core::forward_to_deserialize_any;

/// Reads the name of a member that the policy refuses. A type that asks for an identifier knows its
/// members, and one that asks for anything may be an enum that looks for its tag: these judge the
/// name themselves. All else is a map, which takes any name.
pub(super) struct Judged<S> {
    pub(super) seed: S,
    pub(super) name: String,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Judged<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.seed.deserialize(Refused {
            deserializer,
            name: self.name,
        })
    }
}

struct Refused<D> {
    deserializer: D,
    name: String,
}

impl<'de, D: Deserializer<'de>> Refused<D> {
    fn refuse<T>(&self) -> Result<T, D::Error> {
        Err(D::Error::custom(format_args!(
            "unknown field `{}`",
            self.name
        )))
    }
}

macro_rules! refuse {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, D::Error> {
            self.refuse()
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Refused<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_any(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_identifier(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_ignored_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, D::Error> {
        self.refuse()
    }

    /// A name that is a newtype is what is in it.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn is_human_readable(&self) -> bool {
        self.deserializer.is_human_readable()
    }

    refuse! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_u128 deserialize_f32 deserialize_f64 deserialize_char deserialize_str
        deserialize_string deserialize_bytes deserialize_byte_buf deserialize_option
    }

    forward_to_deserialize_any! {
        unit unit_struct seq tuple tuple_struct map struct
    }
}
