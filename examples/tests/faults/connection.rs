//! The client, and a server that stalls, floods and dies.

use std::io::{BufRead, BufReader, Read};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::thread;
use std::time::Duration;

use super::{connected, connected_for, event, numbers, send, told, version};
use crate::client::{Client, ClientError, MAX_LINE, TIMEOUT};
use crate::vendor::{QueryVersion, VolumeAdd};

/// Soon: what has been sent is there, and what has not can be waited for.
const SOON: Duration = Duration::from_millis(200);

fn hang_up(server: &UnixStream) {
    server.shutdown(Shutdown::Write).expect("it is connected");
}

#[track_caller]
fn is_too_late<T>(result: Result<T, ClientError>) {
    assert!(matches!(result.err(), Some(ClientError::TooLate)));
}

/// Wherever the line is cut: before its first byte, in a character, before its end.
#[test]
fn half_an_event_is_kept_until_the_rest_comes() {
    let line = event(7);
    for at in 0..line.len() {
        let (mut client, server) = connected_for(Duration::from_millis(2));
        let (half, rest) = line.as_bytes().split_at(at);
        send(&server, half);
        is_too_late(client.event());
        is_too_late(client.event());
        send(&server, rest);
        hang_up(&server);
        assert_eq!(numbers(&mut client), [7], "{at}");
    }
}

