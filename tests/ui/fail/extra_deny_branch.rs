//! A branch would keep what the union refuses.

use qmp_tests::uses;
use qmp_types::QmpDownstream;
use std::collections::BTreeMap;

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase", unknown = "deny")]
enum Disk {
    File {
        id: String,
        #[qmp(extra)]
        rest: BTreeMap<String, serde_json::Value>,
    },
    Null,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
