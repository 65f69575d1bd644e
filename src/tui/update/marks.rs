//! Marking tasks in the list.

use crate::lang::Lang;
use crate::tui::{row::Row, state::State, update::ways};

/// Marks the task or takes its mark away, and goes on; folds a group.
pub(super) fn mark(state: &mut State) {
    if let Some(Row::Head(head, _)) = state.level().row() {
        return ways::fold(state, head);
    }
    let Some(task) = state.level().task() else {
        return state.say("先选一项任务", "choose a task first");
    };
    state.marks.toggle(task);
    let level = state.level_mut();
    level.cursor_to_stop(level.place().cursor + 1);
}

/// Marks the task and the one after or before it; going back towards where the stretch began takes marks away.
pub(super) fn stretch(state: &mut State, down: bool) {
    let level = state.level();
    let Some(task) = level.task() else { return };
    let (shown, at) = (level.shown(), level.place().cursor);
    let column = level.place().across.at;
    let rows = || shown.rows.iter().enumerate();
    let task_of = |(to, row): (usize, &Row)| Some((to, shown.table.task(*row, column)?));
    let next = if down {
        rows().skip(at + 1).find_map(task_of)
    } else {
        rows().take(at).rev().find_map(task_of)
    };
    let Some((to, next)) = next else {
        state.marks.add(task);
        return;
    };
    let known = state.marks.stretch.filter(|(_, end)| *end == task).map(|(begin, _)| begin);
    let known = known.filter(|begin| state.marks.contains(*begin));
    let begin = known.unwrap_or(task);
    // A task may stand on several rows: the stretch began on the nearest.
    let begins = rows()
        .filter(|(_, row)| shown.table.task(**row, column) == Some(begin))
        .map(|(row, _)| row);
    let begun_at =
        begins.min_by_key(|row| row.abs_diff(at)).filter(|_| known.is_some()).unwrap_or(at);
    if begun_at != at && (begun_at > at) == down {
        state.marks.remove(task);
    } else {
        state.marks.add(task);
        state.marks.add(next);
    }
    state.marks.stretch = Some((begin, next));
    state.level_mut().cursor_to_stop(to);
}

/// Takes every mark away, and says how to have them back.
pub(super) fn clear(state: &mut State) {
    let n = state.marks.tasks().len();
    state.marks.clear();
    state.lost_marks.clear();
    state.notice = Some(match state.lang {
        _ if n == 0 => state.lang.pick("没有标记", "nothing is marked").to_owned(),
        Lang::Zh => format!("已清除 {n} 个标记，Ctrl-Z 恢复"),
        Lang::En => format!("{n} marks cleared, Ctrl-Z brings them back"),
    });
}
