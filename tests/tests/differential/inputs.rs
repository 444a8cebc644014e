//! Inputs for a pair: the sample as serde writes it, and changes to it, each of which may make it
//! invalid.

use qmp_tests::wire::{Json, Tape, text};
use serde_json::Value;

/// Names that some types know, and that none does.
const NAMES: &[&str] = &[
    "also",
    "x-also",
    "one_member",
    "one-member",
    "re-named",
    "x",
    "__com.example_x",
    "",
    "inner",
    "also-inner",
    "inner-maybe",
    "strict",
    "also-plain",
    "real",
    "extra",
    "Type",
];

/// Values of every type, and at the limits of some.
const VALUES: &[&str] = &[
    "null",
    "true",
    "7",
    "255",
    "256",
    "-1",
    "1.5",
    "1e3",
    "4294967296",
    "0",
    "\"\"",
    "\"text\"",
    "\"\\n\"",
    "[]",
    "[7]",
    "[null]",
    "[\"blank\"]",
    "[256]",
    "[1,2]",
    "[[1]]",
    "{}",
    r#"{"inner-member":1}"#,
    r#"{"strict":true}"#,
    // What must be an object, as an array.
    "[1,null]",
    "[true]",
];

/// A text like the sample.
pub fn changed(sample: &str, tape: &mut Tape<'_>) -> String {
    let value: Value = serde_json::from_str(sample).expect("a sample is JSON");
    let mut members: Vec<(String, Json)> = match &value {
        Value::Object(members) => {
            let members = members.iter();
            members
                .map(|(name, value)| (name.clone(), Json::scalar(value)))
                .collect()
        }
        other => panic!("the sample {other}"),
    };
    for _ in 0..tape.below(5) {
        change(&mut members, tape);
    }
    if tape.once_in(2) {
        tape.shuffle(&mut members);
    }
    // Not always an object.
    match tape.below(60) {
        59 => Json::Array(members.into_iter().map(|(_, value)| value).collect()).to_string(),
        58 => (*tape.pick(VALUES)).to_owned(),
        _ => Json::Object(members).to_string(),
    }
}

fn change(members: &mut Vec<(String, Json)>, tape: &mut Tape<'_>) {
    let at = tape.below(members.len());
    let place = tape.below(members.len() + 1);
    let value = match tape.below(4) {
        0 => Json::any(tape),
        _ => Json::scalar(tape.pick(VALUES)),
    };
    let (sort, is_empty) = (tape.below(8), members.is_empty());
    match sort {
        0 => {
            let name = match tape.below(4) {
                0 => text(tape),
                _ => (*tape.pick(NAMES)).to_owned(),
            };
            members.insert(place, (name, value));
        }
        _ if is_empty => {}
        // Twice, as it is or with another value.
        1 => members.insert(place, members[at].clone()),
        2 => members.insert(place, (members[at].0.clone(), value)),
        3 | 4 => drop(members.remove(at)),
        5 => members[at].0 = String::from(*tape.pick(NAMES)),
        _ => members[at].1 = value,
    }
}
