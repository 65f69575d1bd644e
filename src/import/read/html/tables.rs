//! The tables of a page: which of them are tables, and where their cells stand.
//!
//! Pages are laid out with tables. One with a single cell in use is no table, nor is one around other tables, unless it has
//! far more cells of its own; what is in such a table is read as if the table were not there.

use std::collections::BTreeMap;

use super::style::style;
use super::tree::{Id, Tree};
use super::walk::{Line, OpenCell, Walker, text_in};
use crate::import::paper::{Block, Cell, LeftOut, LeftOutKind, Place, Table};
use crate::import::read::failure::{Countable, Failure};
use crate::import::read::limits::{COLUMNS, TOLD};
use crate::import::read::tidy::shortened;

/// How many times more cells of its own a table has than the tables in it, if it is a table itself.
const OUTWEIGHS: u32 = 4;

/// The most columns that a cell spans in a browser.
const WIDEST: u32 = 1000;

/// A table while its rows are read.
struct Grid {
    number: u32,
    row: u32,
    table: Table,
    hidden: Vec<bool>,
    /// What was in hidden columns and cells, by column: where it began, and the texts.
    dropped: BTreeMap<u32, (Place, Vec<String>)>,
}

impl Walker<'_> {
    /// Reads a table.
    pub(super) fn table(&mut self, id: Id) -> Result<(), Failure> {
        self.end_line()?;
        for caption in named(self.tree, id, &["caption"]) {
            self.block(caption)?;
        }
        let sections = sections(self.tree, id);
        if self.is_layout(id, &sections) {
            return self.transparent(&sections);
        }
        self.tables += 1;
        let hidden = hidden_columns(self.tree, id);
        let (table, dropped) = (Table::default(), BTreeMap::new());
        let mut grid = Grid { number: self.tables, row: 0, table, hidden, dropped };
        // What is open around the table is not open in its cells.
        let outer = (std::mem::take(&mut self.line), self.cell.take());
        for section in &sections {
            self.section(section, &mut grid)?;
        }
        (self.line, self.cell) = outer;
        self.finish(grid);
        Ok(())
    }

    /// Whether a table only lays out what is in it. In a cell there is no room for a table: it is read as lines.
    fn is_layout(&self, id: Id, sections: &[Vec<Id>]) -> bool {
        let filled = |row: &Id| -> Vec<Id> {
            let cells = named(self.tree, *row, &["td", "th"]);
            cells.filter(|cell| self.survey.has_text(*cell)).collect()
        };
        let cells: Vec<Id> = sections.iter().flatten().flat_map(filled).collect();
        let around = |cell: &&Id| self.survey.has_table(self.tree, **cell);
        let inner: u32 = cells.iter().filter(around).map(|cell| self.survey.cells(*cell)).sum();
        let own = self.survey.cells(id).saturating_sub(inner);
        self.cell.is_some()
            || cells.len() <= 1
            || inner > 0 && own < inner.saturating_mul(OUTWEIGHS)
    }

    /// Reads a table as if it were not there.
    fn transparent(&mut self, sections: &[Vec<Id>]) -> Result<(), Failure> {
        for row in sections.iter().flatten() {
            for cell in named(self.tree, *row, &["td", "th"]) {
                if !style(self.tree, cell).hidden {
                    self.block(cell)?;
                }
            }
        }
        Ok(())
    }

    /// Reads the rows of a part of a table. No cell spans rows beyond it.
    fn section(&mut self, rows: &[Id], grid: &mut Grid) -> Result<(), Failure> {
        let hidden = |row: Id| style(self.tree, row).hidden;
        let shown = rows.iter().filter(|row| !hidden(**row)).count();
        let end = grid.row + index(shown);
        // The row up to which each column is covered from above.
        let mut covered: Vec<u32> = Vec::new();
        for row in rows {
            if style(self.tree, *row).hidden {
                self.leave_out_at(LeftOutKind::Hidden, *row, grid.place(0));
                continue;
            }
            self.take_row()?;
            self.row(*row, grid, end, &mut covered)?;
            grid.row += 1;
        }
        Ok(())
    }

    /// Reads a row.
    fn row(
        &mut self,
        id: Id,
        grid: &mut Grid,
        end: u32,
        covered: &mut Vec<u32>,
    ) -> Result<(), Failure> {
        let mut column = 0_usize;
        for cell in named(self.tree, id, &["td", "th"]) {
            if style(self.tree, cell).hidden {
                grid.drop(index(column), text_in(self.tree, cell));
                continue;
            }
            column += covered.iter().skip(column).take_while(|until| **until > grid.row).count();
            let columns = span(self.tree, cell, "colspan").clamp(1, WIDEST);
            let left = end - grid.row;
            let rows = match span(self.tree, cell, "rowspan") {
                0 => left,
                rows => rows.min(left),
            };
            let after = column + usize::try_from(columns).unwrap_or(1);
            if index(after) > COLUMNS {
                return Err(Failure::too_many(Countable::Columns, COLUMNS));
            }
            if covered.len() < after {
                covered.resize(after, 0);
            }
            for until in covered.iter_mut().take(after).skip(column) {
                *until = (*until).max(grid.row + rows);
            }
            let text = self.cell_text(cell, grid.place(index(column)))?;
            grid.push(index(column), (rows, columns), text);
            column = after;
        }
        Ok(())
    }

    /// The text of a cell, its paragraphs parted by `\n`.
    fn cell_text(&mut self, id: Id, place: Place) -> Result<String, Failure> {
        self.line = Line::default();
        self.cell = Some(OpenCell { place, lines: Vec::new() });
        self.children(id)?;
        self.end_line()?;
        Ok(self.cell.take().map(|cell| cell.lines.join("\n")).unwrap_or_default())
    }

    /// Adds a table that is complete.
    fn finish(&mut self, grid: Grid) {
        for (place, texts) in grid.dropped.into_values() {
            let text = shortened(&texts.join("\n"), TOLD);
            self.paper.left_out.push(LeftOut { what: LeftOutKind::Hidden, place, text });
        }
        if !grid.table.cells.is_empty() {
            self.paper.blocks.push(Block::Table(grid.table));
        }
    }
}

