//! A small client, to start your own from: it sends a command, waits for its reply, and keeps the
//! events that come in between, all of them and in order. It speaks over anything that reads and
//! writes.
//!
//! It has one command in flight at a time. Give the stream a time-out for reading and one for
//! writing: a read or a write that never ends is the stream's to prevent.
//!
//! An error is of one line, or of one call. The next call goes on behind it: what was read of half
//! a line is kept until the rest comes, and the reply to a call that was given up is passed over.

use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::mem;
use std::time::{Duration, Instant};

use qmp_types::message::{Greeting, Message, MessageError, RawError, Request};
use qmp_types::{Command, Errors, Events};
use serde_core::de::DeserializeOwned;
use serde_core::ser::Serialize;

/// How long a call waits for the server, unless [`Client::patience`] says otherwise.
pub const TIMEOUT: Duration = Duration::from_secs(10);

/// How long a line may be, so that one without end does not fill the memory. QEMU has the same
/// limit for what it is sent, and the longest line that it often sends, its schema, has 200 KB.
pub const MAX_LINE: usize = 64 << 20;

/// Sees every line: `->` and what is sent, or `<-` and what is received.
pub type Trace = fn(arrow: &str, line: &str);

pub struct Client<R, W> {
    reader: BufReader<R>,
    writer: W,
    trace: Trace,
    last_id: u32,
    events: VecDeque<EventLine>,
    /// What was read of a line whose end has not come.
    line: Vec<u8>,
    /// Whether the line is too long, and the rest of it is read to be forgotten.
    skips: bool,
    /// What the stream has not taken yet.
    unsent: Vec<u8>,
    /// How long a call waits for the server, taken together. The time that it takes to read what
    /// has come does not count: any number of events may come before a reply.
    pub patience: Duration,
}

impl<R: Read, W: Write> Client<R, W> {
    pub fn new(reader: R, writer: W, trace: Trace) -> Self {
        Self {
            reader: BufReader::new(reader),
            writer,
            trace,
            last_id: 0,
            events: VecDeque::new(),
            line: Vec::new(),
            skips: false,
            unsent: Vec::new(),
            patience: TIMEOUT,
        }
    }

