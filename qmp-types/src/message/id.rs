//! What ties a reply to its request. Every request and reply of this module may carry one.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::hash::{Hash, Hasher};

use serde_core::de::Deserialize;
use serde_core::ser::{Error, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::error::MessageError;
use crate::members::json::Raw;

/// A request's `id`, which its reply carries too: any JSON value, `null` among them.
///
/// It is kept as the text that was sent, so that a server echoes exactly that, were it a number
/// that no Rust type holds. Only its line ends are written as blanks, because a reply is one line:
/// in JSON they are white space between tokens. Two ids are equal when their texts are. QEMU
/// writes an id anew when it echoes it, with other white space, members in another order and other
/// escapes; so a client does best with ids that can be written in one way only, such as integers,
/// or compares what they [`decode`](Self::decode) to.
///
/// The specification, "Issuing Commands": the `id` "can be any json-value".
///
/// ```
/// use qmp_types::message::{Id, Message};
///
/// let Message::Return(reply) = Message::from_str(r#"{"return": {}, "id": 7}"#)? else { panic!() };
/// assert_eq!(reply.id(), Some(&Id::from(7)));
///
/// let id = Id::new(&["a", "b"])?;
/// assert_eq!(id.as_json(), r#"["a","b"]"#);
/// assert_eq!(id.decode::<[String; 2]>()?, ["a", "b"]);
///
/// let kept: Id<'static> = reply.id().cloned().unwrap().into_owned();
/// assert_eq!(kept.to_string(), "7");
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Id<'a>(Cow<'a, RawValue>);

impl Id<'_> {
    /// An id that is any value which serde can write.
    ///
    /// Integers and strings convert with `From`, and cannot fail.
    ///
    /// # Errors
    ///
    /// [`MessageError::Member`] when the value cannot be written as JSON.
    pub fn new<T: Serialize + ?Sized>(value: &T) -> Result<Self, MessageError> {
        let member = "id";
        let json = to_raw_value(value).map_err(|source| MessageError::Member { member, source })?;
        Ok(json.into())
    }

    /// The id as the text of a JSON value.
    #[must_use]
    pub fn as_json(&self) -> &str {
        self.0.get()
    }

    /// The id as a value of a type.
    ///
    /// # Errors
    ///
    /// [`MessageError::Member`] when the id is of another type.
    pub fn decode<'b, T: Deserialize<'b>>(&'b self) -> Result<T, MessageError> {
        MessageError::decode_member("id", &self.0)
    }

    /// The id without ties to the line that it was read from, to be kept until the reply.
    #[must_use]
    pub fn into_owned(self) -> Id<'static> {
        Id(Cow::Owned(self.0.into_owned()))
    }
}

impl PartialEq for Id<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_json() == other.as_json()
    }
}

impl Eq for Id<'_> {}

impl Hash for Id<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_json().hash(state);
    }
}

/// Writes the id's JSON text.
impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_json())
    }
}

/// Writes the id on one line.
impl Serialize for Id<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = self.as_json();
        if !json.contains(['\r', '\n']) {
            return Raw(&*self.0).serialize(serializer);
        }
        let json = json.replace(['\r', '\n'], " ");
        let json = RawValue::from_string(json).map_err(S::Error::custom)?;
        Raw(&*json).serialize(serializer)
    }
}

impl<'a> From<&'a RawValue> for Id<'a> {
    fn from(json: &'a RawValue) -> Self {
        Self(Cow::Borrowed(json))
    }
}

impl From<Box<RawValue>> for Id<'_> {
    fn from(json: Box<RawValue>) -> Self {
        Self(Cow::Owned(json))
    }
}

macro_rules! from_infallible {
    ($($type:ty),*) => {$(
        impl From<$type> for Id<'_> {
            fn from(value: $type) -> Self {
                Self::new(&value).expect("serde_json writes every integer and string")
            }
        }
    )*};
}

from_infallible!(i32, i64, u32, u64, &str, String);
