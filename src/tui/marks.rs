//! The tasks that the user marked, in the order in which they were marked. They stay marked on every level.

use crate::model::{Model, TaskId};

/// See the module's documentation. No task is marked twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    tasks: Vec<TaskId>,
    /// Where a stretch that is being marked begins and ends.
    pub stretch: Option<(TaskId, TaskId)>,
}

impl Marks {
    /// The marked tasks, in the order in which they were marked.
    pub fn tasks(&self) -> &[TaskId] {
        &self.tasks
    }

    /// Whether no task is marked.
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// Whether a task is marked.
    pub fn contains(&self, task: TaskId) -> bool {
        self.tasks.contains(&task)
    }

    /// Marks a task.
    pub fn add(&mut self, task: TaskId) {
        if !self.contains(task) {
            self.tasks.push(task);
        }
    }

    /// Takes the mark of a task away.
    pub fn remove(&mut self, task: TaskId) {
        self.tasks.retain(|marked| *marked != task);
    }

    /// Marks a task, or takes its mark away.
    pub fn toggle(&mut self, task: TaskId) {
        if self.contains(task) {
            self.remove(task);
        } else {
            self.add(task);
        }
    }

    /// Exchanges two marked tasks; false if there are not as many.
    pub fn swap(&mut self, a: usize, b: usize) -> bool {
        let can = a != b && a < self.tasks.len() && b < self.tasks.len();
        if can {
            self.tasks.swap(a, b);
        }
        can
    }

    /// Takes every mark away.
    pub fn clear(&mut self) {
        self.tasks.clear();
        self.stretch = None;
    }

    /// The names of the marked tasks.
    pub fn names(&self, model: &Model) -> Vec<String> {
        self.tasks.iter().map(|task| model.task_name(*task)).collect()
    }

    /// The tasks of these names, and the names that the data does not know.
    pub fn named(names: &[String], model: &Model) -> (Self, Vec<String>) {
        let mut marks = Self::default();
        let mut missing = Vec::new();
        for name in names {
            match model.task_ids().find(|task| model.task_name(*task) == *name) {
                Some(task) => marks.add(task),
                None => missing.push(name.clone()),
            }
        }
        (marks, missing)
    }
}
