//! The type is shown as it was written.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

type Opt<T> = Box<T>;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Disk {
    id: String,
    #[qmp(rename = "__com.example_tier")]
    tier: Option<Opt<u32>>,
}

fn main() {
    let _ = uses::data::<Disk>("{}");
}
