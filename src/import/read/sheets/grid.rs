//! A sheet while its cells come in, and the table that becomes of it.
//!
//! Whatever the format: cells without text are no cells; a merged region has its upper left cell only; a hidden column is
//! left out and told, a hidden row is told and stays, because a filter hides rows that are as much part of the list as the
//! others.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use crate::import::paper::{Cell, LeftOut, LeftOutKind, Place, Table};
use crate::import::read::failure::{Countable, Failure};
use crate::import::read::limits::{CELLS, COLUMNS, ROWS, TOLD};
use crate::import::read::tidy::{shortened, tidy};

/// A region of merged cells, its first and its last row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// A cell with text.
struct Filled {
    row: u32,
    column: u32,
    text: String,
}

/// A sheet while its cells come in.
pub(super) struct Grid {
    name: Rc<str>,
    cells: Vec<Filled>,
    rows: HashSet<u32>,
    merged: Vec<Region>,
    hidden_rows: BTreeSet<u32>,
    /// How many more hidden ranges begin at each column than have ended before it.
    hidden_columns: Vec<i32>,
}

impl Grid {
    /// A sheet without cells.
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            cells: Vec::new(),
            rows: HashSet::new(),
            merged: Vec::new(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// Adds a cell, if there is text in it.
    pub(super) fn push(&mut self, row: u32, column: u32, text: &str) -> Result<(), Failure> {
        let text = tidy(text);
        if text.is_empty() {
            return Ok(());
        }
        if column >= COLUMNS {
            return Err(Failure::too_many(Countable::Columns, COLUMNS));
        }
        if self.cells.last().is_none_or(|last| last.row != row) {
            self.rows.insert(row);
        }
        self.cells.push(Filled { row, column, text });
        within_limits(self.rows.len(), self.cells.len())
    }

    /// Merges cells.
    pub(super) fn merge(&mut self, region: Region) {
        let Region { top, left, bottom, right } = region;
        if top <= bottom && left <= right && (top, left) != (bottom, right) && left < COLUMNS {
            self.merged.push(Region { right: right.min(COLUMNS - 1), ..region });
        }
    }

    /// Hides a row.
    pub(super) fn hide_row(&mut self, row: u32) {
        self.hidden_rows.insert(row);
    }

    /// Hides columns, up to and including the last.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        let end = last.min(COLUMNS - 1) + 1;
        if first >= end {
            return;
        }
        self.hidden_columns.resize(COLUMNS as usize + 1, 0);
        for (column, change) in [(first, 1), (end, -1)] {
            if let Some(ranges) =
                usize::try_from(column).ok().and_then(|at| self.hidden_columns.get_mut(at))
            {
                *ranges = ranges.saturating_add(change);
            }
        }
    }

    /// Where a cell stands.
    fn place(&self, row: u32, column: u32) -> Place {
        Place::Sheet { name: Rc::clone(&self.name), row, column }
    }

    /// How many rows and cells there are.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.cells.len())
    }

    /// The table, if there are cells, and what was left out.
    pub(super) fn finish(mut self) -> (Option<Table>, Vec<LeftOut>) {
        let mut cells = std::mem::take(&mut self.cells);
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells.dedup_by_key(|cell| (cell.row, cell.column));
        let hidden: Vec<bool> = self
            .hidden_columns
            .iter()
            .scan(0_i32, |ranges, change| {
                *ranges = ranges.saturating_add(*change);
                Some(*ranges > 0)
            })
            .collect();
        let is_shown = |column: &u32| {
            usize::try_from(*column).is_ok_and(|at| !hidden.get(at).copied().unwrap_or(false))
        };
        let mut regions = Regions::new(std::mem::take(&mut self.merged));
        let mut table = Table { sheet: Some(self.name.to_string()), cells: Vec::new() };
        let mut told = Told::default();
        for Filled { row, column, text } in cells {
            let place = self.place(row, column);
            let alone = Region { top: row, left: column, bottom: row, right: column };
            let region = regions.at(row, column).unwrap_or(alone);
            if self.hidden_rows.contains(&row) {
                told.add((true, row), &place, &text);
            }
            // What a merged region covers is in the file, but nobody sees it.
            if (region.top, region.left) != (row, column) {
                told.add((false, column), &place, &text);
                continue;
            }
            let Some(first) = (region.left..=region.right).find(is_shown) else {
                told.add((false, column), &place, &text);
                continue;
            };
            let (rows, columns) = (region.bottom - region.top + 1, region.right - first + 1);
            table.cells.push(Cell { place, row, rows, column: first, columns, text });
        }
        let table = (!table.cells.is_empty()).then_some(table);
        (table, told.finish(LeftOutKind::Hidden))
    }
}

/// What is told of rows and columns, by whether it is a row.
#[derive(Default)]
struct Told(BTreeMap<(bool, u32), (Place, Vec<String>)>);

impl Told {
    /// Adds a text to what is told of a row or column.
    fn add(&mut self, line: (bool, u32), place: &Place, text: &str) {
        let (_, texts) = self.0.entry(line).or_insert_with(|| (place.clone(), Vec::new()));
        texts.push(text.to_owned());
    }

