//! What a server answers to a request that it does not run. `receive` makes it, and the server
//! sends it.

use alloc::string::ToString;
use core::fmt;

use serde_core::ser::{Serialize, Serializer};

use crate::message::{AnyError, ErrorReply, Id};

/// The error response to a line that is no request, or to a request that cannot be run.
///
/// serde writes it as the whole response, to be sent as it is: with the request's `id`, unless
/// the line is not JSON.
///
/// The specification: "Error". An error that occurs before the server has read the request's id
/// has none.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::{Empty, QmpDownstream, server};
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(extends(command = "quit"))]
/// struct Quit;
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(commands)]
/// enum Command {
///     Quit(Quit),
/// }
///
/// let line = br#"{"execute": "stop", "id": [1, 2]}"#;
/// let refusal = server::receive::<Command>(line).unwrap_err();
/// assert_eq!(refusal.error().class, "CommandNotFound");
/// assert_eq!(refusal.to_string(), "The command stop has not been found");
/// assert_eq!(refusal.id().unwrap().as_json(), "[1, 2]");
/// let reply = serde_json::to_string(&refusal).unwrap();
/// assert!(reply.ends_with(r#","id":[1, 2]}"#));
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Refusal<'a> {
    error: AnyError,
    id: Option<Id<'a>>,
}

impl<'a> Refusal<'a> {
    pub(super) fn new(error: AnyError, id: Option<Id<'a>>) -> Self {
        Self { error, id }
    }

    /// What is wrong.
    #[must_use]
    pub fn error(&self) -> &AnyError {
        &self.error
    }

    /// The `id` of the request.
    #[must_use]
    pub fn id(&self) -> Option<&Id<'a>> {
        self.id.as_ref()
    }
}

/// Writes the description of what is wrong.
impl fmt::Display for Refusal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl core::error::Error for Refusal<'_> {}

impl Serialize for Refusal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reply = ErrorReply::new(&self.error).echo(self.id());
        reply.serialize(serializer)
    }
}

/// The class of all errors but one.
pub(super) fn generic(desc: impl fmt::Display) -> AnyError {
    AnyError::new(AnyError::GENERIC_ERROR, desc.to_string())
}

/// The one.
pub(super) fn not_found(name: &str) -> AnyError {
    let desc = alloc::format!("The command {name} has not been found");
    AnyError::new(AnyError::COMMAND_NOT_FOUND, desc)
}
