//! An alias is a name too: which of the two would be read hung on what stands before it.

use qmp_types::QmpDownstream;

#[derive(QmpDownstream)]
#[qmp(data)]
struct Base {
    #[qmp(alias = "path")]
    file: String,
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "driver")]
enum Driver {
    #[qmp(rename = "file")]
    File { path: String },
}

#[derive(QmpDownstream)]
#[qmp(data)]
struct Node {
    #[qmp(flatten)]
    driver: Driver,
    #[qmp(flatten)]
    base: Base,
}

fn main() {}
