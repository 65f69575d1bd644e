//! What happens to the browser, and what it asks the run loop to do.

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse was used.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size: columns, rows.
    Resize(u16, u16),
    /// The program goes on after having been stopped.
    Resumed,
    /// Something that was to be done outside could not be done; why, in the user's language.
    Failed(String),
    /// No more input will come.
    Closed,
}

/// Something to do outside the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the browser.
    Quit,
    /// Draw every cell anew.
    Redraw,
    /// Give the shell back until the program is continued.
    Suspend,
    /// Use the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Remember which unit is ours, or that none is, for the next start.
    RememberUnit,
}
