//! A reply to `query-qmp-schema` or `query-commands`: what is asked of it has an answer, which
//! does not depend on the order of the entries.

use std::collections::BTreeSet;

use qmp_types::schema::{CommandNames, Described, Schema};
use serde_json::from_str;
use serde_json::value::RawValue;

use crate::types::{BlockIoError, Kept, NodeAdd, NodeEvent, Quit, Strict, Tune};

/// Reads it, and compares all types with it.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Ok(names) = from_str::<CommandNames>(text) {
        assert_eq!(names.supports::<Quit>(), names.contains("quit"));
    }
    let Ok(schema) = from_str::<Schema>(text) else {
        return;
    };
    let answers = ask(&schema);
    let mut entries: Vec<&RawValue> = from_str(text).expect("a schema is an array");
    entries.reverse();
    let turned = serde_json::to_string(&entries).expect("it was JSON");
    let turned: Schema = from_str(&turned).expect("an entry is one at any place");
    // Of two entries with one name, the last counts.
    if names_are_distinct(&entries) {
        assert_eq!(ask(&turned), answers);
    }
}

fn names_are_distinct(entries: &[&RawValue]) -> bool {
    let mut names = BTreeSet::new();
    entries.iter().all(|entry| {
        let entry: serde_json::Value = match from_str(entry.get()) {
            Ok(entry) => entry,
            Err(_) => return false,
        };
        names.insert(entry["name"].to_string())
    })
}

/// The answers about all types.
fn ask(schema: &Schema) -> Vec<String> {
    [
        about::<NodeAdd>(schema),
        about::<NodeEvent>(schema),
        about::<Tune<'_>>(schema),
        about::<Strict>(schema),
        about::<Quit>(schema),
        about::<Kept>(schema),
        about::<BlockIoError>(schema),
    ]
    .concat()
}

fn about<T: Described>(schema: &Schema) -> Vec<String> {
    let mut answers = Vec::new();
    match schema.check::<T>() {
        Ok(()) => assert!(schema.supports::<T>()),
        Err(mismatches) => {
            answers.push(mismatches.to_string());
            answers.extend(mismatches.iter().map(ToString::to_string));
            assert!(answers.len() > 1);
        }
    }
    answers.extend(schema.absent::<T>());
    answers
}
