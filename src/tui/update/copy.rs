//! Copying: what is taken along from the view.

use super::super::keymap::Action;
use super::super::level::Row;
use super::super::message::Effect;
use super::super::state::State;
use super::{meeting, say};
use crate::brief::Partner;
use crate::model::TaskId;
use crate::report::copy;

/// Copies what an action names; says so if there is nothing.
pub(super) fn copy(state: &mut State, action: Action) -> Option<Effect> {
    let (level, index, lang) = (state.level(), &state.index, state.lang);
    // What is marked is meant rather than what the cursor happens to be on.
    let tasks: Vec<TaskId> = match meeting::task(state) {
        // A meeting speaks of one at a time.
        Some(task) => vec![task],
        None if state.marks.is_empty() => level.task().into_iter().collect(),
        None => state.marks.tasks().to_vec(),
    };
    let marked = state.meeting.is_some() || !state.marks.is_empty();
    let text = match (action, level.row()) {
        (Action::CopyQuery, _) => Some(level.query.to_string()),
        (Action::CopyTable, _) if marked => Some(copy::table(index, &tasks, lang)),
        (Action::CopyTable, _) => Some(table(state)),
        (Action::CopyLine, Some(Row::Partner(partner))) if tasks.is_empty() => {
            Some(copy::partners(index, &[partner], &level.answer.tasks, lang))
        }
        _ if tasks.is_empty() => None,
        (Action::CopyLine, _) => Some(copy::lines(index, &tasks, lang)),
        (Action::CopySentence, _) => Some(copy::sentences(index, &tasks, lang)),
        (Action::CopySource, _) => Some(copy::places(index, &tasks, lang)),
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
