//! What a way of listing has to say for itself: its rows, how they look, what can be done with them, what they are called.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::choice::{Choice, next};
use crate::data::Data;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::UnitId;
use crate::query::names::Names;
use crate::query::{Answer, Filter, Showing};
use crate::tui::{
    arrangement::Arrangement, ask::Ask, columns::Column, lens::Lens, row::Row, seen::Seen,
    shown::Shown, table::Table, title::Title, way::Way, ways::layout::Layout,
};

#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) data: &'a Data,
    pub(crate) ask: &'a Ask,
    pub(crate) answer: &'a Answer,
    /// The words, as names are found by them.
    pub(crate) names: &'a Names,
    pub(crate) lens: Lens,
    pub(crate) ours: Option<UnitId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Facets, list and detail stand side by side.
    Three,
    /// List and detail stand side by side; the facets take the place of the detail while they have the focus.
    Two,
    /// The list has all of it; the facets or the detail stand beside it while they have the focus.
    One,
}

#[derive(Clone, Debug)]
pub(crate) enum Opened {
    Nothing,
    Detail,
    /// There is nothing to open, for this reason: Chinese, English.
    Say(&'static str, &'static str),
    /// A level that asks for what this one does and for more, listed in a way.
    Narrower(Title, Vec<Filter>, Way),
    /// The page of a unit that was counted in what the lens leaves.
    Page(UnitId),
    /// The same question listed in another way, on a level of its own.
    Listed(Title, Way),
}

/// What is said where no task is found, in Chinese and in English.
pub(super) const NO_TASK: (&str, &str) = ("没有符合的任务", "no task fits");

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Best {
    pub(crate) row: Option<usize>,
    pub(crate) unit: Option<UnitId>,
}

pub(crate) trait Listing: Sync {
    fn shape(&self) -> Shape;

    /// What the number of rows counts, with a blank before it; empty where it counts tasks.
    fn noun(&self, _: &Shown, _: Lang) -> &'static str {
        ""
    }

    /// What is said where nothing is listed, in Chinese and in English.
    fn nothing(&self, _no_tasks: bool) -> (&'static str, &'static str) {
        NO_TASK
    }

    /// The rows, and what stands in their columns.
    fn rows(&self, asked: Asked<'_>) -> (Vec<Row>, Table);

    fn best(&self, _: &Data, shown: &Shown) -> Best {
        let best = shown.tasks().first();
        let row = best.and_then(|best| shown.rows.iter().position(|row| *row == Row::Task(*best)));
        Best { row, unit: None }
    }

    fn choices(&self) -> Vec<Choice> {
        Vec::new()
    }

    /// The next order, or grouping where there is but one order; a column that is active may decide. False if there is no
    /// choice.
    fn next_order(&self, of: &mut Arrangement, _: Option<Column>) -> bool {
        let choices = self.choices();
        next(&choices, of, Showing::Sort) || next(&choices, of, Showing::Group)
    }

    fn layout(&self, seen: Seen<'_>, area: Rect) -> Arc<dyn Layout>;

    fn open(&self, seen: Seen<'_>, row: Row) -> Opened;

    /// What the detail shows of a row, in lines of so many cells.
    fn document(&self, seen: Seen<'_>, row: Row, cells: usize) -> Option<Document>;

    /// Some of its rows as a table for pasting; none if there is nothing in it.
    fn copy(&self, seen: Seen<'_>, rows: &[Row]) -> Option<String>;

    /// A row that is no task as a line for pasting; none for a task, which is copied as everywhere.
    fn copy_row(&self, _: Seen<'_>, _: Row) -> Option<String> {
        None
    }
}
