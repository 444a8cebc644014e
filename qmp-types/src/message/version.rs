//! A server's version, as the greeting and `query-version` have it.

use alloc::string::String;

use crate::members::plain_members;

/// A server's version: in the greeting, and what `query-version` returns.
///
/// It is the default of [`Greeting`](super::Greeting)'s type parameter. A vendor that adds members
/// to it flattens it into a `#[qmp(data)]` type of its own and puts that in its place.
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
/// The specification: "Server Greeting".
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

plain_members!(Version {
    0 qemu: VersionTriple,
    1 package: String,
});

plain_members!(VersionTriple {
    0 major: i64,
    1 minor: i64,
    2 micro: i64,
});
