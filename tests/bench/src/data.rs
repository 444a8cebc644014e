//! The replies and events of `data/`, with unknown downstream members put in.

use std::{fs, iter};

/// Unknown members, of every JSON type but null.
const UNKNOWN: [&str; 5] = [
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
    text.lines()
        .map(|line| with_unknown(line, &UNKNOWN[..unknown], &mut objects))
        .collect()
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
