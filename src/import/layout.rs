//! Which cutter a document takes, and what of its text stands beside a table.

use serde::{Deserialize, Serialize};

use super::cut::{self, Cut};
use super::lines::{self, Line};
use super::paper::{Paper, Place, Table};

/// How the tasks of a document are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Layout {
    /// Under headings, with brackets or lines of labels.
    Headings,
    /// In the rows of a table.
    Table,
    /// In a table whose cells stand on a line each.
    Lines,
    /// In a matrix: units are columns, letters in the cells say what they do.
    Matrix,
}

impl Layout {
    /// Every layout.
    pub(crate) const ALL: [Self; 4] = [Self::Headings, Self::Table, Self::Lines, Self::Matrix];

    /// The name in options and in the review.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Headings => "headings",
            Self::Table => "table",
            Self::Lines => "lines",
            Self::Matrix => "matrix",
        }
    }
}

/// Cuts a document as it is laid out, or as the user says.
pub(crate) fn cut(paper: &Paper, lines: &[Line], layout: Option<Layout>) -> (Layout, Cut) {
    let tables: Vec<&Table> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Table(table) => Some(table),
            Line::Passage(_) => None,
        })
        .collect();
    let texts = cut::texts(lines);
    let of = |layout| match layout {
        Layout::Headings => Some(cut::headed(&texts)),
        Layout::Table => {
            let first = tables.iter().position(|table| cut::is_of_tasks(table))?;
            let rows = cut::tables(tables.get(first..).unwrap_or_default());
            Some(cut::beside(cut::headed(&texts), rows, above(lines, cut::is_of_tasks)))
        }
        Layout::Matrix => {
            let of: Vec<&Table> =
                tables.iter().copied().filter(|table| cut::is_matrix(table)).collect();
            (!of.is_empty()).then(|| {
                let above = above(lines, cut::is_matrix);
                cut::beside(cut::headed(&texts), cut::matrices(&of), above)
            })
        }
        // A cell that stands on a line of its own is whole as it is.
        Layout::Lines => cut::flat(&cut::texts(&lines::as_they_stand(paper))),
    };
    // A matrix may have a word such as 参与单位 above its units, which makes it look like a table of tasks.
    let first = tables.iter().find(|table| cut::is_of_tasks(table) || cut::is_matrix(table));
    let automatic = match first {
        Some(table) if cut::is_matrix(table) => [Layout::Matrix, Layout::Table, Layout::Lines],
        _ => [Layout::Table, Layout::Matrix, Layout::Lines],
    };
    let wanted = layout.map_or_else(|| automatic.to_vec(), |layout| vec![layout]);
    let found = wanted.into_iter().find_map(|layout| Some((layout, of(layout)?)));
    let (layout, mut cut) = found.unwrap_or_else(|| (Layout::Headings, cut::headed(&texts)));
    if layout != Layout::Headings {
        cut::tell_asides(&mut cut);
    }
    cut::tell_rules(&mut cut);
    (layout, cut)
}

/// Where the paragraph right above the first of some tables stands.
fn above(lines: &[Line], wanted: fn(&Table) -> bool) -> Option<&Place> {
    let at = lines.iter().position(|line| matches!(line, Line::Table(table) if wanted(table)))?;
    match lines.get(at.checked_sub(1)?)? {
        Line::Passage(passage) => Some(&passage.place),
        Line::Table(_) => None,
    }
}
