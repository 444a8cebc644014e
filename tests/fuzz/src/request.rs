//! A line for a server: what it runs, or what it answers.

use std::collections::BTreeMap;

use qmp_types::message::{AnyError, Id, Message, Return};
use qmp_types::server::{self, Received};
use qmp_types::{Command, Commands, Empty};
use serde_json::value::RawValue;
use serde_json::{from_str, to_string};

use crate::types::{AnyCommand, Listed, NodeAdd, Quit, Strict, Tune, settles};

/// Receives a line, and looks at the answer.
pub fn run(data: &[u8]) {
    let received = server::receive::<Listed<'_>>(data);
    let with_oob = server::receive_with_oob::<Listed<'_>>(data);
    let lenient = server::receive_with_oob::<AnyCommand<'_>>(data);
    let line = std::str::from_utf8(data).unwrap_or_default();
    if let Ok(received) = &received {
        let with_oob = with_oob
            .as_ref()
            .expect("what runs without `oob` runs with it");
        assert_eq!(
            (&received.command, &received.id),
            (&with_oob.command, &with_oob.id)
        );
        assert!(!received.out_of_band);
    }
    match &with_oob {
        Ok(received) => {
            accepted(line, received);
            let lenient = lenient
                .as_ref()
                .expect("what runs in one enum runs in a larger one");
            assert_eq!(
                to_string(&lenient.command).ok(),
                to_string(&received.command).ok()
            );
        }
        Err(refusal) if lenient.is_ok() => {
            assert_eq!(refusal.error().class, AnyError::COMMAND_NOT_FOUND);
        }
        Err(_) => {}
    }
    for result in [received, with_oob] {
        let answer = match &result {
            Ok(received) => to_string(&Return::new(Empty).echo(received.id.as_ref())),
            Err(refusal) => {
                let AnyError { class, desc, .. } = refusal.error();
                assert!(class == AnyError::GENERIC_ERROR || class == AnyError::COMMAND_NOT_FOUND);
                assert!(!desc.is_empty());
                to_string(refusal)
            }
        };
        let answer = answer.expect("an answer can be written");
        // The id is echoed as it came, but on one line.
        assert!(!answer.contains(['\r', '\n']), "{answer}");
        let id = match Message::from_str(&answer) {
            Ok(Message::Return(reply)) => reply.id().cloned(),
            Ok(Message::Error(error)) if error.desc().starts_with("JSON parse error, ") => {
                assert_eq!(error.id(), None);
                continue;
            }
            Ok(Message::Error(error)) => error.id().cloned(),
            other => panic!("{other:?} is no answer"),
        };
        let line = line.replace(['\r', '\n'], " ");
        assert_eq!(id, id_of(&line), "{answer}");
    }
}

/// The id in a line that is JSON.
fn id_of(line: &str) -> Option<Id<'_>> {
    let mut members: BTreeMap<String, &RawValue> = from_str(line).ok()?;
    members.remove("id").map(Id::from)
}

/// A client's library reads the request as the server did.
fn accepted(line: &str, received: &Received<'_, Listed<'_>>) {
    settles!(Listed<'_>, &received.command);
    let Ok(Message::Request(request)) = Message::from_str(line) else {
        panic!("it is a request");
    };
    assert_eq!(request.name(), received.command.name());
    assert_eq!(request.id(), received.id.as_ref());
    assert_eq!(request.is_out_of_band(), received.out_of_band);
    assert!(request.unexpected().is_empty());
    let decoded = match request.name() {
        NodeAdd::NAME => request.decode().map(Listed::NodeAdd),
        Tune::NAME => request.decode().map(Listed::Tune),
        Strict::NAME => request.decode().map(Listed::Strict),
        _ => request.decode::<Quit>().map(Listed::Quit),
    };
    assert_eq!(decoded.expect("a client is no stricter"), received.command);
}
