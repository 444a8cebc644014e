//! Seven mistakes, seven errors, in the order of the source. (7 errors)

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(extends(event = "block_io_error"), renam_all = "kebab-case", unknown = "refuse")]
struct BlockIoError {
    #[qmp(rename = "Device")]
    device: String,
    #[qmp(rename = "_com.redhat_reason")]
    reason: Option<String>,
    #[qmp(rename = "__com.redhat_errno", skp)]
    errno: i64,
    #[serde(rename = "device")]
    other: String,
}

fn main() {
    let _ = uses::event::<BlockIoError>("{}");
    let _ = uses::data::<Vec<BlockIoError>>("[]");
}
