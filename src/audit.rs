//! What is odd in a plan, though it loaded: for the people who keep the data.

use crate::model::{Model, Role, Task};
use crate::problem::{Problem, ProblemKind, Severity};

/// Looks at every task.
pub fn audit(model: &Model) -> Vec<Problem> {
    let mut problems = Vec::new();
    for id in model.task_ids() {
        let task = model.task(id);
        for unit in lead_and_responsible(task) {
            let name = model.unit(unit).name.clone();
            problems.push(Problem {
                path: model.task_name(id),
                ..Problem::of_file(
                    Severity::Warning,
                    &model.plan(task.plan).id,
                    ProblemKind::LeadAndResponsible(name),
                )
            });
        }
    }
    problems
}

/// The units that lead a task and are also responsible for it.
fn lead_and_responsible(task: &Task) -> Vec<crate::model::UnitId> {
    let responsible: Vec<_> = task.units(Role::Responsible).map(|a| a.unit).collect();
    task.units(Role::Lead).map(|a| a.unit).filter(|unit| responsible.contains(unit)).collect()
}
