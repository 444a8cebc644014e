//! A plain serde type is flattened otherwise.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Plain {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    #[qmp(flatten)]
    plain: Plain,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
