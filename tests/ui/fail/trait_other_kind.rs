//! The type that keeps the commands of an enum, in one of events.

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
    #[qmp(other)]
    Other(qmp_types::UnknownCommand),
}

fn main() {
    let _ = uses::data::<Events>("{}");
}
