//! The keys stand in parentheses.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp = "data"]
struct DriveAdd {
    id: String,
}

fn main() {
    let _ = uses::data::<DriveAdd>("{}");
}
