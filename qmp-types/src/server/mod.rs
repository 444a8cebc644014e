//! A server's side: what to run, or what to answer if that cannot be said.
//!
//! [`receive`] takes a message and gives a command of an enum `#[qmp(commands)]`, or the
//! [`Refusal`] to send back. It is as strict as QEMU, and says what is wrong in QEMU's words, so
//! that a client which has learnt to read QEMU's errors reads this server's too.
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use qmp_types::message::{AnyError, ErrorReply, Return};
//! use qmp_types::server::{self, Received};
//! use qmp_types::{Empty, QmpDownstream};
//! use serde_json::to_string;
//!
//! #[derive(Debug, QmpDownstream)]
//! #[qmp(command = "__com.example_volume-add", returns = Empty)]
//! struct VolumeAdd {
//!     id: String,
//!     size: Option<u64>,
//! }
//!
//! #[derive(Debug, QmpDownstream)]
//! #[qmp(commands)]
//! enum Command {
//!     VolumeAdd(VolumeAdd),
//! }
//!
//! fn answer(line: &str) -> serde_json::Result<String> {
//!     let Received { command, id, .. } = match server::receive(line.as_bytes()) {
//!         Ok(received) => received,
//!         Err(refusal) => return to_string(&refusal),
//!     };
//!     match command {
//!         Command::VolumeAdd(VolumeAdd { id: volume, .. }) if volume.is_empty() => {
//!             let error = AnyError::new(AnyError::GENERIC_ERROR, "Invalid volume ''");
//!             to_string(&ErrorReply::new(error).echo(id.as_ref()))
//!         }
//!         Command::VolumeAdd(_) => to_string(&Return::new(Empty).echo(id.as_ref())),
//!     }
//! }
//!
//! let add = |arguments| {
//!     let line = r#"{"execute": "__com.example_volume-add", "arguments": {}, "id": 7}"#;
//!     answer(&line.replace("{}", arguments))
//! };
//! assert_eq!(add(r#"{"id": "v0"}"#)?, r#"{"return":{},"id":7}"#);
//! for (arguments, desc) in [
//!     ("{}", "Parameter 'id' is missing"),
//!     (r#"{"id": "v0", "size": "1"}"#, "Parameter 'size' expects uint64"),
//!     (r#"{"id": "v0", "why": 1}"#, "Parameter 'why' is unexpected"),
//!     ("[]", "QMP input member 'arguments' must be an object"),
//!     (r#"{"id": ""}"#, "Invalid volume ''"),
//! ] {
//!     let error = format!(r#"{{"error":{{"class":"GenericError","desc":"{desc}"}},"id":7}}"#);
//!     assert_eq!(add(arguments)?, error);
//! }
//! # }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Where it differs from QEMU
//!
//! [`Framing`] and [`receive`] together answer a stream of bytes as QEMU does, good or broken: with
//! as many replies, in this order, of these classes, and in these words, but for the reason after
//! `JSON parse error, `. That is worded otherwise, but for a stray byte, a duplicate key and invalid
//! UTF-8 in a string. These are the differences, each with a message that shows it. `<FF>` stands for a byte,
//! and `<5B x 9>` for nine of them:
//!
//! | difference | sent | QEMU | here |
//! |---|---|---|---|
//! | `\'` in a string | `{"execute": "query-version", "id": "\'"}` | runs with the id `"'"` | parse error |
//! | a string in single quotes | `{'execute': 'query-version'}` | runs | parse error |
//! | NUL as two bytes | `{"execute": "query-version", "id": "<C0><80>"}` | runs with the id `"\u0000"` | parse error |
//! | a noncharacter | `{"execute": "query-version", "id": "\uffff"}` | parse error | runs with the id `"\uffff"` |
//! | 0 with an exponent | `{"execute": "query-version", "id": 0e1}` | parse error | runs with the id `0e1` |
//! | a number beyond a double | `{"execute": "query-version", "id": 1e999}` | runs with the id `inf` | parse error |
//! | more than 127 levels | `{"execute": "query-version", "id": <5B x 128><5D x 128>}` | runs with the id `<5B x 128><5D x 128>` | parse error |
//! | more than 1,024 levels | `<5B x 1025>` | `JSON nesting depth limit exceeded` | nothing |
//! | a downstream argument | `{"execute": "query-version", "arguments": {"__com.example_x": 1}}` | `Parameter '__com.example_x' is unexpected` | runs |
//! | two mistakes | `{"what": 1, "why": 2}` | `QMP input member 'why' is unexpected` | `QMP input member 'what' is unexpected` |
//!
//! And in more words:
//!
//! - Of two mistakes a refusal names one: here the first in the line, and a missing member only
//!   where there is no other mistake. In QEMU a hash decides.
//! - A downstream argument that the command does not know is ignored, unless the command's type
//!   says `unknown = "deny"`.
//! - An `id` comes back as it was sent, but on one line. QEMU writes it anew, and an integer of more
//!   than 64 bits as the nearest double.
//! - A message is refused once, however many levels or bytes it has. QEMU gives up a message at
//!   1,024 levels, at 2 million tokens or at 64 MiB, and reads what follows as others.
//! - QEMU takes a negative integer for a `uint64`, and what it then is no client can mean.
//! - An ordinary serde type that is flattened (`flatten = "buffered"`) is read as serde reads it: a
//!   mistake in it is described without a path and by Rust's names of the types, and null is taken
//!   for an optional member that is absent.
//!
//! What depends on the state of a connection is the server's to do. Before `qmp_capabilities` QEMU
//! refuses every other command: a server receives an enum of that command alone until then, and has
//! the text that belongs to it, `Expecting capabilities negotiation with 'qmp_capabilities'`, in the
//! place of the refusal's.
//!
//! It follows QEMU's `docs/interop/qmp-spec.rst`, "Issuing Commands", and for the words
//! `qapi/qmp-dispatch.c`, `qapi/qobject-input-visitor.c` and `qapi/qapi-visit-core.c`.

