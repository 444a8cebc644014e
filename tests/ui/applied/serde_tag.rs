//! An enum of events has QMP's form already. (2 errors)

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_FULL")]
struct Full {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
enum Events {
    Full(Full),
}

fn main() {
    let _ = uses::data::<Events>("{}");
}
