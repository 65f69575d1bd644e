//! Keys in meeting mode.

use crate::lang::Lang;
use crate::tui::{keymap::Motion, meeting::Meeting, row::Row, state::State};

/// Begins the meeting with the task of the cursor, or ends it.
pub(super) fn toggle(state: &mut State) {
    if state.meeting.is_some() {
        end(state);
        return;
    }
    let agenda = state.agenda();
    if agenda.is_empty() {
        state.say("没有任务", "there are no tasks");
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
    if let Some(task) = state.meeting_task() {
        state.met = Some(task);
        state.meeting = None;
        let level = state.level_mut();
        if level.task() != Some(task) {
            level.cursor_to(Row::Task(task));
        }
    }
    state.meeting = None;
}

/// To another task, or through the text of this one.
pub(super) fn go(state: &mut State, motion: Motion) {
    let last = state.agenda().len().saturating_sub(1);
    let beyond = state.frame.beyond_meeting(state.size.1);
    let Some(meeting) = &mut state.meeting else { return };
    let at = meeting.at;
    match motion {
        Motion::Left | Motion::PageUp => meeting.at = at.saturating_sub(1),
        Motion::Right | Motion::PageDown => meeting.at = (at + 1).min(last),
        Motion::First => meeting.at = 0,
        Motion::Last => meeting.at = last,
        // Where there is nothing more to read, the next task is what one is after.
        Motion::Up if meeting.top == 0 => meeting.at = at.saturating_sub(1),
        Motion::Up => meeting.top -= 1,
        Motion::Down if meeting.top >= beyond => meeting.at = (at + 1).min(last),
        Motion::Down => meeting.top += 1,
    }
    let still = meeting.at == at;
    if !still {
        meeting.top = 0;
    }
    match motion {
        Motion::Left | Motion::PageUp if still => state.say("已经是第一项", "it is the first"),
        Motion::Right | Motion::PageDown if still => state.say("已经是最后一项", "it is the last"),
        Motion::Down if still && beyond == 0 => state.say("已经是最后一项", "it is the last"),
        Motion::Left
        | Motion::Right
        | Motion::PageUp
        | Motion::PageDown
        | Motion::Down
        | Motion::Up
        | Motion::First
        | Motion::Last => {}
    }
}

pub(super) fn reorder(state: &mut State, later: bool) {
    let Some(meeting) = state.meeting else { return };
    if state.marks.is_empty() {
        state.say(
            "先用空格标记任务，议程才能调整次序",
            "mark tasks first: an agenda is made of marks",
        );
        return;
    }
    let to = if later { meeting.at + 1 } else { meeting.at.saturating_sub(1) };
    if state.marks.swap(meeting.at, to) {
        state.meeting = Some(Meeting { at: to, top: 0 });
        state.notice = Some(match state.lang {
            Lang::Zh => format!("现在是第 {} 项", to + 1),
            Lang::En => format!("now number {}", to + 1),
        });
    } else if later {
        state.say("已经是最后一项", "it is the last");
    } else {
        state.say("已经是第一项", "it is the first");
    }
}

pub(super) fn drop_task(state: &mut State) {
    let Some(task) = state.meeting_task().filter(|task| state.marks.contains(*task)) else {
        state.say("议程由标记的任务组成", "an agenda is made of marked tasks");
        return;
    };
    state.say("已移出议程，Ctrl-Z 恢复", "off the agenda; Ctrl-Z brings it back");
    if state.marks.tasks().len() == 1 {
        end(state);
        state.marks.remove(task);
        return;
    }
    state.marks.remove(task);
    let last = state.agenda().len().saturating_sub(1);
    if let Some(meeting) = &mut state.meeting {
        *meeting = Meeting { at: meeting.at.min(last), top: 0 };
    }
}
