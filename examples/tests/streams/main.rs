//! Streams of bytes, good and broken, that go to the example's server and to a real
//! `qemu-system-x86_64`: their replies agree in number, order, class and id, and in their words
//! where they are not the reason why JSON is malformed.
//!
//! Some streams are in `streams.txt`, with the answers; [`grammar`] makes others, which are the same
//! in each run. `QMP_STREAMS` is the number of these, 400 unless it is set. Where the answers differ
//! on purpose, `qmp_types::server` lists it in its docs: [`differences`] reads that list, tries it,
//! and accepts nothing else.
//!
//! Where QEMU is not installed its part is skipped, and says so; with `QMP_LIVE=required` in the
//! environment it fails instead.

mod differences;
mod grammar;
#[path = "../support/installed.rs"]
mod installed;
#[path = "../../quickstart/qemu.rs"]
#[allow(dead_code, reason = "the quickstart uses the rest")]
mod qemu;
#[path = "../support/running.rs"]
#[allow(dead_code, reason = "the server's own tests use the rest")]
mod running;
#[path = "../support/table.rs"]
mod table;

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;
use std::{env, fmt, thread};

use differences::Difference;
use qemu::Qemu;
use qmp_types::message::{Framing, Id, Message};
use running::Server;
use serde_json::Value;
use table::{bytes, records};

/// The good request of the table.
const GOOD: &str = r#"{"execute": "query-version"}"#;

/// A reply, as far as the servers must agree. The id is JSON.
#[derive(Debug, Clone)]
enum Reply {
    Return {
        id: Option<String>,
    },
    Error {
        class: String,
        desc: String,
        id: Option<String>,
    },
    /// QEMU writes an id that is not JSON.
    Broken {
        id: String,
    },
}

impl Reply {
    fn read(line: &str) -> Self {
        let text = |id: Option<&Id<'_>>| id.map(ToString::to_string);
        match Message::from_str(line) {
            Ok(Message::Return(reply)) => Self::Return {
                id: text(reply.id()),
            },
            Ok(Message::Error(error)) => Self::Error {
                class: error.class().to_owned(),
                desc: error.desc().to_owned(),
                id: text(error.id()),
            },
            Ok(other) => panic!("this is no reply: {other:?}"),
            Err(error) => {
                let (_, id) = line
                    .split_once(r#""id": "#)
                    .unwrap_or_else(|| panic!("{error}: {line}"));
                let id = id.split([',', '}']).next().unwrap_or_default().to_owned();
                Self::Broken { id }
            }
        }
    }

    fn is_parse_error(&self) -> bool {
        matches!(self, Self::Error { desc, .. } if desc.starts_with("JSON parse error, "))
    }

    /// Whether two replies are the same, but for the reason of a parse error.
    fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Return { id: one }, Self::Return { id: other }) => {
                is_same(one.as_deref(), other.as_deref())
            }
            (
                Self::Error { class, desc, id },
                Self::Error {
                    class: class2,
                    desc: desc2,
                    id: id2,
                },
            ) => {
                let words = match (reason(desc), reason(desc2)) {
                    (Some(one), Some(other)) => one == other,
                    _ => desc == desc2,
                };
                class == class2 && words && is_same(id.as_deref(), id2.as_deref())
            }
            _ => false,
        }
    }
}

/// Returns the reason of a parse error if QEMU's words are promised for it, and an empty one
/// otherwise. Both replace bytes that are not UTF-8, but not by the same number of characters.
fn reason(desc: &str) -> Option<String> {
    let reason = desc.strip_prefix("JSON parse error, ")?;
    if !reason.starts_with("stray '") {
        return Some(String::new());
    }
    let is_replaced = |c: char| c == '\0' || c == '\u{fffd}' || differences::is_noncharacter(c);
    let parts = reason.split(is_replaced).filter(|part| !part.is_empty());
    Some(parts.collect::<Vec<_>>().join("\u{fffd}"))
}

