//! Reading a message as an enum: its name is looked at first, wherever it stands, and
//! then its payload as the type of that name. Only a payload that stands before its
//! name is buffered.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::{self, Vec};
use core::fmt;
use core::iter;
use core::marker::PhantomData;

use serde_core::de::value::{MapAccessDeserializer, MapDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};

use super::Dispatch;
use crate::members::content::{Content, ContentDeserializer};
use crate::members::read::{LentName, Name, skip};
use crate::members::with::borrow_cow;

/// Reads an enum of events: `{"event": …, "data": …}`.
///
/// # Errors
/// The input is no such object, or the data of a listed event is malformed; an event
/// that is not listed, if the enum has no variant `other`.
pub fn event<'de, T: Dispatch<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    // A format that has the whole object may give the name first, and only these: what else is
    // there is nothing to the enum.
    enveloped::<T, Event, D>(|message| {
        deserializer.deserialize_struct("", &["event", "data"], message)
    })
}

/// Reads an enum of commands: `{"execute": …, "arguments": …}`, or `exec-oob`.
///
/// # Errors
/// As for [`event`]; and members that a request does not have, as a server must.
pub fn command<'de, T: Dispatch<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    enveloped::<T, Command, D>(|message| deserializer.deserialize_map(message))
}

/// Reads an enum of errors: `{"class": …, "desc": …}`. The payload is the whole object.
///
/// # Errors
/// As for [`event`].
pub fn error<'de, T: Dispatch<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(Classed(PhantomData))
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

/// Passes over a message's members up to one that tells what it is.
fn next_part<'de, E: Envelope, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Part>, A::Error> {
    let mut copy = String::new();
    while let Some(lent) = map.next_key_seed(LentName(&mut copy))? {
        let member = lent.unwrap_or(&copy);
        match E::part(member) {
            Ok(None) => skip(map)?,
            Ok(part) => return Ok(part),
            Err(members) => return Err(A::Error::unknown_field(member, members)),
        }
    }
    Ok(None)
}

/// Passes over the members behind a message's name and payload.
fn rest<'de, E: Envelope, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    match next_part::<E, A>(map)? {
        None => Ok(()),
        Some(Part::Name) => Err(A::Error::duplicate_field(E::NAME)),
        Some(Part::Payload) => Err(A::Error::duplicate_field(E::PAYLOAD)),
    }
}

/// Reads a message whose payload is one member of it, into a place: the value may be big, and
/// each function that hands it on would copy it.
struct Enveloped<'a, T, E> {
    value: &'a mut Option<T>,
    of: PhantomData<E>,
}

/// Has such a message read.
fn enveloped<'de, T: Dispatch<'de>, E, D: Deserializer<'de>>(
    read: impl FnOnce(Enveloped<'_, T, E>) -> Result<(), D::Error>,
) -> Result<T, D::Error> {
    let mut value = None;
    let of = PhantomData;
    match read(Enveloped {
        value: &mut value,
        of,
    }) {
        Ok(()) => value.ok_or_else(|| D::Error::custom("no message was read")),
        Err(error) => Err(error),
    }
}

impl<'de, T: Dispatch<'de>, E: Envelope> Visitor<'de> for Enveloped<'_, T, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object that is a QMP {}", E::WHAT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut early: Option<Content<'de>> = None;
        let name = loop {
            match next_part::<E, A>(&mut map)? {
                None => return Err(A::Error::missing_field(E::NAME)),
                Some(Part::Name) => break map.next_value_seed(Text)?,
                Some(Part::Payload) if early.is_some() => {
                    return Err(A::Error::duplicate_field(E::PAYLOAD));
                }
                Some(Part::Payload) => early = Some(map.next_value()?),
            }
        };
        let payload = Named::new(&name);
        let refused = |error| refused::<T, E, A::Error>(&name, error);
        if let Some(early) = early {
            rest::<E, A>(&mut map)?;
            let value = payload.deserialize(early.into_deserializer());
            *self.value = Some(value.map_err(refused)?);
            return Ok(());
        }
        match next_part::<E, A>(&mut map)? {
            Some(Part::Payload) => {
                *self.value = Some(map.next_value_seed(payload).map_err(refused)?);
                rest::<E, A>(&mut map)
            }
            Some(Part::Name) => Err(A::Error::duplicate_field(E::NAME)),
            None => {
                *self.value = Some(absent(&name).map_err(refused)?);
                Ok(())
            }
        }
    }
}

/// A message without a payload: an empty object is as good as none.
///
/// # Errors
/// The type of that name has members that must be there.
pub(crate) fn absent<'de, T: Dispatch<'de>, E: Error>(name: &str) -> Result<T, E> {
    match T::listed(name) {
        Some(index) => {
            let empty = iter::empty::<(Content<'de>, Content<'de>)>();
            T::read(index, MapDeserializer::new(empty))
        }
        None => T::other(name, None::<ContentDeserializer<'de, E>>),
    }
}

/// Says whose payload is malformed. That a name is not listed is said with the name.
#[cold]
fn refused<'de, T: Dispatch<'de>, E: Envelope, F: Error>(name: &str, error: F) -> F {
    match T::listed(name) {
        Some(_) => F::custom(format_args!("{} {name}: {error}", E::WHAT)),
        None => error,
    }
}

/// Reads a payload as the type of its name, or keeps both.
pub(crate) struct Named<'a, T> {
    name: &'a str,
    of: PhantomData<T>,
}

impl<'a, T> Named<'a, T> {
    pub(crate) const fn new(name: &'a str) -> Self {
        Self {
            name,
            of: PhantomData,
        }
    }
}

impl<'de, T: Dispatch<'de>> DeserializeSeed<'de> for Named<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, payload: D) -> Result<T, D::Error> {
        match T::listed(self.name) {
            Some(index) => T::read(index, payload),
            None => T::other(self.name, Some(payload)),
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
            before.push((Content::Str(key), Content::Str(class.clone())));
            let whole = MapAccessDeserializer::new(Replay {
                before: before.into_iter(),
                value: None,
                map,
            });
            return match T::listed(&class) {
                Some(index) => T::read(index, whole)
                    .map_err(|error| A::Error::custom(format_args!("error {class}: {error}"))),
                None => T::other(&class, Some(whole)),
            };
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
