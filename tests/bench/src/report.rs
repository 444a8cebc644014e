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

const SECTIONS: [(&str, Section); 5] = [
    ("size", size),
    ("time", time),
    ("cold", cold),
    ("instructions", instructions),
    ("nested", nested),
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
    let (ours, theirs) = (
        empty_crate(under, Side::Ours)?,
        empty_crate(under, Side::Theirs)?,
    );
    let [ours, theirs] = compiler.cold([&ours, &theirs], &["build", "--quiet"])?;
    for (side, crates) in [(Side::Ours, &ours), (Side::Theirs, &theirs)] {
        eprintln!("{}: {crates:.2?}", side.name());
    }
    let total: f64 = theirs.values().sum();
    let both = theirs.iter().filter(|(name, _)| ours.contains_key(*name));
    let both: f64 = both.map(|(_, seconds)| seconds).sum();
    let row = Row::new(
        "cold build of the dependency and its derive",
        "processor time, least of 5",
        ours.values().sum::<f64>() / total,
    );
    let floor = format!("the crates that both need are {:.3}", both / total);
    Ok(vec![row.goal(0.75).note(floor)])
}

/// The programs are built as this one is, and beside it.
fn build(programs: &[&str]) -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = env::current_exe()?;
    let target = beside.ancestors().nth(2).unwrap_or(here);
    let mut build = Command::new("cargo");
    build
        .args(["build", "--quiet", "--release"])
        .args(programs)
        .current_dir(here)
        .env("CARGO_TARGET_DIR", target);
    succeed(&mut build).map(drop)
}

/// What is counted besides decoding replies: our pieces, theirs that they are held against, and the
/// goal.
const COUNTED: [(&str, &str, &str, Option<f64>); 12] = [
    (
        "keeping 5 unknown in a map of `Value`",
        "extra",
        "extra",
        Some(0.83),
    ),
    (
        "keeping 5 unknown in a map of `RawValue`",
        "extra_raw",
        "extra",
        Some(0.65),
    ),
    ("writing", "write", "write", Some(1.00)),
    (
        "an event of 50, the name first",
        "event-first",
        "event-first",
        Some(0.90),
    ),
    (TIMED, "event-first-line", "event-first-flat", Some(0.90)),
    (FLATTENED, "event-first-flat", "event-first-flat", None),
    (
        "an event of 50, the name last",
        "event-last",
        "event-last",
        Some(0.90),
    ),
    (TIMED, "event-last-line", "event-last-flat", Some(0.90)),
    (FLATTENED, "event-last-flat", "event-last-flat", None),
    (
        "`flatten`, as QAPI's `base`",
        "flatten",
        "flatten",
        Some(0.50),
    ),
    (
        "a stream's replies, beside qapi-qmp",
        "reply",
        "reply",
        Some(0.50),
    ),
    (
        "a stream's events, beside qapi-qmp",
        "event",
        "event",
        Some(0.50),
    ),
];
const TIMED: &str = "the same with its time, by `decode_str`";
const FLATTENED: &str = "the same by `flatten = \"buffered\"`";

fn instructions(under: &Path) -> io::Result<Vec<Row>> {
    let programs = ["--bin", "ours", "--bin", "theirs", "--bin", "qapi"];
    build(&[&programs[..], &["--features", "qapi"]].concat())?;
    let counted = Instructions::count(&under.join("callgrind"))?;
    let row = |what: &str, label: &str, against: &str, goal: Option<f64>, worst| {
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
            rows.push(row(&what, &label, &label, Some(goal), Some(worst)));
        }
    }
    let mean = |label: &str, against: &str| counted.ratios(label, against).mean;
    let kinds = |label: &str| format!("{} kinds", counted.ratios(label, label).pieces);
    for (what, label, against, goal) in COUNTED {
        let note = match label {
            "extra_raw" => {
                let skipped = mean("from_str/5", "extra");
                let filled = mean("extra_least", "extra");
                format!("at least: to skip them {skipped:.3}, to fill the maps too {filled:.3}")
            }
            "event-first" => {
                let known = mean("event-known", "event-first");
                format!("at least: its type known before {known:.3}")
            }
            "flatten" => {
                let plain = mean("plain", "flatten");
                format!("at least: nothing flattened {plain:.3}")
            }
            "reply" | "event" => kinds(label),
            _ => String::new(),
        };
        rows.push(row(what, label, against, goal, None).note(note));
    }
    Ok(rows)
}

/// What a byte takes at each depth.
struct Nested {
    depth: String,
    bytes: f64,
    nanoseconds: f64,
}

/// What the program `nested` measures of a side.
fn measured(output: &str, side: &str) -> io::Result<[Nested; 3]> {
    let lines = output.lines().filter_map(|line| line.strip_prefix(side));
    let nested = lines.map(|line| {
        let mut fields = line.split_whitespace();
        let depth = fields.next()?.to_owned();
        let mut number = || fields.next()?.parse::<f64>().ok();
        let [peak, nanoseconds, length] = [number()?, number()?, number()?];
        Some(Nested {
            depth,
            bytes: peak / length,
            nanoseconds: nanoseconds / length,
        })
    });
    let nested: Option<Vec<_>> = nested.collect();
    let nested = nested.and_then(|nested| nested.try_into().ok());
    nested.ok_or_else(|| io::Error::other("`nested` says something else"))
}

/// Of unions in each other, the figures at each depth beside serde_derive's, and how they grow.
fn nested(_: &Path) -> io::Result<Vec<Row>> {
    build(&["--bin", "nested"])?;
    let program = env::current_exe()?.with_file_name("nested");
    let output = succeed(&mut Command::new(program))?;
    let (ours, theirs) = (measured(&output, "ours")?, measured(&output, "theirs")?);
    let note = |unit: &str, of: fn(&Nested) -> f64| {
        let figures = |side: &[Nested]| {
            let figures = side.iter().map(|at| format!("{:.1}", of(at)));
            figures.collect::<Vec<_>>().join(", ")
        };
        let depths: Vec<_> = ours.iter().map(|at| at.depth.as_str()).collect();
        format!(
            "{unit} at depth {}: {}; serde_derive {}",
            depths.join(", "),
            figures(&ours),
            figures(&theirs)
        )
    };
    let memory = Row::new(
        "growth, memory of nested unions, the tag last",
        "a byte's peak, depth 118 / 1",
        ours[2].bytes / ours[0].bytes,
    );
    let time = Row::new(
        "growth, time of nested unions, the tag last",
        "a byte's least time of 200, depth 118 / 10",
        ours[2].nanoseconds / ours[1].nanoseconds,
    );
    Ok(vec![
        memory.goal(1.00).note(note("bytes", |at| at.bytes)),
        time.goal(1.50).note(note("ns", |at| at.nanoseconds)),
    ])
}
