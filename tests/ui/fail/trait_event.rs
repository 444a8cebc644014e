//! An event message is made of an event.

use qmp_types::QmpDownstream;
use qmp_types::message::{EventMessage, Timestamp};

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add")]
struct DriveAdd {
    id: String,
}

fn main() {
    let add = DriveAdd { id: String::new() };
    let _ = EventMessage::new(&add, Timestamp::UNKNOWN);
}
