//! Times of decoding, for people: `cargo bench` in this directory.

use std::fs;

use divan::{Bencher, black_box};
use serde::de::DeserializeOwned;

#[expect(clippy::struct_field_names, reason = "QAPI's names")]
#[allow(dead_code, reason = "not every reply is timed")]
mod ours {
    use qmp_types::QmpDownstream;
    include!(concat!(env!("OUT_DIR"), "/ours.rs"));
}

#[expect(clippy::struct_field_names, reason = "QAPI's names")]
#[allow(dead_code, reason = "not every reply is timed")]
mod theirs {
    use serde::{Deserialize, Serialize};
    include!(concat!(env!("OUT_DIR"), "/theirs.rs"));
}

fn main() {
    divan::main();
}

fn decode<T: DeserializeOwned>(bencher: Bencher<'_, '_>, name: &str) {
    let path = format!("{}/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let json = fs::read_to_string(path).expect("the data is there");
    bencher.bench(|| serde_json::from_str::<T>(black_box(&json)).expect("it is of this type"));
}

macro_rules! benches {
    ($($name:ident $file:literal $($ty:ident)+;)*) => {$(
        mod $name {
            #[divan::bench]
            fn ours(bencher: divan::Bencher<'_, '_>) {
                use crate::ours::*;
                super::decode::<benches!(@ $($ty)+)>(bencher, $file);
            }

            #[divan::bench]
            fn serde_derive(bencher: divan::Bencher<'_, '_>) {
                use crate::theirs::*;
                super::decode::<benches!(@ $($ty)+)>(bencher, $file);
            }
        }
    )*};
    (@ Vec $ty:ident) => { Reply<Vec<$ty>> };
    (@ $ty:ident) => { Reply<$ty> };
}

benches! {
    query_status "query-status" StatusInfo;
    query_block "query-block" Vec BlockInfo;
    query_blockstats "query-blockstats" Vec BlockStats;
    query_pci "query-pci" Vec PciInfo;
    query_machines "query-machines" Vec MachineInfo;
    query_qmp_schema "query-qmp-schema" Vec SchemaInfo;
}
