//! An `Option` takes what the type in it takes, and null.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
enum Target {
    Name(String),
    Maybe(Option<Box<str>>),
}

fn main() {
    let _ = uses::data::<Target>("{}");
}
