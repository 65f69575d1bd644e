//! How the list is laid out at the moment: its columns, and how many lines each row takes.

use ratatui::layout::Rect;

use super::super::chars::Chars;
use super::super::columns::{Columns, Layout};
use super::super::level::{Listed, Row};
use super::super::state::State;
use super::scrollbar::Extent;
use crate::text::wrap::wrap;

/// No title takes more lines than this, however narrow its column.
const MOST_LINES: usize = 4;

/// See the module's documentation.
pub(in super::super) struct Grid {
    /// The cells of the column with our unit's role; 0 if it is not shown.
    pub(super) involvement: usize,
    /// The columns.
    pub(super) layout: Layout,
}

impl Grid {
    /// The layout of the list in this area.
    pub(super) fn of(area: Rect, state: &State) -> Self {
        let level = state.level();
        let mut plans = level.answer.tasks.iter().map(|id| state.index.model().task(*id).plan);
        let first = plans.next();
        let several = plans.any(|plan| Some(plan) != first) && !level.is_grouped();
        // Under the heads of the involvements it would say the same on every row.
        let headed = matches!(level.rows.first(), Some(Row::Counts(_)));
        let involvement = if level.ours().is_some() && !headed { 4 } else { 0 };
        let taken = if involvement > 0 { involvement + 1 } else { 0 };
        // By what the tasks are sorted is seen, unless the reader looks at another column.
        let cells = usize::from(area.width);
        let mut layout = state.columns.layout(cells, taken, several);
        let is_shown = |column| layout.shown.iter().any(|(shown, _)| *shown == column);
        if let (None, Some(by)) = (state.columns.active, level.sort.by)
            && !is_shown(by)
        {
            let columns = Columns { active: Some(by), ..state.columns.clone() };
            layout = columns.layout(cells, taken, several);
        }
        Self { involvement, layout }
    }

    /// The lines of a title as it is drawn, none of them wider than its column.
    pub(super) fn title_lines(&self, title: &str, chars: Chars) -> Vec<String> {
        let cells = self.layout.shown.first().map_or(0, |(_, cells)| *cells);
        title_lines(title, cells, MOST_LINES, chars)
    }
}

/// The lines of a title as it is drawn, none of them wider than `cells`; at most so many, of which the last goes on to
/// the end of the title.
pub(super) fn title_lines(title: &str, cells: usize, most: usize, chars: Chars) -> Vec<String> {
    let title = chars.shown(title);
    let mut lines = wrap(&title, cells.max(2));
    // What is left of a title that is too long even so is cut where it ends.
    if let Some(last) = lines.get(most - 1).map(|last| last.start..title.len()) {
        lines.truncate(most - 1);
        lines.push(last);
    }
    lines.into_iter().filter_map(|range| title.get(range)).map(str::to_owned).collect()
}

/// How the rows of the list fall on its lines.
pub(in super::super) struct Rows {
    /// How many lines each row takes.
    heights: Vec<usize>,
    /// How many lines are shown.
    shown: usize,
    /// How many rows stand above the others and do not scroll.
    frozen: usize,
}

impl Rows {
    /// The rows of the level that is shown.
    pub(in super::super) fn of(state: &State) -> Self {
        let (level, shown) = (state.level(), state.list_rows());
        let frozen = usize::from(level.rows.first() == Some(&Row::Totals));
        let wrapped = state.panes().list.filter(|_| state.columns.wrapped);
        let heights = match (level.listed, wrapped.map(|area| Grid::of(area, state))) {
            (Listed::Tasks, Some(grid)) => {
                level.rows.iter().map(|row| height(state, &grid, *row)).collect()
            }
            (Listed::Compare, _) => {
                level.rows.iter().map(|row| super::compare::height(state, *row)).collect()
            }
            _ => vec![1; level.rows.len()],
        };
        Self { heights, shown, frozen }
    }

    /// How many rows stand above the others and do not scroll.
    pub(in super::super) fn frozen(&self) -> usize {
        self.frozen
    }

    /// How many lines a row takes.
    pub(super) fn height(&self, row: usize) -> usize {
        self.heights.get(row).copied().unwrap_or(1)
    }

    fn lines(&self, rows: std::ops::Range<usize>) -> usize {
        self.heights.get(rows).unwrap_or_default().iter().sum()
    }

    /// The first row to show so that the cursor's row is shown whole, and no line is left empty for nothing.
    pub(in super::super) fn scrolled(&self, top: usize, cursor: usize) -> usize {
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
    pub(in super::super) fn page(&self, from: usize, down: bool) -> usize {
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
    pub(in super::super) fn at(&self, top: usize, line: usize) -> Option<usize> {
        let mut below = 0;
        (top..self.heights.len()).find(|row| {
            below += self.height(*row);
            line < below
        })
    }

    /// What the list shows of how many lines.
    pub(super) fn extent(&self, top: usize) -> Extent {
        let (first, all) = (self.frozen, self.heights.len());
        let top = top.clamp(first, all.max(first));
        Extent { top: self.lines(first..top), shown: self.shown, all: self.lines(first..all) }
    }
}

fn height(state: &State, grid: &Grid, row: Row) -> usize {
    match row {
        Row::Task(task) => {
            grid.title_lines(&state.index.model().task(task).title, state.chars).len()
        }
        _ => 1,
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
