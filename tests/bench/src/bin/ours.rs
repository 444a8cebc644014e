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

/// The types once more, for what is the least that can be reached: where a type is read in two
/// places, rustc inlines less of it.
#[allow(dead_code, reason = "what only the other modules use")]
#[expect(clippy::struct_field_names, reason = "QAPI's names")]
mod least {
    use qmp_types::QmpDownstream;
    include!(concat!(env!("OUT_DIR"), "/ours.rs"));
}

use std::collections::BTreeMap;

use qmp_types::message::{Message, TimedEvent};
use serde_json::value::RawValue;

include!("../measured.rs");
include!(concat!(env!("OUT_DIR"), "/each_event.rs"));

fn main() {
    run();
    for_each_reply!(raw, decode_as, "extra_raw", 5);
    read_stream();
    let first = events(["event", "data", "timestamp"]);
    for_each_event!(least, known, &first);
    for_each_reply!(least, skip_and_fill,);
}

/// The least that an event takes: its type is known before its line is read.
fn known<T: for<'de> Deserialize<'de>>(name: &str, events: &[(String, String)]) {
    for (_, line) in events.iter().filter(|(of, _)| of == name) {
        read::<T>(&format!("event-known/{name}"), line);
    }
}

/// The least that it takes to keep unknown members in maps: to skip them, and to fill the maps.
fn skip_and_fill<T: for<'de> Deserialize<'de>>(name: &str) {
    let members = data::UNKNOWN.map(|member| {
        let (name, value) = member.split_once(": ").expect("a name and a value");
        let raw: &RawValue = serde_json::from_str(value).expect("it is JSON");
        (name.trim_matches('"'), raw)
    });
    let map = || -> BTreeMap<String, Box<RawValue>> {
        let owned = |(name, value): (&str, &RawValue)| (name.to_owned(), value.to_owned());
        members.map(owned).into_iter().collect()
    };
    for line in &file(name, members.len()) {
        let objects = line.matches(data::UNKNOWN[0]).count();
        measure(&format!("extra_least/{name}"), || {
            let maps: Vec<_> = (0..objects).map(|_| map()).collect();
            (serde_json::from_str::<T>(black_box(line)), maps)
        });
    }
}

fn read_stream() {
    use types::{
        BlockDeviceInfo, BlockInfo, BlockStats, CpuDefinitionInfo, CpuInfoFast, MachineInfo,
        PciInfo, SchemaInfo, StatusInfo, VersionInfo,
    };
    stream::reply("query-status", read_line::<StatusInfo>);
    stream::reply("query-version", read_line::<VersionInfo>);
    stream::reply("query-block", read_line::<Vec<BlockInfo>>);
    stream::reply("query-blockstats", read_line::<Vec<BlockStats>>);
    stream::reply("query-named-block-nodes", read_line::<Vec<BlockDeviceInfo>>);
    stream::reply("query-pci", read_line::<Vec<PciInfo>>);
    stream::reply("query-cpus-fast", read_line::<Vec<CpuInfoFast>>);
    stream::reply("query-cpu-definitions", read_line::<Vec<CpuDefinitionInfo>>);
    stream::reply("query-machines", read_line::<Vec<MachineInfo>>);
    stream::reply("query-qmp-schema", read_line::<Vec<SchemaInfo>>);
    stream::events(read_line::<StatusInfo>);
    for (what, order) in ORDERS {
        for (name, line) in events(order) {
            stream::one(
                &format!("{what}-line/{name}"),
                line,
                read_line::<StatusInfo>,
            );
        }
    }
}

type Line<'a, T> = Message<'a, T, TimedEvent<types::AnyEvent>>;

/// A command that returns this.
struct Returning<T>(T);

impl<T> qmp_types::Command for Returning<T> {
    const NAME: &'static str = "query";
    const ALLOW_OOB: bool = false;
    type Returns = T;
}

/// Reads a line as a client does: as an event, or a reply of this type.
fn read_line<T: for<'de> Deserialize<'de>>(line: &str) -> Option<Line<'_, T>> {
    Message::decode_str::<Returning<T>, _>(line).ok()
}
