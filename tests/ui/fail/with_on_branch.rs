//! The members of a branch are read by its type.

use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct File {
    filename: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Driver {
    File(#[qmp(with = "hex")] File),
}

fn main() {}
