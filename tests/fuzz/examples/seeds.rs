//! Writes each target's seeds into `corpus/TARGET`, where libFuzzer begins and keeps what it finds.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in qmp_fuzz::TARGETS {
        let dir = corpus.join(target.name);
        fs::create_dir_all(&dir)?;
        for (at, seed) in (target.seeds)().iter().enumerate() {
            fs::write(dir.join(format!("seed-{at:03}")), seed)?;
        }
    }
    Ok(())
}
