//! Two branches of one type in JSON.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
enum Format {
    Name(String),
    Path(std::borrow::Cow<'static, str>),
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
