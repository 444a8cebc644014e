//! An error is `Debug`.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
struct DriveLocked {
    desc: String,
}

fn main() {
    let _ = uses::data::<DriveLocked>("{}");
}
