//! Saved views, undo and redo.

use std::borrow::Cow;

use ratatui::crossterm::event::KeyEvent;
use tui_input::Input;

use super::super::input::{self, LONGEST};
use super::super::level::Level;
use super::super::memory::{recall, recall_meeting, remember};
use super::super::message::Effect;
use super::super::picker::DIGITS;
use super::super::state::{Overlay, State};
use super::say;
use crate::lang::Lang;
use crate::query::{QueryError, View};
use crate::saved::{SavedView, Title};

/// Asks for the name of the view.
pub(super) fn name(state: &mut State) {
    // A name is for people: the line of the view is shown below it.
    let title = &state.level().title;
    let name = if *title == Title::All { Cow::default() } else { title.text(state.lang) };
    state.overlay = Some(Overlay::Name(Input::new(name.into_owned())));
}

/// A key typed in the name.
pub(super) fn edit(state: &mut State, key: KeyEvent) {
    if let Some(Overlay::Name(line)) = &mut state.overlay {
        input::edit(line, key, LONGEST);
    }
}

/// Saves the view under the name that was typed.
pub(super) fn save(state: &mut State) -> Option<Effect> {
    let Some(Overlay::Name(line)) = &state.overlay else { return None };
    let name = line.value().trim().to_owned();
    if name.is_empty() {
        say(state, "请输入名称", "a name is needed");
        return None;
    }
    state.overlay = None;
    let view = SavedView { name, line: state.level().line(&state.index, state.lang) };
    Some(Effect::SaveView(view))
}

/// The views as they are saved now, with the one that was saved last.
pub(super) fn saved(state: &mut State, views: Vec<SavedView>, name: &str) {
    state.views = views;
    let Some(at) = state.views.iter().position(|view| view.name == name) else {
        say(state, "已删除这个视图，Ctrl-Z 恢复", "the view is deleted, Ctrl-Z brings it back");
        return;
    };
    state.notice = Some(match (state.lang, at < DIGITS) {
        (Lang::Zh, true) => format!("已保存“{name}”，按 {} 打开", at + 1),
        (Lang::Zh, false) => format!("已保存“{name}”，在命令里打开"),
        (Lang::En, true) => format!("saved “{name}”, {} shows it", at + 1),
        (Lang::En, false) => format!("saved “{name}”, a command shows it"),
    });
}

/// Shows a saved view on a level of its own.
pub(super) fn show(state: &mut State, at: usize) {
    let Some(view) = state.views.get(at).cloned() else {
        say(state, "没有这个视图；先用 Ctrl-B 保存", "there is no such view; Ctrl-B saves one");
        return;
    };
    if let Err(errors) = open(state, Some(view.name), &view.line) {
        state.notice = Some(QueryError::messages(&errors, state.lang));
    }
}

/// Shows a view that was typed on a level of its own.
pub(super) fn ask(state: &mut State, line: &str) -> Result<(), Vec<QueryError>> {
    open(state, None, line)
}

/// Shows a view on a level of its own.
fn open(state: &mut State, name: Option<String>, line: &str) -> Result<(), Vec<QueryError>> {
    let level = level(state, name, line)?;
    state.meeting = None;
    if state.lens().on && level.page.is_none() {
        say(state, "按视图原样显示，F4 只看我单位", "as it was saved; F4 shows ours only");
    }
    state.push(level);
    Ok(())
}

/// The level of a view. It means the same to everybody: it is not looked at through the reader's own lens.
pub(in super::super) fn level(
    state: &State,
    name: Option<String>,
    line: &str,
) -> Result<Level, Vec<QueryError>> {
    let view = View::parse(line)?;
    let mut level = Level::new(Title::All, &view.query, state.lens().unless(true), &state.index)?;
    level.as_asked = true;
    level.show_as(&view, &state.index)?;
    let unit = level.page.map(|unit| state.index.model().unit_label(unit));
    level.title = Title::Named(name.or(unit).unwrap_or_else(|| line.to_owned()));
    level.about = view.query.terms;
    Ok(level)
}

/// Undoes the last change of the view.
pub(super) fn undo(state: &mut State) {
    let now = remember(state);
    match state.history.undo(now) {
        Some(before) => {
            recall(state, &before);
            if state.meeting.is_some() {
                recall_meeting(state, &before);
            }
            say(state, "已撤销，Ctrl-Y 重做", "undone, Ctrl-Y does it again");
        }
        None => say(state, "没有可撤销的", "nothing to undo"),
    }
}

/// Does again what was undone.
pub(super) fn redo(state: &mut State) {
    let now = remember(state);
    match state.history.redo(now) {
        Some(after) => {
            recall(state, &after);
            say(state, "已重做", "done again");
        }
        None => say(state, "没有可重做的", "nothing to do again"),
    }
}
