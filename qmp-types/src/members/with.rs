//! Members read or written by a function of the user's: `with`, `serialize_with`,
//! `deserialize_with`.

use alloc::borrow::Cow;
use core::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer};
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

/// The derive's glue to a user's function that writes the member number `N`.
pub trait WriteWith<const N: usize> {
    /// Calls it.
    ///
    /// # Errors
    /// The function's.
    fn write_with<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
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
pub struct WriteBy<'a, T, const N: usize>(pub &'a T);

impl<T: WriteWith<N>, const N: usize> Serialize for WriteBy<'_, T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write_with(serializer)
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
