//! A server's version, as the greeting and `query-version` have it.

use alloc::borrow::Cow;
use alloc::string::String;

use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::object::{self, Object, fill, require};

/// A server's version: in the greeting, and what `query-version` returns.
///
/// It is the default of [`Greeting`](super::Greeting)'s type parameter. A vendor that adds members
/// to it writes a type of its own and puts that in its place.
///
/// The specification, "Server Greeting": "the format is the same as for the query-version
/// command". Unknown members are ignored.
///
/// ```
/// use qmp_types::message::{Version, VersionTriple};
///
/// let version: Version = serde_json::from_str(
///     r#"{"qemu": {"micro": 2, "minor": 0, "major": 10}, "package": "", "__com.redhat_build": 1}"#,
/// )?;
/// assert!(version.qemu >= VersionTriple { major: 8, minor: 1, micro: 0 });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Version {
    /// The version of QEMU that the server is, or is made from.
    pub qemu: VersionTriple,
    /// The package's version. Downstream should set it, and upstream leaves it empty.
    pub package: String,
}

/// Three numbers of a version, the first of them the most significant when two are compared.
///
/// ```
/// use qmp_types::message::VersionTriple;
///
/// let version = VersionTriple { major: 10, minor: 0, micro: 2 };
/// assert_eq!(version.to_string(), "10.0.2");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionTriple {
    /// The major number.
    pub major: i64,
    /// The minor number.
    pub minor: i64,
    /// The micro number.
    pub micro: i64,
}

impl core::fmt::Display for VersionTriple {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.micro)
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("qemu", &self.qemu)?;
        map.serialize_entry("package", &self.package)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slots: VersionSlots = object::read(deserializer)?;
        Ok(Self {
            qemu: require(slots.qemu, "qemu")?,
            package: require(slots.package, "package")?,
        })
    }
}

#[derive(Default)]
struct VersionSlots {
    qemu: Option<VersionTriple>,
    package: Option<String>,
}

impl<'de> Object<'de> for VersionSlots {
    const EXPECTING: &'static str = "a version";

    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match &*name {
            "qemu" => fill(&mut self.qemu, "qemu", map),
            "package" => fill(&mut self.package, "package", map),
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }
}

impl Serialize for VersionTriple {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("major", &self.major)?;
        map.serialize_entry("minor", &self.minor)?;
        map.serialize_entry("micro", &self.micro)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for VersionTriple {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slots: TripleSlots = object::read(deserializer)?;
        Ok(Self {
            major: require(slots.major, "major")?,
            minor: require(slots.minor, "minor")?,
            micro: require(slots.micro, "micro")?,
        })
    }
}

#[derive(Default)]
struct TripleSlots {
    major: Option<i64>,
    minor: Option<i64>,
    micro: Option<i64>,
}

impl<'de> Object<'de> for TripleSlots {
    const EXPECTING: &'static str = "a version's numbers";

    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match &*name {
            "major" => fill(&mut self.major, "major", map),
            "minor" => fill(&mut self.minor, "minor", map),
            "micro" => fill(&mut self.micro, "micro", map),
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }
}
