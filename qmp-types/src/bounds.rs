//! What the derive asks of the types that are named in a deriving type.
//!
//! rustc names these traits where a type does not fit. Nobody implements them by hand: each is
//! implemented for every type that has what its documentation lists.
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use qmp_types::{QmpDownstream, bounds};
//!
//! #[derive(QmpDownstream)]
//! #[qmp(data)]
//! struct Cache {
//!     direct: bool,
//! }
//!
//! #[derive(QmpDownstream)]
//! #[qmp(data)]
//! struct Drive {
//!     id: String,
//!     #[qmp(flatten)]
//!     cache: Cache,
//! }
//!
//! fn fits<'de, T: bounds::Flatten<'de>>() {}
//! fits::<Cache>();
//! # }
//! ```

// Each trait has two impls for all types, of which the second never holds. With one impl alone,
// rustc would report each of its bounds that a type breaks, and name traits that no user knows;
// with two, it reports the trait itself, once. What the derive calls are provided methods, so that
// each call asks for this trait and no other.

use alloc::borrow::Cow;
use alloc::string::String;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer, MapAccess};
use serde_core::ser::Serialize;

use crate::dispatch::{Unlisted, UnlistedName};
use crate::members::read::{self, Extra};
use crate::members::write::{Entries, ObjectWriter};
use crate::members::{Members, Names, WriteMembers};
use crate::{Command, Error, Event};

/// Asks of a type what no type has.
#[doc(hidden)]
pub struct Never<T: ?Sized>(PhantomData<T>);

/// A trait without impls.
#[doc(hidden)]
pub trait Impossible {}

/// The type of a member with `#[qmp(flatten)]`: it derives [`QmpDownstream`](crate::QmpDownstream)
/// and is an object, or it is an `Option` or a `Box` of such a type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened: its members are not known to the derive",
    label = "not an object that derives `QmpDownstream`",
    note = "help: derive `QmpDownstream` for it, with `#[qmp(data)]`; a type of another crate is \
            flattened by `#[qmp(flatten = \"buffered\")]`"
)]
pub trait Flatten<'de>: Members<'de> + WriteMembers {
    #[doc(hidden)]
    const MEMBERS: Names = <Self as WriteMembers>::NAMES;

    #[doc(hidden)]
    fn object<T: Members<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        read::object(deserializer)
    }

    #[doc(hidden)]
    fn counted(&self) -> usize {
        self.count()
    }

    #[doc(hidden)]
    fn write_into<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        self.write(map)
    }
}

impl<'de, T: Members<'de> + WriteMembers> Flatten<'de> for T {}
impl<'de, T> Flatten<'de> for T
where
    Never<T>: Impossible,
    T: Flatten<'de>,
{
}

/// The type of a branch of a union: as for [`Flatten`], an object that derives
/// [`QmpDownstream`](crate::QmpDownstream).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a branch of a union: it is not an object whose members the derive \
               knows",
    label = "not an object that derives `QmpDownstream`",
    note = "help: derive `QmpDownstream` for it, with `#[qmp(data)]`, or write the members of the \
            branch in braces"
)]
pub trait Branch<'de>: Members<'de> + WriteMembers {
    #[doc(hidden)]
    const MEMBERS: Names = <Self as WriteMembers>::NAMES;

    #[doc(hidden)]
    fn object<T: Members<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        read::object(deserializer)
    }

    #[doc(hidden)]
    fn counted(&self) -> usize {
        self.count()
    }

    #[doc(hidden)]
    fn write_into<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        self.write(map)
    }
}

impl<'de, T: Members<'de> + WriteMembers> Branch<'de> for T {}
impl<'de, T> Branch<'de> for T
where
    Never<T>: Impossible,
    T: Branch<'de>,
{
}

/// The type of a variant in an enum of commands: a [`Command`] with both of serde's traits.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be in an enum of commands: it is not a QMP command that serde reads \
               and writes",
    label = "not a `qmp_types::Command` with serde's traits",
    note = "help: derive `QmpDownstream` for it, with `#[qmp(command = \"__RFQDN_name\")]`, or with \
            `#[qmp(extends(command = \"name\"))]` for an upstream command"
)]
pub trait CommandPayload<'de>: Command + Deserialize<'de> + Serialize {
    #[doc(hidden)]
    const WIRE_NAME: &'static str = <Self as Command>::NAME;
    #[doc(hidden)]
    const OUT_OF_BAND: bool = <Self as Command>::ALLOW_OOB;

