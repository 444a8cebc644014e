//! A downstream command may have a required member; flattened into an upstream one it may not.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_tier-set")]
struct TierSet {
    #[qmp(rename = "__com.example_tier")]
    tier: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "block_resize"))]
struct BlockResize {
    size: u64,
    #[qmp(flatten)]
    tier: TierSet,
}

fn main() {
    let _ = uses::command::<BlockResize>("{}");
}
