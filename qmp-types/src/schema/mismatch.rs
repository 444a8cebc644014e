//! Where a derived type and a server's schema differ: what `Schema::check` fails with.

use alloc::string::String;
use alloc::vec::{self, Vec};
use core::fmt;
use core::slice;

/// Every place where a derived command or event does not fit a server. Never empty.
///
/// ```
/// use qmp_types::QmpDownstream;
/// use qmp_types::schema::Schema;
///
/// #[derive(QmpDownstream)]
/// #[qmp(command = "__com.redhat_drive_del")]
/// struct DriveDel {
///     id: String,
/// }
///
/// let schema: Schema = serde_json::from_str("[]")?;
/// let mismatches = schema.check::<DriveDel>().unwrap_err();
/// assert_eq!(mismatches.name(), "__com.redhat_drive_del");
/// assert_eq!(mismatches.iter().count(), 1);
/// assert_eq!(
///     mismatches.to_string(),
///     "`__com.redhat_drive_del` does not fit the server: the server does not have it",
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatches {
    pub(super) name: &'static str,
    pub(super) found: Vec<Mismatch>,
}

impl Mismatches {
    /// The command's or the event's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The mismatches, in the order of the members.
    pub fn iter(&self) -> slice::Iter<'_, Mismatch> {
        self.found.iter()
    }
}

impl IntoIterator for Mismatches {
    type Item = Mismatch;
    type IntoIter = vec::IntoIter<Mismatch>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'a> IntoIterator for &'a Mismatches {
    type Item = &'a Mismatch;
    type IntoIter = slice::Iter<'a, Mismatch>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Mismatches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` does not fit the server", self.name)?;
        for (at, mismatch) in self.iter().enumerate() {
            write!(f, "{} {mismatch}", if at == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl core::error::Error for Mismatches {}

/// One place where a derived command or event does not fit a server.
///
/// Its `Display` is the path and the reason, in a sentence.
///
/// ```
/// use qmp_types::QmpDownstream;
/// use qmp_types::schema::{Reason, Schema};
///
/// #[derive(QmpDownstream)]
/// #[qmp(extends(event = "STOP"))]
/// struct Stop {
///     reason: String,
/// }
///
/// let schema: Schema = serde_json::from_str(
///     r#"[{"name": "STOP", "meta-type": "event", "arg-type": "0"},
///         {"name": "0", "meta-type": "object", "members": []}]"#,
/// )?;
/// for mismatch in schema.check::<Stop>().unwrap_err() {
///     assert_eq!(mismatch.path, "data.reason");
///     assert_eq!(mismatch.reason, Reason::NotSent);
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch {
    /// Where it is: `arguments`, `returns` or `data`, and the members from there on, as in
    /// `arguments.file.node-name`. An element of an array is `[]`; the branch of a union is in
    /// parentheses, as in `arguments(driver=file).filename`. Empty for the whole.
    pub path: String,
    /// What is wrong there.
    pub reason: Reason,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}", self.reason)
    }
}

/// What is wrong at a place. *Here* is the derived type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The server does not have the command or the event.
    NotOffered,
    /// The command may run out of band here, and not on the server.
    OutOfBand,
    /// It is sent, and the server does not know it.
    Unknown,
    /// The server requires it, and it is not here.
    Required,
    /// The server requires it, and it is optional here.
    RequiredThere,
    /// It is required here, and the server never sends it.
    NotSent,
    /// It is required here, and the server may leave it out.
    OptionalThere,
    /// It has another type in JSON.
    Type {
        /// The type here, as in `a string`.
        here: &'static str,
        /// The type on the server.
        there: &'static str,
    },
    /// This value may be sent, and the server does not accept it.
    NotAccepted(String),
    /// The server may send this value, and it is not listed here, nor kept by a variant
    /// `#[qmp(other)]`.
    NotListed(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOffered => f.write_str("the server does not have it"),
            Self::OutOfBand => f.write_str("the server does not run it out of band"),
            Self::Unknown => f.write_str("the server does not know it"),
            Self::Required => f.write_str("the server requires it, and it is missing here"),
            Self::RequiredThere => f.write_str("the server requires it, and it is optional here"),
            Self::NotSent => f.write_str("it is required here, and the server does not send it"),
            Self::OptionalThere => {
                f.write_str("it is required here, and the server may leave it out")
            }
            Self::Type { here, there } => write!(f, "it is {here} here, and {there} on the server"),
            Self::NotAccepted(value) => write!(f, "the server does not accept `{value}`"),
            Self::NotListed(value) => {
                write!(f, "the server may send `{value}`, which is not listed here")
            }
        }
    }
}
