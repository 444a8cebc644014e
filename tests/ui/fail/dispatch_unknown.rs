//! A command's key on an enum of events.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.redhat_SPICE")]
struct Spice {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(event = "STOP"))]
struct Stop;

#[derive(Debug, QmpDownstream)]
#[qmp(events, returns = Empty)]
enum Event {
    Spice(Spice),
}

fn main() {
    let _ = uses::data::<Event>("{}");
    let _ = uses::data::<Vec<Event>>("[]");
}
