//! Plans side by side (对照): for every theme and plan how many tasks, how many targets, and who leads.

use crate::index::Index;
use crate::model::{PlanId, Role, TaskId, ThemeId, UnitId};

/// What a plan has under a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The tasks, in the plan's order.
    pub tasks: Vec<TaskId>,
    /// The number of their targets.
    pub targets: usize,
    /// Who leads them, or is in charge where the plan knows no lead, and how many; those with most tasks first, then
    /// in the plan's order.
    pub leads: Vec<(UnitId, usize)>,
}

/// Themes as rows, plans as columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The columns.
    pub plans: Vec<PlanId>,
    /// The rows: a theme, or none for tasks without one, and the shares of the plans in the order of the columns.
    pub rows: Vec<(Option<ThemeId>, Vec<Share>)>,
}

impl Comparison {
    /// The comparison of some tasks: the plans that have one, the themes that one has.
    pub fn of(index: &Index, tasks: &[TaskId]) -> Self {
        let model = index.model();
        let mut tasks = tasks.to_vec();
        tasks.sort_unstable();
        let mut plans: Vec<PlanId> = tasks.iter().map(|task| model.task(*task).plan).collect();
        plans.dedup();
        let themes = (0..model.themes.len()).map(|theme| Some(ThemeId::at(theme)));
        let row = |theme: Option<ThemeId>| {
            let share = |plan: &PlanId| {
                let of = tasks.iter().copied().filter(|id| {
                    let task = model.task(*id);
                    task.plan == *plan && task.theme == theme
                });
                share(index, of.collect())
            };
            let shares: Vec<Share> = plans.iter().map(share).collect();
            shares.iter().any(|share| !share.tasks.is_empty()).then_some((theme, shares))
        };
        let rows = themes.chain([None]).filter_map(row).collect();
        Self { plans, rows }
    }

    /// Every task of a row, in the plans' order.
    pub fn tasks_of(&self, row: usize) -> impl Iterator<Item = TaskId> {
        let shares = self.rows.get(row).map_or(&[][..], |(_, shares)| shares.as_slice());
        shares.iter().flat_map(|share| share.tasks.iter().copied())
    }

    /// The tasks at this position of every plan under the first theme, in the order of the columns.
    pub(crate) fn beside(&self, at: usize) -> impl Iterator<Item = Option<TaskId>> {
        let shares = self.rows.first().map_or(&[][..], |(_, shares)| shares.as_slice());
        shares.iter().map(move |share| share.tasks.get(at).copied())
    }
}

fn share(index: &Index, tasks: Vec<TaskId>) -> Share {
    let model = index.model();
    let mut leads: Vec<(UnitId, usize)> = Vec::new();
    for id in &tasks {
        let task = model.task(*id);
        // Who answers for it, whatever the plan calls them.
        let role =
            [Role::Lead, Role::InCharge].into_iter().find(|r| task.units(*r).next().is_some());
        for assignment in role.into_iter().flat_map(|role| task.units(role)) {
            match leads.iter_mut().find(|(unit, _)| *unit == assignment.unit) {
                Some((_, n)) => *n += 1,
                None => leads.push((assignment.unit, 1)),
            }
        }
    }
    leads.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let targets = tasks.iter().map(|id| model.task(*id).targets.len()).sum();
    Share { tasks, targets, leads }
}
