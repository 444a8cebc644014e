//! A server's side, `qmp_types::server`: what it answers to each mistake, held against what a real
//! `qemu-storage-daemon` answers to the same line, and what it runs.
//!
//! Where the program is not installed its part is skipped, and says so; with `QMP_LIVE=required`
//! in the environment it fails instead.

mod framing;
#[path = "../../../examples/quickstart/qemu.rs"]
mod qemu;
#[path = "../../../examples/tests/support/table.rs"]
mod table;
mod upstream;
mod values;

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;
use std::{env, fmt};

use qemu::Qemu;
use qmp_types::server::{self, Received, Refusal};
use qmp_types::{Commands, QmpDownstream, UnknownCommand};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use upstream::Upstream;

/// Before the capabilities are negotiated there is no `exec-oob`. An enum's value in an array has
/// no name, so QEMU writes C's null.
const NEGOTIATION: &str = r#"
-> {"exec-oob": "qmp_capabilities", "id": 1}
<- {"error": {"class": "GenericError", "desc": "QMP input member 'exec-oob' is unexpected"}, "id": 1}
-> {"execute": "qmp_capabilities", "exec-oob": 1}
<- {"error": {"class": "GenericError", "desc": "QMP input member 'exec-oob' is unexpected"}}
-> {"execute": "qmp_capabilities", "arguments": {"enable": ["oob", 1]}}
<- {"error": {"class": "GenericError", "desc": "Invalid parameter type for 'enable[1]', expected: string"}}
-> {"execute": "qmp_capabilities", "arguments": {"enable": ["oob", "__com.example_cap"]}}
<- {"error": {"class": "GenericError", "desc": "Parameter 'null' does not accept value '__com.example_cap'"}}
"#;

const REFUSED: &str = include_str!("refused.txt");

/// The lines that a client sends in a conversation, and the server's answers.
fn exchanges(conversation: &str) -> impl Iterator<Item = (&str, Value)> {
    let mut lines = conversation.lines();
    std::iter::from_fn(move || {
        let request = lines.find_map(|line| line.strip_prefix("-> "))?;
        let answer = lines.next().and_then(|line| line.strip_prefix("<- "));
        let answer = answer.and_then(|answer| serde_json::from_str(answer).ok());
        let answer = answer.unwrap_or_else(|| panic!("what is answered to {request}?"));
        Some((request, answer))
    })
}

fn answer<C: fmt::Debug>(received: Result<Received<'_, C>, Refusal<'_>>) -> Value {
    let refusal = received.expect_err("this is refused");
    let answer = serde_json::to_value(&refusal).expect("it can be written");
    assert_eq!(answer["error"]["desc"], refusal.to_string());
    assert_eq!(answer["error"]["class"], refusal.error().class);
    answer
}

#[test]
fn refuses_in_qemus_words() {
    for (line, expected) in exchanges(NEGOTIATION) {
        let received = server::receive::<Upstream>(line.as_bytes());
        assert_eq!(answer(received), expected, "{line}");
    }
    for (line, expected) in exchanges(REFUSED) {
        let received = server::receive_with_oob::<Upstream>(line.as_bytes());
        assert_eq!(answer(received), expected, "{line}");
    }
}

#[test]
fn qemu_refuses_in_these_words() {
    let Some(program) = storage_daemon() else {
        return;
    };
    let mut qemu = Qemu::start(&program).expect("it starts");
    let stream = qemu.connect().expect("it listens");
    let timeout = Some(Duration::from_secs(10));
    stream.set_read_timeout(timeout).expect("it is not zero");
    let mut stream = BufReader::new(stream);
    assert!(hear(&mut stream)["QMP"].is_object());
    let mut ask = |line: &str| {
        writeln!(stream.get_mut(), "{line}").expect("the server listens");
        hear(&mut stream)
    };
    for (line, expected) in exchanges(NEGOTIATION) {
        assert_eq!(ask(line), expected, "{line}");
    }
    let enable = r#"{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}}"#;
    assert_eq!(ask(enable), json!({"return": {}}));
    for (line, expected) in exchanges(REFUSED) {
        assert_eq!(ask(line), expected, "{line}");
    }
    assert_eq!(ask(r#"{"execute": "quit"}"#), json!({"return": {}}));
    assert!(qemu.wait().unwrap().success());
}

fn hear(stream: &mut BufReader<UnixStream>) -> Value {
    let mut line = String::new();
    stream.read_line(&mut line).expect("a line comes");
    serde_json::from_str(&line).expect("the server sends JSON")
}

/// The program, if it is installed.
fn storage_daemon() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .map(|dir| dir.join("qemu-storage-daemon"))
        .find(|program| program.is_file());
    if found.is_none() {
        let required = env::var_os("QMP_LIVE").is_some_and(|value| value == "required");
        assert!(!required, "qemu-storage-daemon is not installed");
        // Not by `eprintln!`, whose output the test harness hides.
        let note = b"\nSKIPPED: qemu-storage-daemon is not installed\n";
        io::stderr().write_all(note).expect("stderr is open");
    }
    found
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands, rfqdn = "com.example")]
enum Vendors<'a> {
    Tune(Tune<'a>),
    MigratePause(MigratePause),
}

