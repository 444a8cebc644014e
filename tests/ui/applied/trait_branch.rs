//! A type without the derive as a branch of a union.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct File {
    filename: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Disk {
    File(File),
    Null,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
