//! The types of the binding crate `redhat`, held against real messages: `vectors/messages.jsonl`
//! has one a line, as they were documented, written in scripts, or seen on the wire.
//!
//! What belongs to a type is decoded as the value that is written out here, and written back as
//! the same JSON value. The others are read as far as [`Message`] takes them.

use std::fmt::Debug;

use qmp_types::message::{
    AnyError, EventMessage, Message, MessageError, Request, Return, Timestamp,
};
use qmp_types::{Command, Commands, Empty, Event, Events};
use redhat::commands::{
    BlockCommit, BlockdevSnapshotSync, CommandInfo, DriveAdd, DriveDel, DriveMirror, DriveReopen,
    QueryCommands, QxlScreendump, RedHatCommand, Transaction, TransactionAction,
};
use redhat::errors::{DeviceInitFailed, OpenFileFailed};
use redhat::events::{
    BlockIoError, DebugInfo, RedHatEvent, SpiceAddress, SpiceChannel, SpiceDisconnected,
    SpiceInitialized, SpiceServer,
};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};

/// The message on a line of the file, its first line being 1.
fn line(number: usize) -> &'static str {
    include_str!("vectors/messages.jsonl")
        .lines()
        .nth(number - 1)
        .expect("the file has the line")
}

fn value(json: &str) -> Value {
    serde_json::from_str(json).expect("it is JSON")
}

fn written(message: &impl Serialize) -> Value {
    serde_json::to_value(message).expect("it can be written")
}

#[track_caller]
fn is_request<C>(json: &str, expected: &C)
where
    C: Command + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let Ok(Message::Request(request)) = Message::from_str(json) else {
        panic!("no request: {json}");
    };
    assert_eq!(request.decode::<C>().unwrap(), *expected);
    let again = Request::new(expected);
    let again = match request.id() {
        Some(id) => again.with_id(id.clone()),
        None => again,
    };
    assert_eq!(written(&again), value(json));
}

#[track_caller]
fn is_event<E>(json: &str, expected: &E)
where
    E: Event + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let Ok(Message::Event(event)) = Message::from_str(json) else {
        panic!("no event: {json}");
    };
    assert_eq!(event.decode::<E>().unwrap(), *expected);
    let timestamp = event.timestamp().expect("the event has a timestamp");
    assert_eq!(
        written(&EventMessage::new(expected, timestamp)),
        value(json)
    );
}

#[test]
fn drive_add() {
    let add = |id: &str, file: &str, format: &str| DriveAdd {
        id: id.to_owned(),
        file: Some(file.to_owned()),
        format: Some(format.to_owned()),
        ..DriveAdd::default()
    };
    is_request(
        line(4),
        &DriveAdd {
            id: "foo".to_owned(),
            ..DriveAdd::default()
        },
    );
    is_request(line(5), &add("bar", "tmp.qcow2", "qcow2"));
    let image = "/home/yhong/yhong-auto-project/images/data-disk0.qcow2";
    is_request(line(11), &add("drive-virtio-blk0", image, "qcow2"));
    let image = "/home/yhong/yhong-auto-project/data-disk0.qcow2";
    is_request(line(12), &add("drive-virtio-blk0", image, "qcow2"));
    is_request(line(13), &add("drive-scsi-disk1", "/dev/sdb", "raw"));
    let image = "/usr/share/smartx/images/d3420652-67a2-4121-a489-7d415039395d";
    is_request(
        line(14),
        &DriveAdd {
            format: None,
            media: Some("cdrom".to_owned()),
            ..add("usb_cdrom_fastio_drive_id", image, "")
        },
    );
    is_request(
        line(15),
        &DriveAdd {
            cache: Some("none".to_owned()),
            aio: Some("native".to_owned()),
            ..add("data_drive71", "/images/test71.qcow2", "qcow2")
        },
    );
    is_request(
        line(16),
        &DriveAdd {
            format: None,
            readonly: Some(false),
            ..add("disk1", "/dev/vg/disk", "")
        },
    );
    is_request(line(18), &add("disk", "/images/t.qcow2", "qcow2"));
}

