//! The prelude's names mean something else.

#![allow(dead_code, nonstandard_style, unused_macros)]

use qmp_types::QmpDownstream;
use std::string::String as Text;

struct Result;
struct Option;
struct String;
struct Vec;
struct Box;
struct str;
struct usize;
struct bool;
struct Self_;
trait Default {}
trait Clone {}
trait Iterator {}
trait From {}
trait Into {}
trait Deserialize {}
trait Serialize {}
trait Members {}
fn Some() {}
fn None() {}
fn Ok() {}
fn Err() {}
fn drop() {}
const value: u8 = 0;
const error: u8 = 1;
const map: u8 = 2;
const slots: u8 = 3;
const index: u8 = 4;
static name: u8 = 5;

macro_rules! matches {
    () => {};
}
macro_rules! unreachable {
    () => {};
}
macro_rules! format_args {
    () => {};
}

type Foreign = ::std::collections::BTreeMap<Text, serde_json::Value>;

mod core {}
mod alloc {}
mod qmp_types_ {}

#[derive(QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", returns = qmp_types::Empty, allow_oob)]
struct DriveAdd {
    id: Text,
    file: ::std::option::Option<Text>,
    #[qmp(default)]
    size: u64,
    #[qmp(flatten)]
    part: Part,
    #[qmp(flatten = "buffered")]
    foreign: Foreign,
}

#[derive(QmpDownstream)]
#[qmp(data)]
struct Part {
    cache: Text,
    #[qmp(extra)]
    extra: ::std::collections::BTreeMap<Text, serde_json::Value>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
struct DriveLocked {
    desc: Text,
}

#[derive(QmpDownstream)]
#[qmp(errors)]
#[derive(Debug)]
enum Failure {
    Locked(DriveLocked),
    #[qmp(other)]
    Other(qmp_types::message::AnyError),
}

#[derive(QmpDownstream)]
#[qmp(event = "__com.redhat_PING")]
struct Ping;

#[derive(QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
enum Event {
    Ping(Ping),
    #[qmp(other)]
    Other(qmp_types::UnknownEvent),
}

#[derive(QmpDownstream)]
#[qmp(commands)]
enum Command {
    Add(DriveAdd),
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
enum Format {
    Some,
    None,
    #[qmp(other)]
    Unknown(Text),
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
enum Driver {
    None,
    Part(Part),
    Branch {
        file: ::std::option::Option<Format>,
    },
    #[qmp(other)]
    Other(qmp_types::UnknownBranch),
}

#[derive(QmpDownstream)]
#[qmp(data, untagged)]
enum Alternate {
    Object(Driver),
    Text(Text),
    Null(()),
}

#[test]
fn it_works() {
    let add: DriveAdd = serde_json::from_str(r#"{"id": "a", "cache": "b"}"#).unwrap();
    assert_eq!(add.id, "a");
    assert!(add.file.is_none());
}
