//! The kinds of names that QMP has. Everything that judges a name asks its kind first.

use core::fmt;

/// What a name is the name of.
///
/// A command, an event and an error class are *definitions*: one that a vendor
/// adds must have a downstream name. A member, an enum value and a feature may
/// also have an upstream name, and must have a rightful downstream name as soon
/// as they begin with `_`.
///
/// ```
/// use qmp_name::{Kind, check};
///
/// assert!(check(Kind::Member, "drive").is_ok());
/// assert!(check(Kind::Command, "drive").is_err());
/// assert_eq!(Kind::EnumValue.to_string(), "enum value");
/// ```
///
/// Follows docs/devel/qapi-code-gen.rst, "Naming rules and reserved names".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A command: what a request executes.
    Command,
    /// An event: what a server sends unasked.
    Event,
    /// The class of an error.
    ErrorClass,
    /// A member of an object: an argument, a part of a reply or of an event's data.
    Member,
    /// A value of an enum, and so a branch of a union.
    EnumValue,
    /// A feature, as the schema lists them.
    Feature,
}

impl Kind {
    /// Whether a vendor's name of this kind must be a downstream name.
    pub(crate) const fn is_definition(self) -> bool {
        matches!(self, Self::Command | Self::Event | Self::ErrorClass)
    }

    /// How the stem of such a name is written.
    pub(crate) const fn style(self) -> Style {
        match self {
            Self::Event => Style::Upper,
            Self::ErrorClass => Style::Camel,
            Self::Command | Self::Member | Self::EnumValue | Self::Feature => Style::Lower,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Command => "command",
            Self::Event => "event",
            Self::ErrorClass => "error class",
            Self::Member => "member",
            Self::EnumValue => "enum value",
            Self::Feature => "feature",
        })
    }
}

/// How a stem is written. The rule `case` tests it, a suggestion produces it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Lower,
    Upper,
    Camel,
}

impl Style {
    /// Whether QEMU's check of the same purpose takes `stem`; underscores are fine everywhere
    /// but in `CamelCase`.
    pub(crate) fn fits(self, stem: &str) -> bool {
        match self {
            Self::Lower => !stem.bytes().any(|b| b.is_ascii_uppercase()),
            Self::Upper => !stem.bytes().any(|b| b.is_ascii_lowercase() || b == b'-'),
            Self::Camel => {
                stem.starts_with(|c: char| c.is_ascii_uppercase())
                    && stem.bytes().all(|b| b.is_ascii_alphanumeric())
                    && stem.bytes().any(|b| b.is_ascii_lowercase())
            }
        }
    }
}
