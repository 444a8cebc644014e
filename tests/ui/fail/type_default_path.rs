//! A function that gives another type.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

fn seven() -> u8 {
    7
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    #[qmp(default = "seven")]
    id: String,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
