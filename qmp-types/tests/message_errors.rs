//! Lines that are no message, and payloads that are of another type than asked for: each has an
//! error of its own, which says what is wrong, and none of them reaches past its line.
#![cfg(feature = "json")]

use qmp_types::message::{
    Greeting, Message, MessageError, RawError, RawEvent, RawRequest, Version,
};
use qmp_types::{Command, Error, Event};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct DriveDel {
    #[serde(rename = "id")]
    _id: String,
}

impl Command for DriveDel {
    const NAME: &'static str = "__com.redhat_drive_del";
    const ALLOW_OOB: bool = false;
    type Returns = Version;
}

impl Event for DriveDel {
    const NAME: &'static str = "__com.redhat_DRIVE_DELETED";
}

impl Error for DriveDel {
    const CLASS: &'static str = "__com.redhat_DriveLocked";
}

fn refused(line: &str) -> MessageError {
    match Message::from_str(line) {
        Err(error) => error,
        Ok(message) => panic!("{line} was read as {message:?}"),
    }
}

fn event(line: &str) -> RawEvent<'_> {
    match Message::from_str(line) {
        Ok(Message::Event(event)) => event,
        other => panic!("{other:?}"),
    }
}

fn error(line: &str) -> RawError<'_> {
    match Message::from_str(line) {
        Ok(Message::Error(error)) => error,
        other => panic!("{other:?}"),
    }
}

fn request(line: &str) -> RawRequest<'_> {
    match Message::from_str(line) {
        Ok(Message::Request(request)) => request,
        other => panic!("{other:?}"),
    }
}

// Lines that are no message.

