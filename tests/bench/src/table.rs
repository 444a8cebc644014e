//! The table of the report: each line a ratio, with its goal beside it.

use std::fmt;

/// One line.
pub struct Row {
    pub what: String,
    pub measure: &'static str,
    /// Ours / theirs.
    pub ratio: f64,
    /// Where there is one.
    pub goal: Option<f64>,
    /// Of the pieces that the ratio is the mean of.
    worst: Option<Worst>,
    /// What is also worth knowing.
    note: String,
}

struct Worst {
    ratio: f64,
    of: String,
    goal: Option<f64>,
}

impl Row {
    pub fn new(what: impl Into<String>, measure: &'static str, ratio: f64) -> Self {
        Self {
            what: what.into(),
            measure,
            ratio,
            goal: None,
            worst: None,
            note: String::new(),
        }
    }

    pub fn goal(self, goal: impl Into<Option<f64>>) -> Self {
        let goal = goal.into();
        Self { goal, ..self }
    }

    pub fn worst(self, ratio: f64, of: String, goal: Option<f64>) -> Self {
        let worst = Some(Worst { ratio, of, goal });
        Self { worst, ..self }
    }

    pub fn note(self, note: impl Into<String>) -> Self {
        let note = note.into();
        Self { note, ..self }
    }

    /// Whether the ratio and the worst one are within their goals; nothing, if there are none.
    pub fn is_reached(&self) -> Option<bool> {
        // As it is printed.
        let within = |ratio: f64, goal: f64| ratio < goal + 0.0005;
        let worst = self.worst.as_ref();
        let worst = worst.and_then(|worst| Some(within(worst.ratio, worst.goal?)));
        let mean = self.goal.map(|goal| within(self.ratio, goal));
        match (mean, worst) {
            (Some(mean), Some(worst)) => Some(mean && worst),
            (mean, worst) => mean.or(worst),
        }
    }
}

impl fmt::Display for Worst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { ratio, of, goal } = self;
        write!(f, "worst {ratio:.3}, {of}")?;
        match goal {
            Some(goal) => write!(f, " (goal {goal:.2})"),
            None => Ok(()),
        }
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
            worst,
            note,
        } = self;
        let goal = goal.map_or_else(|| "none".to_owned(), |goal| format!("{goal:.2}"));
        let reached = match self.is_reached() {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        let mut notes: Vec<_> = worst.iter().map(ToString::to_string).collect();
        notes.extend(Some(note.clone()).filter(|note| !note.is_empty()));
        let notes = notes.join("; ");
        write!(
            f,
            "| {what} | {measure} | {ratio:.3} | {goal} | {reached} | {notes} |"
        )
    }
}

/// All of them, as Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let head = "| what | measured | ratio | goal | reached | |\n|---|---|---|---|---|---|\n";
    let lines: Vec<_> = rows.iter().map(ToString::to_string).collect();
    format!("{head}{}\n", lines.join("\n"))
}