    #[doc(hidden)]
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    #[doc(hidden)]
    fn write_into<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        map.member("arguments", self)
    }
}

impl<'de, T: Command + Deserialize<'de> + Serialize> CommandPayload<'de> for T {}
impl<'de, T> CommandPayload<'de> for T
where
    Never<T>: Impossible,
    T: CommandPayload<'de>,
{
}

/// The type of a variant in an enum of events: an [`Event`] with both of serde's traits.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be in an enum of events: it is not a QMP event that serde reads and \
               writes",
    label = "not a `qmp_types::Event` with serde's traits",
    note = "help: derive `QmpDownstream` for it, with `#[qmp(event = \"__RFQDN_NAME\")]`, or with \
            `#[qmp(extends(event = \"NAME\"))]` for an upstream event"
)]
pub trait EventPayload<'de>: Event + Deserialize<'de> + Serialize {
    #[doc(hidden)]
    const WIRE_NAME: &'static str = <Self as Event>::NAME;

    #[doc(hidden)]
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    #[doc(hidden)]
    fn write_into<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        map.member("data", self)
    }
}

impl<'de, T: Event + Deserialize<'de> + Serialize> EventPayload<'de> for T {}
impl<'de, T> EventPayload<'de> for T
where
    Never<T>: Impossible,
    T: EventPayload<'de>,
{
}

/// The type of a variant in an enum of errors: an [`Error`] that derives
/// [`QmpDownstream`](crate::QmpDownstream).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be in an enum of errors: it is not a QMP error that derives \
               `QmpDownstream`",
    label = "not a `qmp_types::Error` that derives `QmpDownstream`",
    note = "help: derive `QmpDownstream` for it, with `#[qmp(error = \"__RFQDN_Class\")]`"
)]
pub trait ErrorPayload<'de>: Error + Deserialize<'de> + WriteMembers + core::fmt::Display {
    #[doc(hidden)]
    const MEMBERS: Names = <Self as WriteMembers>::NAMES;

    #[doc(hidden)]
    fn counted(&self) -> usize {
        self.count()
    }

    #[doc(hidden)]
    const WIRE_NAME: &'static str = <Self as Error>::CLASS;

    #[doc(hidden)]
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    #[doc(hidden)]
    fn write_into<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        self.write(map)
    }

    #[doc(hidden)]
    fn show(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.fmt(f)
    }
}

impl<'de, T: Error + Deserialize<'de> + WriteMembers + core::fmt::Display> ErrorPayload<'de> for T {}
impl<'de, T> ErrorPayload<'de> for T
where
    Never<T>: Impossible,
    T: ErrorPayload<'de>,
{
}

/// What has a variant with `#[qmp(other)]`, for [`Other`].
#[doc(hidden)]
pub struct InCommands;
#[doc(hidden)]
pub struct InEvents;
#[doc(hidden)]
pub struct InErrors;
#[doc(hidden)]
pub struct InUnion;

/// The type of a variant with `#[qmp(other)]`: `UnknownEvent` in an enum of events,
/// `UnknownCommand` in one of commands, `message::AnyError` in one of errors, and `UnknownBranch`
/// in a union.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not keep what this enum does not list",
    label = "not the type for `#[qmp(other)]`",
    note = "help: write `UnknownEvent` in an enum of events, `UnknownCommand` in one of commands, \
            `message::AnyError` in one of errors, and `UnknownBranch` in a union"
)]
pub trait Other<'de, In>: Unlisted<'de> + UnlistedName + WriteMembers {
    #[doc(hidden)]
    const MEMBERS: Names = <Self as WriteMembers>::NAMES;

    #[doc(hidden)]
    fn counted(&self) -> usize {
        self.count()
    }

    #[doc(hidden)]
    fn keep<D: Deserializer<'de>>(name: &str, payload: Option<D>) -> Result<Self, D::Error> {
        Self::unlisted(name, payload)
    }

    #[doc(hidden)]
    fn kept_name(&self) -> &str {
        self.unlisted_name()
    }

    #[doc(hidden)]
    fn show(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.unlisted_name())
    }

    #[doc(hidden)]
    fn write_into<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        self.write(map)
    }
}

