//! The example's server, and every request that can be wrong: what it answers, what a real
//! `qemu-storage-daemon` answers to the same bytes, and what the client makes of that. Most of them
//! are in `requests.txt`, with QEMU's answer where it is another.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::{client_on, limit, send, told};
use crate::client::{ClientError, TIMEOUT};
use crate::installed;
use crate::qemu::Qemu;
use crate::running::Server;
use crate::table::{bytes, records};
use crate::vendor::{QmpCapabilities, QueryVersion};

/// A record of `requests.txt`.
struct Fault {
    name: &'static str,
    sent: Vec<u8>,
    /// What the server answers.
    servers: String,
    /// What QEMU answers, but `Err` if it gives another reason.
    qemus: Result<String, &'static str>,
}

fn faults() -> impl Iterator<Item = Fault> {
    let table = records(include_str!("requests.txt"));
    table.map(|[name, sent, server, qemu]| {
        let text = |line| String::from_utf8(bytes(line)).expect("answers are text");
        let servers = text(server.strip_prefix("server: ").expect("it is the server's"));
        let qemus = match qemu.strip_prefix("QEMU: ").expect("it is QEMU's") {
            "the same" => Ok(servers.clone()),
            "another reason" => Err("GenericError: JSON parse error, "),
            other => Ok(text(other)),
        };
        Fault {
            name,
            sent: bytes(sent),
            servers,
            qemus,
        }
    })
}

/// A client that sends any bytes.
struct Raw(BufReader<UnixStream>);

