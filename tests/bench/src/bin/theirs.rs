//! The measured work with the types that derive serde's traits. Run by `qmp-bench report`.

#[allow(dead_code, reason = "the names of a stream's events are for `ours`")]
#[path = "../data.rs"]
mod data;
#[path = "../measure.rs"]
mod measure;

#[allow(dead_code, reason = "what only the other modules use")]
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

#[allow(dead_code, reason = "what has no `base`")]
#[expect(clippy::struct_field_names, reason = "QAPI's names")]
mod flat {
    use serde::{Deserialize, Serialize};
    include!(concat!(env!("OUT_DIR"), "/theirs_flat.rs"));
}

include!("../measured.rs");

fn main() {
    run();
}
