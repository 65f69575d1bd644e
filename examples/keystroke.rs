//! Prints what a key press costs: changing the state, and drawing it, in milliseconds.
//!
//! ```text
//! cargo run --release --example keystroke
//! ```

use std::io::{Write, stdout};
use std::sync::Arc;
use std::time::Instant;

use fengong::data::Data;
use fengong::load::Layer;
use fengong::query::unit_named;
use fengong::tui::lens::Lens;
use fengong::tui::message::Message;
use fengong::tui::state::{Start, State};
use fengong::tui::update::update;
use fengong::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What is measured: a name, and the keys, typed one by one.
const WAYS: [(&str, &[KeyCode]); 12] = [
    ("moving the cursor", &[KeyCode::Down; 12]),
    ("reading a task", &[KeyCode::Enter, KeyCode::Down, KeyCode::Down, KeyCode::PageDown]),
    (
        "searching",
        &[
            KeyCode::Char('/'),
            KeyCode::Char('n'),
            KeyCode::Char('m'),
            KeyCode::Char('p'),
            KeyCode::Char('x'),
            KeyCode::Char('k'),
            KeyCode::Char('j'),
        ],
    ),
    (
        "searching in 汉字",
        &[
            KeyCode::Char('/'),
            KeyCode::Char('科'),
            KeyCode::Char('普'),
            KeyCode::Char('比'),
            KeyCode::Char('赛'),
        ],
    ),
    (
        "choosing values",
        &[KeyCode::F(2), KeyCode::Down, KeyCode::Char(' '), KeyCode::Char(' '), KeyCode::Char('j')],
    ),
    ("our unit on and off", &[KeyCode::F(4), KeyCode::F(4), KeyCode::F(7), KeyCode::Down]),
    ("the matrix", &in_view('m')),
    ("the targets", &in_view('g')),
    ("the units", &in_view('u')),
    ("the comparison", &in_view('c')),
    ("the audit", &in_view('a')),
    (
        "a meeting",
        &[
            KeyCode::F(5),
            KeyCode::Right,
            KeyCode::Right,
            KeyCode::Right,
            KeyCode::End,
            KeyCode::Left,
        ],
    ),
];

/// Showing the answer in another way, and moving and scrolling there.
const fn in_view(letter: char) -> [KeyCode; 12] {
    [
        KeyCode::Char('v'),
        KeyCode::Char(letter),
        KeyCode::Down,
        KeyCode::Right,
        KeyCode::Right,
        KeyCode::Left,
        KeyCode::Left,
        KeyCode::PageDown,
        KeyCode::PageDown,
        KeyCode::Up,
        KeyCode::End,
        KeyCode::Home,
    ]
}

fn browser() -> Option<State> {
    let data = Arc::new(Data::load(&[Layer::Embedded]));
    let unit = unit_named("银川市/市教育局", data.index(), |_| true).ok();
    let start = Start { lens: Lens { unit, on: false, year: 2022 }, ..Start::on(data) };
    let mut state = State::new(start).ok()?;
    update(&mut state, Message::Resize(120, 36));
    Some(state)
}

fn main() -> std::io::Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{:<24} {:>14} {:>14}", "", "update, worst", "draw, worst")?;
    for (name, keys) in WAYS {
        let (mut slowest_update, mut slowest_draw) = (0.0_f64, 0.0_f64);
        // The best of several rounds of each key: what the program does, not what the machine does beside it.
        let mut rounds: Vec<Vec<(f64, f64)>> = Vec::new();
        for _ in 0..7 {
            let (Some(mut state), Ok(mut terminal)) =
                (browser(), Terminal::new(TestBackend::new(120, 36)))
            else {
                return Ok(());
            };
            let mut round = Vec::new();
            for key in keys {
                let event = KeyEvent::new(*key, KeyModifiers::NONE);
                let before = Instant::now();
                update(&mut state, Message::Key(event));
                let updated = before.elapsed().as_secs_f64() * 1000.0;
                let before = Instant::now();
                if terminal.draw(|frame| view::draw(&state, frame)).is_err() {
                    return Ok(());
                }
                round.push((updated, before.elapsed().as_secs_f64() * 1000.0));
            }
            rounds.push(round);
        }
        for key in 0..keys.len() {
            let best = |of: &dyn Fn(&(f64, f64)) -> f64| {
                rounds.iter().filter_map(|round| round.get(key)).map(of).fold(f64::MAX, f64::min)
            };
            slowest_update = slowest_update.max(best(&|cost| cost.0));
            slowest_draw = slowest_draw.max(best(&|cost| cost.1));
        }
        writeln!(out, "{name:<24} {slowest_update:>11.2} ms {slowest_draw:>11.2} ms")?;
    }
    Ok(())
}
