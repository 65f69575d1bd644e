//! The names of keys, as they are looked up in the table.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::fold::narrow;

/// A key as it is looked up: a name such as `Ctrl-F`, `F3`, `n` or `Space`.
pub fn key_name(event: &KeyEvent) -> Option<String> {
    let mut name = match event.code {
        KeyCode::Char(' ' | '　') => "Space".to_owned(),
        KeyCode::Char(c) => twin(c).to_string(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::BackTab => return Some("Shift-Tab".to_owned()),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Delete".to_owned(),
        KeyCode::Insert => "Insert".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        _ => return None,
    };
    let modifiers = event.modifiers;
    if modifiers.contains(KeyModifiers::CONTROL) {
        if let KeyCode::Char(c) = event.code {
            name = c.to_ascii_uppercase().to_string();
        }
        name = format!("Ctrl-{name}");
    }
    if modifiers.contains(KeyModifiers::ALT) {
        if let KeyCode::Char(c) = event.code {
            name = c.to_ascii_uppercase().to_string();
        }
        name = format!("Alt-{name}");
    }
    // A shifted character is another character already.
    let shifts = |code| matches!(code, KeyCode::F(_) | KeyCode::Up | KeyCode::Down);
    if modifiers.contains(KeyModifiers::SHIFT) && shifts(event.code) {
        name = format!("Shift-{name}");
    }
    Some(name)
}

/// The character whose key an input method turned into this one.
pub(super) fn twin(c: char) -> char {
    match c {
        '、' => '/',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        '\u{ff01}'..='\u{ff5e}' => narrow(c),
        _ => c,
    }
}
