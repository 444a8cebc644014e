// What callgrind counts, for one side: included by `bin/ours.rs` and `bin/theirs.rs`, which
// have the types as `types`, `extra` and `flat`.

use std::hint::black_box;

use serde::{Deserialize, Serialize};

use crate::data::{events, lines};
use crate::measure::measure;

/// Calls a function for every type of reply, with its file's name.
macro_rules! for_each_reply {
    ($types:ident, $call:ident, $($arg:expr),*) => {
        $call::<$types::Hello>("greeting", $($arg),*);
        $call::<$types::Reply<$types::StatusInfo>>("query-status", $($arg),*);
        $call::<$types::Reply<$types::VersionInfo>>("query-version", $($arg),*);
        $call::<$types::Reply<Vec<$types::BlockInfo>>>("query-block", $($arg),*);
        $call::<$types::Reply<Vec<$types::BlockStats>>>("query-blockstats", $($arg),*);
        $call::<$types::Reply<Vec<$types::BlockDeviceInfo>>>("query-named-block-nodes", $($arg),*);
        $call::<$types::Reply<Vec<$types::PciInfo>>>("query-pci", $($arg),*);
        $call::<$types::Reply<Vec<$types::CpuInfoFast>>>("query-cpus-fast", $($arg),*);
        $call::<$types::Reply<Vec<$types::CpuDefinitionInfo>>>("query-cpu-definitions", $($arg),*);
        $call::<$types::Reply<Vec<$types::MachineInfo>>>("query-machines", $($arg),*);
        $call::<$types::Reply<Vec<$types::SchemaInfo>>>("query-qmp-schema", $($arg),*);
        $call::<$types::EventLine>("events", $($arg),*);
    };
}

/// The lines of a reply, or of the stream of events.
fn file(name: &str, unknown: usize) -> Vec<String> {
    let extension = if name == "events" { "jsonl" } else { "json" };
    lines(&format!("{name}.{extension}"), unknown)
}

/// Measures reading a line that is of this type.
fn read<'a, T: Deserialize<'a>>(label: &str, line: &'a str) {
    if let Err(error) = serde_json::from_str::<T>(line) {
        panic!("{label}: {error}: {line}");
    }
    measure(label, || serde_json::from_str::<T>(black_box(line)));
}

fn decode<T: for<'de> Deserialize<'de>>(name: &str, unknown: usize) {
    for line in &file(name, unknown) {
        read::<T>(&format!("from_str/{unknown}/{name}"), line);
        measure(&format!("from_slice/{unknown}/{name}"), || {
            serde_json::from_slice::<T>(black_box(line.as_bytes()))
        });
    }
}

fn decode_as<T: for<'de> Deserialize<'de>>(name: &str, what: &str, unknown: usize) {
    for line in &file(name, unknown) {
        read::<T>(&format!("{what}/{name}"), line);
    }
}

fn write<T: for<'de> Deserialize<'de> + Serialize>(name: &str, what: &str) {
    for line in file(name, 0) {
        let value: T = serde_json::from_str(&line).expect("it is of this type");
        measure(&format!("{what}/{name}"), || {
            serde_json::to_string(black_box(&value))
        });
    }
}

/// Types with a `base`, which is flattened in `flat` and not in `types`.
macro_rules! for_each_based {
    ($types:ident, $what:literal) => {
        decode_as::<$types::Reply<Vec<$types::BlockInfo>>>("query-block", $what, 0);
        decode_as::<$types::Reply<Vec<$types::BlockDeviceInfo>>>(
            "query-named-block-nodes",
            $what,
            0,
        );
        decode_as::<$types::BlockdevAdd>("blockdev-add", $what, 0);
        for (name, line) in events(["data"]) {
            let label = format!("{}/{name}", $what);
            match name.as_str() {
                "SPICE_INITIALIZED" => {
                    read::<$types::Data<$types::SpiceInitialized>>(&label, &line)
                }
                "VNC_INITIALIZED" => read::<$types::Data<$types::VncInitialized>>(&label, &line),
                _ => {}
            }
        }
    };
}

/// An event's name stands before its data or after.
const ORDERS: [(&str, [&str; 3]); 2] = [
    ("event-first", ["event", "data", "timestamp"]),
    ("event-last", ["timestamp", "data", "event"]),
];

/// Events told by their names.
fn decode_events() {
    for (what, order) in ORDERS {
        for (name, line) in events(order) {
            let line = line.as_str();
            read::<types::AnyEvent>(&format!("{what}/{name}"), line);
            read::<types::Stamped>(&format!("{what}-flat/{name}"), line);
        }
    }
}

pub fn run() {
    for unknown in [0, 1, 5] {
        for_each_reply!(types, decode, unknown);
    }
    for_each_reply!(types, write, "write");
    for_each_reply!(extra, decode_as, "extra", 5);
    for_each_based!(types, "plain");
    for_each_based!(flat, "flatten");
    decode_events();
}
