//! A name is a string.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Disk {
    #[qmp(rename = bytes-used)]
    size: u64,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
