//! What a name is to an enum, and reading the payload of that name.
//!
//! An enum is as big as its biggest variant, and each function that hands it on would copy it:
//! it is read into a place, and taken from there at last.

use alloc::borrow::Cow;
use core::fmt;
use core::iter;
use core::marker::PhantomData;

use serde_core::de::value::MapDeserializer;
use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::Dispatch;
use crate::members::held::Held;
use crate::members::read::set;

/// What a name is to an enum: the index of a variant, or a name that is not listed.
pub(crate) enum Which<'a> {
    Listed(usize),
    Other(Cow<'a, str>),
}

impl<'a> Which<'a> {
    /// Looks a name up.
    pub(crate) fn is<'de, T: Dispatch<'de>>(name: &'a str) -> Self {
        match T::listed(name) {
            Some(index) => Self::Listed(index),
            None => Self::Other(Cow::Borrowed(name)),
        }
    }

    /// A seed for the payload.
    pub(crate) const fn payload<'b, T>(&'b self, place: &'b mut Option<T>) -> Payload<'b, T> {
        Payload { which: self, place }
    }

    /// A message without a payload: an empty object is as good as none.
    ///
    /// # Errors
    /// The type of that name has members that must be there.
    pub(crate) fn absent<'de, T: Dispatch<'de>, E: Error>(
        &self,
        place: &mut Option<T>,
    ) -> Result<(), E> {
        match self {
            Self::Listed(index) => {
                let nothing = MapDeserializer::new(iter::empty::<((), ())>());
                T::read(*index, nothing, place)
            }
            Self::Other(name) => {
                *place = Some(T::other(name, None::<Held<'_, 'de, E>>)?);
                Ok(())
            }
        }
    }

    /// Says whose payload is malformed. That a name is not listed is said with the name.
    #[cold]
    pub(crate) fn refused<'de, T: Dispatch<'de>, E: Error>(&self, what: &str, error: E) -> E {
        match self {
            Self::Listed(index) => {
                let name = T::LISTED[*index];
                E::custom(format_args!("{what} {name}: {error}"))
            }
            Self::Other(_) => error,
        }
    }
}

/// Reads a name into a place, and looks it up.
pub(crate) struct WhichOf<'a, 'de, T> {
    place: &'a mut Option<Which<'de>>,
    of: PhantomData<T>,
}

impl<'a, 'de, T> WhichOf<'a, 'de, T> {
    pub(crate) const fn into(place: &'a mut Option<Which<'de>>) -> Self {
        let of = PhantomData;
        Self { place, of }
    }
}

impl<'de, T: Dispatch<'de>> DeserializeSeed<'de> for WhichOf<'_, 'de, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<(), D::Error> {
        name.deserialize_str(self)
    }
}

impl<'de, T: Dispatch<'de>> Visitor<'de> for WhichOf<'_, 'de, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<(), E> {
        set(self.place, Which::is::<T>(name));
        Ok(())
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        let which = match Which::is::<T>(name) {
            Which::Listed(index) => Which::Listed(index),
            Which::Other(name) => Which::Other(Cow::Owned(name.into())),
        };
        set(self.place, which);
        Ok(())
    }
}

/// Reads a payload as the type of its name, or keeps both.
pub(crate) struct Payload<'a, T> {
    which: &'a Which<'a>,
    place: &'a mut Option<T>,
}

impl<'de, T: Dispatch<'de>> DeserializeSeed<'de> for Payload<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, payload: D) -> Result<(), D::Error> {
        match self.which {
            Which::Listed(index) => T::read(*index, payload, self.place),
            Which::Other(name) => {
                *self.place = Some(T::other(name, Some(payload))?);
                Ok(())
            }
        }
    }
}

/// Has a value read into a place, and takes it from there.
///
/// # Errors
/// It was not read.
pub(crate) fn placed<T, E: Error>(
    read: impl FnOnce(&mut Option<T>) -> Result<(), E>,
) -> Result<T, E> {
    let mut place = None;
    match read(&mut place) {
        Ok(()) => place.ok_or_else(|| E::custom("nothing was read")),
        Err(error) => Err(error),
    }
}

/// Puts a payload that was read into its place, as the variant of its type.
///
/// # Errors
/// It was not read.
pub fn put<T, V, E>(
    place: &mut Option<T>,
    read: Result<V, E>,
    variant: impl FnOnce(V) -> T,
) -> Result<(), E> {
    match read {
        Ok(payload) => {
            set(place, variant(payload));
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// For an index that no variant has: it comes from elsewhere than the tables.
///
/// # Errors
/// Always.
pub fn not_listed<T, E: Error>() -> Result<T, E> {
    Err(E::custom("no variant has this index"))
}
