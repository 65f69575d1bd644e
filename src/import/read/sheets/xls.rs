//! Reading xls: the stream of records that such a file has in its container (BIFF5 and BIFF8).
//!
//! The records of the workbook come first: its sheets, its texts, its formats. Each sheet is a row of records of its own,
//! which may hold those of charts.

use std::collections::HashMap;

use super::biff::{Form, Record, encoding, error, f64_at, records, short_number};
use super::book::{Book, choose};
use super::grid::{Grid, Region};
use super::number::Format;
use super::ole::{u16_at, u32_at};
use crate::import::paper::Paper;
use crate::import::read::failure::{Countable, Failure};
use crate::import::read::limits::{CELLS, SHEETS};

/// The numbers of records, named for what they hold.
mod kind {
    pub(super) const BEGIN: u16 = 0x809;
    pub(super) const END: u16 = 0x0a;
    pub(super) const FILE_PASS: u16 = 0x2f;
    pub(super) const CODE_PAGE: u16 = 0x42;
    pub(super) const FROM_1904: u16 = 0x22;
    pub(super) const FORMAT: u16 = 0x41e;
    pub(super) const STYLE: u16 = 0xe0;
    pub(super) const SHEET: u16 = 0x85;
    pub(super) const TEXTS: u16 = 0xfc;
    pub(super) const ROW: u16 = 0x208;
    pub(super) const COLUMNS: u16 = 0x7d;
    pub(super) const MERGED: u16 = 0xe5;
    pub(super) const NUMBER: u16 = 0x203;
    pub(super) const SHORT_NUMBER: u16 = 0x27e;
    pub(super) const SHORT_NUMBERS: u16 = 0xbd;
    pub(super) const SHARED_TEXT: u16 = 0xfd;
    pub(super) const TEXT: u16 = 0x204;
    pub(super) const RICH_TEXT: u16 = 0xd6;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x205;
    pub(super) const FORMULA: u16 = 0x06;
    pub(super) const RESULT: u16 = 0x207;
}

/// A sheet as the workbook names it.
struct Entry {
    name: String,
    hidden: bool,
    at: usize,
}

/// What the workbook says before its sheets.
struct Workbook {
    form: Form,
    sheets: Vec<Entry>,
    texts: Vec<String>,
    /// The number of the format for each style.
    styles: Vec<u16>,
    formats: HashMap<u16, Format>,
    from_1904: bool,
}

/// Reads a workbook.
pub(super) fn read(stream: &[u8], wanted: Option<&str>) -> Result<Paper, Failure> {
    let workbook = Workbook::of(stream)?;
    let mut book = Book::default();
    let names = workbook.sheets.iter().map(|entry| (entry.name.as_str(), entry.hidden));
    let chosen = choose(names, wanted, &mut book)?;
    // Sheets do not overlap.
    let mut left = stream.len();
    for (entry, _) in workbook.sheets.iter().zip(chosen).filter(|(_, chosen)| *chosen) {
        book.add(workbook.sheet(stream, entry, &mut left)?)?;
    }
    Ok(book.finish())
}

/// A record that is too short for what it should hold.
fn cut(what: &str) -> Failure {
    Failure::Damaged(format!("{what} is cut"))
}

impl Workbook {
    /// Reads what comes before the sheets.
    fn of(stream: &[u8]) -> Result<Self, Failure> {
        let mut workbook = Self {
            form: Form::Unicode,
            sheets: Vec::new(),
            texts: Vec::new(),
            styles: Vec::new(),
            formats: HashMap::new(),
            from_1904: false,
        };
        for record in records(stream, 0) {
            if record.kind == kind::END {
                workbook.complete();
                return Ok(workbook);
            }
            workbook.take(&record)?;
        }
        Err(cut("the workbook"))
    }

