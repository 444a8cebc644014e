//! An unknown member cannot tell whether a flattened `Option` is there.

use qmp_tests::uses;
use qmp_types::QmpDownstream;
use std::collections::BTreeMap;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Inner {
    size: u64,
    #[qmp(extra)]
    rest: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Outer {
    id: String,
    #[qmp(flatten)]
    inner: Option<Inner>,
}

fn main() {
    let _ = uses::data::<Outer>("{}");
}
