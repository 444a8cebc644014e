//! What is not listed is kept by a type for it.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
enum Event {
    #[qmp(other)]
    Other(String),
}

fn main() {
    let _ = uses::data::<Event>("{}");
    let _ = uses::data::<Vec<Event>>("[]");
}
