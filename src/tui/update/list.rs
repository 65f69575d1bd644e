//! Keys in the task list.

use super::super::keymap::Action;
use super::super::level::{Listed, Row};
use super::super::state::{Pane, State};
use super::super::view;
use super::{listed, look, open};
use crate::query::Condition;

pub(super) fn perform(state: &mut State, action: Action) {
    let at = state.level().cursor;
    let page = |down: bool| view::Rows::of(state).page(at, down);
    let paged = match action {
        Action::PageDown => page(true),
        Action::PageUp => page(false),
        _ => at,
    };
    if matches!(action, Action::Left | Action::Right)
        && (listed::step(state, action) || look::step(state, action))
    {
        return;
    }
    let (level, _) = state.level_mut();
    match action {
        Action::Up => to_stop_before(state, at),
        Action::Down => level.cursor_to_stop(at + 1),
        Action::PageDown => {
            let on = at + 1..(paged + 1).min(level.rows.len());
            let stop = on.rev().find(|row| level.rows[*row].is_stop());
            level.cursor_to_stop(stop.unwrap_or(paged));
        }
        Action::PageUp => {
            level.cursor_to_stop(paged);
            if level.cursor >= at {
                to_stop_before(state, paged);
            }
        }
        Action::First => level.cursor_to_stop(0),
        Action::Last => level.cursor_to_stop(usize::MAX),
        Action::Left => state.focus = Pane::Facets,
        Action::Right if level.row().is_some_and(Row::is_item) => state.focus = Pane::Detail,
        Action::Open => open::open(state),
        _ => {}
    }
}

/// Puts the cursor on the last stop before a row; without one it stays, and what is above comes into view.
fn to_stop_before(state: &mut State, row: usize) {
    let (level, _) = state.level_mut();
    let before = level.rows.iter().take(row).rposition(|row| row.is_stop());
    if let Some(before) = before {
        level.cursor_to_stop(before);
    } else {
        level.top = 0;
    }
}

/// To the next or previous task that the search finds, round at the ends.
pub(super) fn to_hit(state: &mut State, step: i32) {
    let (level, _) = state.level_mut();
    if !matches!(level.listed, Listed::Tasks | Listed::Matrix) {
        return super::say(state, "F3 用于任务和矩阵", "F3 is for tasks and the matrix");
    }
    let found = |r: &Row| matches!(r, Row::Task(task) if level.finds(*task));
    let hits = level.rows.iter().enumerate().filter(|(_, r)| found(r)).map(|(i, _)| i);
    let hits: Vec<usize> = hits.collect();
    if level.search.is_empty() {
        super::say(state, "没有查找的词，按 Ctrl-F 输入", "nothing is searched for; Ctrl-F does");
        return;
    }
    match (hits.as_slice(), level.cursor) {
        ([], _) => return super::say(state, "没有找到", "nothing is found"),
        ([only], at) if *only == at => {
            return super::say(state, "只有这一处", "it is the only hit");
        }
        _ => {}
    }
    let next = if step > 0 {
        hits.iter().find(|row| **row > level.cursor).or_else(|| hits.first())
    } else {
        hits.iter().rev().find(|row| **row < level.cursor).or_else(|| hits.last())
    };
    if let Some(row) = next.copied() {
        level.cursor_to_stop(row);
    }
}

/// Hides what the search does not find, or dims it.
pub(super) fn toggle_context(state: &mut State) {
    let (level, index) = state.level_mut();
    if level.listed != Listed::Tasks {
        return super::say(state, "只用于任务列表", "this is for the list of tasks");
    }
    level.toggle_context(index);
    if level.in_context {
        super::say(state, "未找到的任务淡显，不隐去", "tasks that are not found are dimmed");
    } else {
        super::say(state, "只列找到的任务", "only tasks that are found are listed");
    }
}

/// Takes every filter and the search text away.
pub(super) fn drop_filters(state: &mut State) {
    if state.level().filters.is_empty() && state.level().search.is_empty() {
        return super::say(state, "没有筛选和查找", "there is no filter and no search");
    }
    let (level, index) = state.level_mut();
    level.filters.clear();
    level.search.clear();
    level.ask(index);
}

/// Takes away the value that was chosen last, or the search text if no filter is left.
pub(super) fn drop_last_filter(state: &mut State) {
    if state.level().filters.is_empty() && state.level().search.is_empty() {
        return super::say(state, "没有筛选", "there is no filter");
    }
    let (level, index) = state.level_mut();
    let of_search = level.filters.is_empty();
    match level.filters.last_mut().map(|term| &mut term.condition) {
        Some(Condition::Field(_, values)) => {
            values.pop();
            if values.is_empty() {
                level.filters.pop();
            }
        }
        Some(Condition::Word(_)) => {
            level.filters.pop();
        }
        None => level.search.clear(),
    }
    level.ask(index);
    if of_search {
        super::say(
            state,
            "已清除查找，Ctrl-Z 恢复",
            "the search is cleared, Ctrl-Z brings it back",
        );
    } else {
        super::say(
            state,
            "已去掉末个筛选，Ctrl-Z 恢复",
            "the last filter is dropped, Ctrl-Z brings it back",
        );
    }
}
