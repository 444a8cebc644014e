//! An event of upstream's, declared as if it were the vendor's.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(event = "SHUTDOWN")]
struct Shutdown {
    guest: bool,
}

fn main() {
    let _ = uses::event::<Shutdown>("{}");
}
