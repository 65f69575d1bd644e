//! 会议模式: one task a screen, one after the other, as a meeting takes them up.

use std::collections::HashSet;

use super::level::Row;
use super::state::State;
use crate::model::TaskId;

/// Where the meeting is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// The task, as a position in the agenda.
    pub at: usize,
    /// The first line shown.
    pub top: usize,
}

/// The task that the meeting is at, if there is one.
pub fn task(state: &State) -> Option<TaskId> {
    let at = state.meeting?.at;
    agenda(state).get(at).copied()
}

/// The tasks that the meeting takes up: those that are marked, in the order in which they were, or else those that
/// are listed.
pub fn agenda(state: &State) -> Vec<TaskId> {
    if !state.marks.is_empty() {
        return state.marks.tasks().to_vec();
    }
    let mut seen = HashSet::new();
    let listed = state.level().rows.iter().copied().filter_map(Row::task);
    let tasks: Vec<TaskId> = listed.filter(|task| seen.insert(*task)).collect();
    if tasks.is_empty() { state.level().answer.tasks.clone() } else { tasks }
}
