//! A style that makes names which QAPI does not have.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "PascalCase")]
enum Detect {
    Off,
    On,
    UnmapAll,
    UnmapSome,
}

fn main() {
    let _ = uses::data::<Detect>("{}");
}
