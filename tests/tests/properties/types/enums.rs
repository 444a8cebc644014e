//! Enums: values, unions, alternates, and those of commands, events and errors.

use qmp_types::message::AnyError;
use qmp_types::{QmpDownstream, UnknownBranch, UnknownCommand, UnknownEvent};

use super::structs::{Denied, Failed, Keep, Lost, QueryStatus, SetPassword, Text};

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub enum Mode {
    Slow,
    #[qmp(alias = "quick", alias = "x-fast")]
    AlmostFast,
    #[qmp(rename = "__org.example_turbo", alias = "turbo")]
    Turbo,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
pub enum Format {
    Raw,
    Qcow2,
    #[qmp(other)]
    Other(String),
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
pub enum Alternate {
    Mode(Mode),
    Integer(i64),
    Number(f64),
    Flag(bool),
    Null(()),
    List(Vec<Alternate>),
    Driver(Box<Driver>),
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
pub enum Reference {
    Name(String),
    Options(Box<Options>),
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
pub enum Driver {
    NullCo,
    #[qmp(alias = "posix")]
    File(File),
    #[qmp(rename_all = "kebab-case")]
    Raw {
        #[qmp(alias = "size")]
        start_offset: Option<u64>,
        #[qmp(rename = "__org.example_mode")]
        mode: Option<Mode>,
        file: Reference,
    },
    #[qmp(rename = "__org.example_tape")]
    Tape {
        #[qmp(flatten)]
        file: File,
        #[qmp(default)]
        reel: u8,
    },
    #[qmp(other)]
    Other(UnknownBranch),
}

/// As its branches are all listed, it has the policy of its own.
#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "type", rename_all = "lowercase", unknown = "deny")]
pub enum Address {
    None,
    Unix { path: String },
    Inet { host: String, port: Option<u16> },
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "deny")]
pub struct File {
    filename: String,
    alternate: Option<Alternate>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Options {
    #[qmp(flatten)]
    driver: Driver,
    node: Option<String>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "ignore-downstream")]
pub struct Listen {
    #[qmp(flatten)]
    address: Address,
    backlog: Option<u8>,
    #[qmp(rename = "__org.example_peers", default)]
    peers: Vec<Address>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(event = "__org.example_ADDED")]
pub struct Added {
    options: Vec<Options>,
    format: Format,
    listen: Option<Listen>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__org.example_add")]
pub struct Add {
    #[qmp(flatten)]
    options: Options,
    choice: Alternate,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
pub enum Event {
    Added(Added),
    #[qmp(other)]
    Other(UnknownEvent),
}

/// Borrows, and knows no other events.
#[derive(Debug, QmpDownstream)]
#[qmp(events, rfqdn = "com.example")]
pub enum TextEvent<'a> {
    Text(Text<'a>),
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
pub enum Command {
    Add(Box<Add>),
    Keep(Keep),
    SetPassword(SetPassword),
    QueryStatus(QueryStatus),
    #[qmp(other)]
    Other(UnknownCommand),
}

#[derive(Debug, QmpDownstream)]
#[qmp(errors)]
pub enum Error {
    Failed(Box<Failed>),
    Lost(Lost),
    #[qmp(other)]
    Other(AnyError),
}

/// Knows no other errors.
#[derive(Debug, QmpDownstream)]
#[qmp(errors)]
pub enum Refusal {
    Denied(Denied),
    Lost(Lost),
}
