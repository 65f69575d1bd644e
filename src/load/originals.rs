//! Files with the passages of a plan's tasks as they stand in its document (`*.original.ron`): beside the plan file, because the
//! words are the document's, not ours.

use super::raw;
use crate::model::{Model, TaskId};
use crate::problem::{Passages, Problem, ProblemKind, Severity};
use crate::ron::Places;

/// Such a file that has been parsed.
pub(super) struct OriginalFile {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) raw: raw::Originals,
}

/// Gives the tasks of a plan their passages, if they are those of its source; what does not fit is told.
pub(super) fn attach(model: &mut Model, file: OriginalFile) -> Vec<Problem> {
    let OriginalFile { name, text, raw } = file;
    let report = |path: &str, kind| Problem {
        severity: Severity::Warning,
        file: name.clone(),
        spot: Some(Places::of(&text).find(path)),
        path: path.to_owned(),
        kind,
    };
    let Some(plan) = model.plans.iter().find(|plan| plan.id == raw.plan) else {
        return vec![report("plan", ProblemKind::Passages(Passages::NoPlan(raw.plan)))];
    };
    let is_source =
        plan.source.as_ref().is_some_and(|of| of.sha256.eq_ignore_ascii_case(&raw.source.sha256));
    if !is_source {
        let kind = ProblemKind::Passages(Passages::OtherSource(raw.plan, raw.source.file));
        return vec![report("source.sha256", kind)];
    }
    let tasks = plan.tasks.clone();
    let mut problems = Vec::new();
    for (at, of) in raw.tasks.into_iter().enumerate() {
        let mut ids = tasks.clone().map(TaskId);
        let task = ids.find(|id| model.task(*id).number == of.number);
        if let Some(task) = task.and_then(|id| model.tasks.get_mut(id.index())) {
            task.original = of.original;
        } else {
            let kind = ProblemKind::Passages(Passages::NoTask(of.number));
            problems.push(report(&format!("tasks[{at}].number"), kind));
        }
    }
    problems
}
