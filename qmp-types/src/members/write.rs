//! Writing a value's members as an object.

use serde_core::ser::{Error, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::WriteMembers;
use super::sides::Write;
use crate::bounds::{Impossible, Never};

/// What a derived `Serialize` does.
///
/// # Errors
/// A member cannot be written.
pub fn object<T: WriteMembers + ?Sized, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // No `?`: this is compiled for every type, and its conversions of errors with it.
    // Of a condition that is a constant rustc compiles one side.
    if const { T::NAMES.is_struct() } {
        match serializer.serialize_struct(T::NAMES.ty(), value.count()) {
            Ok(object) => {
                let mut object = Struct(object);
                match value.write(&mut object) {
                    Ok(()) => object.0.end(),
                    Err(error) => Err(error),
                }
            }
            Err(error) => Err(error),
        }
    } else {
        match serializer.serialize_map(None) {
            Ok(object) => {
                let mut object = Map(object);
                match value.write(&mut object) {
                    Ok(()) => object.0.end(),
                    Err(error) => Err(error),
                }
            }
            Err(error) => Err(error),
        }
    }
}

/// An object that is being written: a struct to serde where all its names are known, or else a map.
pub trait ObjectWriter {
    /// The format's error.
    type Error: Error;

    /// Writes a member of a type's own.
    ///
    /// # Errors
    /// The value cannot be written.
    fn member<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Self::Error>;

    /// Writes the name of a member that is not the type's own.
    ///
    /// # Errors
    /// It cannot be written.
    fn name<K: Serialize + ?Sized>(&mut self, name: &K) -> Result<(), Self::Error>;

    /// Writes the value of such a member.
    ///
    /// # Errors
    /// It cannot be written.
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Self::Error>;

    /// Writes such a member.
    ///
    /// # Errors
    /// The name or the value cannot be written.
    fn entry<K: Serialize + ?Sized, T: Serialize + ?Sized>(
        &mut self,
        name: &K,
        value: &T,
    ) -> Result<(), Self::Error> {
        self.name(name)?;
        self.value(value)
    }
}

struct Struct<S>(S);

impl<S: SerializeStruct> ObjectWriter for Struct<S> {
    type Error = S::Error;

    #[inline]
    fn member<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.0.serialize_field(name, value)
    }

    fn name<K: Serialize + ?Sized>(&mut self, _: &K) -> Result<(), S::Error> {
        Err(Error::custom("a struct has no members but its own"))
    }

    fn value<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), S::Error> {
        Err(Error::custom("a struct has no members but its own"))
    }
}

/// An object that is a map to serde.
pub struct Map<M>(M);

impl<M: SerializeMap> ObjectWriter for Map<M> {
    type Error = M::Error;

    #[inline]
    fn member<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    fn name<K: Serialize + ?Sized>(&mut self, name: &K) -> Result<(), M::Error> {
        self.0.serialize_key(name)
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        self.0.serialize_value(value)
    }
}

/// Writes an object whose members are not those of a whole value, but of a branch of an alternate.
///
/// # Errors
/// A member cannot be written.
pub fn members<S: Serializer>(
    serializer: S,
    write: impl FnOnce(&mut Map<S::SerializeMap>) -> Result<(), S::Error>,
) -> Result<S::Ok, S::Error> {
    let mut object = Map(serializer.serialize_map(None)?);
    write(&mut object)?;
    object.0.end()
}

/// Writes a member.
///
/// # Errors
/// The value cannot be written.
#[inline]
pub fn member<T: Write + ?Sized, M: ObjectWriter>(
    map: &mut M,
    name: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    map.member(name, value)
}

/// Writes an optional member: nothing for `None`, never null.
///
/// # Errors
/// The value cannot be written.
#[inline]
pub fn optional<T: Write, M: ObjectWriter>(
    map: &mut M,
    name: &'static str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    match value {
        // Some formats write an option that has a value otherwise than the value.
        Some(_) => map.member(name, value),
        None => Ok(()),
    }
}

/// A map that `#[qmp(extra)]` writes back.
pub trait Entries {
    /// Writes the members that were kept.
    ///
    /// # Errors
    /// A name or a value cannot be written.
    fn write_entries<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error>;
}

impl<E, K: Serialize, V: Serialize> Entries for E
where
    E: IntoIterator<Item = (K, V)>,
    for<'a> &'a E: IntoIterator<Item = (&'a K, &'a V)>,
{
    fn write_entries<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        let mut entries = self.into_iter();
        entries.try_for_each(|(name, value)| map.entry(name, value))
    }
}

// With one impl alone, rustc would report each bound that a type breaks; with two, the trait itself.
impl<E> Entries for E
where
    Never<E>: Impossible,
    E: Entries,
{
    fn write_entries<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        Entries::write_entries(self, map)
    }
}

/// Writes the members that `#[qmp(extra)]` kept.
///
/// # Errors
/// A name or a value cannot be written.
pub fn extra<'a, K, V, E, M>(map: &mut M, extra: &'a E) -> Result<(), M::Error>
where
    K: Serialize + 'a,
    V: Serialize + 'a,
    &'a E: IntoIterator<Item = (&'a K, &'a V)>,
    M: ObjectWriter,
{
    extra
        .into_iter()
        .try_for_each(|(name, value)| map.entry(name, value))
}
