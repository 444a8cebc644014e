//! The promise of the specification, as properties: each is asked of every type of the
//! [`registry`], with inputs that [`make`] makes of the type's own description.
//!
//! `formats` asks formats other than JSON, `order` for members in each order, `sources` whether
//! a type was forgotten.

mod formats;
mod make;
mod node;
mod order;
mod registry;
mod sources;
#[allow(dead_code, reason = "shown by `Debug` alone")]
mod types;
#[path = "../../../examples/quickstart/vendor.rs"]
#[allow(dead_code, reason = "shown by `Debug` alone")]
mod vendor;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt::Display;

use make::{Mode, make};
use node::{Node, Object, Part};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use qmp_tests::wire::{Json, Tape};
use registry::{Entry, Read, Registry, registry};
use serde_json::Value;
use sources::Policy;

/// Inputs for one property of one type.
const CASES: u32 = 48;

/// Asks something of each type, which is told what the numbers of an input make: it says how
/// often it really came to its question. Returns the types of which it was asked.
fn each(
    ask: impl Fn(&Registry, &Entry, &mut Tape<'_>) -> Result<usize, TestCaseError>,
) -> BTreeSet<&'static str> {
    let registry = registry();
    let mut asked = BTreeSet::new();
    for entry in &registry.entries {
        let count = Cell::new(0);
        let config = Config {
            failure_persistence: None,
            ..Config::with_cases(CASES)
        };
        let result = TestRunner::new(config).run(&vec(any::<u32>(), 0..200), |numbers| {
            count.set(count.get() + ask(&registry, entry, &mut Tape::new(&numbers))?);
            Ok(())
        });
        if let Err(error) = result {
            panic!("{}: {error}", entry.name);
        }
        if count.get() > 0 {
            asked.insert(entry.name);
        }
    }
    asked
}

fn read(entry: &Entry, text: &impl Display) -> Result<Read, TestCaseError> {
    let text = text.to_string();
    (entry.read)(&text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))
}

/// The text is refused with these words.
fn refused(entry: &Entry, text: &impl Display, words: &str) -> Result<(), TestCaseError> {
    let text = text.to_string();
    match (entry.read)(&text) {
        Ok(value) => Err(TestCaseError::fail(format!("{text} was read as {value:?}"))),
        Err(error) => {
            prop_assert!(error.contains(words), "{text}: {error}, not {words}");
            Ok(())
        }
    }
}

/// Adds members that the policy ignores, of any shape and at any place, to each object of a sort.
fn add_unknown(node: &mut Node, tape: &mut Tape<'_>, sort: fn(&Object) -> bool) -> usize {
    let mut added = 0;
    node.objects(&mut |object| {
        if object.policy == Policy::Deny && !object.unlisted || !sort(object) {
            return;
        }
        for _ in 0..tape.below(3) {
            let downstream = object.policy == Policy::IgnoreDownstream || tape.once_in(2);
            insert_unknown(object, tape, downstream);
            added += 1;
        }
    });
    added
}

fn insert_unknown(object: &mut Object, tape: &mut Tape<'_>, downstream: bool) -> String {
    let name = object.unknown_name(tape, downstream);
    let at = tape.below(object.members.len() + 1);
    object
        .members
        .insert(at, Part::unknown(name.clone(), Json::any(tape)));
    name
}

fn keys(node: &mut Node) -> Vec<String> {
    let mut keys = Vec::new();
    node.objects(&mut |object| keys.extend(object.members.iter().map(|part| part.name.clone())));
    keys
}

#[test]
fn ignored_members_change_nothing() {
    let asked = each(|registry, entry, tape| {
        let mut node = make(registry, entry, Mode::Any, tape);
        let before = read(entry, &node.json())?;
        let added = add_unknown(&mut node, tape, |object| !object.keeps);
        prop_assert_eq!(before, read(entry, &node.json())?, "{}", node.json());
        Ok(added)
    });
    assert!(asked.len() > 60, "{asked:?}");
}

#[test]
fn a_member_that_the_policy_refuses_is_refused_and_named() {
    let asked = each(|registry, entry, tape| {
        let mut node = make(registry, entry, Mode::Any, tape);
        let (mut words, mut asked) = (String::new(), 0);
        let refuses = |object: &Object| object.policy != Policy::Ignore && !object.unlisted;
        node.one_object(tape, refuses, |object, tape| {
            let downstream = object.policy == Policy::Deny && tape.once_in(2);
            words = format!(
                "unknown field `{}`",
                insert_unknown(object, tape, downstream)
            );
            asked = 1;
        });
        if asked > 0 {
            refused(entry, &node.json(), &words)?;
        }
        Ok(asked)
    });
    assert!(asked.len() > 40, "{asked:?}");
}

#[test]
fn what_is_written_is_what_was_read_and_what_was_kept() {
    let asked = each(|registry, entry, tape| {
        let mut node = make(registry, entry, Mode::Written, tape);
        let kept = add_unknown(&mut node, tape, |object| object.keeps);
        let value = read(entry, &node.json())?;
        let written: Value = serde_json::from_str(&value.written).expect("valid JSON");
        node.comes_back(&written)?;
        prop_assert_eq!(&value, &read(entry, &value.written)?);
        Ok(kept)
    });
    for entry in registry().entries {
        let keeps = entry.derived.has("extra");
        assert!(!keeps || asked.contains(entry.name), "{}", entry.name);
    }
}

#[test]
fn whatever_was_read_is_read_back_equal() {
    each(|registry, entry, tape| {
        let node = make(registry, entry, Mode::Any, tape);
        let value = read(entry, &node.json())?;
        prop_assert_eq!(&value, &read(entry, &value.written)?, "{}", node.json());
        Ok(1)
    });
}

#[test]
fn a_message_of_upstream_is_read() {
    each(|registry, entry, tape| {
        let mut node = make(registry, entry, Mode::Upstream, tape);
        let downstream = keys(&mut node).iter().any(|name| name.starts_with("__"));
        prop_assert!(!downstream, "{}", node.json());
        let value = read(entry, &node.json())?;
        prop_assert_eq!(&value, &read(entry, &value.written)?);
        Ok(1)
    });
}

#[test]
fn a_member_given_twice_is_refused() {
    let asked = each(|registry, entry, tape| {
        let mut node = make(registry, entry, Mode::Any, tape);
        let (mut words, mut asked) = (String::new(), 0);
        let known = |object: &Object| object.members.iter().any(|part| !part.names.is_empty());
        node.one_object(tape, known, |object, tape| {
            let known = object.members.iter().filter(|part| !part.names.is_empty());
            let known: Vec<_> = known.cloned().collect();
            let mut twice = tape.pick(&known).clone();
            twice.name = (*tape.pick(&twice.names)).to_owned();
            words = format!("duplicate field `{}`", twice.names[0]);
            let at = tape.below(object.members.len() + 1);
            object.members.insert(at, twice);
            asked = 1;
        });
        if asked > 0 {
            refused(entry, &node.json(), &words)?;
        }
        Ok(asked)
    });
    assert!(asked.len() > 70, "{asked:?}");
}
