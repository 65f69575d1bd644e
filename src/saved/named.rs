//! How tasks are called where they are written down, and how they are found again in other data.

use crate::model::{Model, TaskId};
use crate::nearest::nearest;

/// A task by name and title: `yinchuan-2022/36 大力开展…`.
pub(crate) fn task_name(task: TaskId, model: &Model) -> String {
    format!("{} {}", model.task_name(task), model.task(task).title)
}

/// Where a task is that was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// It has the same number, and the same title or one that was mended.
    Same(TaskId),
    /// It has another number.
    Renumbered(TaskId),
}

impl Found {
    /// The task.
    pub(crate) fn task(self) -> TaskId {
        match self {
            Self::Same(task) | Self::Renumbered(task) => task,
        }
    }
}

/// The task that was written down by name and title: the one of its plan with its number and title, else the only one with
/// its title, else the one with its number if the title was only mended. A task of that number with quite another title is
/// another task.
pub(crate) fn task_named(name: &str, model: &Model) -> Option<Found> {
    let (name, title) = name.split_once(' ').unwrap_or((name, ""));
    let (plan, number) = name.split_once('/')?;
    let plan = model.plans.iter().find(|known| known.id == plan)?;
    let tasks = || plan.tasks.clone().map(TaskId);
    let numbered = tasks().find(|task| model.task(*task).number == number);
    let is_meant = |task: &TaskId| title.is_empty() || model.task(*task).title == title;
    if let Some(task) = numbered.filter(is_meant) {
        return Some(Found::Same(task));
    }
    let mut titled = tasks().filter(|task| model.task(*task).title == title);
    if let (Some(task), None) = (titled.next(), titled.next()) {
        return Some(Found::Renumbered(task));
    }
    let mended = |task: &TaskId| !nearest(title, [model.task(*task).title.as_str()], 1).is_empty();
    numbered.filter(mended).map(Found::Same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Layer, load};

    #[test]
    fn tasks_are_found_by_title_where_numbers_have_moved() {
        let model = load(&[Layer::Embedded]).model;
        for task in model.task_ids() {
            let name = task_name(task, &model);
            assert_eq!(task_named(&name, &model), Some(Found::Same(task)), "{name}");
        }
        let first = TaskId(0);
        let (name, title) = (model.task_name(first), &model.task(first).title);
        let (plan, _) = name.split_once('/').unwrap();
        let moved = format!("{plan}/999 {title}");
        assert_eq!(task_named(&moved, &model), Some(Found::Renumbered(first)));
        let mended = title.replacen(|_: char| true, "某", 1);
        assert_eq!(task_named(&format!("{name} {mended}"), &model), Some(Found::Same(first)));
        assert_eq!(task_named(&format!("{name} 早已删除的工作"), &model), None, "another task");
        assert_eq!(task_named(&format!("{plan}/999 没有"), &model), None);
        assert_eq!(task_named(&format!("nowhere/1 {title}"), &model), None);
    }
}
