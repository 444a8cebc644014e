//! One name is written, and another is read too.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Node {
    #[serde(rename(serialize = "node-name", deserialize = "node"))]
    name: String,
}

fn main() {
    let _ = uses::data::<Node>("{}");
}
