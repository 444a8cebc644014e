//! A value of a QAPI enum is a string.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
enum Mode {
    Fast,
    #[qmp(other)]
    Other(String),
}

fn main() {
    let _ = uses::data::<Mode>("{}");
}
