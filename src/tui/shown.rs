//! The result of a question: the answer, the facets, the rows. `show` makes it from data and question; it never changes
//! afterwards, and nothing in it depends on where the reader is.

use crate::data::Data;
use crate::model::{TaskId, UnitId};
use crate::query::facet::FacetValue;
use crate::query::highlight::Highlighter;
use crate::query::{Answer, Filter, NotHere, Query, QueryError};
use crate::tui::{facets::FACETS, lens::Lens, row::Row, table::Table, way::Way};

/// See the module's documentation.
#[derive(Debug)]
pub struct Shown {
    /// The lens through which it is seen.
    pub lens: Lens,
    /// The unit whose tasks alone are shown: that of the page, or ours.
    pub(crate) ours: Option<UnitId>,
    /// What the list shows.
    pub way: Way,
    /// The answer to everything that is asked: filters in force, what is typed, and what page or lens add, last.
    pub answer: Answer,
    /// The filters that are typed in the search box.
    pub(crate) typed: Vec<Filter>,
    /// What is wrong with the text of the search box.
    pub errors: Vec<QueryError>,
    /// What is to be said beside it.
    pub(crate) aside: Aside,
    pub(crate) words: Highlighter,
    /// The values of every facet with their counts.
    pub(crate) facets: [Vec<FacetValue>; FACETS.len()],
    /// The rows of the list.
    pub rows: Vec<Row>,
    /// What stands in the columns of the rows.
    pub table: Table,
    /// Whether rows may be tasks that the search does not find.
    pub(crate) in_context: bool,
}

/// What is to be said beside an answer.
#[derive(Debug)]
pub(crate) struct Aside {
    /// If the page or the lens hides every task that fits, how many fit without it; else 0.
    pub(crate) outside: usize,
    /// If something is searched for and the page or the lens hides some of what fits, how many fit without it; else 0.
    pub(crate) everywhere: usize,
    /// The region of our unit and a name that is searched for, if units are called so but none in that region.
    pub(crate) not_here: Option<NotHere>,
    /// How many goals of plans are found, where no task is.
    pub(crate) goals: usize,
    /// What may have been meant by what is searched for and found nowhere.
    pub(crate) suggestion: Option<Query>,
    /// What has digits and is no year, number or amount of the plans.
    pub(crate) number: Option<String>,
}

impl Shown {
    /// The tasks of the answer.
    pub fn tasks(&self) -> &[TaskId] {
        &self.answer.tasks
    }

    /// Whether the search finds a task; without a search it finds all.
    pub(crate) fn finds(&self, task: TaskId) -> bool {
        !self.in_context || self.answer.tasks.contains(&task)
    }

    /// Whether tasks stand under heads that name their plan.
    pub(super) fn is_grouped(&self) -> bool {
        matches!(self.rows.first(), Some(Row::Group(..)))
    }

    /// How many rows stand above the others and do not scroll.
    pub(super) fn frozen(&self) -> usize {
        usize::from(self.rows.first() == Some(&Row::Totals))
    }

    /// The name by which a row is found again when the data is loaded again; empty for what has no name.
    pub(super) fn name(&self, row: Row, data: &Data) -> String {
        match row {
            Row::Beside(_) => self
                .table
                .task(row, 0)
                .map(|task| format!("{}&", data.model().task_name(task)))
                .unwrap_or_default(),
            row => row.name(data),
        }
    }

    /// The row with this name at which the cursor can stop; row `at` is preferred if it has the name.
    pub(super) fn named(&self, name: &str, at: usize, data: &Data) -> Option<usize> {
        let is_meant =
            |at: &usize| self.rows[*at].is_stop() && self.name(self.rows[*at], data) == name;
        let there = Some(at).filter(|at| *at < self.rows.len()).filter(is_meant);
        there.or_else(|| (0..self.rows.len()).find(is_meant))
    }
}