    /// What was left out, columns first.
    fn finish(self, what: LeftOutKind) -> Vec<LeftOut> {
        let one = |((is_row, _), (place, texts)): ((bool, u32), (Place, Vec<String>))| {
            let text = texts.join(if is_row { " " } else { "\n" });
            LeftOut { what, place, text: shortened(&text, TOLD) }
        };
        self.0.into_iter().map(one).collect()
    }
}

/// The merged regions, asked for cell by cell in the order of the sheet.
struct Regions {
    /// Those that begin in a later row, the next at the end.
    later: Vec<Region>,
    /// Those that are open, by their first column.
    open: BTreeMap<u32, Region>,
}

impl Regions {
    /// Puts the regions in order.
    fn new(mut regions: Vec<Region>) -> Self {
        regions.sort_by_key(|region| std::cmp::Reverse((region.top, region.left)));
        Self { later: regions, open: BTreeMap::new() }
    }

    /// The region that a cell is in.
    fn at(&mut self, row: u32, column: u32) -> Option<Region> {
        while let Some(next) = self.later.pop_if(|next| next.top <= row) {
            if next.bottom >= row {
                self.open.insert(next.left, next);
            }
        }
        while let Some((left, region)) = self.open.range(..=column).next_back() {
            if region.bottom >= row {
                return (region.right >= column).then_some(*region);
            }
            let left = *left;
            self.open.remove(&left);
        }
        None
    }
}

/// Refuses what has too many rows or cells.
pub(super) fn within_limits(rows: usize, cells: usize) -> Result<(), Failure> {
    if u32::try_from(rows).is_ok_and(|rows| rows <= ROWS) {
        let more = || Failure::too_many(Countable::Cells, CELLS);
        return if cells <= CELLS { Ok(()) } else { Err(more()) };
    }
    Err(Failure::TooManyRows(ROWS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(top: u32, left: u32, bottom: u32, right: u32) -> Region {
        Region { top, left, bottom, right }
    }

    fn finished(grid: Grid) -> (Vec<String>, Vec<String>) {
        let (table, left_out) = grid.finish();
        let cell = |c: &Cell| {
            format!("{} {}+{} {}+{} {}", c.place, c.row, c.rows, c.column, c.columns, c.text)
        };
        let cells = table.iter().flat_map(|table| &table.cells).map(cell);
        let left = |l: &LeftOut| format!("{} {}", l.place, l.text.replace('\n', "/"));
        (cells.collect(), left_out.iter().map(left).collect())
    }

    #[test]
    fn merged_cells_stand_once() {
        let mut grid = Grid::new("表");
        for (row, column, text) in
            [(2, 0, "末"), (0, 0, "题"), (0, 2, "盖住"), (1, 1, "中"), (1, 0, " "), (1, 3, "右")]
        {
            grid.push(row, column, text).unwrap();
        }
        grid.merge(region(0, 0, 0, 2));
        grid.merge(region(1, 1, 2, 1));
        grid.merge(region(2, 0, 2, 0));
        let (cells, left) = finished(grid);
        assert_eq!(
            cells,
            ["表!A1 0+1 0+3 题", "表!B2 1+2 1+1 中", "表!D2 1+1 3+1 右", "表!A3 2+1 0+1 末"]
        );
        assert_eq!(left, ["表!C1 盖住"]);
    }

    #[test]
    fn hidden_columns_go_and_hidden_rows_stay() {
        let mut grid = Grid::new("表");
        for row in 0..3 {
            for column in 0..3 {
                grid.push(row, column, &format!("{row}{column}")).unwrap();
            }
        }
        grid.hide_columns(0, 0);
        grid.hide_columns(2, 40_000);
        grid.hide_row(1);
        grid.hide_row(9);
        grid.merge(region(0, 0, 0, 1));
        let (cells, left) = finished(grid);
        assert_eq!(cells, ["表!A1 0+1 1+1 00", "表!B2 1+1 1+1 11", "表!B3 2+1 1+1 21"]);
        assert_eq!(left, ["表!A2 10/20", "表!B1 01", "表!C1 02/12/22", "表!A2 10 11 12"]);
    }

    #[test]
    fn far_regions_do_not_hinder() {
        let mut grid = Grid::new("表");
        grid.push(5, 5, "五").unwrap();
        grid.push(900_000, 2, "远").unwrap();
        grid.merge(region(0, 0, 1_048_575, 1));
        grid.merge(region(5, 4, 4, 9));
        grid.merge(region(3, 5, 4, 5));
        grid.merge(region(900_000, 2, 900_001, 99_999));
        let (cells, _) = finished(grid);
        assert_eq!(cells, ["表!F6 5+1 5+1 五", "表!C900001 900000+2 2+16382 远"]);
    }

    #[test]
    fn too_much_is_refused() {
        let mut grid = Grid::new("表");
        assert!(matches!(grid.push(0, 16_384, "远"), Err(Failure::TooMany(..))));
        let mut fill = (0..=200_000).map(|row| grid.push(row, 0, "一"));
        assert_eq!(fill.find(Result::is_err), Some(Err(Failure::TooManyRows(ROWS))));
    }
}
