//! Unions that are nested in each other, whose tags come last: all that is in the outermost waits
//! for its tag, all in the next one for that tag, and so on. It is buffered once.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use qmp_types::{QmpDownstream, UnknownBranch};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, from_reader, from_str, from_value};

use super::memory::peak;

#[derive(QmpDownstream)]
#[qmp(data, tag = "kind", rename_all = "lowercase")]
enum Node<T> {
    Next { next: Box<Node<T>> },
    Leaf { data: T },
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "kind", rename_all = "lowercase")]
enum Open<T> {
    Next {
        next: Box<Open<T>>,
    },
    Leaf {
        data: T,
    },
    #[qmp(other)]
    Other(UnknownBranch),
}

/// A union as a part of an object.
#[derive(QmpDownstream)]
#[qmp(data)]
struct Part<T> {
    own: Option<u8>,
    #[qmp(flatten)]
    kind: Kind<T>,
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "kind", rename_all = "lowercase")]
enum Kind<T> {
    Next { next: Box<Part<T>> },
    Leaf { data: T },
}

/// A union beside members of any name, in which the next one is.
#[derive(QmpDownstream)]
#[qmp(data)]
struct Keeping<T> {
    #[qmp(flatten)]
    kind: Leaf<T>,
    #[qmp(extra)]
    extra: BTreeMap<String, Keeping<T>>,
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "kind", rename_all = "lowercase")]
enum Leaf<T> {
    Next,
    Leaf { data: T },
}

/// As QEMU's `BlockdevRef`.
#[derive(QmpDownstream)]
#[qmp(data, untagged)]
enum Reference<T> {
    Name(String),
    Node(Box<Referring<T>>),
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "kind", rename_all = "lowercase")]
enum Referring<T> {
    Next { next: Reference<T> },
    Leaf { data: T },
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "kind", rename_all = "lowercase")]
enum Many<T> {
    Next { next: Vec<Many<T>> },
    Leaf { data: T },
}

/// The data of an event wait for its name.
#[derive(QmpDownstream)]
#[qmp(event = "__com.example_NESTED")]
struct Nested<N> {
    node: N,
}

#[derive(QmpDownstream)]
#[qmp(events)]
enum Event<N> {
    Nested(Nested<N>),
}

/// Objects nested so deep, the tag of each last, around data of a length that does not depend on
/// the depth.
fn nested(depth: usize, [open, close]: [&str; 2], data: &str) -> String {
    let [open, close] = [open, close].map(|part| part.repeat(depth - 1));
    let length = LENGTH - open.len() - close.len();
    let list = vec![data; length / (data.len() + 1)].join(",");
    format!(r#"{open}{{"data":[{list}],"kind":"leaf"}}{close}"#)
}

const LENGTH: usize = 200_000;

const OBJECT: [&str; 2] = [r#"{"next":"#, r#","kind":"next"}"#];
/// An array is a level too.
const ARRAY: [&str; 2] = [r#"{"next":["#, r#"],"kind":"next"}"#];

/// Asks something of each type: its levels, how deep these are at most, and what is in the last.
macro_rules! each {
    ($ask:ident) => {
        $ask::<Node<Vec<u8>>>("Node", OBJECT, 118, "7");
        $ask::<Node<Box<RawValue>>>("Node", OBJECT, 118, r#"{"a":7}"#);
        $ask::<Node<Vec<Value>>>("Node", OBJECT, 118, r#"{"a":"abcdefghijklmnopqrstuvwxyz"}"#);
        $ask::<Open<Box<RawValue>>>("Open", OBJECT, 118, r#"{"a":7}"#);
        $ask::<Part<Box<RawValue>>>("Part", OBJECT, 118, r#"{"a":7}"#);
        $ask::<Keeping<Box<RawValue>>>("Keeping", OBJECT, 118, r#"{"a":7}"#);
        $ask::<Reference<Box<RawValue>>>("Reference", OBJECT, 118, r#"{"a":7}"#);
        $ask::<Many<Box<RawValue>>>("Many", ARRAY, 59, r#"{"a":7}"#);
    };
}

fn in_event(node: &str) -> String {
    format!(r#"{{"data":{{"node":{node}}},"event":"__com.example_NESTED"}}"#)
}

fn memory<T: DeserializeOwned>(name: &str, level: [&str; 2], depth: usize, data: &str) {
    let at = [1, depth].map(|depth| {
        let line = nested(depth, level, data);
        let event = in_event(&line);
        let value = || from_str::<Value>(&line).expect("JSON");
        let (lent, owned) = (value(), value());
        let mut cbor = Vec::new();
        ciborium::into_writer(&lent, &mut cbor).expect("CBOR");
        [
            peak(|| drop(from_str::<T>(&line).expect("text"))),
            peak(|| drop(from_reader::<_, T>(line.as_bytes()).expect("a reader"))),
            peak(|| drop(T::deserialize(&lent).expect("a lent value"))),
            peak(|| drop(from_value::<T>(owned).expect("a value"))),
            peak(|| drop(ciborium::from_reader::<T, _>(cbor.as_slice()).expect("CBOR"))),
            peak(|| drop(from_str::<Event<T>>(&event).expect("an event"))),
            peak(|| drop(from_reader::<_, Event<T>>(event.as_bytes()).expect("an event"))),
        ]
    });
    // A level is a value too, and may be a map. And text that is nested in more than a few levels
    // has an index, of 8 bytes for each array and object, in a vector that has just grown.
    let index = LENGTH / data.len() * 16;
    let levels = depth * 1024 + index;
    for (shallow, deep) in at[0].iter().zip(at[1]) {
        assert!(deep <= shallow + levels, "{name} of {data}: {at:?} bytes");
    }
}

#[test]
fn unions_take_no_more_at_a_great_depth() {
    let _turn = super::alone();
    each!(memory);
}

/// The least time of many, until the two are as near as they must be: another program may be
/// running too.
fn time<T: DeserializeOwned>(name: &str, level: [&str; 2], depth: usize, data: &str) {
    let lines = [10, depth].map(|depth| nested(depth, level, data));
    let mut least = [Duration::MAX; 2];
    for _ in 0..50 {
        for (line, least) in lines.iter().zip(&mut least) {
            let start = Instant::now();
            from_str::<T>(line).expect("text");
            *least = start.elapsed().min(*least);
        }
        let [shallow, deep] = least;
        if deep < shallow * 3 / 2 {
            return;
        }
    }
    panic!("{name} of {data}: {least:?}");
}

#[test]
fn unions_take_little_longer_at_a_great_depth() {
    let _turn = super::alone();
    each!(time);
}
