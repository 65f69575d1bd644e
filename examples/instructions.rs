//! Presses two hundred keys and draws after each, or does not: for a counter of instructions, whose numbers, unlike times,
//! are the same on every machine.
//!
//! ```text
//! cargo build --release --example instructions
//! valgrind --tool=callgrind target/release/examples/instructions 200
//! ```
//! The first argument says how many of the keys are pressed (0: the start alone); `update` after it leaves drawing out.

use std::sync::Arc;

use fengong::data::Data;
use fengong::lang::Lang;
use fengong::load::Layer;
use fengong::query::{View, unit_named};
use fengong::tastes::Look;
use fengong::text::chars::Chars;
use fengong::tui::keymap::OwnKeys;
use fengong::tui::lens::Lens;
use fengong::tui::message::Message;
use fengong::tui::state::{Start, State};
use fengong::tui::update::update;
use fengong::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The keys by name; `=` stands before a character that is typed.
const KEYS: &str = "Down Down Down Enter Down Down Down PgDn Left / n m p x Enter Down Down Enter Left Esc / 科 普 比 赛 \
Enter Esc F2 Down Down Enter Down Space Down Space Left Up Enter =j =y =j Space Esc Right Down \
Down Enter Down Enter Down Down Backspace Backspace F4 Down Down Down F4 F4 Enter Down Down \
Enter Down Backspace Left F7 Down Down Enter Backspace F7 Down Right Right Right Down Down PgDn \
Right Left Enter Backspace F7 Down Down PgDn F8 Down Enter Down Left F7 Down Down F8 PgDn Enter \
Down Down Backspace F7 Right Right Down Enter Backspace F7 Down Down PgDn Enter Backspace F7 \
Ctrl-X F2 End Enter Down Down Space Esc Down Down Ctrl-Z Ctrl-Z Space Space Space F5 Right Right \
Left Esc Down Esc F10 =j =z Esc Ctrl-G =j =y =j Down Enter Down Down Enter Down Down Backspace \
Backspace v m Down Right Right End Home v t Down F8 F8 F8 PgDn PgUp End Home Down Down Down Down \
/ n c Enter Down Down Enter Down Esc Esc F2 Down Down Down Esc F4 Down Enter Down Down Backspace \
F4 Down PgDn PgUp End";

fn event(name: &str) -> Option<KeyEvent> {
    let (name, modifiers) = match name.strip_prefix("Ctrl-") {
        Some(rest) => (rest, KeyModifiers::CONTROL),
        None => (name, KeyModifiers::NONE),
    };
    let code = match name {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        name => {
            let number = name.strip_prefix('F').and_then(|n| n.parse().ok());
            let c = name.trim_start_matches('=').chars().next()?;
            let letter = if modifiers.is_empty() { c } else { c.to_ascii_lowercase() };
            number.map_or(KeyCode::Char(letter), KeyCode::F)
        }
    };
    Some(KeyEvent::new(code, modifiers))
}

fn browser() -> Option<State> {
    let data = Arc::new(Data::load(&[Layer::Embedded]));
    let unit = unit_named("银川市/市教育局", data.index(), |_| true).ok();
    let start = Start {
        data,
        mistakes: Vec::new(),
        lang: Lang::Zh,
        look: Look::Dark,
        chars: Chars::Unicode,
        mouse: true,
        view: View::default(),
        lens: Lens { unit, on: false, year: 2022 },
        ask_unit: false,
        keys: OwnKeys::default(),
        views: Vec::new(),
        searches: Vec::new(),
    };
    let mut state = State::new(start).ok()?;
    update(&mut state, Message::Resize(120, 36));
    Some(state)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let most = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let draws = arguments.next().as_deref() != Some("update");
    let (Some(mut state), Ok(mut terminal)) = (browser(), Terminal::new(TestBackend::new(120, 36)))
    else {
        return;
    };
    if terminal.draw(|frame| view::draw(&state, frame)).is_err() {
        return;
    }
    for event in KEYS.split_whitespace().filter_map(event).take(most) {
        update(&mut state, Message::Key(event));
        if draws && terminal.draw(|frame| view::draw(&state, frame)).is_err() {
            return;
        }
    }
}
