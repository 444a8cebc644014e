//! The differences between this repository's servers and QEMU, as `qmp_types::server` lists them.

use serde_json::Value;

use super::Reply;
use crate::table::bytes;

/// A row of the list.
pub struct Difference {
    pub name: &'static str,
    pub sent: Vec<u8>,
    pub qemu: String,
    pub here: String,
    is: Test,
}

/// Whether a row is about a message, to which QEMU and the server reply so.
type Test = fn(&[u8], &Reply, &Reply) -> bool;

impl Difference {
    pub fn excuses(&self, message: &[u8], qemu: &Reply, ours: &Reply) -> bool {
        (self.is)(message, qemu, ours)
    }
}

/// The tests of the rows, by their names.
const TESTS: &[(&str, Test)] = &[
    (r"`\'` in a string", |message, qemu, ours| {
        only(ours, qemu) && has(message, br"\'")
    }),
    ("a string in single quotes", |message, qemu, ours| {
        only(ours, qemu) && has(message, b"'")
    }),
    ("NUL as two bytes", |message, qemu, ours| {
        only(ours, qemu) && has(message, b"\xc0\x80")
    }),
    ("a noncharacter", |message, qemu, ours| {
        // Written anew it has no escapes.
        let text = json(message).map_or_else(String::new, |json| json.to_string());
        only(qemu, ours) && text.chars().any(is_noncharacter)
    }),
    ("0 with an exponent", |message, qemu, ours| {
        let is_zero = |word: &str| word.trim_start_matches('-').starts_with("0e");
        only(qemu, ours) && words(message).any(is_zero)
    }),
    ("a number beyond a double", |message, qemu, ours| {
        let is_infinite = |word: &str| word.parse().is_ok_and(f64::is_infinite);
        only(ours, qemu) && words(message).any(is_infinite)
    }),
    ("more than 127 levels", |message, qemu, ours| {
        let levels = message.iter().scan(0, |open, byte| {
            *open += i32::from(b"[{".contains(byte)) - i32::from(b"]}".contains(byte));
            Some(*open)
        });
        only(ours, qemu) && levels.max() > Some(127)
    }),
    // The grammar has no such stream.
    ("more than 1,024 levels", |_, _, _| false),
    ("a downstream argument", |message, qemu, ours| {
        let is_refused =
            matches!(qemu, Reply::Error { desc, .. } if desc.starts_with("Parameter '__"));
        is_refused && matches!(ours, Reply::Return { .. }) && has(message, br#""arguments""#)
    }),
    ("two mistakes", |message, qemu, ours| {
        let json = json(message);
        let members = json.iter().filter_map(Value::as_object).flatten();
        let mistakes = members.map(|(name, value)| match &**name {
            "execute" => usize::from(!value.is_string()),
            "arguments" => value.as_object().map_or(1, serde_json::Map::len),
            "id" => 0,
            _ => 1,
        });
        let is_refusal = |reply| matches!(reply, &Reply::Error { .. });
        is_refusal(qemu) && is_refusal(ours) && mistakes.sum::<usize>() > 1
    }),
];

/// Whether one of two replies alone is about malformed JSON: this.
fn only(this: &Reply, other: &Reply) -> bool {
    this.is_parse_error() && !other.is_parse_error()
}

pub fn is_noncharacter(c: char) -> bool {
    matches!(u32::from(c), 0xfdd0..=0xfdef) || u32::from(c) & 0xfffe == 0xfffe
}

fn json(message: &[u8]) -> Option<Value> {
    serde_json::from_slice(message).ok()
}

fn has(message: &[u8], part: &[u8]) -> bool {
    message.windows(part.len()).any(|window| window == part)
}

/// Returns the words in a message that may be numbers.
fn words(message: &[u8]) -> impl Iterator<Item = &str> {
    let words = message.split(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte));
    words.filter_map(|word| std::str::from_utf8(word).ok())
}

/// Reads the list: the rows of the table in the module's docs.
pub fn listed() -> Vec<Difference> {
    let docs = include_str!("../../../qmp-types/src/server/mod.rs");
    let mut rows = docs.lines().filter_map(|line| line.strip_prefix("//! | "));
    assert_eq!(rows.next(), Some("difference | sent | QEMU | here |"));
    let row = |row: &'static str| {
        let cells: Vec<_> = row.trim_end_matches(" |").split(" | ").collect();
        let [name, sent, qemu, here] = cells[..] else {
            panic!("it has four cells: {row}");
        };
        let test = TESTS.iter().find(|(of, _)| *of == name);
        let (_, is) = test.unwrap_or_else(|| panic!("how is this known: {name}?"));
        let answer = |cell: &str| String::from_utf8(bytes(&cell.replace('`', "")));
        Difference {
            name,
            sent: bytes(sent.trim_matches('`')),
            qemu: answer(qemu).expect("it is text"),
            here: answer(here).expect("it is text"),
            is: *is,
        }
    };
    let listed: Vec<_> = rows.map(row).collect();
    assert_eq!(listed.len(), TESTS.len(), "each is listed, and once");
    listed
}
