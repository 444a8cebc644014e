//! Reading a command's arguments as strictly as QEMU does, from a buffered value: types are
//! checked here, before serde's visitors see the value, because only here is it known which of
//! JSON's types is asked for; and each fault is told its place. `receive` begins with the
//! arguments as a whole.

use alloc::borrow::Cow;
use alloc::vec::{self, Vec};
use core::mem;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::forward_to_deserialize_any;

use super::fault::Fault;
use crate::members::held::{Held, Token, Values, members};

/// The arguments, or a value in them.
pub(super) struct Argument<'a, 'de>(pub(super) &'a mut [Token<'de>]);

impl Argument<'_, '_> {
    /// The value as QEMU's signed types begin with it.
    fn signed(&self) -> Result<i128, Fault> {
        match *self.0 {
            [Token::U64(value)] if i64::try_from(value).is_ok() => Ok(value.into()),
            [Token::I64(value)] => Ok(value.into()),
            _ => Err(Fault::not_of_type("integer")),
        }
    }

    /// The value as QEMU's unsigned types begin with it. A negative integer is not of another
    /// type, but out of range.
    fn unsigned(&self) -> Result<i128, Fault> {
        match *self.0 {
            [Token::U64(value)] => Ok(value.into()),
            [Token::I64(value)] => Ok(value.into()),
            _ => Err(Fault::not_unsigned()),
        }
    }
}

/// Methods for the types that are integers in JSON, by the way they begin and by their C names.
macro_rules! integers {
    ($($method:ident, $visit:ident: $begin:ident, $c_name:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.$begin()?.try_into() {
                Ok(value) => visitor.$visit(value),
                Err(_) => Err(Fault::out_of_range($c_name)),
            }
        }
    )*};
}

/// Methods for the types that have one type in JSON, by QEMU's name for that.
macro_rules! of_one_type {
    ($($method:ident($($argument:ty),*): $pattern:pat, $expected:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(
            self,
            $(_: $argument,)*
            visitor: V,
        ) -> Result<V::Value, Fault> {
            match self.0 {
                $pattern => self.deserialize_any(visitor),
                _ => Err(Fault::not_of_type($expected)),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Argument<'_, 'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            [Token::Seq(_), parts @ ..] => {
                let mut elements = Elements {
                    rest: Values(parts),
                    index: 0,
                };
                let value = visitor.visit_seq(&mut elements)?;
                elements.rest.end::<Fault>(elements.index)?;
                Ok(value)
            }
            [Token::Map(_), parts @ ..] => visitor.visit_map(Members::new(named(parts))),
            scalar => Held::new(scalar).deserialize_any(visitor),
        }
    }

    integers! {
        deserialize_i8, visit_i8: signed, "int8_t";
        deserialize_i16, visit_i16: signed, "int16_t";
        deserialize_i32, visit_i32: signed, "int32_t";
        deserialize_i64, visit_i64: signed, "int64_t";
        deserialize_u8, visit_u8: unsigned, "uint8_t";
        deserialize_u16, visit_u16: unsigned, "uint16_t";
        deserialize_u32, visit_u32: unsigned, "uint32_t";
        deserialize_u64, visit_u64: unsigned, "uint64";
    }

    of_one_type! {
        deserialize_bool(): [Token::Bool(_)], "boolean";
        deserialize_f32(): [Token::U64(_) | Token::I64(_) | Token::F64(_)], "number";
        deserialize_f64(): [Token::U64(_) | Token::I64(_) | Token::F64(_)], "number";
        deserialize_char(): [Token::Str(_)], "string";
        deserialize_str(): [Token::Str(_)], "string";
        deserialize_string(): [Token::Str(_)], "string";
        deserialize_identifier(): [Token::Str(_)], "string";
        deserialize_unit(): [Token::Null], "null";
        deserialize_unit_struct(&'static str): [Token::Null], "null";
        deserialize_seq(): [Token::Seq(_), ..], "array";
        deserialize_tuple(usize): [Token::Seq(_), ..], "array";
        deserialize_tuple_struct(&'static str, usize): [Token::Seq(_), ..], "array";
        deserialize_map(): [Token::Map(_), ..], "object";
    }

    /// The members come in the order in which the type declares them, whatever it is on the wire:
    /// that is the order in which QEMU reads them, and so decides which of two mistakes it names.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        declared: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let [Token::Map(_), parts @ ..] = self.0 else {
            return Err(Fault::not_of_type("object"));
        };
        let mut members = named(parts);
        members.sort_by_cached_key(|(name, _)| {
            let place = declared.iter().position(|declared| *declared == name);
            place.unwrap_or(declared.len())
        });
        visitor.visit_map(Members::new(members))
    }

    /// A member that is there has a value: null is not the same as to be absent.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        // No type of Rust's has such a name: it is a request to the format, of `RawValue`'s.
        if name.starts_with('$') {
            return Held::new(self.0).deserialize_newtype_struct(name, visitor);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            [Token::Map(_), parts @ ..] => {
                let members = named(parts);
                if members.len() != 1 {
                    return Err(Fault::not_of_type("string"));
                }
                let variant = MapAccessDeserializer::new(Members::new(members));
                variant.deserialize_enum(name, variants, visitor)
            }
            [Token::Str(_)] => Held::new(self.0).deserialize_enum(name, variants, visitor),
            _ => Err(Fault::not_of_type("string")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i128 u128 bytes byte_buf }
}

struct Elements<'a, 'de> {
    rest: Values<'a, 'de>,
    /// That of the next one.
    index: usize,
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(value) = self.rest.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index += 1;
        let value = seed.deserialize(Argument(value));
        value.map(Some).map_err(|fault| fault.in_element(index))
    }
}

/// A member's name and value.
type Member<'a, 'de> = (Cow<'de, str>, &'a mut [Token<'de>]);

/// An object's members in the order in which they were sent.
fn named<'a, 'de>(parts: &'a mut [Token<'de>]) -> Vec<Member<'a, 'de>> {
    let members = members(parts).filter_map(|(name, value)| match name {
        Token::Str(name) => Some((mem::take(name), value)),
        // In JSON it is a string.
        _ => None,
    });
    members.collect()
}

struct Members<'a, 'de> {
    rest: vec::IntoIter<Member<'a, 'de>>,
    /// The member whose name was read last.
    member: Option<Member<'a, 'de>>,
}

impl<'a, 'de> Members<'a, 'de> {
    fn new(members: Vec<Member<'a, 'de>>) -> Self {
        Self {
            rest: members.into_iter(),
            member: None,
        }
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.member = Some((name.clone(), value));
        seed.deserialize(Held::new(&mut [Token::Str(name)]))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((name, value)) = self.member.take() else {
            return Err(Fault::custom("a value was asked for before its name"));
        };
        let value = seed.deserialize(Argument(value));
        value.map_err(|fault| fault.in_member(&name))
    }
}
