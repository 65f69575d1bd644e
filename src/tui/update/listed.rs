//! What the list shows, how it is arranged, and the columns of its tables.

use super::super::keymap::Action;
use super::super::level::{Listed, Row, Table};
use super::super::state::{Pane, State};
use super::{picker, say};
use crate::overview::matrix::Head;

/// Shows the next or previous way of listing that can be shown.
pub(super) fn beside(state: &mut State, forward: bool) {
    let level = state.level();
    let mut next = level.listed.beside(forward);
    if next == Listed::Partners && level.subject().is_none() {
        next = next.beside(forward);
    }
    show(state, next);
}

/// Shows something else of the answer.
pub(super) fn show(state: &mut State, listed: Listed) {
    if listed == Listed::Partners && state.level().subject().is_none() {
        picker::open_units(state);
        return;
    }
    let (level, index) = state.level_mut();
    level.show(listed, index);
    if state.focus == Pane::Detail {
        state.focus = Pane::List;
    }
}

/// Arranges what is listed otherwise, and says how.
pub(super) fn arrange(state: &mut State, action: Action) {
    let level = state.level();
    let (listed, mut arrangement) = (level.listed, level.arrangement.clone());
    let can = match action {
        Action::Group => arrangement.next_grouping(listed),
        Action::EmptyColumns => {
            arrangement.with_empty = !arrangement.with_empty;
            listed == Listed::Matrix
        }
        _ => arrangement.next_order(listed),
    };
    if !can {
        say(state, "这里只有一种排法", "there is only one way here");
        return;
    }
    let label = arrangement.label(listed, state.lang);
    let (level, index) = state.level_mut();
    level.rearrange(arrangement, index);
    state.notice = Some(label);
}

/// Folds a group of the matrix or unfolds it.
pub(super) fn fold(state: &mut State, head: Head) {
    let (level, index) = state.level_mut();
    let mut arrangement = level.arrangement.clone();
    if arrangement.folded.contains(&head) {
        arrangement.folded.retain(|folded| *folded != head);
    } else {
        arrangement.folded.push(head);
    }
    level.rearrange(arrangement, index);
}

/// Folds every group of the matrix, or unfolds all if all are folded.
pub(super) fn fold_all(state: &mut State) {
    let (level, index) = state.level_mut();
    let Table::Matrix(matrix) = &level.table else {
        say(state, "只有矩阵可以折叠", "only the matrix folds");
        return;
    };
    let heads: Vec<Head> = matrix.groups.iter().map(|group| group.head).collect();
    let mut arrangement = level.arrangement.clone();
    let folded = heads.iter().all(|head| arrangement.folded.contains(head));
    // The cursor goes to the head of the group that it is in.
    let at = level.cursor;
    let head =
        level.rows.iter().take(at + 1).rev().find(|row| matches!(row, Row::Head(..))).copied();
    arrangement.folded = if folded { Vec::new() } else { heads };
    level.rearrange(arrangement, index);
    if let Some(head) = head {
        level.cursor_to(head);
    }
}

/// Moves through the columns of a table; false if what is listed has none, or the cursor is on the title already.
pub(super) fn step(state: &mut State, action: Action) -> bool {
    let (level, _) = state.level_mut();
    let columns = level.columns();
    if !level.listed.has_columns() {
        return false;
    }
    let at = level.across.at;
    level.across.at = match action {
        Action::Left if at == 0 => return false,
        Action::Left => at - 1,
        Action::Right => (at + 1).min(columns),
        action => next_filled(level.row(), &level.table, at, action == Action::ColumnRight)
            .unwrap_or(if action == Action::ColumnRight { at } else { 0 }),
    };
    let still = level.across.at == at;
    match action {
        Action::Right if still => say(state, "已经是最后一列", "it is the last column"),
        Action::ColumnRight if still => {
            say(state, "后面没有有内容的格", "no cell further on has anything in it");
        }
        _ => {}
    }
    true
}

/// The next column in which the row has something.
fn next_filled(row: Option<Row>, table: &Table, at: usize, forward: bool) -> Option<usize> {
    let filled = |column: &usize| match (row, table) {
        (Some(Row::Task(task)), Table::Matrix(matrix)) => {
            matrix.units.get(*column - 1).is_some_and(|u| matrix.cell(task, *u).first().is_some())
        }
        (Some(Row::Head(head, _)), Table::Matrix(matrix)) => {
            let tasks = matrix.groups.iter().find(|group| group.head == head);
            let tasks = tasks.map_or(&[][..], |group| &group.tasks);
            matrix.units.get(*column - 1).is_some_and(|u| matrix.count(tasks, *u).all > 0)
        }
        (_, Table::Matrix(matrix)) => *column <= matrix.units.len(),
        (Some(Row::Theme(theme)), Table::Comparison(comparison)) => {
            let shares = comparison.rows.get(theme).map(|(_, shares)| shares);
            shares.and_then(|s| s.get(*column - 1)).is_some_and(|share| !share.tasks.is_empty())
        }
        (_, Table::Comparison(comparison)) => *column <= comparison.plans.len(),
        (_, Table::None) => false,
    };
    let columns = match table {
        Table::None => 0,
        Table::Matrix(matrix) => matrix.units.len(),
        Table::Comparison(comparison) => comparison.plans.len(),
    };
    if forward { (at + 1..=columns).find(filled) } else { (1..at).rev().find(filled) }
}