#[test]
fn drive_add_has_each_documented_argument() {
    let json = json!({
        "id": "d", "file": "f", "format": "raw", "aio": "native", "cache": "none", "cyls": 1,
        "heads": 2, "secs": 3, "trans": "lba", "media": "disk", "readonly": true,
        "snapshot": false, "rerror": "stop", "werror": "enospc", "copy-on-read": true,
        "serial": "s"
    });
    let add: DriveAdd = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(add.secs, Some(3));
    assert_eq!(written(&add), json);
}

#[test]
fn other_commands() {
    is_request(
        line(1),
        &DriveMirror {
            device: "ide-hd0".to_owned(),
            target: "/some/place/my-image".to_owned(),
            format: Some("qcow2".to_owned()),
            ..DriveMirror::default()
        },
    );
    is_request(
        line(3),
        &DriveReopen {
            device: "ide-hd0".to_owned(),
            new_image_file: "/some/place/my-image".to_owned(),
            format: Some("qcow2".to_owned()),
            witness: None,
        },
    );
    let id = |id: &str| DriveDel { id: id.to_owned() };
    is_request(line(6), &id("block1"));
    is_request(line(27), &id("d0"));
    is_request(
        line(7),
        &QxlScreendump {
            id: "video1".to_owned(),
            filename: "v1.ppm".to_owned(),
        },
    );
    is_request(
        line(17),
        &BlockCommit {
            device: "test".to_owned(),
            top: "/images/t.qcow2.snp1".to_owned(),
            ..BlockCommit::default()
        },
    );
}

#[test]
fn a_server_refuses_an_argument_that_the_command_does_not_have() {
    let json = r#"{"execute": "__com.redhat_drive_del", "arguments": {"id": "d0", "force": true}}"#;
    let Ok(Message::Request(request)) = Message::from_str(json) else {
        panic!("no request");
    };
    assert!(matches!(
        request.decode::<DriveDel>(),
        Err(MessageError::Payload {
            name: "__com.redhat_drive_del",
            ..
        })
    ));
}

#[test]
fn replies() {
    let Ok(Message::Return(reply)) = Message::from_str(line(2)) else {
        panic!("no return");
    };
    assert_eq!(reply.decode::<DriveMirror>().unwrap(), Empty);
    assert_eq!(written(&Return::new(Empty)), value(line(2)));

    // An element of what query-commands returns.
    let info = CommandInfo {
        name: DriveAdd::NAME.to_owned(),
    };
    let reply = format!(r#"{{"return": [{}]}}"#, line(19));
    let Ok(Message::Return(reply)) = Message::from_str(&reply) else {
        panic!("no return");
    };
    assert_eq!(
        reply.decode::<QueryCommands>().unwrap(),
        std::slice::from_ref(&info)
    );
    assert_eq!(written(&info), value(line(19)));
}

#[test]
fn block_io_error() {
    let error = BlockIoError {
        device: "ide0-hd1".to_owned(),
        operation: "write".to_owned(),
        action: "stop".to_owned(),
        redhat_reason: Some("enospc".to_owned()),
        ..BlockIoError::default()
    };
    let debug_info = DebugInfo {
        errno: 28,
        message: "No space left on device".to_owned(),
    };
    is_event(
        line(8),
        &BlockIoError {
            redhat_debug_info: Some(debug_info),
            ..error.clone()
        },
    );
    is_event(line(9), &error);
    is_event(
        line(10),
        &BlockIoError {
            node_name: Some("#block212".to_owned()),
            ..error
        },
    );
}

#[test]
fn block_io_error_of_upstream_and_of_others() {
    let json = r##"{"event": "BLOCK_IO_ERROR", "data": {
        "device": "", "node-name": "#block212", "qom-path": "/machine", "operation": "read",
        "action": "report", "nospace": false, "reason": "Input/output error",
        "__com.example_host": {"name": "n7"}
    }, "timestamp": {"seconds": -1, "microseconds": -1}}"##;
    let error = BlockIoError {
        node_name: Some("#block212".to_owned()),
        operation: "read".to_owned(),
        action: "report".to_owned(),
        nospace: Some(false),
        reason: Some("Input/output error".to_owned()),
        extra: [
            ("qom-path".to_owned(), json!("/machine")),
            ("__com.example_host".to_owned(), json!({"name": "n7"})),
        ]
        .into(),
        ..BlockIoError::default()
    };
    is_event(json, &error);
}

