//! The greeting is upstream's.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(greeting)]
struct Status {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: Status,
}

fn main() {
    let _ = uses::data::<Status>("{}");
    let _ = uses::data::<Around>("{}");
    let _ = uses::data::<Vec<Status>>("[]");
    let value: Option<Status> = serde_json::from_str("null").unwrap();
    assert!(value.is_none());
    let _ = serde_json::to_string(&value);
}
