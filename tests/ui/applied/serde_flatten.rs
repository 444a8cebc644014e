//! What serde flattens into a map, `extra` keeps.

use qmp_tests::uses;
use qmp_types::QmpDownstream;
use std::collections::BTreeMap;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Reply {
    id: String,
    #[qmp(extra)]
    rest: BTreeMap<String, serde_json::Value>,
}

fn main() {
    let _ = uses::data::<Reply>("{}");
}
