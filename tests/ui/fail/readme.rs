//! The example of README, with the typo that it shows.

use qmp_types::{Empty, QmpDownstream};

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.redhat.drive_add", returns = Empty, rfqdn = "com.redhat")]
pub struct DriveAdd {
    pub id: String,
    pub file: Option<String>,
    #[qmp(rename = "copy-on-read")]
    pub copy_on_read: Option<bool>,
}

fn main() {}