mod arguments;
mod line;
mod refusal;

#[doc(no_inline)]
pub use crate::message::Framing;
pub use refusal::Refusal;

use alloc::borrow::Cow;

use arguments::Argument;
use line::{Line, Request};
use refusal::{generic, not_found};

use crate::dispatch::which::placed;
use crate::dispatch::{Commands, Dispatch};
use crate::members::json::{Index, Json};
use crate::message::{AnyError, Id};

/// A request to run a command.
///
/// The specification: "Issuing Commands".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::QmpDownstream;
/// use qmp_types::server::{self, Received};
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
/// let line = br#"{"execute": "quit", "id": "last"}"#;
/// let received = server::receive(line).unwrap();
/// let Received { command: Command::Quit(Quit), id, out_of_band } = received;
/// assert_eq!(id, Some("last".into()));
/// assert!(!out_of_band);
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Received<'a, C> {
    /// The command.
    pub command: C,
    /// The request's `id`, for the reply to echo.
    pub id: Option<Id<'a>>,
    /// Whether to run it before those that were received earlier: `exec-oob`.
    pub out_of_band: bool,
}

/// Reads a message, with or without its line end, as a request for one of the commands `C`.
/// [`Framing`] finds where it ends.
///
/// `exec-oob` is unexpected: it is not a member of requests before the client has enabled the
/// capability `oob`.
///
/// The arguments are not read before the whole line is known to be well-formed. A member that is a
/// `RawValue` has the text that was sent, borrowed from the line or owned.
///
/// The specification: "Issuing Commands".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::{QmpDownstream, server};
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(extends(command = "stop"))]
/// struct Stop;
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(commands)]
/// enum Command {
///     Stop(Stop),
/// }
///
/// assert!(server::receive::<Command>(br#"{"execute": "stop"}"#).is_ok());
///
/// let refusal = server::receive::<Command>(br#"{"execute": "cont", "id": 1}"#).unwrap_err();
/// assert_eq!(
///     serde_json::to_string(&refusal)?,
///     r#"{"error":{"class":"CommandNotFound","desc":"The command cont has not been found"},"id":1}"#,
/// );
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// The response to send, when the line is not JSON, is not a request, asks for a command that `C`
/// does not have, or its arguments are not that command's.
pub fn receive<'a, C>(line: &'a [u8]) -> Result<Received<'a, C>, Refusal<'a>>
where
    C: Commands + Dispatch<'a>,
{
    read(line, false)
}

/// As [`receive`], from a client that has enabled the capability `oob`: commands that allow it can
/// be asked for by `exec-oob`.
///
/// The specification: "Out-of-band execution".
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use qmp_types::{QmpDownstream, server};
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(extends(command = "migrate-pause"), allow_oob)]
/// struct MigratePause;
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(extends(command = "stop"))]
/// struct Stop;
///
/// #[derive(Debug, QmpDownstream)]
/// #[qmp(commands)]
/// enum Command {
///     MigratePause(MigratePause),
///     Stop(Stop),
/// }
///
/// let line = br#"{"exec-oob": "migrate-pause", "id": 1}"#;
/// assert!(server::receive_with_oob::<Command>(line).unwrap().out_of_band);
///
/// let line = br#"{"exec-oob": "stop", "id": 2}"#;
/// let refusal = server::receive_with_oob::<Command>(line).unwrap_err();
/// assert_eq!(refusal.to_string(), "The command stop does not support OOB");
/// # }
/// ```
///
/// # Errors
/// As for [`receive`]; and when the command that `exec-oob` asks for does not allow it.
pub fn receive_with_oob<'a, C>(line: &'a [u8]) -> Result<Received<'a, C>, Refusal<'a>>
where
    C: Commands + Dispatch<'a>,
{
    read(line, true)
}

fn read<'a, C>(line: &'a [u8], oob: bool) -> Result<Received<'a, C>, Refusal<'a>>
where
    C: Commands + Dispatch<'a>,
{
    let line = Line::read(line).map_err(|error| Refusal::new(error, None))?;
    let id = line.id();
    let command = line.request(oob).and_then(|request| {
        let out_of_band = request.out_of_band;
        Ok((decode(request)?, out_of_band))
    });
    match command {
        Ok((command, out_of_band)) => Ok(Received {
            command,
            id,
            out_of_band,
        }),
        Err(error) => Err(Refusal::new(error, id)),
    }
}

/// Finds the command that a request asks for, and reads its arguments.
fn decode<'a, C>(request: Request<'_, 'a>) -> Result<C, AnyError>
where
    C: Commands + Dispatch<'a>,
{
    let Request {
        name,
        out_of_band,
        arguments,
    } = request;
    let Some(index) = C::listed(&name) else {
        return C::other(&name, arguments.map(Argument)).map_err(|fault| {
            if fault.is_unlisted() {
                not_found(&name)
            } else {
                generic(fault)
            }
        });
    };
    if out_of_band && !C::ALLOW_OOB[index] {
        return Err(generic(format_args!(
            "The command {name} does not support OOB"
        )));
    }
    let (text, index_of_none) = (Cow::Borrowed("{}"), Index::of("{}"));
    let arguments = arguments.unwrap_or_else(|| Json::new(&text, &index_of_none, 1));
    placed(|place| C::read(index, Argument(arguments), place)).map_err(generic)
}
