//! Presses two hundred keys and draws after each, or does not: for a counter of instructions, whose numbers, unlike times,
//! are the same on every machine.
//!
//! ```text
//! cargo build --release --example instructions
//! valgrind --tool=callgrind target/release/examples/instructions 200
//! ```
//! The first argument says how many of the keys are pressed (0: the start alone); `update` after it leaves drawing out.

#[path = "../tests/common/browser.rs"]
mod browser;

use browser::{of_unit, press};
use fengong::tui::lens::Lens;
use fengong::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

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

fn main() -> Result<(), std::convert::Infallible> {
    let mut arguments = std::env::args().skip(1);
    let most = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let draws = arguments.next().as_deref() != Some("update");
    let mut state = of_unit("银川市/市教育局", "", (120, 36));
    state.look_through(Lens { on: false, ..state.lens() });
    let mut terminal = Terminal::new(TestBackend::new(120, 36))?;
    terminal.draw(|frame| view::draw(&state, frame))?;
    for key in KEYS.split_whitespace().take(most) {
        press(&mut state, key);
        if draws {
            terminal.draw(|frame| view::draw(&state, frame))?;
        }
    }
    Ok(())
}
