//! What a server offers, and whether a derived command or event fits it.
//!
//! A server describes itself in its reply to `query-qmp-schema`. [`Schema`] reads it, and
//! compares it with derived types: a binding author asks in a test against the vendor's
//! QEMU, a client asks at run time before it sends what not every server has.
//!
//! ```
//! use qmp_types::message::Message;
//! use qmp_types::schema::QueryQmpSchema;
//! use qmp_types::QmpDownstream;
//!
//! #[derive(QmpDownstream)]
//! #[qmp(command = "__com.redhat_drive_del")]
//! struct DriveDel {
//!     id: String,
//! }
//!
//! let line = r#"{"return": [
//!     {"name": "__com.redhat_drive_del", "meta-type": "command", "arg-type": "1", "ret-type": "0"},
//!     {"name": "1", "meta-type": "object", "members": [
//!         {"name": "id", "type": "str"}, {"name": "force", "type": "bool"}]},
//!     {"name": "0", "meta-type": "object", "members": []},
//!     {"name": "str", "meta-type": "builtin", "json-type": "string"},
//!     {"name": "bool", "meta-type": "builtin", "json-type": "boolean"}]}"#;
//! let Message::Return(reply) = Message::from_str(line)? else { panic!() };
//! let schema = reply.decode::<QueryQmpSchema>()?;
//!
//! assert!(schema.supports::<DriveDel>());
//! let mismatches = schema.check::<DriveDel>().unwrap_err();
//! assert_eq!(
//!     mismatches.iter().next().unwrap().to_string(),
//!     "arguments.force: the server requires it, and it is missing here",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Servers from before QEMU 2.5 have no such command. [`CommandNames`] answers for them, from
//! the reply to `query-commands`, whether they have a command.
//!
//! # What is compared
//!
//! Arguments are what is sent: the server must know each member and value, and must get what
//! it requires. A return and an event's data are what is read: a member that is required here
//! must always be sent. What the server sends beside it is no mismatch, for clients ignore it.
//!
//! A downstream member, value or branch is no mismatch where it is optional and the server
//! does not have it: an upstream server fits the types of every vendor.
//! [`Schema::absent`] lists them.
//!
//! A type whose form on the wire is not known to the derive fits everything: a plain serde
//! type, a type parameter, a member that is read or written by a function, and arrays and maps
//! of these. A string fits an enum and an enum a string.
//!
//! [`qapi`] goes the other way round, from derived types to a schema.
//!
//! # Costs
//!
//! The feature `schema` is off by default. With it the derive emits a table a type. A program
//! that never asks does not contain it, but rustc has to read it: for 300 structs that took a
//! seventh more time with `cargo check`, and a third more in a debug build.
//!
//! QEMU's docs/devel/qapi-code-gen.rst, "Client JSON Protocol introspection".

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde_core::de::{Deserialize, Deserializer};

use crate::{Command, QmpDownstream};

mod check;
pub(crate) mod describe;
mod entry;
mod mismatch;
mod object;
pub mod qapi;

pub use describe::Described;
pub use mismatch::{Mismatch, Mismatches, Reason};

use check::Check;
use entry::{Entry, Meta};

/// Upstream's command that returns a server's schema.
///
/// ```
/// use qmp_types::message::Request;
/// use qmp_types::schema::QueryQmpSchema;
///
/// assert_eq!(
///     serde_json::to_string(&Request::new(&QueryQmpSchema))?,
///     r#"{"execute":"query-qmp-schema","arguments":{}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(extends(command = "query-qmp-schema"), returns = Schema, crate = "crate")]
pub struct QueryQmpSchema;

/// Upstream's command that returns the names of a server's commands.
///
/// ```
/// use qmp_types::message::Message;
/// use qmp_types::schema::QueryCommands;
///
/// let line = r#"{"return": [{"name": "__com.redhat_drive_add"}]}"#;
/// let Message::Return(reply) = Message::from_str(line)? else { panic!() };
/// assert!(reply.decode::<QueryCommands>()?.contains("__com.redhat_drive_add"));
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(extends(command = "query-commands"), returns = CommandNames, crate = "crate")]
pub struct QueryCommands;

/// A server's schema: the reply to `query-qmp-schema`.
///
/// The [module](self) shows how to get it, and says what is compared.
///
/// ```
/// use qmp_types::QmpDownstream;
/// use qmp_types::schema::Schema;
///
/// #[derive(QmpDownstream)]
/// #[qmp(extends(command = "stop"))]
/// struct Stop;
///
/// let reply = r#"[{"name": "stop", "meta-type": "command", "arg-type": "0", "ret-type": "0"},
///     {"name": "0", "meta-type": "object", "members": []}]"#;
/// let schema: Schema = serde_json::from_str(reply)?;
/// assert!(schema.check::<Stop>().is_ok());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Schema {
    commands: BTreeMap<String, entry::Command>,
    events: BTreeMap<String, entry::Event>,
    /// By their names, which stand for nothing but themselves.
    types: BTreeMap<String, Meta>,
}

