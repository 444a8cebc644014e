//! Behind a prefix every name is free.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.redhat_drive-add")]
struct DriveAdd {
    #[qmp(rename = "__com.redhat_has-file")]
    has_file: Option<bool>,
    #[qmp(allow(reserved))]
    u: bool,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: DriveAdd,
}

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
enum Listed {
    One(DriveAdd),
}

fn main() {
    let _ = uses::data::<Listed>("{}");
    let _ = uses::command::<DriveAdd>("{}");
    let _ = uses::data::<Around>("{}");
    let _ = uses::data::<Vec<DriveAdd>>("[]");
    let value: Option<DriveAdd> = serde_json::from_str("null").unwrap();
    assert!(value.is_none());
    let _ = serde_json::to_string(&value);
    let _ = <DriveAdd as qmp_types::Command>::NAME;
    let _ = Option::<<DriveAdd as qmp_types::Command>::Returns>::None;
}
