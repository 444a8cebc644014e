//! What a deriving type is on the wire: the traits that user code is generic over.

/// A QMP command: the type is its `arguments`, and says what the command returns.
pub trait Command {
    /// The command's name on the wire, as in `{"execute": NAME}`.
    const NAME: &'static str;
    /// Whether the server runs it out of band (`exec-oob`).
    const ALLOW_OOB: bool;
    /// What the server returns on success.
    type Returns;
}

/// A QMP event: the type is its `data`.
pub trait Event {
    /// The event's name on the wire, as in `{"event": NAME}`.
    const NAME: &'static str;
}

/// A QMP error: the type is the error object of an error response.
pub trait Error {
    /// The error's class on the wire, as in `{"error": {"class": CLASS}}`.
    const CLASS: &'static str;
}
