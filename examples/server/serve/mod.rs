//! The vendor's server: its commands, and its conversations with its clients. The program `server`
//! has it listen on a socket, and the quickstart talks to it inside its own program.
//!
//! Two threads a client: the caller's reads, and one of its own writes. Nothing that a client does
//! makes the server keep more of it than a message and the lines that wait to be sent. What the
//! server refuses it refuses in QEMU's words, most of which are `qmp_types::server`'s.

mod frame;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use frame::{Frame, Frames};
use qmp_types::message::{
    AnyError, ErrorReply, EventMessage, Greeting, Id, Return, Timestamp, VersionTriple,
};
use qmp_types::server::{self, Received};
use qmp_types::{Commands, Empty, Event};
use serde_core::ser::Serialize;

use crate::vendor::{
    BlockIoError, Capability, CommandInfo, ExampleVersion, Failure, Negotiation, Request, Volume,
    VolumeAdd, VolumeAdded, VolumeDel, VolumeLocked,
};

/// How many lines may wait until a client reads them.
const MAX_WAITING: usize = 64;

/// How many volumes there may be.
const MAX_VOLUMES: usize = 1000;

/// What all clients share.
pub struct Server {
    clock: fn() -> Timestamp,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    volumes: BTreeSet<String>,
    last_client: u32,
    /// The clients that events are told to: those that have negotiated.
    listeners: BTreeMap<u32, Listener>,
}

struct Listener {
    outbox: SyncSender<String>,
    stream: UnixStream,
}

/// How a conversation ended.
#[derive(Debug, PartialEq)]
pub enum End {
    /// The client hung up.
    HangUp,
    /// The client told the server to end.
    Quit,
}

impl Server {
    pub fn new(clock: fn() -> Timestamp) -> Self {
        Self {
            clock,
            state: Mutex::default(),
        }
    }

