//! The schema language's notation, and its rules about names. `qapi` and its `types` write
//! with it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// How long a line may become.
const WIDTH: usize = 70;

pub fn quoted(text: &str) -> String {
    format!("'{text}'")
}

/// A definition, one key a line.
pub fn expression(keys: &[(&str, String)]) -> String {
    let keys: Vec<_> = keys
        .iter()
        .map(|(key, value)| format!("'{key}': {value}"))
        .collect();
    format!("{{ {} }}\n", keys.join(",\n  "))
}

/// Members with their types, in a line if they fit.
pub fn dict(members: &[(String, String)]) -> String {
    let members: Vec<_> = members
        .iter()
        .map(|(name, ty)| format!("'{name}': {ty}"))
        .collect();
    enclosed('{', &members, '}')
}

pub fn list<'a>(values: impl Iterator<Item = &'a str>) -> String {
    enclosed('[', &values.map(quoted).collect::<Vec<_>>(), ']')
}

fn enclosed(open: char, parts: &[String], close: char) -> String {
    if parts.is_empty() {
        return format!("{open} {close}");
    }
    let line = format!("{open} {} {close}", parts.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    format!("{open}\n    {} {close}", parts.join(",\n    "))
}

/// A name without its downstream prefix, which ends at the first `_`.
fn stem(name: &str) -> &str {
    let downstream = name.strip_prefix("__");
    let split = downstream.and_then(|name| name.split_once('_'));
    split.map_or(name, |(_, stem)| stem)
}

/// Whether a command, a member or a value needs a pragma: QEMU wants `lower-case`.
pub fn stem_breaks_case(name: &str) -> bool {
    stem(name).contains(|c: char| c.is_ascii_uppercase() || c == '_')
}

/// The name of a type. QEMU wants CamelCase with a lower-case letter, and keeps `…List`.
pub fn camel(rust: &str) -> String {
    let name: String = rust.chars().filter(char::is_ascii_alphanumeric).collect();
    if name.contains(|c: char| c.is_ascii_lowercase()) && !name.ends_with("List") {
        name
    } else {
        name + "Data"
    }
}

/// `copy-on-read`, or `__com.example_copy-on-read`, in CamelCase.
pub fn camel_of_value(value: &str) -> String {
    stem(value)
        .split(['-', '_'])
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_ascii_uppercase() + rest
        })
        .collect()
}

/// The name of a variant in Rust as that of a branch.
pub fn kebab(variant: &str) -> String {
    let mut name = String::new();
    for c in variant.chars() {
        if c.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name += &c.to_ascii_lowercase().to_string();
    }
    name
}
