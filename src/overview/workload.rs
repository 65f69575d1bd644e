//! How much each unit has to do (单位): its tasks by involvement, and their targets.

use std::collections::BTreeMap;

use super::concerned;
use crate::index::{Index, TaskSet};
use crate::model::{Involvement, SystemId, UnitId};

/// What one unit has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Workload {
    /// The unit.
    pub unit: UnitId,
    /// The number of tasks by involvement, by position in [`Involvement::ALL`].
    pub by: [usize; Involvement::COUNT],
    /// The tasks that concern it; one that names it in two roles counts once.
    pub tasks: usize,
    /// The targets of these tasks.
    pub targets: usize,
}

impl Workload {
    /// The workload of a unit in the tasks of a set, be it none.
    pub fn of(index: &Index, unit: UnitId, within: &TaskSet) -> Self {
        let mut all = index.none();
        let by = Involvement::ALL.map(|how| {
            let mut tasks = index.involving(how, &[unit]);
            tasks.and(within);
            all.or(&tasks);
            tasks.len()
        });
        let targets = all.iter().map(|task| index.model().task(task).targets.len()).sum();
        Self { unit, by, tasks: all.len(), targets }
    }
}

/// The workload of every unit that a task of the set concerns, in the order in which the plans first name them.
pub fn workloads(index: &Index, within: &TaskSet) -> Vec<Workload> {
    let model = index.model();
    let mut found: BTreeMap<UnitId, Workload> = BTreeMap::new();
    for id in within.iter() {
        let mut counted: Vec<UnitId> = Vec::new();
        for (unit, how) in concerned(model, id) {
            let none = Workload { unit, by: [0; Involvement::COUNT], tasks: 0, targets: 0 };
            let workload = found.entry(unit).or_insert(none);
            workload.by[how.index()] += 1;
            if !counted.contains(&unit) {
                counted.push(unit);
                workload.tasks += 1;
                workload.targets += model.task(id).targets.len();
            }
        }
    }
    found.into_values().collect()
}

/// The workloads by system, in the order of the systems; units of no system last. Within a system they keep their
/// order.
pub fn by_system(index: &Index, workloads: &[Workload]) -> Vec<(Option<SystemId>, Vec<Workload>)> {
    let model = index.model();
    let system = |w: &Workload| model.unit(w.unit).system;
    let mut sorted = workloads.to_vec();
    sorted.sort_by_key(|w| system(w).map_or(u32::MAX, |system| system.0));
    let group = |of: &[Workload]| (of.first().and_then(system), of.to_vec());
    sorted.chunk_by(|a, b| system(a) == system(b)).map(group).collect()
}
