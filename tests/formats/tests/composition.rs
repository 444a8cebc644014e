//! A deriving type in serde's own shapes, and behind other crates of serde's house, reads and writes
//! as the same type by `serde_derive`: each case is run with both.

#![allow(clippy::struct_field_names, reason = "a name says which member it is")]

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::net::Ipv4Addr;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Defines each type with one of the two derives. `$ours` is `all` for the one and `any` for the
/// other, and `$serde` the reverse, so that `cfg_attr` picks the attributes. The types around them
/// are serde's in both.
macro_rules! types {
    ($ours:ident $serde:ident $($derive:ident)+) => {
        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Inner {
            a: u8,
            b: Option<u8>,
            nested: Option<Box<Inner>>,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, rename_all = "kebab-case"))]
        #[cfg_attr($serde(), serde(rename_all = "kebab-case"))]
        pub struct Second {
            two_words: u8,
            #[cfg_attr($ours(), qmp(rename = "__com.example_x", alias = "x"))]
            #[cfg_attr($serde(), serde(rename = "__com.example_x", alias = "x"))]
            x: Option<u8>,
            #[cfg_attr($ours(), qmp(flatten))]
            #[cfg_attr($serde(), serde(flatten))]
            third: Third,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Third {
            third: u8,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, unknown = "deny"))]
        #[cfg_attr($serde(), serde(deny_unknown_fields))]
        pub struct Strict {
            strict: u8,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, tag = "t", rename_all = "lowercase"))]
        #[cfg_attr($serde(), serde(tag = "t", rename_all = "lowercase"))]
        pub enum Union {
            New(Third),
            Of { list: Vec<Third>, address: Option<Ipv4Addr> },
            Unit,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct OfUnion {
            union: Union,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Keeps {
            kept: u8,
            #[cfg_attr($ours(), qmp(extra))]
            #[cfg_attr($serde(), serde(flatten))]
            extra: BTreeMap<String, Value>,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, rename_all = "lowercase"))]
        #[cfg_attr($serde(), serde(rename_all = "lowercase"))]
        pub enum Format {
            Raw,
            Qcow2,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, untagged))]
        #[cfg_attr($serde(), serde(untagged))]
        pub enum Alternate {
            Object(Third),
            Text(String),
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(events))]
        #[cfg_attr($serde(), serde(tag = "event", content = "data"))]
        pub enum Event {
            #[cfg_attr($serde(), serde(rename = "__com.example_NEWS"))]
            News(News),
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(event = "__com.example_NEWS"))]
        pub struct News {
            no: u8,
        }

        #[derive(Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct With {
            #[cfg_attr($ours(), qmp(with = "serde_with::As::<serde_with::DisplayFromStr>"))]
            #[cfg_attr($serde(), serde(with = "serde_with::As::<serde_with::DisplayFromStr>"))]
            port: u16,
            #[cfg_attr($ours(), qmp(with = "serde_with::rust::double_option", default))]
            #[cfg_attr($serde(), serde(with = "serde_with::rust::double_option", default))]
            #[cfg_attr($ours(), qmp(skip_serializing_if = "Option::is_none"))]
            #[cfg_attr($serde(), serde(skip_serializing_if = "Option::is_none"))]
            twice: Option<Option<u8>>,
        }

        // The types of serde's around them.

        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        pub struct Around<T> {
            own: Option<u8>,
            #[serde(flatten)]
            inner: T,
            #[serde(flatten)]
            pub rest: BTreeMap<String, Value>,
        }

        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Denying<T> {
            own: Option<u8>,
            #[serde(flatten)]
            inner: T,
        }

        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        pub struct Two<T, U> {
            #[serde(flatten)]
            one: T,
            #[serde(flatten)]
            two: U,
            #[serde(flatten)]
            pub rest: BTreeMap<String, Value>,
        }

        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        #[serde(untagged)]
        pub enum Untagged {
            Strict(Strict),
            Union(Union),
            Second(Second),
            Format(Format),
            Event(Event),
            Inner(Box<Inner>),
        }

        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum Internal {
            Inner(Inner),
            Second(Second),
            Union(Union),
            Event(Event),
            Keeps(Keeps),
            Strict(Strict),
        }

        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "of")]
        pub enum Adjacent {
            Inner(Inner),
            Union(Union),
            Alternate(Alternate),
        }

        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        pub enum External {
            Inner(Inner),
            Union(Union),
            Format(Format),
            Two(Inner, Option<Union>),
            Of { inner: Inner, formats: HashMap<Format2, Alternate> },
        }

        pub type Format2 = String;

        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        pub struct Contains {
            some: Option<Inner>,
            boxed: Box<Union>,
            list: Vec<Alternate>,
            map: HashMap<String, Second>,
            array: [Format; 2],
            tuple: (Third, Option<Event>),
        }

        #[serde_with::serde_as]
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        pub struct As {
            #[serde_as(as = "BTreeMap<_, _>")]
            pairs: Vec<(String, Third)>,
            #[serde_as(as = "serde_with::OneOrMany<_>")]
            many: Vec<Third>,
            #[serde_as(as = "serde_with::DefaultOnError")]
            #[serde(default)]
            wrong: Option<Inner>,
            #[serde_as(as = "Vec<serde_with::TryFromIntoRef<_>>")]
            #[serde(skip)]
            _skipped: Vec<u8>,
        }
    };
}