#[derive(Debug, Default, PartialEq, QmpDownstream)]
#[qmp(command = "__com.example_tune")]
struct Tune<'a> {
    #[qmp(borrow)]
    id: Option<&'a str>,
    level: Option<i8>,
    ratio: Option<f64>,
    #[qmp(alias = "colour")]
    color: Option<char>,
    nothing: Option<()>,
    pair: Option<(u8, u8)>,
    #[qmp(deserialize_with = "even", default)]
    even: u8,
    anything: Option<Value>,
    table: Option<BTreeMap<String, u16>>,
    raw: Option<Raw>,
    plain: Option<Plain>,
}

/// A newtype, and JSON that stays text.
#[derive(Debug, Serialize, Deserialize)]
struct Raw(Box<RawValue>);

impl PartialEq for Raw {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

/// A type of another crate's.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    first: Choice,
    second: u8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Choice {
    Unit,
    Newtype(i16),
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "migrate-pause"), allow_oob)]
struct MigratePause;

fn even<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let value = u8::deserialize(deserializer)?;
    match value % 2 {
        0 => Ok(value),
        _ => Err(D::Error::custom(format_args!("{value} is odd"))),
    }
}

/// A request for [`Tune`].
fn request(arguments: &str) -> String {
    format!(r#"{{"arguments": {arguments}, "execute": "__com.example_tune"}}"#)
}

fn tune(line: &str) -> Result<Tune<'_>, String> {
    match server::receive(line.as_bytes()) {
        Ok(Received {
            command: Vendors::Tune(tune),
            ..
        }) => Ok(tune),
        Ok(other) => panic!("{other:?} is no tune"),
        Err(refusal) => Err(refusal.to_string()),
    }
}

