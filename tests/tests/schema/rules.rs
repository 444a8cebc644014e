//! One rule of the comparison a test, with a schema that is small enough to see through: the
//! members of objects, and what is not known on one side.

use std::borrow::Cow;
use std::collections::BTreeMap;

use qmp_types::schema::{CommandNames, Mismatches, Reason, Schema};
use qmp_types::{Empty, QmpDownstream};
use serde_json::{Value, json};

use super::{NONE, compare, members, mismatches, server};

#[test]
fn every_type_of_rust_is_one_of_json() {
    #[derive(QmpDownstream)]
    #[qmp(extends(event = "CHANGED"))]
    struct Borrowed<'a> {
        a: &'a str,
        b: Cow<'a, str>,
    }

    let strings = server(
        json!({"a": "str", "b": "str", "c": "[str]", "d": "[str]"}),
        json!([]),
    );
    assert_eq!(mismatches::<Borrowed<'_>>(&strings), NONE);
    let [sent, read] = compare!(strings, { a: Box<str>, b: char, c: Vec<String>, d: [String; 2] });
    assert_eq!((sent, read), (Vec::new(), Vec::new()));

    let others = server(
        json!({"a": "int", "b": "number", "c": "bool", "d": "null"}),
        json!([]),
    );
    let [sent, read] = compare!(others, { a: u8, b: f64, c: bool, d: () });
    assert_eq!((sent, read), (Vec::new(), Vec::new()));
}

#[test]
fn what_is_sent_must_be_known_and_complete() {
    let schema = server(
        json!({"needed": "str", "wanted": "int", "*free": "str"}),
        json!([]),
    );
    let [sent, _] = compare!(schema, { wanted: Option<i64>, free: String, new: Option<bool> });
    assert_eq!(
        sent,
        [
            "arguments.wanted: the server requires it, and it is optional here",
            "arguments.new: the server does not know it",
            "arguments.needed: the server requires it, and it is missing here",
        ]
    );
}

#[test]
fn what_is_read_must_be_sent_and_may_be_more() {
    let schema = server(json!({"other": "str", "*free": "str"}), json!([]));
    let [_, read] = compare!(schema, { free: String, new: bool, old: Option<bool> });
    assert_eq!(
        read,
        [
            "data.free: it is required here, and the server may leave it out",
            "data.new: it is required here, and the server does not send it",
        ]
    );
}