#[test]
fn malformed_json_is_placed_by_line_and_column() {
    for (line, column) in [
        ("", 0),
        ("{", 1),
        (r#"{"return": }"#, 12),
        (r#"{"return": {}"#, 13),
        (r#"{"return": {}} x"#, 16),
        (r#"{"return": {}}{"return": {}}"#, 15),
        (r#"{"return": {}, }"#, 16),
        (r"{'return': {}}", 2),
        (r#"{"return": {} "id": 1}"#, 15),
        (r#"{"return": [1, {]}"#, 17),
        (r"{1: 2}", 2),
        // Half a pair of surrogates is no character, not even in a name that nobody knows.
        (r#"{"return": 1, "\ud800": 2}"#, 22),
        ("\u{feff}{\"return\": {}}", 1),
        ("nul", 3),
        (r#"[1, "return": {}]"#, 13),
        (r#""event": "STOP"}"#, 8),
    ] {
        match refused(line) {
            MessageError::Malformed(error) => {
                assert_eq!(
                    (error.column(), error.line()),
                    (column, 1),
                    "{line}: {error}"
                );
            }
            other => panic!("{line}: {other:?}"),
        }
    }
    let error = refused(r#"{"return": }"#);
    assert_eq!(
        error.to_string(),
        "malformed JSON at line 1, column 12: expected value"
    );
}

#[test]
fn invalid_utf8_is_no_message_wherever_it_stands() {
    for (line, valid) in [
        (&b"\xff{\"return\": {}}"[..], 0),
        (b"{\"return\": \"\xe9\"}", 12),
        (b"{\"__x\xff\": 1, \"return\": {}}", 5),
        (b"{\"return\": {}}\xc3", 14),
    ] {
        match Message::from_slice(line) {
            Err(error @ MessageError::Utf8(utf8)) => {
                assert_eq!(utf8.valid_up_to(), valid);
                assert_eq!(error.to_string(), format!("not UTF-8 after byte {valid}"));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_message_is_an_object() {
    for (line, what) in [
        (r#"[{"return": {}}]"#, "an array"),
        (r#" "return""#, "a string"),
        ("-1", "a number"),
        ("0", "a number"),
        ("true", "a boolean"),
        ("false", "a boolean"),
        ("\tnull\r\n", "null"),
    ] {
        match refused(line) {
            error @ MessageError::NotAnObject { found } => {
                assert_eq!(found, what, "{line}");
                assert_eq!(
                    error.to_string(),
                    format!("a message is a JSON object, not {what}")
                );
            }
            other => panic!("{line}: {other:?}"),
        }
    }
}

#[test]
fn an_object_that_is_none_of_the_messages_says_what_it_has() {
    assert_eq!(
        refused("{}").to_string(),
        "none of QMP's messages, but an empty object"
    );
    assert_eq!(
        refused(r#"{"arguments": {}, "Return": 1, "id": null}"#).to_string(),
        "none of QMP's messages: it has `Return`, `arguments`, `id`"
    );
}

#[test]
fn what_an_error_says_is_shorter_than_its_line() {
    let members: Vec<_> = (0..1000)
        .map(|i| format!(r#""{}{i}": 1"#, "é".repeat(1000)))
        .collect();
    match refused(&format!("{{{}}}", members.join(","))) {
        MessageError::Unrecognized { members } => {
            assert_eq!(members.len(), 8);
            assert!(members.iter().all(|name| name.chars().count() == 64));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_messages_in_one_are_neither() {
    let kinds = ["QMP", "execute", "exec-oob", "return", "error", "event"];
    for (index, one) in kinds.iter().enumerate() {
        for other in &kinds[index + 1..] {
            for line in [
                format!(r#"{{"{one}": "", "id": 1, "{other}": ""}}"#),
                format!(r#"{{"{other}": "", "id": 1, "{one}": ""}}"#),
            ] {
                match refused(&line) {
                    MessageError::Ambiguous { members } => assert_eq!(members, [*one, *other]),
                    error => panic!("{line}: {error:?}"),
                }
            }
        }
    }
}

#[test]
fn a_member_is_given_once() {
    for (line, name) in [
        (r#"{"return": {}, "return": {}}"#, "return"),
        (r#"{"return": {}, "r\u0065turn": {}}"#, "return"),
        (r#"{"execute": "a", "id": null, "id": null}"#, "id"),
        (
            r#"{"execute": "a", "arguments": {}, "arguments": {}}"#,
            "arguments",
        ),
        (r#"{"event": "A", "data": {}, "data": {}}"#, "data"),
        (r#"{"QMP": {}, "QMP": {}}"#, "QMP"),
    ] {
        match refused(line) {
            error @ MessageError::Duplicate { .. } => {
                assert_eq!(error.to_string(), format!("member `{name}` is given twice"));
            }
            other => panic!("{line}: {other:?}"),
        }
    }
}

#[test]
fn the_protocols_own_members_have_their_types() {
    for (line, name, why) in [
        (
            r#"{"event": 5}"#,
            "event",
            "invalid type: integer `5`, expected a string",
        ),
        (
            r#"{"execute": null}"#,
            "execute",
            "invalid type: null, expected a string",
        ),
        (
            r#"{"exec-oob": []}"#,
            "exec-oob",
            "invalid type: sequence, expected a string",
        ),
        (
            r#"{"error": "x"}"#,
            "error",
            r#"invalid type: string "x", expected an error object"#,
        ),
        (
            r#"{"error": {"desc": "x"}}"#,
            "error",
            "missing field `class`",
        ),
        (
            r#"{"error": {"class": "x"}}"#,
            "error",
            "missing field `desc`",
        ),
        (
            r#"{"error": {"class": 1, "desc": ""}}"#,
            "error",
            "expected a string",
        ),
        (
            r#"{"error": {"class": "", "desc": "", "class": ""}}"#,
            "error",
            "duplicate field `class`",
        ),
        (
            r#"{"QMP": 1}"#,
            "QMP",
            "expected an object with a version and capabilities",
        ),
        (
            r#"{"QMP": {"capabilities": []}}"#,
            "QMP",
            "missing field `version`",
        ),
        (
            r#"{"QMP": {"version": {}}}"#,
            "QMP",
            "missing field `capabilities`",
        ),
        (
            r#"{"QMP": {"version": {}, "capabilities": {}}}"#,
            "QMP",
            "expected a sequence",
        ),
        (
            r#"{"event": "A", "timestamp": null}"#,
            "timestamp",
            "expected an object",
        ),
        (
            r#"{"event": "A", "timestamp": {"seconds": 1}}"#,
            "timestamp",
            "missing field",
        ),
        (
            r#"{"event": "A", "timestamp": {"seconds": 1, "microseconds": "2"}}"#,
            "timestamp",
            "expected i64",
        ),
    ] {
        match refused(line) {
            error @ MessageError::Member { member, .. } => {
                assert_eq!(member, name, "{line}");
                let text = error.to_string();
                assert!(text.starts_with(&format!("malformed member `{name}`: ")));
                assert!(text.contains(why), "{line}: {text}");
            }
            other => panic!("{line}: {other:?}"),
        }
    }
}

#[test]
fn no_damage_to_a_line_goes_unnoticed_or_further() {
    let line = r#"{"event": "A", "data": {"a": [1, "\u00e9", null]}, "timestamp": {"seconds": 1, "microseconds": 2}}"#;
    assert!(Message::from_str(line).is_ok());
    for end in 0..line.len() {
        assert!(
            matches!(refused(&line[..end]), MessageError::Malformed(_)),
            "{}",
            &line[..end]
        );
    }
    for position in 0..line.len() {
        for byte in *b"\0\"\\{}[]:,0\xc3 " {
            let mut bytes = line.as_bytes().to_vec();
            bytes[position] = byte;
            // Whatever it is read as, it is JSON if and only if serde_json says so.
            let json = serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).is_ok();
            match Message::from_slice(&bytes) {
                Err(MessageError::Utf8(_)) => assert_eq!(byte, 0xc3),
                Err(MessageError::Malformed(error)) => assert!(!json, "{error}"),
                _ => assert!(json, "{}", String::from_utf8_lossy(&bytes)),
            }
        }
    }
}

// Payloads that are something else.

#[test]
fn a_message_is_decoded_as_what_its_name_says() {
    let wrong = [
        (
            request(r#"{"execute": "stop", "arguments": {"id": "a"}}"#).decode::<DriveDel>(),
            "expected `__com.redhat_drive_del`, found `stop`",
        ),
        (
            event(r#"{"event": "STOP", "data": {"id": "a"}}"#).decode::<DriveDel>(),
            "expected `__com.redhat_DRIVE_DELETED`, found `STOP`",
        ),
        (
            error(r#"{"error": {"class": "GenericError", "desc": ""}}"#).decode::<DriveDel>(),
            "expected `__com.redhat_DriveLocked`, found `GenericError`",
        ),
    ];
    for (result, message) in wrong {
        match result {
            Err(error @ MessageError::WrongName { .. }) => {
                assert_eq!(error.to_string(), message);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_payload_of_another_type_names_whose_it_is() {
    let wrong = [
        (
            request(r#"{"execute": "__com.redhat_drive_del", "arguments": {"id": 1}}"#).decode(),
            "malformed payload of `__com.redhat_drive_del`: id: \
             invalid type: integer `1`, expected a string",
        ),
        (
            request(r#"{"execute": "__com.redhat_drive_del"}"#).decode::<DriveDel>(),
            "malformed payload of `__com.redhat_drive_del`: missing field `id`",
        ),
        (
            event(r#"{"event": "__com.redhat_DRIVE_DELETED"}"#).decode(),
            "malformed payload of `__com.redhat_DRIVE_DELETED`: missing field `id`",
        ),
        (
            error(r#"{"error": {"class": "__com.redhat_DriveLocked", "desc": ""}}"#).decode(),
            "malformed payload of `__com.redhat_DriveLocked`: missing field `id`",
        ),
    ];
    for (result, message) in wrong {
        match result {
            Err(error @ MessageError::Payload { .. }) => assert_eq!(error.to_string(), message),
            other => panic!("{other:?}"),
        }
    }
}

/// In JSON of several lines too, in arrays, and where the value itself is missing.
#[test]
fn an_error_in_a_payload_names_the_way_to_it() {
    #[derive(Debug, Deserialize)]
    struct Added {
        #[expect(dead_code)]
        backing: Vec<Backing>,
    }
    #[derive(Debug, Deserialize)]
    struct Backing {
        #[expect(dead_code)]
        file: Option<Version>,
    }
    impl qmp_types::Event for Added {
        const NAME: &'static str = "ADDED";
    }
    let file = r#"{"qemu": {"major": 1, "minor": 2, "micro": 3}, "package": ""}"#;
    for (backing, path) in [
        ("7", "backing"),
        ("{}", "backing"),
        ("[{}, []]", "backing[1]"),
        (
            &format!("[{{\"file\": {file}}},\n {{\"file\":\n\n {{\"qemu\": {{}}}} }}]"),
            "backing[1].file.qemu",
        ),
        (
            &format!("[{{\"file\": {}}}]", file.replace('2', "\"é\\n2\"")),
            "backing[0].file.qemu.minor",
        ),
        (
            &format!("[{{\"file\": {}}}]", file.replace("\"\"", "[[1]]")),
            "backing[0].file.package",
        ),
    ] {
        let line =
            format!(r#"{{"event": "ADDED", "data": {{"x": [1, {{}}], "backing": {backing}}}}}"#);
        match event(&line).decode::<Added>() {
            Err(error @ MessageError::Payload { .. }) => {
                let text = error.to_string();
                let begin = format!("malformed payload of `ADDED`: {path}: ");
                assert!(text.starts_with(&begin), "{line}: {text}");
            }
            other => panic!("{line}: {other:?}"),
        }
    }
}

#[test]
fn a_return_of_another_type_names_its_command() {
    let Ok(Message::Return(reply)) = Message::from_str(r#"{"return": {"package": ""}}"#) else {
        panic!()
    };
    let error = reply.decode::<DriveDel>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "malformed payload of `__com.redhat_drive_del`: missing field `qemu`"
    );
}

#[test]
fn a_version_of_another_type_is_found_when_it_is_decoded() {
    let line = r#"{"QMP": {"version": [], "capabilities": ["oob"]}}"#;
    let Ok(Message::Greeting(greeting)) = Message::from_str(line) else {
        panic!()
    };
    assert!(greeting.has_oob());
    match greeting.decode::<Version>() {
        Err(MessageError::Member {
            member: "version",
            source,
        }) => {
            assert!(
                source.to_string().contains("expected an object"),
                "{source}"
            );
        }
        other => panic!("{other:?}"),
    }
    assert!(serde_json::from_str::<Greeting>(line).is_err());
    assert!(
        serde_json::from_str::<Greeting>("{}")
            .unwrap_err()
            .to_string()
            .contains("`QMP`")
    );
}

#[test]
fn an_error_object_that_no_value_holds_is_still_an_error_of_its_class() {
    let deep = "[".repeat(200) + &"]".repeat(200);
    let line = format!(r#"{{"error": {{"class": "A", "desc": "b", "__com.example_x": {deep}}}}}"#);
    assert_eq!((error(&line).class(), error(&line).desc()), ("A", "b"));
    assert!(matches!(
        error(&line).to_any_error(),
        Err(MessageError::Member {
            member: "error",
            ..
        })
    ));
}
