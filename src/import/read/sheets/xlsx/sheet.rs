//! A sheet of a workbook, cell by cell.

use quick_xml::events::{BytesStart, Event};

use super::super::date::from_iso;
use super::super::grid::{Grid, Region};
use super::super::parts::{Parts, attribute, is_set, push_text};
use super::Shared;
use super::texts::{Runs, unescaped};
use crate::import::read::failure::Failure;

/// Reads a sheet.
pub(super) fn read(
    parts: &mut Parts<'_>,
    path: &str,
    name: &str,
    shared: &Shared,
) -> Result<Grid, Failure> {
    let mut sheet = Sheet {
        grid: Grid::new(name),
        shared,
        in_rows: false,
        row: 0,
        column: 0,
        row_hidden: false,
        begun: false,
        cell: None,
    };
    let Some(mut xml) = parts.xml(path)? else { return Ok(sheet.grid) };
    loop {
        let event = xml.next()?;
        match &event {
            Event::Eof if sheet.in_rows => {
                return Err(Failure::Damaged(format!("the sheet {name} is cut")));
            }
            Event::Eof => return Ok(sheet.grid),
            _ if sheet.cell.is_some() => sheet.in_cell(&event)?,
            Event::Start(e) => sheet.start(e),
            Event::End(e) if e.local_name().into_inner() == "sheetData" => sheet.in_rows = false,
            _ => {}
        }
    }
}

/// A cell while it is read.
#[derive(Debug, Default)]
struct OpenCell {
    kind: String,
    style: usize,
    value: String,
    in_value: bool,
    /// The text, where it stands in the cell itself.
    inline: Option<Runs>,
}

/// A sheet while it is read.
struct Sheet<'s> {
    grid: Grid,
    shared: &'s Shared,
    in_rows: bool,
    row: u32,
    /// The column of the next cell, if it does not say its own.
    column: u32,
    row_hidden: bool,
    /// Whether there was a row.
    begun: bool,
    cell: Option<OpenCell>,
}

impl Sheet<'_> {
    /// Takes the beginning of an element outside cells.
    fn start(&mut self, e: &BytesStart<'_>) {
        match e.local_name().into_inner() {
            "sheetData" => self.in_rows = true,
            "row" if self.in_rows => self.begin_row(e),
            "c" if self.in_rows => self.begin_cell(e),
            "col" if !self.begun => {
                let number = |name| attribute(e, name).and_then(|value| value.parse::<u32>().ok());
                if (is_set(e, "hidden") || is_zero(e, "width"))
                    && let (Some(first @ 1..), Some(last @ 1..)) = (number("min"), number("max"))
                {
                    self.grid.hide_columns(first - 1, last - 1);
                }
            }
            "mergeCell" => {
                if let Some(region) = attribute(e, "ref").as_deref().and_then(region) {
                    self.grid.merge(region);
                }
            }
            _ => {}
        }
    }

    /// Begins a row.
    fn begin_row(&mut self, e: &BytesStart<'_>) {
        let said = attribute(e, "r").and_then(|r| r.parse::<u32>().ok()?.checked_sub(1));
        let next = if self.begun { self.row.saturating_add(1) } else { 0 };
        self.row = said.unwrap_or(next);
        self.column = 0;
        self.begun = true;
        self.row_hidden = is_set(e, "hidden") || is_zero(e, "ht");
    }

    /// Begins a cell.
    fn begin_cell(&mut self, e: &BytesStart<'_>) {
        let mut cell = OpenCell::default();
        for attribute in e.attributes().with_checks(false).flatten() {
            match attribute.key.local_name().into_inner() {
                "r" => {
                    if let Some((row, column)) = position(&attribute.value) {
                        (self.row, self.column) = (row, column);
                    }
                }
                "t" => cell.kind.push_str(&attribute.value),
                "s" => cell.style = attribute.value.parse().unwrap_or(0),
                _ => {}
            }
        }
        self.cell = Some(cell);
    }

    /// Takes an event inside a cell.
    fn in_cell(&mut self, event: &Event<'_>) -> Result<(), Failure> {
        let Some(cell) = &mut self.cell else { return Ok(()) };
        match event {
            Event::Start(e) if e.local_name().into_inner() == "is" => {
                cell.inline = Some(Runs::default());
            }
            Event::Start(e) if e.local_name().into_inner() == "v" => cell.in_value = true,
            Event::End(e) if e.local_name().into_inner() == "v" => cell.in_value = false,
            Event::End(e) if e.local_name().into_inner() == "c" => return self.end_cell(),
            other => match &mut cell.inline {
                Some(runs) => runs.take(other),
                None if cell.in_value => push_text(other, &mut cell.value),
                None => {}
            },
        }
        Ok(())
    }

    /// Ends a cell.
    fn end_cell(&mut self) -> Result<(), Failure> {
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(1);
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let text = self.text(&cell)?;
        if self.row_hidden && !text.is_empty() {
            self.grid.hide_row(row);
        }
        self.grid.push(row, column, &text)
    }

    /// What a cell shows.
    fn text(&self, cell: &OpenCell) -> Result<String, Failure> {
        if let Some(inline) = &cell.inline {
            return Ok(unescaped(&inline.text).into_owned());
        }
        let value = cell.value.trim();
        let text = match cell.kind.as_str() {
            _ if value.is_empty() => String::new(),
            "s" => {
                let text = value.parse::<usize>().ok().and_then(|at| self.shared.texts.get(at));
                let missing =
                    || Failure::Damaged("a cell refers to a text that is missing".to_owned());
                text.ok_or_else(missing)?.clone()
            }
            "b" => if matches!(value, "1" | "true") { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => value.to_owned(),
            "str" => unescaped(&cell.value).into_owned(),
            "d" => from_iso(value).unwrap_or_else(|| value.to_owned()),
            _ => match value.parse::<f64>() {
                Ok(number) => {
                    self.shared.styles.format(cell.style).show(number, self.shared.from_1904)
                }
                Err(_) => value.to_owned(),
            },
        };
        Ok(text)
    }
}

/// Whether an attribute is zero: a row without height, a column without width.
fn is_zero(e: &BytesStart<'_>, name: &str) -> bool {
    attribute(e, name).and_then(|value| value.parse::<f64>().ok()) == Some(0.0)
}

/// Row and column of a cell by its name, as `B2`.
fn position(name: &str) -> Option<(u32, u32)> {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = name.strip_prefix(letters)?.parse().ok()?;
    let mut column = 0_u32;
    for letter in letters.trim_matches('$').bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(digit) + 1)?;
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The region that is written as `A1:B2`.
fn region(name: &str) -> Option<Region> {
    let (first, last) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(first)?, position(last)?);
    Some(Region { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_name() {
        for (name, expected) in [
            ("A1", Some((0, 0))),
            ("AA10", Some((9, 26))),
            ("xfd1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("1", None),
            ("A", None),
            ("汉1", None),
            ("ZZZZZZZZ1", None),
        ] {
            assert_eq!(position(name), expected, "{name}");
        }
    }
}
