//! A marker of commands on an event.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.redhat_DRIVE", qapi_qmp)]
struct DriveAdd {
    id: String,
}

fn main() {
    let _ = uses::event::<DriveAdd>("{}");
    let _ = uses::data::<Vec<DriveAdd>>("[]");
    let _ = uses::data::<Around>("{}");
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: DriveAdd,
}
