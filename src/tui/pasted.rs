//! Text pasted where nobody says so: in the consoles of Windows it arrives as keys, and a line break in it would end
//! what is typed in.

use std::collections::VecDeque;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use super::input::is_plain;
use super::message::Message;

/// Whether this platform leaves a program to find out what was pasted.
pub(super) const AS_KEYS: bool = cfg!(windows);

/// So many different characters at once nobody presses as commands; a key that is held down gives one many times.
const TOO_MANY: usize = 4;

/// Whether more of a pasted text may be about to come.
pub(super) fn may_go_on(messages: &[Message]) -> bool {
    matches!(messages.last(), Some(Message::Key(key)) if typed(*key).is_some())
}

/// Takes a pasted text off the front of the queue, if there is one. `typing` says that keys go into a line: there,
/// nobody types a line break with text before it and right behind it, all at once; elsewhere nobody gives so many
/// commands.
pub(super) fn take(queue: &mut VecDeque<Message>, typing: bool) -> Option<String> {
    let typed = queue.iter().map_while(|message| match message {
        Message::Key(key) => typed(*key),
        _ => None,
    });
    let text: String = typed.collect();
    let lines = text.trim_end_matches('\n');
    let pasted = if typing {
        !lines.starts_with('\n') && lines.contains('\n')
    } else {
        let first = lines.chars().next();
        lines.chars().nth(TOO_MANY - 1).is_some() && lines.chars().any(|c| Some(c) != first)
    };
    pasted.then(|| {
        queue.drain(..text.chars().count()); // characters, not cells
        text
    })
}

/// The keys that are down, as far as the console tells: it gives some characters only when a key goes up, those typed
/// by number with Alt and some that are pasted.
#[derive(Debug, Default)]
pub(super) struct Down {
    keys: VecDeque<KeyCode>,
}

impl Down {
    /// No more keys are held at once; a console may forget to say that one goes up.
    const MOST: usize = 16;

    /// The key as it was pressed; none for one that only goes up again.
    pub(super) fn pressed(&mut self, key: KeyEvent) -> Option<KeyEvent> {
        if key.kind != KeyEventKind::Release {
            self.keys.push_back(key.code);
            if self.keys.len() > Self::MOST {
                self.keys.pop_front();
            }
            return Some(key);
        }
        if let Some(at) = self.keys.iter().rposition(|down| *down == key.code) {
            self.keys.remove(at);
            return None;
        }
        let unseen = matches!(key.code, KeyCode::Char(c) if !c.is_ascii());
        unseen.then_some(KeyEvent { kind: KeyEventKind::Press, ..key })
    }
}

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

    fn key(code: KeyCode) -> Message {
        Message::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn keys(text: &str) -> VecDeque<Message> {
        let code = |c| match c {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            c => KeyCode::Char(c),
        };
        text.chars().map(|c| key(code(c))).collect()
    }

    #[test]
    fn several_lines_at_once_are_pasted() {
        for text in ["农民\n培训", "a\nb\n\n", "一\t二\n三\t四\n"] {
            let mut queue = keys(text);
            queue.push_back(key(KeyCode::F(1)));
            assert_eq!(take(&mut queue, true).as_deref(), Some(text));
            assert_eq!(queue, [key(KeyCode::F(1))], "what follows is no part of it");
        }
    }

    #[test]
    fn what_can_be_typed_is_typed() {
        for text in ["", "农", "nmpx", "nmpx\n", "\n", "\njj", "\n\n"] {
            let mut queue = keys(text);
            assert_eq!(take(&mut queue, true), None, "{text:?}");
            assert_eq!(queue, keys(text));
        }
        let mut queue = keys("农民");
        queue.push_back(key(KeyCode::Down));
        queue.extend(keys("\n培训"));
        assert_eq!(take(&mut queue, true), None, "a key between them");
    }

    #[test]
    fn what_is_pasted_is_no_row_of_commands() {
        for text in ["lead:市教育局 year:2022", "quit\n", "plan:x\nview:matrix"] {
            assert_eq!(take(&mut keys(text), false).as_deref(), Some(text));
        }
        for text in ["", "jjjjjjjj", "\n\n\n\n\n", "ys", "fl ", "jj\n"] {
            assert_eq!(take(&mut keys(text), false), None, "{text:?}");
        }
    }

    #[test]
    fn more_is_waited_for_after_a_character() {
        for text in ["农民\n", "l"] {
            assert!(may_go_on(keys(text).make_contiguous()));
        }
        assert!(!may_go_on(&[key(KeyCode::Down)]) && !may_go_on(&[]));
    }

    #[test]
    fn a_character_that_only_goes_up_is_typed() {
        let mut down = Down::default();
        let with = |c, kind| KeyEvent::new_with_kind(KeyCode::Char(c), KeyModifiers::NONE, kind);
        let press = |c| with(c, KeyEventKind::Press);
        let release = |c| with(c, KeyEventKind::Release);
        assert_eq!(down.pressed(press('市')), Some(press('市')));
        assert_eq!(down.pressed(press('科')), Some(press('科')));
        assert_eq!([down.pressed(release('市')), down.pressed(release('科'))], [None, None]);
        assert_eq!(down.pressed(release('协')), Some(press('协')), "typed by its number");
        assert_eq!(down.pressed(release('a')), None, "pressed before the program began");
        for c in ('a'..='z').cycle().take(100) {
            down.pressed(press(c));
        }
        assert!(down.keys.len() <= Down::MOST);
    }
}
