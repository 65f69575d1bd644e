//! The rows of a level: tasks under heads, our unit's counts, or partners; and the cursor among them.

use super::Level;
use crate::brief::{Brief, Partner, partners, years_counted};
use crate::index::Index;
use crate::model::{AreaId, Involvement, PlanId, Role, TaskId, UnitId};
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
pub enum View {
    /// The tasks.
    #[default]
    Tasks,
    /// The units that share them with ours.
    Partners,
}

/// In which order tasks are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the plans, or the best match first.
    #[default]
    Natural,
    /// By lead unit, in the order in which the plans first name them.
    Lead,
    /// Most responsible units first.
    Responsible,
    /// Most targets first.
    Targets,
}

impl Sort {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Natural => Self::Lead,
            Self::Lead => Self::Responsible,
            Self::Responsible => Self::Targets,
            Self::Targets => Self::Natural,
        }
    }
}

impl Level {
    /// Makes the rows; the cursor goes to `kept` if it is listed, else to the first item.
    pub(super) fn arrange(&mut self, index: &Index, kept: Option<Row>) {
        self.rows = match (self.view, self.lens.unit) {
            (View::Partners, Some(unit)) => partners(index, unit, &index.set(&self.answer.tasks))
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
        self.sort.apply(&mut tasks, index);
        match self.lens.ours() {
            _ if !tasks.is_sorted() => tasks.into_iter().map(Row::Task).collect(),
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

    /// Lists in the next order.
    pub fn sort_next(&mut self, index: &Index) {
        self.sort = self.sort.next();
        self.arrange(index, self.row());
    }

    /// Shows something else of the answer.
    pub fn show(&mut self, view: View, index: &Index) {
        self.view = view;
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

impl Sort {
    /// Brings tasks into the order.
    fn apply(self, tasks: &mut [TaskId], index: &Index) {
        let model = index.model();
        match self {
            Self::Natural => {}
            Self::Lead => tasks.sort_by_key(|id| {
                let first = model.task(*id).units(Role::Lead).next();
                first.map_or(u32::MAX, |a| a.unit.0)
            }),
            Self::Responsible => tasks.sort_by_key(|id| {
                std::cmp::Reverse(model.task(*id).units(Role::Responsible).count())
            }),
            Self::Targets => {
                tasks.sort_by_key(|id| std::cmp::Reverse(model.task(*id).targets.len()));
            }
        }
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
