//! The memory that a long line takes while it is read, as a multiple of the line's length, beside
//! the line itself.
//!
//! The lines are the worst there are for each type: a vector that grows has room for twice as many
//! elements, and holds both while it moves, so each array here has a few elements more than a
//! power of two.

use std::collections::BTreeMap;

use peak_alloc::PeakAlloc;
use qmp_types::message::Message;
use qmp_types::{Empty, QmpDownstream, UnknownCommand, UnknownEvent, server};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The longest token that QEMU takes.
const LONG: usize = 64 << 20;
/// What is built from a line is slow in a debug build, and is the same multiple of a shorter one.
const SHORT: usize = 4 << 20;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Typed<T> {
    x: T,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Number {
    a: u8,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Keeping<V> {
    #[qmp(extra)]
    extra: BTreeMap<String, V>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
enum AnyEvent<P> {
    #[qmp(other)]
    Other(UnknownEvent<P>),
}

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_store")]
struct Store<T> {
    x: T,
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
enum Listed<T> {
    Store(Store<T>),
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
enum AnyCommand {
    #[qmp(other)]
    Other(UnknownCommand),
}

#[derive(QmpDownstream)]
#[qmp(command = "__com.example_nothing")]
struct Nothing {}

/// A value of any length, its first and its other elements.
type Shape = (&'static str, &'static str, &'static str);

const STRING: Shape = ("\"", "abcdefgh", "\"");
const ESCAPED: Shape = ("\"", r"\\\\\\\\", "\"");
const NUMBERS: Shape = ("[7", ",7", "]");
const STRINGS: Shape = ("[\"abcde\"", ",\"abcde\"", "]");
const OBJECTS: Shape = ("[{\"a\":7}", ",{\"a\":7}", "]");
const NESTED: Shape = (r#"[{"":{"":1}}"#, r#",{"":{"":1}}"#, "]");
const MEMBERS: Shape = ("{\"a\":7", ",\"ab\":77", "}");
/// `#` is another number in each.
const NAMES: Shape = ("{\"a\":\"a\"", ",\"#\":\"ab\"", "}");

/// A line of about this length, with a value in the place of `$`.
fn line(template: &str, (begin, element, end): Shape, length: usize) -> String {
    let elements = if element.contains('#') {
        let elements = (0..length / 16).map(|at| element.replace('#', &format!("{at:08}")));
        elements.collect()
    } else {
        element.repeat(length / element.len())
    };
    let (before, after) = template.split_once('$').expect("the value has a place");
    [before, begin, &elements, end, after].concat()
}

/// The bytes that are allocated at most while a function runs, and its value exists.
pub fn peak<T>(run: impl FnOnce() -> T) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let value = run();
    let peak = MEMORY.peak_usage().saturating_sub(before);
    drop(value);
    peak
}

/// The bytes that are allocated when a function has run, and its value exists.
pub fn kept<T>(run: impl FnOnce() -> T) -> usize {
    let before = MEMORY.current_usage();
    let value = run();
    let kept = MEMORY.current_usage().saturating_sub(before);
    drop(value);
    kept
}

/// What is allocated at most while a line is read, in tenths of its length.
fn tenths(line: &str, read: fn(&str)) -> usize {
    peak(|| read(line)) * 10 / line.len()
}

fn message(line: &str) {
    Message::from_str(line).expect("it is a message");
}

fn no_message(line: &str) {
    Message::from_str(line).expect_err("it is no message");
}

fn data<T: for<'de> Deserialize<'de>>(line: &str) {
    serde_json::from_str::<T>(line).expect("it is of the type");
}

macro_rules! received {
    ($enum:ty) => {
        |line| drop(server::receive::<$enum>(line.as_bytes()).expect("it is a request"))
    };
}

const RETURN: &str = r#"{"return":$}"#;
const MEMBER: &str = r#"{"x":$}"#;
const EVENT: &str = r#"{"data":$,"event":"X"}"#;
const REQUEST: &str = r#"{"execute":"__com.example_store","arguments":{"x":$}}"#;

/// Measures a row: the line, how it is read, and how many times its length that takes at most.
fn check(template: &str, shape: Shape, length: usize, read: fn(&str), times: usize) {
    let line = line(template, shape, length);
    let tenths = tenths(&line, read);
    let range = (times * 5)..=(times * 10);
    assert!(
        range.contains(&tenths),
        "{template} of {}: {tenths} tenths, not {times} times",
        shape.1
    );
}

#[test]
fn a_line_whose_payload_is_not_read_takes_none() {
    let _turn = super::alone();
    for shape in [STRING, NUMBERS, OBJECTS, MEMBERS] {
        check(RETURN, shape, LONG, message, 0);
    }
    check(MEMBER, OBJECTS, SHORT, data::<Empty>, 0);
    check(MEMBER, OBJECTS, SHORT, data::<Keeping<Box<RawValue>>>, 1);
    // The names of members that no message has.
    check("$", MEMBERS, SHORT, no_message, 9);
}

#[test]
fn a_type_takes_what_its_values_take() {
    let _turn = super::alone();
    check(MEMBER, STRING, LONG, data::<Typed<String>>, 1);
    check(MEMBER, ESCAPED, SHORT, data::<Typed<String>>, 1);
    check(MEMBER, NUMBERS, SHORT, data::<Typed<Vec<u8>>>, 2);
    check(MEMBER, NUMBERS, SHORT, data::<Typed<Vec<u64>>>, 12);
    check(MEMBER, STRINGS, SHORT, data::<Typed<Vec<String>>>, 10);
    check("$", NAMES, SHORT, data::<Keeping<Box<RawValue>>>, 6);
}

#[test]
fn a_value_of_serde_json_takes_many_times_its_text() {
    let _turn = super::alone();
    check(MEMBER, STRING, SHORT, data::<Keeping<Value>>, 1);
    check(MEMBER, STRINGS, SHORT, data::<Keeping<Value>>, 13);
    check("$", NAMES, SHORT, data::<Keeping<Value>>, 8);
    check(MEMBER, NUMBERS, SHORT, data::<Keeping<Value>>, 48);
    check(MEMBER, OBJECTS, SHORT, data::<Keeping<Value>>, 92);
    check(MEMBER, NESTED, SHORT, data::<Keeping<Value>>, 111);
}

/// It is text until then.
#[test]
fn a_payload_before_its_name_takes_little_more() {
    let _turn = super::alone();
    check(EVENT, STRING, SHORT, data::<AnyEvent<Value>>, 1);
    check(EVENT, NUMBERS, SHORT, data::<AnyEvent<Value>>, 48);
    check(EVENT, OBJECTS, SHORT, data::<AnyEvent<Value>>, 94);
    check(EVENT, OBJECTS, SHORT, data::<AnyEvent<Box<RawValue>>>, 1);
}

/// A line that is not plain is read anew, and nothing that was read of it is held meanwhile.
#[test]
fn a_line_is_not_held_as_two_values_where_one_pass_is_not_enough() {
    let _turn = super::alone();
    let decode = |line: &str| {
        Message::decode_str::<Nothing, AnyEvent<Value>>(line).expect("it is an event");
    };
    for template in [
        r#"{"event":"X","data":$}"#,
        r#"{"data":$,"event":"X"}"#,
        r#"{"event":"X","data":$,"arguments":1}"#,
    ] {
        check(template, NUMBERS, SHORT, decode, 48);
        check(template, OBJECTS, SHORT, decode, 92);
    }
}

#[test]
fn a_request_takes_little_more_than_its_command() {
    let _turn = super::alone();
    check(REQUEST, STRING, SHORT, received!(Listed<String>), 1);
    check(REQUEST, ESCAPED, SHORT, received!(Listed<String>), 1);
    check(REQUEST, NUMBERS, SHORT, received!(Listed<Vec<u64>>), 12);
    check(REQUEST, STRINGS, SHORT, received!(Listed<Vec<String>>), 10);
    check(REQUEST, OBJECTS, SHORT, received!(Listed<Vec<Number>>), 3);
    check(
        REQUEST,
        NAMES,
        SHORT,
        received!(Listed<BTreeMap<String, String>>),
        7,
    );
    check(REQUEST, NUMBERS, SHORT, received!(AnyCommand), 48);
    check(REQUEST, OBJECTS, SHORT, received!(AnyCommand), 94);
}
