//! What can go wrong on a real socket, and what the example's client and server make of it: a typed
//! error or a value, the stream goes on where it can, and not one event is lost.
//!
//! | the fault | the client | the server |
//! |---|---|---|
//! | a line, or a request, that is no JSON, no UTF-8, or no message | fails the call with the line; the next goes on | refuses it as QEMU does, and serves on |
//! | a value out of the type's range | keeps the event; decoding it fails | refuses it in QEMU's words |
//! | no line end, CRLF, LF | reads on; behind the last line it needs none | needs none |
//! | half a line, and nothing more | is too late, and keeps the half | waits; the others are served |
//! | half a line, and the end | says that it was cut off | forgets the half |
//! | 100,000 events around a reply | keeps all, in order | sends all, in order |
//! | a line, or a message, without end | stops at 64 MiB, and goes on behind it | stops at 64 KiB, and goes on behind it |
//! | a reply that comes too late | passes over it | |
//! | a peer that does not read | keeps what is not sent yet | holds it up; it tells others first |
//!
//! `lines` has the client and every line that can be wrong, `connection` the client and a server
//! that stalls, floods and dies, and `requests` the server, beside a real `qemu-storage-daemon`.
//! What else the server stands is in its own tests: `tests/server`.

#[path = "../../quickstart/client.rs"]
#[allow(dead_code, reason = "the quickstart uses the rest")]
mod client;
mod connection;
#[path = "../support/installed.rs"]
mod installed;
mod lines;
#[path = "../../quickstart/qemu.rs"]
#[allow(dead_code, reason = "the quickstart uses the rest")]
mod qemu;
mod requests;
#[path = "../support/running.rs"]
#[allow(dead_code, reason = "the server's own tests use the rest")]
mod running;
#[path = "../support/table.rs"]
mod table;
#[path = "../../quickstart/vendor.rs"]
#[allow(dead_code, reason = "the quickstart uses the rest")]
mod vendor;

use std::error::Error;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use client::{Client, ClientError};
use qmp_types::{QmpDownstream, UnknownEvent};
use vendor::VolumeAdded;

type SocketClient = Client<UnixStream, UnixStream>;

#[derive(Debug, QmpDownstream)]
#[qmp(events, rfqdn = "com.example")]
enum Event {
    VolumeAdded(VolumeAdded),
    #[qmp(other)]
    Other(UnknownEvent),
}

/// The client, and the other end of its connection: what is written there the server has sent.
fn connected() -> (SocketClient, UnixStream) {
    connected_for(client::TIMEOUT)
}

/// The same, with another time-out of the stream's.
fn connected_for(timeout: Duration) -> (SocketClient, UnixStream) {
    let (ours, server) = UnixStream::pair().expect("there are sockets");
    limit(&ours, timeout);
    // So that a test which fails does not wait for what nobody reads.
    limit(&server, client::TIMEOUT);
    (client_on(ours), server)
}

fn client_on(stream: UnixStream) -> SocketClient {
    let reader = stream.try_clone().expect("a socket can be cloned");
    Client::new(reader, stream, |_, _| {})
}

fn limit(stream: &UnixStream, timeout: Duration) {
    let timeout = Some(timeout);
    stream.set_read_timeout(timeout).expect("it is not zero");
    stream.set_write_timeout(timeout).expect("it is not zero");
}

fn send(mut server: &UnixStream, bytes: impl AsRef<[u8]>) {
    let sent = server.write_all(bytes.as_ref());
    sent.expect("the client listens");
}

/// The event number so and so.
fn event(number: u64) -> String {
    format!(
        r#"{{"event": "__com.example_VOLUME_ADDED", "data": {{"id": "é{number}", "size": {number}}}}}"#
    ) + "\r\n"
}

/// The reply to `query-version` as the client's call number so and so.
fn version(call: u32) -> String {
    let version = r#"{"qemu": {"major": 10, "minor": 0, "micro": 2}, "package": ""}"#;
    format!(r#"{{"return": {version}, "id": {call}}}"#) + "\r\n"
}

/// The numbers of all events that are left, until the server hangs up.
fn numbers(client: &mut SocketClient) -> Vec<u64> {
    let mut numbers = Vec::new();
    loop {
        match client.event() {
            Ok(line) => match line.decode() {
                Ok(Event::VolumeAdded(event)) => numbers.push(event.size),
                other => panic!("not an event that was sent: {other:?}"),
            },
            Err(ClientError::HungUp) => return numbers,
            Err(error) => panic!("{}", told(&error)),
        }
    }
}

/// The error as the programs print it.
fn told(error: &dyn Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", told(source)),
        None => error.to_string(),
    }
}
