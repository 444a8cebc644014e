//! A line for a client, as `Message` and as the types that it decodes to.

use qmp_types::message::{Message, MessageError, RawEvent};
use qmp_types::{Errors, Event, Events};
use serde_json::from_str;
use serde_json::value::RawValue;

use crate::types::{AnyEvent, Failure, Node, NodeAdd, NodeEvent, Tune, settles};

/// Reads a line, and what is in it.
pub fn run(data: &[u8]) {
    let message = Message::from_slice(data);
    let Ok(line) = std::str::from_utf8(data) else {
        assert!(message.is_err());
        return;
    };
    assert_eq!(message.is_ok(), from_str::<Message<'_>>(line).is_ok());
    match message {
        Ok(message) => read(line, &message),
        Err(error) => {
            let reason = error.to_string();
            assert!(!reason.is_empty() && reason.len() < 4096, "{reason}");
        }
    }
}

fn read(line: &str, message: &Message<'_>) {
    one_pass_is_two(line, message);
    let text = write(message);
    for line in [&text, &with_unknown(line)] {
        let again = Message::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        assert_eq!(write(&again), text);
    }
    match message {
        Message::Greeting(greeting) => {
            let _ = greeting.has_oob();
        }
        // `request` has more to say of it.
        Message::Request(_) => {}
        Message::Return(reply) => {
            if let Ok(nodes) = reply.decode::<NodeAdd>() {
                settles!(Vec<Node>, &nodes);
            }
            if let Ok(kept) = reply.decode::<Tune<'_>>() {
                let written = serde_json::to_string(&kept).expect("what was read can be written");
                assert!(from_str::<&RawValue>(&written).is_ok(), "{written}");
            }
        }
        Message::Error(error) => {
            let any = error.to_any_error().expect("every error is any error");
            assert_eq!((&*any.class, &*any.desc), (error.class(), error.desc()));
            if let Ok(failure) = from_str::<Failure>(error.object().get()) {
                assert_eq!(failure.class(), error.class());
                settles!(Failure, &failure);
            }
        }
        Message::Event(event) => {
            if let Ok(any) = from_str::<AnyEvent<'_>>(line) {
                assert_eq!(any.name(), event.name());
                settles!(AnyEvent<'_>, &any);
            }
            if let Some(data) = event.data() {
                read_in_any_order(event.name(), data.get());
                read_node(event, data.get());
            }
        }
    }
}

/// What a line decodes to does not hang on when its types are said.
fn one_pass_is_two(line: &str, message: &Message<'_>) {
    let decoded = Message::decode_str::<NodeAdd, AnyEvent<'_>>(line);
    match (message, decoded) {
        (Message::Return(reply), Ok(Message::Return(decoded))) => {
            assert_eq!(decoded.id(), reply.id());
            let nodes = reply.decode::<NodeAdd>().expect("it was decoded");
            assert_eq!(decoded.into_value(), nodes);
        }
        (Message::Return(reply), Err(_)) => assert!(reply.decode::<NodeAdd>().is_err()),
        (Message::Event(event), Ok(Message::Event(decoded))) => {
            let any: AnyEvent<'_> = event.dispatch().expect("it was decoded");
            assert_eq!((decoded.event, decoded.timestamp), (any, event.timestamp()));
        }
        (Message::Event(event), Err(_)) => assert!(event.dispatch::<AnyEvent<'_>>().is_err()),
        (Message::Greeting(_), Ok(Message::Greeting(_)))
        | (Message::Request(_), Ok(Message::Request(_)))
        | (Message::Error(_), Ok(Message::Error(_))) => {}
        (_, decoded) => panic!("{decoded:?} of {line}"),
    }
}

/// A payload behind its name is the same as one before it, which is buffered. The buffer is more
/// particular about what nobody reads, such as the size of a number.
fn read_in_any_order(name: &str, data: &str) {
    let name = write(&name);
    let [behind, before] = [
        format!(r#"{{"event":{name},"data":{data}}}"#),
        format!(r#"{{"data":{data},"event":{name}}}"#),
    ];
    if let Ok(before) = from_str::<AnyEvent<'_>>(&before) {
        match from_str::<AnyEvent<'_>>(&behind) {
            Ok(behind) => assert_eq!(before, behind),
            Err(error) => panic!("{error} in {behind}"),
        }
    }
}

/// What a client does not know is nothing to it.
fn read_node(event: &RawEvent<'_>, data: &str) {
    match event.decode::<NodeEvent>() {
        Ok(node) => {
            settles!(NodeEvent, &node);
            let more = with_unknown(data);
            let again: NodeEvent =
                from_str(&more).unwrap_or_else(|error| panic!("{error} in {more}"));
            assert_eq!(again, node);
        }
        Err(error) => assert_eq!(
            event.name() == NodeEvent::NAME,
            matches!(error, MessageError::Payload { .. })
        ),
    }
}

/// An object, with a member that only a newer server knows.
fn with_unknown(object: &str) -> String {
    let (before, members) = object.split_once('{').expect("it is an object");
    let comma = if members.trim_ascii_start().starts_with('}') {
        ""
    } else {
        ","
    };
    format!(r#"{before}{{"__org.example_new":[{{"a":null}}]{comma}{members}"#)
}

fn write<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("what was read can be written")
}
