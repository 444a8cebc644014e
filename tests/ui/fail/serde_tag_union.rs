//! serde's tagged enum is a union.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
#[serde(tag = "driver")]
enum Disk {
    Null,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
