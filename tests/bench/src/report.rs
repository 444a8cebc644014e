//! Everything, measured and told: `docs/performance.md` and its plot.

use std::path::Path;
use std::process::Command;
use std::time::Instant;
use std::{env, fs, io};

use crate::callgrind::Instructions;
use crate::compile::{Compiler, empty_crate, succeed};
use crate::size::{Profile, expansion_lines, ir_lines};
use crate::synthetic::Set;
use crate::table::{Row, markdown};
use crate::{Side, plot, synthetic};

const INSTRUCTIONS: &str = "instructions, geometric mean";
const CPU: &str = "processor time, median of 5";

/// Measures the rows of one part of the table, with crates and files under a directory.
type Section = fn(&Path) -> io::Result<Vec<Row>>;

const SECTIONS: [(&str, Section); 4] = [
    ("size", size),
    ("time", time),
    ("cold", cold),
    ("instructions", instructions),
];

/// Measures everything, and writes the page and its plot; or one section, which is printed.
///
/// # Errors
/// A tool is missing or fails, or a file cannot be written.
pub fn run(only: Option<&str>) -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = here.join("../../docs");
    let under = here.join("target/measured");
    fs::create_dir_all(&under)?;
    let mut rows = Vec::new();
    for (name, section) in SECTIONS {
        if only.is_none_or(|only| only == name) {
            eprintln!("{name} …");
            let start = Instant::now();
            rows.extend(section(&under)?);
            eprintln!("{name}: {} s", start.elapsed().as_secs());
        }
    }
    if rows.is_empty() {
        let names = SECTIONS.map(|(name, _)| name).join(", ");
        return Err(io::Error::other(format!("the sections are {names}")));
    }
    if only.is_some() {
        println!("{}", markdown(&rows));
        return Ok(());
    }

    let rustc = succeed(Command::new("rustc").arg("--version"))?;
    let page = include_str!("performance.md")
        .replace("{rustc}", rustc.trim())
        .replace("{table}", markdown(&rows).trim_end());
    println!("{page}");
    fs::write(docs.join("performance.md"), page)?;
    plot::draw(&rows, &docs.join("performance.svg"))
        .map_err(|error| io::Error::other(error.to_string()))
}

fn size(under: &Path) -> io::Result<Vec<Row>> {
    let target = under.join("target");
    let ir = |profile: Profile| -> io::Result<Row> {
        let lines = Side::ratio(|side| {
            let dir = synthetic::write(under, side, Set::Many(200))?;
            ir_lines(&dir, &target, side, profile)
        })?;
        let what = format!("code of 200 structs, {}", profile.name());
        Ok(Row::new(what, "LLVM IR lines", lines).goal(0.62))
    };
    let expanded = Side::ratio(|side| {
        let dir = synthetic::write(under, side, Set::Many(200))?;
        expansion_lines(&dir, &target)
    })?;
    Ok(vec![
        ir(Profile::Dev)?,
        ir(Profile::Release)?,
        Row::new("what the derives emit", "lines", expanded),
    ])
}

fn time(under: &Path) -> io::Result<Vec<Row>> {
    let compiler = Compiler::new(under)?;
    let seconds = |side, set, arguments: &[&str]| {
        let dir = synthetic::write(under, side, set)?;
        compiler.seconds(&dir, arguments)
    };
    let mut rows = Vec::new();
    for (profile, arguments, goal) in [
        ("check", ["check", "--quiet"].as_slice(), 0.55),
        ("dev", &["build", "--quiet"], 0.65),
        ("release", &["build", "--quiet", "--release"], 0.55),
    ] {
        let ratio = Side::ratio(|side| seconds(side, Set::Many(200), arguments))?;
        let what = format!("200 structs, {profile}");
        rows.push(Row::new(what, CPU, ratio).goal(goal));
    }
    let check = ["check", "--quiet"];
    let big = Side::ratio(|side| seconds(side, Set::Big, &check))?;
    rows.push(Row::new("5 structs of 100 to 300 members, check", CPU, big));
    let expansion = Side::ratio(|side| {
        let dir = synthetic::write(under, side, Set::Many(1000))?;
        compiler.expansion(&dir)
    })?;
    let pass = "`macro_expand_crate`, least of 5";
    let what = "the macro itself, 1,000 structs";
    rows.push(Row::new(what, pass, expansion).goal(0.40));

    let small = seconds(Side::Ours, Set::Many(200), &check)?;
    let growth = seconds(Side::Ours, Set::Many(1000), &check)? / small / 5.0;
    let of_itself = "a struct's processor time, 1,000 / 200";
    rows.push(Row::new("growth, check", of_itself, growth).goal(1.10));
    Ok(rows)
}

