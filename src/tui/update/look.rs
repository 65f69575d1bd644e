//! How the browser looks: language, colours, characters, mouse, columns.

use super::super::chars::Chars;
use super::super::columns::{Column, Columns};
use super::super::keymap::Action;
use super::super::level::Listed;
use super::super::message::{Effect, Taste};
use super::super::state::State;
use super::super::view;
use super::say;

/// Changes how the browser looks and speaks, which is remembered.
pub(super) fn tastes(state: &mut State, action: Action) -> Effect {
    let taste = match action {
        Action::Look => {
            state.look = state.look.next();
            let look = state.look.name(state.lang);
            state.notice = Some(format!("{}{look}", state.lang.pick("配色：", "look: ")));
            Taste::Look
        }
        Action::Language => {
            state.lang = state.lang.other();
            Taste::Lang
        }
        Action::Chars => {
            state.chars = state.chars.other();
            let plain = state.chars == Chars::Ascii;
            let text = if plain {
                ("字符：ASCII", "characters: ASCII")
            } else {
                ("字符：线框", "characters: lines")
            };
            say(state, text.0, text.1);
            Taste::Chars
        }
        _ => {
            state.mouse = !state.mouse;
            if state.mouse {
                say(state, "鼠标：用于点选", "mouse: used here");
            } else {
                say(state, "鼠标：交还终端，可选取文字", "mouse: left to the terminal");
            }
            Taste::Mouse
        }
    };
    Effect::Remember(taste)
}

/// Makes another column of the task list the active one; false if something else is listed, or there is none on the
/// left.
pub(super) fn step(state: &mut State, action: Action) -> bool {
    let at = state.columns.active;
    if state.level().listed != Listed::Tasks || at.is_none() && action == Action::Left {
        return false;
    }
    let columns = &mut state.columns;
    match action {
        Action::Left => columns.step(false),
        Action::Right => columns.step(true),
        Action::ColumnRight => columns.to_last(),
        _ => columns.active = None,
    }
    if columns.active == at && at.is_some() {
        say(state, "已经是最后一列", "it is the last column");
    } else if columns.active.is_some() {
        say(
            state,
            "F8 按此列排序，F10 里加宽、收窄、隐藏，Esc 不选",
            "F8 sorts by it, F10 widens, narrows, hides it, Esc lets it go",
        );
    }
    true
}

/// Changes the columns of the list.
pub(super) fn columns(state: &mut State, action: Action) {
    let in_tasks = state.level().listed == Listed::Tasks;
    if !in_tasks && matches!(action, Action::Wider | Action::Narrower | Action::HideColumn) {
        return say(state, "只用于任务列表", "this is for the list of tasks");
    }
    let before = (state.columns.clone(), view::column_layout(state));
    let columns = &mut state.columns;
    let done = match action {
        Action::Wider => columns.widen(4),
        Action::Narrower => columns.widen(-4),
        Action::HideColumn => columns.hide(),
        Action::WrapTitles => {
            columns.wrapped = !columns.wrapped;
            let wrapped = columns.wrapped;
            match (state.level().listed, wrapped) {
                (Listed::Tasks, true) => say(state, "长标题折行", "long titles go on below"),
                (Listed::Tasks, false) => say(state, "长标题不折行", "long titles are cut"),
                _ => say(state, "折行只用于任务列表", "this is for the list of tasks"),
            }
            return;
        }
        _ => {
            *columns = Columns::default();
            true
        }
    };
    let seen = before.1 != view::column_layout(state);
    match action {
        Action::HideColumn if state.columns.active == Some(Column::Title) => {
            say(state, "任务列不能隐藏", "the titles cannot be hidden");
        }
        _ if !done => say(state, "先用 → 选一列", "choose a column first, with →"),
        // Nothing would be seen of it, and it would have to be taken back as often.
        Action::Wider if !seen => {
            state.columns = before.0;
            say(state, "不能再宽了", "it cannot be wider");
        }
        Action::Narrower if !seen => {
            state.columns = before.0;
            say(state, "不能再窄了", "it cannot be narrower");
        }
        Action::HideColumn => say(
            state,
            "已隐藏；F10 里“各列恢复原样”",
            "hidden; “all columns as usual” in F10 brings it back",
        ),
        Action::AllColumns => say(state, "各列已恢复原样", "all columns are as usual"),
        _ => {}
    }
}
