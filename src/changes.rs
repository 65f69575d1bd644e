//! What is different between two loads of the data.

use std::collections::HashSet;

use crate::data::Data;
use crate::lang::Lang;
use crate::model::{Model, Origin, Plan, TaskId};
use crate::problem::{Problem, Severity};
use crate::saved::{Found, task_name, task_named};

/// What is new, gone or renumbered, in words.
pub(crate) fn changes(old: &Data, new: &Data, lang: Lang) -> String {
    let found: Vec<Option<Found>> = old
        .model()
        .task_ids()
        .map(|task| task_named(&task_name(task, old.model()), new.model()))
        .collect();
    let kept: HashSet<TaskId> = found.iter().flatten().map(|found| found.task()).collect();
    let moved = found.iter().flatten().filter(|f| matches!(f, Found::Renumbered(_))).count();
    let gone = found.iter().filter(|found| found.is_none()).count();
    let differs = |(task, found): (TaskId, &Option<Found>)| {
        found.is_some_and(|now| said_of(task, old.model()) != said_of(now.task(), new.model()))
    };
    let changed = old.model().task_ids().zip(&found).filter(|pair| differs(*pair)).count();
    let added = new.model().tasks.len().saturating_sub(kept.len());
    let counts = [
        (added, lang.pick("新增", "new")),
        (gone, lang.pick("减少", "gone")),
        (moved, lang.pick("编号变化", "renumbered")),
        (changed, lang.pick("内容改动", "changed")),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| match lang {
            Lang::Zh => format!("{what} {n} 项"),
            Lang::En => format!("{n} {what}"),
        })
        .collect();
    let same = old.model().fingerprint == new.model().fingerprint;
    match (counts.is_empty(), same) {
        (true, true) => lang.pick("已重新载入，数据没有变化", "loaded again, nothing has changed"),
        (true, false) => lang.pick("已重新载入", "loaded again"),
        (false, _) => {
            let loaded = lang.pick("已重新载入：", "loaded again: ");
            return format!("{loaded}{}", counts.join(lang.pick("，", ", ")));
        }
    }
    .to_owned()
}

/// The problem of a file that could be read before and cannot now, if there is one.
pub(crate) fn broken<'a>(old: &Data, new: &'a Data) -> Option<&'a Problem> {
    let is_kept = |plan: &Plan| {
        new.model().plans.iter().any(|now| now.id == plan.id && now.origin == plan.origin)
    };
    let lost = old.model().plans.iter().filter(|plan| !is_kept(plan));
    let files: Vec<String> = lost
        .filter_map(|plan| match &plan.origin {
            Origin::File(path) => Some(path.display().to_string()),
            Origin::Embedded => None,
        })
        .collect();
    let of_file =
        |problem: &&Problem| problem.severity == Severity::Error && files.contains(&problem.file);
    new.problems().iter().find(of_file)
}

/// What the document says of a task, in names.
fn said_of(task: TaskId, model: &Model) -> String {
    let task = model.task(task);
    let units: Vec<String> = task
        .assignments
        .iter()
        .map(|given| format!("{:?} {}", given.role, model.unit_name(given.unit)))
        .collect();
    format!(
        "{} {:?} {:?} {:?} {:?} {units:?}",
        task.title, task.period, task.measures, task.targets, task.original
    )
}