    /// Takes a record of the workbook.
    fn take(&mut self, record: &Record<'_>) -> Result<(), Failure> {
        let data = record.data();
        match record.kind {
            kind::BEGIN => match u16_at(data, 0) {
                Some(0x600) => {}
                Some(0x500) => self.form = Form::Encoded(encoding(936)),
                _ => return Err(Failure::Unreadable("xls")),
            },
            kind::FILE_PASS => return Err(Failure::Locked),
            kind::CODE_PAGE => {
                if let (Form::Encoded(_), Some(number)) = (self.form, u16_at(data, 0)) {
                    self.form = Form::Encoded(encoding(number));
                }
            }
            kind::FROM_1904 => self.from_1904 = u16_at(data, 0) == Some(1),
            kind::FORMAT => {
                let long = self.form == Form::Unicode;
                let code = self.form.text(record, 2, long);
                if let (Some(id), Some(code)) = (u16_at(data, 0), code) {
                    self.formats.insert(id, Format::of(&code));
                }
            }
            kind::STYLE => self.styles.push(u16_at(data, 2).unwrap_or(0)),
            kind::SHEET => {
                let (sheet, sort) = self.entry(record).ok_or_else(|| cut("the list of sheets"))?;
                // The others are of charts and macros.
                if sort == 0 && self.sheets.len() < SHEETS {
                    self.sheets.push(sheet);
                }
            }
            kind::TEXTS => self.texts(record)?,
            _ => {}
        }
        Ok(())
    }

    /// The sheet that a record names, and of what sort it is.
    fn entry(&self, record: &Record<'_>) -> Option<(Entry, u8)> {
        let data = record.data();
        let at = usize::try_from(u32_at(data, 0)?).ok()?;
        let (state, sort) = (data.get(4)? & 3, *data.get(5)?);
        let name = self.form.text(record, 6, false)?;
        Some((Entry { name, hidden: state != 0, at }, sort))
    }

    /// Takes the texts that cells share.
    fn texts(&mut self, record: &Record<'_>) -> Result<(), Failure> {
        let mut bytes = record.from(8);
        while !bytes.is_empty() {
            let length = bytes.u16().ok_or_else(|| cut("a text"))?;
            self.texts.push(bytes.text(length).ok_or_else(|| cut("a text"))?);
            if self.texts.len() > CELLS {
                return Err(Failure::too_many(Countable::Cells, CELLS));
            }
        }
        Ok(())
    }

    /// Adds the formats that need no code.
    fn complete(&mut self) {
        for id in &self.styles {
            self.formats.entry(*id).or_insert_with(|| Format::built_in(*id));
        }
    }

    /// Reads a sheet.
    fn sheet(&self, stream: &[u8], entry: &Entry, left: &mut usize) -> Result<Grid, Failure> {
        let mut sheet = Sheet { workbook: self, grid: Grid::new(&entry.name), result: None };
        let mut depth = 0_usize;
        for record in records(stream, entry.at) {
            *left = left.checked_sub(record.length()).ok_or_else(|| cut(&entry.name))?;
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END if depth <= 1 => return Ok(sheet.grid),
                kind::END => depth -= 1,
                // Deeper are the records of charts.
                _ if depth == 1 => sheet.take(&record)?,
                _ if depth == 0 => break,
                _ => {}
            }
        }
        Err(cut(&entry.name))
    }

    /// A number as a style shows it.
    fn shown(&self, style: u16, value: f64) -> String {
        let format = self.styles.get(usize::from(style)).and_then(|id| self.formats.get(id));
        format.unwrap_or(&Format::General).show(value, self.from_1904)
    }
}

/// A sheet while it is read.
struct Sheet<'w> {
    workbook: &'w Workbook,
    grid: Grid,
    /// The cell of the formula whose text comes next.
    result: Option<(u32, u32)>,
}

