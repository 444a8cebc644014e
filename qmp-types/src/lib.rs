//! Typed QMP commands, events and errors, with QMP's rules for vendors checked by rustc.
//!
//! QMP, the QEMU Machine Protocol, reserves the names that begin with `__` for
//! downstream: the vendors who ship a QEMU with additions of their own. Such a name is
//! `__RFQDN_stem`, with a reverse domain name that the vendor controls, as in
//! `__com.redhat_drive_add`; clients ignore downstream members that they do not know.
//! This crate makes these rules hard to break: derive [`QmpDownstream`] for a struct,
//! say what it is on the wire, and a wrong name or shape does not compile.
//!
//! ```
//! # #[cfg(all(feature = "derive", feature = "json"))] {
//! use qmp_types::message::{Message, Request};
//! use qmp_types::{Empty, QmpDownstream};
//!
//! /// Adds a drive without a device.
//! #[derive(Debug, QmpDownstream)]
//! #[qmp(command = "__com.redhat_drive_add", returns = Empty)]
//! pub struct DriveAdd {
//!     pub id: String,
//!     /// Absent on the wire when `None`, never null.
//!     pub file: Option<String>,
//! }
//!
//! /// An upstream event to which the vendor added a member.
//! #[derive(Debug, QmpDownstream)]
//! #[qmp(extends(event = "BLOCK_IO_ERROR"))]
//! pub struct BlockIoError {
//!     pub device: String,
//!     /// Upstream does not send it: an `Option`, or rustc says so.
//!     #[qmp(rename = "__com.redhat_reason")]
//!     pub reason: Option<String>,
//! }
//!
//! let add = DriveAdd { id: "disk1".into(), file: None };
//! assert_eq!(
//!     serde_json::to_string(&Request::new(&add))?,
//!     r#"{"execute":"__com.redhat_drive_add","arguments":{"id":"disk1"}}"#,
//! );
//!
//! let line = r#"{"event": "BLOCK_IO_ERROR", "data": {"device": "ide0-hd1",
//!     "__com.redhat_reason": "enospc", "__com.example_new": [1, 2]}}"#;
//! let Message::Event(event) = Message::from_str(line)? else { panic!() };
//! assert_eq!(event.decode::<BlockIoError>()?.reason.as_deref(), Some("enospc"));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - [`QmpDownstream`]: the derive, with its attributes and the rules that it checks.
//! - [`Command`], [`Event`], [`Error`]: what a deriving type is on the wire.
//! - [`message`]: QMP's envelopes. There is no client here: bring your own transport.
//! - [`name`]: the rules about names, for names that are not known before run time.
//! - [`guide`]: from a first binding crate to servers, tests against a real QEMU, and what differs
//!   from serde.
//!
//! # Features
//!
//! Two are on by default. `derive` is the macro; `json` is [`message`], with
//! `serde_json`. Without them this crate is `no_std` and needs serde's traits alone.
//!
//! `qapi` makes each deriving command a `qapi_spec::Command`, and each event that borrows nothing
//! a `qapi_spec::Event`, for the clients of the `qapi` crates.
//!
//! `schema` is the module of this name, which compares derived types with what a server says of
//! itself.

#![no_std]
#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "json")]
extern crate std;

mod assertion;
pub mod bounds;
mod dispatch;
mod empty;
#[cfg(feature = "json")]
mod fault;
#[cfg(all(doc, feature = "derive", feature = "json"))]
pub mod guide;
mod members;
#[cfg(feature = "json")]
pub mod message;
mod qapi;
mod qapi_spec;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "json")]
pub mod server;
mod traits;

pub use dispatch::{Commands, Errors, Events};
#[cfg(feature = "json")]
pub use dispatch::{UnknownBranch, UnknownCommand, UnknownEvent};
pub use empty::Empty;
pub use qapi::values::UnknownValue;
/// Derives serde's traits for a QMP command, event, error or a part of one, and checks
/// the rules for downstream names.
///
#[doc = include_str!("derive.md")]
#[cfg(feature = "derive")]
pub use qmp_derive::QmpDownstream;
pub use qmp_name as name;
pub use traits::{Command, Error, Event};

/// What generated code calls. Not public API: the derive of the same version alone
/// knows it, and finds it by this name.
#[doc(hidden)]
pub mod __for_qmp_derive_0_1_0 {
    pub use alloc::borrow::Cow;
    pub use alloc::string::String;
    pub use core::convert::{AsRef, From};
    pub use core::default::Default;
    pub use core::error::Error as StdError;
    pub use core::fmt;
    pub use core::marker::{PhantomData, Send, Sync};
    pub use core::option::Option::{self, None, Some};
    pub use core::primitive::{bool, str, usize};
    pub use core::result::Result::{self, Err, Ok};
    pub use core::str::FromStr;
    pub use serde_core::de::{
        Deserialize, DeserializeOwned, Deserializer, Error as DeError, MapAccess,
    };
    pub use serde_core::ser::{Serialize, Serializer};

    pub use crate::assertion::stop;
    pub use crate::bounds::*;
    pub use crate::dispatch::distinct::Listing;
    pub use crate::dispatch::read::{
        command as read_command, error as read_error, event as read_event,
    };
    pub use crate::dispatch::which::{not_listed, put};
    pub use crate::dispatch::{Dispatch, Unlisted, UnlistedName};
    pub use crate::members::apart::{Part, Whole};
    pub use crate::members::error_class::ClassOf;
    pub use crate::members::flat::{Buffer, take, take_option};
    pub use crate::members::flat_write::write as write_flat;
    pub use crate::members::read::{
        Extra, absent_with, fill, fill_seed, keep, object as read_object, skip,
    };
    pub use crate::members::sides::{Read, Write, write as write_value};
    pub use crate::members::with::{
        ReadBy, ReadWith, WriteBy, WriteWith, borrow_bytes, borrow_cow,
    };
    pub use crate::members::write::{
        ObjectWriter, extra, member, members as write_members, object as write_object, optional,
    };
    pub use crate::members::{Members, Names, Unknown, WriteMembers};
    pub use crate::qapi::alternate::{Alternate, read as read_alternate};
    pub use crate::qapi::json_types::{
        Choice, JsonScalar, JsonTypes, NamesOf, NoNames, NoObject, NoScalar, Object, Scalar,
    };
    pub use crate::qapi::union::{OneOf, Tag, chosen, tag, take_branch, take_members, whole};
    pub use crate::qapi::values::{Values, parse as parse_value, read as read_value};
    pub use crate::qapi_spec::{QapiCommand, QapiEvent};
    pub use crate::{Command, Commands, Empty, Error, Errors, Event, Events, UnknownValue};

    #[cfg(feature = "schema")]
    pub mod schema {
        pub use crate::schema::describe::*;
    }

    /// Stands for a value that the derive cannot make, because it reported an error:
    /// a program with it does not compile, so it is never called.
    #[must_use]
    pub fn stub<T>() -> T {
        unreachable!("a type with errors in its derive is never used")
    }
}
