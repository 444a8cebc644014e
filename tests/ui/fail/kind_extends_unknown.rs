//! `extends` is for commands and events.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(extends(error = "GenericError"))]
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
