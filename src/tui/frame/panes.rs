//! Where everything is on the screen: a function of its size and of the pane that has the focus.
//!
//! ```text
//! 120 and wider      80               60              40
//! title              title            title           title
//! search, filters    search           search          search
//! facets|list|detail list, or         one pane        one pane
//!                    facets|list, or
//!                    detail
//! keys               keys             keys            keys
//! ```

use ratatui::layout::Rect;

use crate::tui::pane::Pane;
use crate::tui::ways::Shape;

/// The smallest screen that is drawn.
pub const SMALLEST: (u16, u16) = (40, 10);

/// From this width on all three panes are shown at once.
const THREE_PANES: u16 = 110;

/// From this width on the facets are shown beside the list.
pub(crate) const TWO_PANES: u16 = 70;

/// From this width on the panes are named, where one is shown at a time.
pub(crate) const TABS: u16 = 50;

const FACETS_WIDTH: u16 = 28;

/// The parts of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The line with the program's name and the way.
    pub(crate) title: Rect,
    /// The line with the search box and the counts.
    pub(crate) search: Rect,
    pub(crate) filters: Rect,
    /// The facets, if shown.
    pub facets: Option<Rect>,
    /// The list, if shown: its heading and its rows.
    pub list: Option<Rect>,
    /// The detail, if shown.
    pub detail: Option<Rect>,
    pub(crate) keys: Rect,
}

impl Panes {
    /// The parts of a screen of `size` columns and rows; zoomed, the focused pane has all of it.
    pub(crate) fn of(size: (u16, u16), focus: Pane, zoom: bool, shape: Shape) -> Self {
        let (width, height) = size;
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return Self::default();
        }
        let line = |y: u16| Rect::new(0, y, width, 1);
        let body = Rect::new(0, 3, width, height - 4);
        let (facets, list, detail) = match width {
            THREE_PANES.. if !zoom && shape == Shape::Three => {
                let detail_width = (width - FACETS_WIDTH) * 2 / 5;
                let list_width = width - FACETS_WIDTH - detail_width;
                let at = |x, w| Rect { x, width: w, ..body };
                (
                    Some(at(0, FACETS_WIDTH - 1)),
                    Some(at(FACETS_WIDTH, list_width - 1)),
                    Some(at(FACETS_WIDTH + list_width, detail_width)),
                )
            }
            TWO_PANES.. if focus == Pane::Facets && !zoom => (
                Some(Rect { width: FACETS_WIDTH - 1, ..body }),
                Some(Rect { x: FACETS_WIDTH, width: width - FACETS_WIDTH, ..body }),
                None,
            ),
            THREE_PANES.. if !zoom && (shape == Shape::Two || focus == Pane::Detail) => {
                let detail_width = width * 3 / 10;
                let list = Rect { width: width - detail_width - 1, ..body };
                let detail = Rect { x: width - detail_width, width: detail_width, ..body };
                (None, Some(list), Some(detail))
            }
            _ => match focus {
                Pane::Facets => (Some(body), None, None),
                Pane::List => (None, Some(body), None),
                Pane::Detail => (None, None, Some(body)),
            },
        };
        Self {
            title: line(0),
            search: line(1),
            filters: line(2),
            facets,
            list,
            detail,
            keys: line(height - 1),
        }
    }

    pub(crate) fn facet_rows(&self) -> usize {
        self.facets.map_or(0, |facets| usize::from(facets.height))
    }

    /// How many lines fit into the detail.
    pub fn detail_rows(&self) -> usize {
        self.detail.map_or(0, |detail| usize::from(detail.height))
    }

    /// How many cells a line of the detail has: one on each side stays free.
    pub(crate) fn detail_cells(&self) -> usize {
        self.detail.map_or(0, |detail| usize::from(detail.width.saturating_sub(2)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_lie_apart_and_inside() {
        for width in 0..220 {
            for height in [0, 1, 9, 10, 20, 24, 60] {
                for focus in [Pane::Facets, Pane::List, Pane::Detail] {
                    let shape = [Shape::Three, Shape::Two, Shape::One][usize::from(width) % 3];
                    let panes = Panes::of((width, height), focus, width % 2 == 0, shape);
                    let screen = Rect::new(0, 0, width, height);
                    let shown: Vec<Rect> =
                        [panes.facets, panes.list, panes.detail].into_iter().flatten().collect();
                    for (i, a) in shown.iter().enumerate() {
                        assert_eq!(a.intersection(screen), *a);
                        assert!(shown.iter().skip(i + 1).all(|b| !a.intersects(*b)));
                    }
                    let drawn = width >= SMALLEST.0 && height >= SMALLEST.1;
                    assert_eq!(!shown.is_empty(), drawn);
                }
            }
        }
    }
}
