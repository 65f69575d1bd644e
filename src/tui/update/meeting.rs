//! Keys in meeting mode.

use super::super::keymap::Action;
use super::super::level::Row;
use super::super::meeting::{Meeting, agenda, task};
use super::super::state::State;
use super::say;
use crate::lang::Lang;

/// Begins the meeting with the task of the cursor, or ends it.
pub(super) fn toggle(state: &mut State) {
    if state.meeting.is_some() {
        end(state);
        return;
    }
    let agenda = agenda(state);
    if agenda.is_empty() {
        say(state, "没有任务", "there are no tasks");
        return;
    }
    // An agenda goes on where it was left, and else begins with its first task; what is listed, where the cursor is.
    let from = if state.marks.is_empty() { state.level().task() } else { state.met };
    let at = agenda.iter().position(|task| Some(*task) == from).unwrap_or(0);
    super::search::close(state);
    state.meeting = Some(Meeting { at, top: 0 });
}

/// Ends the meeting; the cursor goes to its task if that is listed.
pub(super) fn end(state: &mut State) {
    if let Some(task) = task(state) {
        state.met = Some(task);
        state.meeting = None;
        let (level, _) = state.level_mut();
        if level.task() != Some(task) {
            level.cursor_to(Row::Task(task));
        }
    }
    state.meeting = None;
}

pub(super) fn perform(state: &mut State, action: Action) {
    let last = agenda(state).len().saturating_sub(1);
    let beyond = super::super::view::beyond_meeting(state);
    let Some(meeting) = &mut state.meeting else { return };
    let at = meeting.at;
    match action {
        Action::Left | Action::PageUp => meeting.at = at.saturating_sub(1),
        Action::Right | Action::PageDown | Action::Open => meeting.at = (at + 1).min(last),
        Action::First => meeting.at = 0,
        Action::Last => meeting.at = last,
        // Where there is nothing more to read, the next task is what one is after.
        Action::Up if meeting.top == 0 => meeting.at = at.saturating_sub(1),
        Action::Up => meeting.top -= 1,
        Action::Down if meeting.top >= beyond => meeting.at = (at + 1).min(last),
        Action::Down => meeting.top += 1,
        Action::Earlier | Action::Later => reorder(state, action == Action::Later),
        Action::Remove => drop_task(state),
        _ => {}
    }
    let still = state.meeting.is_some_and(|meeting| meeting.at == at);
    match action {
        Action::Left | Action::PageUp if still => say(state, "已经是第一项", "it is the first"),
        Action::Right | Action::PageDown | Action::Open if still => {
            say(state, "已经是最后一项", "it is the last");
        }
        Action::Down if still && beyond == 0 => say(state, "已经是最后一项", "it is the last"),
        _ => {}
    }
    if let Some(meeting) = &mut state.meeting
        && meeting.at != at
    {
        meeting.top = 0;
    }
}

/// Takes the task up earlier or later.
fn reorder(state: &mut State, later: bool) {
    let Some(meeting) = state.meeting else { return };
    if state.marks.is_empty() {
        say(
            state,
            "先用空格标记任务，议程才能调整次序",
            "mark tasks first: an agenda is made of marks",
        );
        return;
    }
    let to = if later { meeting.at + 1 } else { meeting.at.saturating_sub(1) };
    if state.marks.swap(meeting.at, to) {
        state.meeting = Some(Meeting { at: to, ..meeting });
        state.notice = Some(match state.lang {
            Lang::Zh => format!("现在是第 {} 项", to + 1),
            Lang::En => format!("now number {}", to + 1),
        });
    } else if later {
        say(state, "已经是最后一项", "it is the last");
    } else {
        say(state, "已经是第一项", "it is the first");
    }
}

/// Takes the task off the agenda.
fn drop_task(state: &mut State) {
    let Some(task) = task(state).filter(|task| state.marks.contains(*task)) else {
        say(state, "议程由标记的任务组成", "an agenda is made of marked tasks");
        return;
    };
    say(state, "已移出议程，Ctrl-Z 恢复", "off the agenda; Ctrl-Z brings it back");
    if state.marks.tasks().len() == 1 {
        end(state);
        state.marks.remove(task);
        return;
    }
    state.marks.remove(task);
    let last = agenda(state).len().saturating_sub(1);
    if let Some(meeting) = &mut state.meeting {
        meeting.at = meeting.at.min(last);
    }
}
