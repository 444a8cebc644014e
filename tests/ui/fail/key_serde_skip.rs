//! A key that serde has, and `qmp` has not.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Disk {
    id: String,
    #[qmp(skip_serializing)]
    secret: u64,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
