//! A message whose name is known already, as one of an enum: the same as reading its line so.
//! And a line that is decoded in one pass: the same as in two.

use qmp_types::message::{AnyError, Message, MessageError, Return, TimedEvent};
use qmp_types::{Events, QmpDownstream, UnknownEvent};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::from_str;
use serde_json::value::RawValue;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.redhat_TEXT")]
struct Text<'a> {
    text: &'a str,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "STOP"))]
struct Stop;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events)]
enum Event<'a> {
    Text(Text<'a>),
    Stop(Stop),
    #[qmp(other)]
    Other(UnknownEvent),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events)]
enum Known<'a> {
    Text(Text<'a>),
    Stop(Stop),
}

const TIME: &str = r#""timestamp": {"seconds": 1, "microseconds": 2}"#;

/// A line's event, by way of its message.
macro_rules! dispatched {
    ($line:expr) => {
        match Message::from_str($line).expect("a message") {
            Message::Event(event) => event.dispatch(),
            other => panic!("{other:?}"),
        }
    };
}

#[test]
fn it_is_what_the_line_is() {
    for event in [
        r#""event": "__com.redhat_TEXT", "data": {"text": "lent", "__com.redhat_more": 1}"#,
        r#""data": {"text": "before"}, "event": "__com.redhat_TEXT""#,
        r#""event": "STOP""#,
        r#""event": "STOP", "data": {}"#,
        r#""event": "\u0053TOP", "data": {"why": null}"#,
        r#""event": "RESUME""#,
        r#""event": "RESUME", "data": {"text": [1.5e3]}"#,
    ] {
        let line = format!("{{{event}, {TIME}}}");
        let read: Event<'_> = from_str(&line).expect("an event");
        assert_eq!(dispatched!(&line).ok(), Some(read), "{line}");
    }
}

