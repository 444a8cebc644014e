//! A type without the derive in an enum of events.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug)]
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
