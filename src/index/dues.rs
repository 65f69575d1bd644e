//! By when tasks are to be done, as far as the document says so of the task itself: by year, by month, without an end.

use super::column::Column;
use crate::date::Date;
use crate::model::{Model, TaskId};

/// See the module's documentation.
#[derive(Clone, Debug)]
pub(super) struct Dues {
    /// For every year of the index the tasks that are due in it, or have a step then.
    pub(super) by_year: Column,
    /// The tasks with a date by which they are to be done.
    pub(super) ends: Vec<(TaskId, Date)>,
    /// The months in which tasks have a step.
    pub(super) steps: Vec<(TaskId, Date)>,
    /// The tasks that have no end.
    pub(super) open: Vec<TaskId>,
}

impl Dues {
    /// The dates of a model; `years` are those of the index.
    pub(super) fn new(model: &Model, years: &[u16]) -> Self {
        let mut out = Self {
            by_year: Column::new(0, Vec::new()),
            ends: Vec::new(),
            steps: Vec::new(),
            open: Vec::new(),
        };
        let mut pairs = Vec::new();
        for id in model.task_ids() {
            let task = model.task(id);
            let end = task.due.as_ref().and_then(|due| due.to);
            out.ends.extend(end.map(|end| (id, end)));
            out.open.extend(task.due.as_ref().filter(|due| due.open).map(|_| id));
            let step = |step: &crate::model::Milestone| {
                Some((id, Date { year: step.year, month: Some(step.month?), day: None }))
            };
            out.steps.extend(task.milestones.iter().filter_map(step));
            let of_steps = task.milestones.iter().map(|step| step.year);
            let mut own: Vec<u16> = end.map(|end| end.year).into_iter().chain(of_steps).collect();
            own.sort_unstable();
            own.dedup();
            let at = own.iter().filter_map(|year| years.binary_search(year).ok());
            pairs.extend(at.map(|year| (TaskId::at(year).0, id.0)));
        }
        out.by_year = Column::new(years.len(), pairs);
        out
    }

    /// The tasks whose date has passed; those without an end are never late.
    pub(super) fn overdue(&self, today: Date) -> impl Iterator<Item = TaskId> {
        let late = move |end: Date| end.last_day() < today.first_day();
        let ends = self.ends.iter().filter(move |(_, end)| late(*end)).map(|(id, _)| *id);
        ends.filter(|id| !self.open.contains(id))
    }

    /// The tasks that are due in the month of a day, or have a step then. A year alone is no month.
    pub(super) fn in_month(&self, today: Date) -> impl Iterator<Item = TaskId> {
        let all = self.ends.iter().chain(&self.steps);
        let same = move |date: &Date| (date.year, date.month) == (today.year, today.month);
        all.filter(move |(_, date)| date.month.is_some() && same(date)).map(|(id, _)| *id)
    }
}
