//! What happens to the browser, and what it asks the run loop to do.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use super::documents::{Bytes, Document};
use crate::data::Data;
use crate::saved::SavedView;
use crate::text::chars::Chars;

/// Tells somebody who waits that something is done.
#[derive(Clone, Debug)]
pub struct Done(Sender<()>);

impl Done {
    #[cfg(unix)]
    pub(crate) fn new(sender: Sender<()>) -> Self {
        Self(sender)
    }

    pub(crate) fn tell(&self) {
        // Nobody may be waiting any more.
        let _ = self.0.send(());
    }
}

impl PartialEq for Done {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Eq for Done {}

/// Data that was loaded just now.
#[derive(Clone, Debug)]
pub struct Fresh(pub Arc<Data>);

impl PartialEq for Fresh {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Fresh {}

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
    /// The terminal said which characters may be drawn, or did not answer.
    Measured(Option<Chars>),
    /// What became of something that was to be done outside, in the user's language.
    Told(String),
    /// The views as they are saved now, and the name of the one that was saved last.
    Views(Vec<SavedView>, String),
    /// The documents that may be brought in.
    Documents(Vec<Document>),
    /// A document was read.
    Document(Bytes),
    /// Where the plan with this id goes; the text of the file that is there already.
    Destination(String, PathBuf, Option<String>),
    /// A plan was written as this file, and the data loaded again with it.
    Brought(PathBuf, Fresh),
    /// The data was loaded again.
    Loaded(Fresh),
    /// A signal will end the program; whoever waits at the other end is told when all is remembered.
    Ending(Done),
    /// No more input will come.
    Closed,
}

/// Something that the user chose once for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taste {
    /// The language.
    Lang,
    /// The look.
    Look,
    /// The characters that may be drawn.
    Chars,
    /// Whether the mouse is used.
    Mouse,
}

/// Something to do outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the browser.
    Quit,
    /// Load the data again, from where it came from.
    Reload,
    /// Draw every cell anew.
    Redraw,
    /// Give the shell back until the program is continued.
    Suspend,
    /// Put a text on the clipboard.
    Copy(String),
    /// Save a view: in the place of the one with its name, or at this position, or as the last.
    SaveView(SavedView, Option<usize>),
    /// Forget the saved view of this name.
    DropView(String),
    /// Remember something that the user chose for the next start.
    Remember(Taste),
    /// Remember where the reader is, then tell who waits.
    KeepPlace(Done),
    /// Remember that the terminal does not answer questions.
    RememberSilence,
    /// Look for documents that may be brought in.
    FindDocuments,
    /// Read the document that a path, as it was typed or pasted, means.
    ReadDocument(String),
    /// Look where the plan with this id goes.
    FindDestination(String),
    /// Write a plan: the file, its text.
    WritePlan(PathBuf, String),
    /// Remember which unit is ours, or that none is, for the next start.
    RememberUnit,
    /// Remember that the user was asked which unit is ours and did not answer.
    RememberAsked,
}