mod ours {
    use qmp_types::QmpDownstream;

    use super::*;

    types! { all any QmpDownstream }
}

mod twins {
    use super::*;

    types! { any all Serialize Deserialize }
}

/// What became of a text: what is written again, or that it is refused. The value is read from text,
/// from a `Value`, and by `erased_serde`, which must agree.
fn again<T: Debug + PartialEq + Serialize + DeserializeOwned>(text: &str) -> Option<String> {
    let read = serde_json::from_str::<T>(text).ok();
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(
        serde_json::from_value::<T>(value).ok(),
        read,
        "a value: {text}"
    );
    let mut json = serde_json::Deserializer::from_str(text);
    let mut erased = <dyn erased_serde::Deserializer<'_>>::erase(&mut json);
    let erased = erased_serde::deserialize::<T>(&mut erased).ok();
    assert_eq!(erased, read, "erased: {text}");
    let read = read?;
    let written = serde_json::to_string(&read).unwrap();
    assert_eq!(
        serde_json::from_str::<T>(&written).unwrap(),
        read,
        "{written}"
    );
    let erased: &dyn erased_serde::Serialize = &read;
    assert_eq!(serde_json::to_string(erased).unwrap(), written);
    let value = serde_json::to_value(&read).unwrap();
    assert_eq!(value, serde_json::from_str::<Value>(&written).unwrap());
    Some(written)
}

/// Where a text is refused, by `serde_path_to_error`.
fn path<T: Debug + DeserializeOwned>(text: &str) -> String {
    let mut json = serde_json::Deserializer::from_str(text);
    match serde_path_to_error::deserialize::<_, T>(&mut json) {
        Ok(_) => "read".to_owned(),
        Err(error) => error.path().to_string(),
    }
}

/// Without the nulls, which only `serde_derive` writes for an absent member.
fn without_nulls(text: Option<String>) -> Option<Value> {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|_, value| !value.is_null());
                members.values_mut().for_each(strip);
            }
            Value::Array(values) => values.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(&text?).unwrap();
    strip(&mut value);
    Some(value)
}

macro_rules! same {
    ($ty:ty: $($text:expr),+ $(,)?) => {$({
        let ours = { use ours::*; again::<$ty>($text) };
        let twin = { use twins::*; again::<$ty>($text) };
        let ty = stringify!($ty);
        assert_eq!(without_nulls(ours), without_nulls(twin), "{ty}: {}", $text);
    })+};
}

/// The paths of both, unless ours is given.
macro_rules! paths {
    ($ty:ty: $($text:literal $(= $expected:literal)?),+ $(,)?) => {$({
        let ours = { use ours::*; path::<$ty>($text) };
        let twin = { use twins::*; path::<$ty>($text) };
        let expected: &[&str] = &[$($expected)?];
        assert_eq!(ours, expected.first().map_or(&*twin, |path| *path), "{}", $text);
    })+};
}

