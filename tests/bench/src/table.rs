//! The table of the report: each line a ratio, with its goal beside it.

use std::fmt;

/// One line.
pub struct Row {
    pub what: String,
    pub measure: &'static str,
    /// Ours / theirs.
    pub ratio: f64,
    pub goal: f64,
    /// What is also worth knowing.
    pub note: String,
}

impl Row {
    pub fn new(what: impl Into<String>, measure: &'static str, ratio: f64, goal: f64) -> Self {
        Self {
            what: what.into(),
            measure,
            ratio,
            goal,
            note: String::new(),
        }
    }

    pub fn note(self, note: impl Into<String>) -> Self {
        let note = note.into();
        Self { note, ..self }
    }

    pub fn is_reached(&self) -> bool {
        // As it is printed.
        self.ratio < self.goal + 0.0005
    }
}

/// A line of Markdown.
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            measure,
            ratio,
            goal,
            note,
        } = self;
        let reached = if self.is_reached() { "yes" } else { "no" };
        write!(
            f,
            "| {what} | {measure} | {ratio:.3} | {goal:.2} | {reached} | {note} |"
        )
    }
}

/// All of them, as Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let head = "| what | measured | ratio | goal | reached | |\n|---|---|---|---|---|---|\n";
    let lines: Vec<_> = rows.iter().map(ToString::to_string).collect();
    format!("{head}{}\n", lines.join("\n"))
}
