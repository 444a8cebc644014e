//! A request is made of a command.

use qmp_types::QmpDownstream;
use qmp_types::message::Request;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    id: String,
}

fn main() {
    let drive = Drive { id: String::new() };
    let _ = Request::new(&drive);
}
