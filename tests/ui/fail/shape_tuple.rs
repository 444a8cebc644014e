//! The members of an object have names.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Pair(String, String);

fn main() {
    let _ = uses::data::<Pair>("{}");
}
