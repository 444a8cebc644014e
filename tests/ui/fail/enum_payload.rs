//! The variants of an enum have no fields; of a union they have.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
enum Format {
    Raw,
    Qcow2(u8),
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
