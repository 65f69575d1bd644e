//! Copying: what is taken along from what is shown.

use crate::model::TaskId;
use crate::report::copy;
use crate::tui::{keymap::Action, line, message::Effect, row::Row, state::State, ways};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Copied {
    Line,
    /// A task as a sentence for the minutes.
    Sentence,
    Source,
    Table,
    View,
}

impl Copied {
    pub(super) fn of(action: Action) -> Option<Self> {
        Some(match action {
            Action::CopyLine => Self::Line,
            Action::CopySentence => Self::Sentence,
            Action::CopySource => Self::Source,
            Action::CopyTable => Self::Table,
            Action::CopyView => Self::View,
            _ => return None,
        })
    }
}

/// Copies something; says so if there is nothing.
pub(super) fn copy(state: &mut State, what: Copied) -> Option<Effect> {
    let (seen, index, lang) = (state.seen(), state.index(), state.lang);
    let way = ways::of(seen.shown.way);
    // What is marked is meant rather than what the cursor happens to be on; a meeting speaks of one task at a time.
    let marked: Option<Vec<TaskId>> = match state.meeting_task() {
        Some(task) => Some(vec![task]),
        None => Some(state.marks.tasks().to_vec()).filter(|tasks| !tasks.is_empty()),
    };
    let of_row = |row: Row| if marked.is_some() { None } else { way.copy_row(seen, row) };
    let tasks = marked.clone().unwrap_or_else(|| seen.task().into_iter().collect());
    let some = |text: &dyn Fn() -> String| (!tasks.is_empty()).then(text);
    let text = match what {
        Copied::View => Some(line::line(state.level(), &state.data, lang)),
        Copied::Table if marked.is_some() => some(&|| copy::table(index, &tasks, lang)),
        Copied::Table => way.copy(seen, &seen.shown.rows),
        Copied::Line => {
            seen.row().and_then(of_row).or_else(|| some(&|| copy::lines(index, &tasks, lang)))
        }
        Copied::Sentence => some(&|| copy::sentences(index, &tasks, lang)),
        Copied::Source => some(&|| copy::places(index, &tasks, lang)),
    };
    let copied = text.filter(|text| !text.is_empty()).map(Effect::Copy);
    if copied.is_none() {
        state.say("没有可复制的内容", "there is nothing to copy");
    }
    copied
}
