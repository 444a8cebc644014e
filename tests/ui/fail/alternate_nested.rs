//! Both branches take a string: one of them by a branch of its own.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Options {
    filename: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
enum BlockRef {
    Reference(String),
    Definition(Options),
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
enum Target {
    Reference(String),
    Block(Box<BlockRef>),
}

fn main() {
    let _ = uses::data::<Target>("{}");
}
