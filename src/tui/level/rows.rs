//! The rows of a level: tasks under heads, our unit's counts, or partners; and the cursor among them.

use super::super::columns::Column;
use super::Level;
use crate::brief::{Brief, Partner, partners, years_counted};
use crate::index::Index;
use crate::model::{AreaId, Involvement, PlanId, TaskId, UnitId};
use crate::query::{Field, run};

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// How many of the tasks concern our unit, per involvement.
    Counts([usize; 4]),
    /// How many targets of our tasks apply in a year.
    Due(u16, usize),
    /// How many units our unit shares tasks with.
    Partners(usize),
    /// The head of the tasks of one area, and how many of them are listed.
    Group(PlanId, AreaId, usize),
    /// The head of the tasks that concern our unit in one way, and how many of them are listed.
    Involved(Involvement, usize),
    /// A task.
    Task(TaskId),
    /// A unit that shares tasks with ours.
    Partner(Partner),
}

impl Row {
    /// Whether the cursor stops here; what it stops at can be opened.
    pub fn is_stop(self) -> bool {
        match self {
            Self::Task(_) | Self::Partner(_) => true,
            Self::Due(_, n) | Self::Partners(n) => n > 0,
            Self::Counts(_) | Self::Group(..) | Self::Involved(..) => false,
        }
    }

    /// Whether it is one of what the list lists, rather than something about it.
    pub fn is_item(self) -> bool {
        matches!(self, Self::Task(_) | Self::Partner(_))
    }
}

/// What the list shows of the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// The tasks.
    #[default]
    Tasks,
    /// The units that share them with ours.
    Partners,
}

/// In which order tasks are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// The column that is sorted by; none for the plans' order, or the best match first.
    pub by: Option<Column>,
    /// Whether the greatest come first.
    pub descending: bool,
}

impl Sort {
    /// The order after this one: of the active column forward, backward, not at all; without one, by one after
    /// the other of the columns that are asked for most.
    #[must_use]
    pub fn next(self, active: Option<Column>) -> Self {
        let by = |column: Column| Self { by: Some(column), descending: column.is_descending() };
        match (active, self.by) {
            (Some(active), now) if now != Some(active) => by(active),
            (Some(active), _) if self.descending == active.is_descending() => {
                Self { descending: !self.descending, ..self }
            }
            (None, None) => by(Column::Lead),
            (None, Some(Column::Lead)) => by(Column::Responsible),
            (None, Some(Column::Responsible)) => by(Column::Targets),
            (Some(_), _) | (None, Some(_)) => Self::default(),
        }
    }

    /// The name in saved sessions.
    pub fn name(self) -> String {
        let direction = if self.descending { " down" } else { "" };
        self.by.map_or_else(String::new, |column| format!("{}{direction}", column.name()))
    }

    /// The order with this name; the plans' order if there is none.
    pub fn named(name: &str) -> Self {
        let (column, down) = match name.split_once(' ') {
            Some((column, _)) => (column, true),
            None => (name, false),
        };
        let by = Column::named(column);
        Self { by, descending: down && by.is_some() }
    }
}

impl Level {
    /// Makes the rows; the cursor goes to `kept` if it is listed, else to the first item.
    pub(super) fn arrange(&mut self, index: &Index, kept: Option<Row>) {
        if self.lens.unit.is_none() {
            self.listed = Listed::Tasks;
        }
        self.rows = match (self.listed, self.lens.unit) {
            (Listed::Partners, Some(unit)) => partners(index, unit, &index.set(&self.answer.tasks))
                .into_iter()
                .map(Row::Partner)
                .collect(),
            _ => self.task_rows(index),
        };
        let same = |row: &Row| match (row, kept) {
            (Row::Partner(a), Some(Row::Partner(b))) => a.unit == b.unit,
            (row, kept) => row.is_stop() && Some(*row) == kept,
        };
        if let Some(at) = self.rows.iter().position(same) {
            self.cursor = at;
        } else {
            self.cursor_to_first_item();
            self.top = 0;
        }
        if self.row() != kept {
            self.item = 0;
            self.detail_top = 0;
        }
        let lines = self.facet_lines().len();
        self.place.cursor = self.place.cursor.min(lines.saturating_sub(1));
    }

    fn task_rows(&self, index: &Index) -> Vec<Row> {
        let mut tasks = self.listed(index);
        if let Some(column) = self.sort.by {
            column.sort(&mut tasks, index, self.sort.descending);
        }
        match self.lens.ours() {
            _ if self.sort.by.is_some() || !tasks.is_sorted() => {
                tasks.into_iter().map(Row::Task).collect()
            }
            Some(unit) => self.by_involvement(unit, &tasks, index),
            None => by_area(&tasks, index),
        }
    }

