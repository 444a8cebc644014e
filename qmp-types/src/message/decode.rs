//! A line and its payload in one pass, where a client knows the types before it reads:
//! [`Message::decode_str`]. Whatever is not plain goes the way of [`Message::from_str`], which
//! has the errors' words; so the pass here says only that it has failed.

use alloc::string::String;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Deserializer as Json;
use serde_json::value::RawValue;

use super::error::{MessageError, payload_of};
use super::event::TimedEvent;
use super::id::Id;
use super::line::Message;
use super::reply::Return;
use super::timestamp::Timestamp;
use crate::dispatch::Dispatch;
use crate::dispatch::which::{Which, WhichOf};
use crate::members::read::{LentName, fill, skip};
use crate::{Command, Events};

/// A message whose payload is decoded: what a command returned, or one of an enum of events.
type Decoded<'a, R, E> = Message<'a, R, TimedEvent<E>>;

impl<'a> Message<'a> {
    /// Reads a line for a client that waits for the reply of the command `C`, and knows the
    /// events `E`: an enum `#[qmp(events)]`.
    ///
    /// It is what [`from_str`](Self::from_str), [`RawReturn::decode`](super::RawReturn) and
    /// [`RawEvent::dispatch`](super::RawEvent::dispatch) would give, but reads a payload once
    /// where these read it twice: to find its end, and then as its type.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use qmp_types::message::Message;
    /// use qmp_types::{Empty, QmpDownstream, UnknownEvent};
    ///
    /// #[derive(QmpDownstream)]
    /// #[qmp(command = "__com.redhat_drive_del", returns = Empty)]
    /// struct DriveDel {
    ///     id: String,
    /// }
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(extends(event = "DEVICE_DELETED"))]
    /// struct DeviceDeleted {
    ///     path: String,
    /// }
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(events)]
    /// enum Event {
    ///     DeviceDeleted(DeviceDeleted),
    ///     #[qmp(other)]
    ///     Other(UnknownEvent),
    /// }
    ///
    /// for line in [
    ///     r#"{"event": "DEVICE_DELETED", "data": {"path": "/machine/d0"}}"#,
    ///     r#"{"return": {}, "id": 1}"#,
    /// ] {
    ///     match Message::decode_str::<DriveDel, Event>(line)? {
    ///         Message::Return(reply) => assert_eq!(reply.into_value(), Empty),
    ///         Message::Error(error) => println!("{}: {}", error.class(), error.desc()),
    ///         Message::Event(message) => println!("{:?} at {:?}", message.event, message.timestamp),
    ///         out_of_turn => println!("{out_of_turn:?}"),
    ///     }
    /// }
    /// # }
    /// # Ok::<(), qmp_types::message::MessageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every [`MessageError`] but [`Utf8`](MessageError::Utf8) and
    /// [`WrongName`](MessageError::WrongName).
    pub fn decode_str<C, E>(line: &'a str) -> Result<Decoded<'a, C::Returns, E>, MessageError>
    where
        C: Command<Returns: Deserialize<'a>>,
        E: Events + Dispatch<'a>,
    {
        let mut plain = Plain::<C::Returns, E>::NONE;
        if plain.read(line).is_some() {
            match plain {
                Plain {
                    returned: Some(value),
                    which: None,
                    id,
                    ..
                } => {
                    let id = id.map(Id::from);
                    return Ok(Message::Return(Return { value, id }));
                }
                Plain {
                    returned: None,
                    event: Some(event),
                    timestamp,
                    ..
                } => return Ok(Message::Event(TimedEvent { event, timestamp })),
                _ => {}
            }
        }
        // The line is read anew: what was read of it may be big.
        drop(plain);
        Ok(match Self::from_str(line)? {
            Self::Greeting(greeting) => Message::Greeting(greeting),
            Self::Request(request) => Message::Request(request),
            Self::Return(reply) => {
                Message::Return(Return::new(reply.decode::<C>()?).echo(reply.id()))
            }
            Self::Error(error) => Message::Error(error),
            Self::Event(event) => Message::Event(TimedEvent {
                event: event.dispatch()?,
                timestamp: event.timestamp(),
            }),
        })
    }

    /// As [`decode_str`](Self::decode_str), of a line that may not be UTF-8.
    ///
    /// # Errors
    ///
    /// As `decode_str`, and [`MessageError::Utf8`].
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use qmp_types::QmpDownstream;
    /// use qmp_types::message::{Message, MessageError};
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(command = "__com.redhat_drive_del")]
    /// struct DriveDel {
    ///     id: String,
    /// }
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(events)]
    /// enum Event {}
    ///
    /// let read = Message::decode_slice::<DriveDel, Event>(b"{\"return\": {}}\r\n");
    /// assert!(matches!(read, Ok(Message::Return(_))));
    /// let read = Message::decode_slice::<DriveDel, Event>(b"{\"return\": \xff}");
    /// assert!(matches!(read, Err(MessageError::Utf8(_))));
    /// # }
    /// ```
    pub fn decode_slice<C, E>(line: &'a [u8]) -> Result<Decoded<'a, C::Returns, E>, MessageError>
    where
        C: Command<Returns: Deserialize<'a>>,
        E: Events + Dispatch<'a>,
    {
        Self::decode_str::<C, E>(core::str::from_utf8(line).map_err(MessageError::Utf8)?)
    }
}

