//! A branch derives its members too.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Plain {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Format {
    Raw(Plain),
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
