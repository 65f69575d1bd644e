//! The search box.

use ratatui::crossterm::event::KeyEvent;
use tui_input::Input;

use super::super::input::{self, LONGEST, Pasted};
use super::super::keymap::{Action, Context};
use super::super::state::{Overlay, Pane, State};
use super::{facets, list, say};

/// Opens the box with the text it had.
pub(super) fn open(state: &mut State) {
    let text = state.level().search.clone();
    state.search = Some(Input::new(text));
}

/// Opens the box for something else than what was searched for, which can be called back.
pub(super) fn begin(state: &mut State) {
    let before = state.level().search.clone();
    state.searches.add(&before);
    state.search = Some(Input::default());
}

/// Closes the box; its text stays in force, and is remembered.
pub(super) fn close(state: &mut State) {
    if let Some(line) = state.search.take() {
        state.searches.add(line.value());
    }
}

/// A key typed in the box; whether it is one that types or moves the caret.
pub(super) fn edit(state: &mut State, key: KeyEvent) -> bool {
    let typed = state.search.as_mut().is_some_and(|line| input::edit(line, key, LONGEST));
    if typed {
        ask(state);
    }
    typed
}

/// A key that does not type: the list is looked through, or what was searched for before comes back.
pub(super) fn perform(state: &mut State, action: Action) {
    let shown = state.search.as_ref().map(|line| line.value().to_owned()).unwrap_or_default();
    let past = match action {
        Action::Up => state.searches.older(&shown),
        Action::Down => state.searches.newer(&shown),
        Action::Open => {
            close(state);
            state.focus = Pane::List;
            return;
        }
        _ => None,
    };
    match past {
        Some(text) => {
            state.search = Some(Input::new(text));
            ask(state);
        }
        None => list::perform(state, action),
    }
}

/// Text pasted anywhere goes into the line that is typed in, or else into the box.
pub(super) fn paste(state: &mut State, text: &str) {
    let in_facets = matches!(state.context(), Context::Facets | Context::Heading);
    let pasted = match &mut state.overlay {
        Some(Overlay::Name(line)) => input::paste(line, text, LONGEST),
        Some(overlay) => overlay.picker().map_or(Pasted::Nothing, |picker| picker.paste(text)),
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
        say(state, "粘贴的文字过长，后面的没有放入", "the text is too long, its end is left out");
    }
}

/// Asks for what the box holds.
fn ask(state: &mut State) {
    let Some(text) = state.search.as_ref().map(|line| line.value().to_owned()) else {
        return;
    };
    let (level, index) = state.level_mut();
    if level.search != text {
        level.search = text;
        level.ask(index);
        level.cursor_to_best(index);
    }
}
