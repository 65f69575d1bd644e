//! Text pasted where nobody says so: in the consoles of Windows it arrives as keys, and a line break in it would end
//! what is typed in.

use std::collections::VecDeque;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use super::input::is_plain;
use super::message::Message;

/// Whether this platform leaves a program to find out what was pasted.
pub(super) const AS_KEYS: bool = cfg!(windows);

/// Whether more of a pasted text may be about to come.
pub(super) fn may_go_on(messages: &[Message]) -> bool {
    matches!(messages.last(), Some(Message::Key(key)) if key.code == KeyCode::Enter)
}

/// Takes a pasted text off the front of the queue, if there is one: nobody types a line break with text before it
/// and right behind it, all at once.
pub(super) fn take(queue: &mut VecDeque<Message>) -> Option<String> {
    let mut text = String::new();
    let mut taken = 0;
    for (at, message) in queue.iter().enumerate() {
        match message {
            Message::Key(key) if key.kind == KeyEventKind::Release => {}
            Message::Key(key) => match typed(*key) {
                Some(c) => text.push(c),
                None => break,
            },
            _ => break,
        }
        taken = at + 1;
    }
    let lines = text.trim_end_matches('\n');
    if lines.starts_with('\n') || !lines.contains('\n') {
        return None;
    }
    queue.drain(..taken);
    Some(text)
}

/// The character that a key puts into a text.
fn typed(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if is_plain(key) => Some(c),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::KeyModifiers;

    use super::*;

    fn key(code: KeyCode) -> [Message; 2] {
        let with = |kind| KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind);
        [KeyEventKind::Press, KeyEventKind::Release].map(|kind| Message::Key(with(kind)))
    }

    /// The keys of a text as Windows sends them, each with its release.
    fn keys(text: &str) -> VecDeque<Message> {
        let code = |c| match c {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            c => KeyCode::Char(c),
        };
        text.chars().flat_map(|c| key(code(c))).collect()
    }

    #[test]
    fn several_lines_at_once_are_pasted() {
        for text in ["农民\n培训", "a\nb\n\n", "一\t二\n三\t四\n"] {
            let mut queue = keys(text);
            queue.extend(key(KeyCode::F(1)));
            assert_eq!(take(&mut queue).as_deref(), Some(text));
            assert_eq!(queue, key(KeyCode::F(1)), "what follows is no part of it");
        }
    }

    #[test]
    fn what_can_be_typed_is_typed() {
        for text in ["", "农", "nmpx", "nmpx\n", "\n", "\njj", "\n\n"] {
            let mut queue = keys(text);
            assert_eq!(take(&mut queue), None, "{text:?}");
            assert_eq!(queue, keys(text));
        }
        let mut queue = keys("农民");
        queue.extend(key(KeyCode::Down));
        queue.extend(keys("\n培训"));
        assert_eq!(take(&mut queue), None, "a key between them");
    }

    #[test]
    fn a_line_break_is_waited_after() {
        let mut queue = keys("农民\n");
        assert!(may_go_on(queue.make_contiguous()));
        assert!(!may_go_on(keys("农民").make_contiguous()));
        assert!(!may_go_on(&[]));
    }
}
