//! Reading a text whose lines are rows: CSV, TSV and what else goes by these names.
//!
//! What stands between the cells is told by the text, unless its first line says it (`sep=;`). A cell may be in quotation
//! marks and then have line breaks; a mark that none closes is text.

use super::failure::{Countable, Failure};
use super::limits::{CELLS, COLUMNS, ROWS};
use super::tidy::tidy;
use crate::import::paper::{Block, Cell, Paper, Place, Table};

/// What may stand between cells, the likeliest first.
const SEPARATORS: [char; 4] = [',', '\t', ';', '|'];

/// How many rows are looked at to tell what stands between cells.
const SAMPLE: usize = 200;

/// So many cells of a row are taken apart.
const MOST_CELLS: usize = COLUMNS as usize;

/// Reads a table. `extension` is that of its name, in small letters.
pub(super) fn read(extension: &str, text: &str) -> Result<Paper, Failure> {
    let (named, rest) = named(text);
    let separator = named.unwrap_or_else(|| sniffed(extension, rest));
    let line = if named.is_some() { 2 } else { 1 };
    let mut table = Table::default();
    for (row, record) in (0_u32..).zip(Records::new(rest, separator, line)) {
        let before = table.cells.len();
        for (column, cell) in (0_u32..).zip(&record.cells) {
            let text = tidy(disarmed(cell));
            if text.is_empty() {
                continue;
            }
            if column >= COLUMNS || table.cells.len() >= CELLS {
                return Err(if column >= COLUMNS {
                    Failure::too_many(Countable::Columns, COLUMNS)
                } else {
                    Failure::too_many(Countable::Cells, CELLS)
                });
            }
            let place = Place::Line(record.line);
            table.cells.push(Cell { place, row, rows: 1, column, columns: 1, text });
        }
        if row >= ROWS && table.cells.len() > before {
            return Err(Failure::TooManyRows(ROWS));
        }
    }
    let blocks = if table.cells.is_empty() { Vec::new() } else { vec![Block::Table(table)] };
    Ok(Paper { blocks, left_out: Vec::new() })
}

/// Whether the first line of a text says what stands between cells.
pub(super) fn names_separator(text: &str) -> bool {
    named(text).0.is_some()
}

/// What the first line says that stands between cells, and the text after that line.
fn named(text: &str) -> (Option<char>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let value = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=");
    let mut chars = value.unwrap_or_default().chars();
    match (chars.next(), chars.next()) {
        (Some(separator), None) => (Some(separator), rest),
        _ => (None, text),
    }
}

/// What stands between cells: what gives most rows the same number of them, more than one. A comma of Chinese text counts
/// only if nothing else does.
fn sniffed(extension: &str, text: &str) -> char {
    if matches!(extension, "tsv" | "tab") && text.contains('\t') {
        return '\t';
    }
    let fits = SEPARATORS.iter().rev().map(|separator| (fit(text, *separator), *separator));
    match fits.max_by_key(|(fit, _)| *fit) {
        Some((fit, separator)) if fit.0 > 0 => separator,
        _ if fit(text, '，').0 >= 8 => '，',
        _ => ',',
    }
}

/// How many tenths of the rows have as many cells as most, and how many cells these are.
fn fit(text: &str, separator: char) -> (usize, usize) {
    let mut counts: Vec<usize> = Records::new(text, separator, 1)
        .take(SAMPLE)
        .map(|record| record.cells.len())
        .filter(|cells| *cells > 0)
        .collect();
    counts.sort_unstable();
    let all = counts.len().max(1);
    let most =
        counts.chunk_by(|a, b| a == b).max_by_key(|same| (same.len(), same.first().copied()));
    let same = most.unwrap_or_default();
    match same.first() {
        Some(columns) if *columns > 1 => (same.len() * 10 / all, *columns),
        _ => (0, 0),
    }
}

/// A cell without the apostrophe that a program put before it, so that no spreadsheet takes it for a formula.
fn disarmed(cell: &str) -> &str {
    match cell.trim_start().strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) => rest,
        _ => cell,
    }
}

/// A row.
struct Record {
    /// The line on which it begins.
    line: u32,
    /// Its cells; none for an empty line.
    cells: Vec<String>,
}

/// The rows of a text.
struct Records<'t> {
    rest: &'t str,
    separator: char,
    line: u32,
}

impl<'t> Records<'t> {
    /// The rows of a text that begins on this line.
    fn new(text: &'t str, separator: char, line: u32) -> Self {
        Self { rest: text, separator, line }
    }

    /// Takes a cell in quotation marks, if the rest begins with one that is closed.
    fn quoted(&mut self) -> Option<String> {
        let inner = self.rest.strip_prefix('"')?;
        let mut chars = inner.char_indices().peekable();
        let mut cell = String::new();
        while let Some((at, c)) = chars.next() {
            if c == '"' && chars.next_if(|(_, next)| *next == '"').is_none() {
                self.rest = inner.get(at + 1..)?;
                self.line += line_breaks(&cell);
                return Some(cell);
            }
            cell.push(c);
        }
        None
    }

