//! The rules of the comparison for types that are one of several: enums, alternates, unions.

use qmp_types::QmpDownstream;
use qmp_types::schema::Schema;
use serde_json::json;

use super::{NONE, compare, members, server};

#[test]
fn the_values_that_go_out_must_be_known_at_the_other_end() {
    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum Level {
        #[qmp(alias = "none")]
        Off,
        High,
        #[qmp(rename = "__com.example_higher")]
        Higher,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum Any {
        Off,
        #[qmp(other)]
        Other(String),
    }

    let schema = || {
        server(
            json!({"a": "1"}),
            json!([{"name": "1", "meta-type": "enum",
                "members": [{"name": "off"}, {"name": "none"}, {"name": "low"}]}]),
        )
    };
    let [sent, read] = compare!(schema(), { a: Level });
    assert_eq!(sent, ["arguments.a: the server does not accept `high`"]);
    assert_eq!(
        read,
        ["data.a: the server may send `low`, which is not listed here"]
    );
    let [sent, read] = compare!(schema(), { a: Any });
    assert_eq!((sent, read), (Vec::new(), Vec::new()));
    let [sent, read] = compare!(schema(), { a: String });
    assert_eq!((sent, read), (Vec::new(), Vec::new()));
}

/// Before QEMU 6.2 an enum has `values` alone.
#[test]
fn the_values_of_an_older_server_are_read() {
    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum Level {
        Off,
    }

    let old = json!([{"name": "1", "meta-type": "enum", "values": ["off", "low"]}]);
    let [sent, read] = compare!(server(json!({"a": "1"}), old), { a: Level });
    assert_eq!(sent, NONE);
    assert_eq!(
        read,
        ["data.a: the server may send `low`, which is not listed here"]
    );
}

#[test]
fn each_branch_of_an_alternate_that_goes_out_needs_one_at_the_other_end() {
    #[derive(QmpDownstream)]
    #[qmp(data, untagged)]
    enum Value {
        Text(String),
        Number(i64),
    }

    let schema = server(
        json!({"a": "1", "b": "1", "c": "str"}),
        json!([{"name": "1", "meta-type": "alternate",
            "members": [{"type": "str"}, {"type": "bool"}]}]),
    );
    let [sent, read] = compare!(schema, { a: Value, b: String, c: Value });
    assert_eq!(
        sent,
        [
            "arguments.a: it is an integer here, and a string on the server",
            "arguments.c: it is an integer here, and a string on the server",
        ]
    );
    assert_eq!(
        read,
        [
            "data.a: it is a string here, and a boolean on the server",
            "data.b: it is a string here, and a boolean on the server",
        ]
    );
}

/// QEMU's `StrOrNull`. An `Option` is left out, never null; null is read as `None`.
#[test]
fn null_is_read_as_none() {
    let schema = server(
        json!({"*a": "1", "b": "1"}),
        json!([{"name": "1", "meta-type": "alternate",
            "members": [{"type": "str"}, {"type": "null"}]}]),
    );
    let [sent, read] = compare!(schema, { a: Option<String>, b: String });
    assert_eq!(sent, NONE);
    assert_eq!(
        read,
        ["data.b: it is a string here, and null on the server"]
    );
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "kind", rename_all = "lowercase")]
enum Shape {
    Point,
    Circle { radius: i64 },
    Square(Square),
}

#[derive(QmpDownstream)]
#[qmp(data)]
struct Square {
    side: i64,
    name: Option<String>,
}

fn shapes() -> Schema {
    server(
        json!({"shape": "1"}),
        json!([
            {"name": "1", "meta-type": "object", "tag": "kind",
             "members": members(json!({"kind": "2", "*name": "str"})),
             "variants": [{"case": "point", "type": "0"}, {"case": "circle", "type": "3"},
                {"case": "square", "type": "4"}]},
            {"name": "2", "meta-type": "enum",
             "members": [{"name": "point"}, {"name": "circle"}, {"name": "square"}]},
            {"name": "3", "meta-type": "object",
             "members": members(json!({"radius": "int", "x": "int"}))},
            {"name": "4", "meta-type": "object", "members": members(json!({"*side": "int"}))},
        ]),
    )
}

#[test]
fn the_branches_of_a_union_are_compared_one_by_one() {
    let [sent, read] = compare!(shapes(), { shape: Shape });
    assert_eq!(
        sent,
        ["arguments.shape(kind=circle).x: the server requires it, and it is missing here"]
    );
    assert_eq!(
        read,
        ["data.shape(kind=square).side: it is required here, and the server may leave it out",]
    );
}

#[test]
fn a_union_needs_all_branches_that_the_server_may_send() {
    #[derive(QmpDownstream)]
    #[qmp(data, tag = "kind", rename_all = "lowercase")]
    enum Few {
        Point,
        Line,
    }

    let [sent, read] = compare!(shapes(), { shape: Few });
    assert_eq!(
        sent,
        ["arguments.shape.kind: the server does not accept `line`"]
    );
    assert_eq!(
        read,
        [
            "data.shape.kind: the server may send `circle`, which is not listed here",
            "data.shape.kind: the server may send `square`, which is not listed here",
        ]
    );
}

/// A struct with the members of one branch, which is how one command of several is written.
#[test]
fn a_struct_may_be_one_branch_of_a_union() {
    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Circle {
        kind: String,
        radius: i64,
        diameter: Option<i64>,
    }

    let [sent, read] = compare!(shapes(), { shape: Circle });
    assert_eq!(
        sent,
        ["arguments.shape.diameter: the server does not know it"]
    );
    assert_eq!(
        read,
        ["data.shape.radius: it is required here, and the server may leave it out"]
    );
}
