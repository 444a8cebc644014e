//! An enum's kind on a struct.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
struct Event {
    id: String,
}

fn main() {
    let _ = uses::data::<Event>("{}");
    let _ = uses::data::<Vec<Event>>("[]");
}