    /// The server's first message, its version read as the type `V`.
    pub fn greeting<V: DeserializeOwned>(&mut self) -> Result<Greeting<V>, ClientError> {
        let mut patience = self.patience;
        let line = self.read_line(&mut patience)?;
        match read(&line)? {
            Message::Greeting(greeting) => greeting.decode().map_err(unreadable(&line)),
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

        let mut patience = self.patience;
        loop {
            let line = self.read_line(&mut patience)?;
            match read(&line)? {
                Message::Return(reply) if reply.id() == Some(&id) => {
                    return reply.decode::<C>().map_err(unreadable(&line));
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
    }

    /// The next event: one that came before a reply, or one that is waited for.
    pub fn event(&mut self) -> Result<EventLine, ClientError> {
        if let Some(event) = self.events.pop_front() {
            return Ok(event);
        }
        let mut patience = self.patience;
        loop {
            let line = self.read_line(&mut patience)?;
            match read(&line)? {
                Message::Event(_) => return Ok(EventLine(line)),
                // No call waits for a reply any more.
                Message::Return(_) | Message::Error(_) => {}
                Message::Greeting(_) | Message::Request(_) => {
                    return Err(ClientError::Unexpected(line));
                }
            }
        }
    }

    fn write_line(&mut self, line: &str) -> io::Result<()> {
        (self.trace)("->", line);
        // In one piece: QEMU acts on a request before its line ends, and is gone after a `quit`.
        self.unsent.extend_from_slice(line.as_bytes());
        self.unsent.push(b'\n');
        // Not by `write_all`: after a time-out nobody would know where to go on.
        while !self.unsent.is_empty() {
            match self.writer.write(&self.unsent) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(length) => drop(self.unsent.drain(..length)),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.writer.flush()
    }

    /// Reads a line, or the rest of one, and takes the time that it has waited from `patience`.
    fn read_line(&mut self, patience: &mut Duration) -> Result<String, ClientError> {
        while !patience.is_zero() {
            let start = Instant::now();
            let result = self.reader.fill_buf();
            *patience = patience.saturating_sub(start.elapsed());
            let mut bytes = match result {
                Ok([]) => return self.last_line(),
                Ok(bytes) => bytes,
                Err(error) => match error.kind() {
                    ErrorKind::Interrupted => continue,
                    // It hung up before it had read all that it was sent.
                    ErrorKind::ConnectionReset => return self.last_line(),
                    _ => return Err(error.into()),
                },
            };
            let length = bytes.read_until(b'\n', &mut self.line)?;
            self.reader.consume(length);

            let ended = self.line.ends_with(b"\n");
            if self.skips {
                self.line.clear();
                self.skips = !ended;
            } else if self.line.len() > MAX_LINE {
                self.line = Vec::new();
                self.skips = !ended;
                return Err(ClientError::TooLong);
            } else if ended {
                return self.take_line();
            }
        }
        Err(ClientError::TooLate)
    }

    /// What is left when the server has hung up: a message may be whole without a line end.
    fn last_line(&mut self) -> Result<String, ClientError> {
        if self.line.is_empty() {
            return Err(ClientError::HungUp);
        }
        match self.take_line() {
            Ok(line) if Message::from_str(&line).is_ok() => Ok(line),
            Ok(line) | Err(ClientError::Message { line, .. }) => Err(ClientError::CutOff(line)),
            Err(error) => Err(error),
        }
    }

    fn take_line(&mut self) -> Result<String, ClientError> {
        let line = String::from_utf8(mem::take(&mut self.line));
        let mut line = line.map_err(|error| {
            let source = MessageError::Utf8(error.utf8_error());
            unreadable(&String::from_utf8_lossy(error.as_bytes()))(source)
        })?;
        line.truncate(line.trim_ascii_end().len());
        (self.trace)("<-", &line);
        Ok(line)
    }
}

fn read(line: &str) -> Result<Message<'_>, ClientError> {
    Message::from_str(line).map_err(unreadable(line))
}

fn unreadable(line: &str) -> impl FnOnce(MessageError) -> ClientError {
    move |source| ClientError::Message {
        line: line.trim_ascii_end().to_owned(),
        source,
    }
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
    /// The connection is broken.
    Io(io::Error),
    /// The stream's time-out or the client's patience has ended. What comes later is not lost.
    TooLate,
    /// The server hung up, with nothing left unsaid.
    HungUp,
    /// The server hung up in the middle of this line.
    CutOff(String),
    /// A line is longer than [`MAX_LINE`], and is not kept.
    TooLong,
    /// A line is no message, or its payload is of another type.
    Message { line: String, source: MessageError },
    /// A line is a message, but not one that belongs there.
    Unexpected(String),
    /// The command has failed.
    Refused(ErrorLine),
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A line is told by its beginning: the rest may be long.
        match self {
            Self::Io(_) => f.write_str("the connection to the server failed"),
            Self::TooLate => f.write_str("the server did not answer in time"),
            Self::HungUp => f.write_str("the server hung up"),
            Self::CutOff(line) => write!(f, "the server hung up in the middle of this: {line:.80}"),
            Self::TooLong => write!(f, "the server sent a line of more than {MAX_LINE} bytes"),
            Self::Message { line, .. } => {
                write!(
                    f,
                    "the server sent what this client cannot read, `{line:.80}`"
                )
            }
            Self::Unexpected(line) => write!(f, "the server sent this out of turn: {line:.80}"),
            Self::Refused(line) => write!(f, "{}: {}", line.read().class(), line.read().desc()),
        }
    }
}

impl Error for ClientError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(source) => Some(source),
            Self::Message { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<io::Error> for ClientError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // What a socket's time-out is called depends on the system.
            ErrorKind::WouldBlock | ErrorKind::TimedOut => Self::TooLate,
            ErrorKind::BrokenPipe => Self::HungUp,
            _ => Self::Io(error),
        }
    }
}
