//! The sheets of a workbook: which of them are read, and the paper that they become.

use super::grid::{Grid, within_limits};
use crate::import::paper::{Block, LeftOut, LeftOutKind, Paper, Place};
use crate::import::read::failure::Failure;

/// The paper that the sheets become, with what was counted for all of them.
#[derive(Default)]
pub(super) struct Book {
    paper: Paper,
    rows: usize,
    cells: usize,
}

impl Book {
    /// Adds a sheet.
    pub(super) fn add(&mut self, grid: Grid) -> Result<(), Failure> {
        let (rows, cells) = grid.size();
        self.rows += rows;
        self.cells += cells;
        within_limits(self.rows, self.cells)?;
        let (table, left_out) = grid.finish();
        self.paper.blocks.extend(table.map(Block::Table));
        self.paper.left_out.extend(left_out);
        Ok(())
    }

    /// Tells that a sheet was left out because it is hidden.
    pub(super) fn leave_out(&mut self, name: &str) {
        let place = Place::Sheet { name: name.into(), row: 0, column: 0 };
        let what = LeftOutKind::HiddenSheet;
        self.paper.left_out.push(LeftOut { what, place, text: name.to_owned() });
    }

    /// What was read.
    pub(super) fn finish(self) -> Paper {
        self.paper
    }
}

/// Which sheets are read: the one that is asked for, or all that are not hidden. Gives for each of them, by its name and
/// whether it is hidden, whether it is read; those left out are told.
pub(super) fn choose<'s>(
    sheets: impl Iterator<Item = (&'s str, bool)> + Clone,
    wanted: Option<&str>,
    book: &mut Book,
) -> Result<Vec<bool>, Failure> {
    if let Some(wanted) = wanted {
        let chosen: Vec<bool> = sheets.clone().map(|(name, _)| name == wanted).collect();
        if chosen.contains(&true) {
            return Ok(chosen);
        }
        let names = sheets.map(|(name, _)| name.to_owned()).collect();
        return Err(Failure::NoSheet(wanted.to_owned(), names));
    }
    for (name, _) in sheets.clone().filter(|(_, hidden)| *hidden) {
        book.leave_out(name);
    }
    Ok(sheets.map(|(_, hidden)| !hidden).collect())
}
