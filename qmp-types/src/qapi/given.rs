//! The value of an alternate, as the deserializer of the branch that it chose. serde's deserializers
//! of values take an `Option` and a newtype for the value that is in them, and refuse it.

use serde_core::de::{Deserializer, Visitor};

/// A value of which the type is known.
pub(super) struct Given<D> {
    pub value: D,
    /// Whether the value is null.
    pub is_null: bool,
    /// Whether the format is made for people.
    pub is_human_readable: bool,
}

macro_rules! forward {
    ($($method:ident($($name:ident: $argument:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(
            self,
            $($name: $argument,)*
            visitor: V,
        ) -> Result<V::Value, D::Error> {
            self.value.$method($($name,)* visitor)
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Given<D> {
    type Error = D::Error;

    forward! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        if self.is_null {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn is_human_readable(&self) -> bool {
        self.is_human_readable
    }
}
