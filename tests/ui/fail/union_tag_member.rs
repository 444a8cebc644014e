//! A member with the name of the discriminator.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Format {
    Raw { driver: String },
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
