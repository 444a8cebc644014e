//! QEMU's own test of downstream extensions, `tests/qapi-schema/qapi-schema-test.json`, as
//! types: its names and shapes are the ones that QEMU's generator is held to.

mod json;

use json::{read, refusal, same};
use qmp_types::{Command, Commands, Event, Events, QmpDownstream};

/// `{ 'enum': '__org.qemu_x-Enum', 'data': [ '__org.qemu_x-value' ] }`
#[derive(Debug, Clone, Copy, PartialEq, QmpDownstream)]
#[qmp(data, rfqdn = "org.qemu")]
enum Enum {
    #[qmp(rename = "__org.qemu_x-value")]
    Value,
}

/// `{ 'struct': '__org.qemu_x-Base', 'data': { '__org.qemu_x-member1': '__org.qemu_x-Enum' } }`
///
/// By the rule `optional` the member is an `Option`, although the schema wants it: a type
/// of `data` may be upstream's, which does not send it.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, rfqdn = "org.qemu")]
struct Base {
    #[qmp(rename = "__org.qemu_x-member1")]
    member1: Option<Enum>,
}

/// `{ 'struct': '__org.qemu_x-Struct', 'base': '__org.qemu_x-Base',
///    'data': { '__org.qemu_x-member2': 'str', '*wchar-t': 'int' } }`
///
/// `{ 'event': '__ORG.QEMU_X-EVENT', 'data': '__org.qemu_x-Struct' }`
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(
    event = "__ORG.QEMU_X-EVENT",
    rfqdn = "org.qemu",
    rename_all = "kebab-case"
)]
struct Struct {
    #[qmp(flatten)]
    base: Base,
    #[qmp(rename = "__org.qemu_x-member2")]
    member2: String,
    wchar_t: Option<i64>,
}

/// `{ 'alternate': '__org.qemu_x-Alt1', 'data': { '__org.qemu_x-branch': 'str' } }`
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
enum Alt1 {
    Branch(String),
}

/// `{ 'struct': '__org.qemu_x-Struct2', 'data': { 'array': ['__org.qemu_x-Union'] } }`
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Struct2 {
    array: Vec<Union>,
}

/// `{ 'union': '__org.qemu_x-Union', 'base': '__org.qemu_x-Base',
///    'discriminator': '__org.qemu_x-member1',
///    'data': { '__org.qemu_x-value': '__org.qemu_x-Struct2' } }`
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, tag = "__org.qemu_x-member1", rfqdn = "org.qemu")]
enum Union {
    #[qmp(rename = "__org.qemu_x-value")]
    Value(Struct2),
}

/// `{ 'alternate': '__org.qemu_x-Alt', 'data': { '__org.qemu_x-branch': '__org.qemu_x-Base' } }`
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
enum Alt {
    Branch(Base),
}

/// `{ 'command': '__org.qemu_x-command',
///    'data': { 'a': ['__org.qemu_x-Enum'], 'b': ['__org.qemu_x-Struct'],
///              'c': '__org.qemu_x-Union', 'd': '__org.qemu_x-Alt' } }`
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(command = "__org.qemu_x-command", rfqdn = "org.qemu")]
struct XCommand {
    a: Vec<Enum>,
    b: Vec<Struct>,
    c: Union,
    d: Alt,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(commands, rfqdn = "org.qemu")]
enum TestCommand {
    XCommand(XCommand),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events, rfqdn = "org.qemu")]
enum TestEvent {
    XEvent(Struct),
}

const COMMAND: &str = r#"{"execute":"__org.qemu_x-command","arguments":{"a":["__org.qemu_x-value"],"b":[{"__org.qemu_x-member1":"__org.qemu_x-value","__org.qemu_x-member2":"m","wchar-t":1}],"c":{"__org.qemu_x-member1":"__org.qemu_x-value","array":[{"__org.qemu_x-member1":"__org.qemu_x-value","array":[]}]},"d":{"__org.qemu_x-member1":"__org.qemu_x-value"}}}"#;

const EVENT: &str = r#"{"event":"__ORG.QEMU_X-EVENT","data":{"__org.qemu_x-member1":"__org.qemu_x-value","__org.qemu_x-member2":"m"}}"#;

fn base() -> Base {
    Base {
        member1: Some(Enum::Value),
    }
}

#[test]
fn the_command() {
    let inner = Union::Value(Struct2 { array: vec![] });
    let command = XCommand {
        a: vec![Enum::Value],
        b: vec![Struct {
            base: base(),
            member2: "m".to_owned(),
            wchar_t: Some(1),
        }],
        c: Union::Value(Struct2 { array: vec![inner] }),
        d: Alt::Branch(base()),
    };
    assert_eq!(same::<TestCommand>(COMMAND), TestCommand::XCommand(command));
    assert_eq!(TestCommand::NAMES, ["__org.qemu_x-command"]);
    assert_eq!(TestCommand::ALLOW_OOB, [XCommand::ALLOW_OOB]);
}

