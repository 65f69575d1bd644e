//! Popups.

use tui_input::Input;

use super::picker::Picker;
use super::review::Review;

/// A popup; at most one is open.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Every command, to be found and run.
    Commands(Picker),
    /// Every unit, to choose ours.
    Units(Picker),
    /// What a task has that others may have as well, to keep only those.
    Values(Picker),
    /// What can be copied; the cursor.
    Copy(usize),
    /// The menu that goes to a facet; its cursor.
    Facets(usize),
    /// Which way of seeing the answer; the cursor.
    Ways(usize),
    /// Every unit, to see its page.
    Pages(Picker),
    /// The name under which the view is saved.
    Name(Input),
    /// The problems of the data, from this line on.
    Problems(usize),
    /// Every document that may be brought in.
    Documents(Picker),
    /// A document that is brought in. It fills the screen.
    Review(Box<Review>),
}

impl Overlay {
    pub(super) fn picker(&mut self) -> Option<&mut Picker> {
        match self {
            Self::Commands(picker)
            | Self::Units(picker)
            | Self::Values(picker)
            | Self::Pages(picker)
            | Self::Documents(picker) => Some(picker),
            Self::Copy(_)
            | Self::Facets(_)
            | Self::Ways(_)
            | Self::Name(_)
            | Self::Problems(_)
            | Self::Review(_) => None,
        }
    }

    pub(super) fn menu(&mut self) -> Option<&mut usize> {
        match self {
            Self::Copy(cursor) | Self::Facets(cursor) | Self::Ways(cursor) => Some(cursor),
            Self::Commands(_)
            | Self::Units(_)
            | Self::Values(_)
            | Self::Pages(_)
            | Self::Name(_)
            | Self::Problems(_)
            | Self::Documents(_)
            | Self::Review(_) => None,
        }
    }

    /// Whether nothing else is seen.
    pub(super) fn fills_screen(&self) -> bool {
        matches!(self, Self::Review(_))
    }

    pub(super) fn review(&mut self) -> Option<&mut Review> {
        match self {
            Self::Review(review) => Some(review),
            _ => None,
        }
    }
}
