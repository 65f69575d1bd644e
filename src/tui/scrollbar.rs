//! Scroll bars: a thumb in the last cell of a pane's lines, drawn only where there is more than fits.

use ratatui::layout::Rect;

use super::paint::{Canvas, Pen};
use crate::tastes::Look;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) top: usize,
    pub(super) shown: usize,
    pub(super) all: usize,
}

impl Extent {
    /// The first line of the thumb and its length, in a bar of so many lines; none if everything is shown.
    fn thumb(self, bar: usize) -> Option<(usize, usize)> {
        if self.all <= self.shown || bar < 3 {
            return None;
        }
        let length = (bar * self.shown / self.all).clamp(1, bar - 1);
        let hidden = self.all - self.shown;
        let start = (self.top.min(hidden) * (bar - length) + hidden / 2) / hidden;
        Some((start, length))
    }

    /// The line that should be the first if the bar is clicked at one of its lines; none if there is no bar.
    pub(super) fn jump(self, bar: usize, line: usize) -> Option<usize> {
        let (_, length) = self.thumb(bar)?;
        let hidden = self.all - self.shown;
        let steps = (bar - length).max(1);
        Some((line.saturating_sub(length / 2).min(steps) * hidden + steps / 2) / steps)
    }
}

/// Draws the thumb in the last cells of an area.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, extent: Extent, look: Look) {
    let Some((start, length)) = extent.thumb(usize::from(area.height)) else { return };
    let bar = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
    for line in start..start + length {
        if let Some(mut pen) = Pen::at(canvas, bar, line) {
            pen.text(" ", look.thumb());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumb_tells_where_one_is() {
        for bar in 3..40 {
            for all in 1..200 {
                let shown = bar;
                for top in 0..all {
                    let extent = Extent { top, shown, all };
                    let Some((start, length)) = extent.thumb(bar) else {
                        assert!(all <= shown);
                        continue;
                    };
                    assert!(start + length <= bar, "{extent:?}");
                    if top == 0 {
                        assert_eq!(start, 0);
                    }
                    if top >= all - shown {
                        assert_eq!(start + length, bar, "{extent:?}");
                    }
                    for line in 0..bar {
                        assert!(extent.jump(bar, line).unwrap() <= all - shown);
                    }
                    assert_eq!(extent.jump(bar, 0), Some(0));
                    assert_eq!(extent.jump(bar, bar), Some(all - shown));
                }
            }
        }
    }
}
