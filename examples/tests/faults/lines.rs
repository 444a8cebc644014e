//! The client, and every line that can be wrong, among good ones: `lines.txt`.

use std::io::Read;
use std::net::Shutdown;
use std::thread;

use super::{Event, connected, event, send, told, version};
use crate::client::ClientError;
use crate::table::{bytes, records};
use crate::vendor::QueryVersion;

/// The records of `lines.txt`.
#[test]
fn a_line_is_a_typed_error_or_a_value() {
    // With `serde_json`'s feature `arbitrary_precision`, its `Value` has any number.
    let any_number = "1e999".parse::<serde_json::Number>().is_ok();
    for [name, line, outcome] in records(include_str!("lines.txt")) {
        if any_number && name.ends_with(" in an unknown event") {
            continue;
        }
        assert_eq!(comes_to(&bytes(line)), outcome, "{name}");
    }
}

#[test]
fn a_megabyte_is_no_fault() {
    let long = "A".repeat(1 << 20);
    let line = format!(r#"{{"event": "{long}"}}"#);
    let event = format!(r#"event: Other(UnknownEvent {{ name: "{long}", data: None }})"#);
    assert_eq!(comes_to(line.as_bytes()), event);
    let line = format!(r#"{{"{long}": 1, "event": "STOP"}}"#);
    let event = r#"event: Other(UnknownEvent { name: "STOP", data: None })"#;
    assert_eq!(comes_to(line.as_bytes()), event);
    // It is told by its beginning.
    let line = format!(r#"{{"{long}": 1}}"#);
    let reason = format!(
        "unreadable: none of QMP's messages: it has `{}`",
        &long[..64]
    );
    assert_eq!(comes_to(line.as_bytes()), reason);
}

/// What becomes of the line. The server sends an event before it and another behind it, and the
/// reply; then an event and a reply again. Neither those events nor the second reply may be lost.
fn comes_to(line: &[u8]) -> String {
    let (mut client, server) = connected();
    thread::scope(|scope| {
        let end: &[u8] = if line.ends_with(b"\n") { b"" } else { b"\r\n" };
        scope.spawn(move || {
            send(&server, [event(0).as_bytes(), line, end].concat());
            send(&server, event(1) + &version(1) + &event(2) + &version(2));
            server.shutdown(Shutdown::Write).expect("it is connected");
            // It is there until the client is done.
            let requests = (&server).read_to_end(&mut Vec::new());
            requests.expect("the client hangs up");
        });
        let result = client.call(&QueryVersion);
        client
            .call(&QueryVersion)
            .expect("the next call is answered");
        let mut events = Vec::new();
        loop {
            match client.event() {
                Ok(event) => events.push(event.decode::<Event>()),
                Err(ClientError::HungUp) => break,
                Err(error) => panic!("{}", told(&error)),
            }
        }
        drop(client);

        let outcome = match result {
            Ok(_) if events.len() > 3 => match events.remove(1) {
                Ok(event) => format!("event: {event:?}"),
                Err(error) => format!("undecodable: {error}"),
            },
            Ok(_) => "dropped".to_owned(),
            Err(ClientError::Message { line: kept, source }) => {
                assert_eq!(kept, String::from_utf8_lossy(line).trim_ascii_end());
                format!("unreadable: {}", told(&source))
            }
            Err(ClientError::Unexpected(_)) => "out of turn".to_owned(),
            Err(error @ ClientError::Refused(_)) => format!("refused: {error}"),
            Err(error) => told(&error),
        };
        let numbers = events.into_iter().map(|event| match event {
            Ok(Event::VolumeAdded(event)) => event.size,
            other => panic!("not what the server has sent: {other:?}"),
        });
        assert!(numbers.eq(0..3), "{outcome}");
        outcome
    })
}
