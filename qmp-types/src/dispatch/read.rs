//! Reading a message as an enum: its name is looked at first, wherever it stands, and
//! then its payload as the type of that name. Only a payload that stands before its
//! name is buffered.

use alloc::borrow::Cow;
use alloc::vec::{self, Vec};
use core::fmt;
use core::iter;
use core::marker::PhantomData;
use core::mem;

use serde_core::de::value::{MapAccessDeserializer, MapDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};

use super::Dispatch;
use crate::members::content::{Content, ContentDeserializer};
use crate::members::read::{Name, skip};
use crate::members::with::borrow_cow;

/// Reads an enum of events: `{"event": …, "data": …}`.
///
/// # Errors
/// The input is no such object, or the data of a listed event is malformed; an event
/// that is not listed, if the enum has no variant `other`.
pub fn event<'de, T: Dispatch<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    // A format that has the whole object may give the name first, and only these: what else is
    // there is nothing to the enum.
    placed(|value| {
        deserializer.deserialize_struct("", &["event", "data"], Enveloped::<T, Event>::into(value))
    })
}

/// Reads an enum of commands: `{"execute": …, "arguments": …}`, or `exec-oob`.
///
/// # Errors
/// As for [`event`]; and members that a request does not have, as a server must.
pub fn command<'de, T: Dispatch<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    placed(|value| deserializer.deserialize_map(Enveloped::<T, Command>::into(value)))
}

/// Reads an enum of errors: `{"class": …, "desc": …}`. The payload is the whole object.
///
/// # Errors
/// As for [`event`].
pub fn error<'de, T: Dispatch<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(Classed(PhantomData))
}

/// Has a value read into a place, and takes it from there.
///
/// # Errors
/// It was not read.
pub(crate) fn placed<T, E: Error>(
    read: impl FnOnce(&mut Option<T>) -> Result<(), E>,
) -> Result<T, E> {
    let mut place = None;
    match read(&mut place) {
        Ok(()) => place.ok_or_else(|| E::custom("nothing was read")),
        Err(error) => Err(error),
    }
}

/// Puts a payload that was read into its place, as the variant of its type.
///
/// # Errors
/// It was not read.
pub fn put<T, V, E>(
    place: &mut Option<T>,
    read: Result<V, E>,
    variant: impl FnOnce(V) -> T,
) -> Result<(), E> {
    match read {
        Ok(payload) => {
            // It is known to be empty: spares the code that would drop what it held.
            mem::forget(place.replace(variant(payload)));
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// For an index that no variant has: it comes from elsewhere than the tables.
///
/// # Errors
/// Always.
pub fn not_listed<T, E: Error>() -> Result<T, E> {
    Err(E::custom("no variant has this index"))
}

/// A member of a message that tells what it is.
enum Part {
    Name,
    Payload,
}

/// What the members of a message are for: a plain match, as for a struct's members.
trait Envelope {
    const WHAT: &'static str;
    const NAME: &'static str;
    const PAYLOAD: &'static str;

    /// Which part a member is, if any.
    ///
    /// # Errors
    /// The message has no such member, but these.
    fn part(member: &str) -> Result<Option<Part>, &'static [&'static str]>;
}

struct Event;

impl Envelope for Event {
    const WHAT: &'static str = "event";
    const NAME: &'static str = "event";
    const PAYLOAD: &'static str = "data";

    fn part(member: &str) -> Result<Option<Part>, &'static [&'static str]> {
        match member {
            "event" => Ok(Some(Part::Name)),
            "data" => Ok(Some(Part::Payload)),
            _ => Ok(None),
        }
    }
}

struct Command;

impl Envelope for Command {
    const WHAT: &'static str = "command";
    const NAME: &'static str = "execute";
    const PAYLOAD: &'static str = "arguments";

    fn part(member: &str) -> Result<Option<Part>, &'static [&'static str]> {
        match member {
            "execute" | "exec-oob" => Ok(Some(Part::Name)),
            "arguments" => Ok(Some(Part::Payload)),
            "id" => Ok(None),
            _ => Err(&["execute", "exec-oob", "arguments", "id"]),
        }
    }
}

/// Reads which part a member is, from its name.
struct PartOf<E>(PhantomData<E>);

impl<'de, E: Envelope> DeserializeSeed<'de> for PartOf<E> {
    type Value = Option<Part>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Self::Value, D::Error> {
        name.deserialize_identifier(self)
    }
}

impl<E: Envelope> Visitor<'_> for PartOf<E> {
    type Value = Option<Part>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    #[inline]
    fn visit_str<F: Error>(self, name: &str) -> Result<Self::Value, F> {
        E::part(name).map_err(|members| F::unknown_field(name, members))
    }
}

/// Passes over a message's members up to one that tells what it is.
fn next_part<'de, E: Envelope, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Part>, A::Error> {
    while let Some(part) = map.next_key_seed(PartOf::<E>(PhantomData))? {
        match part {
            None => skip(map)?,
            part => return Ok(part),
        }
    }
    Ok(None)
}

/// Reads a message whose payload is one member of it, into a place: the value may be big, and
/// each function that hands it on would copy it.
struct Enveloped<'a, T, E> {
    value: &'a mut Option<T>,
    of: PhantomData<E>,
}

impl<'a, T, E> Enveloped<'a, T, E> {
    const fn into(value: &'a mut Option<T>) -> Self {
        let of = PhantomData;
        Self { value, of }
    }
}

