//! `extra`: the unknown members that the policy would ignore are kept, and written back.

mod json;

use std::collections::{BTreeMap, HashMap};

use json::{read, refusal, same, write};
use qmp_types::QmpDownstream;
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
struct BlockIoError {
    device: String,
    node_name: Option<String>,
    #[qmp(rename = "__com.redhat_reason")]
    reason: Option<String>,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

#[test]
fn keeps_upstreams_and_downstreams_members() {
    let event: BlockIoError = same(
        r#"{"device":"d","__com.redhat_reason":"enospc","__com.redhat_debug_info":{"errno":28},"action":"stop"}"#,
    );
    assert_eq!(event.extra["__com.redhat_debug_info"]["errno"], 28);
    assert_eq!(event.extra["action"], "stop");
}

#[test]
fn is_empty_where_all_is_known() {
    let event: BlockIoError = same(r#"{"device":"d","node-name":"n"}"#);
    assert!(event.extra.is_empty());
}

#[test]
fn has_no_name_of_its_own() {
    let event: BlockIoError = same(r#"{"device":"d","extra":[]}"#);
    assert_eq!(event.extra["extra"], Value::Array(Vec::new()));
}

#[test]
fn keeps_null() {
    let event: BlockIoError = same(r#"{"device":"d","x":null}"#);
    assert_eq!(event.extra["x"], Value::Null);
}

#[test]
fn does_not_loosen_what_is_known() {
    assert_eq!(
        refusal::<BlockIoError>(r#"{"x":1}"#),
        "missing field `device`"
    );
    assert!(refusal::<BlockIoError>(r#"{"device":1}"#).starts_with("invalid type"));
}

#[test]
fn receives_only_what_the_policy_ignores() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(command = "__com.example_c")]
    struct Command {
        #[qmp(extra)]
        extra: BTreeMap<String, Value>,
    }
    assert_eq!(same::<Command>(r#"{"__x":1}"#).extra.len(), 1);
    assert!(refusal::<Command>(r#"{"__x":1,"x":2}"#).starts_with("unknown field `x`"));
}

/// Any map can be the place.
macro_rules! maps {
    ($($test:ident: $map:ty;)+) => {$(
        #[test]
        fn $test() {
            #[derive(Debug, QmpDownstream)]
            #[qmp(data)]
            struct Keeper {
                known: u8,
                #[qmp(extra)]
                extra: $map,
            }
            let keeper: Keeper = same(r#"{"known":1,"x":{"y":[1.5,"z"]}}"#);
            assert_eq!(keeper.extra.len(), 1);
            // Of two members with one name a map keeps one.
            assert_eq!(read::<Keeper>(r#"{"known":1,"x":1,"x":2}"#).extra.len(), 1);
        }
    )+};
}

maps! {
    a_btree_map: BTreeMap<String, Value>;
    a_hash_map: HashMap<String, Value>;
    a_serde_json_map: serde_json::Map<String, Value>;
    a_map_of_boxed_names: BTreeMap<Box<str>, Value>;
    a_map_of_raw_values: HashMap<String, Box<RawValue>>;
}

#[test]
fn raw_values_are_kept_as_they_were_written() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Keeper {
        #[qmp(extra)]
        extra: BTreeMap<String, Box<RawValue>>,
    }
    same::<Keeper>(r#"{"x":{ "b" : 1.50,  "a" : 1e3 }}"#);
}

#[test]
fn values_may_have_a_type_that_judges_them() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Numbers<V> {
        #[qmp(extra)]
        extra: BTreeMap<String, V>,
    }
    assert_eq!(same::<Numbers<u8>>(r#"{"x":1,"y":2}"#).extra["y"], 2);
    assert!(refusal::<Numbers<u8>>(r#"{"x":-1}"#).starts_with("invalid value"));
    same::<Numbers<Option<u8>>>(r#"{"x":null}"#);
}

#[test]
fn is_kept_beside_an_error() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(error = "__com.example_Kept")]
    struct Kept {
        desc: String,
        #[qmp(extra)]
        extra: BTreeMap<String, Value>,
    }
    let kept: Kept = same(r#"{"class":"__com.example_Kept","desc":"d","__x":1}"#);
    assert_eq!((kept.to_string().as_str(), kept.extra.len()), ("d", 1));
}

#[test]
fn is_written_where_it_stands() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Middle {
        first: u8,
        #[qmp(extra)]
        extra: BTreeMap<String, Value>,
        last: u8,
    }
    let middle: Middle = read(r#"{"x":0,"last":2,"first":1}"#);
    assert_eq!(write(&middle), r#"{"first":1,"x":0,"last":2}"#);
}
