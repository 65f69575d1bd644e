//! Cutting a document into its tasks: by headings, by the rows of a table, or by the lines of a table without cells. What they
//! give is the same, so that what follows knows no layout.

mod beside;
mod columns;
mod duties;
mod flat;
mod grid;
mod headed;
mod item;
mod items;
mod matrix;
mod named;
mod outside;
mod plain;
mod rows;
mod shape;
mod table;
mod title;
mod tree;

use self::grid::{Grid, Slot};
use super::lines::{Line, Passage};
use super::number::number;
use super::paper::Table;

pub(crate) use self::beside::beside;
pub(crate) use self::columns::are_headings;
pub(crate) use self::flat::flat;
pub(crate) use self::headed::{headed, is_annex};
pub(crate) use self::item::{Cut, Heading, Item, Stated};
pub(crate) use self::matrix::{is_matrix, matrices};
pub(crate) use self::named::with_titles;
pub(crate) use self::outside::{tell_asides, tell_rules};
pub(crate) use self::shape::SUPPORT;
pub(crate) use self::table::{is_of_tasks, tables};
pub(crate) use self::title::{as_title, first_sentence, joined};

/// The lines that are text, and in their place the rows above the headings of tables.
pub(crate) fn front(lines: &[Line]) -> Vec<Passage> {
    let of = |line: &Line| match line {
        Line::Passage(text) => vec![text.clone()],
        Line::Table(table) => above(table),
    };
    lines.iter().flat_map(of).collect()
}

/// The rows above the heading of a table of tasks: its title, who made it and when. Of another table the rows with one cell
/// each at its beginning: a sheet may hold the title and notes alone.
pub(crate) fn above(table: &Table) -> Vec<Passage> {
    let grid = Grid::of(table);
    let single = || grid.rows.iter().take_while(|row| row.len() <= 1).count();
    let heading = columns::columns(&grid)
        .map(|columns| columns.heading)
        .or_else(|| matrix::first_heading(&grid));
    let first = heading.unwrap_or_else(single);
    let slots = grid.rows.iter().take(first).flat_map(|row| row.values());
    // The notes of a sheet that holds nothing else have numbers.
    let counts = |slot: &&Slot| heading.is_some() || number(&slot.text).is_none();
    let cells = slots.filter(|slot| !slot.merged).filter(counts);
    let one =
        |slot: &Slot| Passage { place: slot.place.clone(), text: slot.text.clone(), heading: None };
    cells.map(one).collect()
}

/// The lines that are text.
pub(crate) fn texts(lines: &[Line]) -> Vec<Passage> {
    let text = |line: &Line| match line {
        Line::Passage(text) => Some(text.clone()),
        Line::Table(_) => None,
    };
    lines.iter().filter_map(text).collect()
}
