//! A member added to the greeting's version.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Version {
    package: String,
    #[qmp(rename = "__com.redhat_build")]
    build: Option<String>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: Version,
}

fn main() {
    let _ = uses::data::<Version>("{}");
    let _ = uses::data::<Around>("{}");
    let _ = uses::data::<Vec<Version>>("[]");
    let value: Option<Version> = serde_json::from_str("null").unwrap();
    assert!(value.is_none());
    let _ = serde_json::to_string(&value);
}