/// Writes it as in the tables.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Return { id: None } => f.write_str("runs"),
            Self::Return { id: Some(id) } | Self::Broken { id } => {
                write!(f, "runs with the id {id}")
            }
            Self::Error { desc, .. } => f.write_str(desc),
        }
    }
}

/// Whether two ids are the same value.
fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    let value = |id: Option<&str>| {
        let value = id.map(serde_json::from_str::<Value>);
        value.transpose().expect("an id is JSON")
    };
    match (value(one), value(other)) {
        (Some(one), Some(other)) => is_same_value(&one, &other),
        (one, other) => one == other,
    }
}

/// QEMU writes numbers anew: `1.0` as `1`. `serde_json` reads a float's last digit as it comes.
fn is_same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        // With `serde_json`'s feature `arbitrary_precision` they are compared as they are written.
        (Value::Number(one), Value::Number(other)) if one != other => {
            let [one, other] = [one, other].map(|number| number.as_f64().expect("it is in range"));
            (one - other).abs() <= one.abs() * f64::EPSILON * 4.0
        }
        (Value::Array(one), Value::Array(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| is_same_value(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(name, value)| other.get(name).is_some_and(|it| is_same_value(value, it));
            one.len() == other.len() && one.iter().all(same)
        }
        (one, other) => one == other,
    }
}

