//! `#[qmp(flatten)]` of an `Option`, which is `None` where none of its members is there,
//! and of a `Box`. A `Box` is also the command, event or error that is in it, so that the
//! variants of an enum can be of a size; and so is a reference, in what is only written.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use serde_core::de::{self, MapAccess};

use super::flat::Buffer;
use super::write::ObjectWriter;
use super::{Members, Names, Unknown, WriteMembers};
use crate::{Command, Error, Event};

/// The slots of the type itself, and whether any was touched.
pub struct Slots<S> {
    inner: S,
    present: bool,
}

impl<'de, T: Members<'de>> Members<'de> for Option<T> {
    type Slots = Slots<T::Slots>;
    const NAMES: Names = T::NAMES.optional();
    const UNKNOWN: Unknown = T::UNKNOWN;
    // An unknown member does not make the optional type present, so it keeps none.
    const BUFFERS: bool = T::BUFFERS;

    fn slots() -> Self::Slots {
        Slots {
            inner: T::slots(),
            present: false,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        name: &str,
        map: &mut A,
    ) -> Option<Result<(), A::Error>> {
        let read = T::read(&mut slots.inner, name, map);
        slots.present |= read.is_some();
        read
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
    const NAMES: Names = T::NAMES.optional();

    fn count(&self) -> usize {
        self.as_ref().map_or(0, T::count)
    }

    fn write<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
            Some(value) => value.write(map),
            None => Ok(()),
        }
    }
}

impl<'de, T: Members<'de>> Members<'de> for Box<T> {
    type Slots = T::Slots;
    const NAMES: Names = T::NAMES;
    const UNKNOWN: Unknown = T::UNKNOWN;
    const KEEPS: bool = T::KEEPS;
    const BUFFERS: bool = T::BUFFERS;

    fn slots() -> Self::Slots {
        T::slots()
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        name: &str,
        map: &mut A,
    ) -> Option<Result<(), A::Error>> {
        T::read(slots, name, map)
    }

    fn keep<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        T::keep(slots, name, map)
    }

    fn take<E: de::Error>(slots: &mut Self::Slots, buffer: &mut Buffer<'de>) -> Result<(), E> {
        T::take(slots, buffer)
    }

    fn finish<E: de::Error>(slots: Self::Slots) -> Result<Self, E> {
        T::finish(slots).map(Self::new)
    }
}

impl<T: WriteMembers + ?Sized> WriteMembers for Box<T> {
    const NAMES: Names = T::NAMES;

    fn count(&self) -> usize {
        T::count(self)
    }

    fn write<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        T::write(self, map)
    }
}

impl<T: WriteMembers + ?Sized> WriteMembers for &T {
    const NAMES: Names = T::NAMES;

    fn count(&self) -> usize {
        T::count(self)
    }

    fn write<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        T::write(self, map)
    }
}

impl<T: Command + ?Sized> Command for &T {
    const NAME: &'static str = T::NAME;
    const ALLOW_OOB: bool = T::ALLOW_OOB;
    type Returns = T::Returns;
}

impl<T: Event + ?Sized> Event for &T {
    const NAME: &'static str = T::NAME;
}

impl<T: Error + ?Sized> Error for &T {
    const CLASS: &'static str = T::CLASS;
}

impl<T: Command> Command for Box<T> {
    const NAME: &'static str = T::NAME;
    const ALLOW_OOB: bool = T::ALLOW_OOB;
    type Returns = T::Returns;
}

impl<T: Event> Event for Box<T> {
    const NAME: &'static str = T::NAME;
}

impl<T: Error> Error for Box<T> {
    const CLASS: &'static str = T::CLASS;
}

/// Second impls for the same types, which never hold. With one impl alone, rustc would report what
/// is wrong with the type in the wrapper, and not the wrapper that the derive asks about: see
/// [`bounds`](crate::bounds).
mod never {
    use super::{
        Box, Command, Error, Event, MapAccess, Members, Names, ObjectWriter, Unknown, WriteMembers,
        de,
    };
    use crate::bounds::{Impossible, Never};

    macro_rules! members {
        ($($wrapper:ident)*) => {$(
            #[doc(hidden)]
            #[diagnostic::do_not_recommend]
            impl<'de, T> Members<'de> for $wrapper<T>
            where
                Never<T>: Impossible,
                $wrapper<T>: Members<'de>,
            {
                type Slots = ();
                const NAMES: Names = Names::new(&[]);
                const UNKNOWN: Unknown = Unknown::Ignore;

                fn slots() -> Self::Slots {
                    <Self as Members<'de>>::slots()
                }

                fn read<A: MapAccess<'de>>(
                    _: &mut Self::Slots,
                    _: &str,
                    _: &mut A,
                ) -> Option<Result<(), A::Error>> {
                    None
                }

                fn finish<E: de::Error>(slots: Self::Slots) -> Result<Self, E> {
                    <Self as Members<'de>>::finish(slots)
                }
            }

            #[doc(hidden)]
            #[diagnostic::do_not_recommend]
            impl<T> WriteMembers for $wrapper<T>
            where
                Never<T>: Impossible,
                $wrapper<T>: WriteMembers,
            {
                fn write<M: ObjectWriter>(&self, _: &mut M) -> Result<(), M::Error> {
                    Ok(())
                }
            }
        )*};
    }

    members! { Option Box }

    #[doc(hidden)]
    #[diagnostic::do_not_recommend]
    impl<T> Command for Box<T>
    where
        Never<T>: Impossible,
        Box<T>: Command,
    {
        const NAME: &'static str = "";
        const ALLOW_OOB: bool = false;
        type Returns = ();
    }

    #[doc(hidden)]
    #[diagnostic::do_not_recommend]
    impl<T> Event for Box<T>
    where
        Never<T>: Impossible,
        Box<T>: Event,
    {
        const NAME: &'static str = "";
    }

    #[doc(hidden)]
    #[diagnostic::do_not_recommend]
    impl<T> Error for Box<T>
    where
        Never<T>: Impossible,
        Box<T>: Error,
    {
        const CLASS: &'static str = "";
    }
}
