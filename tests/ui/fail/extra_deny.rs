//! What is refused cannot be kept.

use qmp_tests::uses;
use qmp_types::QmpDownstream;
use std::collections::BTreeMap;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_add", unknown = "deny")]
struct Add {
    id: String,
    #[qmp(extra)]
    rest: BTreeMap<String, serde_json::Value>,
}

fn main() {
    let _ = uses::command::<Add>("{}");
}
