//! How a server answers a request: what the command returned, or the error it failed with.

use alloc::borrow::Cow;

use serde_core::de::Deserialize;
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::any_error::{AnyError, Head};
use super::error::MessageError;
use super::id::Id;
use crate::dispatch::Dispatch;
use crate::members::json::Raw;
use crate::{Command, Errors};

/// A command has succeeded: `{"return": …, "id": …}`.
///
/// A server writes it with a value of the command's `Returns`; a command that returns nothing
/// returns an empty object.
///
/// The specification: "Success".
///
/// ```
/// use qmp_types::message::{Message, Return, Version};
///
/// let Message::Request(request) = Message::from_str(r#"{"execute": "query-version", "id": "a"}"#)?
/// else { panic!() };
/// let reply = serde_json::to_string(&Return::new([1, 2]).echo(request.id()))?;
/// assert_eq!(reply, r#"{"return":[1,2],"id":"a"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Return<'a, T> {
    pub(super) value: T,
    pub(super) id: Option<Id<'a>>,
}

/// What a command returned, as a client reads it: still JSON.
///
/// Nothing in it says which command that was; the client knows by the id, or by the order in which
/// it sent its requests.
///
/// ```
/// use qmp_types::message::Message;
///
/// # struct QueryStatus;
/// # impl qmp_types::Command for QueryStatus {
/// #     const NAME: &'static str = "query-status";
/// #     const ALLOW_OOB: bool = false;
/// #     type Returns = serde_json::Value;
/// # }
/// let line = r#"{"return": {"running": true}, "id": 1}"#;
/// let Message::Return(reply) = Message::from_str(line)? else { panic!() };
/// assert_eq!(reply.id(), Some(&1.into()));
/// assert_eq!(reply.decode::<QueryStatus>()?["running"], true);
/// assert_eq!(reply.value().get(), r#"{"running": true}"#);
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
pub type RawReturn<'a> = Return<'a, &'a RawValue>;

impl<'a, T> Return<'a, T> {
    /// A reply without an id.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { value, id: None }
    }

    /// The reply with the id of the request that it answers, where that has one.
    #[must_use]
    pub fn echo(self, id: Option<&Id<'a>>) -> Self {
        Self {
            id: id.cloned(),
            ..self
        }
    }

    /// The id of the request that it answers.
    #[must_use]
    pub fn id(&self) -> Option<&Id<'a>> {
        self.id.as_ref()
    }

    /// What the command returned.
    ///
    /// ```
    /// use qmp_types::message::Return;
    ///
    /// assert_eq!(Return::new([1, 2]).into_value(), [1, 2]);
    /// ```
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<'a> RawReturn<'a> {
    /// What the command returned, as JSON.
    #[must_use]
    pub fn value(&self) -> &'a RawValue {
        self.value
    }

    /// What the command `C` returned.
    ///
    /// # Errors
    ///
    /// [`MessageError::Payload`] when it is of another type.
    pub fn decode<C: Command<Returns: Deserialize<'a>>>(&self) -> Result<C::Returns, MessageError> {
        MessageError::decode_payload(C::NAME, self.value.get())
    }
}

impl<T: Serialize> Serialize for Return<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, "return", &self.value, self.id.as_ref())
    }
}

/// A command has failed: `{"error": {"class": …, "desc": …}, "id": …}`.
///
/// A server writes it with an [`AnyError`], or with an error type of its own, which is the whole
/// error object.
///
/// The specification: "Error".
///
/// ```
/// use qmp_types::message::{AnyError, ErrorReply};
///
/// let error = AnyError::new(AnyError::COMMAND_NOT_FOUND, "The command x has not been found");
/// assert_eq!(
///     serde_json::to_string(&ErrorReply::new(error))?,
///     r#"{"error":{"class":"CommandNotFound","desc":"The command x has not been found"}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ErrorReply<'a, E> {
    error: E,
    id: Option<Id<'a>>,
}

impl<'a, E> ErrorReply<'a, E> {
    /// A reply without an id.
    #[must_use]
    pub fn new(error: E) -> Self {
        Self { error, id: None }
    }

    /// The reply with the id of the request that it answers, where that has one.
    #[must_use]
    pub fn echo(self, id: Option<&Id<'a>>) -> Self {
        Self {
            id: id.cloned(),
            ..self
        }
    }
}

impl<E: Serialize> Serialize for ErrorReply<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, "error", &self.error, self.id.as_ref())
    }
}

