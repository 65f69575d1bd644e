//! Where everything is on the screen, laid out once for a key: `update` scrolls by it, `view` paints it.

mod chips;
mod panes;
mod popup;
mod review;
mod rows;
mod title;

use std::sync::Arc;

use ratatui::layout::Rect;

pub(super) use self::chips::Chips;
pub use self::panes::{Panes, SMALLEST};
pub(super) use self::popup::{LineKind, Popup};
pub(super) use self::review::ReviewFrame;
pub(super) use self::rows::Rows;
pub(super) use self::title::{Tab, TitleLine};
use crate::document::Document;
use crate::lang::Lang;
use crate::text::chars::Chars;
use crate::tui::{
    facets::FacetLine, pane::Pane, place::Place, row::Row, scrollbar::Extent, shown::Shown,
    ways::Layout,
};

/// See the module's documentation.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub(super) panes: Panes,
    pub(super) title: TitleLine,
    pub(super) chips: Chips,
    pub(super) facets: Vec<FacetLine>,
    pub(super) layout: Option<Arc<dyn Layout>>,
    pub(super) rows: Rows,
    /// What the detail shows; none where there is nothing to show or no room.
    pub(super) document: Option<Arc<Document>>,
    /// From what that was made.
    pub(super) key: Option<DocumentKey>,
    pub(super) meeting: Option<Document>,
    pub(super) popup: Option<Popup>,
    pub(super) review: Option<ReviewFrame>,
}

/// From what the document of the detail was made: as long as this is the same, so is the document.
#[derive(Clone, Debug)]
pub(super) struct DocumentKey {
    pub(super) shown: Arc<Shown>,
    pub(super) row: Row,
    pub(super) column: usize,
    pub(super) cells: usize,
    pub(super) look: (Lang, Chars),
}

impl PartialEq for DocumentKey {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shown, &other.shown)
            && (self.row, self.column, self.cells) == (other.row, other.column, other.cells)
            && self.look == other.look
    }
}

impl Frame {
    /// The cells of a line of the document of a meeting.
    pub(super) fn meeting_cells(width: u16) -> usize {
        let margin = if width >= 100 { 8 } else { 1 };
        usize::from(width.saturating_sub(2 * margin))
    }

    /// How many lines of the document of a meeting fit on its screen.
    pub(super) fn meeting_rows(height: u16) -> usize {
        usize::from(height.saturating_sub(AROUND_MEETING))
    }

    /// Where a pane scrolls, and what it shows of how much.
    pub(super) fn extent(&self, pane: Pane, place: &Place) -> Option<(Rect, Extent)> {
        let panes = &self.panes;
        Some(match pane {
            Pane::Facets => {
                let (top, all) = (place.facets.top, self.facets.len());
                (panes.facets?, Extent { top, shown: panes.facet_rows(), all })
            }
            Pane::List => (self.list_rows()?, self.rows.extent(place.top)),
            Pane::Detail => {
                let (top, all) = (place.detail.top, self.document.as_ref()?.lines.len());
                (panes.detail?, Extent { top, shown: panes.detail_rows(), all })
            }
        })
    }

    /// The part of the list that scrolls: the heading stays.
    pub(super) fn list_rows(&self) -> Option<Rect> {
        let area = self.panes.list?;
        let heading = u16::try_from(self.layout.as_ref()?.heading_lines()).unwrap_or(area.height);
        let heading = heading.min(area.height);
        Some(Rect { y: area.y + heading, height: area.height - heading, ..area })
    }

    /// How many lines of the document of a meeting do not fit.
    pub(super) fn beyond_meeting(&self, height: u16) -> usize {
        let lines = self.meeting.as_ref().map_or(0, |document| document.lines.len());
        lines.saturating_sub(Self::meeting_rows(height))
    }
}

/// The lines around the task of a meeting: the agenda and a free line above, the source and the keys below.
const AROUND_MEETING: u16 = 4;
