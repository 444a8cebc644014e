//! A function that takes another type.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    #[qmp(skip_serializing_if = "Vec::is_empty")]
    id: String,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
