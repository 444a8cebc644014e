//! Telling which of QMP's messages a line is: the entry point of everybody who reads.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde_core::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess};
use serde_core::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::error::MessageError;
use super::event::RawEvent;
use super::greeting::{Inner, RawGreeting};
use super::id::Id;
use super::object::{self, Object, Text};
use super::reply::{RawError, Return};
use super::request::RawRequest;

/// One message of QMP, of either side, its payload still JSON.
///
/// One pass over the line tells which it is, whatever the order of its members, and borrows the
/// payload until [`decode`](RawEvent::decode) is told its type. Nothing unknown is an error: not a
/// command, an event, an error class, a capability, nor a member. A member of the protocol that is
/// given twice is one, as it is for QEMU; so are two members that make it two messages.
///
/// Where the types are known before the line is read, [`decode_str`](Self::decode_str) reads the
/// payload in the same pass: `R` is then what the command returns, and `E` an event with its time.
///
/// It is read with serde too (`serde_json::from_str::<Message>(line)`), by `serde_json` and from
/// borrowed text only; its own functions keep the error typed.
///
/// The specification, "Protocol Specification", has the five formats, and "Downstream extension of
/// QMP" the reason for so much tolerance: a client "properly ignores any downstream members in the
/// output it receives".
///
/// ```
/// use qmp_types::message::Message;
///
/// let line = b"{\"timestamp\": {\"seconds\": 1, \"microseconds\": 2}, \"event\": \"STOP\"}\r\n";
/// match Message::from_slice(line)? {
///     Message::Event(event) => assert_eq!(event.name(), "STOP"),
///     other => panic!("{other:?}"),
/// }
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
#[derive(Debug, Clone)]
pub enum Message<'a, R = &'a RawValue, E = RawEvent<'a>> {
    /// The server's first message.
    Greeting(RawGreeting<'a>),
    /// A client asks for a command to be run.
    Request(RawRequest<'a>),
    /// A command has succeeded.
    Return(Return<'a, R>),
    /// A command has failed.
    Error(RawError<'a>),
    /// Something has happened.
    Event(E),
}

impl<'a> Message<'a> {
    /// Reads a line, with or without its CRLF.
    ///
    /// A byte order mark is malformed JSON.
    ///
    /// # Errors
    ///
    /// Every [`MessageError`] but those of decoding a payload.
    pub fn from_slice(line: &'a [u8]) -> Result<Self, MessageError> {
        Self::from_str(core::str::from_utf8(line).map_err(MessageError::Utf8)?)
    }

    /// Reads a line that is known to be UTF-8.
    ///
    /// # Errors
    ///
    /// Every [`MessageError`] but [`Utf8`](MessageError::Utf8) and those of decoding a payload.
    #[expect(
        clippy::should_implement_trait,
        reason = "`FromStr` cannot borrow from the line"
    )]
    pub fn from_str(line: &'a str) -> Result<Self, MessageError> {
        match serde_json::from_str::<Members<'a>>(line) {
            Ok(members) => members.into_message(),
            // The only thing that `Members` asks of well-formed JSON is to be an object.
            Err(error) if error.is_data() => Err(not_an_object(line)),
            Err(error) => Err(MessageError::Malformed(error)),
        }
    }
}

/// What to say of a line that does not begin as an object: it need not go on as JSON.
fn not_an_object(line: &str) -> MessageError {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(line) {
        return MessageError::Malformed(error);
    }
    let found = match line.trim_ascii_start().as_bytes() {
        [b'[', ..] => "an array",
        [b'"', ..] => "a string",
        [b't' | b'f', ..] => "a boolean",
        [b'n', ..] => "null",
        _ => "a number",
    };
    MessageError::NotAnObject { found }
}

impl<'de: 'a, 'a> Deserialize<'de> for Message<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members: Members<'de> = object::read(deserializer)?;
        members.into_message().map_err(D::Error::custom)
    }
}

/// Writes the message anew, without the members that no message has.
impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Greeting(message) => message.serialize(serializer),
            Self::Request(message) => message.serialize(serializer),
            Self::Return(message) => message.serialize(serializer),
            Self::Error(message) => message.serialize(serializer),
            Self::Event(message) => message.serialize(serializer),
        }
    }
}

