//! A member that no style makes right.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
#[expect(non_snake_case)]
struct Disk {
    nodeName: String,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