impl Schema {
    /// Whether the server has a command or an event of this name.
    ///
    /// # Example
    ///
    /// ```
    /// # use qmp_types::QmpDownstream;
    /// # use qmp_types::schema::Schema;
    /// # #[derive(QmpDownstream)]
    /// # #[qmp(extends(event = "STOP"))]
    /// # struct Stop;
    /// let reply = r#"[{"name": "STOP", "meta-type": "event", "arg-type": "0"}]"#;
    /// let schema: Schema = serde_json::from_str(reply)?;
    /// assert!(schema.supports::<Stop>());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn supports<T: Described>(&self) -> bool {
        let name = T::DEFINITION.name;
        match T::DEFINITION.command {
            Some(_) => self.commands.contains_key(name),
            None => self.events.contains_key(name),
        }
    }

    /// Compares a command's arguments and return, or an event's data, with the server's.
    ///
    /// # Errors
    ///
    /// The server does not have it, or has it otherwise: every place where they differ.
    /// A type that stands at several places is compared at the first.
    ///
    /// # Example
    ///
    /// ```
    /// # use qmp_types::QmpDownstream;
    /// # use qmp_types::schema::Schema;
    /// #[derive(QmpDownstream)]
    /// #[qmp(extends(event = "STOP"))]
    /// struct Stop {
    ///     reason: String,
    ///     #[qmp(rename = "__com.redhat_debug_info")]
    ///     debug_info: Option<String>,
    /// }
    ///
    /// let reply = r#"[{"name": "STOP", "meta-type": "event", "arg-type": "0"},
    ///     {"name": "0", "meta-type": "object", "members": []}]"#;
    /// let schema: Schema = serde_json::from_str(reply)?;
    /// assert_eq!(
    ///     schema.check::<Stop>().unwrap_err().to_string(),
    ///     "`STOP` does not fit the server: \
    ///      data.reason: it is required here, and the server does not send it",
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn check<T: Described>(&self) -> Result<(), Mismatches> {
        let found = Check::run(self, &T::DEFINITION).found;
        if found.is_empty() {
            return Ok(());
        }
        Err(Mismatches {
            name: T::DEFINITION.name,
            found,
        })
    }

    /// The paths of the optional downstream members, values and branches that the server does
    /// not have, written as in [`Mismatch::path`]: do not send them, do not wait for them.
    ///
    /// # Example
    ///
    /// ```
    /// # use qmp_types::QmpDownstream;
    /// # use qmp_types::schema::Schema;
    /// # #[derive(QmpDownstream)]
    /// # #[qmp(extends(event = "STOP"))]
    /// # struct Stop {
    /// #     #[qmp(rename = "__com.redhat_debug_info")]
    /// #     debug_info: Option<String>,
    /// # }
    /// let reply = r#"[{"name": "STOP", "meta-type": "event", "arg-type": "0"},
    ///     {"name": "0", "meta-type": "object", "members": []}]"#;
    /// let schema: Schema = serde_json::from_str(reply)?;
    /// assert_eq!(schema.absent::<Stop>(), ["data.__com.redhat_debug_info"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn absent<T: Described>(&self) -> Vec<String> {
        Check::run(self, &T::DEFINITION).absent
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut schema = Self::default();
        for Entry { name, meta } in Vec::deserialize(deserializer)? {
            match meta {
                Meta::Command(command) => drop(schema.commands.insert(name, command)),
                Meta::Event(event) => drop(schema.events.insert(name, event)),
                meta => drop(schema.types.insert(name, meta)),
            }
        }
        Ok(schema)
    }
}

/// The names of a server's commands: the reply to `query-commands`.
///
/// ```
/// use qmp_types::QmpDownstream;
/// use qmp_types::schema::CommandNames;
///
/// #[derive(QmpDownstream)]
/// #[qmp(command = "__com.redhat_drive_add")]
/// struct DriveAdd;
///
/// let reply = r#"[{"name": "stop"}, {"name": "__com.redhat_drive_add"}]"#;
/// let names: CommandNames = serde_json::from_str(reply)?;
/// assert!(names.supports::<DriveAdd>());
/// assert!(!names.contains("cont"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct CommandNames(Vec<entry::Value>);

impl CommandNames {
    /// Whether the server has the command.
    ///
    /// ```
    /// use qmp_types::schema::{CommandNames, QueryQmpSchema};
    ///
    /// let names: CommandNames = serde_json::from_str(r#"[{"name": "query-qmp-schema"}]"#)?;
    /// assert!(names.supports::<QueryQmpSchema>());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn supports<C: Command>(&self) -> bool {
        self.contains(C::NAME)
    }

    /// Whether the server has a command of this name.
    ///
    /// ```
    /// use qmp_types::schema::CommandNames;
    ///
    /// let names: CommandNames = serde_json::from_str(r#"[{"name": "stop"}]"#)?;
    /// assert!(names.contains("stop"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|command| command.name == name)
    }
}

impl<'de> Deserialize<'de> for CommandNames {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self)
    }
}
