//! QAPI's flat union: its discriminator may stand anywhere, so the members of a branch
//! are taken out of the object's buffer when it has been read.

use alloc::borrow::Cow;

use serde_core::de::{self, Deserialize, DeserializeSeed, Deserializer};

use crate::dispatch::Unlisted;
use crate::members::Members;
use crate::members::flat::Buffer;
use crate::members::with::borrow_cow;

/// The value of a discriminator.
pub struct Tag<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Tag<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        borrow_cow(deserializer).map(Self)
    }
}

/// Reads a discriminator that has one of these values or of their aliases, or fails.
pub struct OneOf {
    /// The values.
    pub values: &'static [&'static str],
    /// Other names for them.
    pub aliases: &'static [&'static str],
}

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = Tag<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let tag = borrow_cow(deserializer)?;
        if self.values.contains(&&*tag) || self.aliases.contains(&&*tag) {
            Ok(Tag(tag))
        } else {
            Err(de::Error::unknown_variant(&tag, self.values))
        }
    }
}

/// The value of the discriminator `name`.
///
/// # Errors
/// The object had none.
pub fn tag<'a, E: de::Error>(tag: &'a Option<Tag<'_>>, name: &'static str) -> Result<&'a str, E> {
    match tag {
        Some(Tag(tag)) => Ok(tag),
        None => Err(E::missing_field(name)),
    }
}

/// The value of the discriminator, if it was read.
#[must_use]
pub fn chosen<'a>(tag: &'a Option<Tag<'_>>) -> Option<&'a str> {
    tag.as_ref().map(|Tag(tag)| &**tag)
}

/// Takes the members that a branch's type knows out of the buffer.
///
/// # Errors
/// A member has a wrong type, or is given twice.
pub fn take_members<'de, T: Members<'de>, E: de::Error>(
    slots: &mut T::Slots,
    buffer: &mut Buffer<'de>,
) -> Result<(), E> {
    buffer.members::<T, E>(slots)?;
    if T::BUFFERS {
        T::take(slots, buffer)?;
    }
    Ok(())
}

/// All that is in the buffer, to be read as one object.
pub fn whole<'a, 'de, E: de::Error>(
    buffer: &'a mut Buffer<'de>,
) -> impl Deserializer<'de, Error = E> + use<'a, 'de, E> {
    buffer.whole()
}

/// Takes all that is in the buffer, for a branch that is not listed.
///
/// # Errors
/// The type that keeps such branches does not take these members.
pub fn take_branch<'de, T: Unlisted<'de>, E: de::Error>(
    tag: &str,
    buffer: &mut Buffer<'de>,
) -> Result<T, E> {
    T::unlisted(tag, Some(buffer.whole()))
}
