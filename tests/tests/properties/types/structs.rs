//! Structs: each kind, each attribute, `flatten` over one to three levels, and each policy.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use qmp_types::{Empty, QmpDownstream};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct Scalars {
    flag: bool,
    small_number: u8,
    signed_number: i64,
    large_number: u64,
    real_number: f64,
    short_number: Option<f32>,
    text: String,
    nothing: (),
    anything: Value,
    maybe_list: Option<Vec<Option<u8>>>,
    map: Option<BTreeMap<String, Value>>,
    r#type: i32,
}

#[derive(Debug, QmpDownstream)]
#[qmp(
    data,
    rename_all = "SCREAMING-KEBAB-CASE",
    unknown = "deny",
    allow(case)
)]
pub struct Named {
    #[qmp(rename = "node-name", alias = "device", alias = "drive")]
    node: String,
    #[qmp(default, alias = "x-speed")]
    top_speed: u32,
    #[qmp(default = "seven")]
    number: u8,
    #[qmp(skip)]
    skipped: u8,
    #[qmp(skip, default = "seven")]
    skipped_seven: u8,
    #[qmp(skip_serializing_if = "Vec::is_empty", default)]
    list: Vec<u8>,
    #[qmp(with = "super::hex", rename = "hex-address")]
    address: u32,
    #[qmp(with = "super::hex::optional", rename = "hex-limit")]
    limit: Option<u32>,
    #[qmp(
        serialize_with = "super::hex::serialize",
        deserialize_with = "super::hex::deserialize",
        rename = "hex-offset",
        default
    )]
    offset: u32,
}

fn seven() -> u8 {
    7
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "deny")]
pub struct Leaf {
    #[qmp(alias = "also-leaf")]
    leaf: u8,
    maybe: Option<bool>,
    #[qmp(rename = "__com.example_leaf", alias = "__com.example_x-leaf")]
    downstream: Option<String>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Branch {
    branch: Vec<Leaf>,
    #[qmp(flatten)]
    leaf: Leaf,
}

/// Three levels, and below the same struct with the other policies.
#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Tree {
    first: u8,
    #[qmp(flatten)]
    branch: Box<Branch>,
    inner: Option<Box<Tree>>,
    #[qmp(default)]
    last: i16,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "deny")]
pub struct DenyingTree {
    first: u8,
    #[qmp(flatten)]
    branch: Box<Branch>,
    inner: Option<Box<DenyingTree>>,
    #[qmp(default)]
    last: i16,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "ignore-downstream")]
pub struct DownstreamTree {
    first: u8,
    #[qmp(flatten)]
    branch: Box<Branch>,
    inner: Option<Box<DownstreamTree>>,
    #[qmp(default)]
    last: i16,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "ignore-downstream")]
pub struct Forest {
    #[qmp(flatten)]
    branch: Option<Branch>,
    #[qmp(flatten)]
    aside: Option<Aside>,
    #[qmp(flatten)]
    nothing: Empty,
    trees: Vec<DownstreamTree>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Aside {
    aside: u8,
    inside: Option<Box<Kept>>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Kept {
    kept: u8,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
    inside: Option<Box<Kept>>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Keeper {
    #[qmp(flatten)]
    inner: Aside,
    #[qmp(extra)]
    rest: serde_json::Map<String, Value>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "ignore-downstream")]
pub struct InnerKeeps {
    #[qmp(flatten)]
    inner: Kept,
    last: Option<Keeper>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_keep", returns = Option<Kept>, allow_oob)]
pub struct Keep {
    #[qmp(rename = "__com.example_what")]
    what: Option<Named>,
    #[qmp(extra)]
    extra: BTreeMap<Box<str>, Value>,
}

/// Derives serde's traits alone, so its members are buffered.
#[derive(Debug, Serialize, Deserialize)]
pub struct Plain {
    plain: i16,
    #[serde(default)]
    list: Vec<bool>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Buffered {
    outer: bool,
    #[qmp(flatten = "buffered")]
    plain: Plain,
    inner: Option<Box<BufferedDenies>>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "deny")]
pub struct BufferedDenies {
    #[qmp(flatten = "buffered")]
    plain: Plain,
    #[qmp(alias = "before")]
    after: u8,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct BufferedKeeps {
    #[qmp(flatten)]
    leaf: Leaf,
    #[qmp(flatten = "buffered")]
    plain: Plain,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(
    data,
    bound(
        serialize = "T: Serialize + Debug",
        deserialize = "T: DeserializeOwned"
    )
)]
pub struct Generic<T> {
    value: T,
    #[qmp(default)]
    list: Vec<T>,
    #[qmp(skip)]
    marker: PhantomData<T>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(event = "DEVICE_DELETED"), rfqdn = "com.example")]
pub struct Extended<T> {
    device: Option<String>,
    #[qmp(flatten)]
    vendor: T,
    #[qmp(rename = "__com.example_count", default)]
    count: u64,
}

#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_TEXT")]
pub struct Text<'a> {
    plain: &'a str,
    maybe: Option<&'a str>,
    #[qmp(borrow)]
    cow: Cow<'a, str>,
    #[qmp(borrow)]
    maybe_cow: Option<Cow<'a, str>>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Texts<'a> {
    #[qmp(flatten, borrow)]
    text: Text<'a>,
    #[qmp(borrow = "'a")]
    more: Vec<Text<'a>>,
    #[qmp(extra, borrow)]
    extra: BTreeMap<Cow<'a, str>, &'a RawValue>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "set_password"), unknown = "ignore")]
pub struct SetPassword {
    protocol: String,
    #[qmp(rename = "__com.example_until")]
    until: Option<Leaf>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "query-status"), crate = "::qmp_types")]
pub struct QueryStatus;

#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.example_Failed")]
pub struct Failed {
    desc: String,
    #[qmp(rename = "__com.example_tree", alias = "__com.example_x-tree")]
    tree: Option<Tree>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.example_Denied", unknown = "deny")]
pub struct Denied {
    desc: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.example_Lost")]
pub struct Lost {
    desc: String,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}
