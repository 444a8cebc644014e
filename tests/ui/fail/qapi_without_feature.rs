//! A trait of the `qapi` crates without the feature.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", qapi_qmp)]
struct DriveAdd {
    id: String,
}

fn main() {
    let _ = uses::command::<DriveAdd>("{}");
    let _ = uses::data::<Vec<DriveAdd>>("[]");
    let _ = uses::data::<Around>("{}");
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: DriveAdd,
}
