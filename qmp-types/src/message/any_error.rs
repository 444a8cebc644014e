//! The error object of any class: what a client reads of an error that has no type of its own,
//! and what a server writes for upstream's classes.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess};
use serde_core::ser::{Serialize, Serializer};
use serde_json::Value;

use super::object::{self, Object, Text, fill, require};
use crate::dispatch::{Unlisted, UnlistedName};
use crate::members::WriteMembers;
use crate::members::write::{self, ObjectWriter};

/// An error of any class, with whatever members came with it.
///
/// Its constants are upstream's classes: those of `QapiErrorClass` in QEMU's `qapi/error.json`.
/// The specification: "Error".
///
/// ```
/// use qmp_types::message::AnyError;
///
/// let error: AnyError = serde_json::from_str(
///     r#"{"class": "GenericError", "desc": "no", "__com.redhat_holder": "backup"}"#,
/// )?;
/// assert_eq!(error.class, AnyError::GENERIC_ERROR);
/// assert_eq!(error.other["__com.redhat_holder"], "backup");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnyError {
    /// The error's class.
    pub class: String,
    /// What went wrong, for people to read.
    pub desc: String,
    /// The error object's other members.
    pub other: BTreeMap<String, Value>,
}

impl AnyError {
    /// The class of most errors: only the description tells what happened.
    pub const GENERIC_ERROR: &'static str = "GenericError";
    /// The class of a command that does not exist, or not before or after the capabilities
    /// negotiation.
    pub const COMMAND_NOT_FOUND: &'static str = "CommandNotFound";
    /// The class for a device that is not active.
    pub const DEVICE_NOT_ACTIVE: &'static str = "DeviceNotActive";
    /// The class for a device that does not exist.
    pub const DEVICE_NOT_FOUND: &'static str = "DeviceNotFound";
    /// The class for what the host's KVM lacks.
    pub const KVM_MISSING_CAP: &'static str = "KVMMissingCap";

    /// An error of a class, with a description.
    ///
    /// ```
    /// use qmp_types::message::AnyError;
    ///
    /// let error = AnyError::new(AnyError::DEVICE_NOT_FOUND, "Device 'd0' not found");
    /// assert_eq!(error.to_string(), "Device 'd0' not found");
    /// ```
    #[must_use]
    pub fn new(class: impl Into<String>, desc: impl Into<String>) -> Self {
        Self {
            class: class.into(),
            desc: desc.into(),
            other: BTreeMap::new(),
        }
    }
}

/// Writes the description.
impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.desc)
    }
}

impl core::error::Error for AnyError {}

impl WriteMembers for AnyError {
    fn write<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error> {
        write::member(map, "class", &self.class)?;
        write::member(map, "desc", &self.desc)?;
        write::extra(map, &self.other)
    }
}

impl Serialize for AnyError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::object(self, serializer)
    }
}

/// In an enum of errors, the payload is the whole object, with its class.
impl<'de> Unlisted<'de> for AnyError {
    fn unlisted<D: Deserializer<'de>>(class: &str, error: Option<D>) -> Result<Self, D::Error> {
        match error {
            Some(error) => Self::deserialize(error),
            None => Ok(Self::new(class, "")),
        }
    }
}

impl UnlistedName for AnyError {
    fn unlisted_name(&self) -> &str {
        &self.class
    }
}

impl<'de> Deserialize<'de> for AnyError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slots: Slots = object::read(deserializer)?;
        Ok(Self {
            class: require(slots.class, "class")?,
            desc: require(slots.desc, "desc")?,
            other: slots.other,
        })
    }
}

#[derive(Default)]
struct Slots {
    class: Option<String>,
    desc: Option<String>,
    other: BTreeMap<String, Value>,
}

impl<'de> Object<'de> for Slots {
    const EXPECTING: &'static str = "an error object";

    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match &*name {
            "class" => fill(&mut self.class, "class", map),
            "desc" => fill(&mut self.desc, "desc", map),
            _ => {
                let value = map.next_value()?;
                self.other.insert(name.into_owned(), value);
                Ok(())
            }
        }
    }
}

/// What every error object has, borrowed from it.
pub(super) struct Head<'a> {
    pub(super) class: Cow<'a, str>,
    pub(super) desc: Cow<'a, str>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Head<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slots: HeadSlots<'de> = object::read(deserializer)?;
        Ok(Self {
            class: require(slots.class, "class")?.0,
            desc: require(slots.desc, "desc")?.0,
        })
    }
}

#[derive(Default)]
struct HeadSlots<'a> {
    class: Option<Text<'a>>,
    desc: Option<Text<'a>>,
}

impl<'de> Object<'de> for HeadSlots<'de> {
    const EXPECTING: &'static str = "an error object";

    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match &*name {
            "class" => fill(&mut self.class, "class", map),
            "desc" => fill(&mut self.desc, "desc", map),
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }
}
