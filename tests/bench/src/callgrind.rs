//! Instructions that the programs `ours` and `theirs` run, counted by callgrind: the same in
//! each run. Called by `report`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, io};

use crate::Side;

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
}

impl Instructions {
    /// Runs both programs, which cargo built beside this one.
    ///
    /// # Errors
    /// There is no valgrind, or one of them fails.
    pub fn count(under: &Path) -> io::Result<Self> {
        Ok(Self {
            ours: count(Side::Ours, under)?,
            theirs: count(Side::Theirs, under)?,
        })
    }

    /// Ours / theirs of every piece of `what`, whose labels are `what/…`. Where that is not
    /// the same on both sides, theirs is `against`.
    pub fn ratios(&self, what: &str, against: &str) -> Ratios {
        let mut sum = 0.0;
        let mut ratios = Vec::new();
        for (label, ours) in &self.ours {
            let Some(piece) = label
                .strip_prefix(what)
                .and_then(|rest| rest.strip_prefix('/'))
            else {
                continue;
            };
            let theirs = self.theirs[&format!("{against}/{piece}")];
            let ratio = ours / theirs;
            sum += ratio.ln();
            ratios.push((ratio, piece.to_owned()));
        }
        #[expect(clippy::cast_precision_loss, reason = "a dozen")]
        let mean = (sum / ratios.len() as f64).exp();
        let (worst, worst_of) = ratios
            .into_iter()
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .unwrap_or_default();
        Ratios {
            mean,
            worst,
            worst_of,
        }
    }
}

fn count(side: Side, under: &Path) -> io::Result<Counts> {
    let program = env::current_exe()?.with_file_name(side.name());
    let out = under.join(side.name());
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
        return Err(io::Error::other(format!(
            "`{}` failed in valgrind",
            side.name()
        )));
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
