//! A union has a discriminator, an alternate has none.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", untagged, rename_all = "lowercase")]
enum Format {
    Raw,
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
