//! Telling messages apart, whatever their order and whatever is in them. The lines under
//! `vectors/` are real: what clients and servers, some of them downstream, have said to each other.
#![cfg(feature = "json")]

use std::fs;
use std::path::PathBuf;

use qmp_types::message::{Message, MessageError};
use serde_json::Value;

fn vectors() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn value(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

fn written(message: &Message<'_>) -> String {
    serde_json::to_string(message).unwrap()
}

/// The kind of message that an object is, told without `Message`: by its telling member alone.
fn kind_of(value: &Value) -> &'static str {
    let kinds = ["QMP", "execute", "exec-oob", "return", "error", "event"];
    kinds
        .into_iter()
        .find(|kind| value.get(kind).is_some())
        .unwrap_or("none")
}

/// The same, as `Message` tells it.
fn kind(message: &Message<'_>) -> &'static str {
    match message {
        Message::Greeting(_) => "QMP",
        Message::Request(request) if request.is_out_of_band() => "exec-oob",
        Message::Request(_) => "execute",
        Message::Return(_) => "return",
        Message::Error(_) => "error",
        Message::Event(_) => "event",
    }
}

/// Every way to order `items`.
fn permutations<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    if items.is_empty() {
        return vec![vec![]];
    }
    (0..items.len())
        .flat_map(|first| {
            let mut rest = items.to_vec();
            let first = rest.remove(first);
            permutations(&rest).into_iter().map(move |mut order| {
                order.insert(0, first.clone());
                order
            })
        })
        .collect()
}

// What was really said.

#[test]
fn real_messages_are_told_apart_and_written_back() {
    let mut refused = Vec::new();
    let mut read = 0;
    for line in fs::read_to_string(vectors().join("messages.jsonl"))
        .unwrap()
        .lines()
    {
        match Message::from_str(line) {
            Ok(message) => {
                assert_eq!(kind(&message), kind_of(&value(line)), "{line}");
                assert_eq!(value(&written(&message)), value(line));
                read += 1;
            }
            Err(MessageError::Unrecognized { members }) => refused.push(members),
            Err(error) => panic!("{error}: {line}"),
        }
    }
    assert_eq!(read, 31);
    // Elements of what query-commands and query-qmp-schema return.
    assert_eq!(
        refused,
        [
            &["name"][..],
            &["arg-type", "name", "meta-type"],
            &["arg-type", "name", "meta-type"],
            &["arg-type", "ret-type", "name", "meta-type"],
        ]
    );
}

#[test]
fn real_replies_and_events_are_told_apart_and_written_back() {
    let mut lines = 0;
    for file in fs::read_dir(vectors().join("replies")).unwrap() {
        for line in fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            let message = Message::from_slice(line.as_bytes()).unwrap();
            assert_eq!(kind(&message), kind_of(&value(line)), "{line}");
            assert_eq!(value(&written(&message)), value(line));
            lines += 1;
        }
    }
    assert_eq!(lines, 37);
}

// "General Definitions": in real protocol usage members "can be in ANY order".

#[test]
fn the_order_of_members_does_not_matter() {
    let unknown = (r#""__com.example_x""#, r#"{"return": 1, "event": []}"#);
    let id = (r#""id""#, r#"{"error": 1}"#);
    let timestamp = (r#""timestamp""#, r#"{"seconds": 1, "microseconds": 2}"#);
    for members in [
        vec![(r#""return""#, r#"{"execute": "x"}"#), id, unknown],
        vec![
            (r#""error""#, r#"{"desc": "d", "x": 1, "class": "C"}"#),
            id,
            unknown,
        ],
        vec![
            (r#""event""#, r#""E""#),
            (r#""data""#, r#"{"id": 1}"#),
            timestamp,
            unknown,
        ],
        vec![
            (r#""execute""#, r#""c""#),
            (r#""arguments""#, r#"{"data": 1}"#),
            id,
            unknown,
        ],
        vec![
            (r#""exec-oob""#, r#""c""#),
            (r#""arguments""#, "{}"),
            id,
            unknown,
        ],
        vec![
            (r#""QMP""#, r#"{"capabilities": [], "version": {}}"#),
            unknown,
        ],
    ] {
        let line = |members: &[(&str, &str)]| {
            let members: Vec<_> = members
                .iter()
                .map(|(name, v)| format!("{name}: {v}"))
                .collect();
            format!("{{{}}}", members.join(", "))
        };
        let (first, plain) = (line(&members), line(&members[..members.len() - 1]));
        let expected = kind_of(&value(&plain));
        for order in permutations(&members) {
            let line = line(&order);
            let message = Message::from_str(&line).unwrap();
            assert_eq!(kind(&message), expected, "{line}");
            assert_eq!(
                written(&message),
                written(&Message::from_str(&first).unwrap()),
                "{line}"
            );
            assert_eq!(value(&written(&message)), value(&plain), "{line}");
        }
    }
}

#[test]
fn lines_end_as_they_like_and_serde_reads_them_too() {
    for end in ["", "\n", "\r\n", " \t\r\n"] {
        let line = format!(" {{\"event\": \"STOP\"}}{end}");
        assert_eq!(
            kind(&Message::from_slice(line.as_bytes()).unwrap()),
            "event"
        );
        assert_eq!(kind(&serde_json::from_str(&line).unwrap()), "event");
    }
    let error = serde_json::from_str::<Message<'_>>(r#"{"return": 1, "event": 2}"#).unwrap_err();
    assert!(
        error.to_string().contains("`return` or `event`, not both"),
        "{error}"
    );
}
