//! The types that bytes are read as: together they have every shape that the derive knows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use qmp_types::message::AnyError;
use qmp_types::{QmpDownstream, UnknownCommand, UnknownEvent};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

/// Checks that a value is written as a text which is read as the same value.
macro_rules! settles {
    ($type:ty, $value:expr) => {{
        let value: &$type = $value;
        let text = serde_json::to_string(value).expect("what was read can be written");
        match serde_json::from_str::<$type>(&text) {
            Ok(again) => assert_eq!(again, *value, "{text}"),
            Err(error) => panic!("{error} in what was written, {text}"),
        }
    }};
}
pub(crate) use settles;

/// A text of JSON. Where a value was buffered it is written anew, so it is compared as a value.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Raw(pub Box<RawValue>);

impl PartialEq for Raw {
    fn eq(&self, other: &Self) -> bool {
        let [one, two] = [self, other].map(|raw| raw.0.get());
        let [one_value, two_value] = [one, two].map(serde_json::from_str::<Value>);
        one == two || matches!((one_value, two_value), (Ok(one), Ok(two)) if one == two)
    }
}

/// Contains itself in every way.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct Node {
    #[qmp(rename = "node-name")]
    pub name: Option<String>,
    #[qmp(flatten)]
    pub driver: Driver,
    pub read_only: Option<bool>,
    #[qmp(default)]
    pub children: Vec<Node>,
    pub backing: Option<Reference>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
pub enum Driver {
    NullCo,
    #[qmp(alias = "posix")]
    File(File),
    Raw {
        file: Box<Protocol>,
        offset: Option<u64>,
    },
    #[qmp(rename = "__com.example_turbo")]
    Turbo {
        speed: f64,
    },
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
pub struct File {
    pub filename: String,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
pub enum Reference {
    Name(String),
    Inline(Box<Node>),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
pub enum Protocol {
    Boolean(bool),
    Number(f64),
    Integer(i64),
    Name(String),
    Inline(Box<Node>),
    List(Vec<Protocol>),
    Null(()),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.example_NODE")]
pub struct NodeEvent {
    #[qmp(flatten)]
    pub node: Node,
}

/// What is flattened by way of a buffer, and what is kept as text.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.example_KEPT")]
pub struct Kept {
    #[qmp(flatten = "buffered")]
    pub plain: Plain,
    #[qmp(extra)]
    pub extra: BTreeMap<String, Raw>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Plain {
    pub first: Choice,
    pub second: u8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    Unit,
    Newtype(i16),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.example_TEXT")]
pub struct Text<'a> {
    #[qmp(borrow)]
    pub text: Cow<'a, str>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
pub struct BlockIoError {
    pub device: String,
    pub node_name: Option<String>,
    pub action: Action,
    #[qmp(flatten)]
    pub when: Option<When>,
    #[qmp(rename = "__com.redhat_reason")]
    pub reason: Option<String>,
    #[qmp(extra)]
    pub extra: BTreeMap<String, Value>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
pub enum Action {
    Ignore,
    Report,
    #[qmp(other)]
    Other(String),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
pub struct When {
    pub seconds: i64,
    pub microseconds: i64,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "STOP"))]
pub struct Stop;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events)]
pub enum AnyEvent<'a> {
    Node(NodeEvent),
    Kept(Kept),
    Text(Text<'a>),
    BlockIoError(BlockIoError),
    Stop(Stop),
    #[qmp(other)]
    Other(UnknownEvent),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
pub struct DriveLocked {
    pub desc: String,
    #[qmp(rename = "__com.redhat_holder")]
    pub holder: Option<String>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(errors)]
pub enum Failure {
    DriveLocked(DriveLocked),
    #[qmp(other)]
    Other(AnyError),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(command = "__com.example_node-add", returns = Vec<Node>, allow_oob)]
pub struct NodeAdd {
    #[qmp(flatten)]
    pub node: Node,
}

/// No member of it may be null: to a client, that is as good as absent.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(command = "__com.example_tune", returns = BTreeMap<String, Raw>)]
pub struct Tune<'a> {
    #[qmp(borrow)]
    pub id: Option<Cow<'a, str>>,
    pub level: Option<i8>,
    pub ratio: Option<f64>,
    #[qmp(alias = "colour")]
    pub color: Option<char>,
    pub nothing: Option<Vec<()>>,
    pub pair: Option<(u8, u64)>,
    pub anything: Option<Vec<Value>>,
    pub table: Option<BTreeMap<String, u16>>,
    pub raw: Option<Vec<Raw>>,
    #[qmp(flatten = "buffered")]
    pub plain: Option<Plain>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(command = "__com.example_strict", unknown = "deny")]
pub struct Strict {
    pub mode: Option<Action>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(command = "quit"))]
pub struct Quit;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(commands)]
pub enum Listed<'a> {
    NodeAdd(NodeAdd),
    Tune(Tune<'a>),
    Strict(Strict),
    Quit(Quit),
}

/// As [`Listed`], with all others.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(commands)]
pub enum AnyCommand<'a> {
    NodeAdd(NodeAdd),
    Tune(Tune<'a>),
    Strict(Strict),
    Quit(Quit),
    #[qmp(other)]
    Other(UnknownCommand),
}