#[test]
fn a_command_is_read_with_its_id_and_whether_it_is_out_of_band() {
    let line = b"{\"id\": {\"b\" : 1e0}, \"execute\": \"__com.example_tune\"}\r\n";
    let Received {
        command,
        id,
        out_of_band,
    } = server::receive::<Vendors<'_>>(line).unwrap();
    assert!(matches!(command, Vendors::Tune(tune) if tune == Tune::default()));
    assert_eq!(id.unwrap().as_json(), r#"{"b" : 1e0}"#);
    assert!(!out_of_band);

    let line = br#"{"exec-oob": "migrate-pause", "arguments": {}}"#;
    let Received {
        command,
        id,
        out_of_band,
    } = server::receive_with_oob::<Vendors<'_>>(line).unwrap();
    assert_eq!(command.name(), "migrate-pause");
    assert_eq!(id, None);
    assert!(out_of_band);
}

#[test]
fn arguments_are_read_as_their_types() {
    let line = request(
        r#"{"id": "a", "level": -128, "ratio": 2, "color": "\u00e9", "nothing": null,
            "pair": [0, 255], "even": 4, "anything": [null, {"x": -1.5}], "table": {"t": 65535},
            "raw": [1, {"x": null}], "plain": {"second": 2, "first": {"newtype": 1}},
            "__org.example_more": 1}"#,
    );
    let expected = Tune {
        id: Some("a"),
        level: Some(-128),
        ratio: Some(2.0),
        color: Some('\u{e9}'),
        nothing: Some(()),
        pair: Some((0, 255)),
        even: 4,
        anything: Some(json!([null, {"x": -1.5}])),
        table: Some([("t".to_owned(), 65535)].into()),
        raw: Some(Raw(serde_json::from_str(r#"[1, {"x": null}]"#).unwrap())),
        plain: Some(Plain {
            first: Choice::Newtype(1),
            second: 2,
        }),
    };
    assert_eq!(tune(&line), Ok(expected));
}

#[test]
fn what_upstreams_commands_cannot_show_is_refused_in_like_words() {
    for (arguments, expected) in [
        (r#"{"level": 128}"#, "Parameter 'level' expects int8_t"),
        (r#"{"level": -129}"#, "Parameter 'level' expects int8_t"),
        (
            r#"{"ratio": "1"}"#,
            "Invalid parameter type for 'ratio', expected: number",
        ),
        (
            r#"{"nothing": 0}"#,
            "Invalid parameter type for 'nothing', expected: null",
        ),
        (
            r#"{"color": "no"}"#,
            "Parameter 'color' expects a character",
        ),
        (r#"{"pair": [1, 256]}"#, "Parameter 'null' expects uint8_t"),
        (
            r#"{"pair": [1, "2"]}"#,
            "Parameter 'pair[1]' expects uint64",
        ),
        (
            r#"{"pair": [1]}"#,
            "Parameter 'pair' expects a tuple of size 2",
        ),
        (
            r#"{"pair": [1, 2, 3]}"#,
            "Parameter 'pair' expects fewer elements",
        ),
        (
            r#"{"table": {"t": null}}"#,
            "Parameter 'table.t' expects uint64",
        ),
        (r#"{"table": {"t": -1}}"#, "Parameter 't' expects uint16_t"),
        (
            r#"{"plain": {"first": {"newtype": "1"}}}"#,
            "Invalid parameter type for 'plain.first.newtype', expected: integer",
        ),
        (
            r#"{"plain": {"first": 1}}"#,
            "Invalid parameter type for 'plain.first', expected: string",
        ),
        (
            r#"{"plain": {"first": {"newtype": 1, "unit": null}}}"#,
            "Invalid parameter type for 'plain.first', expected: string",
        ),
        (
            r#"{"plain": {"first": "other"}}"#,
            "Parameter 'first' does not accept value 'other'",
        ),
        // Of several mistakes, the first in the line.
        (
            r#"{"plain": {"third": 3, "second": "2", "first": 1}}"#,
            "Parameter 'plain.third' is unexpected",
        ),
        (
            r#"{"plain": {"third": 3, "second": 2, "first": "unit"}}"#,
            "Parameter 'plain.third' is unexpected",
        ),
        // One member by two of its names.
        (
            r#"{"color": "a", "colour": "b"}"#,
            "Parameter 'color' is unexpected",
        ),
        // What the user's code says is said as it is.
        (r#"{"even": 3}"#, "3 is odd"),
        (r#"{"even": 256}"#, "Parameter 'even' expects uint8_t"),
        // Of an upstream name no vendor is the owner.
        (
            r#"{"__com.example_y": 1, "y": 1}"#,
            "Parameter 'y' is unexpected",
        ),
    ] {
        let line = request(arguments);
        assert_eq!(tune(&line), Err(expected.to_owned()), "{arguments}");
    }
}

#[test]
fn a_command_that_is_not_listed_can_be_kept() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(commands)]
    enum Any {
        MigratePause(MigratePause),
        #[qmp(other)]
        Other(UnknownCommand),
    }

    for (line, arguments) in [
        (r#"{"execute": "stop"}"#, None),
        (
            r#"{"execute": "stop", "arguments": {"x": null}}"#,
            Some(json!({"x": null})),
        ),
        (r#"{"exec-oob": "stop", "arguments": {}}"#, Some(json!({}))),
    ] {
        let received = server::receive_with_oob(line.as_bytes()).unwrap();
        let Any::Other(command) = received.command else {
            panic!("{line} is not listed");
        };
        assert_eq!((&*command.name, command.arguments), ("stop", arguments));
        assert_eq!(received.out_of_band, line.contains("exec-oob"));
    }
    let refused = server::receive::<Any>(br#"{"execute": "stop", "arguments": []}"#);
    let desc = "QMP input member 'arguments' must be an object";
    assert_eq!(refused.unwrap_err().to_string(), desc);
}

#[test]
fn what_keeps_a_command_that_is_not_listed_may_refuse_its_arguments() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(commands)]
    enum Any {
        #[qmp(other)]
        Other(UnknownCommand<BTreeMap<String, Choice>>),
    }

    for (arguments, expected) in [
        (
            r#"{"x": "other"}"#,
            "Parameter 'x' does not accept value 'other'",
        ),
        (
            r#"{"x": 1}"#,
            "Invalid parameter type for 'x', expected: string",
        ),
    ] {
        let line = format!(r#"{{"execute": "stop", "arguments": {arguments}}}"#);
        let refused = server::receive::<Any>(line.as_bytes()).unwrap_err();
        assert_eq!(refused.to_string(), expected);
        assert_eq!(refused.error().class, "GenericError");
    }
}

#[test]
fn what_is_not_json_is_refused_without_an_id() {
    for line in [
        b"" as &[u8],
        b" \r\n",
        b"\xff",
        b"{\"id\": \"\xff\"}",
        b"\xef\xbb\xbf{}",
        b"{\"id\": 1",
        b"{\"id\": 1}}",
        b"{\"id\": 1,}",
        b"{\"id\": 01}",
        b"{\"id\": \"\\ud800\"}",
        b"{\"id\": \"\\q\"}",
        b"\x0c",
        b"\x0c{}",
        b"{\x0c}",
        b"{}\x0c",
        b"{\"id\": 1, oops}",
        b"{id: 1}",
        b"[1, 2",
        b"[] []",
    ] {
        let answer = answer(server::receive::<Upstream>(line));
        let desc = answer["error"]["desc"].as_str().unwrap();
        assert!(desc.starts_with("JSON parse error, "), "{desc}");
        assert_eq!(answer["error"]["class"], "GenericError");
        assert_eq!(answer.get("id"), None, "{line:?}");
    }
}

/// As QEMU says it, whatever else is wrong with the line.
#[test]
fn a_stray_byte_is_told_with_its_token() {
    for (line, token) in [
        (&b"@"[..], "@"),
        (b"\x0c{}", "\x0c"),
        (b"{}\x0c", "\x0c"),
        (b"[}@", "@"),
        (b"{\"id\": 01}", "01"),
        (b"{\"id\": \"a\nb\"}", "\"a\n"),
        (b"{\"id\": 'a\xff", "'a\u{fffd}"),
        (b"{\"id\": -1.e5", "-1.e"),
        (b"{id: 1, \xc3\xa9: 2}", "\u{fffd}"),
        (b"[\"a\0b\"]", "\"a"),
        (b"null@", "@"),
    ] {
        let answer = answer(server::receive::<Upstream>(line));
        let desc = format!("JSON parse error, stray '{token}'");
        assert_eq!(answer["error"]["desc"], desc, "{}", line.escape_ascii());
    }
}

#[test]
fn nesting_is_bounded_wherever_it_stands() {
    for around in [
        ("", ""),
        (r#"{"id": "#, "}"),
        (r#"{"execute": "query-version", "arguments": {"x": "#, "}}"),
        (r#"{"x": "#, "}"),
    ] {
        for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
            let inside = format!("{}0{}", open.repeat(100_000), close.repeat(100_000));
            let line = format!("{}{inside}{}", around.0, around.1);
            let answer = answer(server::receive::<Upstream>(line.as_bytes()));
            let desc = answer["error"]["desc"].as_str().unwrap();
            assert!(desc.starts_with("JSON parse error, "), "{desc}");
        }
    }
    // As deep as `serde_json` goes.
    let id = format!("{}{}", "[".repeat(127), "]".repeat(127));
    let line = format!(r#"{{"execute": "query-version", "id": {id}}}"#);
    let received = server::receive::<Upstream>(line.as_bytes()).unwrap();
    assert_eq!(received.id.unwrap().as_json(), id);
}

#[test]
fn no_prefix_of_a_line_panics_and_none_is_a_request() {
    for (line, _) in exchanges(REFUSED) {
        for end in 0..line.len() {
            let _ = server::receive_with_oob::<Upstream>(&line.as_bytes()[..end]).unwrap_err();
        }
    }
}
