//! Reading a message as an enum: its name is looked at first, wherever it stands, and
//! then its payload as the type of that name. Only a payload that stands before its
//! name is buffered.

use alloc::borrow::Cow;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::Dispatch;
use super::which::{Which, WhichOf, placed};
use crate::members::read::{List, Name, Shape, list, listed, skip};
use crate::members::replay::Replay;
use crate::members::tokens::{Token, Tokens};
use crate::members::with::borrow_cow;

/// Reads an enum of events: `{"event": …, "data": …}`.
///
/// # Errors
/// The input is no such object, or the data of a listed event is malformed; an event
/// that is not listed, if the enum has no variant `other`.
pub fn event<'de, T: Dispatch<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    placed(|value| object::<T, _, _>(deserializer, Enveloped::<T, Event>::into(value)))
}

/// Reads an enum of commands: `{"execute": …, "arguments": …}`, or `exec-oob`.
///
/// # Errors
/// As for [`event`]; and members that a request does not have, as a server must.
pub fn command<'de, T: Dispatch<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    placed(|value| object::<T, _, _>(deserializer, Enveloped::<T, Command>::into(value)))
}

/// Reads an enum of errors: `{"class": …, "desc": …}`. The payload is the whole object.
///
/// # Errors
/// As for [`event`].
pub fn error<'de, T: Dispatch<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    object::<T, _, _>(deserializer, Classed(PhantomData))
}

/// Reads an enum's object as it is written: as a struct if all its members are known by name. A
/// format that has the whole object may then give the name first, and these members alone.
fn object<'de, T: Dispatch<'de>, D: Deserializer<'de>, V: Visitor<'de>>(
    deserializer: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    if const { T::MEMBERS.is_struct() } {
        deserializer.deserialize_struct(T::MEMBERS.ty(), Members::<T>::NAMES, visitor)
    } else {
        deserializer.deserialize_map(visitor)
    }
}

/// The names of an enum's members as one list.
struct Members<T>(PhantomData<T>);

impl<'de, T: Dispatch<'de>> Members<T> {
    const LIST: List = list(&T::MEMBERS);
    const NAMES: &'static [&'static str] = listed(&Self::LIST);
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
        let (mut which, mut early) = (None, Tokens::default());
        while let Some(part) = next_part::<E, A>(&mut map)? {
            match (part, &which) {
                (Part::Name, None) => map.next_value_seed(WhichOf::<T>::into(&mut which))?,
                (Part::Name, Some(_)) => return Err(A::Error::duplicate_field(E::NAME)),
                (Part::Payload, _) if self.value.is_some() || !early.list.is_empty() => {
                    return Err(A::Error::duplicate_field(E::PAYLOAD));
                }
                (Part::Payload, None) => early.hold(&mut map)?,
                (Part::Payload, Some(which)) => {
                    let read = map.next_value_seed(which.payload(self.value));
                    read.map_err(|error| which.refused::<T, _>(E::WHAT, error))?;
                }
            }
        }
        let Some(which) = &which else {
            return Err(A::Error::missing_field(E::NAME));
        };
        let read = if !early.list.is_empty() {
            early.values().read(which.payload(self.value))
        } else if self.value.is_none() {
            which.absent(self.value)
        } else {
            Ok(())
        };
        read.map_err(|error| which.refused::<T, _>(E::WHAT, error))
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
        let mut before = Tokens::default();
        let shape = const { Shape::of_names(&T::MEMBERS) };
        while let Some(key) = map.next_key_seed(Name(shape))? {
            if key != "class" {
                before.list.push(Token::Str(key));
                before.hold(&mut map)?;
                continue;
            }
            let class = map.next_value_seed(Text)?;
            let which = Which::is::<T>(&class);
            before
                .list
                .extend([Token::Str(key), Token::Str(class.clone())]);
            let whole = MapAccessDeserializer::new(Replay::new(before.values(), map, shape));
            let read = placed(|place| which.payload(place).deserialize(whole));
            return read.map_err(|error| which.refused::<T, _>("error", error));
        }
        Err(A::Error::missing_field("class"))
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
