//! A qmp-types of another version than the macro's: rustc does not find the macro's own module
//! there, and says whose it is, once a type.

use qmp_types::QmpDownstream;

/// As the release before has it.
mod previous {
    pub mod __for_qmp_derive_0_0_9 {}
}

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_del", crate = "crate::previous")]
struct DriveDel {
    id: String,
}

fn main() {}
