//! The vendor's QMP server, for the quickstart to talk to when there is no other: one client, one
//! command at a time, no capabilities. What it refuses it refuses in QEMU's words.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;

use qmp_types::message::{
    AnyError, ErrorReply, EventMessage, Greeting, Message, MessageError, RawRequest, Return,
    Timestamp, Version, VersionTriple,
};
use qmp_types::{Command, Empty, Event};
use serde_core::de::Deserialize;
use serde_core::ser::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::vendor::{
    BlockIoError, ExampleVersion, Failure, QmpCapabilities, QueryVersion, Quit, Volume, VolumeAdd,
    VolumeAdded, VolumeDel, VolumeLocked,
};

/// Its clock stands still, so that each run of the program prints the same.
const NOW: Timestamp = Timestamp {
    seconds: 1_265_044_230,
    microseconds: 450_486,
};

/// Serves a client until it quits or hangs up.
pub fn serve(mut stream: UnixStream) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?);
    let mut server = Server::default();
    server.say(&Greeting::new(version(), [] as [&str; 0]));
    loop {
        stream.write_all(server.output.as_bytes())?;
        server.output.clear();
        let mut line = Vec::new();
        if server.state == State::Ended || lines.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        match Message::from_slice(&line) {
            Ok(Message::Request(request)) => server.answer(&request),
            Ok(other) => server.say(&ErrorReply::new(not_a_request(&other))),
            Err(error) => server.say(&ErrorReply::new(unreadable(&error))),
        }
    }
}

#[derive(Default, PartialEq)]
enum State {
    #[default]
    Negotiating,
    Serving,
    Ended,
}

#[derive(Default)]
struct Server {
    state: State,
    volumes: BTreeSet<String>,
    /// The lines to be sent.
    output: String,
}

impl Server {
    fn answer(&mut self, request: &RawRequest<'_>) {
        match self.check(request).and_then(|()| self.dispatch(request)) {
            Ok(value) => self.say(&Return::new(value).echo(request.id())),
            Err(failure) => self.say(&ErrorReply::new(failure).echo(request.id())),
        }
    }

    /// Refuses what is wrong whatever the command.
    fn check(&self, request: &RawRequest<'_>) -> Result<(), Failure> {
        if let Some(name) = request.unexpected().first() {
            return Err(unexpected(name));
        }
        if request.is_out_of_band() {
            // The capability is not on offer, and without it the member does not exist.
            return Err(unexpected("exec-oob"));
        }
        if request.arguments().is_some_and(|json| !is_object(json)) {
            return Err(generic("QMP input member 'arguments' must be an object"));
        }
        match (&self.state, request.name() == QmpCapabilities::NAME) {
            (State::Negotiating, false) => Err(not_found(
                "Expecting capabilities negotiation with 'qmp_capabilities'",
            )),
            (State::Serving, true) => Err(not_found(
                "Capabilities negotiation is already complete, command ignored",
            )),
            _ => Ok(()),
        }
    }

    /// Runs a command: the one place that knows which there are.
    fn dispatch(&mut self, request: &RawRequest<'_>) -> Result<Box<RawValue>, Failure> {
        match request.name() {
            QmpCapabilities::NAME => self.run(request, Self::qmp_capabilities),
            QueryVersion::NAME => self.run(request, |_, QueryVersion| Ok(upstream_version())),
            Quit::NAME => self.run(request, |server, Quit| {
                server.state = State::Ended;
                Ok(Empty)
            }),
            VolumeAdd::NAME => self.run(request, Self::volume_add),
            VolumeDel::NAME => self.run(request, Self::volume_del),
            name => Err(not_found(format!("The command {name} has not been found"))),
        }
    }

