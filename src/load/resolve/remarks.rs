//! The remarks of a plan: why what a rule finds is so in the document.

use std::collections::HashMap;

use super::{Work, raw};
use crate::model::{Remark, TaskId};
use crate::problem::Rule;
use crate::problem::{ProblemKind, Severity};

/// Stands for all of the plan.
const ALL: &str = "*";

impl Work<'_> {
    /// The plan's remarks; its tasks begin at `first_task`.
    pub(super) fn remarks(&mut self, raw: Vec<raw::Remark>, first_task: usize) -> Vec<Remark> {
        if raw.is_empty() {
            return Vec::new();
        }
        let tasks = self.model.tasks.iter().enumerate().skip(first_task);
        let numbers: HashMap<String, TaskId> =
            tasks.map(|(at, task)| (task.number.clone(), TaskId::at(at))).collect();
        let mut out = Vec::new();
        for (i, remark) in raw.into_iter().enumerate() {
            match self.remark(&format!("remarks[{i}]"), remark, &numbers) {
                Some(remark) => out.push(remark),
                None => self.leave_out("remarks", i),
            }
        }
        out
    }

    fn remark(
        &mut self,
        path: &str,
        raw: raw::Remark,
        numbers: &HashMap<String, TaskId>,
    ) -> Option<Remark> {
        self.checked_text(&format!("{path}.why"), &raw.why);
        let whole = raw.tasks.is_empty() || raw.tasks.iter().any(|number| number == ALL);
        let mut tasks = Vec::new();
        for (k, number) in raw.tasks.into_iter().enumerate().filter(|(_, number)| number != ALL) {
            if let Some(task) = numbers.get(&number) {
                tasks.push(*task);
            } else {
                let path = format!("{path}.tasks[{k}]");
                self.report(Severity::Error, &path, ProblemKind::UnknownTask(number));
            }
        }
        let Some(rule) = Rule::named(&raw.rule).filter(|rule| rule.explainable()) else {
            let known = Rule::ALL.into_iter().filter(|rule| rule.explainable());
            let known = known.map(|rule| rule.name().to_owned()).collect();
            let kind = ProblemKind::UnknownRule(raw.rule, known);
            self.report(Severity::Error, &format!("{path}.rule"), kind);
            return None;
        };
        if whole {
            tasks.clear();
        } else if tasks.is_empty() {
            // About tasks that do not exist, not about the whole plan.
            return None;
        }
        tasks.sort_unstable();
        tasks.dedup();
        Some(Remark { rule, tasks, why: raw.why })
    }
}
