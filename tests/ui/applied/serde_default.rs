//! Each member may be absent, or none.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Cache {
    #[qmp(default)]
    size: u64,
    #[qmp(default)]
    direct: bool,
}

fn main() {
    let _ = uses::data::<Cache>("{}");
}
