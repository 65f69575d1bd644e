//! The targets of the tasks, numbered through, with what they are found by.

use super::column::{Column, Texts};
use super::set::TargetSet;
use crate::lang::Lang;
use crate::model::{Model, Target, TargetId, TaskId, Years};
use crate::text::fold::fold;
use crate::words;

/// See the module's documentation.
#[derive(Clone, Debug)]
pub(super) struct Targets {
    /// The first target of every task, and the end of the last task's.
    starts: Vec<u32>,
    /// The task of every target.
    tasks: Vec<TaskId>,
    /// For every year of the index the targets that apply in it.
    pub(super) by_year: Column,
    /// Those for which no time is written.
    pub(super) undated: TargetSet,
    /// Of every target the name, then everything else that is shown of it.
    pub(super) texts: Texts,
}

impl Targets {
    /// The targets of a model; `years` are those of the index.
    pub(super) fn new(model: &Model, years: &[u16]) -> Self {
        let mut starts = vec![0];
        let mut tasks = Vec::new();
        let mut pairs = Vec::new();
        let mut undated = Vec::new();
        let mut texts = Texts::default();
        for id in model.task_ids() {
            let task = model.task(id);
            for target in &task.targets {
                let at = TargetId::at(tasks.len()).0;
                let applying = years.iter().enumerate();
                // What no time is written for is due with its task, where that has a date.
                let end = task.due.as_ref().and_then(|due| due.to).map(|end| end.year);
                let with_task = |year: u16| target.is_due_with_plan() && end == Some(year);
                let applies = |year: u16| target.applies(year, task.period) || with_task(year);
                let applying = applying.filter(|(_, year)| applies(**year));
                pairs.extend(applying.map(|(year, _)| (TargetId::at(year).0, at)));
                if target.is_due_with_plan() {
                    undated.push(at);
                }
                texts.push(shown(target, task.period));
                tasks.push(id);
            }
            starts.push(TargetId::at(tasks.len()).0);
        }
        let mut none = TargetSet::none(tasks.len());
        none.extend(&undated);
        Self { starts, tasks, by_year: Column::new(years.len(), pairs), undated: none, texts }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.tasks.len()
    }

    /// The targets of a task.
    pub(super) fn of(&self, task: TaskId) -> std::ops::Range<u32> {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or_default();
        start(task.index())..start(task.index() + 1)
    }

    /// Whose target it is.
    pub(super) fn task(&self, target: TargetId) -> TaskId {
        self.tasks.get(target.index()).copied().unwrap_or(TaskId(u32::MAX))
    }
}

/// What is shown of a target, folded: the name first. Amounts are without blanks, as people type them.
pub(crate) fn shown(target: &Target, period: Years) -> impl Iterator<Item = String> {
    let amounts = [Lang::Zh, Lang::En].map(|lang| words::amount(target, lang).replace(' ', ""));
    let texts = [Some(&target.what), target.scope.as_ref(), target.note.as_ref()];
    let texts: Vec<String> = texts.into_iter().flatten().map(|text| fold(text)).collect();
    let mut more = vec![fold(&target.unit), fold(&words::time(target, period, Lang::Zh))];
    if target.is_due_with_plan() {
        more.push(fold(words::undated(Lang::Zh)));
    }
    texts.into_iter().chain(amounts.map(|amount| fold(&amount))).chain(more)
}
