//! What each condition of a question holds for.
//!
//! Conditions about targets (`target:`, `due:`, `has:target`, `has:dated`, `has:undated`) speak of one target:
//! `target:讲座 due:2023` asks for a target that is named so and due then. A target is *meant* if all of them hold for it,
//! and a task needs a target that is meant. What is excluded or lacking is said of the task: `-due:2023` and `no:undated`
//! ask for a task none of whose targets is so. So a further condition never adds a task.

use super::field::{Feature, Field};
use super::filter::Filter;
use super::value::Value;
use crate::index::{Index, TargetSet, TaskSet};
use crate::text::fold::fold;

/// For what one filter holds.
#[derive(Clone, Debug)]
pub(super) enum Held {
    /// These tasks.
    Tasks(TaskSet),
    /// Tasks with one of these targets, for which everything else holds that is asked about targets; or these tasks, for which
    /// it holds without a target: those that are due then themselves.
    Targets(TargetSet, TaskSet),
}

/// The targets that a filter asks for, and the tasks for which it holds without one; none if it asks about tasks.
pub(super) fn asked_targets(filter: &Filter, index: &Index) -> Option<(TargetSet, TaskSet)> {
    if filter.negated || filter.field == Field::No || filter.values.is_empty() {
        return None;
    }
    let (mut targets, mut tasks) = (index.no_targets(), index.none());
    for value in &filter.values {
        targets.or(&targets_having(filter.field, value, index)?);
        tasks.or(&tasks_due(filter.field, value, index));
    }
    Some((targets, tasks))
}

/// The tasks that are due in a year that is asked for, as the document says of the task itself.
pub(super) fn tasks_due(field: Field, value: &Value, index: &Index) -> TaskSet {
    match value {
        Value::Year(year) if field == Field::Due => index.due_in(*year),
        _ => index.none(),
    }
}

/// The targets for which a field has a value; none if the value is not about targets.
pub(super) fn targets_having(field: Field, value: &Value, index: &Index) -> Option<TargetSet> {
    Some(match value {
        Value::Year(year) if field == Field::Due => index.applying(*year),
        Value::Undated | Value::Feature(Feature::Undated) => index.undated().clone(),
        Value::Feature(Feature::Dated) => index.undated().clone().complement(),
        Value::Feature(Feature::Target) => index.all_targets(),
        Value::Target(text) => {
            let name = fold(text.text());
            let mut targets = index.no_targets();
            for target in index.all_targets().iter() {
                let own = index.target_name(target);
                if own == name || !text.is_quoted() && own.contains(&name) {
                    targets.insert(target);
                }
            }
            targets
        }
        _ => return None,
    })
}

/// What several conditions hold for together.
#[derive(Clone, Debug)]
pub(super) struct Together {
    /// The tasks for which everything holds that is said of tasks.
    tasks: TaskSet,
    /// The targets for which everything holds that is asked about targets, and the tasks for which all of it holds without a
    /// target; none if nothing is asked.
    wanted: Option<(TargetSet, TaskSet)>,
}

impl Together {
    /// Everything.
    pub(super) fn all(index: &Index) -> Self {
        Self { tasks: index.all(), wanted: None }
    }

    /// These tasks alone.
    pub(super) fn and_tasks(&mut self, tasks: &TaskSet) {
        self.tasks.and(tasks);
    }

    /// What the condition holds for as well.
    pub(super) fn and(&mut self, held: &Held) {
        match (held, &mut self.wanted) {
            (Held::Tasks(tasks), _) => self.tasks.and(tasks),
            (Held::Targets(targets, tasks), Some((wanted, own))) => {
                wanted.and(targets);
                own.and(tasks);
            }
            (Held::Targets(targets, tasks), None) => {
                self.wanted = Some((targets.clone(), tasks.clone()));
            }
        }
    }

    /// The targets that are meant, whatever their tasks.
    pub(super) fn meant(&self, index: &Index) -> TargetSet {
        let wanted = self.wanted.as_ref().map(|(targets, _)| targets.clone());
        wanted.unwrap_or_else(|| index.all_targets())
    }

    /// Whether something is asked about targets.
    pub(super) fn asks_for_targets(&self) -> bool {
        self.wanted.is_some()
    }

    /// The tasks for which everything holds.
    pub(super) fn tasks(&self, index: &Index) -> TaskSet {
        let mut tasks = self.tasks.clone();
        if let Some((wanted, own)) = &self.wanted {
            let mut having = index.tasks_with(wanted);
            having.or(own);
            tasks.and(&having);
        }
        tasks
    }
}