impl<'de, T: Dispatch<'de>, E: Envelope> Visitor<'de> for Enveloped<'_, T, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object that is a QMP {}", E::WHAT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut which, mut early) = (None, None::<Content<'de>>);
        while let Some(part) = next_part::<E, A>(&mut map)? {
            match (part, &which) {
                (Part::Name, None) => which = Some(map.next_value_seed(WhichOf::<T>::SEED)?),
                (Part::Name, Some(_)) => return Err(A::Error::duplicate_field(E::NAME)),
                (Part::Payload, _) if self.value.is_some() || early.is_some() => {
                    return Err(A::Error::duplicate_field(E::PAYLOAD));
                }
                (Part::Payload, None) => early = Some(map.next_value()?),
                (Part::Payload, Some(which)) => {
                    let read = map.next_value_seed(which.payload(self.value));
                    read.map_err(|error| refused::<T, _>(E::WHAT, which, error))?;
                }
            }
        }
        let Some(which) = which else {
            return Err(A::Error::missing_field(E::NAME));
        };
        let read = match early {
            Some(early) => which
                .payload(self.value)
                .deserialize(early.into_deserializer()),
            None if self.value.is_none() => which.absent(self.value),
            None => Ok(()),
        };
        read.map_err(|error| refused::<T, _>(E::WHAT, &which, error))
    }
}

/// Says whose payload is malformed. That a name is not listed is said with the name.
#[cold]
fn refused<'de, T: Dispatch<'de>, E: Error>(what: &str, which: &Which<'_>, error: E) -> E {
    match which {
        Which::Listed(index) => {
            let name = T::LISTED[*index];
            E::custom(format_args!("{what} {name}: {error}"))
        }
        Which::Other(_) => error,
    }
}

/// What a name is to an enum: the index of a variant, or a name that is not listed.
pub(crate) enum Which<'a> {
    Listed(usize),
    Other(Cow<'a, str>),
}

impl<'a> Which<'a> {
    /// Looks a name up.
    pub(crate) fn is<'de, T: Dispatch<'de>>(name: &'a str) -> Self {
        match T::listed(name) {
            Some(index) => Self::Listed(index),
            None => Self::Other(Cow::Borrowed(name)),
        }
    }

    /// A seed for the payload.
    pub(crate) const fn payload<'b, T>(&'b self, place: &'b mut Option<T>) -> Payload<'b, T> {
        Payload { which: self, place }
    }

    /// A message without a payload: an empty object is as good as none.
    ///
    /// # Errors
    /// The type of that name has members that must be there.
    pub(crate) fn absent<'de, T: Dispatch<'de>, E: Error>(
        &self,
        place: &mut Option<T>,
    ) -> Result<(), E> {
        match self {
            Self::Listed(index) => {
                let empty = iter::empty::<(Content<'de>, Content<'de>)>();
                T::read(*index, MapDeserializer::new(empty), place)
            }
            Self::Other(name) => {
                *place = Some(T::other(name, None::<ContentDeserializer<'de, E>>)?);
                Ok(())
            }
        }
    }
}

/// Reads a name, and looks it up.
pub(crate) struct WhichOf<T>(PhantomData<T>);

impl<T> WhichOf<T> {
    pub(crate) const SEED: Self = Self(PhantomData);
}

impl<'de, T: Dispatch<'de>> DeserializeSeed<'de> for WhichOf<T> {
    type Value = Which<'de>;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Self::Value, D::Error> {
        name.deserialize_str(self)
    }
}

impl<'de, T: Dispatch<'de>> Visitor<'de> for WhichOf<T> {
    type Value = Which<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Which::is::<T>(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(match Which::is::<T>(name) {
            Which::Listed(index) => Which::Listed(index),
            Which::Other(name) => Which::Other(Cow::Owned(name.into())),
        })
    }
}

/// Reads a payload as the type of its name, or keeps both.
pub(crate) struct Payload<'a, T> {
    which: &'a Which<'a>,
    place: &'a mut Option<T>,
}

impl<'de, T: Dispatch<'de>> DeserializeSeed<'de> for Payload<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, payload: D) -> Result<(), D::Error> {
        match self.which {
            Which::Listed(index) => T::read(*index, payload, self.place),
            Which::Other(name) => {
                *self.place = Some(T::other(name, Some(payload))?);
                Ok(())
            }
        }
    }
}

/// Reads an error object, whose class is one of the members of the payload itself.
struct Classed<T>(PhantomData<T>);

impl<'de, T: Dispatch<'de>> Visitor<'de> for Classed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object that is a QMP error")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut before = Vec::new();
        while let Some(key) = map.next_key_seed(Name)? {
            if key != "class" {
                before.push((Content::Str(key), map.next_value()?));
                continue;
            }
            let class = map.next_value_seed(Text)?;
            let which = Which::is::<T>(&class);
            before.push((Content::Str(key), Content::Str(class.clone())));
            let whole = MapAccessDeserializer::new(Replay {
                before: before.into_iter(),
                value: None,
                map,
            });
            let read = placed(|place| which.payload(place).deserialize(whole));
            return read.map_err(|error| refused::<T, _>("error", &which, error));
        }
        Err(A::Error::missing_field("class"))
    }
}

/// An object of which the first members were read already.
struct Replay<'de, A> {
    before: vec::IntoIter<(Content<'de>, Content<'de>)>,
    /// The value that belongs to the last key, if both were read already.
    value: Option<Content<'de>>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.before.next() {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(key.into_deserializer()).map(Some)
            }
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value.into_deserializer()),
            None => self.map.next_value_seed(seed),
        }
    }
}

/// A string, borrowed where the format can lend it.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        borrow_cow(deserializer)
    }
}