#[test]
fn a_member_with_a_default_is_always_sent_and_need_not_be_read() {
    let schema = || server(json!({"a": "int"}), json!([]));
    let [sent, read] = compare!(schema(), { #[qmp(default)] a: u8, #[qmp(default)] b: u8 });
    assert_eq!(sent, ["arguments.b: the server does not know it"]);
    assert_eq!(read, NONE);

    let schema = server(json!({"a": "[str]"}), json!([]));
    let [sent, _] = compare!(schema, {
        #[qmp(skip_serializing_if = "Vec::is_empty")]
        a: Vec<String>,
    });
    assert_eq!(
        sent,
        ["arguments.a: the server requires it, and it is optional here"]
    );
}

#[test]
fn an_alias_is_read_and_not_sent() {
    let schema = server(json!({"path": "str"}), json!([]));
    let [sent, read] = compare!(schema, { #[qmp(alias = "path")] file: String });
    assert_eq!(
        sent,
        [
            "arguments.file: the server does not know it",
            "arguments.path: the server requires it, and it is missing here",
        ]
    );
    assert_eq!(read, NONE);
}

#[test]
fn an_integer_is_a_number_and_not_the_other_way_round() {
    let schema = server(json!({"a": "number", "b": "int"}), json!([]));
    let [sent, read] = compare!(schema, { a: i64, b: f64 });
    assert_eq!(
        sent,
        ["arguments.b: it is a number here, and an integer on the server"]
    );
    assert_eq!(
        read,
        ["data.a: it is an integer here, and a number on the server"]
    );
}

#[test]
fn an_optional_downstream_member_may_be_absent_on_the_server() {
    #[derive(QmpDownstream)]
    #[qmp(extends(event = "CHANGED"))]
    struct Changed {
        at: At,
        #[qmp(rename = "__com.example_why")]
        why: Option<String>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct At {
        #[qmp(rename = "__com.example_host")]
        host: Option<String>,
    }

    let upstream = server(json!({"at": "0"}), json!([]));
    assert_eq!(mismatches::<Changed>(&upstream), NONE);
    assert_eq!(
        upstream.absent::<Changed>(),
        ["data.at.__com.example_host", "data.__com.example_why"]
    );

    let vendor = server(
        json!({"at": "1", "*__com.example_why": "int"}),
        json!([{"name": "1", "meta-type": "object",
            "members": members(json!({"__com.example_host": "str"}))}]),
    );
    assert_eq!(
        mismatches::<Changed>(&vendor),
        ["data.__com.example_why: it is a string here, and an integer on the server"]
    );
    assert_eq!(vendor.absent::<Changed>(), NONE);
}

#[test]
fn flattened_members_are_the_objects_own() {
    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Needed {
        a: String,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Free {
        b: String,
    }

    let schema = server(json!({"a": "str", "*b": "str", "c": "str"}), json!([]));
    let [sent, read] = compare!(schema, {
        #[qmp(flatten)]
        needed: Box<Needed>,
        #[qmp(flatten)]
        free: Option<Free>,
    });
    assert_eq!(
        sent,
        ["arguments.c: the server requires it, and it is missing here"]
    );
    assert_eq!(read, NONE);
}

#[test]
fn what_is_not_known_to_the_derive_fits() {
    #[derive(serde::Serialize, serde::Deserialize)]
    struct Plain {
        x: u8,
    }

    mod length {
        use serde::{Deserialize, Deserializer, Serializer};

        pub fn serialize<S: Serializer>(texts: &[String], s: S) -> Result<S::Ok, S::Error> {
            s.serialize_u64(texts.len() as u64)
        }
        pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<String>, D::Error> {
            usize::deserialize(d).map(|length| vec![String::new(); length])
        }
    }

    let schema = server(
        json!({"a": "str", "b": "int", "c": "[str]", "d": "any", "e": "0", "y": "str"}),
        json!([]),
    );
    let [sent, read] = compare!(schema, {
        a: Plain,
        #[qmp(with = "length")]
        b: Vec<String>,
        c: Vec<Plain>,
        d: Value,
        e: BTreeMap<String, u8>,
        #[qmp(flatten = "buffered")]
        f: Plain,
    });
    assert_eq!((sent, read), (Vec::new(), Vec::new()));
}

#[test]
fn types_that_contain_themselves_are_compared_once() {
    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Node {
        next: Option<Box<Node>>,
        children: Vec<Node>,
        weight: String,
    }

    let node = members(json!({"*next": "1", "children": "[1]", "weight": "int"}));
    let schema = server(
        json!({"root": "1"}),
        json!([{"name": "1", "meta-type": "object", "members": node},
            {"name": "[1]", "meta-type": "array", "element-type": "1"}]),
    );
    let [sent, read] = compare!(schema, { root: Node });
    assert_eq!(
        sent,
        ["arguments.root.weight: it is a string here, and an integer on the server"]
    );
    assert_eq!(
        read,
        ["data.root.weight: it is a string here, and an integer on the server"]
    );
}

/// Two instances of a generic type are two types; what stands for the parameter is not known.
#[test]
fn a_generic_type_is_compared_but_for_its_parameters() {
    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Pair<T> {
        first: T,
        count: i64,
    }

    let pair = members(json!({"first": "str", "count": "str"}));
    let schema = server(
        json!({"a": "1", "b": "1"}),
        json!([{"name": "1", "meta-type": "object", "members": pair}]),
    );
    let [sent, _] = compare!(schema, { a: Pair<u8>, b: Pair<String> });
    assert_eq!(
        sent,
        [
            "arguments.a.count: it is an integer here, and a string on the server",
            "arguments.b.count: it is an integer here, and a string on the server",
        ]
    );
}

/// What a newer server says of itself, and what this one does not say.
#[test]
fn what_is_not_known_of_the_server_fits() {
    let schema = server(
        json!({"a": "1", "b": "nowhere", "c": "2"}),
        json!([
            {"name": "1", "meta-type": "set", "of": "str"},
            {"name": "2", "meta-type": "builtin", "json-type": "bytes", "features": ["new"]},
        ]),
    );
    let [sent, read] = compare!(schema, { a: i64, b: Vec<bool>, c: Empty });
    assert_eq!((sent, read), (Vec::new(), Vec::new()));
}

#[test]
fn a_return_is_compared_as_it_is_read() {
    #[derive(QmpDownstream)]
    #[qmp(extends(command = "query-changed"), returns = Changed)]
    struct QueryChanged;

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Changed {
        at: i64,
    }

    let schema = server(json!({"*at": "int"}), json!([]));
    assert_eq!(
        mismatches::<QueryChanged>(&schema),
        ["returns.at: it is required here, and the server may leave it out"]
    );
    // In a box it is the same command.
    assert_eq!(
        mismatches::<Box<QueryChanged>>(&schema),
        mismatches::<QueryChanged>(&schema)
    );
}

#[test]
fn mismatches_are_an_error_that_says_all() {
    #[derive(QmpDownstream)]
    #[qmp(command = "__com.example_set")]
    struct Set {
        id: i64,
        mode: Option<String>,
    }

    let schema = server(json!({"id": "str"}), json!([]));
    let error: Mismatches = schema.check::<Set>().expect_err("it does not fit");
    assert_eq!(error.name(), "__com.example_set");
    assert_eq!(
        error.to_string(),
        "`__com.example_set` does not fit the server: \
         arguments.id: it is an integer here, and a string on the server; \
         arguments.mode: the server does not know it"
    );
    let reasons: Vec<_> = error.into_iter().map(|mismatch| mismatch.reason).collect();
    let here = "an integer";
    let there = "a string";
    assert_eq!(reasons, [Reason::Type { here, there }, Reason::Unknown]);
}

#[test]
fn the_names_of_an_old_server_answer_for_its_commands() {
    #[derive(QmpDownstream)]
    #[qmp(command = "__com.redhat_drive_add")]
    struct DriveAdd;

    #[derive(QmpDownstream)]
    #[qmp(command = "__com.redhat_drive_del")]
    struct DriveDel;

    let reply = r#"[{"name": "__com.redhat_drive_add"}, {"name": "stop", "new": 1}]"#;
    let names: CommandNames = serde_json::from_str(reply).expect("it is a list of names");
    assert!(names.supports::<DriveAdd>());
    assert!(!names.supports::<DriveDel>());
    assert!(names.contains("stop"));
}

#[test]
fn what_is_no_schema_is_refused() {
    for text in [
        "{}",
        r#"[{"name": "stop"}]"#,
        r#"[{"name": "stop", "meta-type": "command"}]"#,
        r#"[{"meta-type": "enum", "values": []}]"#,
    ] {
        serde_json::from_str::<Schema>(text).expect_err(text);
    }
}
