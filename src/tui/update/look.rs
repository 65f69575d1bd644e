//! How the browser looks: language, colours, characters, mouse, columns.

use crate::text::chars::Chars;
use crate::tui::columns::{Column, Columns, Common, Widths as ColumnWidths};
use crate::tui::message::{Effect, Taste};
use crate::tui::{state::State, way::Way, ways};

pub(super) fn look(state: &mut State) -> Effect {
    state.look = state.look.next();
    let look = state.look.name(state.lang);
    state.notice = Some(format!("{}{look}", state.lang.pick("配色：", "look: ")));
    Effect::Remember(Taste::Look)
}

pub(super) fn language(state: &mut State) -> Effect {
    state.lang = state.lang.other();
    Effect::Remember(Taste::Lang)
}

pub(super) fn chars(state: &mut State) -> Effect {
    state.chars = state.chars.other();
    match state.chars {
        Chars::Ascii => state.say("字符：ASCII", "characters: ASCII"),
        Chars::Unicode => state.say("字符：线框", "characters: lines"),
    }
    Effect::Remember(Taste::Chars)
}

/// Uses the mouse, or leaves it to the terminal.
pub(super) fn mouse(state: &mut State) -> Effect {
    state.mouse = !state.mouse;
    if state.mouse {
        state.say("鼠标：用于点选", "mouse: used here");
    } else {
        state.say("鼠标：交还终端，可选取文字", "mouse: left to the terminal");
    }
    Effect::Remember(Taste::Mouse)
}

/// The column beside becomes the active one; false if there are none, or none on the left.
pub(super) fn step(state: &mut State, right: bool) -> bool {
    if !right && state.columns.active.is_none() {
        return false;
    }
    activate(state, |columns, common| columns.step(right, common))
}

/// The last column becomes the active one, or none does; false if there are none.
pub(super) fn leap(state: &mut State, right: bool) -> bool {
    activate(state, |columns, common| match right.then_some(common) {
        Some(common) => columns.activate_last(common),
        None => columns.active = None,
    })
}

fn activate(state: &mut State, change: impl FnOnce(&mut Columns, Common)) -> bool {
    if state.level().shown().way != Way::Tasks {
        return false;
    }
    let at = state.columns.active;
    let common = Common::of(state.level().shown().tasks(), state.model());
    change(&mut state.columns, common);
    if state.columns.active == at && at.is_some() {
        state.say("已经是最后一列", "it is the last column");
    } else if state.columns.active.is_some() {
        state.say(
            "F8 按此列排序，F1 里加宽、收窄、隐藏，Esc 不选",
            "F8 sorts by it, F1 widens, narrows, hides it, Esc lets it go",
        );
    }
    true
}

/// Whether columns can be changed: of tasks alone. Says so if not.
fn in_tasks(state: &mut State) -> bool {
    let tasks = state.level().shown().way == Way::Tasks;
    if !tasks {
        state.say("只用于任务列表", "this is for the list of tasks");
    }
    tasks
}

pub(super) fn widen(state: &mut State, by: i16) {
    if !in_tasks(state) {
        return;
    }
    let (before, widths) = (state.columns.clone(), widths(state));
    if !state.columns.widen(by) {
        state.say("先用 → 选一列", "choose a column first, with →");
    } else if self::widths(state) == widths {
        // The width did not change on the screen; if it were kept, as many presses would be needed to take it back.
        state.columns = before;
        if by > 0 {
            state.say("不能再宽了", "it cannot be wider");
        } else {
            state.say("不能再窄了", "it cannot be narrower");
        }
    }
}

/// How the columns share the width of the list as they are now; none while the list is not seen.
fn widths(state: &State) -> Option<ColumnWidths> {
    let area = state.panes().list?;
    ways::of(Way::Tasks).layout(state.seen(), area).column_widths().cloned()
}

pub(super) fn hide(state: &mut State) {
    if !in_tasks(state) {
        return;
    }
    if state.columns.active == Some(Column::Title) {
        state.say("任务列不能隐藏", "the titles cannot be hidden");
    } else if state.columns.hide() {
        state.say(
            "已隐藏；F1 里“各列恢复原样”",
            "hidden; “all columns as usual” in F1 brings it back",
        );
    } else {
        state.say("先用 → 选一列", "choose a column first, with →");
    }
}

pub(super) fn all_columns(state: &mut State) {
    state.columns = Columns::default();
    state.say("各列已恢复原样", "all columns are as usual");
}

pub(super) fn wrap_titles(state: &mut State) {
    state.columns.wrapped = !state.columns.wrapped;
    match (state.level().shown().way, state.columns.wrapped) {
        (Way::Tasks, true) => state.say("长标题折行", "long titles go on below"),
        (Way::Tasks, false) => state.say("长标题不折行", "long titles are cut"),
        _ => state.say("折行只用于任务列表", "this is for the list of tasks"),
    }
}
