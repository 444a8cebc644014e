//! Another vendor's event; one of upstream's is welcome.

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
#[qmp(events, rfqdn = "org.example")]
enum Event {
    Spice(Spice),
    Stop(Stop),
}

fn main() {
    let _ = uses::data::<Event>("{}");
    let _ = uses::data::<Vec<Event>>("[]");
}
