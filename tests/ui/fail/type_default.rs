//! A member's type without `Default`.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Serial;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    id: String,
    #[qmp(default)]
    serial: Serial,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
