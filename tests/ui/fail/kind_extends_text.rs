//! It is to be said what is extended.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(extends("block_resize"))]
struct BlockResize {
    size: u64,
}

fn main() {
    let _ = uses::command::<BlockResize>("{}");
}
