//! The program `server` and clients of every sort: those that it is for, and those that send
//! garbage, hang up in the middle of a line, never read, or never stop. It serves on, and keeps
//! little of what it is sent.

#[path = "../support/installed.rs"]
mod installed;
mod python;
#[path = "../support/running.rs"]
mod running;

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Command, Output};
use std::time::Duration;

use running::Server;
use serde_json::{Value, json};

const ADD: &str = "__com.example_volume-add";
const ADDED: &str = "__com.example_VOLUME_ADDED";

/// A client that waits no longer than that for anything.
struct Client(BufReader<UnixStream>);

impl Client {
    fn new(server: &Server) -> Self {
        let stream = UnixStream::connect(server.path()).expect("it listens");
        let timeout = Some(Duration::from_secs(10));
        stream.set_read_timeout(timeout).expect("it is not zero");
        stream.set_write_timeout(timeout).expect("it is not zero");
        let mut client = Self(BufReader::new(stream));
        let greeting = client.hear();
        assert_eq!(
            greeting["QMP"]["version"]["__com.example_build"],
            "2026-07-01"
        );
        client
    }

    fn negotiated(server: &Server) -> Self {
        let mut client = Self::new(server);
        let reply = client.ask(r#"{"execute": "qmp_capabilities"}"#);
        assert_eq!(reply, json!({"return": {}}));
        client
    }

    fn send(&mut self, bytes: &[u8]) {
        self.0.get_mut().write_all(bytes).expect("the server reads");
    }

    fn hear(&mut self) -> Value {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("a line comes");
        serde_json::from_str(&line).expect("the server sends JSON")
    }

    fn ask(&mut self, line: &str) -> Value {
        self.send(format!("{line}\n").as_bytes());
        self.hear()
    }

    fn add(&mut self, id: &str) -> Value {
        self.ask(&add(id))
    }

    #[track_caller]
    fn is_served(&mut self) {
        let reply = self.ask(r#"{"execute": "query-version", "id": [1]}"#);
        assert_eq!(reply["return"]["__com.example_build"], "2026-07-01");
        assert_eq!(reply["id"], json!([1]));
    }

    /// Whether the server has closed the connection.
    fn is_closed(&mut self) -> bool {
        loop {
            match self.0.fill_buf() {
                Ok([]) => return true,
                Ok(bytes) => {
                    let length = bytes.len();
                    self.0.consume(length);
                }
                Err(error) => return error.kind() == ErrorKind::ConnectionReset,
            }
        }
    }
}

fn add(id: &str) -> String {
    json!({"execute": ADD, "arguments": {"id": id, "size": 1}}).to_string()
}

#[track_caller]
fn is_generic(reply: &Value, desc: &str) {
    assert_eq!(
        *reply,
        json!({"error": {"class": "GenericError", "desc": desc}})
    );
}

#[test]
fn clients_share_the_server_and_hear_its_events() {
    let server = Server::start();
    let (mut one, mut two) = (Client::negotiated(&server), Client::negotiated(&server));
    let mut early = Client::new(&server);

    let event = one.add("v0");
    assert_eq!(event["event"], ADDED);
    assert_eq!(event["data"], json!({"id": "v0", "size": 1}));
    assert!(event["timestamp"]["seconds"].as_i64() > Some(1_700_000_000));
    let reply = one.hear();
    assert_eq!(
        reply,
        json!({"return": {"id": "v0", "node-name": "node-v0"}})
    );
    assert_eq!(two.hear(), event);
    is_generic(&two.add("v0"), "Duplicate ID 'v0' for volume");
    // Without the negotiation there are no events.
    let reply = early.ask(r#"{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}}"#);
    is_generic(&reply, "Capability oob not available");

    let names = one.ask(r#"{"execute": "query-commands"}"#)["return"].take();
    let names = names.as_array().expect("it is a list");
    assert!(names.contains(&json!({"name": ADD})));
    // What it says that it has it has.
    for name in names {
        let request = json!({"execute": name["name"], "arguments": {"x": 1}});
        let reply = one.ask(&request.to_string());
        is_generic(&reply, "Parameter 'x' is unexpected");
    }
}

#[test]
fn it_ends_when_it_is_told_to() {
    let mut server = Server::start();
    let (mut one, mut two) = (Client::negotiated(&server), Client::negotiated(&server));
    assert_eq!(one.ask(r#"{"execute": "quit"}"#), json!({"return": {}}));
    assert!(server.wait().success());
    assert!(one.is_closed() && two.is_closed());
    assert!(!server.path().exists());
}

#[test]
fn it_serves_on_after_garbage() {
    let server = Server::start();
    let mut client = Client::negotiated(&server);
    for (garbage, errors) in [
        (&b"\xff\xfe\x00\n"[..], 3),
        (b"GET / HTTP/1.1\r\n", 1),
        (b"}\n", 1),
        (b"\"\\ud800\"\n", 1),
        (b"1e999\n", 1),
        // Nested too deep for a parser that recurses.
        (&[b"[".repeat(30_000), b"]".repeat(30_000)].concat(), 1),
        // Never closed, but that a byte that is not JSON's begins anew.
        (b"{\"execute\": \"quit\", [\n\xff", 1),
        (b"{\"execute\": \"quit\n", 1),
    ] {
        client.send(garbage);
        for _ in 0..errors {
            let desc = client.hear()["error"]["desc"].take();
            let desc = desc.as_str().expect("it is refused");
            assert!(desc.starts_with("JSON parse error, "), "{desc}");
        }
    }
    // Nothing is no mistake.
    client.send(b"\n \r\n\n");
    client.is_served();
}

#[test]
fn half_a_line_is_no_command() {
    let server = Server::start();
    let mut client = Client::negotiated(&server);
    let half = add("half");
    Client::negotiated(&server).send(&half.as_bytes()[..half.len() - 1]);
    Client::new(&server).send(b"{\"exec");
    drop(UnixStream::connect(server.path()).unwrap());
    // Two halves are one, and need no line end.
    let whole = add("whole");
    let (start, end) = whole.split_at(20);
    for part in [start, end] {
        client.send(part.as_bytes());
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(client.hear()["data"]["id"], "whole");
    assert_eq!(client.hear()["return"]["id"], "whole");
    let half = r#"{"execute": "__com.example_volume-del", "arguments": {"id": "half"}}"#;
    assert_eq!(client.ask(half)["error"]["class"], "DeviceNotFound");
}

/// The bytes of memory that it has in use, where the system is one that says so.
fn memory(server: &Server) -> u64 {
    if !cfg!(target_os = "linux") {
        return 0;
    }
    let status = fs::read_to_string(format!("/proc/{}/status", server.pid()));
    let status = status.expect("it runs");
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = resident.and_then(|text| text.trim().strip_suffix(" kB"));
    let kilobytes: Option<u64> = kilobytes.and_then(|text| text.parse().ok());
    kilobytes.expect("it is a number") << 10
}

/// Up to 64 KiB, and one byte more. What follows on the line is answered.
#[test]
fn a_message_that_is_too_long_is_refused_and_skipped() {
    let server = Server::start();
    let mut client = Client::negotiated(&server);
    let version = r#"{"execute": "query-version", "id": 2}"#;
    for (length, is_taken) in [
        (64 << 10, true),
        ((64 << 10) + 1, false),
        (70_000, false),
        (1 << 20, false),
    ] {
        let request = add("v0");
        // The blanks are inside of it.
        let blanks = " ".repeat(length - request.len());
        let request = request.replacen('{', &format!("{{{blanks}"), 1);
        assert_eq!(request.len(), length);
        client.send(format!("{request}{version}").as_bytes());
        if is_taken {
            assert_eq!(client.hear()["event"], ADDED);
            assert_eq!(client.hear()["return"]["id"], "v0");
        } else {
            is_generic(&client.hear(), "JSON token size limit exceeded");
        }
        assert_eq!(client.hear()["id"], 2);
    }
    // Blanks and what is skipped behind a stray byte are in no message.
    client.send(format!("{}{version}", " \n".repeat(64 << 10)).as_bytes());
    assert_eq!(client.hear()["id"], 2);
    client.send(format!("@{}\n{version}", " a".repeat(64 << 10)).as_bytes());
    let desc = client.hear()["error"]["desc"].take();
    assert!(desc.as_str().unwrap().starts_with("JSON parse error, "));
    assert_eq!(client.hear()["id"], 2);
}

/// 16 MiB without an end, which the server may not keep.
#[test]
fn a_message_without_end_is_not_kept() {
    let server = Server::start();
    let mut bystander = Client::negotiated(&server);
    let mut client = Client::negotiated(&server);
    for (begins, part) in [("", "["), ("{\"", "a"), ("", " "), ("@", "a")] {
        let before = memory(&server);
        client.send(begins.as_bytes());
        let part = part.repeat(1 << 20);
        for _ in 0..16 {
            client.send(part.as_bytes());
        }
        let kept = memory(&server).saturating_sub(before);
        assert!(kept < 4 << 20, "{kept} bytes of 16 MiB");
        bystander.is_served();
        match begins {
            "@" => drop(client.hear()),
            "" if part.starts_with(' ') => {}
            // At once.
            _ => is_generic(&client.hear(), "JSON token size limit exceeded"),
        }
        // The byte ends it without a further error, or is one by itself.
        client.send(b"\xff\n");
        if begins == "@" || part.starts_with(' ') {
            client.hear();
        }
        client.is_served();
    }
}

/// Who sends and never reads is not read any more, and the others do not notice.
#[test]
fn a_flood_is_held_up() {
    let server = Server::start();
    let mut bystander = Client::negotiated(&server);
    let mut client = Client::negotiated(&server);
    let before = memory(&server);
    let stream = client.0.get_mut();
    let timeout = Some(Duration::from_millis(500));
    stream.set_write_timeout(timeout).expect("it is not zero");
    // 40 KiB to be echoed.
    let id = "x".repeat(40 << 10);
    let request = format!("{}\n", json!({"execute": "query-version", "id": id}));
    let mut sent = 0;
    while sent < 1000 && stream.write_all(request.as_bytes()).is_ok() {
        sent += 1;
    }
    assert!(sent < 1000, "it is read though it does not read");
    let kept = memory(&server).saturating_sub(before);
    assert!(kept < 16 << 20, "{kept} bytes for {sent} requests");
    bystander.is_served();
    assert_eq!(bystander.add("v0")["event"], ADDED);
    assert_eq!(bystander.hear()["return"]["id"], "v0");
    // It had no room for the event, and has to begin anew.
    assert!(client.is_closed());
    Client::negotiated(&server).is_served();
}

/// Several messages in a line, and a message in several lines.
#[test]
fn a_message_ends_where_its_bracket_closes() {
    let server = Server::start();
    let mut client = Client::negotiated(&server);
    let version = r#"{"execute": "query-version", "id": "}\"{\\"}"#;
    let many = format!("{version}{version}\t{}\r\n", version.replace(' ', "\n"));
    client.send(many.as_bytes());
    for _ in 0..3 {
        let reply = client.hear();
        assert_eq!(reply["return"]["qemu"]["major"], 10);
        assert_eq!(reply["id"], "}\"{\\");
    }
    // A reply is one line all the same.
    for execute in ["query-version", "__com.example_x"] {
        let request = format!("{{\"execute\": \"{execute}\", \"id\": [1,\n2\r\n]}}");
        client.send(request.as_bytes());
        assert_eq!(client.hear()["id"], json!([1, 2]));
    }
    client.is_served();
}

/// Each reads its own replies, and the server has room for so many volumes and no more.
#[test]
fn volumes_and_clients_are_limited() {
    let server = Server::start();
    let mut client = Client::negotiated(&server);
    for number in 0..1000 {
        assert_eq!(client.add(&format!("v{number}"))["event"], ADDED);
        assert_eq!(client.hear()["return"]["id"], format!("v{number}"));
    }
    is_generic(&client.add("more"), "There are 1000 volumes already");

    let mut others: Vec<_> = (1..32).map(|_| Client::new(&server)).collect();
    let refused = UnixStream::connect(server.path()).unwrap();
    assert!(Client(BufReader::new(refused)).is_closed());
    client.is_served();
    // A place that becomes free is taken again, though not at once.
    others.pop();
    let taken = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        let next = UnixStream::connect(server.path()).unwrap();
        let mut line = String::new();
        BufReader::new(next)
            .read_line(&mut line)
            .is_ok_and(|length| length > 0)
    });
    assert!(taken);
}

fn server(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_server"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("it prints UTF-8")
}

#[test]
fn it_explains_itself() {
    let output = server(&["--help"]);
    assert!(text(&output.stdout).starts_with("Usage: server PATH\n"));
    assert!(output.status.success());
    for arguments in [&[][..], &["--frobnicate"], &["a", "b"]] {
        let output = server(arguments);
        assert!(text(&output.stderr).starts_with("Usage: "), "{arguments:?}");
        assert_eq!(text(&output.stdout), "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn it_takes_no_place_that_is_taken() {
    let running = Server::start();
    let other = running.path().with_extension("txt");
    fs::write(&other, "a file").unwrap();
    for taken in [running.path(), &other] {
        let output = server(&[taken.to_str().unwrap()]);
        assert!(text(&output.stderr).contains(": Address already in use"));
        assert_eq!(output.status.code(), Some(1));
    }
    assert_eq!(fs::read(&other).unwrap(), b"a file");
    Client::negotiated(&running).is_served();

    // What a server has left behind is in nobody's way.
    let stale = running.path().with_extension("stale");
    drop(UnixListener::bind(&stale).unwrap());
    let mut second = Server::start_at(stale);
    let mut client = Client::negotiated(&second);
    client.ask(r#"{"execute": "quit"}"#);
    assert!(second.wait().success());
}
