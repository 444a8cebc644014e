//! The two sides of a member's type, to be read and to be written: serde's traits, with what to say
//! of a type that has only one of them.

use serde_core::de::{self, Deserialize, Deserializer, MapAccess};
use serde_core::ser::{Serialize, Serializer};

use super::read;

/// A type that can be read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read: it does not implement serde's `Deserialize`",
    label = "cannot be read",
    note = "help: derive `Deserialize` for it, or, where the type that has it is only written, add \
            `#[qmp(serialize_only)]` to that"
)]
pub trait Read<'de>: Sized {
    /// Reads a member into its slot.
    ///
    /// # Errors
    /// The value has a wrong type, or the slot is already filled.
    fn fill<A: MapAccess<'de>>(
        slot: &mut Option<Self>,
        name: &'static str,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Sees to a member that may be absent.
    ///
    /// # Errors
    /// The member is missing.
    fn absent<E: de::Error>(slot: &mut Option<Self>, name: &'static str) -> Result<(), E>;

    /// Reads a value by itself.
    ///
    /// # Errors
    /// The type's own.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

#[diagnostic::do_not_recommend]
impl<'de, T: Deserialize<'de>> Read<'de> for T {
    #[inline]
    fn fill<A: MapAccess<'de>>(
        slot: &mut Option<Self>,
        name: &'static str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        read::fill(slot, name, map)
    }

    #[inline]
    fn absent<E: de::Error>(slot: &mut Option<Self>, name: &'static str) -> Result<(), E> {
        read::absent(slot, name)
    }

    #[inline]
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer)
    }
}

/// A type that can be written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written: it does not implement serde's `Serialize`",
    label = "cannot be written",
    note = "help: derive `Serialize` for it, or, where the type that has it is only read, add \
            `#[qmp(deserialize_only)]` to that"
)]
pub trait Write: Serialize {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Write for T {}

/// Writes a value by itself.
///
/// # Errors
/// The type's own.
pub fn write<T: Write + ?Sized, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}
