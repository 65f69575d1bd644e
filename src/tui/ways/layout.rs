//! How what is listed is laid out in an area, and how its heading and rows are drawn in it.

use std::fmt::Debug;

use ratatui::layout::Rect;

use crate::tui::columns::Widths as ColumnWidths;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{place::Across, row::Row, seen::Seen};

/// See the module's documentation. It is made once for a key, from an area and what is listed there.
pub(crate) trait Layout: Debug + Send + Sync {
    /// How many lines stand above the rows that scroll.
    fn heading_lines(&self) -> usize {
        1
    }

    fn columns(&self) -> usize {
        0
    }

    /// The column of a table at a cell of its lines, counted from the first shown; none on the title of the row. The outer
    /// none is for what is no table.
    #[expect(clippy::option_option, reason = "no table, or no column")]
    fn column_at(&self, _: usize) -> Option<Option<usize>> {
        None
    }

    /// How the columns of tasks share the width, where tasks are listed.
    fn column_widths(&self) -> Option<&ColumnWidths> {
        None
    }

    /// How many lines each row takes; none if it is one for each.
    fn heights(&self, _: Seen<'_>) -> Option<Vec<usize>> {
        None
    }

    /// Draws what stands above the rows that scroll.
    fn heading(&self, seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect);

    /// Draws a line of a row; `more` is the line in the row, from 0.
    fn row(&self, seen: Seen<'_>, pen: &mut Pen<'_>, row: Row, more: usize);

    /// The cell of the cursor on a line of its row, where it stands in a column that is shown.
    fn here(&self, _: Across, _: Rect, _: usize) -> Option<Rect> {
        None
    }
}
