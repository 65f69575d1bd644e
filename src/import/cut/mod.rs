//! Cutting a document into its tasks: by headings, by the rows of a table, or by the lines of a table without cells. What they
//! give is the same, so that what follows knows no layout.

mod columns;
mod flat;
mod grid;
mod headed;
mod item;
mod shape;
mod table;
mod title;
mod tree;

use super::lines::{Line, Passage};

pub(crate) use self::flat::flat;
pub(crate) use self::headed::headed;
pub(crate) use self::item::{Cut, Heading, Item};
pub(crate) use self::table::{is_of_tasks, tables};

/// The lines that are text.
pub(crate) fn texts(lines: &[Line]) -> Vec<Passage> {
    let text = |line: &Line| match line {
        Line::Passage(text) => Some(text.clone()),
        Line::Table(_) => None,
    };
    lines.iter().filter_map(text).collect()
}
