//! The search box.

use ratatui::crossterm::event::KeyEvent;
use tui_input::Input;

use super::{facets, list, picker};
use crate::tui::input::{self, LONGEST, Pasted};
use crate::tui::keymap::{Context, Motion};
use crate::tui::overlay::Overlay;
use crate::tui::state::State;

pub(super) fn open(state: &mut State) {
    let text = state.level().ask().search.clone();
    state.search = Some(Input::new(text));
}

/// Opens the box for something else than what was searched for, which can be called back.
pub(super) fn begin(state: &mut State) {
    let before = state.level().ask().search.clone();
    state.searches.add(&before);
    state.search = Some(Input::default());
}

/// Closes the box; its text stays in force, and is remembered.
pub(super) fn close(state: &mut State) {
    if let Some(line) = state.search.take() {
        state.searches.add(line.value());
    }
}

/// Searches for what may have been meant, where nothing was found; whether there is such a thing. Once the reader has moved
/// to one of the tasks that are near, that is what is opened.
pub(super) fn accept(state: &mut State) -> bool {
    let level = state.level();
    let first = level.shown().rows.iter().position(|row| row.is_item());
    let moved = first.is_some_and(|first| level.place().cursor > first);
    let Some(text) = level.shown().aside.suggestion.as_ref().filter(|_| !moved) else {
        return false;
    };
    let text = text.in_words(state.lang);
    close(state);
    state.edit(|ask| ask.search = text);
    let data = state.data.clone();
    state.level_mut().cursor_to_best(&data);
    true
}

/// A key typed in the box; whether it is one that types or moves the caret.
pub(super) fn edit(state: &mut State, key: KeyEvent) -> bool {
    let typed = state.search.as_mut().is_some_and(|line| input::edit(line, key, LONGEST));
    if typed {
        ask(state);
    }
    typed
}

/// What was searched for before comes back, or the list is looked through.
pub(super) fn go(state: &mut State, motion: Motion) {
    let shown = state.search.as_ref().map(|line| line.value().to_owned()).unwrap_or_default();
    let past = match motion {
        Motion::Up => state.searches.older(&shown),
        Motion::Down => state.searches.newer(&shown),
        Motion::Left
        | Motion::Right
        | Motion::PageUp
        | Motion::PageDown
        | Motion::First
        | Motion::Last => None,
    };
    match past {
        Some(text) => {
            state.search = Some(Input::new(text));
            ask(state);
        }
        None => list::go(state, motion),
    }
}

/// Text pasted anywhere goes into the line that is typed in, or else into the box.
pub(super) fn paste(state: &mut State, text: &str) {
    let in_facets = matches!(state.context(), Context::Facets | Context::Heading);
    let pasted = match &mut state.overlay {
        Some(Overlay::Name(line)) => input::paste(line, text, LONGEST),
        Some(Overlay::Review(review)) => super::review::paste(review, text),
        Some(overlay) => {
            let pasted = overlay.picker().map_or(Pasted::Nothing, |picker| picker.paste(text));
            picker::offer(state);
            pasted
        }
        None if in_facets => facets::paste(state, text),
        None => {
            state.meeting = None;
            if state.search.is_none() {
                open(state);
            }
            let line = state.search.as_mut();
            let pasted = line.map_or(Pasted::Nothing, |line| input::paste(line, text, LONGEST));
            ask(state);
            pasted
        }
    };
    if pasted == Pasted::Cut {
        state.say("粘贴的文字过长，后面的没有放入", "the text is too long, its end is left out");
    }
}

fn ask(state: &mut State) {
    let Some(text) = state.search.as_ref().map(|line| line.value().to_owned()) else {
        return;
    };
    if state.level().ask().search != text {
        state.edit(|ask| ask.search = text);
        let data = state.data.clone();
        state.level_mut().cursor_to_best(&data);
    }
}