/// The error that a command failed with, as a client reads it: its class and description, and the
/// error object as JSON.
///
/// It is decoded as an error type when its class is that type's, and as an [`AnyError`] whatever
/// its class.
///
/// The specification: "Error". An error that occurs before the server has read the request's id
/// has none.
///
/// ```
/// use qmp_types::message::Message;
///
/// let line = r#"{"error": {"class": "__com.redhat_DriveLocked", "desc": "d0 is locked"}}"#;
/// let Message::Error(error) = Message::from_str(line)? else { panic!() };
/// assert_eq!(error.class(), "__com.redhat_DriveLocked");
/// assert_eq!(error.desc(), "d0 is locked");
/// assert_eq!(error.id(), None);
///
/// # #[derive(serde::Deserialize)]
/// # struct DriveLocked {
/// #     desc: String,
/// # }
/// # impl qmp_types::Error for DriveLocked {
/// #     const CLASS: &'static str = "__com.redhat_DriveLocked";
/// # }
/// // As the type of its class, as any error, or as an enum of those that are known.
/// assert_eq!(error.decode::<DriveLocked>()?.desc, "d0 is locked");
/// assert_eq!(error.to_any_error()?.to_string(), "d0 is locked");
/// assert!(error.object().get().starts_with(r#"{"class""#));
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
#[derive(Debug, Clone)]
pub struct RawError<'a> {
    class: Cow<'a, str>,
    desc: Cow<'a, str>,
    object: &'a RawValue,
    id: Option<Id<'a>>,
}

impl<'a> RawError<'a> {
    /// Reads the class and the description of an error object.
    pub(super) fn read(object: &'a RawValue, id: Option<Id<'a>>) -> Result<Self, MessageError> {
        let Head { class, desc } = MessageError::decode_member("error", object)?;
        Ok(Self {
            class,
            desc,
            object,
            id,
        })
    }

    /// The error's class, such as `GenericError`.
    #[must_use]
    pub fn class(&self) -> &str {
        &self.class
    }

    /// What went wrong, for people to read.
    #[must_use]
    pub fn desc(&self) -> &str {
        &self.desc
    }

    /// The whole error object, as JSON.
    #[must_use]
    pub fn object(&self) -> &'a RawValue {
        self.object
    }

    /// The id of the request that it answers.
    #[must_use]
    pub fn id(&self) -> Option<&Id<'a>> {
        self.id.as_ref()
    }

    /// The error as the type `E`, whose class it must have.
    ///
    /// # Errors
    ///
    /// [`MessageError::WrongName`] when it has another class, and [`MessageError::Payload`] when
    /// the error object is not of the type.
    pub fn decode<E: crate::Error + Deserialize<'a>>(&self) -> Result<E, MessageError> {
        MessageError::check_name(E::CLASS, &self.class)?;
        MessageError::decode_payload(E::CLASS, self.object.get())
    }

    /// The error as one of an enum `#[qmp(errors)]`.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use qmp_types::QmpDownstream;
    /// use qmp_types::message::{AnyError, Message};
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(error = "__com.redhat_DriveLocked")]
    /// struct DriveLocked {
    ///     desc: String,
    /// }
    ///
    /// #[derive(Debug, QmpDownstream)]
    /// #[qmp(errors)]
    /// enum Failure {
    ///     Locked(DriveLocked),
    ///     #[qmp(other)]
    ///     Other(AnyError),
    /// }
    ///
    /// let line = r#"{"error": {"class": "GenericError", "desc": "no such drive"}, "id": 1}"#;
    /// let Message::Error(error) = Message::from_str(line)? else { panic!() };
    /// let Failure::Other(error) = error.dispatch()? else { panic!() };
    /// assert_eq!(error.desc, "no such drive");
    /// # }
    /// # Ok::<(), qmp_types::message::MessageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MessageError::Unlisted`] when the enum does not list its class, and has no variant that
    /// keeps it; [`MessageError::Payload`] when the error object is not of the type.
    pub fn dispatch<E: Errors + Dispatch<'a>>(&self) -> Result<E, MessageError> {
        MessageError::dispatch(&self.class, Some(self.object.get()))
    }

    /// The error whatever its class.
    ///
    /// # Errors
    ///
    /// [`MessageError::Member`] when the error object has a member that [`serde_json::Value`] cannot hold:
    /// one nested too deeply, or a number out of range.
    pub fn to_any_error(&self) -> Result<AnyError, MessageError> {
        MessageError::decode_member("error", self.object)
    }
}

impl Serialize for RawError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, "error", self.object, self.id.as_ref())
    }
}

fn write<S: Serializer, T: Serialize + ?Sized>(
    serializer: S,
    name: &'static str,
    value: &T,
    id: Option<&Id<'_>>,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(name, &Raw(value))?;
    if let Some(id) = id {
        map.serialize_entry("id", id)?;
    }
    map.end()
}
