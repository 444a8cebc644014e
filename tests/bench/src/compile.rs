//! What rustc costs: processor time, user's and system's. Called by `report`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::Side;

/// A cargo in a crate's directory, with a target directory of our own.
pub fn cargo(dir: &Path, target: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    // The flags that this program was started with are not for what it measures.
    cargo
        .current_dir(dir)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTC_BOOTSTRAP");
    cargo
}

/// What the command prints.
///
/// # Errors
/// It fails; what it said is the error.
pub fn succeed(command: &mut Command) -> io::Result<String> {
    let done = command.output()?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&done.stderr);
        Err(io::Error::other(format!("{command:?}: {said}")))
    }
}

/// Measures with crates, target directories and a wrapper of rustc under one directory.
pub struct Compiler {
    target: PathBuf,
    wrapper: PathBuf,
    times: PathBuf,
}

impl Compiler {
    /// # Errors
    /// The wrapper cannot be written.
    pub fn new(under: &Path) -> io::Result<Self> {
        let times = under.join("times");
        let wrapper = under.join("timed-rustc");
        // bash's `time` counts the processor, and nothing else of cargo's work.
        let script = format!(
            "#!/usr/bin/env bash\nTIMEFORMAT=\"${{CARGO_PKG_NAME:-rustc}} %U %S\"\n\
             {{ time \"$@\" 2>&3; }} 3>&2 2>>'{}'\n",
            times.display()
        );
        fs::write(&wrapper, script)?;
        succeed(Command::new("chmod").arg("+x").arg(&wrapper))?;
        Ok(Self {
            target: under.join("target"),
            wrapper,
            times,
        })
    }

    /// The seconds that rustc takes for the crate in `dir` alone: the median of five, by
    /// cargo's arguments.
    ///
    /// # Errors
    /// It does not compile.
    pub fn seconds(&self, dir: &Path, arguments: &[&str]) -> io::Result<f64> {
        let mut build = cargo(dir, &self.target);
        build
            .args(arguments)
            .env("RUSTC_WORKSPACE_WRAPPER", &self.wrapper);
        // The dependencies.
        succeed(&mut build)?;
        let mut seconds = Vec::new();
        for _ in 0..5 {
            self.forget(dir)?;
            succeed(&mut build)?;
            seconds.push(self.last_time()?);
        }
        seconds.sort_by(f64::total_cmp);
        Ok(seconds[2])
    }

    /// The seconds of each crate that those in `dirs` need: the least of five, by turns, so that
    /// other work on the machine does not tell for one of them alone.
    ///
    /// # Errors
    /// One of them does not compile.
    pub fn cold(
        &self,
        dirs: [&Path; 2],
        arguments: &[&str],
    ) -> io::Result<[BTreeMap<String, f64>; 2]> {
        let mut least = [BTreeMap::new(), BTreeMap::new()];
        for _ in 0..5 {
            for (dir, least) in dirs.iter().zip(&mut least) {
                for (name, seconds) in self.cold_once(dir, arguments)? {
                    let least = least.entry(name).or_insert(seconds);
                    *least = seconds.min(*least);
                }
            }
        }
        Ok(least)
    }

    fn cold_once(&self, dir: &Path, arguments: &[&str]) -> io::Result<BTreeMap<String, f64>> {
        let target = self.target.join("cold");
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        let _ = fs::remove_file(&self.times);
        let mut build = cargo(dir, &target);
        build.args(arguments).env("RUSTC_WRAPPER", &self.wrapper);
        succeed(&mut build)?;
        // A crate's build script is the crate's.
        let mut sums = BTreeMap::new();
        for (name, seconds) in self.times()? {
            *sums.entry(name).or_default() += seconds;
        }
        Ok(sums)
    }

    /// The seconds of expanding macros, by nightly's `-Ztime-passes`: the least of five.
    ///
    /// # Errors
    /// There is no nightly, or it does not compile.
    pub fn expansion(&self, dir: &Path) -> io::Result<f64> {
        let mut least = f64::INFINITY;
        for _ in 0..5 {
            self.forget(dir)?;
            let mut check = cargo(dir, &self.target.join("nightly"));
            check
                .env("RUSTUP_TOOLCHAIN", "nightly")
                .args(["rustc", "--quiet", "--lib", "--profile", "check", "--"])
                .arg("-Ztime-passes");
            let done = check.output()?;
            let said =
                String::from_utf8_lossy(&done.stderr) + String::from_utf8_lossy(&done.stdout);
            let line = said
                .lines()
                .find(|line| line.ends_with("macro_expand_crate"));
            let seconds = line
                .and_then(|line| line.strip_prefix("time:"))
                .and_then(|line| line.split(';').next()?.trim().parse().ok());
            let Some(seconds) = seconds else {
                return Err(io::Error::other(format!(
                    "{check:?}: no time of a pass: {said}"
                )));
            };
            least = least.min(seconds);
        }
        Ok(least)
    }

    /// Makes cargo compile the crate anew.
    fn forget(&self, dir: &Path) -> io::Result<()> {
        let source = fs::File::options()
            .append(true)
            .open(dir.join("src/lib.rs"))?;
        source.set_modified(std::time::SystemTime::now())?;
        let _ = fs::remove_file(&self.times);
        Ok(())
    }

    fn last_time(&self) -> io::Result<f64> {
        let last = self.times()?.pop();
        last.map(|(_, seconds)| seconds)
            .ok_or_else(|| io::Error::other("rustc was not run"))
    }

    /// What each rustc took, with the name of the package that it was for.
    fn times(&self) -> io::Result<Vec<(String, f64)>> {
        let times = fs::read_to_string(&self.times)?;
        let time = |line: &str| {
            let mut words = line.split(' ');
            let name = words.next().unwrap_or_default().to_owned();
            (
                name,
                words.filter_map(|time| time.parse::<f64>().ok()).sum(),
            )
        };
        Ok(times.lines().map(time).collect())
    }
}

/// A crate that has one dependency and nothing in it.
///
/// # Errors
/// It cannot be written.
pub fn empty_crate(under: &Path, side: Side) -> io::Result<PathBuf> {
    let dependency = match side {
        Side::Ours => format!(
            "qmp-types = {{ path = \"{}\", default-features = false, features = [\"derive\"] }}",
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../../qmp-types")
                .display()
        ),
        Side::Theirs => "serde = { version = \"1.0.228\", features = [\"derive\"] }".to_owned(),
    };
    crate::synthetic::write_crate(under, &format!("cold-{}", side.name()), &dependency, "")
}
