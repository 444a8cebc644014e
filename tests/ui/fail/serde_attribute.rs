//! serde's attributes do nothing: each gets our spelling. (3 errors)

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
#[serde(deny_unknown_fields)]
struct Drive {
    #[serde(rename = "node-name", skip_serializing)]
    name: String,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
