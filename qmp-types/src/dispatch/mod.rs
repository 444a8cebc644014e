//! Enums of commands, events or errors: which type a message is, by its name.
//!
//! The derive writes the tables ([`Dispatch`]); [`read`](mod@read) looks for the name in a
//! message of any serde format and hands the payload to the type of that name. `message`
//! and `server` do the same for payloads that are still JSON.

use serde_core::de::{self, Deserializer};

use crate::members::Names;

pub mod distinct;
mod listed;
pub mod read;
#[cfg(feature = "json")]
mod unknown;
pub mod which;

#[cfg(feature = "json")]
pub use unknown::{UnknownBranch, UnknownCommand, UnknownEvent};

/// An enum of commands: what a server can be asked for.
///
/// It is implemented by `#[derive(QmpDownstream)]` with `#[qmp(commands)]`. Read as a
/// whole, such an enum is a request, `{"execute": …, "arguments": …}`, without its `id`.
///
/// The specification, "Issuing Commands".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::{Commands, QmpDownstream};
///
/// #[derive(QmpDownstream)]
/// #[qmp(command = "__com.redhat_drive_del")]
/// struct DriveDel {
///     id: String,
/// }
///
/// #[derive(QmpDownstream)]
/// #[qmp(commands)]
/// enum Request {
///     DriveDel(DriveDel),
/// }
///
/// assert_eq!(Request::NAMES, ["__com.redhat_drive_del"]);
/// assert_eq!(Request::ALLOW_OOB, [false]);
/// let request = Request::DriveDel(DriveDel { id: "d0".into() });
/// assert_eq!(request.name(), "__com.redhat_drive_del");
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of QMP commands",
    label = "not an enum of commands",
    note = "derive it: `#[derive(QmpDownstream)]` with `#[qmp(commands)]`, one variant a command"
)]
pub trait Commands {
    /// The names of the commands that it lists.
    const NAMES: &'static [&'static str];
    /// For each of them, whether it may be run out of band.
    const ALLOW_OOB: &'static [bool];

    /// The name of this one on the wire.
    fn name(&self) -> &str;
}

/// An enum of events: what a client can be told.
///
/// It is implemented by `#[derive(QmpDownstream)]` with `#[qmp(events)]`. Read as a whole,
/// such an enum is an event, `{"event": …, "data": …}`, without its timestamp.
///
/// The specification, "Asynchronous events".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::{Events, QmpDownstream};
///
/// #[derive(QmpDownstream)]
/// #[qmp(extends(event = "STOP"))]
/// struct Stop;
///
/// #[derive(QmpDownstream)]
/// #[qmp(events)]
/// enum Event {
///     Stop(Stop),
/// }
///
/// assert_eq!(Event::NAMES, ["STOP"]);
/// assert_eq!(Event::Stop(Stop).name(), "STOP");
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of QMP events",
    label = "not an enum of events",
    note = "derive it: `#[derive(QmpDownstream)]` with `#[qmp(events)]`, one variant an event"
)]
pub trait Events {
    /// The names of the events that it lists.
    const NAMES: &'static [&'static str];

    /// The name of this one on the wire.
    fn name(&self) -> &str;
}

/// An enum of errors: what a command can fail with.
///
/// It is implemented by `#[derive(QmpDownstream)]` with `#[qmp(errors)]`. Read as a whole,
/// such an enum is an error object, `{"class": …, "desc": …}`.
///
/// The specification, "Error".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::{Errors, QmpDownstream};
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(error = "__com.redhat_DriveLocked")]
/// struct DriveLocked {
///     desc: String,
/// }
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(errors)]
/// enum Failure {
///     DriveLocked(DriveLocked),
/// }
///
/// assert_eq!(Failure::CLASSES, ["__com.redhat_DriveLocked"]);
/// let failure = Failure::DriveLocked(DriveLocked { desc: "d0 is locked".into() });
/// assert_eq!(failure.class(), "__com.redhat_DriveLocked");
/// assert_eq!(failure.to_string(), "d0 is locked");
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of QMP errors",
    label = "not an enum of errors",
    note = "derive it: `#[derive(QmpDownstream)]` with `#[qmp(errors)]`, one variant an error"
)]
pub trait Errors {
    /// The classes of the errors that it lists.
    const CLASSES: &'static [&'static str];

    /// The class of this one on the wire.
    fn class(&self) -> &str;
}

/// The variants of an enum of commands, events or errors, as the derive describes them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of QMP commands, events or errors",
    label = "not an enum that the derive knows",
    note = "derive it: `#[derive(QmpDownstream)]` with `#[qmp(commands)]`, `#[qmp(events)]` or \
            `#[qmp(errors)]`"
)]
pub trait Dispatch<'de>: Sized {
    /// The names on the wire, in the order of the variants.
    const LISTED: &'static [&'static str];
    /// The names of the members of the object that the enum is, as far as they are known.
    const MEMBERS: Names = Names::new(&[]).incomplete();

    /// Reads the payload of the variant `index` into `place`, which is empty. (An enum is as big
    /// as its biggest variant, and each function that hands it on would copy it.)
    ///
    /// # Errors
    /// The payload is not of the variant's type.
    fn read<D: Deserializer<'de>>(
        index: usize,
        payload: D,
        place: &mut Option<Self>,
    ) -> Result<(), D::Error>;

    /// Keeps a name that is not listed, with its payload if there is one.
    ///
    /// # Errors
    /// The enum has no variant `other`, or that takes no such payload.
    fn other<D: Deserializer<'de>>(name: &str, payload: Option<D>) -> Result<Self, D::Error> {
        let _ = payload;
        Err(de::Error::unknown_variant(name, Self::LISTED))
    }

    /// The index of the variant of this name.
    #[must_use]
    fn listed(name: &str) -> Option<usize> {
        listed::listed::<Self>(name)
    }
}

/// What a variant `#[qmp(other)]` holds: a name that is not listed, and its payload.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold what an enum does not list",
    label = "not a type for `#[qmp(other)]`",
    note = "it takes `UnknownEvent` in an enum of events, `UnknownCommand` in one of commands, \
            `message::AnyError` in one of errors, and `UnknownBranch` in a union"
)]
pub trait Unlisted<'de>: Sized {
    /// Keeps them.
    ///
    /// # Errors
    /// The payload is not of the type that the holder takes.
    fn unlisted<D: Deserializer<'de>>(name: &str, payload: Option<D>) -> Result<Self, D::Error>;
}

/// The name that such a variant holds.
pub trait UnlistedName {
    /// The name on the wire.
    fn unlisted_name(&self) -> &str;
}
