//! Driving the browser without a terminal: keys as text, the screen as text.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses the helpers it needs, and stops if it cannot go on"
)]

use std::sync::Arc;

use fengong::data::Data;
use fengong::load::Layer;
use fengong::query::{View, unit_named};
use fengong::tui::lens::Lens;
use fengong::tui::message::{Effect, Message};
use fengong::tui::state::{Start, State};
use fengong::tui::update::update;
use fengong::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A browser on the embedded data, with a query, on a screen of this size. No unit is ours.
pub(crate) fn browser(query: &str, size: (u16, u16)) -> State {
    with_layers(&[Layer::Embedded], query, size)
}

/// A browser on other data.
pub(crate) fn with_layers(layers: &[Layer], query: &str, size: (u16, u16)) -> State {
    started(start(layers, query), size)
}

/// The browser of a unit, which is named as `region/name`, with the lens on, in the year 2022.
pub(crate) fn of_unit(unit: &str, query: &str, size: (u16, u16)) -> State {
    let mut start = start(&[Layer::Embedded], query);
    start.lens.unit = Some(unit_named(unit, start.data.index(), |_| true).unwrap());
    start.lens.on = true;
    started(start, size)
}

/// The browser as it is first seen: it asks which unit is ours.
pub(crate) fn first_run(size: (u16, u16)) -> State {
    let mut start = start(&[Layer::Embedded], "");
    start.ask_unit = true;
    started(start, size)
}

fn start(layers: &[Layer], query: &str) -> Start {
    Start {
        view: View::parse(query).unwrap(),
        lens: Lens { unit: None, on: false, year: 2022 },
        ..Start::on(Arc::new(Data::load(layers)))
    }
}

fn started(start: Start, size: (u16, u16)) -> State {
    let mut state = State::new(start).unwrap();
    update(&mut state, Message::Resize(size.0, size.1));
    state
}

/// Presses keys: names as in the key table, parted by blanks; `=text` types a text.
pub(crate) fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in keys.split_whitespace() {
        let events: Vec<KeyEvent> = match key.strip_prefix('=') {
            Some(text) => {
                text.chars().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)).collect()
            }
            None => vec![event(key)],
        };
        for event in events {
            effects.extend(update(state, Message::Key(event)));
        }
    }
    effects
}

/// The event of a key's name.
fn event(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    loop {
        let known = [
            ("Ctrl-", KeyModifiers::CONTROL),
            ("Alt-", KeyModifiers::ALT),
            ("Shift-", KeyModifiers::SHIFT),
        ];
        match known.into_iter().find(|(prefix, _)| rest.starts_with(prefix)) {
            Some((prefix, modifier)) => {
                modifiers |= modifier;
                rest = rest.strip_prefix(prefix).unwrap();
            }
            None => break,
        }
    }
    let code = match rest {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Enter" => KeyCode::Enter,
        "Tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "Tab" => KeyCode::Tab,
        "Esc" => KeyCode::Esc,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Insert" => KeyCode::Insert,
        "Space" => KeyCode::Char(' '),
        f if f.len() > 1 && f.starts_with('F') => {
            KeyCode::F(f.trim_start_matches('F').parse().unwrap())
        }
        c => {
            let c = c.chars().next().unwrap();
            let shifted = modifiers.is_empty();
            KeyCode::Char(if shifted { c } else { c.to_ascii_lowercase() })
        }
    };
    KeyEvent::new(code, modifiers)
}

/// Draws a state as the buffer that is compared with the one before.
pub(crate) fn buffer(state: &State) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(state.size.0, state.size.1)).unwrap();
    let mut buffer = Buffer::default();
    terminal
        .draw(|frame| {
            view::draw(state, frame);
            buffer = frame.buffer_mut().clone();
        })
        .unwrap();
    buffer
}

/// Draws a state.
pub(crate) fn draw(state: &State) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(state.size.0, state.size.1)).unwrap();
    terminal.draw(|frame| view::draw(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// Where the caret is after drawing, if it is shown.
pub(crate) fn caret(state: &State) -> Option<(u16, u16)> {
    let mut terminal = Terminal::new(TestBackend::new(state.size.0, state.size.1)).unwrap();
    let mut caret = None;
    terminal
        .draw(|frame| {
            view::draw(state, frame);
        })
        .unwrap();
    if terminal.backend().cursor_visible() {
        let position = terminal.backend().cursor_position();
        caret = Some((position.x, position.y));
    }
    caret
}

/// The text of a line of cells, each wide character once.
pub(crate) fn line(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut x = 0;
    while x < buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        text.push_str(symbol);
        x += u16::try_from(fengong::text::cells::width(symbol).max(1)).unwrap();
    }
    text.trim_end().to_owned()
}

/// The screen: its numbered lines, then every run of cells that does not look ordinary. The plans' long titles
/// are shortened.
pub(crate) fn screen(state: &State) -> String {
    let buffer = draw(state);
    let mut lines: Vec<String> =
        (0..buffer.area.height).map(|y| format!("{y:2}|{}", line(&buffer, y))).collect();
    for plan in &state.model().plans {
        let title: Vec<char> = plan.title.chars().collect();
        let prefixes = (20..=title.len()).rev().map(|n| title.iter().take(n).collect::<String>());
        for prefix in prefixes {
            let short: String = prefix.chars().take(12).collect();
            for line in &mut lines {
                *line = line.replace(&prefix, &format!("{short}[…]"));
            }
        }
    }
    lines.push("-- styles --".to_owned());
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let start = x;
            let look = look(&buffer[(x, y)]);
            while x < buffer.area.width && self::look(&buffer[(x, y)]) == look {
                // The second cell of a wide character shows what the first one does.
                let cells = fengong::text::cells::width(buffer[(x, y)].symbol()).max(1);
                x += u16::try_from(cells).unwrap();
            }
            if !look.is_empty() {
                lines.push(format!("{y} {start}..{x} {look}"));
            }
        }
    }
    lines.join("\n")
}

/// How a cell looks, in words; empty if ordinary.
fn look(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != ratatui::style::Color::Reset {
        words.push(cell.fg.to_string());
    }
    if cell.bg != ratatui::style::Color::Reset {
        words.push(format!("on {}", cell.bg));
    }
    if !cell.modifier.is_empty() {
        words.push(format!("{:?}", cell.modifier));
    }
    words.join(" ")
}

/// The ids of the listed tasks, in order.
pub(crate) fn listed(state: &State) -> Vec<String> {
    let tasks = state.level().shown().tasks();
    tasks.iter().map(|id| state.model().task_name(*id)).collect()
}

/// The id of the task the cursor is on.
pub(crate) fn current(state: &State) -> String {
    let task = state.level().task();
    task.map(|id| state.model().task_name(id)).unwrap_or_default()
}

/// Everything that is asked on the level that is shown, as a query.
pub(crate) fn asked(state: &State) -> String {
    state.level().shown().answer.question.query(state.index()).to_string()
}
