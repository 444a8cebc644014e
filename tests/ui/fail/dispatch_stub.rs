//! A broken event, listed in an enum of events: the one error is its own.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(event = "com.redhat_SPICE")]
struct Spice {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
enum Event {
    Spice(Spice),
}

fn main() {
    let _ = uses::data::<Event>("{}");
    let _ = uses::data::<Vec<Event>>("[]");
}
