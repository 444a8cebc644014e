//! A message whose name is known already, as one of an enum: the same as reading its line so.

use qmp_types::message::{AnyError, Message, MessageError};
use qmp_types::{Events, QmpDownstream, UnknownEvent};
use serde_json::from_str;

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
    // A number that no `Value` holds cannot be kept either.
    let line = format!(r#"{{"event": "RESUME", "data": {{"size": 1e999}}, {TIME}}}"#);
    let result: Result<Event<'_>, _> = dispatched!(&line);
    let error = result.expect_err("it is out of range");
    assert_eq!(error.to_string(), "`RESUME` is not listed");
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
        "malformed payload of `__com.redhat_DriveLocked`"
    );
}
