//! A variant with members flattens a type that has the tag as a member.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Base {
    driver: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Disk {
    Null,
    File {
        filename: String,
        #[qmp(flatten)]
        base: Base,
    },
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
