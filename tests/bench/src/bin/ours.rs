//! The measured work with the types that derive `QmpDownstream`. Run by `qmp-bench report`.

#[path = "../data.rs"]
mod data;
#[path = "../measure.rs"]
mod measure;
#[path = "../stream.rs"]
mod stream;

#[allow(dead_code, reason = "what only the other modules use")]
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

#[allow(dead_code, reason = "what has no `base`")]
#[expect(clippy::struct_field_names, reason = "QAPI's names")]
mod flat {
    use qmp_types::QmpDownstream;
    include!(concat!(env!("OUT_DIR"), "/ours_flat.rs"));
}

use qmp_types::message::{Message, Timestamp};

include!("../measured.rs");

fn main() {
    run();
    for_each_reply!(raw, decode_as, "extra_raw", 5);
    read_stream();
}

fn read_stream() {
    use types::{
        BlockDeviceInfo, BlockInfo, BlockStats, CpuDefinitionInfo, CpuInfoFast, MachineInfo,
        PciInfo, SchemaInfo, StatusInfo, VersionInfo,
    };
    stream::reply("query-status", reply::<StatusInfo>);
    stream::reply("query-version", reply::<VersionInfo>);
    stream::reply("query-block", reply::<Vec<BlockInfo>>);
    stream::reply("query-blockstats", reply::<Vec<BlockStats>>);
    stream::reply("query-named-block-nodes", reply::<Vec<BlockDeviceInfo>>);
    stream::reply("query-pci", reply::<Vec<PciInfo>>);
    stream::reply("query-cpus-fast", reply::<Vec<CpuInfoFast>>);
    stream::reply("query-cpu-definitions", reply::<Vec<CpuDefinitionInfo>>);
    stream::reply("query-machines", reply::<Vec<MachineInfo>>);
    stream::reply("query-qmp-schema", reply::<Vec<SchemaInfo>>);
    stream::events(event);
}

/// A command that returns this.
struct Returning<T>(T);

impl<T> qmp_types::Command for Returning<T> {
    const NAME: &'static str = "query";
    const ALLOW_OOB: bool = false;
    type Returns = T;
}

/// Reads a line that may be anything as a reply.
fn reply<T: for<'de> Deserialize<'de>>(line: &str) -> Option<T> {
    match Message::from_str(line).ok()? {
        Message::Return(reply) => reply.decode::<Returning<T>>().ok(),
        _ => None,
    }
}

/// Reads a line that may be anything as an event with its time.
fn event(line: &str) -> Option<(types::AnyEvent, Option<Timestamp>)> {
    match Message::from_str(line).ok()? {
        Message::Event(event) => Some((event.dispatch().ok()?, event.timestamp())),
        _ => None,
    }
}
