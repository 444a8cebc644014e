//! A type has one side that is left out.

use qmp_types::QmpDownstream;

#[derive(QmpDownstream)]
#[qmp(command = "__com.example_run", serialize_only, deserialize_only)]
struct Run {
    name: String,
}

fn main() {}