    /// What concerns our unit: how much it is, then the tasks by involvement.
    fn by_involvement(&self, unit: UnitId, tasks: &[TaskId], index: &Index) -> Vec<Row> {
        let within = index.set(tasks);
        let brief = Brief::of(index, unit, &within);
        let model = index.model();
        let mut rows = vec![Row::Counts(brief.counts())];
        // Where years are asked for already, the list is the answer.
        if !self.filters.iter().any(|term| term.of_field() == Some(Field::Due)) {
            let due = |year| Row::Due(year, brief.due(model, year).len());
            rows.extend(years_counted(index, self.lens.year).map(due));
        }
        rows.push(Row::Partners(partners(index, unit, &within).len()));
        for (how, tasks) in Involvement::ALL.into_iter().zip(&brief.tasks) {
            if !tasks.is_empty() {
                rows.push(Row::Involved(how, tasks.len()));
                rows.extend(tasks.iter().copied().map(Row::Task));
            }
        }
        rows
    }

    /// The tasks to list: those found, or, in context, all that the filters leave.
    fn listed(&self, index: &Index) -> Vec<TaskId> {
        let all = self.in_context.then(|| run(&self.query.without_words(), index));
        match all {
            Some(Ok(answer)) => answer.tasks,
            _ => self.answer.tasks.clone(),
        }
    }

    /// Whether the search finds a task; without a search it finds all.
    pub fn finds(&self, task: TaskId) -> bool {
        !self.in_context || self.answer.tasks.contains(&task)
    }

    /// Puts the cursor on what the search finds best, if it finds anything.
    pub fn cursor_to_best(&mut self) {
        let best = self.answer.tasks.first().filter(|_| !self.search.is_empty());
        let row = best.and_then(|best| self.rows.iter().position(|row| *row == Row::Task(*best)));
        if let Some(row) = row {
            self.top = 0;
            self.cursor_to_stop(row);
        }
    }

    /// Shows what the search finds alone, or in its context.
    pub fn toggle_context(&mut self, index: &Index) {
        self.in_context = !self.in_context;
        self.arrange(index, self.row());
    }

    /// Lists in the next order, by the active column if there is one.
    pub fn sort_next(&mut self, active: Option<Column>, index: &Index) {
        self.sort = self.sort.next(active);
        self.arrange(index, self.row());
    }

    /// Shows something else of the answer.
    pub fn show(&mut self, listed: Listed, index: &Index) {
        self.listed = listed;
        self.arrange(index, None);
    }

    /// The row the cursor is on.
    pub fn row(&self) -> Option<Row> {
        self.rows.get(self.cursor).copied()
    }

    /// Whether tasks stand under heads that name their plan.
    pub fn is_grouped(&self) -> bool {
        matches!(self.rows.first(), Some(Row::Group(..)))
    }

    /// Puts the cursor on the first task, or what else is listed, below what is said about the list.
    pub fn cursor_to_first_item(&mut self) {
        let first = self.rows.iter().position(|row| row.is_item());
        self.cursor_to_stop(first.unwrap_or(0));
    }

    /// Puts the cursor on a row, if it is listed.
    pub fn cursor_to(&mut self, row: Row) {
        if let Some(at) = self.rows.iter().position(|listed| *listed == row) {
            self.cursor_to_stop(at);
        }
    }

    /// Puts the cursor on the first stop at or after a row, or the last one before it.
    pub fn cursor_to_stop(&mut self, row: usize) {
        let is_stop = |at: &usize| self.rows.get(*at).is_some_and(|row| row.is_stop());
        let after = (row..self.rows.len()).find(is_stop);
        let before = || (0..row.min(self.rows.len())).rev().find(is_stop);
        let to = after.or_else(before).unwrap_or(0);
        if to != self.cursor {
            self.item = 0;
            self.detail_top = 0;
        }
        self.cursor = to;
    }
}

/// Tasks in the plans' order under the heads of their areas.
fn by_area(tasks: &[TaskId], index: &Index) -> Vec<Row> {
    let model = index.model();
    let mut rows = Vec::new();
    for tasks in tasks.chunk_by(|a, b| model.task(*a).area == model.task(*b).area) {
        if let Some(first) = tasks.first() {
            let area = model.task(*first).area;
            rows.push(Row::Group(model.area(area).plan, area, tasks.len()));
        }
        rows.extend(tasks.iter().copied().map(Row::Task));
    }
    rows
}
