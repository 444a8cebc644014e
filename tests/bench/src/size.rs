//! How much code a crate of generated structs becomes: what the derive emits, and what rustc
//! makes of it for LLVM. Called by `report` and `budget`.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::Side;
use crate::compile::{cargo, succeed};

/// A profile of cargo's.
#[derive(Clone, Copy)]
pub enum Profile {
    Dev,
    Release,
}

impl Profile {
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    fn dir(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// As [`cargo`], and the dependencies without debug information, which nobody looks at.
/// `RUSTC_BOOTSTRAP` gives a stable compiler the flag that prints expansions. The build
/// scripts of dependencies look at it too: where it is always set, they are built once.
fn without_debug(dir: &Path, target: &Path) -> Command {
    let mut cargo = cargo(dir, target);
    cargo
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("RUSTC_BOOTSTRAP", "1");
    cargo
}

/// Lines of LLVM IR in all functions of the crate in `dir`, before LLVM optimises any, as
/// cargo-llvm-lines counts them.
///
/// # Errors
/// The crate cannot be built.
pub fn ir_lines(dir: &Path, target: &Path, side: Side, profile: Profile) -> io::Result<f64> {
    let deps = target.join(profile.dir()).join("deps");
    for file in ir_files(&deps, side) {
        fs::remove_file(file)?;
    }
    let mut build = without_debug(dir, target);
    build
        .args([
            "rustc",
            "--quiet",
            "--lib",
            "--profile",
            profile.name(),
            "--",
        ])
        .args(["--emit=llvm-ir", "-Cno-prepopulate-passes"])
        .args(["-Cdebuginfo=0", "-Ccodegen-units=1"]);
    succeed(&mut build)?;
    let mut lines = 0_u32;
    for file in ir_files(&deps, side) {
        let mut inside = false;
        for line in fs::read_to_string(file)?.lines() {
            inside |= line.starts_with("define ");
            lines += u32::from(inside && !line.trim().is_empty());
            inside &= line != "}";
        }
    }
    Ok(lines.into())
}

/// The crate's own files of IR; its dependencies' come without.
fn ir_files(deps: &Path, side: Side) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(deps).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ll"))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(side.name())
        })
        .collect()
}

/// Lines of the crate in `dir` with its derives expanded, as rustc prints them, without those
/// of the source itself.
///
/// # Errors
/// The crate cannot be expanded.
pub fn expansion_lines(dir: &Path, target: &Path) -> io::Result<f64> {
    let mut expand = without_debug(dir, target);
    expand
        .args(["rustc", "--quiet", "--lib", "--"])
        .arg("-Zunpretty=expanded");
    let expanded = succeed(&mut expand)?;
    let source = fs::read_to_string(dir.join("src/lib.rs"))?;
    let count = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    #[expect(clippy::cast_precision_loss, reason = "some ten thousand")]
    Ok((count(&expanded) - count(&source)) as f64)
}
