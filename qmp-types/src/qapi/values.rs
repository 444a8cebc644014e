//! QAPI's enum: a string that is one of several values.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{self, Deserializer, Visitor};

/// The values of an enum, as the derive describes them.
pub trait Values: Sized {
    /// The values on the wire, in the order of the variants.
    const NAMES: &'static [&'static str];

    /// The variant of this value, or of this alias.
    fn value(name: &str) -> Option<Self>;

    /// Keeps a value that is not listed.
    ///
    /// # Errors
    /// The value itself, if the enum has no variant `other`.
    fn other(value: String) -> Result<Self, String> {
        Err(value)
    }
}

/// A text that is none of an enum's values: the error of its `FromStr`.
///
/// QEMU's docs/devel/qapi-code-gen.rst, "Enumeration types".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::QmpDownstream;
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(data, rename_all = "lowercase")]
/// enum Format {
///     Raw,
///     Qcow2,
/// }
///
/// let error = "qcow".parse::<Format>().unwrap_err();
/// assert_eq!(error.to_string(), "`qcow` is none of `raw`, `qcow2`");
/// assert_eq!(error.value(), "qcow");
/// assert_eq!(error.expected(), ["raw", "qcow2"]);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownValue {
    value: String,
    expected: &'static [&'static str],
}

impl UnknownValue {
    /// The text.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The values of the enum.
    #[must_use]
    pub const fn expected(&self) -> &'static [&'static str] {
        self.expected
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is none of ", self.value.escape_debug())?;
        for (at, name) in self.expected.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}`{name}`")?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownValue {}

/// What a derived `FromStr` does.
///
/// # Errors
/// The text is none of the values, and the enum has no variant `other`.
pub fn parse<T: Values>(text: &str) -> Result<T, UnknownValue> {
    let kept = T::value(text)
        .ok_or(text)
        .or_else(|text| T::other(text.into()));
    kept.map_err(|value| UnknownValue {
        value,
        expected: T::NAMES,
    })
}

/// What a derived `Deserialize` does.
///
/// # Errors
/// The input is no string, or none of the values.
pub fn read<'de, T: Values, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(Value(PhantomData))
}

struct Value<T>(PhantomData<T>);

impl<T: Values> Value<T> {
    fn find<E: de::Error>(text: Cow<'_, str>) -> Result<T, E> {
        match T::value(&text) {
            Some(value) => Ok(value),
            None => T::other(text.into_owned()).map_err(|text| E::unknown_variant(&text, T::NAMES)),
        }
    }
}

impl<T: Values> Visitor<'_> for Value<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Self::find(Cow::Borrowed(text))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<T, E> {
        Self::find(Cow::Owned(text))
    }
}
