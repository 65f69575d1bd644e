//! How the columns of what is listed share an area, whichever way it is listed.

use super::{compare, matrix, targets, tasks, units};

/// See the module's documentation. It is made once for a key.
#[derive(Clone, Debug)]
pub(in crate::tui) enum Layout {
    /// There are no columns that would have to be laid out.
    Plain,
    /// The columns of tasks.
    Tasks(tasks::Widths),
    /// The columns of targets.
    Targets(targets::Widths),
    /// The columns of units.
    Units(units::Widths),
    /// The columns of the matrix.
    Matrix(matrix::Widths),
    /// The columns of the comparison.
    Compare(compare::Widths),
}

impl Layout {
    /// How many lines stand above the rows that scroll.
    pub(in crate::tui) fn heading(&self) -> usize {
        match self {
            Self::Matrix(widths) => widths.heading(),
            Self::Plain | Self::Tasks(_) | Self::Targets(_) | Self::Units(_) | Self::Compare(_) => {
                1
            }
        }
    }

    /// How many columns of a table are shown.
    pub(in crate::tui) fn columns(&self) -> usize {
        match self {
            Self::Matrix(widths) => widths.columns,
            Self::Compare(widths) => widths.columns,
            Self::Plain | Self::Tasks(_) | Self::Targets(_) | Self::Units(_) => 0,
        }
    }

    /// The column of a table at a cell of its lines, counted from the first shown; none on the title of the row. The outer
    /// none is for what is no table.
    #[expect(clippy::option_option, reason = "no table, or no column")]
    pub(in crate::tui) fn column_at(&self, cell: usize) -> Option<Option<usize>> {
        match self {
            Self::Matrix(widths) => Some(widths.column_at(cell)),
            Self::Compare(widths) => Some(widths.column_at(cell)),
            Self::Plain | Self::Tasks(_) | Self::Targets(_) | Self::Units(_) => None,
        }
    }
}
