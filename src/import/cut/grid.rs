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

/// A merged cell does not reach further than this.
const FURTHEST: u32 = 10_000;

impl Grid {
    /// The grid of a table.
    pub(super) fn of(table: &Table) -> Self {
        let mut rows: BTreeMap<u32, BTreeMap<u32, Slot>> = BTreeMap::new();
        for cell in table.cells.iter().filter(|cell| !cell.text.trim().is_empty()) {
            for row in cell.row..cell.row.saturating_add(cell.rows.min(FURTHEST)) {
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
