//! Editing one line of text.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::{Input, InputRequest};

/// The longest search or name, in characters.
pub(super) const LONGEST: usize = 200;

/// Applies a key that types or moves the caret, as long as the text is not longer than `longest` characters; whether the text may have changed.
pub(super) fn edit(input: &mut Input, key: KeyEvent, longest: usize) -> bool {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    // With Alt an arrow goes back or forward in the way.
    if key.modifiers.contains(KeyModifiers::ALT) {
        return false;
    }
    let request = match key.code {
        KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
        KeyCode::Char('u') if control => InputRequest::DeleteLine,
        KeyCode::Char('a') if control => InputRequest::GoToStart,
        KeyCode::Char('e') if control => InputRequest::GoToEnd,
        KeyCode::Char(c) if is_plain(key) => InputRequest::InsertChar(c),
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left if control => InputRequest::GoToPrevWord,
        KeyCode::Right if control => InputRequest::GoToNextWord,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return false,
    };
    apply(input, [request], longest);
    true
}

/// Whether a key is a character by itself.
pub(super) fn is_plain(key: KeyEvent) -> bool {
    !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pasted {
    Nothing,
    Whole,
    /// It did not fit; its end was left out.
    Cut,
}

/// Inserts pasted text, on one line, as far as it fits into `longest` characters.
pub(super) fn paste(input: &mut Input, text: &str, longest: usize) -> Pasted {
    let visible = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let mut typed = visible.filter(|c| !c.is_control()).map(InputRequest::InsertChar).peekable();
    if typed.peek().is_none() {
        return Pasted::Nothing;
    }
    let room = longest.saturating_sub(input.value().chars().count());
    apply(input, typed.by_ref().take(room), longest);
    if typed.peek().is_none() { Pasted::Whole } else { Pasted::Cut }
}

fn apply(input: &mut Input, requests: impl IntoIterator<Item = InputRequest>, longest: usize) {
    for request in requests {
        let full = input.value().chars().count() >= longest;
        if !(full && matches!(request, InputRequest::InsertChar(_))) {
            input.handle(request);
        }
    }
}
