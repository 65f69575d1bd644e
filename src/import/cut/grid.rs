//! A table as a grid: every cell with its text, merged ones under each other, rows that are blank left out.

use std::collections::BTreeMap;

use crate::import::paper::{Place, Table};

/// What a place of the grid has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// The text, that of the merged cell in each of its places.
    pub(super) text: String,
    /// Where the cell stands.
    pub(super) place: Place,
    /// Whether it belongs to a cell that begins further up.
    pub(super) merged: bool,
    /// How many columns the cell covers.
    pub(super) columns: u32,
}

/// Rows of slots by column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) rows: Vec<BTreeMap<u32, Slot>>,
}

/// So many places are filled from merged cells; a file that wants more is no table that somebody made.
const MOST_MERGED: usize = 200_000;

impl Grid {
    /// The grid of a table.
    pub(super) fn of(table: &Table) -> Self {
        let mut rows: BTreeMap<u32, BTreeMap<u32, Slot>> = BTreeMap::new();
        // A merged cell does not reach below the table.
        let end = table.cells.iter().map(|cell| cell.row).max().unwrap_or(0).saturating_add(1);
        let mut merged = 0;
        for cell in table.cells.iter().filter(|cell| !cell.text.trim().is_empty()) {
            for row in cell.row..cell.row.saturating_add(cell.rows.max(1)).min(end) {
                merged += usize::from(row > cell.row);
                if merged > MOST_MERGED && row > cell.row {
                    break;
                }
                let slot = Slot {
                    text: cell.text.trim().to_owned(),
                    place: cell.place.clone(),
                    merged: row > cell.row,
                    columns: cell.columns,
                };
                rows.entry(row).or_default().insert(cell.column, slot);
            }
        }
        Self { rows: rows.into_values().collect() }
    }

    /// The text of a place; nothing where there is no cell.
    pub(super) fn text(&self, row: usize, column: u32) -> &str {
        self.slot(row, column).map_or("", |slot| slot.text.as_str())
    }

    /// The slot of a place: a cell that covers several columns is in each of them.
    pub(super) fn slot(&self, row: usize, column: u32) -> Option<&Slot> {
        let (at, slot) = self.rows.get(row)?.range(..=column).next_back()?;
        (column - at < slot.columns).then_some(slot)
    }
}
