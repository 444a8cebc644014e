//! A function of the wrong signature. (2 errors)

use qmp_tests::uses;
use qmp_types::QmpDownstream;

fn read(text: &str) -> String {
    text.to_owned()
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    #[qmp(deserialize_with = "read")]
    id: String,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
