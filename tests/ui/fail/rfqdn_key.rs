//! A domain written forwards, reported once and not in each name.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__redhat.com_drive_add", rfqdn = "redhat.com")]
struct DriveAdd {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
enum Listed {
    One(DriveAdd),
}

fn main() {
    let _ = uses::data::<Listed>("{}");
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
