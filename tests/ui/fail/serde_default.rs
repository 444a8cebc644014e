//! Each member may be absent, or none.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
#[serde(default)]
struct Cache {
    size: u64,
    direct: bool,
}

fn main() {
    let _ = uses::data::<Cache>("{}");
}
