//! A union whose discriminator has no name.

use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag)]
enum Driver {
    #[qmp(rename = "null-co")]
    NullCo,
    #[qmp(rename = "file")]
    File { filename: String },
}

fn main() {}
