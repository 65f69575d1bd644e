//! The search box.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::{Input, InputRequest};

use super::super::state::State;

/// The longest text that the box takes.
const LONGEST: usize = 200;

/// Opens the box with the text it had.
pub(super) fn open(state: &mut State) {
    let text = state.level().search.clone();
    state.search = Some(Input::new(text));
}

/// Closes the box; its text stays in force.
pub(super) fn close(state: &mut State) {
    state.search = None;
}

/// A key typed in the box.
pub(super) fn edit(state: &mut State, key: KeyEvent) {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let request = match key.code {
        KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
        KeyCode::Char('u') if control => InputRequest::DeleteLine,
        KeyCode::Char('a') if control => InputRequest::GoToStart,
        KeyCode::Char('e') if control => InputRequest::GoToEnd,
        KeyCode::Char(c) if super::plain(key) => InputRequest::InsertChar(c),
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left if control => InputRequest::GoToPrevWord,
        KeyCode::Right if control => InputRequest::GoToNextWord,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return,
    };
    apply(state, [request]);
}

/// Text pasted anywhere goes into the box, on one line.
pub(super) fn paste(state: &mut State, text: &str) {
    if state.overlay.is_some() {
        return;
    }
    if state.search.is_none() {
        open(state);
    }
    let visible = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let typed: Vec<InputRequest> =
        visible.filter(|c| !c.is_control()).take(LONGEST).map(InputRequest::InsertChar).collect();
    apply(state, typed);
}

fn apply(state: &mut State, requests: impl IntoIterator<Item = InputRequest>) {
    let Some(input) = &mut state.search else {
        return;
    };
    for request in requests {
        let full = input.value().chars().count() >= LONGEST;
        if !(full && matches!(request, InputRequest::InsertChar(_))) {
            input.handle(request);
        }
    }
    let text = input.value().to_owned();
    let (level, index) = state.level_mut();
    if level.search != text {
        level.search = text;
        level.ask(index);
        level.cursor_to_best();
    }
}
