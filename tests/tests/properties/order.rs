//! Order never matters: from one source, an object means the same in whichever order its members
//! come. Each object of an input is tried in each order up to five members, and beyond that with
//! each member first, with each last, and in a hundred orders at random.

use std::fmt::Write;

use proptest::prelude::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use qmp_tests::wire::{Json, Tape, numbers_are_text};
use serde_json::Value;

use crate::add_unknown;
use crate::make::{Mode, make};
use crate::node::{Node, Object, Part};
use crate::registry::{Entry, Read, Source, registry};
use crate::sources::Policy;

/// Inputs of each kind for one type.
const INPUTS: usize = 1;

/// Orders at random of an object that has more than five members.
const RANDOM: usize = 100;

/// Values that a type may read, keep, ignore or refuse: in any order alike.
const HOSTILE: &[&str] = &[
    "null",
    "true",
    "7",
    "-0",
    "1.5",
    "340282366920938463463374607431768211455",
    "-170141183460469231731687303715884105728",
    "1e400",
    "[1e400]",
    r#""x""#,
    r#""\ud800""#,
    r#"["\udc00"]"#,
    "[]",
    "[1.50,7,-7]",
    "{}",
    r#"{"7":1,"8":2}"#,
    r#"{"true":[{"false": null}]}"#,
    r#"{"$serde_json::private::RawValue":"[1]"}"#,
    "[200 deep]",
];

fn hostile(tape: &mut Tape<'_>) -> Json {
    match *tape.pick(HOSTILE) {
        "[200 deep]" => Json::scalar("[".repeat(200) + &"]".repeat(200)),
        text => Json::scalar(text),
    }
}

/// How an input is made from a valid one.
type Change = fn(&mut Node, &mut Tape<'_>);

/// Each makes at most one mistake, so that the error has to be the same too.
const CHANGES: &[(&str, Change)] = &[
    ("valid", |_, _| {}),
    ("with unknown members", |node, tape| {
        add_unknown(node, tape, |_| true);
    }),
    ("with a hostile value", |node, tape| {
        node.one_object(tape, has_known, |object, tape| {
            let at = tape.below(object.members.len());
            object.members[at].value = Node::Json(hostile(tape));
        });
    }),
    ("with a hostile unknown member", |node, tape| {
        node.one_object(
            tape,
            |_| true,
            |object, tape| {
                let downstream = object.policy != Policy::Ignore || tape.once_in(2);
                let name = object.unknown_name(tape, downstream);
                object.members.push(Part::unknown(name, hostile(tape)));
            },
        );
    }),
    ("with a member twice", |node, tape| {
        node.one_object(tape, has_known, |object, tape| {
            let known = object.members.iter().filter(|part| !part.names.is_empty());
            let known: Vec<_> = known.cloned().collect();
            let mut twice = tape.pick(&known).clone();
            (*tape.pick(&twice.names)).clone_into(&mut twice.name);
            object.members.push(twice);
        });
    }),
    ("without a member", |node, tape| {
        node.one_object(tape, has_known, |object, tape| {
            let at = tape.below(object.members.len());
            object.members.remove(at);
        });
    }),
];

fn has_known(object: &Object) -> bool {
    object.members.iter().any(|part| !part.names.is_empty())
}

/// Calls a function with each order of so many members.
fn orders(count: usize, random: &mut impl FnMut() -> usize, see: &mut dyn FnMut(&[usize])) {
    let mut order: Vec<_> = (0..count).collect();
    if count <= 5 {
        return all_orders(&mut order, 0, see);
    }
    for at in 0..count {
        let others = || (0..count).filter(|other| *other != at);
        see(&[at].into_iter().chain(others()).collect::<Vec<_>>());
        see(&others().chain([at]).collect::<Vec<_>>());
    }
    for _ in 0..RANDOM {
        for at in (1..count).rev() {
            order.swap(at, random() % (at + 1));
        }
        see(&order);
    }
}

fn all_orders(order: &mut [usize], fixed: usize, see: &mut dyn FnMut(&[usize])) {
    if fixed + 1 >= order.len() {
        return see(order);
    }
    for at in fixed..order.len() {
        order.swap(fixed, at);
        all_orders(order, fixed + 1, see);
        order.swap(fixed, at);
    }
}

/// Calls a function with the way to each object of two members or more.
fn objects(json: &Json, way: &mut Vec<usize>, see: &mut dyn FnMut(&[usize], usize)) {
    let values: Vec<_> = match json {
        Json::Scalar(_) => return,
        Json::Array(values) => values.iter().collect(),
        Json::Object(members) => members.iter().map(|(_, value)| value).collect(),
    };
    for (at, value) in values.iter().enumerate() {
        way.push(at);
        objects(value, way, see);
        way.pop();
    }
    if matches!(json, Json::Object(_)) && values.len() > 1 {
        see(way, values.len());
    }
}

/// The same with the members of one object in another order.
fn reordered(json: &Json, way: &[usize], order: &[usize]) -> Json {
    let (Json::Object(members), Some((first, way))) = (json, way.split_first()) else {
        return match (json, way.split_first()) {
            (Json::Object(members), None) => {
                Json::Object(order.iter().map(|at| members[*at].clone()).collect())
            }
            (Json::Array(values), Some((first, way))) => {
                let mut values = values.clone();
                values[*first] = reordered(&values[*first], way, order);
                Json::Array(values)
            }
            _ => json.clone(),
        };
    };
    let mut members = members.clone();
    members[*first].1 = reordered(&members[*first].1, way, order);
    Json::Object(members)
}

/// Whether a name is given twice, which values do not hold.
fn has_duplicate(json: &Json) -> bool {
    match json {
        Json::Scalar(_) => false,
        Json::Array(values) => values.iter().any(has_duplicate),
        Json::Object(members) => members.iter().enumerate().any(|(at, (name, value))| {
            members[..at].iter().any(|(other, _)| other == name) || has_duplicate(value)
        }),
    }
}

/// A value as CBOR has it, in the order of its members.
fn cbor(json: &Json) -> Option<ciborium::Value> {
    Some(match json {
        Json::Scalar(text) => match serde_json::from_str(text).ok()? {
            Value::Number(_) => match text.parse::<i128>() {
                Ok(_) if text == "-0" => (-0.0).into(),
                Ok(number) => ciborium::value::Integer::try_from(number).ok()?.into(),
                Err(_) => text.parse::<f64>().ok().filter(|it| it.is_finite())?.into(),
            },
            value => ciborium::Value::serialized(&value).ok()?,
        },
        Json::Array(values) => {
            ciborium::Value::Array(values.iter().map(cbor).collect::<Option<_>>()?)
        }
        Json::Object(members) => {
            let member = |(name, value): &(String, _)| Some((name.as_str().into(), cbor(value)?));
            ciborium::Value::Map(members.iter().map(member).collect::<Option<_>>()?)
        }
    })
}

/// Reads an input, where the source can hold it.
fn outcome(source: Source, json: &Json) -> Option<Outcome> {
    let holds = || !has_duplicate(json);
    let value = || serde_json::from_str(&json.to_string()).ok();
    // A `Value` that has numbers as text calls each of them a number.
    let words = |error| {
        if numbers_are_text() {
            String::new()
        } else {
            error
        }
    };
    Some(match source {
        Source::Text(read) => read(&json.to_string()),
        Source::Value(read) => read(value().filter(|_| holds())?).map_err(words),
        Source::Lent(read) => read(&value().filter(|_| holds())?).map_err(words),
        Source::Cbor(read) => {
            let mut bytes = Vec::new();
            ciborium::into_writer(&cbor(json).filter(|_| holds())?, &mut bytes).expect("CBOR");
            // Its words for a type depend on whether it was asked for the type.
            read(&bytes).map_err(|_| String::new())
        }
    })
}

type Outcome = Result<Read, String>;

/// Whether two outcomes are the same but for the order of members.
fn same(one: &Outcome, other: &Outcome) -> bool {
    let value = |written: &str| serde_json::from_str(written).ok().map(sorted);
    match (one, other) {
        _ if one == other => true,
        (Ok(one), Ok(other)) => {
            letters(&one.value) == letters(&other.value)
                && letters(&one.written) == letters(&other.written)
                && value(&one.written) == value(&other.written)
        }
        (Err(one), Err(other)) => without_places(one) == without_places(other),
        _ => false,
    }
}

/// The letters of a text: they are the same in any order of members.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<_> = text.chars().collect();
    letters.sort_unstable();
    letters
}