/// The crates that both sides need are most of what serde's side takes: no less can be reached.
fn cold(under: &Path) -> io::Result<Vec<Row>> {
    let compiler = Compiler::new(under)?;
    let crates = |side| {
        let dir = empty_crate(under, side)?;
        compiler.cold(&dir, &["build", "--quiet"])
    };
    let (ours, theirs) = (crates(Side::Ours)?, crates(Side::Theirs)?);
    for (side, crates) in [(Side::Ours, &ours), (Side::Theirs, &theirs)] {
        eprintln!("{}: {crates:.2?}", side.name());
    }
    let total: f64 = theirs.values().sum();
    let both = theirs.iter().filter(|(name, _)| ours.contains_key(*name));
    let both: f64 = both.map(|(_, seconds)| seconds).sum();
    let row = Row::new(
        "cold build of the dependency and its derive",
        "processor time, median of 3",
        ours.values().sum::<f64>() / total,
    );
    let floor = format!("the crates that both need are {:.3}", both / total);
    Ok(vec![row.goal(0.75).note(floor)])
}

/// The programs are built as this one is, and beside it.
fn build_programs() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = env::current_exe()?;
    let target = beside.ancestors().nth(2).unwrap_or(here);
    let mut build = Command::new("cargo");
    build
        .args(["build", "--quiet", "--release", "--features", "qapi"])
        .args(["--bin", "ours", "--bin", "theirs", "--bin", "qapi"])
        .current_dir(here)
        .env("CARGO_TARGET_DIR", target);
    succeed(&mut build).map(drop)
}

fn instructions(under: &Path) -> io::Result<Vec<Row>> {
    build_programs()?;
    let counted = Instructions::count(&under.join("callgrind"))?;
    let row = |what: String, label: &str, against: &str, goal: f64, worst| {
        let ratios = counted.ratios(label, against);
        Row::new(what, INSTRUCTIONS, ratios.mean).goal(goal).worst(
            ratios.worst,
            ratios.worst_of,
            worst,
        )
    };
    let mut rows = Vec::new();
    for (from, goal, worst) in [("from_str", 0.99, 1.02), ("from_slice", 1.00, 1.03)] {
        for unknown in [0, 1, 5] {
            let label = format!("{from}/{unknown}");
            let what = format!("decoding, `{from}`, {unknown} unknown an object");
            rows.push(row(what, &label, &label, goal, Some(worst)));
        }
    }
    for (what, label, against, goal) in [
        (
            "keeping 5 unknown in a map of `Value`",
            "extra",
            "extra",
            0.83,
        ),
        (
            "keeping 5 unknown in a map of `RawValue`",
            "extra_raw",
            "extra",
            0.65,
        ),
        ("writing", "write", "write", 1.00),
        (
            "an event of 50, the name first",
            "event-first",
            "event-first",
            0.90,
        ),
        (
            "the same with its time",
            "event-first-flat",
            "event-first-flat",
            0.90,
        ),
        (
            "an event of 50, the name last",
            "event-last",
            "event-last",
            0.90,
        ),
        (
            "the same with its time",
            "event-last-flat",
            "event-last-flat",
            0.90,
        ),
    ] {
        rows.push(row(what.to_owned(), label, against, goal, None));
    }
    let floor = counted.ratios("flatten", "plain");
    let note = format!("held against nothing flattened: {:.3}", floor.mean);
    let what = "`flatten`, as QAPI's `base`".to_owned();
    rows.push(row(what, "flatten", "flatten", 0.50, None).note(note));
    for (what, label) in [("replies", "reply"), ("events", "event")] {
        let note = format!("{} kinds", counted.ratios(label, label).pieces);
        let what = format!("a stream's {what}, beside qapi-qmp");
        rows.push(row(what, label, label, 0.50, None).note(note));
    }
    Ok(rows)
}
