//! Crates of generated structs, the same for both derives: what `compile` measures.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::Side;
use crate::translate::to_serde;

/// The types that members have, by turns.
const TYPES: [&str; 8] = [
    "String",
    "u64",
    "Option<String>",
    "bool",
    "Option<i64>",
    "i64",
    "Vec<String>",
    "Option<bool>",
];

/// Members' names are words as QAPI has them.
const WORDS: [&str; 12] = [
    "device",
    "node_name",
    "size",
    "offset",
    "speed",
    "status",
    "driver",
    "read_only",
    "iops",
    "cluster_size",
    "backing_file",
    "auto_finalize",
];

/// Which structs.
#[derive(Clone, Copy)]
pub enum Set {
    /// That many small ones.
    Many(usize),
    /// A few very big ones.
    Big,
}

/// `count` structs of 2 to 12 members, every second one with the struct before it as its
/// last member.
fn structs(count: usize) -> String {
    let mut source = String::new();
    for n in 0..count {
        source.push_str("#[derive(QmpDownstream)]\n#[qmp(data, rename_all = \"kebab-case\")]\n");
        let _ = writeln!(source, "pub struct S{n} {{");
        // 7 and 11 have no factor in common, so that sizes and types do not fall in step.
        let members = 2 + n * 7 % 11;
        let nested = n % 2 == 1;
        for m in 0..members - usize::from(nested) {
            let ty = TYPES[(n * 3 + m) % TYPES.len()];
            let _ = writeln!(source, "    pub {}: {ty},", WORDS[(n + m) % WORDS.len()]);
        }
        if nested {
            let _ = writeln!(source, "    pub inner: Option<S{}>,", n - 1);
        }
        source.push_str("}\n\n");
    }
    source
}

/// Structs of 100 to 300 members, none of them nested.
fn big() -> String {
    let mut source = String::new();
    for (n, members) in (100..=300).step_by(50).enumerate() {
        source.push_str("#[derive(QmpDownstream)]\n#[qmp(data, rename_all = \"kebab-case\")]\n");
        let _ = writeln!(source, "pub struct S{n} {{");
        for m in 0..members {
            let (word, ty) = (WORDS[m % WORDS.len()], TYPES[m % TYPES.len()]);
            let _ = writeln!(source, "    pub {word}_{m}: {ty},");
        }
        source.push_str("}\n\n");
    }
    source
}

/// A function that reads a struct and one that writes it, so that their code is made. They
/// leave to others whatever else serde_json makes anew for each type.
fn uses(count: usize) -> String {
    let mut source = String::from(
        "type Reader<'de> = serde_json::Deserializer<serde_json::de::StrRead<'de>>;\n\
         type Writer = serde_json::Serializer<Vec<u8>>;\n",
    );
    for n in 0..count {
        let _ = write!(
            source,
            "pub fn read_{n}(json: &mut Reader<'_>) -> serde_json::Result<S{n}> {{\n    \
                 serde_core::de::Deserialize::deserialize(json)\n}}\n\
             pub fn write_{n}(value: &S{n}, json: &mut Writer) -> serde_json::Result<()> {{\n    \
                 serde_core::ser::Serialize::serialize(value, json)\n}}\n"
        );
    }
    source
}

/// A crate's directory, written.
///
/// # Errors
/// It cannot be.
pub fn write(under: &Path, side: Side, set: Set) -> io::Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let qmp_types = here.join("../../qmp-types");
    let (name, types) = match set {
        Set::Many(count) => (count.to_string(), structs(count)),
        Set::Big => ("big".to_owned(), big()),
    };
    let uses = uses(types.matches("pub struct ").count());
    let (dependency, prelude, types) = match side {
        Side::Ours => (
            format!("qmp-types = {{ path = \"{}\" }}", qmp_types.display()),
            "use qmp_types::QmpDownstream;",
            types,
        ),
        Side::Theirs => (
            "serde = { version = \"1.0.228\", features = [\"derive\"] }".to_owned(),
            "use serde::{Deserialize, Serialize};",
            to_serde(&types),
        ),
    };
    let source = format!("{prelude}\n\n{types}{uses}");
    // With the features that one side asks for, so that both have the same build of them.
    let dependencies = format!(
        "{dependency}\n\
         serde_core = {{ version = \"1.0.228\", features = [\"alloc\"] }}\n\
         serde_json = {{ version = \"1.0.145\", features = [\"raw_value\"] }}"
    );
    write_crate(
        under,
        &format!("{}-{name}", side.name()),
        &dependencies,
        &source,
    )
}

/// A crate's directory, written, with the versions that this package is measured with.
///
/// # Errors
/// It cannot be.
pub fn write_crate(
    under: &Path,
    name: &str,
    dependencies: &str,
    source: &str,
) -> io::Result<PathBuf> {
    let dir = under.join(name);
    fs::create_dir_all(dir.join("src"))?;
    let manifest = format!(
        "[workspace]\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\n{dependencies}\n"
    );
    fs::write(dir.join("Cargo.toml"), manifest)?;
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    fs::copy(lock, dir.join("Cargo.lock"))?;
    fs::write(dir.join("src/lib.rs"), source)?;
    Ok(dir)
}
