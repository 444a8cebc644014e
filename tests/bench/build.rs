//! Writes the types of both sides, from the one definition in `src`.

#[path = "src/translate.rs"]
mod translate;

use std::path::Path;
use std::{env, fs, io};

use translate::to_serde;

const VALUE: &str = "    #[qmp(extra)]\n    pub extra: BTreeMap<String, serde_json::Value>,\n";
const RAW: &str =
    "    #[qmp(extra)]\n    pub extra: BTreeMap<String, Box<serde_json::value::RawValue>>,\n";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    let replies = fs::read_to_string("src/types.rs")?;
    let objects = fs::read_to_string("src/objects.rs")?;
    let events = fs::read_to_string("src/events.rs")?;
    let types = format!("{replies}\n{objects}\n{events}");
    let flat = replaced(&types, &fs::read_to_string("src/flatten.rs")?);
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let write = |name: &str, source: &str| fs::write(Path::new(&out).join(name), source);
    write("ours.rs", &types)?;
    write("ours_extra.rs", &keeping(&replies, VALUE))?;
    write("ours_raw.rs", &keeping(&replies, RAW))?;
    write("ours_flat.rs", &flat)?;
    write("each_event.rs", &each_event(&events))?;
    write("theirs.rs", &to_serde(&types))?;
    write("theirs_extra.rs", &to_serde(&keeping(&replies, VALUE)))?;
    write("theirs_flat.rs", &to_serde(&flat))
}

/// A macro that calls a function for the type of every event's data, with the event's name.
fn each_event(types: &str) -> String {
    let calls = types.split("extends(event = \"").skip(1).map(|rest| {
        let (name, rest) = rest.split_once('"').unwrap_or_default();
        let (_, rest) = rest.split_once("pub struct ").unwrap_or_default();
        let ty = rest.split([' ', ';']).next().unwrap_or_default();
        format!("        $call::<$types::Data<Option<$types::{ty}>>>(\"{name}\", $($arg),*);\n")
    });
    let calls: String = calls.collect();
    format!(
        "macro_rules! for_each_event {{\n    ($types:ident, $call:ident, $($arg:expr),*) => {{\n\
             {calls}    }};\n}}\n"
    )
}

/// The types with a map that keeps unknown members, as a last member of every struct.
fn keeping(types: &str, map: &str) -> String {
    types.replace("\n}\n", &format!("\n{map}}}\n"))
}

/// The types with others in place of those of the same names.
fn replaced(types: &str, others: &str) -> String {
    let name = |ty: &str| {
        let (_, rest) = ty.split_once("pub struct ")?;
        Some(rest.split([' ', ';', '<']).next()?.to_owned())
    };
    let taken: Vec<_> = others.split("\n\n").filter_map(name).collect();
    let kept = |ty: &&str| name(ty).is_none_or(|name| !taken.contains(&name));
    let kept: Vec<_> = types.split("\n\n").filter(kept).collect();
    format!("{}\n\n{others}", kept.join("\n\n"))
}
