//! A downstream value has a downstream name.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
enum Format {
    Raw,
    #[qmp(rename = "_org.example_turbo")]
    Turbo,
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
