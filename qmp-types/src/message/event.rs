//! What a server says without having been asked.

use alloc::borrow::Cow;

use serde_core::de::Deserialize;
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::error::MessageError;
use super::timestamp::Timestamp;
use crate::dispatch::Dispatch;
use crate::members::json::Raw;
use crate::{Event, Events};

/// An event to be sent: `{"event": E::NAME, "data": {…}, "timestamp": {…}}`.
///
/// The event is its data, so this is always there, if only as `{}`.
///
/// The specification: "Asynchronous events".
///
/// ```
/// use qmp_types::message::{EventMessage, Timestamp};
///
/// #[derive(serde::Serialize)]
/// struct Stop {}
///
/// impl qmp_types::Event for Stop {
///     const NAME: &'static str = "STOP";
/// }
///
/// assert_eq!(
///     serde_json::to_string(&EventMessage::new(&Stop {}, Timestamp::UNKNOWN))?,
///     r#"{"event":"STOP","data":{},"timestamp":{"seconds":-1,"microseconds":-1}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct EventMessage<'a, E> {
    event: &'a E,
    timestamp: Timestamp,
}

impl<'a, E: Event> EventMessage<'a, E> {
    /// The message that this event happened at that time.
    #[must_use]
    pub fn new(event: &'a E, timestamp: Timestamp) -> Self {
        Self { event, timestamp }
    }
}

impl<E: Event + Serialize> Serialize for EventMessage<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, E::NAME, Some(self.event), Some(self.timestamp))
    }
}

/// An event as a client reads it, its data still JSON.
///
/// The specification: "Asynchronous events".
///
/// ```
/// use qmp_types::message::{Message, Timestamp};
///
/// let line = r#"{"event": "STOP", "timestamp": {"seconds": -1, "microseconds": -1}}"#;
/// let Message::Event(event) = Message::from_str(line)? else { panic!() };
/// assert_eq!(event.name(), "STOP");
/// assert!(event.data().is_none());
/// assert_eq!(event.timestamp(), Some(Timestamp::UNKNOWN));
///
/// # #[derive(serde::Deserialize)]
/// # struct Stop {}
/// # impl qmp_types::Event for Stop {
/// #     const NAME: &'static str = "STOP";
/// # }
/// # #[derive(Debug, serde::Deserialize)]
/// # struct Resume {}
/// # impl qmp_types::Event for Resume {
/// #     const NAME: &'static str = "RESUME";
/// # }
/// let Stop {} = event.decode()?;
/// let error = event.decode::<Resume>().unwrap_err();
/// assert_eq!(error.to_string(), "expected `RESUME`, found `STOP`");
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
#[derive(Debug, Clone)]
pub struct RawEvent<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) data: Option<&'a RawValue>,
    pub(super) timestamp: Option<Timestamp>,
}

impl<'a> RawEvent<'a> {
    /// The event's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The event's data, which may be absent, and which nobody has checked to be an object.
    #[must_use]
    pub fn data(&self) -> Option<&'a RawValue> {
        self.data
    }

    /// When the event happened. The specification has every event say so; a server that does not
    /// is forgiven.
    #[must_use]
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.timestamp
    }

    /// The data as the event `E`. Absent data are read as `{}`.
    ///
    /// # Errors
    ///
    /// [`MessageError::WrongName`] when this is another event, and [`MessageError::Payload`] when
    /// the data are not of its type.
    pub fn decode<E: Event + Deserialize<'a>>(&self) -> Result<E, MessageError> {
        MessageError::check_name(E::NAME, &self.name)?;
        let json = self.data.map_or("{}", RawValue::get);
        MessageError::decode_payload(E::NAME, json)
    }

    /// The event as one of an enum `#[qmp(events)]`. To read the line as the enum would find the
    /// name and the data once more.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use qmp_types::message::Message;
    /// use qmp_types::{QmpDownstream, UnknownEvent};
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(event = "__com.redhat_SPICE_INITIALIZED")]
    /// struct SpiceInitialized {
    ///     auth: String,
    /// }
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(events)]
    /// enum Event {
    ///     Spice(SpiceInitialized),
    ///     #[qmp(other)]
    ///     Other(UnknownEvent),
    /// }
    ///
    /// let line = r#"{"event": "__com.redhat_SPICE_INITIALIZED", "data": {"auth": "spice"}}"#;
    /// let Message::Event(event) = Message::from_str(line)? else { panic!() };
    /// let Event::Spice(spice) = event.dispatch()? else { panic!() };
    /// assert_eq!(spice.auth, "spice");
    /// # }
    /// # Ok::<(), qmp_types::message::MessageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MessageError::Unlisted`] when the enum does not list it, and has no variant that keeps
    /// it; [`MessageError::Payload`] when the data are not of the event's type.
    pub fn dispatch<E: Events + Dispatch<'a>>(&self) -> Result<E, MessageError> {
        MessageError::dispatch(&self.name, self.data.map(RawValue::get))
    }
}

/// An event as one of an enum `#[qmp(events)]`, and when it happened: what
/// [`Message::decode_str`](super::Message::decode_str) reads.
///
/// The specification: "Asynchronous events".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::QmpDownstream;
/// use qmp_types::message::{Message, Timestamp};
///
/// #[derive(QmpDownstream)]
/// #[qmp(command = "__com.redhat_drive_del")]
/// struct DriveDel {
///     id: String,
/// }
///
/// #[derive(Debug, PartialEq, QmpDownstream)]
/// #[qmp(extends(event = "STOP"))]
/// struct Stop;
///
/// #[derive(Debug, PartialEq, QmpDownstream)]
/// #[qmp(events)]
/// enum Event {
///     Stop(Stop),
/// }
///
/// let line = r#"{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "STOP"}"#;
/// let Message::Event(message) = Message::decode_str::<DriveDel, Event>(line)? else { panic!() };
/// assert_eq!(message.event, Event::Stop(Stop));
/// assert_eq!(message.timestamp, Some(Timestamp { seconds: 1, microseconds: 2 }));
/// # }
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedEvent<E> {
    /// The event.
    pub event: E,
    /// When it happened. The specification has every event say so; a server that does not is
    /// forgiven.
    pub timestamp: Option<Timestamp>,
}

impl Serialize for RawEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, &self.name, self.data, self.timestamp)
    }
}

fn write<S: Serializer, D: Serialize + ?Sized>(
    serializer: S,
    name: &str,
    data: Option<&D>,
    timestamp: Option<Timestamp>,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry("event", name)?;
    if let Some(data) = data {
        map.serialize_entry("data", &Raw(data))?;
    }
    if let Some(timestamp) = timestamp {
        map.serialize_entry("timestamp", &timestamp)?;
    }
    map.end()
}