/// The members of a plain line, a reply or an event. They are read into their places, since a value
/// may be big, and to hand it on is to copy it.
struct Plain<'de, R, E> {
    returned: Option<R>,
    id: Option<&'de RawValue>,
    which: Option<Which<'de>>,
    event: Option<E>,
    /// Data that stand before the name: nobody knows their type yet.
    early: Option<&'de RawValue>,
    timestamp: Option<Timestamp>,
}

impl<'de, R: Deserialize<'de>, E: Dispatch<'de>> Plain<'de, R, E> {
    const NONE: Self = Self {
        returned: None,
        id: None,
        which: None,
        event: None,
        early: None,
        timestamp: None,
    };

    fn read(&mut self, line: &'de str) -> Option<()> {
        let mut json = Json::from_str(line);
        json.deserialize_map(&mut *self).ok()?;
        json.end().ok()?;
        if let (Some(which), None) = (&self.which, &self.event) {
            let event = payload_of(which, self.early.map(RawValue::get));
            self.event = Some(event.ok()?);
        }
        Some(())
    }

    /// Reads the value of a member; nothing if it makes the line another message, or none.
    fn member<A: MapAccess<'de>>(
        &mut self,
        member: &str,
        map: &mut A,
    ) -> Option<Result<(), A::Error>> {
        Some(match member {
            "return" => fill(&mut self.returned, "return", map),
            "id" => fill(&mut self.id, "id", map),
            "timestamp" => fill(&mut self.timestamp, "timestamp", map),
            "event" if self.which.is_none() => {
                map.next_value_seed(WhichOf::<E>::into(&mut self.which))
            }
            "data" if self.event.is_none() => match (&self.which, self.early) {
                (Some(which), None) => map.next_value_seed(which.payload(&mut self.event)),
                (None, None) => fill(&mut self.early, "data", map),
                (_, Some(_)) => return None,
            },
            // Whatever is given twice, and what is of another message.
            "event" | "data" | "QMP" | "execute" | "exec-oob" | "error" | "arguments" => {
                return None;
            }
            _ => skip(map),
        })
    }
}

impl<'de, R: Deserialize<'de>, E: Dispatch<'de>> Visitor<'de> for &mut Plain<'de, R, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a QMP message")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut copy = String::new();
        while let Some(lent) = map.next_key_seed(LentName::<false>(&mut copy))? {
            match self.member(lent.unwrap_or(&copy), &mut map) {
                Some(read) => read?,
                None => return Err(A::Error::custom("not plain")),
            }
        }
        Ok(())
    }
}