/// Upstream's examples, under the names that Red Hat sent beside upstream's.
#[test]
fn spice() {
    let address = |host: &str, port: &str| SpiceAddress {
        host: host.to_owned(),
        port: port.to_owned(),
        family: "ipv4".to_owned(),
    };
    let json = r#"{"timestamp": {"seconds": 1290688046, "microseconds": 417172},
        "event": "__com.redhat_SPICE_INITIALIZED",
        "data": {"server": {"auth": "spice", "port": "5921", "family": "ipv4",
                            "host": "127.0.0.1"},
                 "client": {"port": "49004", "family": "ipv4", "channel-type": 3,
                            "connection-id": 1804289383, "host": "127.0.0.1", "channel-id": 0,
                            "tls": true}}}"#;
    let initialized = SpiceInitialized {
        server: SpiceServer {
            address: address("127.0.0.1", "5921"),
            auth: Some("spice".to_owned()),
        },
        client: SpiceChannel {
            address: address("127.0.0.1", "49004"),
            connection_id: 1_804_289_383,
            channel_type: 3,
            channel_id: 0,
            tls: true,
        },
    };
    is_event(json, &initialized);

    let json = r#"{"timestamp": {"seconds": 1290688046, "microseconds": 388707},
        "event": "__com.redhat_SPICE_DISCONNECTED",
        "data": {"server": {"port": "5920", "family": "ipv4", "host": "127.0.0.1"},
                 "client": {"port": "52873", "family": "ipv4", "host": "127.0.0.1"}}}"#;
    let disconnected = SpiceDisconnected {
        server: address("127.0.0.1", "5920"),
        client: address("127.0.0.1", "52873"),
    };
    is_event(json, &disconnected);
}

/// The form of an error object before QEMU 1.2, as RHEL 6 has it.
#[test]
fn error_data() {
    let json = json!({"device": "hostdev0", "__com.redhat_reason": "no IOMMU",
        "__com.redhat_strerror": "No such device"});
    let error: AnyError = serde_json::from_value(json!({
        "class": "DeviceInitFailed", "desc": "not initialized", "data": json
    }))
    .unwrap();
    let data = DeviceInitFailed {
        device: "hostdev0".to_owned(),
        reason: Some("no IOMMU".to_owned()),
        strerror: Some("No such device".to_owned()),
    };
    assert_eq!(written(&data), json);
    assert_eq!(OpenFileFailed::of(&error).unwrap(), None);
    assert_eq!(DeviceInitFailed::of(&error).unwrap(), Some(data));

    let json = json!({"filename": "f", "__com.redhat_error_message": "Permission denied"});
    let error: AnyError = serde_json::from_value(json!({
        "class": "OpenFileFailed", "desc": "not opened", "data": json
    }))
    .unwrap();
    let data = OpenFileFailed {
        filename: "f".to_owned(),
        error_message: Some("Permission denied".to_owned()),
    };
    assert_eq!(written(&data), json);
    assert_eq!(OpenFileFailed::of(&error).unwrap(), Some(data));

    let upstream: AnyError = serde_json::from_value(json!({
        "class": "DeviceInitFailed", "desc": "", "data": {"device": "d"}
    }))
    .unwrap();
    let data = DeviceInitFailed::of(&upstream).unwrap().unwrap();
    assert_eq!((data.reason, data.strerror), (None, None));

    let malformed: AnyError = serde_json::from_value(json!({
        "class": "DeviceInitFailed", "desc": "", "data": {"device": 1}
    }))
    .unwrap();
    assert!(DeviceInitFailed::of(&malformed).is_err());
}

/// The messages that are of no type here: read, and written back as they were.
#[test]
fn messages_of_others() {
    for number in (23..=35).filter(|number| *number != 27) {
        let message = Message::from_str(line(number)).unwrap();
        assert_eq!(written(&message), value(line(number)), "line {number}");
        if let Message::Error(error) = message {
            let any = error.to_any_error().unwrap();
            assert_eq!(any.class, AnyError::GENERIC_ERROR);
            assert_eq!(written(&any), value(line(number))["error"], "line {number}");
        }
    }
}

