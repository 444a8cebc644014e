//! No prelude at all.

#![no_implicit_prelude]
#![allow(dead_code, clippy::trivially_copy_pass_by_ref)]

use ::qmp_types::QmpDownstream;
use ::std::option::Option;
use ::std::string::String;

/// A command with every sort of member.
#[derive(QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", returns = ::qmp_types::Empty)]
pub struct DriveAdd<'a, T> {
    pub id: String,
    pub file: Option<&'a str>,
    #[qmp(default)]
    pub value: T,
    #[qmp(flatten)]
    pub part: Part,
    #[qmp(flatten = "buffered")]
    pub foreign: Foreign,
    #[qmp(extra)]
    pub extra: ::std::collections::BTreeMap<String, ::serde_json::Value>,
    #[qmp(skip)]
    pub skipped: ::std::primitive::u8,
    #[qmp(with = "same")]
    pub with: ::std::primitive::u8,
}

/// A part of it.
#[derive(QmpDownstream)]
#[qmp(data)]
pub struct Part {
    pub size: ::std::primitive::u64,
}

/// A type of serde's.
#[derive(::serde::Serialize, ::serde::Deserialize)]
pub struct Foreign {
    pub cache: Option<String>,
}

mod same {
    use ::serde::{Deserialize, Deserializer, Serializer};
    use ::std::result::Result;

    pub fn serialize<S: Serializer>(
        value: &::std::primitive::u8,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*value)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<::std::primitive::u8, D::Error> {
        Deserialize::deserialize(deserializer)
    }
}

/// An event.
#[derive(QmpDownstream)]
#[qmp(event = "__com.redhat_PING")]
pub struct Ping;

/// An error.
#[derive(::std::fmt::Debug, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
pub struct DriveLocked {
    pub desc: String,
}

/// Events.
#[derive(QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
pub enum Event {
    Ping(Ping),
    #[qmp(other)]
    Other(::qmp_types::UnknownEvent),
}

/// Commands.
#[derive(QmpDownstream)]
#[qmp(commands)]
pub enum Command<'a> {
    Add(DriveAdd<'a, ::std::primitive::u8>),
    #[qmp(other)]
    Other(::qmp_types::UnknownCommand),
}

/// Errors.
#[derive(::std::fmt::Debug, QmpDownstream)]
#[qmp(errors)]
pub enum Failure {
    Locked(DriveLocked),
    #[qmp(other)]
    Other(::qmp_types::message::AnyError),
}

/// Values.
#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub enum Format {
    Raw,
    #[qmp(other)]
    Unknown(String),
}

/// A union.
#[derive(QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
pub enum Driver {
    NullCo,
    Part(Part),
    Raw {
        file: Option<Format>,
    },
    #[qmp(other)]
    Other(::qmp_types::UnknownBranch),
}

/// An alternate.
#[derive(QmpDownstream)]
#[qmp(data, untagged)]
pub enum Alternate<'a> {
    Object(Driver),
    Text(&'a str),
    Null(()),
}

#[test]
fn it_works() {
    let text = r#"{"id":"a","value":1,"size":2,"cache":"b","new":3,"with":4}"#;
    let text = text.replace(r#""new":3,"#, r#""__com.redhat_new":3,"#);
    let add: DriveAdd<'_, ::std::primitive::u8> = ::serde_json::from_str(&text).unwrap();
    ::std::assert_eq!(add.extra.len(), 1);
    let written: ::serde_json::Value = ::serde_json::to_value(&add).unwrap();
    let read: ::serde_json::Value = ::serde_json::from_str(&text).unwrap();
    ::std::assert_eq!(written, read);
}
