//! A branch of a union is an object: a string has no members.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Disk {
    File { filename: String },
    Null,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
