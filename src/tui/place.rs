//! Where the reader is in what is shown: cursors and scroll positions, nothing that was asked and no answer.

use super::pane::Pane;
use crate::model::{TaskId, UnitId};

/// See the module's documentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The row the cursor is on.
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
    /// Where the reader is in the columns of a table.
    pub across: Across,
    /// Where the reader is in the facets.
    pub facets: FacetPlace,
    /// Where the reader is in the detail.
    pub detail: DetailPlace,
    /// The pane that had the focus when the level was left for another.
    pub(crate) left_from: Pane,
    /// What the cursor was on last, for when something else is listed.
    pub(super) kept: Kept,
}

/// Where the reader is in the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Across {
    /// The column of the cursor, counted from 1; 0 on the title of the row.
    pub at: usize,
    /// The first column shown, counted from 0.
    pub(crate) left: usize,
}

/// Where the reader is in the facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetPlace {
    /// The open facet, as a position in [`FACETS`](super::facets::FACETS).
    pub open: Option<usize>,
    pub(crate) cursor: usize,
    pub(crate) top: usize,
    /// What was typed to narrow the open facet.
    pub narrow: String,
}

/// Where the reader is in the detail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DetailPlace {
    /// The item the cursor is on.
    pub item: usize,
    /// The first line shown.
    pub top: usize,
    /// Whether the text was scrolled by itself: then the cursor need not be among what is shown.
    pub(crate) by_hand: bool,
    /// Whether the text has come to what is searched for; it does so once.
    pub(crate) came: bool,
    /// The line of what is searched for that was gone to last.
    pub(crate) hit: Option<usize>,
    /// Whether the cursor is to go to the first hit of a text that is not laid out yet.
    pub(crate) seeks: bool,
}

impl DetailPlace {
    /// The line of what is searched for that was gone to last.
    pub fn hit(&self) -> Option<usize> {
        self.hit
    }
}

/// What the cursor was on last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) task: Option<TaskId>,
    pub(super) unit: Option<UnitId>,
    /// The row on which the cursor was put because neither is listed.
    pub(super) elsewhere: Option<usize>,
}