    /// Serves a client until it quits or hangs up.
    pub fn serve(&self, stream: &UnixStream) -> io::Result<End> {
        let frames = Frames::new(stream.try_clone()?);
        let (outbox, waiting) = sync_channel(MAX_WAITING);
        thread::scope(|scope| {
            let writer = stream.try_clone()?;
            let writer = scope.spawn(move || write_lines(writer, waiting));
            let mut client = Client {
                server: self,
                number: None,
                outbox,
                stream,
            };
            let ended = client.converse(frames);
            // With its last sender the queue ends, and when all is sent, the writer.
            drop(client);
            let written = writer.join().expect("it does not panic");
            // Where both failed, it is because the writer did.
            written.and(ended)
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each change is a single step, so there is nothing half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add_volume(&self, id: &str) -> Result<(), Failure> {
        let volumes = &mut self.state().volumes;
        if volumes.contains(id) {
            return Err(generic(format!("Duplicate ID '{id}' for volume")));
        }
        if volumes.len() == MAX_VOLUMES {
            return Err(generic(format!("There are {MAX_VOLUMES} volumes already")));
        }
        volumes.insert(id.to_owned());
        Ok(())
    }

    /// Tells of an event those who have negotiated, but for the one whose command it comes from.
    fn tell_others(&self, teller: Option<u32>, line: &str) {
        self.state().listeners.retain(|number, listener| {
            if Some(*number) == teller {
                return true;
            }
            // One that does not read is not waited for; and it must not take the lines that it
            // gets for all that there were.
            let has_room = listener.outbox.try_send(line.to_owned()).is_ok();
            if !has_room {
                // It may have hung up by itself.
                let _ = listener.stream.shutdown(Shutdown::Both);
            }
            has_room
        });
    }
}

/// Sends what waits, until there will be no more.
fn write_lines(mut stream: UnixStream, waiting: Receiver<String>) -> io::Result<()> {
    for line in waiting {
        if let Err(error) = stream.write_all(line.as_bytes()) {
            // Wakes the reader, for whom there is nothing left to do.
            let _ = stream.shutdown(Shutdown::Both);
            return Err(error);
        }
    }
    Ok(())
}

/// A conversation.
struct Client<'s> {
    server: &'s Server,
    /// None before the negotiation.
    number: Option<u32>,
    outbox: SyncSender<String>,
    stream: &'s UnixStream,
}

impl Client<'_> {
    fn converse(&mut self, mut frames: Frames<impl Read>) -> io::Result<End> {
        self.say(&Greeting::new(version(), [] as [&str; 0]));
        while let Some(frame) = frames.next()? {
            match frame {
                Frame::TooLong => {
                    let error = generic("JSON token size limit exceeded");
                    self.reply::<Empty>(Err(error), None);
                }
                Frame::Message(message) if self.number.is_none() => self.negotiate(message)?,
                Frame::Message(message) => {
                    if self.answer(message) == Some(End::Quit) {
                        return Ok(End::Quit);
                    }
                }
            }
        }
        Ok(End::HangUp)
    }

    /// Before the negotiation has ended there is one command.
    fn negotiate(&mut self, message: &[u8]) -> io::Result<()> {
        match server::receive(message) {
            Ok(Received { command, id, .. }) => {
                let Negotiation::QmpCapabilities(command) = command;
                if let Some([Capability::Oob, ..]) = command.enable.as_deref() {
                    self.reply::<Empty>(Err(generic("Capability oob not available")), id.as_ref());
                } else {
                    self.listen()?;
                    self.reply(Ok(Empty), id.as_ref());
                }
            }
            Err(refusal) if refusal.error().class == AnyError::COMMAND_NOT_FOUND => {
                let desc = "Expecting capabilities negotiation with 'qmp_capabilities'";
                self.reply::<Empty>(Err(not_found(desc)), refusal.id());
            }
            Err(refusal) => self.say(&refusal),
        }
        Ok(())
    }

    /// From now on it is told of events.
    fn listen(&mut self) -> io::Result<()> {
        let listener = Listener {
            outbox: self.outbox.clone(),
            stream: self.stream.try_clone()?,
        };
        let mut state = self.server.state();
        state.last_client += 1;
        self.number = Some(state.last_client);
        let number = state.last_client;
        state.listeners.insert(number, listener);
        Ok(())
    }

    /// Runs a command: the one place that knows which there are.
    fn answer(&self, message: &[u8]) -> Option<End> {
        let Received { command, id, .. } = match server::receive(message) {
            Ok(received) => received,
            Err(refusal) => {
                self.say(&refusal);
                return None;
            }
        };
        let id = id.as_ref();
        match command {
            Request::QmpCapabilities(_) => {
                let desc = "Capabilities negotiation is already complete, command ignored";
                self.reply::<Empty>(Err(not_found(desc)), id);
            }
            Request::QueryCommands(_) => self.reply(Ok(commands()), id),
            Request::QueryVersion(_) => self.reply(Ok(version()), id),
            Request::VolumeAdd(command) => self.reply(self.volume_add(command), id),
            Request::VolumeDel(command) => self.reply(self.volume_del(&command), id),
            Request::Quit(_) => {
                self.reply(Ok(Empty), id);
                return Some(End::Quit);
            }
        }
        None
    }

    fn volume_add(&self, command: VolumeAdd) -> Result<Volume, Failure> {
        let VolumeAdd { id, size, .. } = command;
        if !is_identifier(&id) {
            return Err(generic("Parameter 'id' expects an identifier"));
        }
        self.server.add_volume(&id)?;
        // As in QEMU, what happens while a command runs is told before its reply.
        self.tell(&VolumeAdded {
            id: id.clone(),
            size,
        });
        let node_name = node_of(&id);
        Ok(Volume { id, node_name })
    }

    /// Removes no volume: a backup holds it, and fails just then.
    fn volume_del(&self, command: &VolumeDel) -> Result<Empty, Failure> {
        let id = &command.id;
        if !self.server.state().volumes.contains(id) {
            let desc = format!("Volume '{id}' not found");
            let error = AnyError::new(AnyError::DEVICE_NOT_FOUND, desc);
            return Err(Failure::Other(error));
        }
        self.tell(&BlockIoError {
            device: String::new(),
            node_name: Some(node_of(id)),
            operation: "read".to_owned(),
            action: "report".to_owned(),
            volume: Some(id.clone()),
            extra: [("__org.example_latency".to_owned(), 31.into())].into(),
        });
        Err(Failure::Locked(VolumeLocked {
            desc: format!("Volume '{id}' is locked"),
            holder: Some("backup".to_owned()),
        }))
    }

    /// Tells all clients of an event, this one first of all.
    fn tell<E: Event + Serialize>(&self, event: &E) {
        let line = to_line(&EventMessage::new(event, (self.server.clock)()));
        self.send(line.clone());
        self.server.tell_others(self.number, &line);
    }

    fn reply<T: Serialize>(&self, result: Result<T, Failure>, id: Option<&Id<'_>>) {
        match result {
            Ok(value) => self.say(&Return::new(value).echo(id)),
            Err(failure) => self.say(&ErrorReply::new(failure).echo(id)),
        }
    }

    fn say<T: Serialize>(&self, message: &T) {
        self.send(to_line(message));
    }

    /// Waits until there is room for the line: who does not read is not read either.
    fn send(&self, line: String) {
        // Fails when the writer has, and then the reader is woken to notice.
        let _ = self.outbox.send(line);
    }
}

impl Drop for Client<'_> {
    fn drop(&mut self) {
        if let Some(number) = self.number {
            self.server.state().listeners.remove(&number);
        }
    }
}

fn to_line<T: Serialize>(message: &T) -> String {
    let json = serde_json::to_string(message);
    json.expect("messages are made of strings, numbers and objects") + "\r\n"
}

fn version() -> ExampleVersion {
    ExampleVersion {
        qemu: VersionTriple {
            major: 10,
            minor: 0,
            micro: 2,
        },
        package: "example 10.0.2-1".to_owned(),
        build: Some("2026-07-01".to_owned()),
    }
}

fn commands() -> Vec<CommandInfo> {
    let names = Request::NAMES.iter();
    names
        .map(|name| CommandInfo {
            name: (*name).to_owned(),
        })
        .collect()
}

fn node_of(volume: &str) -> String {
    format!("node-{volume}")
}

/// As QEMU has it, and no longer than anybody needs.
fn is_identifier(id: &str) -> bool {
    id.len() < 128
        && id.starts_with(|first: char| first.is_ascii_alphabetic())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

fn generic(desc: impl Into<String>) -> Failure {
    Failure::Other(AnyError::new(AnyError::GENERIC_ERROR, desc))
}

fn not_found(desc: impl Into<String>) -> Failure {
    Failure::Other(AnyError::new(AnyError::COMMAND_NOT_FOUND, desc))
}
