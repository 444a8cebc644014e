//! A policy by the name that serde has for it.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_stop", deny_unknown_fields)]
struct Stop {
    id: String,
}

fn main() {
    let _ = uses::command::<Stop>("{}");
}
