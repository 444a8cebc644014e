//! What a client sends: written from a command's type, and read by a server.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use serde_core::de::Deserialize;
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::error::MessageError;
use super::id::Id;
use crate::Command;
use crate::members::json::Raw;

/// A command to be sent: `{"execute": C::NAME, "arguments": {…}, "id": …}`.
///
/// The command is its arguments, so these are always there, if only as `{}`.
///
/// The specification: "Issuing Commands".
///
/// ```
/// use qmp_types::message::{Request, Version};
///
/// #[derive(serde::Serialize)]
/// struct QueryVersion {}
///
/// impl qmp_types::Command for QueryVersion {
///     const NAME: &'static str = "query-version";
///     const ALLOW_OOB: bool = false;
///     type Returns = Version;
/// }
///
/// let line = serde_json::to_string(&Request::new(&QueryVersion {}).with_id(1))?;
/// assert_eq!(line, r#"{"execute":"query-version","arguments":{},"id":1}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Request<'a, C> {
    command: &'a C,
    oob: bool,
    id: Option<Id<'a>>,
}

impl<'a, C: Command> Request<'a, C> {
    /// A request that the server runs in its turn.
    #[must_use]
    pub fn new(command: &'a C) -> Self {
        Self {
            command,
            oob: false,
            id: None,
        }
    }

    /// The request with an id, which the reply will carry.
    #[must_use]
    pub fn with_id(self, id: impl Into<Id<'a>>) -> Self {
        Self {
            id: Some(id.into()),
            ..self
        }
    }

    /// The request as one that overtakes others: `exec-oob` in the place of `execute`.
    ///
    /// The server must have offered the capability `oob`, and the request should have an id: its
    /// reply overtakes others too. A command that does not allow it does not compile.
    ///
    /// The specification: "Out-of-band execution".
    ///
    /// ```
    /// # #[derive(serde::Serialize)]
    /// # struct MigratePause {}
    /// # impl qmp_types::Command for MigratePause {
    /// #     const NAME: &'static str = "migrate-pause";
    /// #     const ALLOW_OOB: bool = true;
    /// #     type Returns = ();
    /// # }
    /// # use qmp_types::message::Request;
    /// let request = Request::new(&MigratePause {}).out_of_band().with_id(2);
    /// let line = serde_json::to_string(&request)?;
    /// assert_eq!(line, r#"{"exec-oob":"migrate-pause","arguments":{},"id":2}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// ```compile_fail,E0080
    /// # #[derive(serde::Serialize)]
    /// # struct QueryVersion {}
    /// # impl qmp_types::Command for QueryVersion {
    /// #     const NAME: &'static str = "query-version";
    /// #     const ALLOW_OOB: bool = false;
    /// #     type Returns = ();
    /// # }
    /// # use qmp_types::message::Request;
    /// let request = Request::new(&QueryVersion {}).out_of_band();
    /// ```
    #[must_use]
    pub fn out_of_band(self) -> Self {
        const {
            assert!(
                C::ALLOW_OOB,
                "this command does not run out of band: its `Command::ALLOW_OOB` is false"
            );
        }
        Self { oob: true, ..self }
    }
}

impl<C: Command + Serialize> Serialize for Request<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(
            serializer,
            C::NAME,
            self.oob,
            Some(self.command),
            self.id.as_ref(),
        )
    }
}

/// A request as a server reads it, its arguments still JSON.
///
/// It is decoded as the type of the command that its name says. What to make of an unknown command
/// or of [`unexpected`](Self::unexpected) members is the server's to say: QEMU refuses both.
///
/// The specification: "Issuing Commands".
///
/// ```
/// use qmp_types::message::Message;
///
/// let line = r#"{"execute": "__com.redhat_drive_del", "arguments": {"id": "d0"}, "why": null}"#;
/// let Message::Request(request) = Message::from_str(line)? else { panic!() };
/// assert_eq!(request.name(), "__com.redhat_drive_del");
/// assert_eq!(request.arguments().unwrap().get(), r#"{"id": "d0"}"#);
/// assert_eq!(request.unexpected(), ["why"]);
/// assert_eq!(request.id(), None);
/// assert!(!request.is_out_of_band());
///
/// # #[derive(serde::Deserialize)]
/// # struct DriveDel {
/// #     id: String,
/// # }
/// # impl qmp_types::Command for DriveDel {
/// #     const NAME: &'static str = "__com.redhat_drive_del";
/// #     const ALLOW_OOB: bool = false;
/// #     type Returns = ();
/// # }
/// assert_eq!(request.decode::<DriveDel>()?.id, "d0");
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
#[derive(Debug, Clone)]
pub struct RawRequest<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) oob: bool,
    pub(super) arguments: Option<&'a RawValue>,
    pub(super) id: Option<Id<'a>>,
    pub(super) unexpected: Vec<Cow<'a, str>>,
}

impl<'a> RawRequest<'a> {
    /// The command's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is to be run out of band: `exec-oob` in the place of `execute`.
    ///
    /// A server must ask for it: [`decode`](Self::decode) does not look at
    /// [`Command::ALLOW_OOB`].
    #[must_use]
    pub fn is_out_of_band(&self) -> bool {
        self.oob
    }

    /// The command's arguments, which may be absent, and which nobody has checked to be an object.
    #[must_use]
    pub fn arguments(&self) -> Option<&'a RawValue> {
        self.arguments
    }

    /// The request's id, to be echoed in the reply.
    #[must_use]
    pub fn id(&self) -> Option<&Id<'a>> {
        self.id.as_ref()
    }

    /// The names of the members that a request does not have.
    #[must_use]
    pub fn unexpected(&self) -> &[Cow<'a, str>] {
        &self.unexpected
    }

    /// The arguments as the command `C`. Absent arguments are read as `{}`.
    ///
    /// # Errors
    ///
    /// [`MessageError::WrongName`] when this is another command, and [`MessageError::Payload`]
    /// when the arguments are not of its type.
    pub fn decode<C: Command + Deserialize<'a>>(&self) -> Result<C, MessageError> {
        MessageError::check_name(C::NAME, &self.name)?;
        let json = self.arguments.map_or("{}", RawValue::get);
        MessageError::decode_payload(C::NAME, json)
    }
}

/// Writes the request anew. Its unexpected members are left out.
impl Serialize for RawRequest<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(
            serializer,
            &self.name,
            self.oob,
            self.arguments,
            self.id.as_ref(),
        )
    }
}

fn write<S: Serializer, A: Serialize + ?Sized>(
    serializer: S,
    name: &str,
    oob: bool,
    arguments: Option<&A>,
    id: Option<&Id<'_>>,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(if oob { "exec-oob" } else { "execute" }, name)?;
    if let Some(arguments) = arguments {
        map.serialize_entry("arguments", &Raw(arguments))?;
    }
    if let Some(id) = id {
        map.serialize_entry("id", id)?;
    }
    map.end()
}