/// The file also has elements of replies, which are no messages.
#[test]
fn no_messages() {
    for number in 19..=22 {
        let error = Message::from_str(line(number)).unwrap_err();
        assert!(matches!(error, MessageError::Unrecognized { .. }));
    }
    assert_eq!(include_str!("vectors/messages.jsonl").lines().count(), 35);
}

#[test]
fn the_timestamp_is_the_messages() {
    let Ok(Message::Event(event)) = Message::from_str(line(8)) else {
        panic!("no event");
    };
    let timestamp = Timestamp {
        seconds: 1_265_044_230,
        microseconds: 450_486,
    };
    assert_eq!(event.timestamp(), Some(timestamp));
}

/// The action of `transaction` that Red Hat added, among upstream's.
#[test]
fn transaction() {
    let json = r#"{"execute": "transaction", "arguments": {"actions": [
        {"type": "blockdev-snapshot-sync",
         "data": {"device": "ide-hd0", "snapshot-file": "/images/t.snp1", "format": "qcow2"}},
        {"data": {"device": "ide-hd1", "target": "/some/place/my-image", "mode": "existing"},
         "type": "__com.redhat_drive-mirror"},
        {"type": "abort", "data": {}}
    ]}}"#;
    let snapshot = BlockdevSnapshotSync {
        device: "ide-hd0".to_owned(),
        snapshot_file: "/images/t.snp1".to_owned(),
        format: Some("qcow2".to_owned()),
    };
    let mirror = DriveMirror {
        device: "ide-hd1".to_owned(),
        target: "/some/place/my-image".to_owned(),
        mode: Some("existing".to_owned()),
        ..DriveMirror::default()
    };
    let abort = serde_json::from_str(r#"{"type": "abort", "data": {}}"#).unwrap();
    let TransactionAction::Other(branch) = &abort else {
        panic!("no action of ours: {abort:?}");
    };
    assert_eq!(branch.tag, "abort");
    let actions = vec![
        TransactionAction::BlockdevSnapshotSync { data: snapshot },
        TransactionAction::DriveMirror { data: mirror },
        abort,
    ];
    is_request(json, &Transaction { actions });

    let malformed = r#"{"type": "__com.redhat_drive-mirror", "data": {"device": "ide-hd1"}}"#;
    let error = serde_json::from_str::<TransactionAction>(malformed).unwrap_err();
    assert!(error.to_string().starts_with("missing field `target`"));
}

/// Every request of the file by its name, and written back but for its `id`.
#[test]
fn requests_by_name() {
    let mut listed = 0;
    for json in include_str!("vectors/messages.jsonl").lines() {
        let mut json = value(json);
        if json.get("execute").is_none() {
            continue;
        }
        let command: RedHatCommand = serde_json::from_value(json.clone()).unwrap();
        let name = json["execute"].as_str().expect("the name is a string");
        assert_eq!(command.name(), name);
        let is_listed = RedHatCommand::NAMES.contains(&name);
        assert_eq!(!matches!(command, RedHatCommand::Other(_)), is_listed);
        listed += usize::from(is_listed);
        json.as_object_mut().expect("it is an object").remove("id");
        assert_eq!(written(&command), json);
    }
    assert_eq!(listed, 15);
}

/// Every event of the file by its name, and written back but for its timestamp.
#[test]
fn events_by_name() {
    let mut listed = 0;
    for json in include_str!("vectors/messages.jsonl").lines() {
        let mut json = value(json);
        if json.get("event").is_none() {
            continue;
        }
        let event: RedHatEvent = serde_json::from_value(json.clone()).unwrap();
        let is_listed = RedHatEvent::NAMES.contains(&event.name());
        assert_eq!(!matches!(event, RedHatEvent::Other(_)), is_listed);
        listed += usize::from(is_listed);
        json.as_object_mut()
            .expect("it is an object")
            .remove("timestamp");
        assert_eq!(written(&event), json);
    }
    assert_eq!(listed, 3);
    assert_eq!(
        RedHatEvent::NAMES,
        [
            "__com.redhat_SPICE_INITIALIZED",
            "__com.redhat_SPICE_DISCONNECTED",
            "BLOCK_IO_ERROR"
        ]
    );
}
