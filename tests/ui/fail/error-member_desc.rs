//! Every error has a `desc`.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
struct DriveLocked {
    #[qmp(rename = "__com.redhat_holder")]
    holder: Option<String>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: DriveLocked,
}

#[derive(Debug, QmpDownstream)]
#[qmp(errors)]
enum Listed {
    One(DriveLocked),
}

fn main() {
    let _ = uses::data::<Listed>("{}");
    let _ = uses::error::<DriveLocked>("{}");
    let _ = uses::data::<Around>("{}");
    let _ = uses::data::<Vec<DriveLocked>>("[]");
    let value: Option<DriveLocked> = serde_json::from_str("null").unwrap();
    assert!(value.is_none());
    let _ = serde_json::to_string(&value);
    let _ = <DriveLocked as qmp_types::Error>::CLASS;
}