impl Grid {
    /// Where a cell of the row stands.
    fn place(&self, column: u32) -> Place {
        Place::Table { table: self.number, row: self.row, column }
    }

    /// Keeps the text of a hidden cell, to tell of it with the others of its column.
    fn drop(&mut self, column: u32, text: String) {
        let place = self.place(column);
        if !text.is_empty() {
            self.dropped.entry(column).or_insert_with(|| (place, Vec::new())).1.push(text);
        }
    }

    /// Adds a cell that covers so many rows and columns, unless there is nothing in it or all its columns are hidden.
    fn push(&mut self, column: u32, (rows, columns): (u32, u32), text: String) {
        if text.is_empty() {
            return;
        }
        let place = self.place(column);
        let hidden = |column: u32| {
            usize::try_from(column).is_ok_and(|at| self.hidden.get(at).copied().unwrap_or(false))
        };
        if (column..column + columns).all(hidden) {
            self.drop(column, text);
        } else {
            self.table.cells.push(Cell { place, row: self.row, rows, column, columns, text });
        }
    }
}

/// The rows of a table by its parts, in the order in which they are shown: the header first, the footer last.
fn sections(tree: &Tree, table: Id) -> Vec<Vec<Id>> {
    let shown = |part: &Id| !style(tree, *part).hidden;
    let parts = |name: &'static [&'static str]| named(tree, table, name).filter(shown);
    let all = parts(&["thead"]).chain(parts(&["tbody"])).chain(parts(&["tfoot"]));
    all.map(|part| named(tree, part, &["tr"]).collect()).collect()
}

/// The children of a node with one of these names.
fn named<'t>(
    tree: &'t Tree,
    id: Id,
    names: &'static [&'static str],
) -> impl Iterator<Item = Id> + use<'t> {
    tree.children(id).iter().copied().filter(move |child| names.contains(&tree.name(*child)))
}

/// How many rows or columns a cell says that it spans; 1 if it does not.
fn span(tree: &Tree, cell: Id, attribute: &str) -> u32 {
    let value = tree.attribute(cell, attribute).map(str::trim).unwrap_or_default();
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    match value.get(..end).unwrap_or_default() {
        "" => 1,
        digits => digits.parse().unwrap_or(u32::MAX),
    }
}

/// A position as the paper counts it.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Which columns of a table are hidden.
fn hidden_columns(tree: &Tree, table: Id) -> Vec<bool> {
    let mut hidden = Vec::new();
    for group in named(tree, table, &["colgroup", "col"]) {
        let whole = style(tree, group).hidden;
        let mut columns: Vec<Id> = named(tree, group, &["col"]).collect();
        if columns.is_empty() {
            columns.push(group);
        }
        for column in columns {
            let count = span(tree, column, "span").clamp(1, WIDEST);
            let one = whole || style(tree, column).hidden;
            hidden.extend((0..count).map(|_| one));
        }
        if hidden.len() > COLUMNS as usize {
            break;
        }
    }
    hidden
}
