//! Reading ods.
//!
//! A file of this kind has for every cell the text that was shown, so that no format need be understood. Rows and cells
//! that are alike stand once with a number; those without text are only counted.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::book::{Book, choose};
use super::date::from_iso;
use super::decimal::general;
use super::grid::{Grid, Region};
use super::parts::{Parts, attribute, push_text};
use crate::import::paper::Paper;
use crate::import::read::failure::{Countable, Failure};
use crate::import::read::limits::{COLUMNS, SHEETS};

/// More blanks than these stand in no row of a text.
const MOST_BLANKS: usize = 1000;

/// Reads a workbook.
pub(super) fn read(parts: &mut Parts<'_>, wanted: Option<&str>) -> Result<Paper, Failure> {
    if is_locked(parts)? {
        return Err(Failure::Locked);
    }
    let missing = || Failure::Damaged("the content is missing".to_owned());
    let mut xml = parts.xml("content.xml")?.ok_or_else(missing)?;
    let mut reader = Reader { wanted, ..Reader::default() };
    loop {
        let event = xml.next()?;
        match &event {
            Event::Eof if reader.in_sheet || reader.skipped > 0 => {
                return Err(Failure::Damaged("the content is cut".to_owned()));
            }
            Event::Eof => break,
            Event::Start(_) if reader.skipped > 0 => reader.skipped += 1,
            Event::End(_) if reader.skipped > 0 => reader.skipped -= 1,
            _ if reader.skipped > 0 => {}
            Event::Start(e) => reader.start(e)?,
            Event::End(e) => reader.end(e.local_name().into_inner())?,
            other => reader.text(other),
        }
    }
    let mut book = Book::default();
    let names = reader.sheets.iter().map(|(name, hidden)| (name.as_str(), *hidden));
    choose(names, wanted, &mut book)?;
    reader.grids.into_iter().try_for_each(|grid| book.add(grid))?;
    Ok(book.finish())
}

/// Whether the parts of a package need a password.
fn is_locked(parts: &mut Parts<'_>) -> Result<bool, Failure> {
    let Some(mut xml) = parts.xml("META-INF/manifest.xml")? else { return Ok(false) };
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().into_inner() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// A cell of the row that is being read.
#[derive(Default)]
struct OpenCell {
    column: u32,
    /// How many cells are alike.
    count: u32,
    rows: u32,
    columns: u32,
    text: String,
    /// What kind of value it has, and the value as the file writes it.
    kind: String,
    value: String,
}

/// What is being put together.
#[derive(Default)]
struct Reader<'w> {
    wanted: Option<&'w str>,
    /// The style that is being read.
    style: String,
    /// The styles of hidden sheets.
    hidden_styles: HashSet<String>,
    /// The sheets, and whether they are hidden.
    sheets: Vec<(String, bool)>,
    grids: Vec<Grid>,
    /// How deep the element is nested that is being skipped.
    skipped: usize,
    in_sheet: bool,
    /// The next column of which the width is told.
    width: u32,
    row: u32,
    /// How many rows are alike, and whether they are hidden.
    count: u32,
    row_hidden: bool,
    column: u32,
    cells: Vec<OpenCell>,
    within: Within,
}

/// Whether what comes is in a cell.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Nothing,
    Cell,
    Paragraph,
}

