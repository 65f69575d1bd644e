//! Files with the passages of a plan's tasks as they stand in its document (`*.original.ron`): beside the plan file, because the
//! words are the document's, not ours.

use std::collections::HashSet;

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

/// Gives the tasks of plans their passages, those of later files in the place of earlier ones; what does not fit is told. What a
/// plan file says itself is kept.
pub(super) fn attach_all(model: &mut Model, files: Vec<OriginalFile>) -> Vec<Problem> {
    let own: HashSet<TaskId> =
        model.task_ids().filter(|id| !model.task(*id).original.is_empty()).collect();
    files.into_iter().flat_map(|file| attach(model, file, &own)).collect()
}

fn attach(model: &mut Model, file: OriginalFile, own: &HashSet<TaskId>) -> Vec<Problem> {
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
        let passages = of.original.into_iter().filter(|text| !text.trim().is_empty());
        let passages: Vec<String> = passages.collect();
        if let Some((id, task)) = task.and_then(|id| Some((id, model.tasks.get_mut(id.index())?))) {
            if !own.contains(&id) && !passages.is_empty() {
                task.original = passages;
            }
        } else {
            let kind = ProblemKind::Passages(Passages::NoTask(of.number));
            problems.push(report(&format!("tasks[{at}].number"), kind));
        }
    }
    problems
}
