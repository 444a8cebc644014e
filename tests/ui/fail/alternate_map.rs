//! A map is an object, as a type with members is.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Options {
    filename: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
enum Target {
    Options(Box<Options>),
    Map(std::collections::HashMap<String, String>),
}

fn main() {
    let _ = uses::data::<Target>("{}");
}