    /// Takes what stands before the next separator or line break.
    fn plain(&mut self) -> &'t str {
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Record { line: self.line, cells: Vec::new() };
        loop {
            let mut cell = self.quoted().unwrap_or_default();
            cell.push_str(self.plain());
            record.cells.push(cell);
            // More columns are refused when they have text; till then they are one.
            if record.cells.len() > MOST_CELLS {
                let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
                let (cell, rest) = self.rest.split_at(end);
                record.cells.push(cell.replace(self.separator, " "));
                self.rest = rest;
                break;
            }
            match self.rest.strip_prefix(self.separator) {
                Some(rest) => self.rest = rest,
                None => break,
            }
        }
        let after = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix(['\n', '\r']));
        self.rest = after.unwrap_or_default();
        self.line += 1;
        if matches!(record.cells.as_slice(), [only] if only.is_empty()) {
            record.cells.clear();
        }
        Some(record)
    }
}

/// How many line breaks there are in a cell.
fn line_breaks(cell: &str) -> u32 {
    let breaks = cell.matches(['\n', '\r']).count() - cell.matches("\r\n").count();
    u32::try_from(breaks).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells as `line (row,column) text`.
    #[track_caller]
    fn check(extension: &str, text: &str, expected: &[&str]) {
        let paper = read(extension, text).unwrap();
        let cells: Vec<String> = match paper.blocks.as_slice() {
            [] => Vec::new(),
            [Block::Table(table)] => table
                .cells
                .iter()
                .map(|c| {
                    format!("{} ({},{}) {}", c.place, c.row, c.column, c.text.replace('\n', "/"))
                })
                .collect(),
            other => panic!("{other:?}"),
        };
        assert_eq!(cells, expected, "{text}");
    }

    #[test]
    fn what_stands_between_cells_is_told() {
        let expected =
            ["line 1 (0,0) 序号", "line 1 (0,1) 任务", "line 2 (1,0) 1", "line 2 (1,1) 修渠；植树"];
        for (extension, text) in [
            ("csv", "序号,任务\n1,修渠；植树\n"),
            ("csv", "序号;任务\r\n1;修渠；植树"),
            ("csv", "序号\t任务\n1\t修渠；植树\n"),
            ("tsv", "序号\t任务\n1\t修渠；植树\n"),
            ("csv", "序号|任务\r1|修渠；植树"),
            ("csv", "序号，任务\n1，修渠；植树\n"),
        ] {
            check(extension, text, &expected);
        }
        check("txt", "sep=;\n甲,乙;丙\n", &["line 2 (0,0) 甲,乙", "line 2 (0,1) 丙"]);
        check("csv", "修渠，植树\n", &["line 1 (0,0) 修渠", "line 1 (0,1) 植树"]);
        check("csv", "修渠\n植树", &["line 1 (0,0) 修渠", "line 2 (1,0) 植树"]);
        // Commas in the text of a table with tabs.
        check("tsv", "a,b\tc\nd,e\n", &["line 1 (0,0) a,b", "line 1 (0,1) c", "line 2 (1,0) d,e"]);
    }

    #[test]
    fn cells_in_quotation_marks_may_have_lines() {
        check(
            "csv",
            "\"附件\r\n分工表\",,\n\n序号,任务,\"单\"\"位\"\"\"\n1,\" 修渠 \"余,\n",
            &[
                "line 1 (0,0) 附件/分工表",
                "line 4 (2,0) 序号",
                "line 4 (2,1) 任务",
                "line 4 (2,2) 单\"位\"",
                "line 5 (3,0) 1",
                "line 5 (3,1) 修渠 余",
            ],
        );
        check(
            "csv",
            "甲,\"乙\n丙,丁\n",
            &["line 1 (0,0) 甲", "line 1 (0,1) \"乙", "line 2 (1,0) 丙", "line 2 (1,1) 丁"],
        );
        check("csv", "\"\"\n", &[]);
    }

    #[test]
    fn an_apostrophe_against_formulas_is_undone() {
        check(
            "csv",
            "'=1+1,'-3,'甲',-5\n",
            &["line 1 (0,0) =1+1", "line 1 (0,1) -3", "line 1 (0,2) '甲'", "line 1 (0,3) -5"],
        );
    }

    #[test]
    fn too_much_is_refused() {
        assert_eq!(read("csv", &"1,2\n".repeat(200_001)), Err(Failure::TooManyRows(ROWS)));
        let wide = format!("1{}1", ",".repeat(16_384));
        assert!(matches!(read("csv", &wide), Err(Failure::TooMany(..))));
    }
}
