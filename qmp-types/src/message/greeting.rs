//! The first message of a server.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::error::MessageError;
use super::object::{self, Object, fill, require};
use super::version::Version;
use crate::members::json::Raw;

/// The first message of a server: `{"QMP": {"version": …, "capabilities": […]}}`.
///
/// A vendor that adds members to the version reads and writes it with a `V` of its own. Unknown
/// members are ignored, in the message and in the object inside.
///
/// The specification: "Server Greeting", and "Downstream extension of QMP" on what downstream may
/// change in it.
///
/// ```
/// use qmp_types::message::{Greeting, Message, Version};
///
/// let line = serde_json::to_string(&Greeting::new(Version::default(), ["oob"]))?;
/// let Message::Greeting(greeting) = Message::from_str(&line)? else { panic!() };
/// assert!(greeting.has_oob());
/// assert_eq!(greeting.decode::<Version>()?.version, Version::default());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Greeting<V = Version> {
    /// The server's version.
    pub version: V,
    /// What the server offers beyond the base protocol. They are strings in all that is known of
    /// QMP; a value of another type is kept as it is, for it is no reason to hang up.
    pub capabilities: Vec<Value>,
}

/// A greeting as it was read, its version still JSON.
///
/// ```
/// use qmp_types::message::{Message, Version};
///
/// let line = r#"{"QMP": {"capabilities": ["oob"], "version":
///     {"qemu": {"major": 10, "minor": 0, "micro": 2}, "package": "Debian"}}}"#;
/// let Message::Greeting(greeting) = Message::from_str(line)? else { panic!() };
/// assert!(greeting.version.get().contains("Debian"));
/// assert_eq!(greeting.decode::<Version>()?.version.qemu.to_string(), "10.0.2");
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
pub type RawGreeting<'a> = Greeting<&'a RawValue>;

impl<V> Greeting<V> {
    /// A greeting that offers these capabilities.
    #[must_use]
    pub fn new<C: Into<Value>>(version: V, capabilities: impl IntoIterator<Item = C>) -> Self {
        Self {
            version,
            capabilities: capabilities.into_iter().map(Into::into).collect(),
        }
    }

    /// Whether the server offers to run commands out of band.
    ///
    /// The specification: "Capabilities".
    #[must_use]
    pub fn has_oob(&self) -> bool {
        self.capabilities
            .iter()
            .any(|capability| capability == "oob")
    }
}

impl<'a> RawGreeting<'a> {
    /// The greeting with its version decoded as the type `V`.
    ///
    /// # Errors
    ///
    /// [`MessageError::Member`] when the version is no `V`.
    pub fn decode<V: Deserialize<'a>>(&self) -> Result<Greeting<V>, MessageError> {
        Ok(Greeting {
            version: MessageError::decode_member("version", self.version)?,
            capabilities: self.capabilities.clone(),
        })
    }
}

impl<V: Serialize> Serialize for Greeting<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Inner<'a, V>(&'a Greeting<V>);

        impl<V: Serialize> Serialize for Inner<'_, V> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("version", &Raw(&self.0.version))?;
                map.serialize_entry("capabilities", &self.0.capabilities)?;
                map.end()
            }
        }

        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("QMP", &Inner(self))?;
        map.end()
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Greeting<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let outer: Outer<V> = object::read(deserializer)?;
        require(outer.0, "QMP").map(|Inner(greeting)| greeting)
    }
}

/// The message.
struct Outer<V>(Option<Inner<V>>);

impl<V> Default for Outer<V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, V: Deserialize<'de>> Object<'de> for Outer<V> {
    const EXPECTING: &'static str = "a greeting";

    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match &*name {
            "QMP" => fill(&mut self.0, "QMP", map),
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }
}

/// What the message's member `QMP` is.
pub(super) struct Inner<V>(pub(super) Greeting<V>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Inner<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slots: Slots<V> = object::read(deserializer)?;
        Ok(Self(Greeting {
            version: require(slots.version, "version")?,
            capabilities: require(slots.capabilities, "capabilities")?,
        }))
    }
}

struct Slots<V> {
    version: Option<V>,
    capabilities: Option<Vec<Value>>,
}

impl<V> Default for Slots<V> {
    fn default() -> Self {
        Self {
            version: None,
            capabilities: None,
        }
    }
}

impl<'de, V: Deserialize<'de>> Object<'de> for Slots<V> {
    const EXPECTING: &'static str = "an object with a version and capabilities";

    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match &*name {
            "version" => fill(&mut self.version, "version", map),
            "capabilities" => fill(&mut self.capabilities, "capabilities", map),
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }
}
