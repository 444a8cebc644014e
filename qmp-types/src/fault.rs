//! What is wrong with a command's arguments and where, as serde's visitors and the deserializer
//! of `server` tell it, and QEMU's words for that. `receive` makes the
//! error's description of it.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{self, Expected, Unexpected};

/// A mistake, and the way to it.
#[derive(Debug)]
pub(crate) struct Fault {
    mistake: Mistake,
    /// From the value outwards: each object and array adds its step as the error passes through.
    path: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Member(String),
    Element(usize),
}

#[derive(Debug)]
enum Mistake {
    /// The value must be there.
    Missing,
    /// The value must not be there.
    Unexpected,
    /// The value has not this type of JSON's, by QEMU's name for it.
    Type(&'static str),
    /// The value is no integer that an unsigned type can begin with.
    NotUnsigned,
    /// The value has none of the types that an alternate takes.
    Alternate(String),
    /// The value is out of the type's range.
    Range(Cow<'static, str>),
    /// The enum has no such value.
    Value(String),
    /// What code of the user's says.
    Custom(String),
}

impl Fault {
    /// The value has another type than this one of JSON's.
    pub(crate) fn not_of_type(expected: &'static str) -> Self {
        Mistake::Type(expected).into()
    }

    /// The value is no integer, and the type is unsigned.
    pub(crate) fn not_unsigned() -> Self {
        Mistake::NotUnsigned.into()
    }

    /// The value is an integer out of the range of this type of C's.
    pub(crate) fn out_of_range(expected: &'static str) -> Self {
        Mistake::Range(expected.into()).into()
    }

    /// The fault as seen from the object that has the value as this member.
    pub(crate) fn in_member(mut self, name: &str) -> Self {
        self.path.push(Step::Member(name.into()));
        self
    }

    /// The fault as seen from the array that has the value as this element.
    pub(crate) fn in_element(mut self, index: usize) -> Self {
        self.path.push(Step::Element(index));
        self
    }

    /// Whether it is of the whole, and that an enum does not list it.
    pub(crate) fn is_unlisted(&self) -> bool {
        self.path.is_empty() && matches!(self.mistake, Mistake::Value(_))
    }

    /// The value's name where QEMU gives no path: the last member's, and C's null for an element.
    fn name(&self) -> &str {
        match self.path.first() {
            Some(Step::Member(name)) => name,
            Some(Step::Element(_)) | None => "null",
        }
    }
}

impl From<Mistake> for Fault {
    fn from(mistake: Mistake) -> Self {
        Self {
            mistake,
            path: Vec::new(),
        }
    }
}

/// QEMU's words: `qapi/qobject-input-visitor.c`, which gives the path to the value, and
/// `qapi/qapi-visit-core.c`, which gives its name alone.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, name) = (Path(&self.path), self.name());
        match &self.mistake {
            Mistake::Missing => write!(f, "Parameter '{path}' is missing"),
            Mistake::Unexpected => write!(f, "Parameter '{path}' is unexpected"),
            Mistake::Type(expected) => {
                write!(
                    f,
                    "Invalid parameter type for '{path}', expected: {expected}"
                )
            }
            Mistake::NotUnsigned => write!(f, "Parameter '{path}' expects uint64"),
            Mistake::Alternate(expected) => {
                write!(
                    f,
                    "Invalid parameter type for '{name}', expected: {expected}"
                )
            }
            Mistake::Range(expected) => write!(f, "Parameter '{name}' expects {expected}"),
            Mistake::Value(value) => {
                write!(f, "Parameter '{name}' does not accept value '{value}'")
            }
            Mistake::Custom(text) => f.write_str(text),
        }
    }
}

/// A path as QEMU writes it: `file.children[1].driver`.
struct Path<'a>(&'a [Step]);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().rev().enumerate() {
            match step {
                Step::Member(name) if at == 0 => f.write_str(name)?,
                Step::Member(name) => write!(f, ".{name}")?,
                Step::Element(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl core::error::Error for Fault {}

/// What derived types and serde's own say. Only [`custom`](de::Error::custom) has no place in
/// QEMU's words.
impl de::Error for Fault {
    fn custom<T: fmt::Display>(text: T) -> Self {
        Mistake::Custom(text.to_string()).into()
    }

    /// A visitor that takes more than one type: where a type takes one alone, the deserializer has
    /// said so before.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Mistake::Alternate(format!("{expected:#}")).into()
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Mistake::Range(expected.to_string().into()).into()
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Mistake::Range(expected.to_string().into()).into()
    }

    fn unknown_variant(value: &str, _: &'static [&'static str]) -> Self {
        Mistake::Value(value.into()).into()
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::from(Mistake::Unexpected).in_member(name)
    }

    fn missing_field(name: &'static str) -> Self {
        Self::from(Mistake::Missing).in_member(name)
    }

    /// By an alias, since no object has two members of one name: so one of the two is too many.
    fn duplicate_field(name: &'static str) -> Self {
        Self::from(Mistake::Unexpected).in_member(name)
    }
}
