//! Conversations with a real `qemu-storage-daemon`: that what the crates write is what QEMU reads,
//! and the other way round.
//!
//! Where the program is not installed these tests are skipped, and say so; with `QMP_LIVE=required`
//! in the environment they fail instead. What is said of the quickstart's own server is tested
//! everywhere.

#[path = "../quickstart/client.rs"]
mod client;
#[path = "support/installed.rs"]
mod installed;
#[path = "../quickstart/qemu.rs"]
mod qemu;
#[path = "../server/serve/mod.rs"]
mod server;
#[path = "../quickstart/vendor.rs"]
mod vendor;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::{process, thread};

use client::{Client, ClientError};
use qemu::Qemu;
use qmp_types::message::{AnyError, Message, Timestamp};
use qmp_types::{QmpDownstream, UnknownEvent};
use serde_json::{Value, json};
use server::{End, Server};
use vendor::{ExampleVersion, Failure, QmpCapabilities, QueryVersion, Quit, VolumeAdd};

/// `blockdev-add` with the driver `null-co`, and an argument that only the vendor's server has.
#[derive(QmpDownstream)]
#[qmp(extends(command = "blockdev-add"), rename_all = "kebab-case")]
struct BlockdevAddNull {
    driver: &'static str,
    node_name: &'static str,
    size: Option<u64>,
    #[qmp(rename = "__com.example_tier")]
    tier: Option<u8>,
}

#[derive(QmpDownstream)]
#[qmp(extends(command = "query-named-block-nodes"), returns = Vec<BlockNode>)]
struct QueryNamedBlockNodes;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
struct BlockNode {
    node_name: String,
    drv: String,
    ro: bool,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

#[derive(QmpDownstream)]
#[qmp(extends(command = "blockdev-mirror"), rename_all = "kebab-case")]
struct BlockdevMirror {
    job_id: &'static str,
    device: &'static str,
    target: &'static str,
    sync: &'static str,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "JOB_STATUS_CHANGE"))]
struct JobStatusChange {
    id: String,
    status: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
enum JobEvent {
    StatusChange(JobStatusChange),
    #[qmp(other)]
    Other(UnknownEvent),
}

fn storage_daemon() -> Option<PathBuf> {
    installed::program("qemu-storage-daemon")
}

fn start() -> Option<Qemu> {
    storage_daemon().map(|program| Qemu::start(&program).expect("it starts"))
}

fn connect(qemu: &mut Qemu) -> UnixStream {
    let stream = qemu.connect().expect("it listens");
    let timeout = Some(client::TIMEOUT);
    stream.set_read_timeout(timeout).expect("it is not zero");
    stream
}

/// A connection that sends whatever it is told to.
struct Raw(BufReader<UnixStream>);

impl Raw {
    /// Takes the greeting.
    fn new(stream: UnixStream) -> Self {
        let mut raw = Self(BufReader::new(stream));
        let greeting = raw.line();
        assert!(matches!(
            Message::from_str(&greeting),
            Ok(Message::Greeting(_))
        ));
        raw
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("a line comes");
        line
    }

    fn ask(&mut self, line: &str) -> Value {
        self.send(format!("{line}\n").as_bytes());
        self.hear()
    }

    fn send(&mut self, bytes: &[u8]) {
        let written = self.0.get_mut().write_all(bytes);
        written.expect("the server listens");
    }