/// Sends each stream, and [`RESET`] behind it. Returns the replies to each.
fn ask(stream: UnixStream, sent: &[Vec<u8>]) -> Vec<Vec<Reply>> {
    let timeout = Some(Duration::from_secs(20));
    stream.set_read_timeout(timeout).expect("it is not zero");
    let mut writer = stream.try_clone().expect("a socket can be cloned");
    let mut lines = BufReader::new(stream).lines();
    let mut read = |which: &dyn fmt::Display| {
        let line = lines.next().and_then(Result::ok);
        line.unwrap_or_else(|| panic!("no line comes: {which}"))
    };
    read(&"the greeting");
    writer
        .write_all(br#"{"execute": "qmp_capabilities"}"#)
        .expect("the server reads");
    read(&"the negotiation");
    let end = |number| format!(r#""the end of stream {number}""#);
    thread::scope(|scope| {
        scope.spawn(move || {
            for (number, stream) in sent.iter().enumerate() {
                let last = format!(r#"{{"execute": "query-version", "id": {}}}"#, end(number));
                let all = [stream, &RESET[..], last.as_bytes()].concat();
                writer.write_all(&all).expect("the server reads");
            }
        });
        let streams = sent.iter().enumerate().map(|(number, stream)| {
            let end = end(number);
            let mut replies = Vec::new();
            loop {
                match Reply::read(&read(&stream.escape_ascii())) {
                    Reply::Return { id: Some(id) } if id == end => return replies,
                    reply => replies.push(reply),
                }
            }
        });
        streams.collect()
    })
}

/// Ends whatever a stream has left open. It has one reply itself.
const RESET: [u8; 2] = *b"\xff\n";

fn ask_server(sent: &[Vec<u8>]) -> Vec<Vec<Reply>> {
    let server = Server::start();
    ask(
        UnixStream::connect(server.path()).expect("it listens"),
        sent,
    )
}

fn ask_qemu(sent: &[Vec<u8>]) -> Option<Vec<Vec<Reply>>> {
    let program = installed::program("qemu-system-x86_64")?;
    let mut qemu = Qemu::start(&program).expect("it starts");
    Some(ask(qemu.connect().expect("it listens"), sent))
}

/// A record of `streams.txt`.
struct Record {
    name: &'static str,
    sent: Vec<u8>,
    answers: String,
}

fn streams() -> Vec<Record> {
    let record = |[name, sent, answers]: [&'static str; 3]| Record {
        name,
        sent: bytes(&sent.replace('*', GOOD)),
        answers: String::from_utf8(bytes(answers)).expect("answers are text"),
    };
    records(include_str!("streams.txt")).map(record).collect()
}

/// Compares the replies with the answers of the table. The last reply is to [`RESET`].
fn are_those_of_the_table(replies: &[Vec<Reply>]) {
    let mut faults = String::new();
    for (Record { name, answers, .. }, replies) in streams().iter().zip(replies) {
        let mut expected = answers.split(" | ");
        let shown: Vec<_> = replies[..replies.len() - 1]
            .iter()
            .map(|reply| match expected.next() {
                Some("parse error") if reply.is_parse_error() => "parse error".to_owned(),
                _ => reply.to_string(),
            })
            .collect();
        let shown = shown.join(" | ");
        if shown != *answers {
            writeln!(faults, "{name}\n  {shown}\n  not {answers}").expect("it is a string");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn the_server_answers_as_the_table_says() {
    let sent: Vec<_> = streams().into_iter().map(|record| record.sent).collect();
    are_those_of_the_table(&ask_server(&sent));
}

#[test]
fn qemu_answers_as_the_table_says() {
    let sent: Vec<_> = streams().into_iter().map(|record| record.sent).collect();
    if let Some(replies) = ask_qemu(&sent) {
        are_those_of_the_table(&replies);
    }
}

#[test]
fn the_differences_are_as_they_are_listed() {
    let listed = differences::listed();
    let sent: Vec<_> = listed.iter().map(|it| it.sent.clone()).collect();
    let check = |replies: Vec<Vec<Reply>>, expected: fn(&Difference) -> &str| {
        for (difference, replies) in listed.iter().zip(replies) {
            let shown = match &replies[..replies.len() - 1] {
                [] => "nothing".to_owned(),
                [reply] if reply.is_parse_error() => "parse error".to_owned(),
                [reply] => reply.to_string(),
                several => panic!("{}: {several:?}", difference.name),
            };
            assert_eq!(shown, expected(difference), "{}", difference.name);
        }
    };
    check(ask_server(&sent), |difference| &difference.here);
    if let Some(replies) = ask_qemu(&sent) {
        check(replies, |difference| &difference.qemu);
    }
}

#[test]
fn qemu_and_the_server_answer_alike() {
    let count = env::var("QMP_STREAMS").map_or(400, |count| count.parse().expect("it is a number"));
    let sent: Vec<_> = (0..count).map(grammar::stream).collect();
    let Some(qemu) = ask_qemu(&sent) else { return };
    let ours = ask_server(&sent);
    let listed = differences::listed();
    let mut faults = String::new();
    let mut excused = vec![0; listed.len()];
    for (number, (stream, (qemu, ours))) in sent.iter().zip(qemu.iter().zip(&ours)).enumerate() {
        let stream = [&stream[..], &RESET].concat();
        let messages = messages(&stream);
        let mut agree = qemu.len() == ours.len() && ours.len() == messages.len();
        for (message, (qemu, ours)) in messages.iter().zip(qemu.iter().zip(ours)) {
            if agree && !qemu.agrees(ours) {
                let excuse = listed
                    .iter()
                    .position(|difference| difference.excuses(message, qemu, ours));
                match excuse {
                    Some(excuse) => excused[excuse] += 1,
                    None => agree = false,
                }
            }
        }
        if !agree {
            let show = |replies: &[Reply]| {
                replies
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(" | ")
            };
            let stream = stream.escape_ascii();
            let (qemu, ours) = (show(qemu), show(ours));
            writeln!(
                faults,
                "stream {number}: {stream}\n  QEMU: {qemu}\n  here: {ours}"
            )
            .expect("it is a string");
        }
    }
    let replies: usize = qemu.iter().map(Vec::len).sum();
    println!("{count} streams, {replies} replies; differences that are listed:");
    for (difference, times) in listed.iter().zip(excused) {
        println!("{times:6} {}", difference.name);
    }
    assert!(faults.is_empty(), "{faults}");
}

/// Returns the messages in a stream.
fn messages(mut stream: &[u8]) -> Vec<&[u8]> {
    let (mut framing, mut messages) = (Framing::new(), Vec::new());
    while let Some(range) = framing.next(stream) {
        messages.push(&stream[range.clone()]);
        stream = &stream[range.end..];
    }
    messages
}
