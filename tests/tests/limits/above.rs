//! The memory that `receive` and the envelopes take above the value that they return: what they
//! need to find their way in the text.

use qmp_types::message::Message;
use qmp_types::{QmpDownstream, UnknownCommand, UnknownEvent, server};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, from_reader, from_str};

use super::memory::{kept, peak};

#[derive(QmpDownstream)]
#[qmp(command = "__com.example_store", returns = Stored<T>)]
struct Store<T> {
    x: T,
}

#[derive(QmpDownstream)]
#[qmp(commands)]
enum Command<T> {
    Store(Store<T>),
    #[qmp(other)]
    Other(UnknownCommand<T>),
}

#[derive(QmpDownstream)]
#[qmp(event = "__com.example_STORED")]
struct Stored<T> {
    x: T,
}

#[derive(QmpDownstream)]
#[qmp(events)]
enum Event<T> {
    Stored(Stored<T>),
    #[qmp(other)]
    Other(UnknownEvent<T>),
}

/// What a long value begins with, its other elements, and its end; `#` is another number in each.
const SHAPES: &[[&str; 3]] = &[
    ["[7", ",7", "]"],
    ["[-1.5e3", ",-1.5e3", "]"],
    ["[[]", ",[]", "]"],
    ["[{}", ",{}", "]"],
    ["[\"\"", ",\"\"", "]"],
    [r#"["\n""#, r#","\n""#, "]"],
    ["[[[]]", ",[[]]", "]"],
    [r#"{"":0"#, r#","":0"#, "}"],
    [r#"{"":0"#, r##","#":0"##, "}"],
    [r#"{"":0"#, r#","\n#":0"#, "}"],
    [r#"{"":[]"#, r##","#":[]"##, "}"],
    [r#"{"":{}"#, r#","":{}"#, "}"],
    [r#"[{"":{}}"#, r#",{"":{}}"#, "]"],
    [r#"[{"":{"":1}}"#, r#",{"":{"":1}}"#, "]"],
    [r#"[{"":[1]}"#, r#",{"":[1]}"#, "]"],
    ["[", "[", ""],
    ["\"", "a", "\""],
    ["\"", "{", "\""],
    ["\"", r"\n", "\""],
    ["\"", "\\u0000", "\""],
];

/// Elements a few more than a power of two: lists have just grown.
const COUNT: usize = (1 << 12) + 3;

fn value([begin, element, end]: [&str; 3]) -> String {
    let element = |at: usize| {
        // Short names, each another.
        let digits = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
        let digit = |place: u32| char::from(digits[at / digits.len().pow(place) % digits.len()]);
        element.replace('#', &String::from_iter([0, 1, 2].map(digit)))
    };
    let text = begin.to_owned() + &(0..COUNT).map(element).collect::<String>();
    // As many as were opened.
    if end.is_empty() {
        text + &"]".repeat(COUNT + 1)
    } else {
        text + end
    }
}

/// Messages whose payload stays text.
const MESSAGES: &[&str] = &[
    "$",
    r#"{"return":$}"#,
    r#"{"return":1,"id":$}"#,
    r#"{"return":1,"x":$}"#,
    r#"{"event":"X","data":$}"#,
    r#"{"error":{"class":"X","desc":"","x":$}}"#,
    r#"{"error":{"class":"X","desc":"","data":$}}"#,
    r#"{"execute":"X","arguments":$}"#,
    r#"{"QMP":{"version":$,"capabilities":[]}}"#,
    r#"{"QMP":{"version":{},"capabilities":$}}"#,
];

/// Messages whose payload a client reads.
const READ: &[&str] = &[
    r#"{"return":{"x":$}}"#,
    r#"{"return":$,"arguments":1}"#,
    r#"{"event":"X","data":$}"#,
    r#"{"data":$,"event":"X"}"#,
    r#"{"data":{"x":$},"event":"__com.example_STORED"}"#,
    r#"{"data":{"y":$,"x":0},"event":"__com.example_STORED"}"#,
];

/// Requests, and lines that a server refuses.
const REQUESTS: &[&str] = &[
    "$",
    r#"{"execute":$}"#,
    r#"{"execute":"x","arguments":$}"#,
    r#"{"execute":"x","arguments":{"x":$}}"#,
    r#"{"execute":"__com.example_store","arguments":$}"#,
    r#"{"execute":"__com.example_store","arguments":{"x":$}}"#,
    r#"{"arguments":{"x":$},"execute":"__com.example_store"}"#,
    r#"{"arguments":{"__y":$,"x":0},"execute":"__com.example_store"}"#,
    r#"{"id":$,"execute":"x"}"#,
    r#"{"id":$,"execute":"__com.example_store","arguments":{"x":0}}"#,
];

/// A line takes at most 16 bytes for a byte of it, above the value. That is `own`, which the payload
/// takes at most while it is read by itself, or what is kept: `read` says how much.
fn check(template: &str, shape: [&str; 3], own: usize, read: impl Fn(&str) -> usize) {
    let line = template.replace('$', &value(shape));
    let mut of_value = 0;
    let peak = peak(|| of_value = read(&line));
    let above = peak.saturating_sub(own.max(of_value));
    let tenths = above * 10 / line.len();
    assert!(tenths <= 160, "{template} of {shape:?}: {tenths} tenths");
}

fn check_values<T: DeserializeOwned>(shape: [&str; 3]) {
    let payload = value(shape);
    let own = peak(|| from_str::<T>(&payload).ok());
    for template in READ {
        check(template, shape, own, |line| {
            kept(|| Message::decode_str::<Store<T>, Event<T>>(line))
        });
        check(template, shape, own, |line| {
            kept(|| from_str::<Event<T>>(line))
        });
        check(template, shape, own, |line| {
            kept(|| from_reader::<_, Event<T>>(line.as_bytes()))
        });
    }
    for template in REQUESTS {
        check(template, shape, own, |line| {
            kept(|| server::receive::<Command<T>>(line.as_bytes()))
        });
    }
}

#[test]
fn a_message_takes_16_bytes_for_a_byte_above_its_value() {
    let _turn = super::alone();
    for shape in SHAPES {
        for template in MESSAGES {
            check(template, *shape, 0, |line| kept(|| Message::from_str(line)));
        }
        check_values::<Value>(*shape);
        check_values::<Box<RawValue>>(*shape);
    }
}
