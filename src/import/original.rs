//! The document beside the plan: its passages in order, so that what was read can be seen where it stands.

use super::paper::{Block, Cell, Paper, Place, Table};

/// The passages of a document: paragraphs, and rows of tables with their cells in one line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Original(Vec<(Place, String)>);

/// What stands between the cells of a row that are one passage.
pub(super) const BETWEEN_CELLS: &str = " ｜ ";

/// So many passages are shown of one task.
const MOST: usize = 40;

impl Original {
    /// The passages of a document.
    pub(crate) fn of(paper: &Paper) -> Self {
        let mut out: Vec<(Place, String)> = Vec::new();
        let mut room = MOST_MERGED;
        for block in &paper.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    out.push((paragraph.place.clone(), paragraph.text.clone()));
                }
                Block::Table(table) => rows(table, &mut room, &mut out),
            }
        }
        Self(out)
    }

    /// All of them.
    pub(super) fn all(&self) -> &[(Place, String)] {
        &self.0
    }

    /// The passage at a place, if there is one.
    pub(crate) fn at(&self, place: &Place) -> &[(Place, String)] {
        let at = self.0.iter().position(|(own, _)| own.is_beside(place));
        at.and_then(|at| self.0.get(at..=at)).unwrap_or_default()
    }

    /// The passages before a place, as far as they are shown; those of the beginning if there is none.
    pub(crate) fn before(&self, place: Option<&Place>) -> &[(Place, String)] {
        let at = |place: &Place| self.0.iter().position(|(own, _)| own.is_beside(place));
        let end = place.and_then(at).filter(|end| *end > 0).unwrap_or(self.0.len());
        self.0.get(..end.min(MOST)).unwrap_or_default()
    }

    /// Which of some places, in the order of the document, is the last one that does not stand after a passage.
    pub(crate) fn last_before(&self, place: &Place, places: &[&Place]) -> Option<usize> {
        let at = |place: &Place| self.0.iter().position(|(own, _)| own.is_beside(place));
        let passage = at(place)?;
        // A place that is named exactly is meant rather than its row.
        let same = places.iter().position(|own| *own == place);
        same.or_else(|| places.iter().rposition(|own| at(own).is_some_and(|own| own <= passage)))
    }
}

/// So many merged cells stand in rows below them; a file that wants more is no table that somebody made.
const MOST_MERGED: usize = 200_000;

/// The rows of a table. A cell that is merged over several rows stands in each of them.
fn rows(table: &Table, room: &mut usize, out: &mut Vec<(Place, String)>) {
    let mut above: Vec<&Cell> = Vec::new();
    for own in table.cells.chunk_by(|a, b| a.row == b.row) {
        let Some(first) = own.first() else { continue };
        above.retain(|cell| cell.row + cell.rows > first.row);
        if above.len() > *room {
            above.clear();
        }
        *room -= above.len();
        let mut cells: Vec<&Cell> = above.iter().copied().chain(own).collect();
        cells.sort_by_key(|cell| cell.column);
        let texts: Vec<&str> =
            cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
        out.push((first.place.clone(), texts.join(BETWEEN_CELLS)));
        above.extend(own.iter().filter(|cell| cell.rows > 1));
    }
}
