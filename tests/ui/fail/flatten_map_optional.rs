//! The same in an `Option`.

use qmp_tests::uses;
use qmp_types::QmpDownstream;
use std::collections::BTreeMap;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Reply {
    id: String,
    #[qmp(flatten = "buffered")]
    rest: Option<BTreeMap<String, serde_json::Value>>,
}

fn main() {
    let _ = uses::data::<Reply>("{}");
}
