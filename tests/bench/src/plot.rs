//! The ratios at a glance, as an SVG: a bar a line of the table, a mark at its goal.

use std::error::Error;
use std::path::Path;

use plotters::prelude::*;

use crate::table::Row;

/// Draws the plot.
///
/// # Errors
/// The file cannot be written.
pub fn draw(rows: &[Row], file: &Path) -> Result<(), Box<dyn Error>> {
    const LINE: i32 = 24;
    const LABELS: i32 = 430;
    const WIDTH: i32 = 500;
    const TOP: i32 = 30;
    let height = TOP + LINE * i32::try_from(rows.len())? + 10;
    let size = (u32::try_from(LABELS + WIDTH + 60)?, u32::try_from(height)?);
    // A ratio of 1.2 is as long as a bar can be.
    #[expect(clippy::cast_possible_truncation, reason = "some hundred pixels")]
    let at = |ratio: f64| LABELS + (f64::from(WIDTH) * ratio.min(1.2) / 1.2) as i32;

    let root = SVGBackend::new(file, size).into_drawing_area();
    root.fill(&WHITE)?;
    let text = ("sans-serif", 14).into_font();
    let title = "ours / serde_derive, less is better; the mark is the goal";
    root.draw(&Text::new(title, (10, 8), text.clone()))?;
    for (row, n) in rows.iter().zip(0..) {
        let top = TOP + LINE * n;
        let color = match row.is_reached() {
            Some(true) => RGBColor(56, 132, 92),
            Some(false) => RGBColor(196, 98, 45),
            None => RGBColor(128, 128, 128),
        };
        let bar = [(LABELS, top + 3), (at(row.ratio), top + LINE - 4)];
        root.draw(&Rectangle::new(bar, color.filled()))?;
        if let Some(goal) = row.goal.map(at) {
            let mark = [(goal, top + 1), (goal, top + LINE - 2)];
            root.draw(&PathElement::new(mark.to_vec(), BLACK.stroke_width(2)))?;
        }
        let plain = row.what.replace('`', "");
        root.draw(&Text::new(plain, (10, top + 5), text.clone()))?;
        let ratio = format!("{:.2}", row.ratio);
        let right = at(row.ratio.max(row.goal.unwrap_or_default())) + 6;
        root.draw(&Text::new(ratio, (right, top + 5), text.clone()))?;
    }
    let one = [(at(1.0), TOP), (at(1.0), height - 10)];
    root.draw(&PathElement::new(
        one.to_vec(),
        BLACK.mix(0.3).stroke_width(1),
    ))?;
    root.present()?;
    Ok(())
}
