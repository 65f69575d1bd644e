//! The one owner of the terminal: takes it, draws on it, and gives it back as it was.
//!
//! It is given back when [`Screen`] is dropped, by the panic hook, and by the signal handler, whichever comes
//! first; giving it back twice does no harm.

use std::io::{self, Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use ratatui::crossterm::{cursor, execute, style};
use ratatui::layout::Rect;

use super::state::State;
use super::view;
use crate::text::chars::Chars;

/// A terminal larger than this is a mistake of the terminal; a buffer for it could exhaust the memory.
const MOST_CELLS: u32 = 1_000_000;

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal.
    pub fn take(mouse: bool) -> io::Result<Self> {
        if sane_size()?.is_none() {
            return Err(io::Error::other("the terminal is too large"));
        }
        restore_on_panic();
        let terminal = enter(mouse).and_then(|()| Terminal::new(CrosstermBackend::new(stdout())));
        match terminal {
            Ok(terminal) => Ok(Self { terminal, mouse }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Draws the state; nothing if the terminal has been given back.
    pub(crate) fn draw(&mut self, state: &State) -> io::Result<()> {
        if !TAKEN.load(Ordering::SeqCst) || sane_size()?.is_none() {
            return Ok(());
        }
        self.terminal.draw(|frame| view::draw(state, frame)).map(|_| ())
    }

    /// Makes the next drawing rewrite every cell. `Terminal::clear` would ask the terminal where its cursor is
    /// and wait for an answer that may never come.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        match sane_size()? {
            Some((width, height)) => self.terminal.resize(Rect::new(0, 0, width, height)),
            None => Ok(()),
        }
    }

    /// Takes the terminal again if it was given back meanwhile, and makes the next drawing rewrite it.
    pub(crate) fn refresh(&mut self) -> io::Result<()> {
        if !TAKEN.load(Ordering::SeqCst) {
            enter(self.mouse)?;
        }
        self.redraw()
    }

    /// Uses the mouse, or leaves it to the terminal, where text can then be selected with it.
    pub(crate) fn use_mouse(&mut self, mouse: bool) {
        if self.mouse == mouse {
            return;
        }
        self.mouse = mouse;
        // A terminal that cannot do it goes on without.
        let _ = if mouse {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        };
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Asks the terminal how wide it draws a line character, and chooses what may be drawn by the answer; none if it does
/// not answer. `asking` is called when the character has been drawn. Nothing else may read from the terminal meanwhile.
pub(super) fn measure(asking: impl FnOnce()) -> Option<Chars> {
    let drawn = execute!(stdout(), cursor::MoveTo(0, 0), style::Print('─'));
    asking();
    drawn.ok()?;
    let (column, _) = cursor::position().ok()?;
    Some(if column > 1 { Chars::Ascii } else { Chars::Unicode })
}

/// The terminal's columns and rows, unless they are absurd.
fn sane_size() -> io::Result<Option<(u16, u16)>> {
    let (width, height) = size()?;
    let sane = u32::from(width) * u32::from(height) <= MOST_CELLS;
    Ok(sane.then_some((width, height)))
}

fn enter(mouse: bool) -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    // crossterm drops every attribute under NO_COLOR; the look without colours is ours.
    style::force_color_output(true);
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, cursor::Hide)?;
    if cfg!(unix) {
        execute!(stdout(), EnableBracketedPaste)?;
    }
    if mouse {
        execute!(stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back, as far as it can be; nothing happens if it is not ours.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // Each step by itself: one that fails must not keep the others from being done.
    let mut out = stdout();
    let _ = execute!(out, DisableMouseCapture);
    if cfg!(unix) {
        let _ = execute!(out, DisableBracketedPaste);
    }
    let _ = execute!(out, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// A panic, in whatever thread, gives the terminal back before it is reported.
fn restore_on_panic() {
    static HOOKED: AtomicBool = AtomicBool::new(false);
    if HOOKED.swap(true, Ordering::SeqCst) {
        return;
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        give_back();
        before(info);
    }));
}