    fn hear(&mut self) -> Value {
        let reply = self.line();
        let message = Message::from_str(&reply).expect("the server sends a message");
        serde_json::to_value(&message).expect("it can be written")
    }
}

#[test]
fn a_conversation_in_types() {
    let Some(mut qemu) = start() else { return };
    let stream = connect(&mut qemu);
    let reader = stream.try_clone().expect("a socket can be cloned");
    let mut client = Client::new(reader, stream, |_, _| {});

    let greeting = client.greeting::<ExampleVersion>().unwrap();
    assert!(greeting.version.qemu.major >= 5);
    assert!(greeting.has_oob());
    client.call(&QmpCapabilities { enable: None }).unwrap();
    assert_eq!(client.call(&QueryVersion).unwrap(), greeting.version);

    // The vendor's command is not upstream's.
    let add = VolumeAdd {
        id: "v0".to_owned(),
        size: 0,
        read_only: None,
    };
    let Err(ClientError::Refused(line)) = client.call(&add) else {
        panic!("upstream has no such command");
    };
    let Failure::Other(error) = line.decode().unwrap() else {
        panic!("it is of no class that the vendor has added");
    };
    assert_eq!(error.class, AnyError::COMMAND_NOT_FOUND);
    assert_eq!(
        error.to_string(),
        "The command __com.example_volume-add has not been found"
    );

    // Nor is the vendor's argument, unless it is left out.
    let add = |node_name, tier| BlockdevAddNull {
        driver: "null-co",
        node_name,
        size: Some(1 << 20),
        tier,
    };
    let Err(ClientError::Refused(line)) = client.call(&add("n0", Some(1))) else {
        panic!("upstream has no such argument");
    };
    assert_eq!(line.read().class(), AnyError::GENERIC_ERROR);
    assert_eq!(
        line.read().desc(),
        "Parameter '__com.example_tier' is unexpected"
    );
    client.call(&add("n0", None)).unwrap();
    client.call(&add("n1", None)).unwrap();

    let nodes = client.call(&QueryNamedBlockNodes).unwrap();
    let node = nodes.iter().find(|node| node.node_name == "n0").unwrap();
    assert_eq!((&*node.drv, node.ro), ("null-co", false));
    assert_eq!(node.extra["image"]["virtual-size"], 1 << 20);
    assert!(!node.extra.contains_key("drv"));

    // Events, some of which it knows.
    let mirror = BlockdevMirror {
        job_id: "j0",
        device: "n0",
        target: "n1",
        sync: "full",
    };
    client.call(&mirror).unwrap();
    let mut statuses = Vec::new();
    while statuses.last().is_none_or(|status| status != "ready") {
        if let JobEvent::StatusChange(event) = client.event().unwrap().decode().unwrap() {
            assert_eq!(event.id, "j0");
            statuses.push(event.status);
        }
    }
    assert_eq!(statuses, ["created", "running", "ready"]);

    client.call(&Quit).unwrap();
    assert!(qemu.wait().unwrap().success());
}

/// What no client should send, and what QEMU answers.
const REFUSED: &[(&str, &str)] = &[
    ("[]", "QMP input must be a JSON object"),
    ("{}", "QMP input lacks member 'execute'"),
    (r#"{"id": 1}"#, "QMP input lacks member 'execute'"),
    (
        r#"{"execute": 1}"#,
        "QMP input member 'execute' must be a string",
    ),
    (
        r#"{"execute": "query-version", "arguments": []}"#,
        "QMP input member 'arguments' must be an object",
    ),
    (
        r#"{"execute": "query-version", "__com.example_why": 1}"#,
        "QMP input member '__com.example_why' is unexpected",
    ),
    (
        r#"{"exec-oob": "query-version"}"#,
        "QMP input member 'exec-oob' is unexpected",
    ),
    (
        r#"{"return": {}}"#,
        "QMP input member 'return' is unexpected",
    ),
    (
        r#"{"execute": "query-version", "execute": "quit"}"#,
        "JSON parse error, duplicate key",
    ),
    (
        r#"{"execute": "qmp_capabilities"}"#,
        "Capabilities negotiation is already complete, command ignored",
    ),
    (
        r#"{"execute": "__com.example_volume-del2"}"#,
        "The command __com.example_volume-del2 has not been found",
    ),
];

/// Asks what QEMU refuses, and what it must not mind.
fn refuses_in_qemus_words(mut raw: Raw) {
    let reply = raw.ask(r#"{"execute": "query-version"}"#);
    let expected = json!({
        "class": "CommandNotFound",
        "desc": "Expecting capabilities negotiation with 'qmp_capabilities'"
    });
    assert_eq!(reply, json!({"error": expected}));
    let capability = r#"{"execute": "qmp_capabilities",
        "arguments": {"enable": ["__com.example_cap"]}}"#;
    assert_eq!(
        raw.ask(&capability.replace('\n', ""))["error"]["desc"],
        "Parameter 'null' does not accept value '__com.example_cap'"
    );
    assert_eq!(
        raw.ask(r#"{"execute": "qmp_capabilities"}"#),
        json!({"return": {}})
    );
    for (line, expected) in REFUSED {
        let reply = raw.ask(line);
        assert_eq!(reply["error"]["desc"], *expected, "{line}");
    }

    // Malformed JSON has no id, and the next line is read as if nothing had happened.
    let reply = raw.ask(r#"{"id": 1, oops}"#);
    let desc = reply["error"]["desc"].as_str().unwrap();
    assert!(desc.starts_with("JSON parse error, "), "{desc}");
    assert_eq!(reply.get("id"), None);

    // A message ends with its last bracket, wherever the lines end, and one that never ends with a
    // byte that is not JSON's.
    let version = r#"{"execute": "query-version", "id": "}\""}"#;
    let broken = version.replace(' ', "\n");
    let requests = format!("{version}{version}\t{broken}");
    raw.send(requests.as_bytes());
    raw.send(b"{\"id\": [\xff");
    raw.send(version.as_bytes());
    for _ in 0..3 {
        assert_eq!(raw.hear()["id"], "}\"");
    }
    let desc = raw.hear()["error"]["desc"].take();
    assert!(desc.as_str().unwrap().starts_with("JSON parse error, "));
    assert_eq!(raw.hear()["id"], "}\"");

    // An id is any value, and comes back.
    for id in [
        json!(null),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("\u{e9}\""),
        json!([]),
        json!({"__com.example_trace": [1, {"a": false}]}),
    ] {
        let reply = raw.ask(&json!({"execute": "query-version", "id": id}).to_string());
        assert_eq!(reply["id"], id);
        assert!(reply["return"]["qemu"]["major"].is_i64());
        let reply = raw.ask(&json!({"execute": "__com.example_x", "id": id}).to_string());
        assert_eq!(reply["id"], id);
        assert_eq!(reply["error"]["class"], "CommandNotFound");
    }
    assert_eq!(raw.ask(r#"{"execute": "quit"}"#), json!({"return": {}}));
}

#[test]
fn qemu_refuses_in_its_words() {
    let Some(mut qemu) = start() else { return };
    refuses_in_qemus_words(Raw::new(connect(&mut qemu)));
    assert!(qemu.wait().unwrap().success());
}

#[test]
fn the_vendors_server_refuses_in_qemus_words() {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let server = thread::spawn(move || Server::new(Timestamp::now).serve(&theirs));
    refuses_in_qemus_words(Raw::new(ours));
    assert_eq!(server.join().unwrap().unwrap(), End::Quit);
}

#[test]
fn the_vendors_server_checks_arguments() {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let server = thread::spawn(move || Server::new(Timestamp::now).serve(&theirs));
    let mut raw = Raw::new(ours);
    raw.ask(r#"{"execute": "qmp_capabilities"}"#);
    for (command, arguments, class, desc) in [
        (
            "add",
            r#"{"id": "v0"}"#,
            "GenericError",
            "Parameter 'size' is missing",
        ),
        (
            "add",
            r#"{"id": "v0", "size": "1"}"#,
            "GenericError",
            "Parameter 'size' expects uint64",
        ),
        (
            "add",
            r#"{"id": "", "size": 1, "why": 1}"#,
            "GenericError",
            "Parameter 'why' is unexpected",
        ),
        (
            "add",
            r#"{"id": "_", "size": 1}"#,
            "GenericError",
            "Parameter 'id' expects an identifier",
        ),
        (
            "del",
            r#"{"id": "v0"}"#,
            "DeviceNotFound",
            "Volume 'v0' not found",
        ),
    ] {
        let reply = raw.ask(&format!(
            r#"{{"execute": "__com.example_volume-{command}", "arguments": {arguments}}}"#
        ));
        assert_eq!(reply["error"]["class"], class, "{arguments}");
        assert_eq!(reply["error"]["desc"], desc, "{arguments}");
    }
    // A server ignores a downstream argument, of whatever vendor: `unknown` is its default.
    let add = r#"{"execute": "__com.example_volume-add",
        "arguments": {"id": "v0", "size": 1, "__org.example_x": 1}}"#
        .replace('\n', "");
    assert_eq!(raw.ask(&add)["event"], "__com.example_VOLUME_ADDED");
    let reply = raw.line();
    assert!(reply.starts_with(r#"{"return":{"id":"v0""#), "{reply}");
    assert_eq!(
        raw.ask(&add)["error"]["desc"],
        "Duplicate ID 'v0' for volume"
    );
    drop(raw);
    assert_eq!(server.join().unwrap().unwrap(), End::HangUp);
}

fn quickstart(arguments: &[&std::ffi::OsStr]) -> String {
    let output = process::Command::new(env!("CARGO_BIN_EXE_quickstart"))
        .args(arguments)
        .output()
        .expect("the program runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    assert_eq!(stderr, "");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[track_caller]
fn carries_on(output: &str) {
    let (_, end) = output
        .split_once(r#""desc": "The command __com.example_volume-add has not been found"}"#)
        .expect("the vendor's command is unknown");
    assert!(end.contains("\n   AnyError { class: \"CommandNotFound\""));
    assert!(end.contains("\n   ExampleVersion { qemu: "));
}

#[test]
fn quickstart_starts_qemu() {
    let Some(program) = storage_daemon() else {
        return;
    };
    let output = quickstart(&["--qemu".as_ref(), program.as_ref()]);
    carries_on(&output);
    assert!(output.contains(r#"-> {"execute":"quit""#));
}

#[test]
fn quickstart_connects_to_qemu_and_leaves_it_running() {
    let Some(mut qemu) = start() else { return };
    // The socket is there when it can be connected to.
    drop(connect(&mut qemu));
    let output = quickstart(&["--connect".as_ref(), qemu.socket().as_ref()]);
    carries_on(&output);
    assert!(!output.contains(r#"-> {"execute":"quit""#));
    drop(Raw::new(connect(&mut qemu)));
}
