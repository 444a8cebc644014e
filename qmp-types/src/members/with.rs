//! Members read or written by a function of the user's: `with`, `serialize_with`,
//! `deserialize_with`.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde_core::ser::{Serialize, Serializer};

use super::read::Text;

/// The derive's glue to a user's function that reads the member number `N`, of type `V`.
pub trait ReadWith<'de, const N: usize, V> {
    /// Calls it.
    ///
    /// # Errors
    /// The function's.
    fn read_with<D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error>;
}

/// The derive's glue to a user's function that writes the member number `N`, of type `V`.
pub trait WriteWith<const N: usize, V> {
    /// Calls it.
    ///
    /// # Errors
    /// The function's.
    fn write_with<S: Serializer>(value: &V, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Reads by way of [`ReadWith`].
pub struct ReadBy<T, const N: usize, V>(PhantomData<(T, V)>);

impl<T, const N: usize, V> ReadBy<T, N, V> {
    /// A seed for the member `N` of `T`.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "a seed is made by generated code alone"
    )]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: ReadWith<'de, N, V>, const N: usize, V> DeserializeSeed<'de> for ReadBy<T, N, V> {
    type Value = V;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V, D::Error> {
        T::read_with(deserializer)
    }
}

/// Writes by way of [`WriteWith`].
pub struct WriteBy<'a, T, const N: usize, V>(&'a V, PhantomData<T>);

impl<'a, T, const N: usize, V> WriteBy<'a, T, N, V> {
    /// The value of the member `N` of `T`.
    #[must_use]
    pub const fn new(value: &'a V) -> Self {
        Self(value, PhantomData)
    }
}

impl<T: WriteWith<N, V>, const N: usize, V> Serialize for WriteBy<'_, T, N, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::write_with(self.0, serializer)
    }
}

/// Reads a `Cow` that borrows where the format can lend: `#[qmp(borrow)]`. serde's
/// own impl always owns.
///
/// # Errors
/// The value is no string.
pub fn borrow_cow<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    deserializer.deserialize_str(Text)
}

/// The same of bytes. In JSON, they are those of a string, or the numbers of an array, which is how
/// they are written.
///
/// # Errors
/// The value is no string, no bytes and no array of them.
pub fn borrow_bytes<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Cow<'de, [u8]>, D::Error> {
    deserializer.deserialize_bytes(Bytes)
}

/// Bytes, borrowed where the format can lend them.
struct Bytes;

impl<'de> Visitor<'de> for Bytes {
    type Value = Cow<'de, [u8]>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a byte array")
    }

    fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(bytes))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        Ok(Cow::Owned(bytes.into()))
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Self::Value, E> {
        Ok(Cow::Owned(bytes))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text.as_bytes()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.as_bytes().into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into_bytes()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut bytes = Vec::new();
        while let Some(byte) = seq.next_element()? {
            bytes.push(byte);
        }
        Ok(Cow::Owned(bytes))
    }
}
