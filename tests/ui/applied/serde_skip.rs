//! A member that serde writes and does not read may be absent here.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Disk {
    id: String,
    #[qmp(default, rename = "bytes-used")]
    used: u64,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
