//! The document beside the plan: its passages in order, so that what was read can be seen where it stands.

use super::paper::{Block, Paper, Place};

/// The passages of a document: paragraphs, and rows of tables with their cells in one line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Original(Vec<(Place, String)>);

/// So many passages are shown of one task.
const MOST: usize = 40;

impl Original {
    /// The passages of a document.
    pub(crate) fn of(paper: &Paper) -> Self {
        let mut out: Vec<(Place, String)> = Vec::new();
        for block in &paper.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    out.push((paragraph.place.clone(), paragraph.text.clone()));
                }
                Block::Table(table) => {
                    let mut row = None;
                    for cell in &table.cells {
                        match out.last_mut() {
                            Some((_, text)) if row == Some(cell.row) => {
                                text.push_str(" ｜ ");
                                text.push_str(&cell.text);
                            }
                            _ => out.push((cell.place.clone(), cell.text.clone())),
                        }
                        row = Some(cell.row);
                    }
                }
            }
        }
        Self(out)
    }

    /// The passages from a place on, up to another one; only the first if there is no other.
    pub(crate) fn between(&self, from: &Place, to: Option<&Place>) -> &[(Place, String)] {
        let at = |place: &Place| self.0.iter().position(|(own, _)| own.is_beside(place));
        let Some(first) = at(from) else { return &[] };
        let end = match to {
            Some(to) => at(to).filter(|end| *end > first).unwrap_or(first + 1),
            None => first + 1,
        };
        self.0.get(first..end.min(first + MOST)).unwrap_or_default()
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
