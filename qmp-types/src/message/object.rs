//! Reading a JSON object member by member: what the hand-written `Deserialize` impls of this
//! module share. Called by the envelopes' files; nothing outside `message` sees it.

use alloc::borrow::Cow;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::members::with::borrow_cow;

/// The slots that an object's members are read into.
pub(super) trait Object<'de>: Default {
    /// What serde says it expected where it finds no object.
    const EXPECTING: &'static str;

    /// Reads the value of the member `name`. It must take exactly one value from `map`.
    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error>;
}

/// Reads an object's members into their slots.
pub(super) fn read<'de, T: Object<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// Reads a member's value into its slot, which must be empty.
pub(super) fn fill<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    match slot.replace(map.next_value()?) {
        None => Ok(()),
        Some(_) => Err(A::Error::duplicate_field(name)),
    }
}

/// What was read into the slot of a member that must be there.
pub(super) fn require<T, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.ok_or_else(|| E::missing_field(name))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut slots = T::default();
        while let Some(Text(name)) = map.next_key()? {
            slots.member(name, &mut map)?;
        }
        Ok(slots)
    }
}

/// A JSON string, borrowed from the input unless it has escapes in it.
///
/// `Cow`'s own `Deserialize` always copies.
pub(super) struct Text<'a>(pub(super) Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        borrow_cow(deserializer).map(Text)
    }
}
