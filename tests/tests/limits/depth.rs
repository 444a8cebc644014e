//! JSON nested deeply, in every place where a message has JSON.
//!
//! What is kept as text or ignored may be of any depth. All else is read to the 127 levels that
//! `serde_json` allows, so no value is deeper than that either when it is dropped.

use std::collections::BTreeMap;
use std::thread;

use qmp_types::message::{AnyError, Message};
use qmp_types::schema::Schema;
use qmp_types::server::{self, Received, Refusal};
use qmp_types::{QmpDownstream, UnknownBranch, UnknownCommand, UnknownEvent};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Tree {
    child: Option<Box<Tree>>,
}

/// The same, with all that makes an object be buffered.
#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Mixed {
    #[qmp(flatten)]
    branch: Branch,
    #[qmp(flatten = "buffered")]
    plain: Plain,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "type", rename_all = "lowercase")]
enum Branch {
    Node { child: Box<Either> },
    Leaf,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
enum Either {
    List(Vec<Either>),
    Object(Box<Mixed>),
    Null(()),
}

#[derive(Debug, Serialize, Deserialize)]
struct Plain {
    plain: Option<u8>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "type", rename_all = "lowercase")]
enum Open {
    Leaf,
    #[qmp(other)]
    Other(UnknownBranch),
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Keeping<V> {
    #[qmp(extra)]
    extra: BTreeMap<String, V>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_GROWN")]
struct Grown {
    child: Option<Box<Tree>>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
enum AnyEvent {
    Grown(Grown),
    #[qmp(other)]
    Other(UnknownEvent),
}

#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.example_Broken")]
struct Broken {
    desc: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(errors)]
enum Failure {
    Broken(Broken),
    #[qmp(other)]
    Other(AnyError),
}

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_grow")]
struct Grow {
    child: Option<Box<Tree>>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
enum Listed {
    Grow(Grow),
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
enum AnyCommand {
    #[qmp(other)]
    Other(UnknownCommand),
}

/// A place where JSON can be.
struct Place {
    what: &'static str,
    /// With `$` for the nested value.
    text: &'static str,
    /// What a level begins and ends with, and what is inside of the last.
    level: [&'static str; 2],
    core: &'static str,
    /// Whether the text has a value.
    reads: fn(&str) -> bool,
}

impl Place {
    const fn new(what: &'static str, text: &'static str, reads: fn(&str) -> bool) -> Self {
        Self {
            what,
            text,
            level: ["[", "]"],
            core: "",
            reads,
        }
    }

    const fn of(self, level: [&'static str; 2], core: &'static str) -> Self {
        Self {
            level,
            core,
            ..self
        }
    }

    fn text(&self, depth: usize) -> String {
        let [open, close] = self.level.map(|part| part.repeat(depth));
        self.text
            .replace('$', &format!("{open}{}{close}", self.core))
    }

    fn endless(&self, depth: usize) -> String {
        let before = self.text.split('$').next();
        before.unwrap_or_default().to_owned() + &self.level[0].repeat(depth)
    }
}

/// Whether a line is a message, which can be written again.
fn message(line: &str) -> bool {
    let message = Message::from_str(line);
    message.is_ok_and(|message| serde_json::to_string(&message).is_ok())
}

fn json<T: for<'de> Deserialize<'de>>(text: &str) -> bool {
    serde_json::from_str::<T>(text).is_ok()
}

/// Whether a server runs it. If it does not, that is for the JSON alone.
fn runs<C>(received: Result<Received<'_, C>, Refusal<'_>>) -> bool {
    let Err(refusal) = received else {
        return true;
    };
    assert!(refusal.to_string().starts_with("JSON parse error, "));
    assert!(serde_json::to_string(&refusal).is_ok());
    false
}

fn listed(line: &str) -> bool {
    runs(server::receive::<Listed>(line.as_bytes()))
}

fn any_command(line: &str) -> bool {
    runs(server::receive::<AnyCommand>(line.as_bytes()))
}

const OBJECT: [&str; 2] = [r#"{"child":"#, "}"];

/// Where JSON is kept as text, or nobody reads it.
const UNREAD: &[Place] = &[
    Place::new("what is returned", r#"{"return":$}"#, message),
    Place::new("a reply's id", r#"{"return":{},"id":$}"#, message),
    Place::new(
        "a reply's unknown member",
        r#"{"return":{},"x":$}"#,
        message,
    )
    .of(OBJECT, "1"),
    Place::new("an event's data", r#"{"event":"X","data":$}"#, message).of(OBJECT, "null"),
    Place::new("arguments", r#"{"execute":"x","arguments":$}"#, message),
    Place::new(
        "a version",
        r#"{"QMP":{"version":$,"capabilities":[]}}"#,
        message,
    ),
    Place::new(
        "an error's member",
        r#"{"error":{"class":"C","desc":"","data":$}}"#,
        message,
    ),
    Place::new(
        "a type's unknown member",
        r#"{"x":$,"child":{}}"#,
        json::<Tree>,
    ),
    Place::new(
        "text in `extra`",
        r#"{"x":$}"#,
        json::<Keeping<Box<RawValue>>>,
    ),
    Place::new(
        "an unknown member of data",
        r#"{"event":"__com.example_GROWN","data":{"x":$}}"#,
        json::<AnyEvent>,
    ),
    Place::new(
        "an unknown member of data before the name",
        r#"{"data":{"x":$},"event":"__com.example_GROWN"}"#,
        json::<AnyEvent>,
    ),
    Place::new(
        "an unknown member beside what is buffered",
        r#"{"x":$,"type":"leaf"}"#,
        json::<Mixed>,
    ),
    Place::new(
        "an error's member before its class",
        r#"{"data":$,"desc":"","class":"__com.example_Broken"}"#,
        json::<Failure>,
    ),
    Place::new(
        "an unknown member of a schema's entry",
        r#"[{"name":"x","meta-type":"event","arg-type":"0","x":$}]"#,
        json::<Schema>,
    ),
];

/// Where it is read.
const READ: &[Place] = &[
    Place::new("a value", r"$", json::<Value>),
    Place::new("a type that contains itself", "$", json::<Tree>).of(OBJECT, "{}"),
    Place::new("a value in `extra`", r#"{"x":$}"#, json::<Keeping<Value>>).of(OBJECT, "1"),
    Place::new("an alternate", "$", json::<Either>),
    Place::new("a branch", "$", json::<Mixed>)
        .of([r#"{"type":"node","child":"#, "}"], r#"{"type":"leaf"}"#),
    Place::new("a branch before its discriminator", "$", json::<Mixed>)
        .of([r#"{"child":"#, r#","type":"node"}"#], r#"{"type":"leaf"}"#),
    Place::new("an unknown branch", r#"{"x":$,"type":"x"}"#, json::<Open>),
    Place::new(
        "an unknown event",
        r#"{"event":"X","data":$}"#,
        json::<AnyEvent>,
    ),
    Place::new(
        "data before the name",
        r#"{"data":$,"event":"X"}"#,
        json::<AnyEvent>,
    ),
    Place::new(
        "an unknown error's member",
        r#"{"class":"C","desc":"","data":$}"#,
        json::<Failure>,
    ),
    Place::new(
        "a capability",
        r#"{"QMP":{"version":{},"capabilities":[$]}}"#,
        message,
    ),
    Place::new(
        "a command's arguments",
        r#"{"arguments":{"child":$},"execute":"__com.example_grow"}"#,
        listed,
    )
    .of(OBJECT, "{}"),
    Place::new(
        "an unknown argument",
        r#"{"execute":"__com.example_grow","arguments":{"__x":$}}"#,
        listed,
    ),
    Place::new(
        "a request's id",
        r#"{"execute":"__com.example_grow","id":$}"#,
        listed,
    ),
    Place::new(
        "an unknown command's arguments",
        r#"{"execute":"x","arguments":{"a":$}}"#,
        any_command,
    ),
];

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_plant")]
struct Plant {
    tree: Tree,
}

/// A server says of its types what it likes: here, that each is another's child.
fn chain(length: usize) -> String {
    let types = (0..length).map(|at| {
        let child = at + 1;
        format!(
            r#",{{"name":"{at}","meta-type":"object","members":[{{"name":"child","type":"{child}","default":null}}]}}"#
        )
    });
    r#"[{"name":"__com.example_plant","meta-type":"command","arg-type":"x","ret-type":"y"},
        {"name":"x","meta-type":"object","members":[{"name":"tree","type":"0"}]}"#
        .to_owned()
        + &types.collect::<String>()
        + "]"
}

/// As QEMU's `blockdev-add`: the options of a block device, which may have those of another one.
#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_blockdev-add")]
struct BlockdevAdd {
    #[qmp(flatten)]
    options: BlockdevOptions,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
struct BlockdevOptions {
    node_name: Option<String>,
    read_only: Option<bool>,
    #[qmp(flatten)]
    driver: Driver,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
enum Driver {
    Raw {
        file: BlockdevRef,
        offset: Option<u64>,
        size: Option<u64>,
    },
    Qcow2 {
        file: BlockdevRef,
        backing: Option<BlockdevRef>,
        data_file: Option<BlockdevRef>,
    },
    NullCo {
        size: Option<u64>,
    },
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
enum BlockdevRef {
    Definition(Box<BlockdevOptions>),
    Reference(String),
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
enum BlockCommand {
    BlockdevAdd(Box<BlockdevAdd>),
}

/// Runs a test with a stack of so many KiB. A thread has 2048 unless it asks for more.
fn on_a_stack_of(kib: usize, test: fn()) {
    let _turn = super::alone();
    let thread = thread::Builder::new().stack_size(kib << 10);
    let thread = thread.spawn(test).expect("the thread starts");
    thread.join().expect("the test passes");
}

#[test]
fn what_is_not_read_may_have_any_depth() {
    on_a_stack_of(128, || {
        for place in UNREAD {
            let what = place.what;
            for depth in [100, 10_000, 100_000] {
                assert!((place.reads)(&place.text(depth)), "{what}, {depth} deep");
                assert!(!(place.reads)(&place.endless(depth)), "{what}, endless");
            }
        }
    });
}

/// In a debug build `serde_json` alone takes 210 KiB for its 127 levels, and the most, 580, is for
/// the branches of a union in an alternate, before their tags.
#[test]
fn what_is_read_is_refused_beyond_127_levels() {
    on_a_stack_of(1024, || {
        for place in READ {
            let what = place.what;
            assert!((place.reads)(&place.text(120)), "{what}");
            for depth in [128, 10_000, 100_000] {
                assert!(!(place.reads)(&place.text(depth)), "{what}, {depth} deep");
                assert!(!(place.reads)(&place.endless(depth)), "{what}, endless");
            }
        }
    });
}

/// The most stack that a request takes, and half of a thread's. There are 127 levels: the line, the
/// arguments, and 125 block devices that are each another's file.
#[test]
fn the_deepest_request_takes_half_a_stack() {
    on_a_stack_of(1024, || {
        for [open, close] in [
            [r#"{"driver":"raw","file":"#, "}"],
            [r#"{"file":"#, r#","driver":"qcow2"}"#],
        ] {
            let [open, close] = [open, close].map(|part| part.repeat(125));
            let arguments = format!(r#"{open}{{"driver":"null-co"}}{close}"#);
            let request = |arguments: &str| {
                let line = format!(
                    r#"{{"execute":"__com.example_blockdev-add","arguments":{arguments}}}"#
                );
                runs(server::receive::<BlockCommand>(line.as_bytes()))
            };
            assert!(request(&arguments));
            assert!(!request(&format!("{open}{arguments}{close}")));
        }
    });
}

/// No value is deeper than JSON may be, so no type has to be compared at a greater depth.
#[test]
fn a_schema_is_compared_to_127_levels() {
    on_a_stack_of(1024, || {
        for length in [100, 10_000, 100_000] {
            let schema: Schema = serde_json::from_str(&chain(length)).expect("it is a schema");
            assert!(schema.check::<Plant>().is_ok(), "{length} long");
        }
    });
}
