//! A conversation with a real machine of QEMU's, which has events to tell: they are read as an enum
//! of upstream's events with a vendor's members, of which upstream sends none; and the same lines
//! again as the vendor's QEMU would send them. The machine has no firmware's disk to start from and
//! needs no accelerator.
//!
//! Where the program is not installed these tests are skipped, and say so; with `QMP_LIVE=required`
//! in the environment they fail instead.

#[path = "../quickstart/client.rs"]
mod client;
#[path = "support/installed.rs"]
mod installed;
#[path = "../quickstart/qemu.rs"]
mod qemu;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process;

use client::{Client, ClientError};
use qemu::Qemu;
use qmp_types::message::{AnyError, Version};
use qmp_types::{QmpDownstream, UnknownEvent};
use serde_json::{Value, json};

/// Upstream's events of this conversation, each with what the vendor adds to it.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events, rfqdn = "com.example")]
enum Event {
    Stop(Stop),
    Resume(Resume),
    Reset(Reset),
    Powerdown(Powerdown),
    Shutdown(Shutdown),
    DeviceDeleted(DeviceDeleted),
    #[qmp(other)]
    Other(UnknownEvent),
}

/// Upstream has no data for it, so it sends none.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "STOP"))]
struct Stop {
    #[qmp(rename = "__com.example_reason")]
    reason: Option<String>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "RESUME"))]
struct Resume;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "RESET"))]
struct Reset {
    guest: bool,
    reason: ShutdownCause,
    #[qmp(rename = "__com.example_operator")]
    operator: Option<Operator>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "POWERDOWN"))]
struct Powerdown;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "SHUTDOWN"))]
struct Shutdown {
    guest: bool,
    reason: ShutdownCause,
}

/// Upstream's enum, with a value of the vendor's.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
enum ShutdownCause {
    HostQmpQuit,
    HostQmpSystemReset,
    #[qmp(rename = "__com.example_host-lost")]
    HostLost,
    #[qmp(other)]
    Other(String),
}

/// Who did it: the vendor's as a whole.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Operator {
    name: String,
    uid: Option<u32>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "DEVICE_DELETED"))]
struct DeviceDeleted {
    device: Option<String>,
    path: String,
    #[qmp(rename = "__com.example_forced")]
    forced: Option<bool>,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

/// What a command fails with, of which upstream has no class but its own.
#[derive(Debug, QmpDownstream)]
#[qmp(errors, rfqdn = "com.example")]
enum Failure {
    Locked(MachineLocked),
    #[qmp(other)]
    Upstream(AnyError),
}

#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.example_MachineLocked")]
struct MachineLocked {
    desc: String,
}

/// A command without arguments and without anything to return.
macro_rules! commands {
    ($($ident:ident = $name:literal),*) => {$(
        #[derive(QmpDownstream)]
        #[qmp(extends(command = $name))]
        struct $ident;
    )*};
}

commands!(
    Cont = "cont",
    StopMachine = "stop",
    SystemReset = "system_reset",
    SystemPowerdown = "system_powerdown",
    Quit = "quit",
    QmpCapabilities = "qmp_capabilities"
);

#[derive(QmpDownstream)]
#[qmp(extends(command = "query-status"), returns = StatusInfo)]
struct QueryStatus;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct StatusInfo {
    running: bool,
    status: String,
    #[qmp(rename = "__com.example_maintenance")]
    maintenance: Option<bool>,
}

#[derive(QmpDownstream)]
#[qmp(extends(command = "device_add"))]
struct DeviceAdd {
    driver: &'static str,
    id: &'static str,
    /// The driver's properties, whatever they are.
    #[qmp(extra)]
    properties: BTreeMap<String, Value>,
}

#[derive(QmpDownstream)]
#[qmp(extends(command = "device_del"))]
struct DeviceDel {
    id: &'static str,
    #[qmp(rename = "__com.example_force")]
    force: Option<bool>,
}

#[derive(QmpDownstream)]
#[qmp(extends(command = "qom-set"))]
struct QomSet {
    path: &'static str,
    property: &'static str,
    value: Value,
}

#[derive(QmpDownstream)]
#[qmp(extends(command = "qom-get"), returns = Value)]
struct QomGet {
    path: &'static str,
    property: &'static str,
}

#[derive(QmpDownstream)]
#[qmp(extends(command = "query-qmp-schema"), returns = Vec<SchemaInfo>)]
struct QueryQmpSchema;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct SchemaInfo {
    name: String,
    #[qmp(flatten)]
    meta: Meta,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "meta-type", rename_all = "kebab-case")]
