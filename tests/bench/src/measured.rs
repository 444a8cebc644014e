// What callgrind counts, for one side: included by `bin/ours.rs` and `bin/theirs.rs`, which
// have the types as `types` and `extra`. Each piece of work is one call of `measured`, at
// whose end callgrind writes what it has counted; its label is printed.

use std::hint::black_box;

use serde::{Deserialize, Serialize};

use crate::data::lines;

/// Often enough that the call itself does not count.
const TIMES: usize = 10;

/// Callgrind counts in here alone.
#[inline(never)]
fn measured(work: &mut dyn FnMut()) {
    work();
}

/// Measures work whose results are dropped outside. Once first, so that nothing is done for
/// the first time. For a profile of one piece, its label is the program's argument.
fn measure<T>(label: &str, mut work: impl FnMut() -> T) {
    if std::env::args().nth(1).is_some_and(|wanted| wanted != label) {
        return;
    }
    drop(black_box(work()));
    let mut kept = Vec::with_capacity(TIMES);
    measured(&mut || {
        for _ in 0..TIMES {
            kept.push(work());
        }
    });
    drop(black_box(kept));
    println!("{label}");
}

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

fn decode_all<T: for<'de> Deserialize<'de>>(lines: &[String]) -> Vec<T> {
    let decoded: serde_json::Result<_> = lines.iter().map(|line| serde_json::from_str(line)).collect();
    decoded.expect("the data are of these types")
}

fn decode<T: for<'de> Deserialize<'de>>(name: &str, unknown: usize) {
    let lines = file(name, unknown);
    drop(decode_all::<T>(&lines));
    for line in &lines {
        measure(&format!("from_str/{unknown}/{name}"), || {
            serde_json::from_str::<T>(black_box(line))
        });
        measure(&format!("from_slice/{unknown}/{name}"), || {
            serde_json::from_slice::<T>(black_box(line.as_bytes()))
        });
    }
}

fn decode_as<T: for<'de> Deserialize<'de>>(name: &str, what: &str, unknown: usize) {
    let lines = file(name, unknown);
    drop(decode_all::<T>(&lines));
    for line in &lines {
        measure(&format!("{what}/{name}"), || {
            serde_json::from_str::<T>(black_box(line))
        });
    }
}

fn write<T: for<'de> Deserialize<'de> + Serialize>(name: &str, what: &str) {
    for value in decode_all::<T>(&file(name, 0)) {
        measure(&format!("{what}/{name}"), || {
            serde_json::to_string(black_box(&value))
        });
    }
}

pub fn run() {
    for unknown in [0, 1, 5] {
        for_each_reply!(types, decode, unknown);
    }
    for_each_reply!(types, write, "write");
    for_each_reply!(extra, decode_as, "extra", 5);
    let flat = "query-named-block-nodes";
    decode_as::<types::Reply<Vec<types::FlatNode>>>(flat, "flatten", 0);
}