impl Raw {
    fn on(stream: UnixStream) -> Self {
        limit(&stream, TIMEOUT);
        let mut raw = Self(BufReader::new(stream));
        raw.line();
        raw.send(br#"{"execute": "qmp_capabilities"}"#);
        raw.line();
        raw
    }

    fn send(&mut self, bytes: &[u8]) {
        send(self.0.get_ref(), bytes);
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("a line comes");
        line
    }

    fn hear(&mut self) -> Value {
        serde_json::from_str(&self.line()).expect("it is JSON")
    }

    /// The first answer to these bytes. Then there may be errors, where a server reads on in the
    /// middle of what it has refused; and then the next request is answered.
    fn ask(&mut self, bytes: &[u8]) -> String {
        self.send(bytes);
        let answer = gist(&self.line());
        self.send(b"{\"execute\": \"query-version\", \"id\": \"next\"}\n");
        loop {
            let next = gist(&self.line());
            if next == "returns to \"next\"" {
                return answer;
            }
            assert!(!next.starts_with("returns"), "{next}");
        }
    }
}

/// What a reply says. It need not be JSON.
fn gist(line: &str) -> String {
    if let Some((_, id)) = line
        .split_once(r#""return""#)
        .and_then(|(_, rest)| rest.rsplit_once(r#""id":"#))
    {
        return format!("returns to {}", id.trim_end().trim_end_matches('}').trim());
    }
    let reply: Value = serde_json::from_str(line).expect("an error is JSON");
    let text = |member: &str| {
        reply["error"][member]
            .as_str()
            .expect("it is text")
            .to_owned()
    };
    format!("{}: {}", text("class"), text("desc"))
}

fn connect(server: &Server) -> Raw {
    Raw::on(UnixStream::connect(server.path()).expect("it listens"))
}

fn storage_daemon() -> Option<Qemu> {
    let program: Option<PathBuf> = installed::program("qemu-storage-daemon");
    program.map(|program| Qemu::start(&program).expect("it starts"))
}

#[test]
fn the_server_answers_each_and_serves_on() {
    let server = Server::start();
    let mut raw = connect(&server);
    for fault in faults() {
        assert_eq!(raw.ask(&fault.sent), fault.servers, "{}", fault.name);
    }
}

#[test]
fn qemu_answers_the_same_or_it_is_said_why_not() {
    let Some(mut qemu) = storage_daemon() else {
        return;
    };
    let mut raw = Raw::on(qemu.connect().unwrap());
    for fault in faults() {
        let answer = raw.ask(&fault.sent);
        match fault.qemus {
            Ok(expected) => assert_eq!(answer, expected, "{}", fault.name),
            Err(beginning) => {
                assert!(answer.starts_with(beginning), "{}: {answer}", fault.name);
                // Otherwise they would be the same.
                assert!(fault.servers.starts_with(beginning), "{}", fault.name);
                assert_ne!(answer, fault.servers, "{}", fault.name);
            }
        }
    }
}

/// Numbers beyond 64 bits, and others, as a `uint64`.
#[test]
fn an_argument_out_of_range_is_refused_in_qemus_words() {
    const NUMBERS: [&str; 4] = [
        "18446744073709551616",
        "-9223372036854775809",
        "1e30",
        "1.5",
    ];
    let server = Server::start();
    let mut raw = connect(&server);
    for number in NUMBERS {
        let arguments = format!(r#"{{"id": "v0", "size": {number}}}"#);
        let add = format!(r#"{{"execute": "__com.example_volume-add", "arguments": {arguments}}}"#);
        let expected = "GenericError: Parameter 'size' expects uint64";
        assert_eq!(raw.ask(add.as_bytes()), expected, "{number}");
    }
    let Some(mut qemu) = storage_daemon() else {
        return;
    };
    let mut raw = Raw::on(qemu.connect().unwrap());
    for number in NUMBERS {
        let arguments = format!(r#"{{"node-name": "n0", "write-threshold": {number}}}"#);
        let set =
            format!(r#"{{"execute": "block-set-write-threshold", "arguments": {arguments}}}"#);
        let expected = "GenericError: Parameter 'write-threshold' expects uint64";
        assert_eq!(raw.ask(set.as_bytes()), expected, "{number}");
    }
}

/// A name may be long, and is told in full, but the server's limit is lower than QEMU's 64 MiB. The
/// daemon takes seconds for a megabyte, because it reads byte by byte.
#[test]
fn a_megabyte_is_a_name_to_qemu_and_too_much_for_the_server() {
    let request = |length| {
        let name = "a".repeat(length);
        let request = format!(r#"{{"execute": "{name}"}}"#);
        (
            request,
            format!("CommandNotFound: The command {name} has not been found"),
        )
    };
    let server = Server::start();
    let mut raw = connect(&server);
    let (long, not_found) = request(60_000);
    assert_eq!(raw.ask(long.as_bytes()), not_found);
    let (longer, not_found) = request(1 << 20);
    assert_eq!(
        raw.ask(longer.as_bytes()),
        "GenericError: JSON token size limit exceeded"
    );
    let Some(mut qemu) = storage_daemon() else {
        return;
    };
    let stream = qemu.connect().unwrap();
    let mut raw = Raw::on(stream);
    limit(raw.0.get_ref(), 6 * TIMEOUT);
    assert_eq!(raw.ask(longer.as_bytes()), not_found);
}

/// Somebody else writes to the client's connection: what the daemon answers to that is not lost on
/// the client, and does not keep it from its own replies.
#[test]
fn the_client_goes_on_whatever_qemu_answers() {
    let Some(mut qemu) = storage_daemon() else {
        return;
    };
    let stream = qemu.connect().unwrap();
    limit(&stream, TIMEOUT);
    let other = stream.try_clone().unwrap();
    let mut client = client_on(stream);
    client.greeting::<Value>().unwrap();
    client.call(&QmpCapabilities { enable: None }).unwrap();
    for Fault {
        name, sent, qemus, ..
    } in faults()
    {
        send(&other, sent);
        send(&other, "\n");
        let returns = qemus.is_ok_and(|answer| answer.starts_with("returns to "));
        match client.call(&QueryVersion) {
            // Its id is nobody's.
            Ok(_) => assert!(returns, "{name}"),
            // It has no id, so it might be the client's.
            Err(ClientError::Refused(error)) => {
                assert_eq!(error.read().class(), "GenericError", "{name}");
                assert!(!returns, "{name}");
            }
            // It is no JSON.
            Err(ClientError::Message { line, .. }) => {
                assert!(line.ends_with(r#""id": inf}"#), "{name}: {line}");
            }
            Err(error) => panic!("{name}: {}", told(&error)),
        }
        while let Err(error) = client.call(&QueryVersion) {
            let is_refused = matches!(error, ClientError::Refused(_));
            assert!(is_refused, "{name}: {}", told(&error));
        }
    }
}

/// Two clients that have said half of what they want hold up nobody, and nobody's events.
#[test]
fn half_a_request_is_waited_for_and_holds_up_nobody() {
    let server = Server::start();
    let (mut one, mut two) = (connect(&server), connect(&server));
    let mut early = UnixStream::connect(server.path()).unwrap();
    early.write_all(b"{\"execute\": \"qmp_capa").unwrap();
    let whole = r#"{"execute": "__com.example_volume-add", "arguments": {"id": "v0", "size": 1}}"#;
    let (half, rest) = whole.split_at(60);
    one.send(half.as_bytes());
    thread::sleep(Duration::from_millis(100));
    two.send(whole.replace("v0", "v1").as_bytes());
    let event = two.hear();
    assert_eq!(event["data"]["id"], "v1");
    assert_eq!(two.hear()["return"]["id"], "v1");
    assert_eq!(one.hear(), event);
    one.send(rest.as_bytes());
    assert_eq!(one.hear()["data"]["id"], "v0");
    assert_eq!(one.hear()["return"]["id"], "v0");
    assert_eq!(two.hear()["data"]["id"], "v0");
}

/// Who asks is told each event before the reply that it belongs to. Who listens is told of all too,
/// or is hung up on where it does not keep up: none is left out of what it is told.
#[test]
fn no_event_is_left_out_of_a_hundred_thousand() {
    const EVENTS: usize = 100_000;
    const VOLUMES: usize = 1000;
    let server = Server::start();
    let mut asker = connect(&server);
    for number in 0..VOLUMES {
        let arguments = format!(r#"{{"id": "v{number}", "size": 1}}"#);
        let add = format!(r#"{{"execute": "__com.example_volume-add", "arguments": {arguments}}}"#);
        asker.send(add.as_bytes());
        asker.line();
        asker.line();
    }
    let is_event = |line: &str, number: usize| {
        let volume = format!(r#""__com.example_volume":"v{}""#, number % VOLUMES);
        line.starts_with(r#"{"event":"BLOCK_IO_ERROR""#) && line.contains(&volume)
    };
    // The second waits at first, and so falls behind.
    let listeners = [0, 500].map(|pause| (connect(&server), Duration::from_millis(pause)));
    thread::scope(|scope| {
        let stream = asker.0.get_ref();
        let stream = stream.try_clone().expect("a socket can be cloned");
        scope.spawn(move || {
            for id in 0..EVENTS {
                let arguments = format!(r#"{{"id": "v{}"}}"#, id % VOLUMES);
                let del = format!(
                    r#"{{"execute": "__com.example_volume-del", "arguments": {arguments}, "id": {id}}}"#
                );
                send(&stream, del);
            }
        });
        for (mut listener, pause) in listeners {
            scope.spawn(move || {
                thread::sleep(pause);
                for number in 0..EVENTS {
                    let line = listener.line();
                    // Its last line may be half a line.
                    if !line.ends_with('\n') {
                        break;
                    }
                    assert!(is_event(&line, number), "{number}: {line}");
                }
            });
        }
        for id in 0..EVENTS {
            let event = asker.line();
            assert!(is_event(&event, id), "{id}: {event}");
            assert!(asker.line().ends_with(&format!(",\"id\":{id}}}\r\n")));
        }
    });
}
