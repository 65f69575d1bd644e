//! Saved views, undo and redo.

use ratatui::crossterm::event::KeyEvent;
use tui_input::Input;

use super::super::input;
use super::super::memory::{recall, remember};
use super::super::message::Effect;
use super::super::state::{Overlay, State};
use super::say;
use crate::lang::Lang;
use crate::query::{Query, QueryError};
use crate::saved::SavedView;

/// How many views have a digit.
const DIGITS: usize = 9;

/// Asks for the name of the view.
pub(super) fn name(state: &mut State) {
    let level = state.level();
    let name = if level.title.is_empty() { level.query.to_string() } else { level.title.clone() };
    state.overlay = Some(Overlay::Name(Input::new(name)));
}

/// A key typed in the name.
pub(super) fn edit(state: &mut State, key: KeyEvent) {
    if let Some(Overlay::Name(line)) = &mut state.overlay {
        input::edit(line, key);
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
    let view = SavedView { name, query: state.level().query.to_string() };
    Some(Effect::SaveView(view))
}

/// The views as they are saved now, with the one that was saved last.
pub(super) fn saved(state: &mut State, views: Vec<SavedView>, name: &str) {
    state.views = views;
    let at = state.views.iter().position(|view| view.name == name);
    state.notice = at.map(|at| match (state.lang, at < DIGITS) {
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
    open(state, view.name, &view.query);
}

/// Shows what a query asks on a level of its own.
pub(super) fn ask(state: &mut State, query: &str) {
    open(state, query.to_owned(), query);
}

fn open(state: &mut State, title: String, query: &str) {
    let shown = Query::parse(query)
        .and_then(|query| super::Level::new(title, &query, state.lens(), &state.index));
    match shown {
        Ok(level) => state.push(level),
        Err(errors) => state.notice = Some(messages(&errors, state.lang)),
    }
}

/// Undoes the last change of the view.
pub(super) fn undo(state: &mut State) {
    let now = remember(state);
    match state.history.undo(now) {
        Some(before) => {
            recall(state, &before);
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

/// What is wrong with a query, on one line.
pub(super) fn messages(errors: &[QueryError], lang: Lang) -> String {
    let messages: Vec<String> = errors.iter().map(|e| e.message(lang)).collect();
    messages.join(lang.pick("；", "; "))
}
