//! QMP's messages: each is read as the specification has it, decoded as its type, and written so
//! that it reads back.
#![cfg(feature = "json")]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, UNIX_EPOCH};

use qmp_types::__for_qmp_derive_0_1_0::UnlistedName;
use qmp_types::message::{
    AnyError, ErrorReply, EventMessage, Greeting, Id, Message, MessageError, Request, Return,
    Timestamp, Version, VersionTriple,
};
use qmp_types::{Command, Error, Event};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct DriveAdd {
    id: String,
}

impl Command for DriveAdd {
    const NAME: &'static str = "__com.redhat_drive_add";
    const ALLOW_OOB: bool = true;
    type Returns = Value;
}

/// A command without arguments.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct QueryVersion {}

impl Command for QueryVersion {
    const NAME: &'static str = "query-version";
    const ALLOW_OOB: bool = false;
    type Returns = Version;
}

/// An event that borrows from its line.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct BlockIoError<'a> {
    device: &'a str,
    #[serde(rename = "__com.redhat_reason")]
    reason: Option<&'a str>,
}

impl Event for BlockIoError<'_> {
    const NAME: &'static str = "BLOCK_IO_ERROR";
}

/// An event without data.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Stop {}

impl Event for Stop {
    const NAME: &'static str = "STOP";
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct DriveLocked {
    class: String,
    desc: String,
    #[serde(rename = "__com.redhat_holder")]
    holder: Option<String>,
}

impl Error for DriveLocked {
    const CLASS: &'static str = "__com.redhat_DriveLocked";
}

/// Reads a line as the variant of `Message` that it must be.
macro_rules! read {
    ($kind:ident, $line:expr) => {
        match Message::from_str($line).unwrap() {
            Message::$kind(message) => message,
            other => panic!("not {}: {other:?}", stringify!($kind)),
        }
    };
}

fn written(message: &impl Serialize) -> String {
    serde_json::to_string(message).unwrap()
}

// "Server Greeting".

#[test]
fn the_greeting_has_the_version_of_query_version() {
    let line = include_str!("vectors/replies/greeting.json");
    let greeting: Greeting = read!(Greeting, line).decode().unwrap();
    assert_eq!(
        greeting.version.qemu,
        VersionTriple {
            major: 7,
            minor: 2,
            micro: 22
        }
    );
    assert_eq!(greeting.version.package, "Debian 1:7.2+dfsg-7+deb12u18+b3");
    assert!(greeting.has_oob());
    assert_eq!(serde_json::from_str::<Greeting>(line).unwrap(), greeting);

    let line = include_str!("vectors/replies/query-version.json");
    assert_eq!(
        read!(Return, line).decode::<QueryVersion>().unwrap(),
        greeting.version
    );
}

#[test]
fn a_greeting_may_have_more_of_everything() {
    #[derive(Debug, Deserialize)]
    struct VendorVersion {
        #[serde(rename = "__com.redhat_build")]
        build: u32,
        package: String,
    }

    let line = r#"{"__a": 1, "QMP": {"x": [], "capabilities": ["__com.redhat_cap", {"a": 1}, "oob"],
        "version": {"qemu": {"major": 1, "minor": 2, "micro": 3, "nano": 4}, "package": "p",
        "__com.redhat_build": 9}}}"#;
    let greeting = read!(Greeting, line);
    assert!(greeting.has_oob());
    assert_eq!(
        greeting.capabilities,
        [json!("__com.redhat_cap"), json!({"a": 1}), json!("oob")]
    );
    assert_eq!(
        greeting
            .decode::<Version>()
            .unwrap()
            .version
            .qemu
            .to_string(),
        "1.2.3"
    );
    let vendor = greeting.decode::<VendorVersion>().unwrap().version;
    assert_eq!((vendor.build, &*vendor.package), (9, "p"));
    assert_eq!(
        serde_json::from_str::<Greeting<VendorVersion>>(line)
            .unwrap()
            .version
            .build,
        9
    );
}

