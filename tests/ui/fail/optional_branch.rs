//! A required downstream member reaches an upstream union by the type of a branch.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_tier-set")]
struct TierSet {
    #[qmp(rename = "__com.example_tier")]
    tier: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Disk {
    Null,
    Tier(TierSet),
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
