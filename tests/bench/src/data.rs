//! The replies and events of `data/`, with unknown downstream members put in. Used by the
//! programs whose instructions are counted.

use std::collections::BTreeMap;
use std::{fs, iter};

use serde_json::Value;
use serde_json::value::RawValue;

/// Unknown members, of every JSON type but null.
pub const UNKNOWN: [&str; 5] = [
    r#""__com.redhat_reason": "enospc""#,
    r#""__com.redhat_debug_info": {"errno": 5, "message": "Input/output error"}"#,
    r#""__org.qemu_generation": 118273"#,
    r#""__com.example_cpus": [0, 1, 2, 3]"#,
    r#""__com.example_managed": true"#,
];

/// The lines of a file of `data/`, with that many unknown members in each object.
pub fn lines(file: &str, unknown: usize) -> Vec<String> {
    let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut objects = 0;
    let with_unknown = |line| {
        let line = with_unknown(line, &UNKNOWN[..unknown], &mut objects);
        let value = serde_json::from_str(&line).expect("it is JSON still");
        assert!(each_has(unknown, &value), "an object without: {line}");
        line
    };
    text.lines().map(with_unknown).collect()
}

/// Fifty events, one a kind, by name; each with those of the named members that it has, in
/// that order.
pub fn events<const N: usize>(order: [&str; N]) -> Vec<(String, String)> {
    let reordered = |line: String| {
        let members: BTreeMap<&str, &RawValue> =
            serde_json::from_str(&line).expect("an event is an object");
        let member = |name| Some(format!("\"{name}\": {}", members.get(name)?));
        let text: Vec<_> = order.into_iter().filter_map(member).collect();
        (event_name(&line), format!("{{{}}}", text.join(", ")))
    };
    lines("fifty-events.jsonl", 0)
        .into_iter()
        .map(reordered)
        .collect()
}

/// Which event a line is.
pub fn event_name(line: &str) -> String {
    let value: Value = serde_json::from_str(line).expect("it is JSON");
    value["event"].as_str().expect("it is an event").to_owned()
}

/// Whether every object that is not itself in an unknown member has that many of them.
fn each_has(unknown: usize, value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            let mut known = members.iter().filter(|(name, _)| !name.starts_with("__"));
            members.len() - known.clone().count() == unknown
                && known.all(|(_, value)| each_has(unknown, value))
        }
        Value::Array(values) => values.iter().all(|value| each_has(unknown, value)),
        _ => true,
    }
}

/// Half of the unknown members begin an object and half end it; where there is an odd one,
/// it does so by turns.
fn with_unknown(json: &str, unknown: &[&str], objects: &mut usize) -> String {
    if unknown.is_empty() {
        return json.to_owned();
    }
    let mut out = String::new();
    let mut text = false;
    let mut escaped = false;
    let mut open = Vec::new();
    let mut chars = json.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => text = !text,
            '{' if !text => {
                *objects += 1;
                let empty = chars.peek() == Some(&'}');
                let (first, last) = unknown.split_at(usize::midpoint(unknown.len(), *objects % 2));
                open.push((last, empty && first.is_empty()));
                out.push('{');
                out.push_str(&first.join(", "));
                if !first.is_empty() && !empty {
                    out.push_str(", ");
                }
                continue;
            }
            '}' if !text => {
                let (last, empty) = open.pop().unwrap_or_default();
                let comma = iter::once(", ").filter(|_| !empty && !last.is_empty());
                out.extend(comma);
                out.push_str(&last.join(", "));
            }
            _ => {}
        }
        out.push(char);
    }
    out
}