impl Sheet<'_> {
    /// Takes a record of the sheet.
    fn take(&mut self, record: &Record<'_>) -> Result<(), Failure> {
        let data = record.data();
        match record.kind {
            kind::ROW => {
                if let (Some(row), Some(marks)) = (u16_at(data, 0), data.get(12))
                    && marks & 0x20 != 0
                {
                    self.grid.hide_row(u32::from(row));
                }
            }
            kind::COLUMNS => {
                if let (Some(first), Some(last), Some(marks)) =
                    (u16_at(data, 0), u16_at(data, 2), data.get(8))
                    && (marks & 1 != 0 || u16_at(data, 4) == Some(0))
                {
                    self.grid.hide_columns(u32::from(first), u32::from(last));
                }
            }
            kind::MERGED => self.merge(data),
            kind::RESULT => {
                if let Some((row, column)) = self.result.take() {
                    let text = self.workbook.form.text(record, 0, true);
                    self.grid.push(row, column, &text.ok_or_else(|| cut("a result"))?)?;
                }
            }
            kind::NUMBER
            | kind::SHORT_NUMBER
            | kind::SHORT_NUMBERS
            | kind::SHARED_TEXT
            | kind::TEXT
            | kind::RICH_TEXT
            | kind::TRUTH_OR_ERROR
            | kind::FORMULA => self.cell(record).ok_or_else(|| cut("a cell"))??,
            _ => {}
        }
        Ok(())
    }

    /// Takes the record of a cell; none if it is cut.
    fn cell(&mut self, record: &Record<'_>) -> Option<Result<(), Failure>> {
        let data = record.data();
        let (row, column) = (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?));
        let style = u16_at(data, 4)?;
        let text = match record.kind {
            kind::NUMBER => self.workbook.shown(style, f64_at(data, 6)?),
            kind::SHORT_NUMBER => self.workbook.shown(style, short_number(data, 6)?),
            kind::SHORT_NUMBERS => return self.numbers(row, column, data),
            kind::SHARED_TEXT => {
                self.workbook.texts.get(usize::try_from(u32_at(data, 6)?).ok()?)?.clone()
            }
            kind::TEXT | kind::RICH_TEXT => self.workbook.form.text(record, 6, true)?,
            kind::TRUTH_OR_ERROR => truth_or_error(*data.get(6)?, *data.get(7)? == 0),
            _ => self.result(row, column, style, data)?,
        };
        Some(self.grid.push(row, column, &text))
    }

    /// Takes the record of a row of numbers.
    fn numbers(&mut self, row: u32, first: u32, data: &[u8]) -> Option<Result<(), Failure>> {
        let numbers = data.get(4..data.len().checked_sub(2)?)?;
        for (column, number) in (first..).zip(numbers.chunks_exact(6)) {
            let text = self.workbook.shown(u16_at(number, 0)?, short_number(number, 2)?);
            if let Err(failure) = self.grid.push(row, column, &text) {
                return Some(Err(failure));
            }
        }
        Some(Ok(()))
    }

    /// The result of a formula. A text comes in a record of its own.
    fn result(&mut self, row: u32, column: u32, style: u16, data: &[u8]) -> Option<String> {
        let result = data.get(6..14)?;
        self.result = None;
        if u16_at(result, 6)? != 0xffff {
            return Some(self.workbook.shown(style, f64_at(result, 0)?));
        }
        Some(match result.first()? {
            0 => {
                self.result = Some((row, column));
                String::new()
            }
            1 => truth_or_error(*result.get(2)?, true),
            2 => truth_or_error(*result.get(2)?, false),
            _ => String::new(),
        })
    }

    /// Takes a record of merged regions.
    fn merge(&mut self, data: &[u8]) {
        for region in data.get(2..).unwrap_or_default().chunks_exact(8) {
            let at = |at| u16_at(region, at).map_or(0, u32::from);
            self.grid.merge(Region { top: at(0), bottom: at(2), left: at(4), right: at(6) });
        }
    }
}

/// What a cell shows that is true, false or an error.
fn truth_or_error(value: u8, is_truth: bool) -> String {
    let truth = if value == 0 { "FALSE" } else { "TRUE" };
    if is_truth { truth } else { error(value) }.to_owned()
}

#[cfg(test)]
pub(super) mod tests;
