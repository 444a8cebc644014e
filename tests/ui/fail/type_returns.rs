//! What a command returns is used by no impl: no error here but where it is missing.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", returns = Added)]
struct DriveAdd {
    id: String,
}

fn main() {
    let _ = uses::data::<DriveAdd>("{}");
}
