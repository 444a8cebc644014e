//! A text where a key belongs.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp("__com.redhat_drive_add")]
struct DriveAdd {
    id: String,
}

fn main() {
    let _ = uses::data::<DriveAdd>("{}");
    let _ = uses::data::<Vec<DriveAdd>>("[]");
    let _ = uses::data::<Around>("{}");
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: DriveAdd,
}
