//! Copying: what is taken along from the view.

use super::super::keymap::{Action, Context, bindings};
use super::super::level::Row;
use super::super::message::Effect;
use super::super::state::{Overlay, State};
use super::say;
use crate::brief::Partner;
use crate::model::TaskId;
use crate::report::copy;

/// What can be copied, in the order in which the popup lists it.
pub(crate) fn choices() -> Vec<Action> {
    let copies =
        bindings(Context::Copying).filter(|b| b.keys.first().is_some_and(|k| k.len() == 1));
    copies.map(|binding| binding.action).filter(|action| !action.is_motion()).collect()
}

/// A key in the popup.
pub(super) fn perform(state: &mut State, action: Action) -> Option<Effect> {
    let choices = choices();
    let Some(Overlay::Copy(cursor)) = &mut state.overlay else { return None };
    match action {
        Action::Up => *cursor = cursor.saturating_sub(1),
        Action::Down => *cursor = (*cursor + 1).min(choices.len().saturating_sub(1)),
        Action::Open => {
            let action = choices.get(*cursor).copied()?;
            return copy(state, action);
        }
        _ => {}
    }
    None
}

/// Copies what an action names; says so if there is nothing.
pub(super) fn copy(state: &mut State, action: Action) -> Option<Effect> {
    state.overlay = None;
    let (level, lang) = (state.level(), state.lang);
    let text = match (action, level.task()) {
        (Action::CopyQuery, _) => Some(level.query.to_string()),
        (Action::CopyTable, _) => Some(table(state)),
        (Action::CopyLine, Some(task)) => Some(copy::line(&state.index, task, lang)),
        (Action::CopySentence, Some(task)) => Some(copy::sentence(&state.index, task, lang)),
        (Action::CopySource, Some(task)) => Some(copy::source(&state.index, task, lang)),
        _ => None,
    };
    let copied = text.filter(|text| !text.is_empty()).map(Effect::Copy);
    if copied.is_none() {
        say(state, "没有可复制的内容", "there is nothing to copy");
    }
    copied
}

/// The rows of the list as a table, in the order in which they are listed; nothing if there are none.
fn table(state: &State) -> String {
    let (level, lang) = (state.level(), state.lang);
    let tasks: Vec<TaskId> = level
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Task(task) => Some(*task),
            _ => None,
        })
        .collect();
    let partners: Vec<Partner> = level
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Partner(partner) => Some(*partner),
            _ => None,
        })
        .collect();
    if !partners.is_empty() {
        copy::partners(&state.index, &partners, &level.answer.tasks, lang)
    } else if tasks.is_empty() {
        String::new()
    } else {
        copy::table(&state.index, &tasks, lang)
    }
}
