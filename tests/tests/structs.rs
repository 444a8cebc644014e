//! What a deriving struct reads and writes.
use std::borrow::Cow;
use std::collections::BTreeMap;

use qmp_types::{Command, Empty, Error, Event, QmpDownstream};
use serde_json::{Value, json};

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", returns = Empty)]
pub struct DriveAdd {
    pub id: String,
    pub file: Option<String>,
    #[qmp(rename = "copy-on-read")]
    pub copy_on_read: Option<bool>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
pub struct DriveLocked {
    pub desc: String,
    #[qmp(rename = "__com.redhat_holder")]
    pub holder: Option<String>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
pub struct BlockIoError {
    pub device: String,
    pub node_name: Option<String>,
    #[qmp(rename = "__com.redhat_reason")]
    pub reason: Option<String>,
    #[qmp(extra)]
    pub extra: BTreeMap<String, Value>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Borrowing<'a, T> {
    name: &'a str,
    #[qmp(borrow)]
    cow: Cow<'a, str>,
    value: T,
    #[qmp(default = "seven")]
    number: u8,
    #[qmp(skip)]
    skipped: Vec<T>,
}
fn seven() -> u8 {
    7
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.redhat_PING")]
struct Ping;

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Foreign {
    a: u8,
    b: Option<String>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Inner {
    x: u8,
    y: Option<u8>,
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Middle {
    #[qmp(flatten)]
    inner: Inner,
    z: u8,
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, unknown = "deny")]
struct Outer {
    #[qmp(flatten)]
    middle: Middle,
    w: u8,
    #[qmp(flatten)]
    other: Option<DriveAdd>,
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct WithForeign {
    w: u8,
    #[qmp(flatten = "buffered")]
    foreign: Foreign,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

#[test]
fn smoke() {
    let add: DriveAdd = serde_json::from_str(r#"{"id": "foo", "__x": 1}"#).unwrap();
    assert_eq!(serde_json::to_string(&add).unwrap(), r#"{"id":"foo"}"#);
    assert_eq!(DriveAdd::NAME, "__com.redhat_drive_add");
    let _: <DriveAdd as Command>::Returns = Empty;
    assert_eq!(Ping::NAME, "__com.redhat_PING");
    let ping: Ping = serde_json::from_str("{}").unwrap();
    assert_eq!(ping, Ping);
    let e: DriveLocked =
        serde_json::from_value(json!({"class": "__com.redhat_DriveLocked", "desc": "d"})).unwrap();
    assert_eq!(e.to_string(), "d");
    assert_eq!(DriveLocked::CLASS, "__com.redhat_DriveLocked");
    println!(
        "{}",
        serde_json::from_value::<DriveLocked>(json!({"class": "x", "desc": "d"})).unwrap_err()
    );
    let b: Borrowing<'_, u8> =
        serde_json::from_str(r#"{"name": "a", "cow": "b", "value": 3}"#).unwrap();
    assert!(matches!(b.cow, Cow::Borrowed("b")));
    assert_eq!(b.number, 7);
    let o: Outer =
        serde_json::from_str(r#"{"x": 1, "z": 2, "w": 3, "id": "k", "y": null}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&o).unwrap(),
        r#"{"x":1,"z":2,"w":3,"id":"k"}"#
    );
    println!(
        "{}",
        serde_json::from_str::<Outer>(r#"{"x": 1, "z": 2, "w": 3, "v":3}"#).unwrap_err()
    );
    println!(
        "{}",
        serde_json::from_str::<Outer>(r#"{"x": 1, "z": 2, "w": 3, "x":3}"#).unwrap_err()
    );
    let w: WithForeign = serde_json::from_str(r#"{"a": 1, "q": [2], "w": 3, "b":"x"}"#).unwrap();
    println!("{w:?}");
    assert_eq!(
        serde_json::to_string(&w).unwrap(),
        r#"{"w":3,"a":1,"b":"x","q":[2]}"#
    );
}