#[test]
fn half_a_greeting_is_kept_too() {
    let (mut client, server) = connected_for(SOON);
    send(&server, r#"{"QMP": {"version": {"#);
    is_too_late(client.greeting::<serde_json::Value>());
    send(&server, "}, \"capabilities\": []}}\r\n");
    assert_eq!(
        client.greeting::<serde_json::Value>().unwrap().version,
        serde_json::json!({})
    );
}

#[test]
fn a_late_reply_is_passed_over() {
    let (mut client, server) = connected_for(SOON);
    let late = version(1);
    let (half, rest) = late.split_at(30);
    send(&server, event(0) + half);
    is_too_late(client.call(&QueryVersion));
    send(&server, rest.to_owned() + &event(1) + &version(2));
    client.call(&QueryVersion).unwrap();

    // By who waits for an event too.
    is_too_late(client.call(&QueryVersion));
    let error = r#"{"error": {"class": "GenericError", "desc": ""}, "id": 3}"#;
    send(&server, format!("{error}\r\n{}", event(2)));
    hang_up(&server);
    assert_eq!(numbers(&mut client), [0, 1, 2]);
}

#[test]
fn a_hundred_thousand_events_are_kept_in_order() {
    const EVENTS: u64 = 100_000;
    let (mut client, server) = connected();
    thread::scope(|scope| {
        scope.spawn(move || {
            let events = |numbers: std::ops::Range<u64>| numbers.map(event).collect::<String>();
            send(&server, events(0..EVENTS / 2));
            send(&server, version(1));
            send(&server, events(EVENTS / 2..EVENTS));
            send(&server, version(2));
        });
        client.call(&QueryVersion).unwrap();
        client.call(&QueryVersion).unwrap();
        assert!(numbers(&mut client).into_iter().eq(0..EVENTS));
    });
}

/// The client's own slowness is not the server's.
#[test]
fn events_that_are_there_cost_no_patience() {
    let (ours, server) = UnixStream::pair().unwrap();
    let mut client = Client::new(ours.try_clone().unwrap(), ours, |arrow, _| {
        if arrow == "<-" {
            thread::sleep(SOON / 4);
        }
    });
    client.patience = SOON;
    send(
        &server,
        (0..10).map(event).collect::<String>() + &version(1),
    );
    client.call(&QueryVersion).unwrap();
    hang_up(&server);
    assert!(numbers(&mut client).into_iter().eq(0..10));
}

/// A server that is never silent, and never answers.
#[test]
fn neither_events_nor_single_bytes_put_off_the_end_of_patience() {
    let (mut client, server) = connected();
    client.patience = SOON;
    thread::scope(|scope| {
        let server = scope.spawn(move || {
            for number in 0..40 {
                send(&server, event(number));
                thread::sleep(SOON / 10);
            }
            server
        });
        is_too_late(client.call(&QueryVersion));
        assert!(!server.is_finished());
        let server = server.join().unwrap();
        let server = scope.spawn(move || {
            let line = event(40);
            let (slow, rest) = line.as_bytes().split_at(40);
            for byte in slow {
                send(&server, [*byte]);
                thread::sleep(SOON / 10);
            }
            (server, rest.to_vec())
        });
        is_too_late(client.call(&QueryVersion));
        assert!(!server.is_finished());
        let (server, rest) = server.join().unwrap();
        send(&server, rest);
        send(&server, version(3));
        client.patience = TIMEOUT;
        client.call(&QueryVersion).unwrap();
        hang_up(&server);
        assert!(numbers(&mut client).into_iter().eq(0..41));
    });
}

#[test]
fn a_line_without_end_is_not_kept() {
    let (mut client, server) = connected();
    thread::scope(|scope| {
        scope.spawn(move || {
            send(&server, event(0));
            let part = vec![b' '; 1 << 20];
            // The longest line that is kept, and one that is twice too long.
            let longest = version(1);
            send(&server, &part[longest.len()..]);
            for _ in 1..MAX_LINE / part.len() {
                send(&server, &part);
            }
            send(&server, longest);
            for _ in 0..=2 * MAX_LINE / part.len() {
                send(&server, &part);
            }
            send(&server, version(2) + &event(1) + &version(3));
        });
        client.call(&QueryVersion).unwrap();
        let error = client.call(&QueryVersion).unwrap_err();
        assert!(matches!(error, ClientError::TooLong));
        assert_eq!(
            told(&error),
            "the server sent a line of more than 67108864 bytes"
        );
        client.call(&QueryVersion).unwrap();
        assert_eq!(numbers(&mut client), [0, 1]);
    });
}

/// Behind a line, or the last line but for its end; before any; in the middle of one, or of a
/// character.
#[test]
fn a_server_that_dies_is_told_from_one_that_is_cut_off() {
    let whole = version(1);
    let half = &whole[..19];
    let in_a_character = event(9).into_bytes();
    let at = in_a_character.iter().position(|byte| !byte.is_ascii());
    let in_a_character = &in_a_character[..=at.expect("there is one")];
    for (last, expected) in [
        (whole.as_bytes(), None),
        (whole.trim_end().as_bytes(), None),
        (b"", Some("the server hung up")),
        (
            half.as_bytes(),
            Some(r#"the server hung up in the middle of this: {"return": {"qemu":"#),
        ),
        (
            in_a_character,
            Some(
                r#"the server hung up in the middle of this: {"event": "__com.example_VOLUME_ADDED", "data": {"id": "�"#,
            ),
        ),
    ] {
        let sent = [event(0).as_bytes(), last].concat();
        let (mut client, server) = connected();
        send(&server, &sent);
        hang_up(&server);
        let outcome = client.call(&QueryVersion).err();
        assert_eq!(outcome.map(|error| told(&error)).as_deref(), expected);
        assert_eq!(numbers(&mut client), [0]);

        // The same, but that it leaves the request half read.
        let (mut client, mut server) = connected();
        thread::scope(|scope| {
            scope.spawn(move || {
                server.read_exact(&mut [0]).expect("it comes");
                send(&server, &sent);
            });
            let outcome = client.call(&QueryVersion).err();
            assert_eq!(outcome.map(|error| told(&error)).as_deref(), expected);
        });
        assert_eq!(numbers(&mut client), [0]);
    }
}

#[test]
fn what_was_sent_before_the_end_is_read_behind_it() {
    let (mut client, server) = connected();
    send(&server, event(0) + &event(1));
    drop(server);
    // The request does not get through any more.
    for _ in 0..2 {
        let result = client.call(&QueryVersion);
        assert!(matches!(result, Err(ClientError::HungUp)));
    }
    assert_eq!(numbers(&mut client), [0, 1]);
}

/// What is left of a request that the server did not take in time is sent before the next.
#[test]
fn a_server_that_does_not_read_gets_all_of_it_later() {
    let (mut client, server) = connected_for(SOON);
    let long = VolumeAdd {
        id: "v".repeat(1 << 20),
        size: 1,
        read_only: None,
    };
    send(&server, event(0));
    is_too_late(client.call(&long));
    is_too_late(client.call(&QueryVersion));
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut lines = BufReader::new(&server).lines();
            for number in 1..=3 {
                let line = lines.next().expect("it comes").expect("it is text");
                let request: serde_json::Value = serde_json::from_str(&line).expect("it is whole");
                assert_eq!(request["id"], number);
            }
            send(&server, event(1) + &version(3));
        });
        client.call(&QueryVersion).unwrap();
        assert_eq!(numbers(&mut client), [0, 1]);
    });
}
