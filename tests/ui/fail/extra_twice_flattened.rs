//! Two maps would receive the same members.

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
    inner: Box<Inner>,
    #[qmp(extra)]
    more: BTreeMap<String, serde_json::Value>,
}

fn main() {
    let _ = uses::data::<Outer>("{}");
}