impl Reader<'_> {
    /// Takes the beginning of an element.
    fn start(&mut self, e: &BytesStart<'_>) -> Result<(), Failure> {
        match e.local_name().into_inner() {
            "style" => self.style = attribute(e, "name").unwrap_or_default().into_owned(),
            "table-properties" if attribute(e, "display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" if self.sheets.len() >= SHEETS => {
                return Err(Failure::too_many(Countable::Sheets, SHEETS));
            }
            "table" => self.begin_sheet(e),
            // Notes and drawings have text of their own; changes have what was there before.
            "annotation" | "shapes" | "tracked-changes" | "ruby-text" | "note" => self.skipped = 1,
            _ if e.name().into_inner().starts_with("draw:") => self.skipped = 1,
            "table-column" => {
                let count = repeated(e, "number-columns-repeated");
                if is_hidden(e)
                    && let Some(grid) = self.grids.last_mut()
                {
                    grid.hide_columns(self.width, self.width.saturating_add(count - 1));
                }
                self.width = self.width.saturating_add(count);
            }
            "table-row" => {
                self.count = repeated(e, "number-rows-repeated");
                self.row_hidden = is_hidden(e);
                self.column = 0;
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" => {
                if self.cells.len() > COLUMNS as usize {
                    return Err(Failure::too_many(Countable::Columns, COLUMNS));
                }
                self.begin_cell(e);
            }
            "p" if self.within != Within::Nothing => {
                self.push("\n");
                self.within = Within::Paragraph;
            }
            "s" if self.within == Within::Paragraph => {
                let count = attribute(e, "c").and_then(|c| c.parse().ok()).unwrap_or(1_usize);
                self.push(&" ".repeat(count.min(MOST_BLANKS)));
            }
            "tab" if self.within == Within::Paragraph => self.push("\t"),
            "line-break" if self.within == Within::Paragraph => self.push("\n"),
            _ => {}
        }
        Ok(())
    }

    /// Begins a sheet, or leaves it out.
    fn begin_sheet(&mut self, e: &BytesStart<'_>) {
        if self.in_sheet {
            // A table within a cell.
            self.skipped = 1;
            return;
        }
        let name = attribute(e, "name").unwrap_or_default().into_owned();
        let style = attribute(e, "style-name").unwrap_or_default();
        let hidden = self.hidden_styles.contains(style.as_ref());
        let chosen = self.wanted.map_or(!hidden, |wanted| wanted == name);
        if chosen {
            self.grids.push(Grid::new(&name));
            self.in_sheet = true;
            (self.row, self.width) = (0, 0);
        } else {
            self.skipped = 1;
        }
        self.sheets.push((name, hidden));
    }

    /// Begins a cell.
    fn begin_cell(&mut self, e: &BytesStart<'_>) {
        let count = repeated(e, "number-columns-repeated");
        let kind = attribute(e, "value-type").unwrap_or_default().into_owned();
        let name = match kind.as_str() {
            "date" => "date-value",
            "boolean" => "boolean-value",
            "string" => "string-value",
            "time" => "time-value",
            _ => "value",
        };
        self.cells.push(OpenCell {
            column: self.column,
            count,
            rows: repeated(e, "number-rows-spanned"),
            columns: repeated(e, "number-columns-spanned"),
            text: String::new(),
            value: attribute(e, name).unwrap_or_default().into_owned(),
            kind,
        });
        self.column = self.column.saturating_add(count);
        self.within = Within::Cell;
    }

    /// Takes the end of an element.
    fn end(&mut self, name: &str) -> Result<(), Failure> {
        match name {
            "p" if self.within == Within::Paragraph => self.within = Within::Cell,
            "table-cell" | "covered-table-cell" => self.within = Within::Nothing,
            "table-row" if self.in_sheet => return self.end_row(),
            "table" => self.in_sheet = false,
            _ => {}
        }
        Ok(())
    }

    /// Ends a row, or as many as are alike.
    fn end_row(&mut self) -> Result<(), Failure> {
        let first = self.row;
        let after = first.saturating_add(self.count);
        self.row = after;
        let Some(grid) = self.grids.last_mut() else { return Ok(()) };
        let cells: Vec<(&OpenCell, String)> =
            self.cells.iter().map(|cell| (cell, cell.shown())).collect();
        let filled: Vec<_> = cells.iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        if filled.is_empty() {
            return Ok(());
        }
        for row in first..after {
            if self.row_hidden {
                grid.hide_row(row);
            }
            for (cell, text) in &filled {
                for column in cell.column..cell.column.saturating_add(cell.count) {
                    grid.push(row, column, text)?;
                    let (bottom, right) = (
                        row.saturating_add(cell.rows - 1),
                        column.saturating_add(cell.columns - 1),
                    );
                    grid.merge(Region { top: row, left: column, bottom, right });
                }
            }
        }
        Ok(())
    }

    /// Takes a text; line breaks in the file are blanks.
    fn text(&mut self, event: &Event<'_>) {
        if self.within == Within::Paragraph
            && let Some(cell) = self.cells.last_mut()
        {
            let before = cell.text.len();
            push_text(event, &mut cell.text);
            if cell.text.get(before..).is_some_and(|added| added.contains(['\n', '\t'])) {
                let added = cell.text.split_off(before);
                cell.text.push_str(&added.replace(['\n', '\t'], " "));
            }
        }
    }

    /// Adds to the text of the cell.
    fn push(&mut self, text: &str) {
        if let Some(cell) = self.cells.last_mut() {
            cell.text.push_str(text);
        }
    }
}

impl OpenCell {
    /// What the cell shows. A date without the words for year and month is put into them.
    fn shown(&self) -> String {
        let shown = self.text.trim();
        match self.kind.as_str() {
            "date" if !shown.contains(['年', '月']) => {
                from_iso(&self.value).unwrap_or_else(|| shown.to_owned())
            }
            _ if !shown.is_empty() => self.text.clone(),
            "float" | "percentage" | "currency" => {
                self.value.parse().map_or_else(|_| self.value.clone(), general)
            }
            "boolean" => self.value.to_ascii_uppercase(),
            _ => self.value.clone(),
        }
    }
}

/// How often something stands there, or how far it spans: once if nothing is said.
fn repeated(e: &BytesStart<'_>, name: &str) -> u32 {
    attribute(e, name).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}

/// Whether a row or column is hidden.
fn is_hidden(e: &BytesStart<'_>) -> bool {
    matches!(attribute(e, "visibility").as_deref(), Some("collapse" | "filter"))
}

#[cfg(test)]
pub(super) mod tests;
