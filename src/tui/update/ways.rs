//! What the list shows, how it is arranged, and the columns of its tables.

use crate::overview::matrix::Head;
use crate::query::Showing;
use crate::tui::ways::choice::{label, next};
use crate::tui::{
    pane::Pane, row::Row, state::State, table::Table, update::picker, way::Way, ways,
};

/// Shows the next or previous way of listing that can be shown.
pub(super) fn beside(state: &mut State, forward: bool) {
    let level = state.level();
    let mut next = level.shown().way.beside(forward);
    if next == Way::Partners && level.subject().is_none() {
        next = next.beside(forward);
    }
    show(state, next);
}

pub(super) fn show(state: &mut State, way: Way) {
    if way == Way::Partners && state.level().subject().is_none() {
        picker::open_units(state);
        return;
    }
    let (data, lens) = (state.data.clone(), state.lens);
    state.level_mut().list(way, &data, lens);
    if state.focus == Pane::Detail {
        state.focus = Pane::List;
    }
}

/// Lists in another order, and says which.
pub(super) fn sort(state: &mut State) {
    let shown = state.level().shown().way;
    if shown == Way::Partners {
        return state.say("协同单位按共同任务数排列", "partners are listed by shared tasks");
    }
    let (way, active) = (ways::of(shown), state.columns.active);
    let mut arrangement = state.level().ask().arrangement.clone();
    if !way.next_order(&mut arrangement, active) {
        return state.say("这里只有一种排法", "there is only one way here");
    }
    // The heading of the tasks says in which order they are.
    let label =
        Some(label(&way.choices(), &arrangement, state.lang)).filter(|label| !label.is_empty());
    state.edit(|ask| ask.arrangement = arrangement);
    state.notice = label;
}

/// Groups what is listed otherwise, and says how.
pub(super) fn group(state: &mut State) {
    let way = ways::of(state.level().shown().way);
    let mut arrangement = state.level().ask().arrangement.clone();
    if !next(&way.choices(), &mut arrangement, Showing::Group) {
        return state.say("这里只有一种排法", "there is only one way here");
    }
    state.notice = Some(label(&way.choices(), &arrangement, state.lang));
    state.edit(|ask| ask.arrangement = arrangement);
}

/// Shows columns without anything in them, or leaves them out.
pub(super) fn empty_columns(state: &mut State) {
    let shown = state.level().shown().way;
    if shown != Way::Matrix {
        return state.say("这里只有一种排法", "there is only one way here");
    }
    state.edit(|ask| ask.arrangement.with_empty = !ask.arrangement.with_empty);
    state.notice =
        Some(label(&ways::of(shown).choices(), &state.level().ask().arrangement, state.lang));
}

pub(super) fn fold(state: &mut State, head: Head) {
    state.edit(|ask| {
        let folded = &mut ask.arrangement.folded;
        if folded.contains(&head) {
            folded.retain(|known| *known != head);
        } else {
            folded.push(head);
        }
    });
}

/// Folds every group of the matrix, or unfolds all if all are folded.
pub(super) fn fold_all(state: &mut State) {
    let level = state.level();
    let Table::Matrix(matrix) = &level.shown().table else {
        return state.say("只有矩阵可以折叠", "only the matrix folds");
    };
    let heads: Vec<Head> = matrix.groups.iter().map(|group| group.head).collect();
    let folded = heads.iter().all(|head| level.ask().arrangement.folded.contains(head));
    // The cursor goes to the head of the group that it is in.
    let upto = level.shown().rows.iter().take(level.place().cursor + 1);
    let head = upto.rev().find(|row| matches!(row, Row::Head(..))).copied();
    state.edit(|ask| ask.arrangement.folded = if folded { Vec::new() } else { heads });
    if let Some(head) = head {
        state.level_mut().cursor_to(head);
    }
}

/// Moves to the column beside; false if what is listed has none, or the cursor is on the title already.
pub(super) fn step(state: &mut State, right: bool) -> bool {
    let level = state.level_mut();
    let (at, columns) = (level.place().across.at, level.shown().table.columns());
    if matches!(level.shown().table, Table::None) || !right && at == 0 {
        return false;
    }
    let to = if right { (at + 1).min(columns) } else { at - 1 };
    level.place.across.at = to;
    if to == at {
        state.say("已经是最后一列", "it is the last column");
    }
    true
}

/// Moves to the next column on a side in which the row has something, on the left to the title if there is none; false if
/// what is listed has no columns.
pub(super) fn leap(state: &mut State, right: bool) -> bool {
    let level = state.level_mut();
    let (row, at) = (level.row(), level.place().across.at);
    let table = &level.shown().table;
    if matches!(table, Table::None) {
        return false;
    }
    let filled = |column: &usize| table.is_filled(row, *column);
    let to = if right {
        (at + 1..=table.columns()).find(filled).unwrap_or(at)
    } else {
        (1..at).rev().find(filled).unwrap_or(0)
    };
    level.place.across.at = to;
    if right && to == at {
        state.say("后面没有有内容的格", "no cell further on has anything in it");
    }
    true
}
