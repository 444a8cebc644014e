//! `#[qmp(flatten)]` of an `Option`: `None` where none of its members is there.

use alloc::borrow::Cow;

use serde_core::de::{self, MapAccess};
use serde_core::ser::SerializeMap;

use super::{Keeps, Members, Names, Unknown, WriteMembers};

/// The slots of the type itself, and whether any was touched.
pub struct Slots<S> {
    inner: S,
    present: bool,
}

impl<'de, T: Members<'de>> Members<'de> for Option<T> {
    type Slots = Slots<T::Slots>;
    const SLOTS: Self::Slots = Slots {
        inner: T::SLOTS,
        present: false,
    };
    const COUNT: usize = T::COUNT;
    const NAMES: Names = T::NAMES;
    const UNKNOWN: Unknown = T::UNKNOWN;
    // An unknown member alone does not make the optional type present.
    const KEEPS: Keeps = match T::KEEPS {
        Keeps::Buffered => Keeps::Buffered,
        Keeps::Ignored | Keeps::Nothing => Keeps::Nothing,
    };

    fn index(name: &str) -> Option<usize> {
        T::index(name)
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        index: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        slots.present = true;
        T::read(&mut slots.inner, index, map)
    }

    fn keep<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        name: Cow<'de, str>,
        policy: Unknown,
        map: &mut A,
    ) -> Result<(), A::Error> {
        slots.present = true;
        T::keep(&mut slots.inner, name, policy, map)
    }

    fn finish<E: de::Error>(slots: Self::Slots) -> Result<Self, E> {
        if slots.present {
            T::finish(slots.inner).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<T: WriteMembers> WriteMembers for Option<T> {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
            Some(value) => value.write(map),
            None => Ok(()),
        }
    }
}
