//! A flattened type would keep what the command refuses.

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
#[qmp(command = "__com.example_add", unknown = "deny")]
struct Add {
    id: String,
    #[qmp(flatten)]
    inner: Inner,
}

fn main() {
    let _ = uses::command::<Add>("{}");
}
