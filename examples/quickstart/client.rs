//! A small client, to start your own from: it sends a command, waits for its reply, and keeps the
//! events that come in between. It speaks over anything that reads and writes.
//!
//! It has one command in flight at a time. A read that never ends is the stream's to prevent: give
//! it a time-out.

use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::time::{Duration, Instant};

use qmp_types::message::{Greeting, Message, MessageError, RawError, Request};
use qmp_types::{Command, Errors, Events};
use serde_core::de::DeserializeOwned;
use serde_core::ser::Serialize;

/// How long a reply may take, however many events come before it.
pub const TIMEOUT: Duration = Duration::from_secs(10);

/// Sees every line: `->` and what is sent, or `<-` and what is received.
pub type Trace = fn(arrow: &str, line: &str);

pub struct Client<R, W> {
    reader: BufReader<R>,
    writer: W,
    trace: Trace,
    last_id: u32,
    events: VecDeque<EventLine>,
}

impl<R: Read, W: Write> Client<R, W> {
    pub fn new(reader: R, writer: W, trace: Trace) -> Self {
        Self {
            reader: BufReader::new(reader),
            writer,
            trace,
            last_id: 0,
            events: VecDeque::new(),
        }
    }

    /// The server's first message, its version read as the type `V`.
    pub fn greeting<V: DeserializeOwned>(&mut self) -> Result<Greeting<V>, ClientError> {
        let line = self.read_line()?;
        match Message::from_str(&line)? {
            Message::Greeting(greeting) => Ok(greeting.decode()?),
            _ => Err(ClientError::Unexpected(line)),
        }
    }

    /// Sends a command and waits for what it returns.
    pub fn call<C>(&mut self, command: &C) -> Result<C::Returns, ClientError>
    where
        C: Command<Returns: DeserializeOwned> + Serialize,
    {
        self.last_id += 1;
        let id = self.last_id.into();
        let request = Request::new(command).with_id(self.last_id);
        self.write_line(&serde_json::to_string(&request).map_err(io::Error::from)?)?;

        let deadline = Instant::now() + TIMEOUT;
        while Instant::now() < deadline {
            let line = self.read_line()?;
            match Message::from_str(&line)? {
                Message::Return(reply) if reply.id() == Some(&id) => {
                    return Ok(reply.decode::<C>()?);
                }
                // QEMU leaves the id out when it fails before it has read it.
                Message::Error(error) if error.id().is_none_or(|found| *found == id) => {
                    return Err(ClientError::Refused(ErrorLine(line)));
                }
                Message::Event(_) => self.events.push_back(EventLine(line)),
                // A reply with an unknown id is to be dropped, says the specification.
                Message::Return(_) | Message::Error(_) => {}
                Message::Greeting(_) | Message::Request(_) => {
                    return Err(ClientError::Unexpected(line));
                }
            }
        }
        Err(too_late().into())
    }

    /// The next event: one that came before a reply, or one that is waited for.
    pub fn event(&mut self) -> Result<EventLine, ClientError> {
        if let Some(event) = self.events.pop_front() {
            return Ok(event);
        }
        let line = self.read_line()?;
        match Message::from_str(&line)? {
            Message::Event(_) => Ok(EventLine(line)),
            _ => Err(ClientError::Unexpected(line)),
        }
    }

    fn write_line(&mut self, line: &str) -> io::Result<()> {
        (self.trace)("->", line);
        // In one piece: QEMU acts on a request before its line ends, and is gone after a `quit`.
        self.writer.write_all(format!("{line}\n").as_bytes())?;
        self.writer.flush()
    }

    fn read_line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) => {
                let message = "the server hung up";
                return Err(io::Error::new(ErrorKind::UnexpectedEof, message));
            }
            Ok(_) => {}
            // What a socket's time-out is called depends on the system.
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return Err(too_late());
            }
            Err(error) => return Err(error),
        }
        line.truncate(line.trim_end().len());
        (self.trace)("<-", &line);
        Ok(line)
    }
}

fn too_late() -> io::Error {
    io::Error::new(ErrorKind::TimedOut, "the server did not answer in time")
}

/// An event, kept as its line until somebody knows its type.
#[derive(Debug)]
pub struct EventLine(String);

impl EventLine {
    /// Reads the event as an enum of those that somebody knows.
    pub fn decode<E: Events + DeserializeOwned>(&self) -> serde_json::Result<E> {
        serde_json::from_str(&self.0)
    }
}

/// The error that a command failed with, kept as its line until somebody knows its type.
#[derive(Debug)]
pub struct ErrorLine(String);

impl ErrorLine {
    /// Reads the error as an enum of those that somebody knows.
    pub fn decode<E: Errors + DeserializeOwned>(&self) -> serde_json::Result<E> {
        serde_json::from_str(self.read().object().get())
    }

    pub fn read(&self) -> RawError<'_> {
        match Message::from_str(&self.0) {
            Ok(Message::Error(error)) => error,
            other => unreachable!("it was an error when it was kept: {other:?}"),
        }
    }
}

/// Why the client has no answer.
#[derive(Debug)]
pub enum ClientError {
    /// The connection is broken, or too slow.
    Io(io::Error),
    /// A line is no message, or its payload is of another type.
    Message(MessageError),
    /// A line is a message, but not one that belongs there.
    Unexpected(String),
    /// The command has failed.
    Refused(ErrorLine),
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(_) => f.write_str("the connection to the server failed"),
            Self::Message(_) => f.write_str("the server sent what this client cannot read"),
            Self::Unexpected(line) => write!(f, "the server sent this out of turn: {line}"),
            Self::Refused(line) => write!(f, "{}: {}", line.read().class(), line.read().desc()),
        }
    }
}

impl Error for ClientError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(source) => Some(source),
            Self::Message(source) => Some(source),
            Self::Unexpected(_) | Self::Refused(_) => None,
        }
    }
}

impl From<io::Error> for ClientError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<MessageError> for ClientError {
    fn from(error: MessageError) -> Self {
        Self::Message(error)
    }
}
