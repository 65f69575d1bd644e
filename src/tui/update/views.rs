//! Saved views.

use std::borrow::Cow;

use ratatui::crossterm::event::KeyEvent;
use tui_input::Input;

use crate::lang::Lang;
use crate::query::{QueryError, Question, View, look_up};
use crate::saved::SavedView;
use crate::tui::input::{self, LONGEST};
use crate::tui::{
    ask::Ask, level::Level, line, message::Effect, overlay::Overlay, picker::DIGITS, state::State,
    title::Title,
};

pub(super) fn name(state: &mut State) {
    // A name is for people: the line of the view is shown below it.
    let title = state.level().title();
    let name = match title {
        Title::All => Cow::default(),
        title => title.text(state.index(), state.lang),
    };
    state.overlay = Some(Overlay::Name(Input::new(name.into_owned())));
}

pub(super) fn edit(state: &mut State, key: KeyEvent) {
    if let Some(Overlay::Name(line)) = &mut state.overlay {
        input::edit(line, key, LONGEST);
    }
}

pub(super) fn save(state: &mut State) -> Option<Effect> {
    let Some(Overlay::Name(typed)) = &state.overlay else { return None };
    let name = typed.value().trim().to_owned();
    if name.is_empty() {
        state.say("请输入名称", "a name is needed");
        return None;
    }
    state.overlay = None;
    let line = line::line(state.level(), &state.data, state.lang);
    Some(Effect::SaveView(SavedView { name, line }, None))
}

/// The views as they are saved now, with the one that was saved last.
pub(super) fn saved(state: &mut State, views: Vec<SavedView>, name: &str) {
    // Undo has shown them already, and said so.
    let known = views == state.views;
    state.views = views;
    if known && state.notice.is_some() {
        return;
    }
    let Some(at) = state.views.iter().position(|view| view.name == name) else {
        state.say("已删除这个视图，Ctrl-Z 恢复", "the view is deleted, Ctrl-Z brings it back");
        return;
    };
    state.notice = Some(match (state.lang, at < DIGITS) {
        (Lang::Zh, true) => format!("已保存“{name}”，按 {} 打开", at + 1),
        (Lang::Zh, false) => format!("已保存“{name}”，在命令里打开"),
        (Lang::En, true) => format!("saved “{name}”, {} shows it", at + 1),
        (Lang::En, false) => format!("saved “{name}”, a command shows it"),
    });
}

pub(super) fn show(state: &mut State, at: usize) {
    let Some(view) = state.views.get(at).cloned() else {
        state.say("没有这个视图；先用 Ctrl-B 保存", "there is no such view; Ctrl-B saves one");
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

/// Shows a view on a level of its own; one that is on the way already is gone back to instead.
fn open(state: &mut State, name: Option<String>, line: &str) -> Result<(), Vec<QueryError>> {
    let level = level(state, name, line)?;
    state.meeting = None;
    let same = |known: &Level| known.ask() == level.ask() && known.title() == level.title();
    // From where it was saved, it shows the same again.
    let as_asked = Ask { as_asked: true, ..state.level().ask().clone() };
    if as_asked == *level.ask() && state.level().shown().lens.ours().is_none() {
        state.say("正在显示这个视图", "this view is what is shown");
        return Ok(());
    }
    let known = state.levels.iter().take(state.at + 1).rposition(same);
    match known {
        Some(at) if at == state.at => {
            state.say("正在显示这个视图", "this view is what is shown");
            return Ok(());
        }
        Some(at) => state.go_to(at),
        None => state.push(level),
    }
    if state.lens.on && state.level().ask().page.is_none() {
        state.say("按视图原样显示，F4 只看我单位", "as it was saved; F4 shows ours only");
    }
    Ok(())
}

/// The level of a view. It means the same to everybody: it is not looked at through the reader's own lens.
pub(in super::super) fn level(
    state: &State,
    name: Option<String>,
    text: &str,
) -> Result<Level, Vec<QueryError>> {
    let view = View::parse(text)?;
    let ask = Ask { as_asked: true, ..line::read(&view, &state.data, state.lens.unless(true))? };
    let unit = ask.page.map(|unit| state.model().unit_label(unit));
    let title = Title::Named(name.or(unit).unwrap_or_else(|| text.to_owned()));
    let about: Question = look_up(&view.query, state.index()).0;
    Ok(Level::new(title, about, ask, &state.data, state.lens))
}
