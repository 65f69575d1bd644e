//! Keys in the list.

use super::{look, ways};
use crate::tui::{keymap::Motion, pane::Pane, row::Row, state::State, way::Way};

pub(super) fn go(state: &mut State, motion: Motion) {
    let at = state.level().place().cursor;
    let page = |down: bool| state.frame.rows.page(at, down);
    match motion {
        Motion::Up => to_stop_before(state, at),
        Motion::Down => state.level_mut().cursor_to_stop(at + 1),
        Motion::PageDown => {
            let paged = page(true);
            let level = state.level_mut();
            let rows = &level.shown().rows;
            let mut on = at + 1..(paged + 1).min(rows.len());
            let stop = on.rfind(|row| rows[*row].is_stop());
            level.cursor_to_stop(stop.unwrap_or(paged));
        }
        Motion::PageUp => {
            let paged = page(false);
            state.level_mut().cursor_to_stop(paged);
            if state.level().place().cursor >= at {
                to_stop_before(state, paged);
            }
        }
        Motion::First => state.level_mut().cursor_to_stop(0),
        Motion::Last => state.level_mut().cursor_to_stop(usize::MAX),
        Motion::Left => {
            if !(ways::step(state, false) || look::step(state, false)) {
                state.focus = Pane::Facets;
            }
        }
        Motion::Right => {
            let stepped = ways::step(state, true) || look::step(state, true);
            if !stepped && state.level().row().is_some_and(Row::is_item) {
                state.focus = Pane::Detail;
            }
        }
    }
}

/// Puts the cursor on the last stop before a row; without one it stays, and what is above comes into view.
fn to_stop_before(state: &mut State, row: usize) {
    let level = state.level_mut();
    let before = level.shown().rows.iter().take(row).rposition(|row| row.is_stop());
    if let Some(before) = before {
        level.cursor_to_stop(before);
    } else {
        level.place.top = 0;
    }
}

/// To the next or previous task that the search finds, round at the ends.
pub(super) fn to_hit(state: &mut State, forward: bool) {
    let level = state.level();
    let (shown, at) = (level.shown(), level.place().cursor);
    if !matches!(shown.way, Way::Tasks | Way::Matrix) {
        return state.say("F3 用于任务和矩阵", "F3 is for tasks and the matrix");
    }
    if level.ask().search.is_empty() {
        return state.say("没有查找的词，按 Ctrl-F 输入", "nothing is searched for; Ctrl-F does");
    }
    let found = |row: &Row| matches!(row, Row::Task(task) if shown.finds(*task));
    let hits = shown.rows.iter().enumerate().filter(|(_, row)| found(row)).map(|(at, _)| at);
    let hits: Vec<usize> = hits.collect();
    let next = match hits.as_slice() {
        [] => return state.say("没有找到", "nothing is found"),
        [only] if *only == at => return state.say("只有这一处", "it is the only hit"),
        hits if forward => hits.iter().find(|row| **row > at).or_else(|| hits.first()),
        hits => hits.iter().rev().find(|row| **row < at).or_else(|| hits.last()),
    };
    if let Some(row) = next.copied() {
        state.level_mut().cursor_to_stop(row);
    }
}

/// Hides what the search does not find, or dims it.
pub(super) fn toggle_context(state: &mut State) {
    if state.level().shown().way != Way::Tasks {
        return state.say("只用于任务列表", "this is for the list of tasks");
    }
    state.edit(|ask| ask.arrangement.in_context = !ask.arrangement.in_context);
    if state.level().ask().arrangement.in_context {
        state.say("未找到的任务淡显，不隐去", "tasks that are not found are dimmed");
    } else {
        state.say("只列找到的任务", "only tasks that are found are listed");
    }
}

pub(super) fn drop_filters(state: &mut State) {
    let ask = state.level().ask();
    if ask.filters.is_empty() && ask.search.is_empty() {
        return state.say("没有筛选和查找", "there is no filter and no search");
    }
    state.edit(|ask| {
        ask.filters.clear();
        ask.search.clear();
    });
}

/// Takes away the value that was chosen last, or the search text if no filter is left.
pub(super) fn drop_last_filter(state: &mut State) {
    let ask = state.level().ask();
    if ask.filters.is_empty() && ask.search.is_empty() {
        return state.say("没有筛选", "there is no filter");
    }
    let of_search = ask.filters.is_empty();
    state.edit(|ask| match ask.filters.last_mut() {
        Some(filter) => {
            filter.values.pop();
            ask.filters.retain(|filter| !filter.values.is_empty());
        }
        None => ask.search.clear(),
    });
    if of_search {
        state.say("已清除查找，Ctrl-Z 恢复", "the search is cleared, Ctrl-Z brings it back");
    } else {
        state.say(
            "已去掉末个筛选，Ctrl-Z 恢复",
            "the last filter is dropped, Ctrl-Z brings it back",
        );
    }
}
