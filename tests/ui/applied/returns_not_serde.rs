//! What a command returns is read by a client, or written by a server.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Added {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_add", returns = Added)]
struct Add {
    id: String,
}

fn main() {
    let _ = uses::command::<Add>("{}");
}