/// A value with its members in the order of their names, whatever `serde_json`'s map has.
fn sorted(mut value: Value) -> Value {
    match &mut value {
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| *value = sorted(value.take())),
        Value::Object(members) => {
            members
                .values_mut()
                .for_each(|value| *value = sorted(value.take()));
            let mut list: Vec<_> = std::mem::take(members).into_iter().collect();
            list.sort_by(|a, b| a.0.cmp(&b.0));
            members.extend(list);
        }
        _ => {}
    }
    value
}

/// An error without the places in the text that it tells.
fn without_places(error: &str) -> String {
    let mut rest = error;
    let mut text = String::new();
    while let Some((before, place)) = rest.split_once(" at line ") {
        text += before;
        rest = place.trim_start_matches(|c: char| c.is_ascii_digit());
        rest = rest.strip_prefix(" column ").unwrap_or(rest);
        rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    text + rest
}

/// Tries an input in all orders. Returns how many that were.
fn try_all(
    entry: &Entry,
    what: &str,
    json: &Json,
    random: &mut impl FnMut() -> usize,
    failures: &mut String,
) -> usize {
    let mut tried = 0;
    for (name, source) in &entry.sources {
        let mut failed = false;
        let Some(expected) = outcome(*source, json) else {
            continue;
        };
        objects(json, &mut Vec::new(), &mut |way, count| {
            orders(count, random, &mut |order| {
                let other = reordered(json, way, order);
                tried += 1;
                let read = outcome(*source, &other);
                if !failed && !read.as_ref().is_some_and(|read| same(read, &expected)) {
                    failed = true;
                    let _ = writeln!(
                        failures,
                        "{} {what}, {name}:\n{json}\n  {expected:?}\n{other}\n  {read:?}",
                        entry.name
                    );
                }
            });
        });
    }
    tried
}

#[test]
fn the_order_of_members_does_not_matter() {
    let registry = registry();
    let mut seed = 1_u32;
    let mut random = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) as usize
    };
    let (mut tried, mut failures) = (0, String::new());
    let mut runner = TestRunner::deterministic();
    for entry in &registry.entries {
        let mut count = 0;
        for (what, change) in CHANGES {
            for _ in 0..INPUTS {
                let numbers = proptest::collection::vec(any::<u32>(), 60..120);
                let numbers = numbers.new_tree(&mut runner).expect("numbers").current();
                let mut tape = Tape::new(&numbers);
                let mut node = make(&registry, entry, Mode::Any, &mut tape);
                change(&mut node, &mut tape);
                count += try_all(entry, what, &node.json(), &mut random, &mut failures);
            }
        }
        tried += usize::from(count > 100);
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(tried > 57, "{tried} types");
}
