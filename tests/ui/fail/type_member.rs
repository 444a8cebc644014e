//! A member's type without serde's traits. (2 errors)

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug)]
struct Serial;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    id: String,
    serial: Serial,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
