//! Instructions that the programs `ours`, `theirs` and `qapi` run, counted by callgrind: the same in
//! each run. Called by `report`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// Instructions by label.
type Counts = BTreeMap<String, f64>;

/// What both sides' work costs.
pub struct Instructions {
    ours: Counts,
    theirs: Counts,
}

/// Ratios of some pieces of work.
pub struct Ratios {
    pub mean: f64,
    pub worst: f64,
    pub worst_of: String,
    pub pieces: usize,
}

impl Instructions {
    /// Runs the programs, which are beside this one.
    ///
    /// # Errors
    /// There is no valgrind, or one of them fails.
    pub fn count(under: &Path) -> io::Result<Self> {
        let mut theirs = count("theirs", under)?;
        theirs.extend(count("qapi", under)?);
        Ok(Self {
            ours: count("ours", under)?,
            theirs,
        })
    }

    /// Ours / theirs of every piece of `what`, whose labels are `what/…`. Where that is not
    /// the same on both sides, theirs is `against`.
    ///
    /// # Panics
    /// There are no such pieces.
    pub fn ratios(&self, what: &str, against: &str) -> Ratios {
        let mut sum = 0.0;
        let mut ratios = Vec::new();
        for (label, theirs) in &self.theirs {
            let Some(piece) = label
                .strip_prefix(against)
                .and_then(|rest| rest.strip_prefix('/'))
            else {
                continue;
            };
            let ratio = self.ours[&format!("{what}/{piece}")] / theirs;
            sum += ratio.ln();
            ratios.push((ratio, piece.to_owned()));
        }
        let pieces = ratios.len();
        #[expect(clippy::cast_precision_loss, reason = "some dozens")]
        let mean = (sum / pieces as f64).exp();
        let worst = ratios.into_iter().max_by(|(a, _), (b, _)| a.total_cmp(b));
        let (worst, worst_of) = worst.unwrap_or_else(|| panic!("nothing is named {against}/…"));
        Ratios {
            mean,
            worst,
            worst_of,
            pieces,
        }
    }
}

fn count(name: &str, under: &Path) -> io::Result<Counts> {
    let program = env::current_exe()?.with_file_name(name);
    let out = under.join(name);
    fs::create_dir_all(&out)?;
    let run = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--toggle-collect=*::measured",
            "--dump-after=*::measured",
        ])
        .arg(format!("--callgrind-out-file={}/out", out.display()))
        .arg(program)
        .env("LD_BIND_NOW", "1")
        .stderr(Stdio::null())
        .output()?;
    if !run.status.success() {
        return Err(io::Error::other(format!("`{name}` failed in valgrind")));
    }
    let mut counts = Counts::new();
    for (label, n) in String::from_utf8_lossy(&run.stdout).lines().zip(1..) {
        let dump = fs::read_to_string(out.join(format!("out.{n}")))?;
        let total = dump.lines().find_map(|line| line.strip_prefix("totals: "));
        let total: f64 = total
            .and_then(|total| total.trim().parse().ok())
            .ok_or_else(|| io::Error::other(format!("callgrind has no total for {label}")))?;
        *counts.entry(label.to_owned()).or_default() += total;
    }
    Ok(counts)
}
