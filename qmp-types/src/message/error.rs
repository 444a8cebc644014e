//! Why a line is no message, or why a message's payload is not of the type it was decoded as.
//! Every function of `message` that reads returns this error.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::Utf8Error;

use serde_core::de::{Deserialize, DeserializeSeed, Error as _};
use serde_json::Deserializer as Json;
use serde_json::value::RawValue;

use crate::dispatch::Dispatch;
use crate::dispatch::which::{Which, placed};
use crate::members::json::{path_to, reason};

/// Why a line is no QMP message, or why its payload is not of the type it was decoded as.
///
/// It concerns one line: the next one reads as if nothing had happened.
///
/// `Display` says all that is known: what is wrong, where, and the reason. So there is no
/// [`source`](core::error::Error::source); the fields have what the JSON parser or the payload's
/// type said. The position in a field `source` is counted from the start of the line for
/// [`Malformed`](Self::Malformed), and from the start of the member or payload otherwise.
///
/// ```
/// use qmp_types::message::{Message, MessageError};
///
/// let error = Message::from_str(r#"{"return": {}, "error": {}}"#).unwrap_err();
/// assert!(matches!(error, MessageError::Ambiguous { members: ["return", "error"] }));
/// assert_eq!(error.to_string(), "a message has `return` or `error`, not both");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum MessageError {
    /// The line is not UTF-8.
    Utf8(Utf8Error),
    /// The line is not one JSON value, or is nested too deeply to be decoded.
    Malformed(serde_json::Error),
    /// The line is JSON, but not an object.
    NotAnObject {
        /// What it is: `"an array"`, `"a string"`, `"a number"`, `"a boolean"` or `"null"`.
        found: &'static str,
    },
    /// The line is an object, but none of the messages.
    Unrecognized {
        /// The first of its members' names, cut where they are long.
        members: Vec<String>,
    },
    /// The line would be two messages.
    Ambiguous {
        /// Two members that tell a message's kind and so exclude each other.
        members: [&'static str; 2],
    },
    /// A member of the message is given twice.
    Duplicate {
        /// Its name.
        member: String,
    },
    /// A member that is the protocol's own (not a payload) has the wrong type or shape.
    Member {
        /// Its name.
        member: &'static str,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The message is decoded as another command, event or error class than it is.
    WrongName {
        /// The name or class of the type it was decoded as.
        expected: &'static str,
        /// The name or class in the message.
        found: String,
    },
    /// The message is decoded as an enum that does not list it, and either has no variant
    /// `#[qmp(other)]` or cannot keep the payload there.
    Unlisted {
        /// The name or class in the message.
        found: String,
        /// What the enum says of it.
        source: serde_json::Error,
    },
    /// The payload is not of the type that it was decoded as.
    Payload {
        /// The command, event or error class that the payload belongs to.
        name: &'static str,
        /// What is wrong with it, behind the way to the value, such as `backing[1].file.size`. It
        /// ends at a union that has its tag last.
        source: serde_json::Error,
    },
}

impl MessageError {
    /// Refuses a message that is not the command, event or error class it is decoded as.
    pub(super) fn check_name(expected: &'static str, found: &str) -> Result<(), Self> {
        if found == expected {
            return Ok(());
        }
        let found = String::from(found);
        Err(Self::WrongName { expected, found })
    }

    /// Decodes the payload of the command, event or error class `name`.
    pub(super) fn decode_payload<'a, T: Deserialize<'a>>(
        name: &'static str,
        json: &'a str,
    ) -> Result<T, Self> {
        serde_json::from_str(json).map_err(|source| Self::payload(name, json, source))
    }

    #[cold]
    fn payload(name: &'static str, json: &str, source: serde_json::Error) -> Self {
        let path = path_to(&source, json);
        let source = if path.is_empty() || !source.is_data() {
            source
        } else {
            // It finds the line and column in the text again.
            serde_json::Error::custom(format_args!("{path}: {source}"))
        };
        Self::Payload { name, source }
    }

    /// Decodes the payload of what is called `name` as one of an enum's.
    pub(super) fn dispatch<'a, T: Dispatch<'a>>(
        name: &str,
        payload: Option<&'a str>,
    ) -> Result<T, Self> {
        let which = Which::is::<T>(name);
        payload_of(&which, payload).map_err(|source| match which {
            Which::Listed(index) => {
                Self::payload(T::LISTED[index], payload.unwrap_or_default(), source)
            }
            Which::Other(name) => Self::Unlisted {
                found: name.into_owned(),
                source,
            },
        })
    }

    /// Decodes a member that is the protocol's own.
    pub(super) fn decode_member<'a, T: Deserialize<'a>>(
        member: &'static str,
        json: &'a RawValue,
    ) -> Result<T, Self> {
        serde_json::from_str(json.get()).map_err(|source| Self::Member { member, source })
    }
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf8(source) => write!(f, "not UTF-8 after byte {}", source.valid_up_to()),
            Self::Malformed(source) => {
                let (line, column) = (source.line(), source.column());
                let reason = reason(source);
                write!(
                    f,
                    "malformed JSON at line {line}, column {column}: {reason}"
                )
            }
            Self::NotAnObject { found } => write!(f, "a message is a JSON object, not {found}"),
            Self::Unrecognized { members } => match &**members {
                [] => f.write_str("none of QMP's messages, but an empty object"),
                members => {
                    write!(
                        f,
                        "none of QMP's messages: it has `{}`",
                        members.join("`, `")
                    )
                }
            },
            Self::Ambiguous {
                members: [one, other],
            } => {
                write!(f, "a message has `{one}` or `{other}`, not both")
            }
            Self::Duplicate { member } => write!(f, "member `{member}` is given twice"),
            Self::Member { member, source } => {
                write!(f, "malformed member `{member}`: {}", reason(source))
            }
            Self::WrongName { expected, found } => {
                write!(f, "expected `{expected}`, found `{found}`")
            }
            Self::Unlisted { found, source } => {
                write!(f, "`{found}` is not listed: {}", reason(source))
            }
            Self::Payload { name, source } => {
                write!(f, "malformed payload of `{name}`: {}", reason(source))
            }
        }
    }
}

impl core::error::Error for MessageError {}

/// Reads the payload of a name that was looked up, if there is one.
pub(super) fn payload_of<'a, T: Dispatch<'a>>(
    which: &Which<'_>,
    json: Option<&'a str>,
) -> serde_json::Result<T> {
    placed(|place| match json {
        Some(json) => which.payload(place).deserialize(&mut Json::from_str(json)),
        None => which.absent(place),
    })
}
