//! `#[qmp(flatten = "buffered")]`: a plain serde type, of which no table of members
//! is known, as a part of an object.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::mem;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_core::forward_to_deserialize_any;
use serde_core::ser::{self, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::Members;
use super::held::{HeldMembers, Hold, Token, members};
use super::read::{Listed, Name, skip};

/// The members of an object that its tables do not know, in order: of each the name, a string,
/// and the value.
#[derive(Default)]
pub struct Buffer<'de>(Vec<Token<'de>>);

impl<'de> Buffer<'de> {
    /// Whether any members are left, and whether fewer than before.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes out the members that are wanted by name, in order.
    fn extract(&mut self, mut wanted: impl FnMut(&str) -> bool) -> Self {
        let mut taken = Vec::new();
        for (name, value) in members(&mut mem::take(&mut self.0)) {
            let to = if wanted(name.name()) {
                &mut taken
            } else {
                &mut self.0
            };
            to.push(mem::take(name));
            to.extend(value.iter_mut().map(mem::take));
        }
        Self(taken)
    }

    /// Moves a member to the front.
    fn put_first(&mut self, first: &str) {
        let mut end = 0;
        let length = members(&mut self.0).find_map(|(name, value)| {
            let length = 1 + value.len();
            end += length;
            (name.name() == first).then_some(length)
        });
        if let Some(length) = length {
            self.0[..end].rotate_right(length);
        }
    }

    /// All members, to be read as one object.
    pub(crate) fn as_object<E: de::Error>(
        &mut self,
    ) -> MapAccessDeserializer<HeldMembers<'_, 'de, E>> {
        MapAccessDeserializer::new(HeldMembers::new(&mut self.0))
    }

    /// Reads the members that a type knows into its slots, in order, and takes them out.
    ///
    /// # Errors
    /// As for [`Members::read`].
    pub(crate) fn members<T: Members<'de>, E: de::Error>(
        &mut self,
        slots: &mut T::Slots,
    ) -> Result<(), E> {
        for (name, value) in members(&mut mem::take(&mut self.0)) {
            let mut map = HeldMembers::of_value(value);
            match T::read(slots, name.name(), &mut map) {
                Some(read) => read?,
                None => {
                    self.0.push(mem::take(name));
                    self.0.extend(map.into_value().iter_mut().map(mem::take));
                }
            }
        }
        Ok(())
    }
}

/// Reads a flattened type from the members that it asks for, and takes these out.
///
/// # Errors
/// The type's own.
pub fn take<'de, T: Deserialize<'de>, E: de::Error>(
    slot: &mut Option<T>,
    buffer: &mut Buffer<'de>,
) -> Result<(), E> {
    match T::deserialize(Flat(buffer, PhantomData)) {
        Ok(value) => {
            *slot = Some(value);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// As [`take`], of a type that is not there if none of its members is.
///
/// # Errors
/// The type's own, if it has taken any member.
pub fn take_option<'de, T: Deserialize<'de>, E: de::Error>(
    slot: &mut Option<Option<T>>,
    buffer: &mut Buffer<'de>,
) -> Result<(), E> {
    let before = buffer.len();
    let mut inner = None;
    let taken = take(&mut inner, buffer);
    let present = buffer.len() < before;
    *slot = Some(inner.filter(|_| present));
    if present { taken } else { Ok(()) }
}

/// Reads an object of which plain serde types are a part.
///
/// # Errors
/// As for [`read::object`](super::read::object).
pub(super) fn object<'de, T: Members<'de>, A: MapAccess<'de>>(mut map: A) -> Result<T, A::Error> {
    let mut slots = T::slots();
    let mut buffer = Buffer::default();
    while let Some(name) = map.next_key_seed(Name)? {
        match T::read(&mut slots, &name, &mut map) {
            Some(read) => read?,
            None => {
                buffer.0.push(Token::Str(name));
                map.next_value_seed(Hold(&mut buffer.0))?;
            }
        }
    }
    T::take(&mut slots, &mut buffer)?;
    for (name, value) in members(&mut buffer.0) {
        let mut map = HeldMembers::<A::Error>::of_value(value);
        unknown::<T, _>(&mut slots, name.take_name(), &mut map)?;
    }
    T::finish(slots)
}

/// A member that no table knows: refused, kept or skipped.
fn unknown<'de, T: Members<'de>, A: MapAccess<'de>>(
    slots: &mut T::Slots,
    name: Cow<'de, str>,
    map: &mut A,
) -> Result<(), A::Error> {
    if T::UNKNOWN.refuses(&name) {
        Err(refusal::<T, _>(&name))
    } else if T::KEEPS {
        T::keep(slots, name, map)
    } else {
        skip(map)
    }
}

/// Says what is known, if all of it is.
fn refusal<'de, T: Members<'de>, E: de::Error>(name: &str) -> E {
    if const { T::NAMES.is_complete() } {
        E::unknown_field(name, Listed::<T>::NAMES)
    } else {
        E::custom(format_args!("unknown field `{name}`"))
    }
}

/// Reads one flattened type out of a [`Buffer`]: a struct takes the members that it
/// names, an enum the one that names its variant, a map takes all.
struct Flat<'a, 'de, E>(&'a mut Buffer<'de>, PhantomData<E>);

impl<'de, E: de::Error> Deserializer<'de> for Flat<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        mem::take(self.0).as_object().deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let mut members = self.0.extract(|name| names.contains(&name));
        // What tells how the others are to be read, of an event or a union, is named first.
        if let Some(first) = names.first() {
            members.put_first(first);
        }
        members.as_object().deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let mut found = false;
        let mut variant = self.0.extract(|name| {
            let first = !found && variants.contains(&name);
            found |= first;
            first
        });
        variant
            .as_object()
            .deserialize_enum(name, variants, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf seq tuple tuple_struct map identifier
    }
}

/// Writes a flattened plain serde type into the object that `map` has begun.
///
/// # Errors
/// The type writes itself as something else than an object.
pub fn write<T: Serialize, M: SerializeMap>(map: &mut M, value: &T) -> Result<(), M::Error> {
    value.serialize(Inside(map))
}

struct Inside<'a, M>(&'a mut M);

/// The methods of a serializer that takes objects alone, for everything else.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $argument),*) -> Result<$ok, M::Error> {
            Err(not_an_object())
        }
    )*};
}

fn not_an_object<E: ser::Error>() -> E {
    E::custom("only what is written as an object can be flattened")
}

impl<M: SerializeMap> Serializer for Inside<'_, M> {
    type Ok = ();
    type Error = M::Error;
    type SerializeSeq = Impossible<(), M::Error>;
    type SerializeTuple = Impossible<(), M::Error>;
    type SerializeTupleStruct = Impossible<(), M::Error>;
    type SerializeTupleVariant = Impossible<(), M::Error>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), M::Error>;

    refuse! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_none(self) -> Result<(), M::Error> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), M::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), M::Error> {
        Ok(())
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<(), M::Error> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(variant, &())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(variant, value)
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Self, M::Error> {
        Ok(self)
    }

    fn serialize_struct(self, _name: &'static str, _len: usize) -> Result<Self, M::Error> {
        Ok(self)
    }
}

impl<M: SerializeMap> SerializeMap for Inside<'_, M> {
    type Ok = ();
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.0.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        self.0.serialize_value(value)
    }

    fn end(self) -> Result<(), M::Error> {
        Ok(())
    }
}

impl<M: SerializeMap> SerializeStruct for Inside<'_, M> {
    type Ok = ();
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    fn end(self) -> Result<(), M::Error> {
        Ok(())
    }
}
