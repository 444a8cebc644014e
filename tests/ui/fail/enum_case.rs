//! The values of an enum are written in lower case.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
enum Format {
    Raw,
    #[qmp(rename = "qcow2")]
    Qcow2,
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
