//! What upstream does not send as a whole, and what only downstream has.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_tier-set")]
struct TierSet {
    #[qmp(rename = "__com.example_tier")]
    tier: String,
}

/// It is there as a whole, or not at all.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "block_resize"))]
struct BlockResize {
    size: u64,
    #[qmp(flatten)]
    tier: Option<TierSet>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_tier-add")]
struct TierAdd {
    #[qmp(flatten)]
    tier: TierSet,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Driver {
    Null,
    #[qmp(rename = "__com.example_tier")]
    Tier(TierSet),
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Disk {
    #[qmp(flatten)]
    driver: Driver,
}

fn main() {
    let _ = uses::command::<BlockResize>("{}");
    let _ = uses::data::<TierAdd>("{}");
    let _ = uses::data::<Disk>("{}");
}
