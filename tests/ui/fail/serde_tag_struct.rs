//! An object has no member with the name of its type.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
#[serde(tag = "type")]
struct Disk {
    id: String,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
