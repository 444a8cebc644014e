//! What an enum keeps of a name that it does not list: of an event or a command, or of
//! a union's branch.

use alloc::collections::BTreeMap;
use alloc::string::String;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};
use serde_json::Value;

use super::{Unlisted, UnlistedName};
use crate::members::json::Raw;
use crate::members::write::{self, ObjectWriter};
use crate::members::{Names, WriteMembers};

/// Defines such a type. The two differ in the words of their messages alone.
macro_rules! unknown {
    ($(#[$doc:meta])* $type:ident, $name:literal, $(#[$payload_doc:meta])* $payload:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $type<P = Value> {
            /// The name on the wire.
            pub name: String,
            $(#[$payload_doc])*
            pub $payload: Option<P>,
        }

        impl<'de, P: Deserialize<'de>> Unlisted<'de> for $type<P> {
            fn unlisted<D: Deserializer<'de>>(
                name: &str,
                payload: Option<D>,
            ) -> Result<Self, D::Error> {
                let $payload = match payload {
                    Some(payload) => Some(P::deserialize(payload)?),
                    None => None,
                };
                Ok(Self { name: name.into(), $payload })
            }
        }

        impl<P> UnlistedName for $type<P> {
            fn unlisted_name(&self) -> &str {
                &self.name
            }
        }

        impl<P: Serialize> WriteMembers for $type<P> {
            const NAMES: Names = Names::new(&[$name, stringify!($payload)]).of(stringify!($type));

            fn count(&self) -> usize {
                1 + usize::from(self.$payload.is_some())
            }

            fn write<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
                write::member(map, $name, &self.name)?;
                match &self.$payload {
                    // No option, which some formats write otherwise: it is read without.
                    Some(payload) => write::member(map, stringify!($payload), &Raw(payload)),
                    None => Ok(()),
                }
            }
        }

        impl<P: Serialize> Serialize for $type<P> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                write::object(self, serializer)
            }
        }
    };
}

unknown! {
    /// An event that an enum of events does not list: its name and its data.
    ///
    /// It is what the variant `#[qmp(other)]` holds. The data's type can be another than
    /// `serde_json::Value`. `Box<serde_json::value::RawValue>` takes what no `Value` holds, such as
    /// a number beyond a double's range; from a [`Message`](crate::message::Message) it is the text
    /// that was sent.
    ///
    /// The specification, "Asynchronous events".
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use qmp_types::{QmpDownstream, UnknownEvent};
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(events)]
    /// enum Event {
    ///     #[qmp(other)]
    ///     Other(UnknownEvent),
    /// }
    ///
    /// let line = r#"{"event": "__org.example_NEWS", "data": {"no": 1}}"#;
    /// let Event::Other(event) = serde_json::from_str(line)?;
    /// assert_eq!(event.name, "__org.example_NEWS");
    /// assert_eq!(event.data.unwrap()["no"], 1);
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    UnknownEvent, "event",
    /// Its data, if it had any.
    data
}

unknown! {
    /// A command that an enum of commands does not list: its name and its arguments.
    ///
    /// It is what the variant `#[qmp(other)]` holds. The type of the arguments can be
    /// another than `serde_json::Value`.
    ///
    /// The specification, "Issuing Commands".
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use qmp_types::{QmpDownstream, UnknownCommand};
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(commands)]
    /// enum Command {
    ///     #[qmp(other)]
    ///     Other(UnknownCommand),
    /// }
    ///
    /// let line = r#"{"execute": "eject", "arguments": {"id": "cd0"}}"#;
    /// let Command::Other(command) = serde_json::from_str(line)?;
    /// assert_eq!(command.name, "eject");
    /// assert_eq!(command.arguments.unwrap()["id"], "cd0");
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    UnknownCommand, "execute",
    /// Its arguments, if it had any.
    arguments
}

/// A branch that a union does not list: its tag and its members.
///
/// It is what the variant `#[qmp(other)]` of a union holds. The members are those that
/// the object around the union does not know either.
///
/// QEMU's docs/devel/qapi-code-gen.rst, "Union types".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::{QmpDownstream, UnknownBranch};
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(data, tag = "driver")]
/// enum Driver {
///     #[qmp(other)]
///     Other(UnknownBranch),
/// }
///
/// let text = r#"{"driver":"__org.example_tape","reel":7}"#;
/// let driver: Driver = serde_json::from_str(text)?;
/// assert_eq!(serde_json::to_string(&driver)?, text);
/// let Driver::Other(branch) = driver;
/// assert_eq!(branch.tag, "__org.example_tape");
/// assert_eq!(branch.members["reel"], 7);
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownBranch<V = Value> {
    /// The value of the discriminator.
    pub tag: String,
    /// The members of the branch.
    pub members: BTreeMap<String, V>,
}

impl<'de, V: Deserialize<'de>> Unlisted<'de> for UnknownBranch<V> {
    fn unlisted<D: Deserializer<'de>>(tag: &str, members: Option<D>) -> Result<Self, D::Error> {
        let members = match members {
            Some(members) => BTreeMap::deserialize(members)?,
            None => BTreeMap::new(),
        };
        Ok(Self {
            tag: tag.into(),
            members,
        })
    }
}

impl<V> UnlistedName for UnknownBranch<V> {
    fn unlisted_name(&self) -> &str {
        &self.tag
    }
}

impl<V: Serialize> WriteMembers for UnknownBranch<V> {
    fn write<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        write::extra(map, &self.members)
    }
}
