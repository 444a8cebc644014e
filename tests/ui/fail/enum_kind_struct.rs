//! A struct's kind on an enum.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.redhat_SPICE")]
enum Spice {
    Raw,
}

fn main() {
    let _ = uses::data::<Spice>("{}");
    let _ = uses::data::<Vec<Spice>>("[]");
}
