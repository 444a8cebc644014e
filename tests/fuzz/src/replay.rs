//! Runs every target on its seeds, and on the crashes that were found: `crashes/TARGET/*`.

use std::fs;

use crate::TARGETS;
use crate::seeds::{files, root};

#[test]
fn seeds() {
    for target in TARGETS {
        let seeds = (target.seeds)();
        assert!(seeds.len() > 5, "{} has {} seeds", target.name, seeds.len());
        for seed in seeds {
            (target.run)(&seed);
        }
    }
}

#[test]
fn crashes() {
    for target in TARGETS {
        for path in files(&root().join("tests/fuzz/crashes").join(target.name)) {
            // What panics does not say on what.
            println!("{}", path.display());
            (target.run)(&fs::read(path).expect("the file can be read"));
        }
    }
}
