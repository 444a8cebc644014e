//! Reading a command's arguments as strictly as QEMU does, from the text of a line: types are
//! checked here, before serde's visitors see the value, because only here is it known which of
//! JSON's types is asked for; and each fault is told its place. `receive` begins with the
//! arguments as a whole.

use alloc::borrow::Cow;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use crate::fault::Fault;
use crate::members::json::{self, Json, Kind, Member, Parts};

/// The arguments, or a value in them.
pub(super) struct Argument<'t, 'de>(pub(super) Json<'t, 'de>);

impl Argument<'_, '_> {
    /// The value as QEMU's signed types begin with it.
    fn signed(&self) -> Result<i128, Fault> {
        let integer: Option<i64> = self.0.integer().and_then(|text| text.parse().ok());
        integer.map_or_else(
            || Err(Fault::not_of_type("integer")),
            |value| Ok(value.into()),
        )
    }

    /// The value as QEMU's unsigned types begin with it. A negative integer is not of another
    /// type, but out of range.
    fn unsigned(&self) -> Result<i128, Fault> {
        let integer: Option<u64> = self.0.integer().and_then(|text| text.parse().ok());
        match integer {
            Some(value) => Ok(value.into()),
            None => self.signed().map_err(|_| Fault::not_unsigned()),
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

/// Methods for integers that QEMU has no types for.
macro_rules! wide_integers {
    ($($method:ident, $visit:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.0.integer().and_then(|text| text.parse().ok()) {
                Some(value) => visitor.$visit(value),
                None => Err(Fault::not_of_type("integer")),
            }
        }
    )*};
}

/// Methods for numbers.
macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.0.kind() {
                Kind::Number => self.0.visit_number(visitor),
                _ => Err(Fault::not_of_type("number")),
            }
        }
    )*};
}

/// Methods for the types that have one type in JSON, by QEMU's name for that.
macro_rules! of_one_type {
    ($($method:ident($($argument:ty),*): $kind:pat, $expected:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(
            self,
            $(_: $argument,)*
            visitor: V,
        ) -> Result<V::Value, Fault> {
            match self.0.kind() {
                $kind => self.deserialize_any(visitor),
                _ => Err(Fault::not_of_type($expected)),
            }
        }
    )*};
}

/// What [`deserialize_any`](Deserializer::deserialize_any) does for each type of JSON. An object
/// may be nested in others, so its way does not have the others' variables on the stack.
impl<'de> Argument<'_, 'de> {
    fn number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_minus_zero() {
            visitor.visit_u64(0)
        } else {
            self.0.visit_any_number(visitor)
        }
    }

    fn string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.string::<Fault>()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn array<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut elements = Elements {
            rest: self.0.parts::<Fault>()?,
            index: 0,
        };
        let value = visitor.visit_seq(&mut elements)?;
        match elements.rest.count() {
            0 => Ok(value),
            more => Err(Fault::invalid_length(
                elements.index + more,
                &"fewer elements",
            )),
        }
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut members = Members::of(self.0)?;
        visitor.visit_map(&mut members)
    }
}

impl<'de> Deserializer<'de> for Argument<'_, 'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.kind() {
            Kind::Null => visitor.visit_unit(),
            Kind::Boolean(value) => visitor.visit_bool(value),
            Kind::Number => self.number(visitor),
            Kind::String => self.string(visitor),
            Kind::Array => self.array(visitor),
            Kind::Object => self.object(visitor),
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

    wide_integers! {
        deserialize_i128, visit_i128;
        deserialize_u128, visit_u128;
    }

    numbers! { deserialize_f32 deserialize_f64 }

    of_one_type! {
        deserialize_bool(): Kind::Boolean(_), "boolean";
        deserialize_char(): Kind::String, "string";
        deserialize_str(): Kind::String, "string";
        deserialize_string(): Kind::String, "string";
        deserialize_identifier(): Kind::String, "string";
        deserialize_unit(): Kind::Null, "null";
        deserialize_unit_struct(&'static str): Kind::Null, "null";
        deserialize_seq(): Kind::Array, "array";
        deserialize_tuple(usize): Kind::Array, "array";
        deserialize_tuple_struct(&'static str, usize): Kind::Array, "array";
        deserialize_map(): Kind::Object, "object";
        deserialize_struct(&'static str, &'static [&'static str]): Kind::Object, "object";
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.kind() != Kind::String {
            return self.deserialize_any(visitor);
        }
        match self.0.bytes::<Fault>()? {
            Cow::Borrowed(bytes) => visitor.visit_borrowed_bytes(bytes),
            Cow::Owned(bytes) => visitor.visit_byte_buf(bytes),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_bytes(visitor)
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
        if name == json::RAW_VALUE {
            return self.0.visit_raw(visitor);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0.kind() {
            Kind::Object => {
                let members = Members::of(self.0)?;
                if self.0.parts::<Fault>()?.count() != 2 {
                    return Err(Fault::not_of_type("string"));
                }
                MapAccessDeserializer::new(members).deserialize_enum(name, variants, visitor)
            }
            Kind::String => {
                let value = self.0.string::<Fault>()?.into_deserializer();
                value.deserialize_enum(name, variants, visitor)
            }
            _ => Err(Fault::not_of_type("string")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}

struct Elements<'t, 'de> {
    rest: Parts<'t, 'de>,
    /// That of the next one.
    index: usize,
}

impl<'t, 'de: 't> SeqAccess<'de> for Elements<'t, 'de> {
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

struct Members<'t, 'de> {
    rest: json::Members<'t, 'de>,
    /// The name that was read last, and its value.
    member: Option<Member<'t, 'de>>,
}

impl<'t, 'de: 't> Members<'t, 'de> {
    fn of(object: Json<'t, 'de>) -> Result<Self, Fault> {
        Ok(Self {
            rest: json::Members::new(object.parts::<Fault>()?),
            member: None,
        })
    }
}

impl<'t, 'de: 't> MapAccess<'de> for Members<'t, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((name, member)) = self.rest.read_name::<K, Fault>(seed)? else {
            return Ok(None);
        };
        self.member = Some(member);
        Ok(Some(name))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((name, value)) = self.member.take() else {
            return Err(Fault::custom("a value was asked for before its name"));
        };
        seed.deserialize(Argument(value))
            .map_err(|fault| fault.in_member(&name.string::<Fault>().unwrap_or_default()))
    }
}
