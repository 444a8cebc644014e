//! One map is enough for all that is unknown.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    #[qmp(extra)]
    extra: std::collections::BTreeMap<String, u8>,
    #[qmp(extra)]
    more: std::collections::BTreeMap<String, u8>,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
    let _ = uses::data::<Vec<Drive>>("[]");
}
