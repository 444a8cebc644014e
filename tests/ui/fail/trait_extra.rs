//! What is kept is a map.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    #[qmp(extra)]
    rest: String,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