#[test]
fn what_the_data_lack_is_told_with_the_event() {
    for (event, expected) in [
        (r#""event": "__com.redhat_TEXT""#, "missing field `text`"),
        (
            r#""event": "__com.redhat_TEXT", "data": {}"#,
            "missing field `text`",
        ),
        (
            r#""event": "STOP", "data": 7"#,
            "invalid type: integer `7`, expected an object",
        ),
    ] {
        let line = format!("{{{event}, {TIME}}}");
        let result: Result<Event<'_>, _> = dispatched!(&line);
        match result.expect_err("the data are malformed") {
            MessageError::Payload { name, source } => {
                assert!(
                    Event::NAMES.contains(&name) && event.contains(name),
                    "{name}"
                );
                assert!(source.to_string().starts_with(expected), "{source}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_is_not_listed_is_an_error_of_its_own_where_nothing_keeps_it() {
    for data in ["", r#", "data": {"text": "more"}"#] {
        let line = format!(r#"{{"event": "RESUME"{data}, {TIME}}}"#);
        let result: Result<Known<'_>, _> = dispatched!(&line);
        match result.expect_err("it is not listed") {
            MessageError::Unlisted { found, source } => {
                assert_eq!(found, "RESUME");
                let told = "unknown variant `RESUME`, expected `__com.redhat_TEXT` or `STOP`";
                assert_eq!(source.to_string(), told);
            }
            other => panic!("{other:?}"),
        }
        let event: Event<'_> = dispatched!(&line).expect("it is kept");
        assert_eq!(event.name(), "RESUME");
    }
    // A string that no `Value` holds cannot be kept either.
    let line = format!(r#"{{"event": "RESUME", "data": {{"text": "\ud800"}}, {TIME}}}"#);
    let result: Result<Event<'_>, _> = dispatched!(&line);
    let error = result.expect_err("it has half a surrogate pair");
    assert_eq!(
        error.to_string(),
        "`RESUME` is not listed: unexpected end of hex escape"
    );
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
struct DriveLocked {
    desc: String,
    #[qmp(rename = "__com.redhat_holder")]
    holder: Option<String>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(errors)]
enum Failure {
    Locked(DriveLocked),
    #[qmp(other)]
    Other(AnyError),
}

#[test]
fn an_error_is_what_its_object_is() {
    for object in [
        r#"{"class": "__com.redhat_DriveLocked", "desc": "d0", "__com.redhat_holder": "d1"}"#,
        r#"{"desc": "d0", "class": "__com.redhat_DriveLocked"}"#,
        r#"{"class": "GenericError", "desc": "d0", "__com.redhat_more": [1]}"#,
    ] {
        let line = format!(r#"{{"error": {object}, "id": 1}}"#);
        let Ok(Message::Error(error)) = Message::from_str(&line) else {
            panic!("{line}");
        };
        let read: Failure = from_str(object).expect("an error");
        assert_eq!(error.dispatch::<Failure>().ok(), Some(read), "{line}");
    }
    let line = r#"{"error": {"class": "__com.redhat_DriveLocked", "desc": "d0",
        "__com.redhat_holder": 7}}"#;
    let Ok(Message::Error(error)) = Message::from_str(line) else {
        panic!("{line}");
    };
    let error = error.dispatch::<Failure>().expect_err("no string");
    assert_eq!(
        error.to_string(),
        "malformed payload of `__com.redhat_DriveLocked`: \
         __com.redhat_holder: invalid type: integer `7`, expected a string"
    );
}

#[derive(QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", returns = Added)]
struct DriveAdd {}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Added {
    node: String,
}

type Decoded<'a, E> = Message<'a, Added, TimedEvent<E>>;

/// What `decode_str` reads of a line, step by step.
fn in_two_passes(line: &str) -> Result<Decoded<'_, Event<'_>>, MessageError> {
    Ok(match Message::from_str(line)? {
        Message::Greeting(greeting) => Message::Greeting(greeting),
        Message::Request(request) => Message::Request(request),
        Message::Return(reply) => {
            Message::Return(Return::new(reply.decode::<DriveAdd>()?).echo(reply.id()))
        }
        Message::Error(error) => Message::Error(error),
        Message::Event(event) => Message::Event(TimedEvent {
            event: event.dispatch()?,
            timestamp: event.timestamp(),
        }),
    })
}

#[test]
fn a_line_is_decoded_in_one_pass_as_in_two() {
    let deep = format!("{}{}", "[".repeat(126), "]".repeat(126));
    let deep = format!(r#"{{"event": "RESUME", "data": {{"deep": {deep}}}}}"#);
    for line in [
        // Replies, and what may stand beside them.
        r#"{"return": {"node": "n0"}}"#,
        r#"{"return": {"node": "n0", "__com.redhat_more": [{}]}, "id": {"a": 1}}"#,
        r#"{"id": null, "__com.redhat_more": {"return": 1}, "return": {"node": "\u006e0"}}"#,
        r#"{"return": {"node": "n0"}, "timestamp": {"seconds": 1, "microseconds": 2}}"#,
        r#"{"return": {"node": "n0"}, "timestamp": "now"}"#,
        r#"{"return": {"node": "n0"}, "data": {}, "arguments": 7}"#,
        r#"{"return": {"node": "n0"}, "\u0069d": 1}"#,
        r#"{"return": {"node": 7}, "id": 1}"#,
        r#"{"return": {}}"#,
        r#"{"return": [], "id": 1}"#,
        // Events.
        r#"{"event": "__com.redhat_TEXT", "data": {"text": "lent", "__com.redhat_more": 1}}"#,
        r#"{"timestamp": {"seconds": -1, "microseconds": -1}, "event": "STOP", "id": 7}"#,
        r#"{"data": {"text": "before"}, "event": "__com.redhat_TEXT"}"#,
        r#"{"event": "STOP", "data": {}, "timestamp": {"seconds": 1, "microseconds": 2, "x": 3}}"#,
        r#"{"event": "STOP", "timestamp": "now"}"#,
        r#"{"event": "STOP", "data": 7}"#,
        r#"{"event": "STOP", "arguments": {}, "later": [1e999]}"#,
        r#"{"event": "__com.redhat_TEXT"}"#,
        r#"{"event": "RESUME", "data": {"text": [1.5e3]}}"#,
        r#"{"event": "RESUME", "data": {"size": 1e999}}"#,
        r#"{"\u0065vent": "\u0053TOP"}"#,
        r#"{"event": 7, "data": {}}"#,
        &deep,
        // Others.
        r#"{"QMP": {"version": {}, "capabilities": []}}"#,
        r#"{"execute": "__com.redhat_drive_add", "arguments": {}, "id": 1}"#,
        r#"{"exec-oob": "__com.redhat_drive_add"}"#,
        r#"{"error": {"class": "GenericError", "desc": "no"}, "id": 1}"#,
        r#"{"id": 1, "error": {"class": 1, "desc": "no"}}"#,
        // None, or two at once.
        r#"{"return": {"node": "n0"}, "return": {"node": "n0"}}"#,
        r#"{"return": {"node": "n0"}, "id": 1, "id": 1}"#,
        r#"{"event": "STOP", "event": "STOP"}"#,
        r#"{"event": "STOP", "data": {}, "data": {}}"#,
        r#"{"event": "STOP", "return": {"node": "n0"}}"#,
        r#"{"return": {"node": "n0"}, "event": "STOP"}"#,
        r#"{"return": {"node": "n0"}, "error": {"class": "GenericError", "desc": "no"}}"#,
        r#"{"event": "STOP", "execute": "stop"}"#,
        r#"{"QMP": {}, "event": "STOP"}"#,
        r#"{"timestamp": {"seconds": 1, "microseconds": 2}, "id": 1}"#,
        r#"{"data": {}}"#,
        "{}",
        "[]",
        r#"{"event": "STOP"} {}"#,
        r#"{"event": "STOP""#,
        r#"{"return": {"node": "n0"}}}"#,
        "",
    ] {
        for line in [line.to_owned(), format!(" {line}\r\n")] {
            let read = Message::decode_str::<DriveAdd, Event<'_>>(&line);
            assert_eq!(format!("{read:?}"), format!("{:?}", in_two_passes(&line)));
        }
    }
}

#[test]
fn an_event_that_nothing_keeps_is_an_error_in_one_pass_too() {
    let line = r#"{"event": "RESUME", "data": {}}"#;
    let read = Message::decode_str::<DriveAdd, Known<'_>>(line);
    let Err(MessageError::Unlisted { found, .. }) = read else {
        panic!("it is not listed");
    };
    assert_eq!(found, "RESUME");
}

/// Where a message is read first, the data are text until their type is known.
#[test]
fn raw_data_are_the_text_that_was_sent_wherever_they_stand() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(events)]
    enum Raw {
        #[qmp(other)]
        Other(UnknownEvent<Box<RawValue>>),
    }

    let data = r#"{ "size": 1e999, "\u0061": [-0] }"#;
    for line in [
        format!(r#"{{"event": "RESUME", "data": {data}}}"#),
        format!(r#"{{"data": {data}, "event": "RESUME"}}"#),
    ] {
        let Raw::Other(event) = dispatched!(&line).expect("it is kept");
        assert_eq!(event.data.expect("there are data").get(), data);
        let Ok(Message::Event(read)) = Message::decode_str::<DriveAdd, Raw>(&line) else {
            panic!("{line}");
        };
        let Raw::Other(event) = read.event;
        assert_eq!(event.data.expect("there are data").get(), data);
    }
}

/// Where a value stands in the text that it is read from: the parser's errors tell.
#[derive(Debug, PartialEq, Serialize)]
struct Column(usize);

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let error = bool::deserialize(deserializer).expect_err("a number");
        let error = error.to_string();
        let (_, column) = error.rsplit_once(' ').expect("a place");
        column.parse().map(Self).map_err(D::Error::custom)
    }
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.redhat_PLACED")]
struct Placed {
    column: Column,
}

#[derive(QmpDownstream)]
#[qmp(command = "__com.redhat_place", returns = Placed)]
struct Place {}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events)]
enum Placing {
    Placed(Placed),
}

/// In two passes a payload is read from a text of its own.
#[test]
fn one_pass_reads_a_payload_where_it_stands_in_the_line() {
    for line in [
        r#"{"return": {"column": 7}}"#,
        r#"{"id": "a", "__com.redhat_more": [], "return": {"column": 7}}"#,
        r#"{"event": "__com.redhat_PLACED", "data": {"column": 7}}"#,
        r#"{"event": "__com.redhat_PLACED", "more": 1, "data": {"column": 7}}"#,
    ] {
        let Column(column) = match Message::decode_str::<Place, Placing>(line) {
            Ok(Message::Return(reply)) => reply.into_value().column,
            Ok(Message::Event(TimedEvent { event, .. })) => {
                let Placing::Placed(placed) = event;
                placed.column
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(line.as_bytes()[column - 1], b'7', "{line}: {column}");
    }
}
