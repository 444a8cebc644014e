//! One variant is enough for all that is unknown.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
enum Format {
    Raw,
    #[qmp(other)]
    Unknown(String),
    #[qmp(other)]
    More(String),
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