enum Meta {
    Builtin,
    Enum {
        values: Vec<String>,
    },
    Array {
        #[qmp(rename = "element-type")]
        element: String,
    },
    Object {
        members: Vec<SchemaMember>,
    },
    Alternate,
    Command {
        #[qmp(rename = "ret-type")]
        returns: String,
    },
    Event {
        #[qmp(rename = "arg-type")]
        data: String,
    },
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
struct SchemaMember {
    name: String,
    r#type: String,
}

fn system_emulator() -> Option<PathBuf> {
    installed::program("qemu-system-x86_64")
}

/// A machine with a USB controller, to which devices can be added while it does not run.
const MACHINE: &[&str] = &[
    "-M",
    "q35,accel=tcg",
    "-nodefaults",
    "-S",
    "-display",
    "none",
    "-device",
    "qemu-xhci,id=usb",
];

thread_local! {
    /// The events of this thread's conversation, as they were on the wire.
    static LINES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn keep_events(arrow: &str, line: &str) {
    if arrow == "<-" && line.contains(r#""event": "#) {
        LINES.with_borrow_mut(|lines| lines.push(line.to_owned()));
    }
}

fn connect(qemu: &mut Qemu) -> Client<UnixStream, UnixStream> {
    let stream = qemu.connect().expect("it listens");
    let timeout = Some(client::TIMEOUT);
    stream.set_read_timeout(timeout).expect("it is not zero");
    let reader = stream.try_clone().expect("a socket can be cloned");
    let mut client = Client::new(reader, stream, keep_events);
    let greeting = client.greeting::<Version>().unwrap();
    assert!(greeting.version.qemu.major >= 5);
    client.call(&QmpCapabilities).unwrap();
    client
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, ClientError>) -> AnyError {
    let Err(ClientError::Refused(line)) = result else {
        panic!("it is not refused: {result:?}");
    };
    match line.decode().unwrap() {
        Failure::Upstream(error) => error,
        Failure::Locked(error) => panic!("it is the vendor's: {error}"),
    }
}

/// Holds the conversation, and returns its events.
fn converse(qemu: &mut Qemu) -> Vec<Event> {
    let mut client = connect(qemu);
    let mut events = Vec::new();
    let status = client.call(&QueryStatus).unwrap();
    assert_eq!((status.running, &*status.status), (false, "prelaunch"));
    assert_eq!(status.maintenance, None);

    client.call(&Cont).unwrap();
    events.push(client.event().unwrap().decode().unwrap());
    assert!(client.call(&QueryStatus).unwrap().running);
    client.call(&StopMachine).unwrap();
    events.push(client.event().unwrap().decode().unwrap());

    let set = |property, value| QomSet {
        path: "/machine",
        property,
        value,
    };
    let property = "suppress-vmdesc";
    client.call(&set(property, json!(true))).unwrap();
    let path = "/machine";
    let value = client.call(&QomGet { path, property }).unwrap();
    assert_eq!(value, true);
    let error = refused(client.call(&set("__com.example_colour", json!("red"))));
    assert_eq!(error.class, AnyError::GENERIC_ERROR);
    assert!(error.desc.ends_with(".__com.example_colour' not found"));

    let id = "tablet0";
    let add = |driver| DeviceAdd {
        driver,
        id,
        properties: [("bus".to_owned(), json!("usb.0"))].into(),
    };
    let error = refused(client.call(&add("__com.example_tablet")));
    let desc = "'__com.example_tablet' is not a valid device model name";
    assert_eq!(error.desc, desc);
    client.call(&add("usb-tablet")).unwrap();
    let del = |force| DeviceDel { id, force };
    let error = refused(client.call(&del(Some(true))));
    assert_eq!(error.desc, "Parameter '__com.example_force' is unexpected");
    client.call(&del(None)).unwrap();
    events.push(client.event().unwrap().decode().unwrap());
    let error = refused(client.call(&del(None)));
    assert_eq!(error.class, AnyError::DEVICE_NOT_FOUND);

    client.call(&SystemReset).unwrap();
    events.push(client.event().unwrap().decode().unwrap());
    client.call(&SystemPowerdown).unwrap();
    events.push(client.event().unwrap().decode().unwrap());
    client.call(&Quit).unwrap();
    events.push(client.event().unwrap().decode().unwrap());
    events
}

#[test]
fn its_events_have_none_of_the_vendors_members() {
    let Some(program) = system_emulator() else {
        return;
    };
    let mut qemu = Qemu::start_with(&program, MACHINE).expect("it starts");
    let events = converse(&mut qemu);
    assert!(qemu.wait().unwrap().success());
    let expected = [
        Event::Resume(Resume),
        Event::Stop(Stop { reason: None }),
        Event::DeviceDeleted(DeviceDeleted {
            device: Some("tablet0".to_owned()),
            path: "/machine/peripheral/tablet0".to_owned(),
            forced: None,
            extra: BTreeMap::new(),
        }),
        Event::Reset(Reset {
            guest: false,
            reason: ShutdownCause::HostQmpSystemReset,
            operator: None,
        }),
        Event::Powerdown(Powerdown),
        Event::Shutdown(Shutdown {
            guest: false,
            reason: ShutdownCause::HostQmpQuit,
        }),
    ];
    assert_eq!(events, expected);
    with_the_vendors_members(&LINES.take());
}

/// The same lines, as the vendor's QEMU would have sent them.
fn with_the_vendors_members(lines: &[String]) {
    let with = |name: &str, members: Value| -> Event {
        let line = lines
            .iter()
            .find(|line| line.contains(&format!(r#""{name}""#)));
        let mut event: Value = serde_json::from_str(line.expect(name)).unwrap();
        let data = event
            .as_object_mut()
            .unwrap()
            .entry("data")
            .or_insert(json!({}));
        let Value::Object(members) = members else {
            panic!("members are an object")
        };
        data.as_object_mut().unwrap().extend(members);
        serde_json::from_str(&event.to_string()).unwrap()
    };

    let Event::Stop(stop) = with("STOP", json!({"__com.example_reason": "quota"})) else {
        panic!("it has its name still")
    };
    assert_eq!(stop.reason.as_deref(), Some("quota"));

    let members = json!({"__com.example_operator": {"name": "ann", "shift": 2},
        "reason": "__com.example_host-lost"});
    let Event::Reset(reset) = with("RESET", members) else {
        panic!("it has its name still")
    };
    let operator = Operator {
        name: "ann".to_owned(),
        uid: None,
    };
    assert_eq!(reset.operator, Some(operator));
    assert_eq!(reset.reason, ShutdownCause::HostLost);

    // Another vendor's member is kept where somebody keeps it, and is no matter elsewhere.
    let theirs = json!({"__com.example_forced": true, "__org.example_slot": [3]});
    let Event::DeviceDeleted(deleted) = with("DEVICE_DELETED", theirs.clone()) else {
        panic!("it has its name still")
    };
    assert_eq!(deleted.forced, Some(true));
    assert_eq!(deleted.extra["__org.example_slot"], json!([3]));
    assert_eq!(deleted.extra.len(), 1);
    assert_eq!(with("POWERDOWN", theirs), Event::Powerdown(Powerdown));
}

#[test]
fn its_schema_is_data() {
    let Some(program) = system_emulator() else {
        return;
    };
    let mut qemu = Qemu::start(&program).expect("it starts");
    let mut client = connect(&mut qemu);
    let schema = client.call(&QueryQmpSchema).unwrap();
    assert!(schema.len() > 500);
    let find = |name: &str| {
        let info = schema.iter().find(|info| info.name == name);
        &info.expect(name).meta
    };
    let Meta::Command { returns } = find("query-status") else {
        panic!("it is a command")
    };
    let members = names(find(returns));
    assert!(members.contains(&"running") && members.contains(&"status"));
    let Meta::Event { data } = find("RESET") else {
        panic!("it is an event")
    };
    assert_eq!(names(find(data)), ["guest", "reason"]);
    let Meta::Object { members } = find(data) else {
        panic!("data are an object")
    };
    let Meta::Enum { values } = find(&members[1].r#type) else {
        panic!("a reason is an enum's value")
    };
    assert!(values.iter().any(|value| value == "host-qmp-system-reset"));
    // Upstream has no name of downstream's: its `__` are all somebody's extension.
    assert!(!schema.iter().any(|info| info.name.starts_with("__")));
    client.call(&Quit).unwrap();
    assert!(qemu.wait().unwrap().success());
}

fn names(meta: &Meta) -> Vec<&str> {
    match meta {
        Meta::Object { members } => members.iter().map(|member| &*member.name).collect(),
        other => panic!("it is no object: {other:?}"),
    }
}

#[test]
fn quickstart_starts_it() {
    let Some(program) = system_emulator() else {
        return;
    };
    let output = process::Command::new(env!("CARGO_BIN_EXE_quickstart"))
        .arg("--qemu")
        .arg(program)
        .output()
        .expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
    let output = String::from_utf8(output.stdout).expect("it prints UTF-8");
    let expected = r#""desc": "The command __com.example_volume-add has not been found"}"#;
    let (_, end) = output.split_once(expected).expect("it is upstream's");
    assert!(end.contains("\n   ExampleVersion { qemu: "));
    assert!(end.contains(r#"-> {"execute":"quit""#));
}
