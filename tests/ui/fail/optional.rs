//! Upstream does not send what downstream added.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"))]
struct BlockIoError {
    #[qmp(rename = "__com.redhat_reason")]
    reason: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: BlockIoError,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
enum Listed {
    One(BlockIoError),
}

fn main() {
    let _ = uses::data::<Listed>("{}");
    let _ = uses::event::<BlockIoError>("{}");
    let _ = uses::data::<Around>("{}");
    let _ = uses::data::<Vec<BlockIoError>>("[]");
    let value: Option<BlockIoError> = serde_json::from_str("null").unwrap();
    assert!(value.is_none());
    let _ = serde_json::to_string(&value);
    let _ = <BlockIoError as qmp_types::Event>::NAME;
}
