//! Everything, measured and told: `docs/performance.md` and its plot.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use crate::callgrind::Instructions;
use crate::compile::{Compiler, empty_crate, succeed};
use crate::size::{Profile, expansion_lines, ir_lines};
use crate::table::{Row, markdown};
use crate::{Side, plot, synthetic};

const INSTRUCTIONS: &str = "instructions, geometric mean";
const CPU: &str = "processor time, median of 5";

/// # Errors
/// A tool is missing or fails, or a file cannot be written.
pub fn run() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = here.join("../../docs");
    let under = here.join("target/measured");
    let mut rows = size(&under)?;
    rows.extend(time(&under)?);
    rows.extend(instructions(&under)?);

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
    eprintln!("sizes …");
    let target = under.join("target");
    let lines = |profile| {
        Side::ratio(|side| {
            let dir = synthetic::write(under, side, 200)?;
            ir_lines(&dir, &target, side, profile)
        })
    };
    let ir = |profile: Profile| -> io::Result<Row> {
        let what = format!("code of 200 structs, {}", profile.name());
        Ok(Row::new(what, "LLVM IR lines", lines(profile)?, 0.62))
    };
    let expanded = Side::ratio(|side| {
        let dir = synthetic::write(under, side, 200)?;
        expansion_lines(&dir, &target)
    })?;
    Ok(vec![
        ir(Profile::Dev)?,
        ir(Profile::Release)?,
        Row::new("what the derives emit", "lines", expanded, 1.0),
    ])
}

fn time(under: &Path) -> io::Result<Vec<Row>> {
    eprintln!("compile times …");
    let compiler = Compiler::new(under)?;
    let seconds = |side, count, arguments: &[&str]| {
        let dir = synthetic::write(under, side, count)?;
        compiler.seconds(&dir, arguments)
    };
    let mut rows = Vec::new();
    for (profile, arguments, goal) in [
        ("check", ["check", "--quiet"].as_slice(), 0.55),
        ("dev", &["build", "--quiet"], 0.65),
        ("release", &["build", "--quiet", "--release"], 0.55),
    ] {
        let ratio = Side::ratio(|side| seconds(side, 200, arguments))?;
        rows.push(Row::new(
            format!("200 structs, {profile}"),
            CPU,
            ratio,
            goal,
        ));
    }
    let expansion = Side::ratio(|side| {
        let dir = synthetic::write(under, side, 1000)?;
        compiler.expansion(&dir)
    })?;
    let pass = "`macro_expand_crate`, least of 5";
    rows.push(Row::new(
        "the macro itself, 1,000 structs",
        pass,
        expansion,
        0.40,
    ));

    let check = ["check", "--quiet"];
    let small = seconds(Side::Ours, 200, &check)?;
    let growth = seconds(Side::Ours, 1000, &check)? / small / 5.0;
    let of_itself = "a struct's processor time, 1,000 / 200";
    rows.push(Row::new("growth, check", of_itself, growth, 1.10));

    let cold = Side::ratio(|side| {
        let dir = empty_crate(under, side)?;
        compiler.cold(&dir, &["build", "--quiet"])
    })?;
    let dependency = "processor time, median of 3";
    rows.push(Row::new(
        "cold build of the dependency and its derive",
        dependency,
        cold,
        0.75,
    ));
    Ok(rows)
}

fn instructions(under: &Path) -> io::Result<Vec<Row>> {
    eprintln!("instructions …");
    let counted = Instructions::count(&under.join("callgrind"))?;
    let mut rows = Vec::new();
    for (from, goal, worst) in [("from_str", 0.99, 1.02), ("from_slice", 1.00, 1.03)] {
        for unknown in [0, 1, 5] {
            let label = format!("{from}/{unknown}");
            let ratios = counted.ratios(&label, &label);
            let note = format!(
                "worst {:.3}, {} (goal {worst:.2})",
                ratios.worst, ratios.worst_of
            );
            let what = format!("decoding, `{from}`, {unknown} unknown an object");
            rows.push(Row::new(what, INSTRUCTIONS, ratios.mean, goal).note(note));
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
        ("`flatten`, three levels", "flatten", "flatten", 0.50),
        ("writing", "write", "write", 1.00),
    ] {
        let ratios = counted.ratios(label, against);
        let note = format!("worst {:.3}, {}", ratios.worst, ratios.worst_of);
        rows.push(Row::new(what, INSTRUCTIONS, ratios.mean, goal).note(note));
    }
    Ok(rows)
}
