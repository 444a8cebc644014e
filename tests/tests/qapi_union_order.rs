//! A tag or a name that comes last makes values wait for it. They are read as if they had not
//! waited: numbers of any size, map keys of any type, the text of a `RawValue`, and whatever is
//! ignored. `properties/order.rs` asks it of every type with inputs that it makes; here are the
//! values that differ in the ways in which they can be buffered.

use std::collections::BTreeMap;
use std::fmt::Debug;

use qmp_types::QmpDownstream;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, from_reader, from_str};

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, tag = "t", rename_all = "lowercase")]
enum Tagged<T> {
    A { x: T },
    B,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.example_WAITING")]
struct Waiting<T> {
    x: T,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events)]
enum Event<T> {
    Waiting(Waiting<T>),
}

/// An object of two members, in either order.
fn orders(one: &str, other: &str) -> [String; 2] {
    [format!("{{{one},{other}}}"), format!("{{{other},{one}}}")]
}

type Outcome<T> = (String, Result<T, String>);

/// Reads a value as the member of a union with the tag first and last, and in an event with the
/// name first and last: from text, and from a reader.
fn everywhere<T: DeserializeOwned>(x: &str) -> Vec<Outcome<T>> {
    let x = format!(r#""x":{x}"#);
    let mut read = Vec::new();
    for text in orders(r#""t":"a""#, &x) {
        for outcome in [from_str(&text), from_reader(text.as_bytes())] {
            let x = outcome.map(|union| match union {
                Tagged::A { x } => x,
                Tagged::B => panic!("{text}"),
            });
            read.push((text.clone(), x.map_err(|error| error.to_string())));
        }
    }
    let data = format!(r#""data":{{{x}}}"#);
    for text in orders(r#""event":"__com.example_WAITING""#, &data) {
        for outcome in [from_str(&text), from_reader(text.as_bytes())] {
            let x = outcome.map(|Event::Waiting(Waiting { x })| x);
            read.push((text.clone(), x.map_err(|error| error.to_string())));
        }
    }
    read
}

/// Reads a value everywhere as it is read by itself.
#[track_caller]
fn same<T: DeserializeOwned + Debug + PartialEq>(x: &str) {
    let expected: T = from_str(x).expect(x);
    for (text, read) in everywhere::<T>(x) {
        assert_eq!(read.as_ref(), Ok(&expected), "{text}");
    }
}

#[track_caller]
fn refused<T: DeserializeOwned + Debug>(x: &str) {
    for (text, read) in everywhere::<T>(x) {
        assert!(read.is_err(), "{text}: {read:?}");
    }
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Plain {
    New(u8),
    St(u8),
    Unit,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
enum Alternate {
    Integer(i64),
    Number(f64),
    Object(Box<Tagged<Alternate>>),
}

#[derive(Debug, PartialEq, Deserialize)]
struct One {
    a: u8,
}

#[test]
fn a_value_is_what_it_is_by_itself() {
    same::<f64>("1.5");
    same::<u8>("7");
    same::<i64>("-7");
    same::<u128>("340282366920938463463374607431768211455");
    same::<i128>("-170141183460469231731687303715884105728");
    same::<Value>("[1.5,7,-7]");
    same::<BTreeMap<u32, u8>>(r#"{"7":1,"8":2}"#);
    same::<BTreeMap<bool, u8>>(r#"{"true":1}"#);
    same::<Alternate>("7");
    same::<Alternate>("1.5");
    same::<Alternate>("340282366920938463463374607431768211455");
    same::<Alternate>(r#"{"x":{"x":-1.5,"t":"a"},"t":"a"}"#);
    // Names by which `serde_json` marks text.
    same::<BTreeMap<String, String>>(r#"{"$serde_json::private::RawValue":"[1]"}"#);
    // An enum of serde's own is a string, or an object of one member.
    same::<Plain>(r#""unit""#);
    same::<Plain>(r#"{"unit":null}"#);
    same::<Plain>(r#"{"new":1}"#);
}

#[test]
fn a_wrong_value_is_refused_as_it_is_by_itself() {
    refused::<BTreeMap<u8, u8>>(r#"{"256":1}"#);
    refused::<Plain>(r#"{"new":1,"st":2}"#);
    refused::<One>(r#"{"a":1,"a":2}"#);
    refused::<u8>("1e400");
    refused::<u8>("256");
    refused::<BTreeMap<String, Value>>("1.5");
    refused::<BTreeMap<String, String>>("1.5");
    refused::<String>(r#""\ud800""#);
}

#[test]
fn raw_text_is_kept_to_the_letter() {
    for raw in [
        "12345678901234567890123",
        "1e400",
        r#"[ 1.50, "\u0061\ud800" ]"#,
        r#"{"$serde_json::private::RawValue":1}"#,
    ] {
        for (text, read) in everywhere::<Box<RawValue>>(raw) {
            assert_eq!(read.as_ref().map(|raw| raw.get()), Ok(raw), "{text}");
        }
    }
}

#[test]
fn an_ignored_value_is_not_read() {
    let deep = "[".repeat(200) + &"]".repeat(200);
    for y in ["1e400", "[-1e400]", r#""\ud800""#, r#"["\udc00"]"#, &deep] {
        let y = format!(r#""__com.example_y":{y}"#);
        for text in orders(r#""t":"a","x":7"#, &y) {
            assert_eq!(from_str(&text).ok(), Some(Tagged::A { x: 7 }), "{text}");
        }
        for text in orders(r#""t":"b""#, &y) {
            assert_eq!(from_str(&text).ok(), Some(Tagged::<u8>::B), "{text}");
        }
        let data = format!(r#""data":{{"x":7,{y}}}"#);
        for text in orders(r#""event":"__com.example_WAITING""#, &data) {
            let expected = Event::Waiting(Waiting { x: 7 });
            assert_eq!(from_str(&text).ok(), Some(expected), "{text}");
        }
    }
}

/// In an object that is the whole text, `serde_json`'s limit is the same in each order. In one that
/// is nested, a value that waits may be nested as deep as there: serde does not tell how deep the
/// object is.
#[test]
fn the_limit_of_nesting_is_that_of_serde_json() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    for (depth, is_read) in [(120, true), (126, true), (127, false), (200, false)] {
        let x = format!(r#""x":{}"#, nested(depth));
        for text in orders(r#""t":"a""#, &x) {
            assert_eq!(from_str::<Tagged<Value>>(&text).is_ok(), is_read, "{text}");
        }
    }
    let unions = |text: &str| from_str::<Vec<Tagged<Value>>>(&format!("[{text}]")).is_ok();
    for (depth, first, last) in [(125, true, true), (126, false, true), (127, false, false)] {
        let [tag_first, tag_last] = orders(r#""t":"a""#, &format!(r#""x":{}"#, nested(depth)));
        assert_eq!(
            [unions(&tag_first), unions(&tag_last)],
            [first, last],
            "{depth}"
        );
    }
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Keeping {
    #[qmp(flatten)]
    tagged: Tagged<u8>,
    #[qmp(extra)]
    extra: BTreeMap<String, Keeping>,
}

/// What waits in a value that waits is counted from the outermost on.
#[test]
fn values_that_wait_in_each_other_are_limited_too() {
    let text = |depth: usize| {
        let [open, close] = [r#"{"y":"#, r#","t":"b"}"#].map(|part| part.repeat(depth));
        format!(r#"{open}{{"t":"b"}}{close}"#)
    };
    assert!(from_str::<Keeping>(&text(120)).is_ok());
    for depth in [128, 1000, 100_000] {
        assert!(from_str::<Keeping>(&text(depth)).is_err(), "{depth}");
    }
}
