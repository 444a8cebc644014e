//! An error's description can be shown.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
struct DriveLocked {
    desc: Vec<String>,
}

fn main() {
    let _ = uses::data::<DriveLocked>("{}");
}
