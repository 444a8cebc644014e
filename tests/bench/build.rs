//! Writes the types of both sides, from the one definition in `src/types.rs`.

#[path = "src/translate.rs"]
mod translate;

use std::path::Path;
use std::{env, fs, io};

use translate::to_serde;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    let types = fs::read_to_string("src/types.rs")?;
    let flatten = fs::read_to_string("src/flatten.rs")?;
    let value = Extra::Value.add_to(&types);
    let raw = Extra::RawValue.add_to(&types);
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let write = |name: &str, source: &str| fs::write(Path::new(&out).join(name), source);
    let plain = types + &flatten;
    write("ours.rs", &plain)?;
    write("ours_extra.rs", &value)?;
    write("ours_raw.rs", &raw)?;
    write("theirs.rs", &to_serde(&plain))?;
    write("theirs_extra.rs", &to_serde(&value))
}

/// A map that keeps unknown members, as a last member of every struct.
enum Extra {
    Value,
    RawValue,
}

impl Extra {
    fn member(&self) -> &'static str {
        match self {
            Self::Value => {
                "    #[qmp(extra)]\n    pub extra: BTreeMap<String, serde_json::Value>,\n"
            }
            Self::RawValue => {
                "    #[qmp(extra)]\n    pub extra: BTreeMap<String, Box<serde_json::value::RawValue>>,\n"
            }
        }
    }

    /// The source with the member in every struct.
    fn add_to(&self, source: &str) -> String {
        source.replace("\n}\n", &format!("\n{}}}\n", self.member()))
    }
}
