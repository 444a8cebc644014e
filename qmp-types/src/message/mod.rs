//! QMP's messages: what goes over the wire around commands, events and errors.
//!
//! | message | to write it | as it is read |
//! |---|---|---|
//! | `{"QMP": {"version": …, "capabilities": […]}}` | [`Greeting`] | [`RawGreeting`] |
//! | `{"execute": …, "arguments": {…}, "id": …}`, or `exec-oob` | [`Request`] | [`RawRequest`] |
//! | `{"return": …, "id": …}` | [`Return`] | [`RawReturn`] |
//! | `{"error": {"class": …, "desc": …}, "id": …}` | [`ErrorReply`] | [`RawError`] |
//! | `{"event": …, "data": {…}, "timestamp": {…}}` | [`EventMessage`] | [`RawEvent`] |
//!
//! All that is read begins as a [`Message`], which tells the five apart and leaves the payload as
//! JSON until it is decoded as a type. A client decodes what it knows and carries on past what it
//! does not: an unknown event, error class, capability or member is data, never a failure.
//!
//! The messages are written by `serde_json`, as text or as a `Value`. Ids and payloads that are
//! still JSON text cannot be written by anything else: another writer of JSON, or of another format,
//! gets an error for them.
//!
//! There is no I/O here, and no client: bring your own transport, and hand over a line at a time, or
//! what [`Framing`] finds to be a message. Both sides can be had from these types:
//!
//! ```
//! use qmp_types::message::{
//!     AnyError, ErrorReply, EventMessage, Greeting, Message, Request, Return, Timestamp, Version,
//! };
//! use qmp_types::{Command, Event};
//! # use serde::{Deserialize, Serialize};
//! # #[derive(Serialize, Deserialize)]
//! # struct QueryVersion {}
//! # impl Command for QueryVersion {
//! #     const NAME: &'static str = "query-version";
//! #     const ALLOW_OOB: bool = false;
//! #     type Returns = Version;
//! # }
//! # #[derive(Serialize, Deserialize)]
//! # struct SpiceInitialized { port: u16 }
//! # impl Event for SpiceInitialized {
//! #     const NAME: &'static str = "__com.redhat_SPICE_INITIALIZED";
//! # }
//!
//! // The server greets.
//! let greeting = serde_json::to_string(&Greeting::new(Version::default(), ["oob"]))?;
//!
//! // The client sends a command ...
//! let Message::Greeting(greeting) = Message::from_str(&greeting)? else { panic!() };
//! assert!(greeting.has_oob());
//! let request = serde_json::to_string(&Request::new(&QueryVersion {}).with_id(1))?;
//!
//! // ... which the server runs, if it knows it. Something else happens meanwhile.
//! let Message::Request(request) = Message::from_str(&request)? else { panic!() };
//! let reply = match request.name() {
//!     QueryVersion::NAME => {
//!         let QueryVersion {} = request.decode()?;
//!         serde_json::to_string(&Return::new(Version::default()).echo(request.id()))?
//!     }
//!     name => {
//!         let desc = format!("The command {name} has not been found");
//!         let error = AnyError::new(AnyError::COMMAND_NOT_FOUND, desc);
//!         serde_json::to_string(&ErrorReply::new(error).echo(request.id()))?
//!     }
//! };
//! let event = SpiceInitialized { port: 5900 };
//! let event = serde_json::to_string(&EventMessage::new(&event, Timestamp::now()))?;
//!
//! // The client reads what comes, line by line.
//! for line in [&event, &reply, r#"{"event": "__org.example_WHATEVER"}"#] {
//!     match Message::from_str(line)? {
//!         Message::Return(reply) => {
//!             let version = reply.decode::<QueryVersion>()?;
//!             assert_eq!(version, Version::default());
//!         }
//!         Message::Error(error) => return Err(error.to_any_error()?.into()),
//!         Message::Event(event) if event.name() == SpiceInitialized::NAME => {
//!             assert_eq!(event.decode::<SpiceInitialized>()?.port, 5900);
//!         }
//!         unknown => println!("passed over: {unknown:?}"),
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! They follow QEMU's `docs/interop/qmp-spec.rst`; each type names its section.

mod any_error;
mod decode;
mod error;
mod event;
pub(crate) mod framing;
mod greeting;
mod id;
mod line;
mod object;
mod reply;
mod request;
mod timestamp;
mod version;

pub use any_error::AnyError;
pub use error::MessageError;
pub use event::{EventMessage, RawEvent, TimedEvent};
pub use framing::Framing;
pub use greeting::{Greeting, RawGreeting};
pub use id::Id;
pub use line::Message;
pub use reply::{ErrorReply, RawError, RawReturn, Return};
pub use request::{RawRequest, Request};
pub use timestamp::Timestamp;
pub use version::{Version, VersionTriple};
