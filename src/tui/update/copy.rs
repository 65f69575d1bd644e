//! Copying: what is taken along from the view.

use super::super::keymap::Action;
use super::super::level::Row;
use super::super::message::Effect;
use super::super::state::State;
use super::say;
use crate::brief::Partner;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::TaskId;
use crate::report::copy;

/// Copies what an action names; says so if there is nothing.
pub(super) fn copy(state: &mut State, action: Action) -> Option<Effect> {
    let (level, index, lang) = (state.level(), &state.index, state.lang);
    // What is marked is meant rather than what the cursor happens to be on.
    let tasks: Vec<TaskId> = if state.marks.is_empty() {
        level.task().into_iter().collect()
    } else {
        state.marks.tasks().to_vec()
    };
    let each = |one: fn(&Index, TaskId, Lang) -> String| {
        tasks.iter().map(|task| one(index, *task, lang)).collect::<Vec<_>>().join("\n")
    };
    let text = match (action, level.row()) {
        (Action::CopyQuery, _) => Some(level.query.to_string()),
        (Action::CopyTable, _) if !state.marks.is_empty() => Some(copy::table(index, &tasks, lang)),
        (Action::CopyTable, _) => Some(table(state)),
        (Action::CopyLine, Some(Row::Partner(partner))) if tasks.is_empty() => {
            Some(copy::partners(index, &[partner], &level.answer.tasks, lang))
        }
        (Action::CopyLine, _) => Some(each(copy::line)),
        (Action::CopySentence, _) => Some(each(copy::sentence)),
        (Action::CopySource, _) => Some(each(copy::source)),
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