/// The members of a line. What they make is decided when all have been seen, so that their order
/// does not matter.
#[derive(Default)]
struct Members<'a> {
    // Those that tell the kind.
    greeting: Option<&'a RawValue>,
    execute: Option<&'a RawValue>,
    exec_oob: Option<&'a RawValue>,
    returned: Option<&'a RawValue>,
    error: Option<&'a RawValue>,
    event: Option<&'a RawValue>,
    // Those that come with them.
    arguments: Option<&'a RawValue>,
    data: Option<&'a RawValue>,
    id: Option<&'a RawValue>,
    timestamp: Option<&'a RawValue>,

    unknown: Vec<Cow<'a, str>>,
    duplicate: Option<Cow<'a, str>>,
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl<'de> Object<'de> for Members<'de> {
    const EXPECTING: &'static str = "a QMP message";

    fn member<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let Some(slot) = self.slot(&name) else {
            self.unknown.push(name);
            return map.next_value::<IgnoredAny>().map(drop);
        };
        if slot.replace(map.next_value()?).is_some() {
            self.duplicate = Some(name);
        }
        Ok(())
    }
}

impl<'a> Members<'a> {
    fn slot(&mut self, name: &str) -> Option<&mut Option<&'a RawValue>> {
        Some(match name {
            "QMP" => &mut self.greeting,
            "execute" => &mut self.execute,
            "exec-oob" => &mut self.exec_oob,
            "return" => &mut self.returned,
            "error" => &mut self.error,
            "event" => &mut self.event,
            "arguments" => &mut self.arguments,
            "data" => &mut self.data,
            "id" => &mut self.id,
            "timestamp" => &mut self.timestamp,
            _ => return None,
        })
    }

    fn into_message(self) -> Result<Message<'a>, MessageError> {
        if let Some(member) = self.duplicate {
            let member = member.into_owned();
            return Err(MessageError::Duplicate { member });
        }
        let (member, value) = self.kind()?;
        let id = self.id.map(Id::from);
        Ok(match member {
            "QMP" => {
                let Inner(greeting) = MessageError::decode_member(member, value)?;
                Message::Greeting(greeting)
            }
            "return" => Message::Return(Return::new(value).echo(id.as_ref())),
            "error" => Message::Error(RawError::read(value, id)?),
            "event" => Message::Event(RawEvent {
                name: text(member, value)?,
                data: self.data,
                timestamp: self
                    .timestamp
                    .map(|json| MessageError::decode_member("timestamp", json))
                    .transpose()?,
            }),
            _ => Message::Request(RawRequest {
                name: text(member, value)?,
                oob: self.exec_oob.is_some(),
                arguments: self.arguments,
                id,
                unexpected: self.others(&["arguments", "id"]).collect(),
            }),
        })
    }

    /// The one member that tells the kind of message, and its value.
    fn kind(&self) -> Result<(&'static str, &'a RawValue), MessageError> {
        let kinds = [
            ("QMP", self.greeting),
            ("execute", self.execute),
            ("exec-oob", self.exec_oob),
            ("return", self.returned),
            ("error", self.error),
            ("event", self.event),
        ];
        let mut found = kinds
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        match (found.next(), found.next()) {
            (Some(kind), None) => Ok(kind),
            (Some((one, _)), Some((other, _))) => Err(MessageError::Ambiguous {
                members: [one, other],
            }),
            (None, _) => Err(MessageError::Unrecognized {
                members: self
                    .others(&[])
                    .take(8)
                    .map(|name| shorten(&name))
                    .collect(),
            }),
        }
    }

    /// The names of the members that tell no kind and are not among the message's `own`.
    fn others(&self, own: &[&str]) -> impl Iterator<Item = Cow<'a, str>> {
        let known = [
            ("arguments", self.arguments),
            ("data", self.data),
            ("id", self.id),
            ("timestamp", self.timestamp),
        ];
        let foreign = known
            .into_iter()
            .filter(|(name, value)| value.is_some() && !own.contains(name))
            .map(|(name, _)| Cow::Borrowed(name));
        self.unknown.iter().cloned().chain(foreign)
    }
}

/// The string that a member is.
fn text<'a>(member: &'static str, json: &'a RawValue) -> Result<Cow<'a, str>, MessageError> {
    MessageError::decode_member(member, json).map(|Text(text)| text)
}

/// A name as an error shows it: an error must not be as long as its line.
fn shorten(name: &str) -> String {
    name.chars().take(64).collect()
}
