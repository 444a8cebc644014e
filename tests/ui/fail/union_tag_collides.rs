//! A member of a branch and the tag are one in QEMU's generated C.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct File {
    node_driver: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "node-driver", rename_all = "lowercase")]
enum Disk {
    File(File),
    Null,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
