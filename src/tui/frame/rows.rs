//! How the rows of the list fall on its lines.

use crate::tui::scrollbar::Extent;

#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    heights: Vec<usize>,
    shown: usize,
    /// How many rows stand above the others and do not scroll.
    frozen: usize,
}

impl Rows {
    /// Rows of which each takes so many lines, or one; `shown` lines scroll.
    pub(crate) fn new(
        heights: Option<Vec<usize>>,
        rows: usize,
        shown: usize,
        frozen: usize,
    ) -> Self {
        Self { heights: heights.unwrap_or_else(|| vec![1; rows]), shown, frozen }
    }

    pub(crate) fn shown(&self) -> usize {
        self.shown
    }

    /// How many rows stand above the others and do not scroll.
    pub(crate) fn frozen(&self) -> usize {
        self.frozen
    }

    pub(crate) fn height(&self, row: usize) -> usize {
        self.heights.get(row).copied().unwrap_or(1)
    }

    fn lines(&self, rows: std::ops::Range<usize>) -> usize {
        self.heights.get(rows).unwrap_or_default().iter().sum()
    }

    /// The first row to show so that the cursor's row is shown whole, and no line is left empty for nothing.
    pub(crate) fn scrolled(&self, top: usize, cursor: usize) -> usize {
        if self.shown == 0 {
            return top;
        }
        let cursor = cursor.max(self.frozen);
        let mut top = top.min(cursor).max(self.frozen);
        while top < cursor && self.lines(top..cursor + 1) > self.shown {
            top += 1;
        }
        let all = self.heights.len();
        while top > self.frozen && self.lines(top - 1..all) <= self.shown {
            top -= 1;
        }
        top
    }

    /// The row one screen after or before another, which stays in sight; at least one on.
    pub(crate) fn page(&self, from: usize, down: bool) -> usize {
        let room = self.shown.saturating_sub(1);
        if down {
            let near = |to: &usize| self.lines(from + 1..*to + 1) <= room;
            (from + 1..self.heights.len()).take_while(near).last().unwrap_or(from + 1)
        } else {
            let near = |to: &usize| self.lines(*to..from) <= room;
            (0..from).rev().take_while(near).last().unwrap_or_else(|| from.saturating_sub(1))
        }
    }

    /// The row on a line of the list, counted from the first line shown.
    pub(crate) fn at(&self, top: usize, line: usize) -> Option<usize> {
        let mut below = 0;
        (top..self.heights.len()).find(|row| {
            below += self.height(*row);
            line < below
        })
    }

    pub(crate) fn extent(&self, top: usize) -> Extent {
        let (first, all) = (self.frozen, self.heights.len());
        let top = top.clamp(first, all.max(first));
        Extent { top: self.lines(first..top), shown: self.shown, all: self.lines(first..all) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_always_shown_whole() {
        for shown in 1..=6 {
            for heights in [vec![1; 7], vec![1, 3, 1, 2, 4, 1], vec![2], vec![4, 4]] {
                let rows = Rows { heights, shown, frozen: 0 };
                for cursor in 0..rows.heights.len() {
                    for top in 0..9 {
                        let top = rows.scrolled(top, cursor);
                        assert!(top <= cursor);
                        let fits = rows.lines(top..cursor + 1) <= shown;
                        assert!(fits || top == cursor, "{:?} {shown}", rows.heights);
                        let line = rows.lines(top..cursor);
                        assert_eq!(rows.at(top, line), Some(cursor));
                    }
                }
            }
        }
    }
}
