//! The cells of a drawn table, put together line by line.

use crate::import::paper::{Cell, Place};
use crate::import::read::tidy::tidy;

/// A part of a line between two borders.
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    /// The first border, and the border after the piece, by the order of the line that has most.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Whether a piece is drawn from border to border.
pub(super) fn is_rule(text: &str) -> bool {
    let text = text.trim();
    let drawn = |c| {
        matches!(
            c,
            '─' | '━' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍' | '═' | '╴'..='╺' | '-' | '=' | ':'
        )
    };
    !text.is_empty() && text.chars().all(drawn) && (text.chars().count() > 1 || !text.is_ascii())
}

/// A cell while its lines come in.
struct Growing {
    cell: Cell,
    lines: Vec<String>,
}

/// The cells while the lines come in.
pub(super) struct Cells {
    growing: Vec<Growing>,
    /// The cell that is open in each column.
    open: Vec<Option<usize>>,
    row: u32,
    /// Whether the row has text or blank lines in it since the last rule.
    begun: bool,
    /// Whether each line after the header is a row.
    each_line: bool,
    rules: usize,
}

impl Cells {
    /// No cells yet, between so many borders.
    pub(super) fn new(borders: usize, each_line: bool) -> Self {
        let open = vec![None; borders];
        Self { growing: Vec::new(), open, row: 0, begun: false, each_line, rules: 0 }
    }

    /// Takes a line.
    pub(super) fn take(&mut self, number: u32, pieces: &[Piece<'_>]) {
        let ruled = pieces.iter().any(|piece| is_rule(piece.text));
        let full = pieces.iter().all(|piece| is_rule(piece.text));
        let alone = self.each_line && !ruled;
        if alone {
            self.open.fill(None);
        }
        if self.begun && (ruled || alone) {
            self.row += 1;
            self.begun = false;
        }
        self.rules += usize::from(full);
        for piece in pieces {
            if is_rule(piece.text) {
                self.open.iter_mut().take(piece.to).skip(piece.from).for_each(|open| *open = None);
            } else {
                self.text(number, piece);
            }
        }
        self.begun |= !ruled;
    }

    /// Adds a piece of text to the cell that is open there, or opens one.
    fn text(&mut self, number: u32, piece: &Piece<'_>) {
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (column, columns) = (index(piece.from), index(piece.to - piece.from));
        let open = self.open.get(piece.from).copied().flatten();
        let same = open.filter(|at| {
            self.growing
                .get(*at)
                .is_some_and(|g| (g.cell.column, g.cell.columns) == (column, columns))
        });
        let at = same.unwrap_or_else(|| {
            let (place, text) = (Place::Line(number), String::new());
            let cell = Cell { place, row: self.row, rows: 1, column, columns, text };
            self.growing.push(Growing { cell, lines: Vec::new() });
            self.growing.len() - 1
        });
        for open in self.open.iter_mut().take(piece.to).skip(piece.from) {
            *open = Some(at);
        }
        let Some(growing) = self.growing.get_mut(at) else { return };
        growing.cell.rows = self.row - growing.cell.row + 1;
        let text = tidy(piece.text);
        if !text.is_empty() {
            if growing.lines.is_empty() {
                growing.cell.place = Place::Line(number);
            }
            growing.lines.push(text);
        }
    }

    /// The cells that have text, by row, then column.
    pub(super) fn finish(self) -> Vec<Cell> {
        let mut cells: Vec<Cell> = self
            .growing
            .into_iter()
            .filter(|growing| !growing.lines.is_empty())
            .map(|growing| Cell { text: growing.lines.join("\n"), ..growing.cell })
            .collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells
    }
}
