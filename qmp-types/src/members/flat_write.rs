//! Writes `#[qmp(flatten = "buffered")]`: a plain serde type as a part of an object.

use core::marker::PhantomData;

use serde_core::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleVariant, Serializer,
};

use super::sides::Write;
use super::write::ObjectWriter;

/// Writes a flattened plain serde type into the object that `map` has begun: the members of a
/// struct or a map, or for an enum one member that has the name of the variant.
///
/// # Errors
/// The type writes itself as something else than an object.
pub fn write<T: Write + ?Sized, M: ObjectWriter>(map: &mut M, value: &T) -> Result<(), M::Error> {
    value.serialize(Inside { map, value })
}

/// Writes what a value says of itself into an object that has begun.
struct Inside<'a, M, T: ?Sized> {
    map: &'a mut M,
    /// The value, which is asked for the contents of a variant a second time: a member's value is
    /// written in one call, and nothing is buffered for it.
    value: &'a T,
}

/// Emits the methods of a serializer that refuses these types.
macro_rules! refuse {
    ($error:ty, $what:literal: $($method:ident($($argument:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $argument),*) -> Result<$ok, $error> {
            Err(Error::custom($what))
        }
    )*};
}

impl<'a, M: ObjectWriter, T: Serialize + ?Sized> Serializer for Inside<'a, M, T> {
    type Ok = ();
    type Error = M::Error;
    type SerializeSeq = Impossible<(), M::Error>;
    type SerializeTuple = Impossible<(), M::Error>;
    type SerializeTupleStruct = Impossible<(), M::Error>;
    type SerializeTupleVariant = Written<M::Error>;
    type SerializeMap = Members<'a, M>;
    type SerializeStruct = Members<'a, M>;
    type SerializeStructVariant = Written<M::Error>;

    refuse! { M::Error, "only what is written as an object can be flattened":
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
    }

    fn serialize_none(self) -> Result<(), M::Error> {
        Ok(())
    }

    fn serialize_some<V: Serialize + ?Sized>(self, value: &V) -> Result<(), M::Error> {
        write(self.map, value)
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
        self.map.entry(variant, &())
    }

    fn serialize_newtype_struct<V: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &V,
    ) -> Result<(), M::Error> {
        write(self.map, value)
    }

    fn serialize_newtype_variant<V: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &V,
    ) -> Result<(), M::Error> {
        self.map.entry(variant, value)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Written<M::Error>, M::Error> {
        self.map.entry(variant, &Contents(self.value))?;
        Ok(Written(PhantomData))
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Members<'a, M>, M::Error> {
        Ok(Members(self.map))
    }

    fn serialize_struct(
        self,
        _name: &'static str,
        _len: usize,
    ) -> Result<Members<'a, M>, M::Error> {
        Ok(Members(self.map))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Written<M::Error>, M::Error> {
        self.map.entry(variant, &Contents(self.value))?;
        Ok(Written(PhantomData))
    }
}

/// The members of a map or a struct, as members of the object that has begun.
struct Members<'a, M>(&'a mut M);

impl<M: ObjectWriter> SerializeMap for Members<'_, M> {
    type Ok = ();
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.0.name(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        self.0.value(value)
    }

    fn end(self) -> Result<(), M::Error> {
        Ok(())
    }
}

impl<M: ObjectWriter> SerializeStruct for Members<'_, M> {
    type Ok = ();
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.0.member(name, value)
    }

    fn end(self) -> Result<(), M::Error> {
        Ok(())
    }
}

/// The contents of a variant that [`Contents`] has written: they are given again, and dropped.
struct Written<E>(PhantomData<E>);

impl<E: Error> SerializeTupleVariant for Written<E> {
    type Ok = ();
    type Error = E;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), E> {
        Ok(())
    }

    fn end(self) -> Result<(), E> {
        Ok(())
    }
}

impl<E: Error> SerializeStructVariant for Written<E> {
    type Ok = ();
    type Error = E;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, _: &T) -> Result<(), E> {
        Ok(())
    }

    fn end(self) -> Result<(), E> {
        Ok(())
    }
}

/// An enum's value that is written without the name of its variant: a tuple variant as an array,
/// a struct variant as an object.
struct Contents<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> Serialize for Contents<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(ContentsOf(serializer))
    }
}

/// Writes the contents of a variant alone, and refuses all else: [`Inside`] has seen the variant.
/// As serializers of a variant's fields, it passes them on.
struct ContentsOf<S>(S);

impl<S: Serializer> Serializer for ContentsOf<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = ContentsOf<S::SerializeTuple>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = Impossible<S::Ok, S::Error>;
    type SerializeStructVariant = ContentsOf<S::SerializeStruct>;

    refuse! { S::Error, "a variant was written as two different things":
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(&'static str) -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self.0)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        self.0.serialize_tuple(len).map(ContentsOf)
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        self.0.serialize_struct(variant, len).map(ContentsOf)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

impl<S: SerializeTuple> SerializeTupleVariant for ContentsOf<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.0.serialize_element(value)
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

impl<S: SerializeStruct> SerializeStructVariant for ContentsOf<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.0.serialize_field(name, value)
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}
