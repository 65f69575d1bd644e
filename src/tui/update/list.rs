//! Keys in the task list.

use super::super::keymap::Action;
use super::super::level::{Listed, Row};
use super::super::state::{Pane, State};
use crate::lang::Lang;
use crate::model::UnitId;
use crate::query::{Condition, Field, Query, Term, Text, unit_value};

pub(super) fn perform(state: &mut State, action: Action) {
    let page = state.panes().list_rows().saturating_sub(1).max(1);
    let (level, _) = state.level_mut();
    let at = level.cursor;
    match action {
        Action::Up => to_stop_before(state, at),
        Action::Down => level.cursor_to_stop(at + 1),
        Action::PageUp if at > page => level.cursor_to_stop(at - page),
        Action::PageUp | Action::First => level.cursor_to_stop(0),
        Action::PageDown => level.cursor_to_stop(at + page),
        Action::Last => level.cursor_to_stop(usize::MAX),
        Action::Left => state.focus = Pane::Facets,
        Action::Right if level.row().is_some_and(Row::is_item) => state.focus = Pane::Detail,
        Action::Open => open(state),
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

/// Opens what the cursor is on: a task's detail, or a level with the tasks of something else.
fn open(state: &mut State) {
    let level = state.level();
    match level.row() {
        Some(Row::Task(_)) => state.focus = Pane::Detail,
        Some(Row::Due(year, _)) => {
            let mut terms = level.filters.clone();
            terms.push(Term::field(Field::Due, vec![Text::quoted(&year.to_string())]));
            let title = match state.lang {
                Lang::Zh => format!("{year}年指标"),
                Lang::En => format!("targets of {year}"),
            };
            super::push(state, title, &Query { terms });
        }
        Some(Row::Partners(_)) => {
            let mut partners = level.clone();
            state.lang.pick("与谁协同", "partners").clone_into(&mut partners.title);
            partners.show(Listed::Partners, &state.index);
            partners.left_from = Pane::List;
            state.push(partners);
        }
        Some(Row::Partner(partner)) => open_partner(state, partner.unit),
        Some(Row::Counts(_) | Row::Group(..) | Row::Involved(..)) | None => {}
    }
}

/// The tasks that name our unit and another.
pub(super) fn open_partner(state: &mut State, partner: UnitId) {
    let Some(ours) = state.lens().unit else { return };
    let named =
        |unit| Term::field(Field::Unit, vec![Text::quoted(&unit_value(unit, &state.index))]);
    let mut terms = state.level().filters.clone();
    terms.extend([named(ours), named(partner)]);
    let title = state.index.model().unit(partner).name.clone();
    super::push(state, title, &Query { terms });
}

/// To the next or previous task that the search finds, round at the ends.
pub(super) fn to_hit(state: &mut State, step: i32) {
    let (level, _) = state.level_mut();
    let found = |r: &Row| matches!(r, Row::Task(task) if level.finds(*task));
    let hits = level.rows.iter().enumerate().filter(|(_, r)| found(r)).map(|(i, _)| i);
    let hits: Vec<usize> = hits.collect();
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
    level.toggle_context(index);
    if level.in_context {
        super::say(state, "未找到的任务淡显，不隐去", "tasks that are not found are dimmed");
    } else {
        super::say(state, "只列找到的任务", "only tasks that are found are listed");
    }
}

/// Takes every filter and the search text away.
pub(super) fn drop_filters(state: &mut State) {
    let (level, index) = state.level_mut();
    level.filters.clear();
    level.search.clear();
    level.ask(index);
}

/// Takes away the value that was chosen last, or the search text if no filter is left.
pub(super) fn drop_last_filter(state: &mut State) {
    let (level, index) = state.level_mut();
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
}
