//! An event with `x-` before its prefix.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(event = "x-__com.redhat_SPICE")]
struct Spice {
    id: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
struct Around {
    #[qmp(flatten)]
    inner: Spice,
}

#[derive(Debug, QmpDownstream)]
#[qmp(events)]
enum Listed {
    One(Spice),
}

fn main() {
    let _ = uses::data::<Listed>("{}");
    let _ = uses::event::<Spice>("{}");
    let _ = uses::data::<Around>("{}");
    let _ = uses::data::<Vec<Spice>>("[]");
    let value: Option<Spice> = serde_json::from_str("null").unwrap();
    assert!(value.is_none());
    let _ = serde_json::to_string(&value);
    let _ = <Spice as qmp_types::Event>::NAME;
}
