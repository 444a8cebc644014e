//! Asks a type which types of JSON it reads: by the method of a deserializer that it calls. The
//! traits of a type are not enough to know that, where it is a parameter of an alternate, or is
//! read by a function of the user's.

use core::fmt;

use serde_core::de::{Deserializer, Error, StdError, Visitor};

use super::alternate::Alternate;
use super::json_types::JsonTypes;

/// Returns what the branch `index` of an alternate asks for; nothing, if it takes any value.
pub(super) fn of_branch<'de, T: Alternate<'de>>(index: usize) -> JsonTypes {
    match T::read(index, Hint) {
        Err(Asked(types)) => types,
        Ok(_) => JsonTypes::UNKNOWN,
    }
}

/// A deserializer that has no value, but an error with the types that were asked for.
struct Hint;

/// The types in JSON that a call asks for.
#[derive(Debug)]
struct Asked(JsonTypes);

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for Asked {}

impl Error for Asked {
    /// The type fails before it asks for anything.
    fn custom<M: fmt::Display>(_: M) -> Self {
        Self(JsonTypes::UNKNOWN)
    }
}

macro_rules! hints {
    ($($method:ident($($argument:ty),*) $($json:ident)|*;)*) => {$(
        fn $method<V: Visitor<'de>>(self, $(_: $argument,)* _: V) -> Result<V::Value, Asked> {
            Err(Asked(JsonTypes::UNKNOWN$(.or(JsonTypes::$json))*))
        }
    )*};
}

impl<'de> Deserializer<'de> for Hint {
    type Error = Asked;

    hints! {
        deserialize_any() ;
        deserialize_ignored_any() ;
        deserialize_bool() BOOLEAN;
        deserialize_i8() INTEGER;
        deserialize_i16() INTEGER;
        deserialize_i32() INTEGER;
        deserialize_i64() INTEGER;
        deserialize_i128() INTEGER;
        deserialize_u8() INTEGER;
        deserialize_u16() INTEGER;
        deserialize_u32() INTEGER;
        deserialize_u64() INTEGER;
        deserialize_u128() INTEGER;
        deserialize_f32() NUMBER;
        deserialize_f64() NUMBER;
        deserialize_char() STRING;
        deserialize_str() STRING;
        deserialize_string() STRING;
        deserialize_identifier() STRING;
        deserialize_bytes() STRING | ARRAY;
        deserialize_byte_buf() STRING | ARRAY;
        deserialize_unit() NULL;
        deserialize_unit_struct(&'static str) NULL;
        deserialize_seq() ARRAY;
        deserialize_tuple(usize) ARRAY;
        deserialize_tuple_struct(&'static str, usize) ARRAY;
        deserialize_map() OBJECT;
        deserialize_struct(&'static str, &'static [&'static str]) OBJECT;
        deserialize_enum(&'static str, &'static [&'static str]) STRING | OBJECT;
    }

    /// An `Option` takes null besides what its type takes.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Asked> {
        match visitor.visit_some(self) {
            Err(Asked(types)) if types.is_unknown() => Err(Asked(types)),
            Err(Asked(types)) => Err(Asked(types.or(JsonTypes::NULL))),
            Ok(value) => Ok(value),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Asked> {
        visitor.visit_newtype_struct(self)
    }
}
