//! A listing as aligned text for people.

use std::fmt::Write;

use super::listing::{Column, Listing};
use crate::text::cells::{pad, pad_left, width};
use crate::text::clean::clean;
use crate::text::wrap::wrap;

/// The blanks between two columns.
const GAP: usize = 2;

/// A column that must shrink is never made narrower than this.
const NARROWEST: usize = 6;

/// How a table is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// The number of cells of a line; none if lines may be as long as they like.
    pub(crate) width: Option<usize>,
    /// Whether headings are bold.
    pub(crate) bold: bool,
}

/// Draws a listing. Cells that do not fit are wrapped, never cut.
pub(crate) fn table(listing: &Listing, style: Style) -> String {
    let cells: Vec<Vec<String>> = listing
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| clean(cell).into_owned()).collect())
        .collect();
    let widths = widths(&listing.columns, &cells, style.width);
    let mut out = String::new();
    let headings: Vec<String> = listing.columns.iter().map(|c| c.name.clone()).collect();
    let (bold, plain) = if style.bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    line(&mut out, bold, &row_lines(&headings, &widths, &listing.columns), plain);
    for row in &cells {
        line(&mut out, "", &row_lines(row, &widths, &listing.columns), "");
    }
    out
}

fn line(out: &mut String, before: &str, lines: &[String], after: &str) {
    for text in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{before}{}{after}", text.trim_end());
    }
}

/// How wide each column is drawn.
fn widths(columns: &[Column], cells: &[Vec<String>], limit: Option<usize>) -> Vec<usize> {
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            let widest = cells.iter().filter_map(|row| row.get(i)).map(|c| width(c)).max();
            widest.unwrap_or(0).max(width(&column.name))
        })
        .collect();
    let Some(limit) = limit else { return widths };
    let limit = limit.saturating_sub(GAP * widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > limit {
        // Taking from the widest keeps short columns, such as ids, whole.
        let widest = widths.iter_mut().zip(columns).filter(|(_, c)| !c.whole).map(|(w, _)| w).max();
        match widest {
            Some(w) if *w > NARROWEST => *w -= 1,
            _ => break,
        }
    }
    widths
}

/// The lines of one row.
fn row_lines(row: &[String], widths: &[usize], columns: &[Column]) -> Vec<String> {
    let wrapped: Vec<Vec<&str>> = row
        .iter()
        .zip(widths)
        .map(|(cell, w)| {
            wrap(cell, *w).into_iter().map(|range| cell.get(range).unwrap_or_default()).collect()
        })
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|i| {
            let cells = wrapped.iter().zip(widths).zip(columns).map(|((lines, w), column)| {
                let text = lines.get(i).copied().unwrap_or_default();
                if column.number { pad_left(text, *w) } else { pad(text, *w) }
            });
            cells.collect::<Vec<_>>().join(&" ".repeat(GAP))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing() -> Listing {
        let column = |name: &str, number| Column { name: name.to_owned(), number, whole: number };
        Listing {
            columns: vec![column("编号", false), column("任务", false), column("数", true)],
            rows: vec![
                vec!["1".into(), "科技".into(), "5".into()],
                vec!["10".into(), "大力开展\u{1b}培训，提高能力".into(), "12".into()],
            ],
        }
    }

    #[test]
    fn aligns_wide_characters() {
        let drawn = table(&listing(), Style::default());
        assert_eq!(
            drawn,
            "编号  任务                     数\n\
             1     科技                      5\n\
             10    大力开展␛培训，提高能力  12\n"
        );
    }

    #[test]
    fn wraps_what_does_not_fit() {
        let drawn = table(&listing(), Style { width: Some(24), bold: false });
        assert_eq!(
            drawn,
            "编号  任务            数\n\
             1     科技             5\n\
             10    大力开展␛培     12\n      训，提高能力\n"
        );
        assert!(drawn.lines().all(|l| width(l) <= 24));
    }
}
