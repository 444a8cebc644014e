//! Two members of one name, of which one stands in a flattened type.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
struct Base {
    node_name: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Drive {
    #[qmp(alias = "name")]
    node_name: String,
    #[qmp(flatten)]
    base: Base,
}

fn main() {
    let _ = uses::data::<Drive>("{}");
}
