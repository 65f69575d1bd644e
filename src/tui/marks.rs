//! The tasks that the user marked, in the order in which they were marked. They stay marked on every level.

use crate::model::TaskId;

/// See the module's documentation. No task is marked twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    tasks: Vec<TaskId>,
    /// Where a stretch that is being marked begins and ends.
    pub(super) stretch: Option<(TaskId, TaskId)>,
}

impl FromIterator<TaskId> for Marks {
    fn from_iter<T: IntoIterator<Item = TaskId>>(tasks: T) -> Self {
        let mut marks = Self::default();
        tasks.into_iter().for_each(|task| marks.add(task));
        marks
    }
}

impl Marks {
    /// The marked tasks, in the order in which they were marked.
    pub fn tasks(&self) -> &[TaskId] {
        &self.tasks
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    pub(crate) fn contains(&self, task: TaskId) -> bool {
        self.tasks.contains(&task)
    }

    pub(crate) fn add(&mut self, task: TaskId) {
        if !self.contains(task) {
            self.tasks.push(task);
        }
    }

    pub(crate) fn remove(&mut self, task: TaskId) {
        self.tasks.retain(|marked| *marked != task);
    }

    pub(crate) fn toggle(&mut self, task: TaskId) {
        if self.contains(task) {
            self.remove(task);
        } else {
            self.add(task);
        }
    }

    /// Exchanges two marked tasks; false if there are not as many.
    pub(crate) fn swap(&mut self, a: usize, b: usize) -> bool {
        let can = a != b && a < self.tasks.len() && b < self.tasks.len();
        if can {
            self.tasks.swap(a, b);
        }
        can
    }

    pub(crate) fn clear(&mut self) {
        self.tasks.clear();
        self.stretch = None;
    }
}
