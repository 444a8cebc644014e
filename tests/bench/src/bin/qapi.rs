//! A stream of lines with the types of the crate qapi-qmp. Run by `qmp-bench report`.

#[allow(
    dead_code,
    reason = "the events by themselves are for the other programs"
)]
#[path = "../data.rs"]
mod data;
#[path = "../measure.rs"]
mod measure;
#[path = "../stream.rs"]
mod stream;

use qapi_qmp::{
    BlockDeviceInfo, BlockInfo, BlockStats, CpuDefinitionInfo, CpuInfoFast, MachineInfo, PciInfo,
    QmpMessage, SchemaInfo, StatusInfo, VersionInfo,
};
use serde::de::DeserializeOwned;

fn main() {
    stream::reply("query-status", read::<StatusInfo>);
    stream::reply("query-version", read::<VersionInfo>);
    stream::reply("query-block", read::<Vec<BlockInfo>>);
    stream::reply("query-blockstats", read::<Vec<BlockStats>>);
    stream::reply("query-named-block-nodes", read::<Vec<BlockDeviceInfo>>);
    stream::reply("query-pci", read::<Vec<PciInfo>>);
    stream::reply("query-cpus-fast", read::<Vec<CpuInfoFast>>);
    stream::reply("query-cpu-definitions", read::<Vec<CpuDefinitionInfo>>);
    stream::reply("query-machines", read::<Vec<MachineInfo>>);
    stream::reply("query-qmp-schema", read::<Vec<SchemaInfo>>);
    stream::events(read::<StatusInfo>);
}

/// Reads a line as its clients do: as an event, or a reply of this type.
fn read<T: DeserializeOwned>(line: &str) -> Option<QmpMessage<T>> {
    serde_json::from_str(line).ok()
}
