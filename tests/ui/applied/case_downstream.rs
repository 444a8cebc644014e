//! A vendor's own object has the vendor's names, though they are written out.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_add")]
struct Add {
    #[qmp(rename = "node-name")]
    node: String,
}

fn main() {
    let _ = uses::command::<Add>("{}");
}
