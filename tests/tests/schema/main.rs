//! `qmp_types::schema`: derived types held against what a server says of itself.
//!
//! `rules` and `choices` compare types with small schemas, one rule a test; `real` with QEMU's
//! own. `qapi` writes schemas.

mod choices;
mod qapi;
mod real;
mod rules;

use qmp_types::schema::{Described, Schema};
use serde_json::{Value, json};

/// What `check` has to say of a type, one line a mismatch.
fn mismatches<T: Described>(schema: &Schema) -> Vec<String> {
    match schema.check::<T>() {
        Ok(()) => Vec::new(),
        Err(mismatches) => mismatches.iter().map(ToString::to_string).collect(),
    }
}

/// A server with the command `__com.example_set`, of these members, and the event `CHANGED`
/// and the command `query-changed`, which send them, beside the types that a test adds.
///
/// A member is a name and a type; a name that begins with `*` is optional.
fn server(members: Value, types: Value) -> Schema {
    let members = crate::members(members);
    let mut entries = json!([
        {"name": "__com.example_set", "meta-type": "command", "arg-type": "9", "ret-type": "0"},
        {"name": "query-changed", "meta-type": "command", "arg-type": "0", "ret-type": "9"},
        {"name": "CHANGED", "meta-type": "event", "arg-type": "9"},
        {"name": "9", "meta-type": "object", "members": members},
        {"name": "0", "meta-type": "object", "members": []},
        {"name": "str", "meta-type": "builtin", "json-type": "string"},
        {"name": "int", "meta-type": "builtin", "json-type": "int"},
        {"name": "number", "meta-type": "builtin", "json-type": "number"},
        {"name": "bool", "meta-type": "builtin", "json-type": "boolean"},
        {"name": "null", "meta-type": "builtin", "json-type": "null"},
        {"name": "any", "meta-type": "builtin", "json-type": "value"},
        {"name": "[str]", "meta-type": "array", "element-type": "str"},
    ]);
    if let (Value::Array(entries), Value::Array(types)) = (&mut entries, types) {
        entries.extend(types);
    }
    serde_json::from_value(entries).expect("it is a schema")
}

fn members(members: Value) -> Value {
    let Value::Object(members) = members else {
        panic!("members are an object")
    };
    let member = |(name, of): (String, Value)| match name.strip_prefix('*') {
        Some(name) => json!({"name": name, "type": of, "default": null}),
        None => json!({"name": name, "type": of}),
    };
    members.into_iter().map(member).collect()
}

/// What is wrong with a command and with an event of the same members: `sent` and `read`.
macro_rules! compare {
    ($schema:expr, { $($members:tt)* }) => {{
        #[derive(QmpDownstream)]
        #[qmp(command = "__com.example_set")]
        struct Set { $($members)* }

        #[derive(QmpDownstream)]
        #[qmp(extends(event = "CHANGED"))]
        struct Changed { $($members)* }

        let schema: Schema = $schema;
        [$crate::mismatches::<Set>(&schema), $crate::mismatches::<Changed>(&schema)]
    }};
}

pub(crate) use compare;

/// No mismatch.
const NONE: [&str; 0] = [];