#[test]
fn inside_a_flattening_struct() {
    same!(Around<Inner>: r#"{"own":1,"a":1,"b":2,"c":3}"#, r#"{"a":1}"#, r#"{"own":1,"b":2}"#,
        r#"{"z":[1],"nested":{"a":1,"z":2},"a":1}"#, r#"{"a":"wrong"}"#);
    same!(Around<Strict>: r#"{"strict":1,"c":3}"#, r#"{"c":3}"#);
    same!(Around<Option<Inner>>: r#"{"a":1,"c":3}"#, r#"{"c":3}"#, r#"{"a":"wrong"}"#, "{}");
    same!(Around<Box<Inner>>: r#"{"a":1,"c":3}"#, r#"{"c":3}"#);
    same!(Denying<Inner>: r#"{"own":0,"a":1}"#, r#"{"own":0,"a":1,"c":2}"#, r#"{"a":1,"b":null}"#);
    same!(Denying<Strict>: r#"{"strict":1}"#, r#"{"strict":1,"c":1}"#);
    same!(Denying<Event>: r#"{"event":"__com.example_NEWS","data":{"no":1}}"#,
        r#"{"data":{"no":1},"event":"__com.example_NEWS"}"#,
        r#"{"event":"__com.example_NEWS","data":{"no":1},"c":1}"#);
    same!(Two<Inner, Third>: r#"{"a":1,"third":3,"c":4}"#, r#"{"a":1}"#);
    same!(Two<Strict, Option<Inner>>: r#"{"strict":1,"c":3}"#, r#"{"strict":1,"a":2,"c":3}"#);
    same!(Two<Inner, Strict>: r#"{"c":1,"strict":1,"a":1}"#);
    same!(Around<Event>: r#"{"event":"__com.example_NEWS","data":{"no":1},"c":1}"#,
        r#"{"c":1,"data":{"no":1},"event":"__com.example_NEWS"}"#);
}

/// An internally tagged enum of serde's leaves all members to others, so that each is written twice.
/// A union knows its members as a struct does, and takes them.
#[test]
fn a_union_inside_a_flattening_struct_takes_its_members() {
    use ours::*;
    for text in [
        r#"{"t":"new","third":1,"c":2}"#,
        r#"{"c":2,"third":1,"t":"new"}"#,
        r#"{"list":[{"third":1}],"c":2,"address":"1.2.3.4","t":"of"}"#,
    ] {
        let around: Around<Union> = serde_json::from_str(text).unwrap();
        assert_eq!(around.rest.keys().collect::<Vec<_>>(), ["c"], "{text}");
        let written = serde_json::to_string(&around).unwrap();
        let value: Value = serde_json::from_str(&written).unwrap();
        let expected: Value = serde_json::from_str(text).unwrap();
        assert_eq!(
            value,
            Value::Object({
                let mut members = expected.as_object().unwrap().clone();
                members.insert("own".to_owned(), Value::Null);
                members
            })
        );
        assert_eq!(written.matches("third").count(), 1);
    }
    assert!(serde_json::from_str::<Denying<Union>>(r#"{"t":"unit"}"#).is_ok());
    assert!(serde_json::from_str::<Denying<Union>>(r#"{"t":"unit","c":1}"#).is_err());
    assert!(serde_json::from_str::<Denying<Union>>(r#"{"third":1,"t":"new"}"#).is_ok());
}

/// Nor does a struct of serde's that flattens another leave what it has taken. Ours does.
#[test]
fn a_flattening_struct_inside_a_flattening_struct_takes_its_members() {
    use ours::*;
    let text = r#"{"x":2,"two-words":1,"c":4,"third":3}"#;
    let around: Around<Second> = serde_json::from_str(text).unwrap();
    let written = r#"{"own":null,"two-words":1,"__com.example_x":2,"third":3,"c":4}"#;
    assert_eq!(serde_json::to_string(&around).unwrap(), written);
    let two: Two<Inner, Second> =
        serde_json::from_str(r#"{"third":3,"a":1,"two-words":1,"c":4}"#).unwrap();
    let written = r#"{"a":1,"two-words":1,"third":3,"c":4}"#;
    assert_eq!(serde_json::to_string(&two).unwrap(), written);
    let denying = |text| serde_json::from_str::<Denying<Second>>(text);
    assert!(denying(r#"{"two-words":1,"third":3}"#).is_ok());
    assert!(denying(r#"{"two-words":1,"third":3,"c":1}"#).is_err());
}

/// A struct that keeps unknown members has them all, as serde's with a flattened map.
#[test]
fn a_struct_with_extra_inside_a_flattening_struct() {
    same!(Denying<Keeps>: r#"{"kept":1,"own":1}"#);
    let read = |text| serde_json::from_str::<ours::Around<ours::Keeps>>(text);
    let twin = |text| serde_json::from_str::<twins::Around<twins::Keeps>>(text);
    for text in [r#"{"kept":1,"c":3}"#, r#"{"c":3}"#] {
        let ours = read(text).ok().map(|around| format!("{around:?}"));
        let twin = twin(text).ok().map(|around| format!("{around:?}"));
        assert_eq!(ours, twin, "{text}");
    }
}

#[test]
fn inside_an_untagged_enum() {
    same!(Untagged: r#"{"strict":1}"#, r#"{"strict":1,"a":1}"#, r#"{"t":"unit"}"#, r#""raw""#,
        r#"{"third":1,"t":"new"}"#, r#"{"two-words":1,"third":2,"x":3}"#, r#"{"a":1}"#,
        r#"{"data":{"no":1},"event":"__com.example_NEWS"}"#, "7", r#"{"t":"other"}"#);
}

#[test]
fn inside_a_tagged_enum() {
    same!(Internal: r#"{"kind":"Inner","a":1,"nested":{"a":2}}"#, r#"{"a":1,"kind":"Inner"}"#,
        r#"{"two-words":1,"kind":"Second","third":2}"#, r#"{"kind":"Union","t":"unit"}"#,
        r#"{"third":1,"t":"new","kind":"Union"}"#, r#"{"kind":"Strict","strict":1}"#,
        r#"{"strict":1,"kind":"Strict"}"#, r#"{"kind":"Strict","strict":1,"c":1}"#,
        r#"{"kind":"Event","event":"__com.example_NEWS","data":{"no":1}}"#,
        r#"{"data":{"no":1},"event":"__com.example_NEWS","kind":"Event"}"#,
        r#"{"kind":"Keeps","kept":1,"c":[1,2]}"#, r#"{"c":{"x":1},"kept":1,"kind":"Keeps"}"#);
    same!(Adjacent: r#"{"kind":"Inner","of":{"a":1}}"#, r#"{"of":{"a":1},"kind":"Inner"}"#,
        r#"{"of":{"list":[],"t":"of"},"kind":"Union"}"#, r#"{"kind":"Alternate","of":"t"}"#,
        r#"{"of":{"third":1},"kind":"Alternate"}"#, r#"{"kind":"Alternate","of":1}"#);
    same!(External: r#"{"Inner":{"a":1}}"#, r#"{"Union":{"third":1,"t":"new"}}"#,
        r#"{"Format":"raw"}"#, r#"{"Format":"vdi"}"#, r#"{"Two":[{"a":1},{"t":"unit"}]}"#,
        r#"{"Of":{"inner":{"a":1},"formats":{"k":{"third":1}}}}"#);
}

#[test]
fn inside_std_types() {
    same!(Contains: r#"{
        "some":{"a":1},"boxed":{"list":[{"third":1}],"t":"of"},"list":["t",{"third":2}],
        "map":{"k":{"third":1,"two-words":2}},"array":["raw","qcow2"],
        "tuple":[{"third":1},{"data":{"no":1},"event":"__com.example_NEWS"}]
    }"#, r#"{
        "some":null,"boxed":{"t":"unit"},"list":[],"map":{},"array":["raw","raw"],
        "tuple":[{"third":1},null]
    }"#);
    same!(Option<Inner>: "null", r#"{"a":1}"#);
    same!(Vec<Option<Union>>: r#"[null,{"t":"unit"}]"#);
    same!(HashMap<String, Event>: r#"{"k":{"event":"__com.example_NEWS","data":{"no":1}}}"#);
    same!(Result<Inner, Format>: r#"{"Ok":{"a":1}}"#, r#"{"Err":"raw"}"#);
}

#[test]
fn with_serde_with() {
    same!(As: r#"{"pairs":{"k":{"third":1}},"many":{"third":1},"wrong":{"a":"wrong"}}"#,
        r#"{"pairs":{},"many":[{"third":1},{"third":2}],"wrong":{"a":1}}"#, r#"{"pairs":[]}"#);
    same!(With: r#"{"port":"80"}"#, r#"{"port":80}"#, r#"{"port":"80","twice":1}"#);
    // Here null is a value.
    let with: ours::With = serde_json::from_str(r#"{"port":"80","twice":null}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&with).unwrap(),
        r#"{"port":"80","twice":null}"#
    );
}

#[test]
fn the_path_to_an_error() {
    paths!(Inner: r#"{"a":"wrong"}"#, r#"{"a":1,"nested":{"a":1,"nested":{"a":true}}}"#,
        r#"{"a":1,"b":[]}"#, r#"{"b":1}"#, r#"{"a":1}"#);
    paths!(Contains: r#"{"some":{"a":"wrong"}}"#, r#"{"list":["t",1]}"# = "list[1]",
        r#"{"map":{"k":{"two-words":"wrong"}}}"# = "map.k.two-words",
        r#"{"array":["raw","vdi"]}"#, r#"{"tuple":[{"third":false}]}"#);
    // serde_derive reads a union by way of a buffer, where no path is known.
    paths!(OfUnion: r#"{"union":{"t":"of","list":[{"third":1},{"third":"wrong"}]}}"# =
        "union.list[1].third", r#"{"union":{"t":"new","third":"wrong"}}"# = "union.third",
        r#"{"union":{"t":"other"}}"# = "union.t");
    // What stands before the tag is read when the tag is known, from the object as a whole.
    paths!(OfUnion: r#"{"union":{"list":[{"third":1},{"third":"wrong"}],"t":"of"}}"# = "union");
    paths!(Event: r#"{"event":"__com.example_NEWS","data":{"no":"wrong"}}"#);
}
