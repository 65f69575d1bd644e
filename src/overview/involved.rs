//! How tasks concern units.

use std::collections::HashSet;

use crate::lang::Lang;
use crate::model::{Involvement, Model, Role, TaskId, UnitId};
use crate::words;

/// Every way in which a task concerns a unit; none if it does not.
pub fn involvements(model: &Model, task: TaskId, unit: UnitId) -> Vec<Involvement> {
    let assignments = model.task(task).assignments.iter();
    let roles: Vec<Role> = assignments.filter(|a| a.unit == unit).map(|a| a.role).collect();
    if roles.is_empty() {
        let covered = model.covering(task, unit).next().map(|_| Involvement::Covered);
        return covered.into_iter().collect();
    }
    roles.into_iter().map(Involvement::Named).collect()
}

/// Every unit that a task concerns and how: those that it names, in the document's order, then those that are only
/// covered, each once. A unit that is named in two roles stands twice.
pub fn concerned(model: &Model, id: TaskId) -> Vec<(UnitId, Involvement)> {
    let task = model.task(id);
    let named = task.assignments.iter().map(|a| (a.unit, Involvement::Named(a.role)));
    let mut out: Vec<(UnitId, Involvement)> = named.collect();
    let mut seen: HashSet<UnitId> = out.iter().map(|(unit, _)| *unit).collect();
    let named = seen.clone();
    for collective in model.plan(task.plan).collectives.iter().filter(|c| named.contains(&c.unit)) {
        let covered = collective.covers.iter().filter(|unit| seen.insert(**unit));
        out.extend(covered.map(|unit| (*unit, Involvement::Covered)));
    }
    out
}

/// Why a task concerns a unit: `牵头`, or `涵盖，经“各成员单位”`; empty if it does not.
pub fn reasons(model: &Model, task: TaskId, unit: UnitId, lang: Lang) -> String {
    let how = involvements(model, task, unit);
    let names: Vec<&str> = how.iter().map(|how| words::involvement(*how, lang)).collect();
    let names = names.join(lang.pick("、", ", "));
    if how != [Involvement::Covered] {
        return names;
    }
    let by: Vec<&str> = model.covering(task, unit).map(|u| model.unit(u).name.as_str()).collect();
    match lang {
        Lang::Zh => format!("{names}，经“{}”", by.join("”“")),
        Lang::En => format!("{names} by “{}”", by.join("”, “")),
    }
}
