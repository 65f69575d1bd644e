//! What Esc does next: one rung at a press, named in the bar of keys. It never takes a filter away and never quits.

use crate::lang::Lang;
use crate::tui::{pane::Pane, state::State, way::Way};

/// A rung of the ladder, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rung {
    Popup,
    Meeting,
    /// The search box is left; its text stays.
    Input,
    Column,
    Narrowing,
    Search,
    Marks,
    Pane,
    Listed,
    Level,
}

impl Rung {
    /// What Esc does now; none where there is nothing to step out of.
    pub(crate) fn next(state: &State) -> Option<Self> {
        let level = state.level();
        let in_list = state.focus == Pane::List;
        let in_tasks = level.shown().way == Way::Tasks;
        let first = state.way().next().is_none();
        let rungs = [
            (Self::Popup, state.overlay.is_some()),
            (Self::Meeting, state.meeting.is_some()),
            (Self::Input, state.search.is_some()),
            (Self::Column, in_list && in_tasks && state.columns.active.is_some()),
            (
                Self::Narrowing,
                state.focus == Pane::Facets && !level.place().facets.narrow.is_empty(),
            ),
            // A pane that hides the list is nearer than what is searched for in it.
            (Self::Pane, !in_list && state.panes().list.is_none()),
            (Self::Search, !level.ask().search.is_empty()),
            (Self::Marks, in_list && !state.marks.is_empty()),
            (Self::Pane, !in_list),
            (Self::Listed, first && !in_tasks),
            (Self::Level, !first),
        ];
        rungs.into_iter().find(|(_, there)| *there).map(|(rung, _)| rung)
    }

    /// What it does, for the bar of keys.
    pub(crate) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Popup => lang.pick("关闭", "close"),
            Self::Meeting => lang.pick("结束会议", "end the meeting"),
            Self::Input => lang.pick("离开输入", "leave the box"),
            Self::Column => lang.pick("不选列", "no column"),
            Self::Narrowing => lang.pick("清除输入", "clear what is typed"),
            Self::Search => lang.pick("清除查找", "clear the search"),
            Self::Marks => lang.pick("清除标记", "clear the marks"),
            Self::Pane => lang.pick("回列表", "to the list"),
            Self::Listed => lang.pick("回任务", "to the tasks"),
            Self::Level => lang.pick("退一层", "a level up"),
        }
    }
}