/// As [`Other`], of an enum that is only read or only written, or has type parameters: the type
/// alone, whatever serde makes of what is in it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not keep what this enum does not list",
    label = "not the type for `#[qmp(other)]`",
    note = "help: write `UnknownEvent` in an enum of events, `UnknownCommand` in one of commands, \
            `message::AnyError` in one of errors, and `UnknownBranch` in a union"
)]
#[doc(hidden)]
pub trait OtherIn<In>: UnlistedName {
    #[doc(hidden)]
    fn kept_name(&self) -> &str {
        self.unlisted_name()
    }
}

#[cfg(feature = "json")]
mod other {
    use core::fmt::{self, Display};

    use serde_core::de::Deserialize;
    use serde_core::ser::Serialize;

    use super::{InCommands, InErrors, InEvents, InUnion, Other, OtherIn};
    use crate::dispatch::{UnknownBranch, UnknownCommand, UnknownEvent};
    use crate::message::AnyError;

    impl<P> OtherIn<InCommands> for UnknownCommand<P> {}
    impl<P> OtherIn<InEvents> for UnknownEvent<P> {}
    impl OtherIn<InErrors> for AnyError {}
    impl<V> OtherIn<InUnion> for UnknownBranch<V> {}

    impl<'de, P: Deserialize<'de> + Serialize> Other<'de, InCommands> for UnknownCommand<P> {}
    impl<'de, P: Deserialize<'de> + Serialize> Other<'de, InEvents> for UnknownEvent<P> {}
    impl Other<'_, InErrors> for AnyError {
        fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.fmt(f)
        }
    }
    impl<'de, V: Deserialize<'de> + Serialize> Other<'de, InUnion> for UnknownBranch<V> {}
}

/// The type of a variant with `#[qmp(other)]` in a QAPI enum: it is made from a `String`, and
/// lends a `str`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not keep a value of a QAPI enum",
    label = "not made from a `String`, or it does not lend a `str`",
    note = "help: write `String`"
)]
pub trait OtherValue: From<String> + AsRef<str> {
    #[doc(hidden)]
    #[must_use]
    fn keep(value: String) -> Self {
        Self::from(value)
    }

    #[doc(hidden)]
    fn kept(&self) -> &str {
        self.as_ref()
    }
}

impl<T: From<String> + AsRef<str>> OtherValue for T {}
impl<T> OtherValue for T
where
    Never<T>: Impossible,
    T: OtherValue,
{
}

/// The type of a member with `#[qmp(extra)]`: a map from names to values with serde's traits, such
/// as `BTreeMap<String, serde_json::Value>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot keep unknown members: it is not a map from names to values",
    label = "not a map from names to values",
    note = "help: write a map such as `BTreeMap<String, serde_json::Value>`"
)]
pub trait ExtraMap<'de>: Extra<'de> + Entries {
    #[doc(hidden)]
    fn keep<A: MapAccess<'de>>(
        slot: &mut Option<Self>,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        read::keep(slot, name, map)
    }

    #[doc(hidden)]
    fn kept(slot: Option<Self>) -> Self {
        slot.unwrap_or_default()
    }

    #[doc(hidden)]
    fn write_into<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        self.write_entries(map)
    }
}

impl<'de, T: Extra<'de> + Entries> ExtraMap<'de> for T {}
impl<'de, T> ExtraMap<'de> for T
where
    Never<T>: Impossible,
    T: ExtraMap<'de>,
{
}

/// Asks of a command's `returns` whether either of serde's traits is there.
#[doc(hidden)]
pub struct Returned<'de, T>(PhantomData<(&'de (), T)>);

/// The answer for types without `Deserialize`.
#[doc(hidden)]
pub trait NotRead {
    const __QMP_READ: bool = false;
}

/// The answer for types without `Serialize`.
#[doc(hidden)]
pub trait NotWritten {
    const __QMP_WRITTEN: bool = false;
}

impl<T> NotRead for Returned<'_, T> {}
impl<T> NotWritten for Returned<'_, T> {}

#[doc(hidden)]
impl<'de, T: Deserialize<'de>> Returned<'de, T> {
    pub const __QMP_READ: bool = true;
}

#[doc(hidden)]
impl<T: Serialize> Returned<'_, T> {
    pub const __QMP_WRITTEN: bool = true;
}

/// Stops the build where a command returns what can be neither read nor written.
///
/// # Panics
/// As it says, in a constant.
#[doc(hidden)]
#[track_caller]
pub const fn assert_returned(either: bool, message: &str) {
    assert!(either, "{}", message);
}