    /// Decodes a command's arguments, runs it, and encodes what it returns.
    fn run<'a, C>(
        &mut self,
        request: &RawRequest<'a>,
        command: impl FnOnce(&mut Self, C) -> Result<C::Returns, Failure>,
    ) -> Result<Box<RawValue>, Failure>
    where
        C: Command<Returns: Serialize> + Deserialize<'a>,
    {
        let arguments = request.decode().map_err(|error| unreadable(&error))?;
        let returns = command(self, arguments)?;
        Ok(to_raw_value(&returns).expect(WRITES))
    }

    fn qmp_capabilities(&mut self, command: QmpCapabilities) -> Result<Empty, Failure> {
        if let Some(name) = command.enable.unwrap_or_default().first() {
            return Err(generic(format!(
                "Parameter 'null' does not accept value '{name}'"
            )));
        }
        self.state = State::Serving;
        Ok(Empty)
    }

    fn volume_add(&mut self, command: VolumeAdd) -> Result<Volume, Failure> {
        let VolumeAdd { id, size, .. } = command;
        if !self.volumes.insert(id.clone()) {
            return Err(generic(format!("Duplicate ID '{id}' for volume")));
        }
        let node_name = node_of(&id);
        // As in QEMU, what happens while a command runs is told before its reply.
        self.tell(&VolumeAdded {
            id: id.clone(),
            size,
        });
        Ok(Volume { id, node_name })
    }

    /// Removes no volume: a backup holds it, and fails just then.
    fn volume_del(&mut self, command: VolumeDel) -> Result<Empty, Failure> {
        let id = command.id;
        if !self.volumes.contains(&id) {
            let desc = format!("Volume '{id}' not found");
            return Err(Failure::Other(AnyError::new(
                AnyError::DEVICE_NOT_FOUND,
                desc,
            )));
        }
        self.tell(&BlockIoError {
            device: String::new(),
            node_name: Some(node_of(&id)),
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

    fn tell<E: Event + Serialize>(&mut self, event: &E) {
        self.say(&EventMessage::new(event, NOW));
    }

    fn say<T: Serialize>(&mut self, message: &T) {
        self.output += &serde_json::to_string(message).expect(WRITES);
        self.output += "\r\n";
    }
}

const WRITES: &str = "messages are made of strings, numbers and objects, which serde_json writes";

fn node_of(volume: &str) -> String {
    format!("node-{volume}")
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

/// `query-version` is upstream's, and returns what upstream's does.
fn upstream_version() -> Version {
    let ExampleVersion { qemu, package, .. } = version();
    Version { qemu, package }
}

fn is_object(json: &RawValue) -> bool {
    json.get().starts_with('{')
}

/// What QEMU says of a message that only a server sends.
fn not_a_request(message: &Message<'_>) -> Failure {
    unexpected(match message {
        Message::Greeting(_) => "QMP",
        Message::Request(_) => "execute",
        Message::Return(_) => "return",
        Message::Error(_) => "error",
        Message::Event(_) => "event",
    })
}

/// What QEMU says of a line that is no request, or of arguments that are not the command's.
///
/// QEMU has its own words for what is wrong with the JSON or with an argument.
fn unreadable(error: &MessageError) -> Failure {
    match error {
        MessageError::Malformed(source) => generic(format!("JSON parse error, {source}")),
        MessageError::Utf8(source) => generic(format!("JSON parse error, {source}")),
        MessageError::Duplicate { .. } => generic("JSON parse error, duplicate key"),
        MessageError::NotAnObject { .. } => generic("QMP input must be a JSON object"),
        MessageError::Ambiguous {
            members: ["execute", "exec-oob"],
        } => generic("QMP input member 'execute' clashes with 'exec-oob'"),
        MessageError::Ambiguous {
            members: [one, other],
        } => unexpected(if is_of_request(one) { other } else { one }),
        MessageError::Unrecognized { members } => {
            match members.iter().find(|name| !is_of_request(name)) {
                Some(name) => unexpected(name),
                None => generic("QMP input lacks member 'execute'"),
            }
        }
        MessageError::Member { member, .. } if is_of_request(member) => {
            generic(format!("QMP input member '{member}' must be a string"))
        }
        MessageError::Member { member, .. } => unexpected(member),
        MessageError::Payload { source, .. } => generic(source.to_string()),
        other => generic(other.to_string()),
    }
}

fn is_of_request(member: &str) -> bool {
    matches!(member, "execute" | "exec-oob" | "arguments" | "id")
}

fn unexpected(member: &str) -> Failure {
    generic(format!("QMP input member '{member}' is unexpected"))
}

fn generic(desc: impl Into<String>) -> Failure {
    Failure::Other(AnyError::new(AnyError::GENERIC_ERROR, desc))
}

fn not_found(desc: impl Into<String>) -> Failure {
    Failure::CommandNotFound(AnyError::new(AnyError::COMMAND_NOT_FOUND, desc))
}