#[test]
fn the_event() {
    let event = Struct {
        base: base(),
        member2: "m".to_owned(),
        wchar_t: None,
    };
    assert_eq!(same::<TestEvent>(EVENT), TestEvent::XEvent(event));
    assert_eq!(TestEvent::NAMES, [Struct::NAME]);
}

#[test]
fn the_alternate_of_a_string() {
    assert_eq!(same::<Alt1>(r#""s""#), Alt1::Branch("s".to_owned()));
    assert_eq!(
        refusal::<Alt1>("{}"),
        "invalid type: map, expected a string"
    );
}

/// Each part of the command, and what is wrong where it is replaced.
#[test]
fn each_way_of_getting_the_command_wrong() {
    let list = r#"["__org.qemu_x-value"]"#;
    let member2 = r#""__org.qemu_x-member2":"m""#;
    let union = r#""c":{"__org.qemu_x-member1":"__org.qemu_x-value","array":["#;
    let alternate = r#""d":{"__org.qemu_x-member1":"__org.qemu_x-value"}"#;
    for (part, wrong, reason) in [
        // The list of an enum.
        (
            list,
            r#"["value"]"#,
            "unknown variant `value`, expected `__org.qemu_x-value`",
        ),
        (
            list,
            r#"["__ORG.QEMU_x-value"]"#,
            "unknown variant `__ORG.QEMU_x-value`, expected `__org.qemu_x-value`",
        ),
        (list, "[1]", "invalid type: integer `1`, expected a string"),
        (list, "{}", "invalid type: map, expected a sequence"),
        // The list of a struct with a base.
        (
            member2,
            r#""__org.qemu_member2":"m""#,
            "missing field `__org.qemu_x-member2`",
        ),
        (
            member2,
            r#""__org.qemu_x-member2":1"#,
            "invalid type: integer `1`, expected a string",
        ),
        (
            r#""wchar-t":1"#,
            r#""wchar-t":"1""#,
            "invalid type: string \"1\", expected i64",
        ),
        (
            r#""wchar-t":1"#,
            r#""__org.qemu_x-member1":"__org.qemu_x-value""#,
            "duplicate field `__org.qemu_x-member1`",
        ),
        // The union.
        (
            union,
            r#""c":{"array":["#,
            "missing field `__org.qemu_x-member1`",
        ),
        (
            union,
            r#""c":{"__org.qemu_x-member1":"__org.qemu_x-other","array":["#,
            "unknown variant `__org.qemu_x-other`, expected `__org.qemu_x-value`",
        ),
        (r#","array":[]"#, "", "missing field `array`"),
        (
            r#","array":[]"#,
            r#","array":[{}]"#,
            "missing field `__org.qemu_x-member1`",
        ),
        // The alternate.
        (
            alternate,
            r#""d":"__org.qemu_x-value""#,
            "invalid type: string \"__org.qemu_x-value\", expected an object",
        ),
        (
            alternate,
            r#""d":{"__org.qemu_x-member1":"value"}"#,
            "unknown variant `value`, expected `__org.qemu_x-value`",
        ),
        (
            alternate,
            r#""d":null"#,
            "invalid type: null, expected an object",
        ),
        // The arguments themselves.
        (alternate, r#""__org.qemu_x-d":1"#, "missing field `d`"),
        (
            r#""a":["#,
            r#""e":1,"a":["#,
            "unknown field `e`, expected one of `a`, `b`, `c`, `d`",
        ),
    ] {
        let text = COMMAND.replacen(part, wrong, 1);
        assert_ne!(text, COMMAND, "{part}");
        assert_eq!(
            refusal::<TestCommand>(&text),
            format!("command __org.qemu_x-command: {reason}"),
            "{text}"
        );
    }
}

#[test]
fn each_way_of_getting_the_event_wrong() {
    assert_eq!(
        refusal::<TestEvent>(&EVENT.replace("ORG", "org")),
        "unknown variant `__org.QEMU_X-EVENT`, expected `__ORG.QEMU_X-EVENT`"
    );
    for (text, reason) in [
        (
            r#"{"event":"__ORG.QEMU_X-EVENT"}"#.to_owned(),
            "missing field `__org.qemu_x-member2`",
        ),
        (
            EVENT.replace(r#""m""#, "null"),
            "invalid type: null, expected a string",
        ),
        (
            EVENT.replace("x-value", "x-other"),
            "unknown variant `__org.qemu_x-other`, expected `__org.qemu_x-value`",
        ),
    ] {
        assert_eq!(
            refusal::<TestEvent>(&text),
            format!("event __ORG.QEMU_X-EVENT: {reason}")
        );
    }
}

/// A server of another downstream may send more, and less of what is not upstream's.
#[test]
fn output_is_read_liberally() {
    let text = EVENT.replace("\"m\"", r#""m","new":1,"__com.example_new":{}"#);
    assert_eq!(read::<TestEvent>(&text), read(EVENT));
    assert_eq!(read::<Alt>("{}"), Alt::Branch(Base { member1: None }));
}
