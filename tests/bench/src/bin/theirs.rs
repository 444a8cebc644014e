//! The measured work with the types that derive serde's traits. Run by `qmp-bench report`.

#[path = "../data.rs"]
mod data;

#[expect(clippy::struct_field_names, reason = "QAPI's names")]
mod types {
    use serde::{Deserialize, Serialize};
    include!(concat!(env!("OUT_DIR"), "/theirs.rs"));
}

mod extra {
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;
    include!(concat!(env!("OUT_DIR"), "/theirs_extra.rs"));
}

include!("../measured.rs");

fn main() {
    run();
}
