//! An optional object takes null, as another branch does.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Options {
    filename: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
enum Target {
    Nothing(()),
    Maybe(Option<Options>),
}

fn main() {
    let _ = uses::data::<Target>("{}");
}