#[test]
fn a_written_greeting_reads_back() {
    let greeting = Greeting::new(Version::default(), Vec::<String>::new());
    let line = written(&greeting);
    assert_eq!(
        read!(Greeting, &line).decode::<Version>().unwrap(),
        greeting
    );
    assert!(!greeting.has_oob());
}

// "Issuing Commands" and "Out-of-band execution".

#[test]
fn a_written_request_reads_back() {
    let command = DriveAdd { id: "d0".into() };
    let line = written(&Request::new(&command));
    assert_eq!(
        line,
        r#"{"execute":"__com.redhat_drive_add","arguments":{"id":"d0"}}"#
    );
    let request = read!(Request, &line);
    assert_eq!(request.name(), DriveAdd::NAME);
    let arguments = request.arguments().map(RawValue::get);
    assert_eq!(arguments, Some(r#"{"id":"d0"}"#));
    assert_eq!(request.decode::<DriveAdd>().unwrap(), command);
    assert_eq!((request.is_out_of_band(), request.id()), (false, None));

    let line = written(&Request::new(&command).with_id("a").out_of_band());
    assert_eq!(
        line,
        r#"{"exec-oob":"__com.redhat_drive_add","arguments":{"id":"d0"},"id":"a"}"#
    );
    let request = read!(Request, &line);
    assert_eq!(
        (request.is_out_of_band(), request.id()),
        (true, Some(&Id::from("a")))
    );
    assert_eq!(written(&request), line);
}

#[test]
fn absent_arguments_are_an_empty_object() {
    let line = r#"{"execute": "query-version"}"#;
    assert_eq!(
        read!(Request, line).decode::<QueryVersion>().unwrap(),
        QueryVersion {}
    );
    assert!(read!(Request, line).arguments().is_none());
    let line = r#"{"execute": "query-version", "arguments": null}"#;
    assert!(read!(Request, line).decode::<QueryVersion>().is_err());
}

#[test]
fn a_server_learns_of_members_that_a_request_does_not_have() {
    let line = r#"{"__com.example_x": {}, "execute": "stop", "id": 1, "timestamp": 2, "data": []}"#;
    let request = read!(Request, line);
    assert_eq!(
        request.unexpected(),
        ["__com.example_x", "data", "timestamp"]
    );
    assert_eq!(written(&request), r#"{"execute":"stop","id":1}"#);
}

#[test]
fn an_id_is_any_json_value_and_is_echoed_as_it_was_sent() {
    for id in [
        "null",
        "true",
        "0",
        "-1",
        "1208925819614629174706176",
        "1e400",
        "1.50",
        r#""""#,
        r#""\u00e9é""#,
        "[]",
        "[1,  2]",
        "{}",
        r#"{"__com.example_trace": [1]}"#,
    ] {
        let line = format!(r#"{{"execute": "stop", "id": {id}}}"#);
        let request = read!(Request, &line);
        assert_eq!(request.id().unwrap().as_json(), id);
        let failure = AnyError::new(AnyError::GENERIC_ERROR, "");

        let reply = written(&Return::new(json!({})).echo(request.id()));
        assert_eq!(reply, format!(r#"{{"return":{{}},"id":{id}}}"#));
        assert_eq!(read!(Return, &reply).id(), request.id());

        let reply = written(&ErrorReply::new(failure).echo(request.id()));
        assert!(reply.ends_with(&format!(r#","id":{id}}}"#)), "{reply}");
        assert_eq!(read!(Error, &reply).id(), request.id());
    }
}

/// Line ends are white space between tokens: in a string they are escaped.
#[test]
fn an_id_is_echoed_on_one_line() {
    for (id, echoed) in [
        ("[1,\n2]", "[1, 2]"),
        ("{\"a\\n\":\r\n\t[ ]\r}", "{\"a\\n\":  \t[ ] }"),
    ] {
        let line = format!("{{\"execute\":\n\"stop\",\r\"id\": {id}\n}}");
        let request = read!(Request, &line);
        assert_eq!(request.id().unwrap().as_json(), id);
        let reply = written(&Return::new(1).echo(request.id()));
        assert_eq!(reply, format!(r#"{{"return":1,"id":{echoed}}}"#));
        let failure = AnyError::new(AnyError::GENERIC_ERROR, "");
        let reply = written(&ErrorReply::new(failure).echo(request.id()));
        assert!(reply.ends_with(&format!(r#","id":{echoed}}}"#)), "{reply}");
        let request = written(&request);
        assert!(
            request.ends_with(&format!(r#","id":{echoed}}}"#)),
            "{request}"
        );
    }
}

#[test]
fn ids_are_compared_as_text_and_decoded_as_values() {
    let read = |line| read!(Return, line).id().cloned().map(Id::into_owned);
    let spaced = read(r#"{"return": 1, "id": [1, 2]}"#).unwrap();
    assert_ne!(spaced, Id::new(&[1, 2]).unwrap());
    assert_eq!(spaced.decode::<[u8; 2]>().unwrap(), [1, 2]);
    assert_eq!(spaced.to_string(), "[1, 2]");
    assert!(matches!(
        spaced.decode::<String>(),
        Err(MessageError::Member { member: "id", .. })
    ));
    assert_eq!(read(r#"{"return": 1, "id": "a"}"#), Some(Id::from("a")));
    assert_eq!(read(r#"{"return": 1, "id": -1}"#), Some(Id::from(-1_i64)));
    assert_eq!(read(r#"{"return": 1}"#), None);

    // As keys of a table of requests, equal ids are one, and others are told apart by their hash.
    let hash = |id: Option<Id<'_>>| {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        hasher.finish()
    };
    assert_eq!(
        hash(read(r#"{"return": 1, "id": 7}"#)),
        hash(Some(7.into()))
    );
    assert_ne!(hash(Some(8.into())), hash(Some(7.into())));
}

// "Success" and "Error".

#[test]
fn a_command_may_return_any_json_value() {
    for returned in ["{}", "[]", r#""x""#, "null", "1e400", r#"[{"a": [1]}]"#] {
        let line = format!(r#"{{"return": {returned}}}"#);
        assert_eq!(read!(Return, &line).value().get(), returned);
    }
}

#[test]
fn an_error_is_its_class_its_description_and_what_the_vendor_adds() {
    let error = DriveLocked {
        class: DriveLocked::CLASS.into(),
        desc: "\"d0\" is locked".into(),
        holder: Some("backup".into()),
    };
    let line = written(&ErrorReply::new(&error));
    let read = read!(Error, &line);
    assert_eq!(
        (read.class(), read.desc()),
        (DriveLocked::CLASS, "\"d0\" is locked")
    );
    assert_eq!(read.id(), None);
    assert_eq!(read.decode::<DriveLocked>().unwrap(), error);
    assert_eq!(written(&read), line);

    let any = read.to_any_error().unwrap();
    assert_eq!(
        any.other,
        [("__com.redhat_holder".into(), json!("backup"))].into()
    );
    assert_eq!(written(&ErrorReply::new(&any)), line);
    // As an enum of errors asks for it.
    assert_eq!(any.unlisted_name(), DriveLocked::CLASS);
    let error: Box<dyn std::error::Error> = any.into();
    assert_eq!(error.to_string(), "\"d0\" is locked");
}

#[test]
fn upstream_has_five_error_classes() {
    let classes = [
        (AnyError::GENERIC_ERROR, "GenericError"),
        (AnyError::COMMAND_NOT_FOUND, "CommandNotFound"),
        (AnyError::DEVICE_NOT_ACTIVE, "DeviceNotActive"),
        (AnyError::DEVICE_NOT_FOUND, "DeviceNotFound"),
        (AnyError::KVM_MISSING_CAP, "KVMMissingCap"),
    ];
    for (class, name) in classes {
        assert_eq!(class, name);
        let line = written(&ErrorReply::new(AnyError::new(class, "why")));
        assert_eq!(read!(Error, &line).class(), name);
    }
}

// "Asynchronous events".

#[test]
fn a_written_event_reads_back() {
    let event = BlockIoError {
        device: "ide0-hd1",
        reason: Some("enospc"),
    };
    let timestamp = Timestamp {
        seconds: 1_265_044_230,
        microseconds: 450_486,
    };
    let line = written(&EventMessage::new(&event, timestamp));
    assert!(line.starts_with(r#"{"event":"BLOCK_IO_ERROR","data":{"device":"ide0-hd1","#));
    let read = read!(Event, &line);
    assert_eq!(read.name(), BlockIoError::NAME);
    let data = read.data().map(RawValue::get);
    assert_eq!(
        data,
        Some(r#"{"device":"ide0-hd1","__com.redhat_reason":"enospc"}"#)
    );
    assert_eq!(read.decode::<BlockIoError<'_>>().unwrap(), event);
    assert_eq!(read.timestamp(), Some(timestamp));
    assert_eq!(written(&read), line);
}

#[test]
fn data_and_timestamp_may_be_absent() {
    let event = read!(Event, r#"{"event": "STOP"}"#);
    assert_eq!(event.decode::<Stop>().unwrap(), Stop {});
    assert_eq!(event.timestamp(), None);
    assert_eq!(written(&event), r#"{"event":"STOP"}"#);
}

#[test]
fn a_server_that_cannot_tell_the_time_says_minus_one() {
    let line = r#"{"event": "STOP", "timestamp": {"seconds": -1, "microseconds": -1}}"#;
    assert_eq!(read!(Event, line).timestamp(), Some(Timestamp::UNKNOWN));
    assert_eq!(Timestamp::UNKNOWN.to_system_time(), None);
}

#[test]
fn a_timestamp_is_a_system_time_to_the_microsecond() {
    let time = UNIX_EPOCH + Duration::new(5, 999_999_999);
    let timestamp = Timestamp {
        seconds: 5,
        microseconds: 999_999,
    };
    assert_eq!(Timestamp::from(time), timestamp);
    assert_eq!(
        timestamp.to_system_time(),
        Some(UNIX_EPOCH + Duration::from_micros(5_999_999))
    );
    assert_eq!(
        Timestamp::from(UNIX_EPOCH - Duration::from_secs(9)),
        Timestamp::UNKNOWN
    );
    let beyond = Timestamp {
        seconds: i64::MAX,
        microseconds: i64::MAX,
    };
    assert_eq!(beyond.to_system_time(), None);
    let line = r#"{"microseconds": 6, "__com.example_nanoseconds": 7, "seconds": 5}"#;
    let timestamp = Timestamp {
        seconds: 5,
        microseconds: 6,
    };
    assert_eq!(serde_json::from_str::<Timestamp>(line).unwrap(), timestamp);
}

// JSON in all its shapes.

#[test]
fn names_may_be_escaped() {
    let line = r#"{"ev\u0065nt": "S\u0054OP", "d\u0061ta": {}, "\u00e9": 1}"#;
    assert_eq!(read!(Event, line).decode::<Stop>().unwrap(), Stop {});
    let line = r#"{"error": {"cl\u0061ss": "\u0041", "desc": "\""}}"#;
    assert_eq!(
        (read!(Error, line).class(), read!(Error, line).desc()),
        ("A", "\"")
    );
    let line = r#"{"execute": "a", "\u005f\u005fx": 1}"#;
    assert_eq!(read!(Request, line).unexpected(), ["__x"]);
}

#[test]
fn a_deep_payload_is_passed_over_and_refused_only_when_decoded() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let line = format!(r#"{{"return": {deep}, "__x": {deep}, "id": {deep}}}"#);
    let reply = read!(Return, &line);
    assert_eq!(reply.value().get(), deep);
    assert_eq!(reply.id().unwrap().as_json(), deep);
    assert!(matches!(
        reply.decode::<DriveAdd>(),
        Err(MessageError::Payload {
            name: DriveAdd::NAME,
            ..
        })
    ));
}
