//! A Rust union has no form in JSON.

use qmp_types::QmpDownstream;

#[derive(QmpDownstream)]
#[qmp(data)]
union Number {
    unsigned: u64,
    signed: i64,
}

fn main() {}
