//! An event in an enum of commands.

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
#[qmp(commands)]
enum Command {
    Spice(Spice),
}

fn main() {
    let _ = uses::data::<Command>("{}");
    let _ = uses::data::<Vec<Command>>("[]");
}
