//! Names that are made from Rust's identifiers: one attribute makes all of them right.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
enum Detect {
    Off,
    On,
    UnmapAll,
    UnmapSome,
}

fn main() {
    let _ = uses::data::<Detect>("{}");
}
