//! Tables drawn with characters: `┌─┬─┐` and `│`, or `+---+` and `|`.
//!
//! The lines of a cell between two rules are joined. A rule that spans some columns only ends the cells of these; the cells
//! beside it go on, over several rows. Which columns a cell without all its neighbours spans is told by where its borders
//! stand: a border counts as one cell of the screen or two, whichever makes the lines meet.

mod cells;

use std::cmp::Reverse;

use self::cells::{Cells, Piece, is_rule};
use super::lines::Line;
use crate::import::paper::Table;

/// The most lines of a drawn table.
const MOST_LINES: usize = 20_000;

/// The most columns of a drawn table.
const MOST_COLUMNS: usize = 200;

/// What a table is drawn with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawing {
    /// The characters for it.
    Lines,
    /// `+`, `-`, `=` and `|`.
    Signs,
}

/// A line between its borders.
struct Row<'t> {
    number: u32,
    texts: Vec<&'t str>,
    /// Where the borders stand if they are narrow, and if they are wide.
    borders: Vec<[usize; 2]>,
}

/// How many lines from the first of these on are drawn as one table; none if the first is not.
pub(super) fn length(lines: &[Line<'_>]) -> usize {
    let Some(drawing) = lines.first().and_then(|line| drawing(line.text)) else { return 0 };
    lines.iter().take_while(|line| row(line, drawing).is_some()).count()
}

/// The table that these lines are; none if they are only drawn like one.
pub(super) fn table(lines: &[Line<'_>]) -> Option<Table> {
    let drawing = drawing(lines.first()?.text)?;
    if lines.len() > MOST_LINES {
        return None;
    }
    let rows: Vec<Row<'_>> = lines.iter().map_while(|line| row(line, drawing)).collect();
    // Text may hold the sign for a border, a rule does not.
    let ruled = rows.iter().filter(|row| row.texts.iter().any(|text| is_rule(text)));
    let most = ruled.max_by_key(|row| (row.borders.len(), Reverse(row.number)))?;
    let grid = most.borders.clone();
    let wide = usize::from(is_wide(&rows, &grid));
    let mut cells = Cells::new(grid.len(), each_line(&rows));
    for row in &rows {
        cells.take(row.number, &pieces(row, &grid, wide));
    }
    let table = Table { sheet: None, cells: cells.finish() };
    (!table.cells.is_empty()).then_some(table)
}

/// What the table is drawn with that begins with a line, if one does: a border at its beginning and at its end. A tree of
/// folders has none at the end.
fn drawing(line: &str) -> Option<Drawing> {
    let line = line.trim();
    let (first, last) = (line.chars().next()?, line.chars().next_back()?);
    if line.chars().count() < 3 {
        return None;
    }
    if is_border(first) && is_border(last) {
        return Some(Drawing::Lines);
    }
    let ruled = line.contains("--") || line.contains("==");
    (first == '+' && last == '+' && ruled).then_some(Drawing::Signs)
}

/// A line of a table; none if it is not of the table.
fn row<'t>(line: &Line<'t>, drawing: Drawing) -> Option<Row<'t>> {
    let text = line.text.trim_end();
    let indent = text.len() - text.trim_start().len();
    let mut row = Row { number: line.number, texts: Vec::new(), borders: Vec::new() };
    let mut from = 0;
    let mut before = ' ';
    let mut width = [0, 0];
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        if is_border_at(c, before, next, drawing) {
            if at > indent {
                row.texts.push(text.get(from..at)?);
            }
            row.borders.push(width);
            from = at + c.len_utf8();
            if row.borders.len() > MOST_COLUMNS {
                return None;
            }
        } else if at == indent {
            return None;
        }
        width = [width[0] + narrow(c), width[1] + wide(c)];
        before = c;
    }
    let rest = text.get(from..)?;
    if !rest.is_empty() {
        row.texts.push(rest);
        row.borders.push(width);
    }
    let between = row.texts.len() + 1 == row.borders.len();
    (between && !row.texts.is_empty()).then_some(row)
}

/// Whether a character is a border where it stands. `+` is one only beside a rule or another border.
fn is_border_at(c: char, before: char, next: char, drawing: Drawing) -> bool {
    match drawing {
        Drawing::Lines => is_border(c),
        Drawing::Signs => {
            let drawn = |c: char| matches!(c, '-' | '=');
            c == '|' || c == '+' && (drawn(before) || drawn(next))
        }
    }
}

/// Whether a character has a line that goes up or down.
fn is_border(c: char) -> bool {
    matches!(c, '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' | '║' | '\u{250c}'..='\u{254b}'
        | '\u{2552}'..='\u{2570}' | '╵' | '╷' | '╹' | '╻')
}

/// How many cells of the screen a character takes where borders take one.
fn narrow(c: char) -> usize {
    let wide = matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}');
    if wide { 2 } else { 1 }
}

/// How many cells of the screen a character takes where borders take two, as in the fonts of a Chinese console.
fn wide(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

/// Whether the borders of the lines meet better if they are wide.
fn is_wide(rows: &[Row<'_>], grid: &[[usize; 2]]) -> bool {
    let mut off = [0, 0];
    for row in rows.iter().filter(|row| row.borders.len() == grid.len()) {
        for (border, meant) in row.borders.iter().zip(grid) {
            off = [off[0] + border[0].abs_diff(meant[0]), off[1] + border[1].abs_diff(meant[1])];
        }
    }
    off[1] <= off[0]
}

/// The pieces of a line with the borders that they stand between.
fn pieces<'t>(row: &Row<'t>, grid: &[[usize; 2]], wide: usize) -> Vec<Piece<'t>> {
    let last = grid.len() - 1;
    let ordered = row.borders.len() == grid.len();
    let nearest = |border: usize| {
        let distance = |at: &usize| grid.get(*at).map_or(0, |meant| meant[wide].abs_diff(border));
        (0..=last).min_by_key(distance).unwrap_or(0)
    };
    let mut pieces: Vec<Piece<'t>> = Vec::new();
    let mut from = 0;
    for (i, text) in row.texts.iter().enumerate() {
        let end = row.borders.get(i + 1).map_or(0, |border| border[wide]);
        let to = if i + 1 == row.texts.len() {
            last
        } else if ordered {
            i + 1
        } else {
            nearest(end)
        };
        // Two pieces in one column: a border in the text, or lines that do not meet at all.
        let to = if to > from { to } else { (from + 1).min(last) };
        if to > from {
            pieces.push(Piece { text, from, to });
        }
        from = to;
    }
    pieces
}

/// Whether every line of the last part is a row of its own: the table has rules around it and under its header only, and
/// no line leaves the first column empty.
fn each_line(rows: &[Row<'_>]) -> bool {
    let is_full = |row: &Row<'_>| row.texts.iter().all(|text| is_rule(text));
    let is_partial = |row: &Row<'_>| !is_full(row) && row.texts.iter().any(|text| is_rule(text));
    let parts: Vec<&[Row<'_>]> = rows.split(is_full).filter(|part| !part.is_empty()).collect();
    let starts = |row: &Row<'_>| row.texts.first().is_some_and(|text| !text.trim().is_empty());
    let last = parts.last().copied().unwrap_or_default();
    parts.len() <= 2
        && !rows.iter().any(is_partial)
        && last.len() > 1
        && last.iter().all(|row| starts(row) && row.texts.len() > 1)
}

#[cfg(test)]
mod tests;
