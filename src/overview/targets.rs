//! The targets of an answer (指标): those of its tasks and, where no task in particular is asked for, the goals of
//! the plans.

use crate::index::Index;
use crate::model::{Model, PlanId, Target, TargetId, TaskId, Years};
use crate::query::{Answer, goals};
use crate::text::fold::fold;

/// A target by its place: in a task, or among the goals of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnedTarget {
    /// The plan.
    pub plan: PlanId,
    /// The task; none for a goal of the plan.
    pub task: Option<TaskId>,
    /// The position among the targets of the task, or the goals of the plan.
    pub(crate) at: u32,
}

impl OwnedTarget {
    /// The target.
    pub fn of(self, model: &Model) -> &Target {
        let at = self.at as usize;
        match self.task {
            Some(task) => &model.task(task).targets[at],
            None => &model.plan(self.plan).goals[at],
        }
    }

    /// The years in which what it belongs to is in force.
    pub(crate) fn period(self, model: &Model) -> Years {
        self.task.map_or_else(|| model.plan(self.plan).period, |task| model.task(task).period)
    }

    /// Whether it applies in a year.
    pub fn applies(self, model: &Model, year: u16) -> bool {
        self.of(model).applies(year, self.period(model))
    }

    /// The targets of a task.
    pub(crate) fn of_task(model: &Model, task: TaskId) -> impl Iterator<Item = Self> + use<> {
        let plan = model.task(task).plan;
        let all = u32::try_from(model.task(task).targets.len()).unwrap_or(u32::MAX);
        (0..all).map(move |at| Self { plan, task: Some(task), at })
    }

    /// The goals of a plan.
    pub fn of_plan(model: &Model, plan: PlanId) -> impl Iterator<Item = Self> + use<> {
        let all = u32::try_from(model.plan(plan).goals.len()).unwrap_or(u32::MAX);
        (0..all).map(move |at| Self { plan, task: None, at })
    }
}

/// The targets of an answer, plan by plan, the goals first, then the tasks in the order of the answer: those for which holds
/// what is asked about targets. Goals are part of it where everything that is asked can be asked of a goal.
pub fn targets(answer: &Answer, index: &Index) -> Vec<OwnedTarget> {
    let mut by_plan: Vec<Vec<OwnedTarget>> = vec![Vec::new(); index.model().plans.len()];
    for (plan, at) in goals(&answer.question, index) {
        by_plan[plan.index()].push(OwnedTarget { plan, task: None, at: TargetId::at(at).0 });
    }
    // Tasks that are merely near are no company for goals that were found.
    let merely_near = answer.near().is_some() && by_plan.iter().any(|goals| !goals.is_empty());
    for task in answer.tasks.iter().filter(|_| !merely_near) {
        let plan = index.model().task(*task).plan;
        let meant = |t: &OwnedTarget| answer.means(index.target(*task, t.at as usize));
        by_plan[plan.index()].extend(OwnedTarget::of_task(index.model(), *task).filter(meant));
    }
    by_plan.concat()
}

/// Whether a target of an answer is itself what was asked for: the words are found in it, not only in its task.
pub fn fits(answer: &Answer, target: OwnedTarget, index: &Index) -> bool {
    target.task.is_none_or(|task| answer.fits(index.target(task, target.at as usize)))
}

/// What a target counts, for telling whether two count the same: its name and its unit of count.
pub fn quantity(target: &Target) -> (String, String) {
    (fold(&target.what), fold(&target.unit))
}

/// Every target of all plans that counts the same as this one, itself included, in the plans' order.
pub fn same_quantity(model: &Model, of: OwnedTarget) -> Vec<OwnedTarget> {
    let wanted = quantity(of.of(model));
    let plans = (0..model.plans.len()).map(PlanId::at);
    let goals = plans.flat_map(|plan| OwnedTarget::of_plan(model, plan));
    let all = goals.chain(model.task_ids().flat_map(|task| OwnedTarget::of_task(model, task)));
    let mut same: Vec<OwnedTarget> =
        all.filter(|other| quantity(other.of(model)) == wanted).collect();
    same.sort_by_key(|target| (target.plan, target.task.is_some(), target.task, target.at));
    same
}
