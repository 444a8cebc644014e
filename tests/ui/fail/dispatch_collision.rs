//! Two names of one enum become one in QEMU's generated C.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_a-b")]
struct First;

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_a_b")]
struct Second;

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
enum Commands {
    First(First),
    Second(Second),
}

fn main() {
    let _ = uses::data::<Commands>("{}");
}
