//! The measured work with the types that derive `QmpDownstream`. Run by `qmp-bench report`.

#[path = "../data.rs"]
mod data;

#[expect(clippy::struct_field_names, reason = "QAPI's names")]
mod types {
    use qmp_types::QmpDownstream;
    include!(concat!(env!("OUT_DIR"), "/ours.rs"));
}

mod extra {
    use qmp_types::QmpDownstream;
    use std::collections::BTreeMap;
    include!(concat!(env!("OUT_DIR"), "/ours_extra.rs"));
}

mod raw {
    use qmp_types::QmpDownstream;
    use std::collections::BTreeMap;
    include!(concat!(env!("OUT_DIR"), "/ours_raw.rs"));
}

include!("../measured.rs");

fn main() {
    run();
    for_each_reply!(raw, decode_as, "extra_raw", 5);
}
