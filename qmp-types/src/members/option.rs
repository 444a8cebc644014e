//! `#[qmp(flatten)]` of an `Option`: `None` where none of its members is there.

use serde_core::de::{self, MapAccess};
use serde_core::ser::SerializeMap;

use super::flat::Buffer;
use super::{Members, Names, Unknown, WriteMembers};

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
    // An unknown member does not make the optional type present, so it keeps none.
    const BUFFERS: bool = T::BUFFERS;

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

    fn take<E: de::Error>(slots: &mut Self::Slots, buffer: &mut Buffer<'de>) -> Result<(), E> {
        let before = buffer.len();
        let taken = T::take(&mut slots.inner, buffer);
        slots.present |= buffer.len() < before;
        if slots.present { taken } else { Ok(()) }
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
