//! The same in an enum that is only read.

use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_FULL")]
struct Full {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events, deserialize_only)]
enum Events {
    Full(Full),
    #[qmp(other)]
    Other(qmp_types::UnknownCommand),
}

fn main() {
    let _ = serde_json::from_str::<Events>("{}");
}
