//! Reading a text file: every line that is not empty is a paragraph.
//!
//! What lines say together is put together: tables drawn with `│` or `|` ([`boxes`]), tables of Markdown ([`pipes`]) and
//! lines with tabs between their cells ([`tabs`]). The marks of Markdown are undone where the name or the text itself says
//! that it is Markdown ([`marks`]); any other text stays as it is.

mod boxes;
mod lines;
mod marks;
mod pipes;
mod tabs;

use self::lines::{Line, lines};
use super::failure::Failure;
use super::limits::ROWS;
use super::tidy::tidy_line;
use crate::import::paper::{Block, Paper, Paragraph, Place, Table};

/// Reads a text. `extension` is that of its name, in small letters.
pub(super) fn read(extension: &str, text: &str) -> Result<Paper, Failure> {
    let lines = lines(text)?;
    let markdown = matches!(extension, "md" | "markdown") || is_markdown(&lines);
    let runs = tabs::runs(&lines);
    let mut reader = Reader { blocks: Vec::new(), rows: 0, markdown, fence: None, undrawn: 0 };
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        let at = lines.len() - rest.len();
        let table = reader.table(rest, at, runs.get(&at).copied())?;
        rest = if let Some((table, taken)) = table {
            if !table.cells.is_empty() {
                reader.blocks.push(Block::Table(table));
            }
            rest.get(taken..).unwrap_or_default()
        } else {
            reader.line(line)?;
            after
        };
    }
    Ok(Paper { blocks: reader.blocks, left_out: Vec::new() })
}

/// Whether a text is Markdown although its name does not say so.
fn is_markdown(lines: &[Line<'_>]) -> bool {
    let marked =
        |line: &Line<'_>| marks::heading(line.text).is_some() || marks::is_strong(line.text);
    lines.iter().any(marked) || lines.windows(2).any(pipes::is_beginning)
}

/// What is being put together from the lines.
struct Reader {
    blocks: Vec<Block>,
    /// How many lines were taken that are not empty.
    rows: usize,
    markdown: bool,
    /// The mark that ends the code that the lines stand in, if they stand in any.
    fence: Option<String>,
    /// The line up to which no table is drawn, although it looks like it.
    undrawn: usize,
}

impl Reader {
    /// The table that begins with the first of these lines, and how many lines it takes. `at` is the position of the line;
    /// `tabbed` is how many lines the table takes that has tabs.
    fn table(
        &mut self,
        lines: &[Line<'_>],
        at: usize,
        tabbed: Option<usize>,
    ) -> Result<Option<(Table, usize)>, Failure> {
        let drawn = if at < self.undrawn { 0 } else { boxes::length(lines) };
        if let Some(table) = boxes::table(lines.get(..drawn).unwrap_or_default()) {
            self.take(drawn)?;
            return Ok(Some((table, drawn)));
        }
        self.undrawn = self.undrawn.max(at + drawn);
        if self.fence.is_some() {
            return Ok(None);
        }
        let piped = if self.markdown { pipes::length(lines) } else { 0 };
        let taken = if piped > 0 { piped } else { tabbed.unwrap_or(0) };
        self.take(taken)?;
        let lines = lines.get(..taken).unwrap_or_default();
        Ok(match (piped, taken) {
            (_, 0) => None,
            (0, _) => Some((tabs::table(lines), taken)),
            _ => Some((pipes::table(lines), taken)),
        })
    }

    /// Takes a line that belongs to no table.
    fn line(&mut self, line: &Line<'_>) -> Result<(), Failure> {
        if self.markdown && self.is_mark(line) {
            return Ok(());
        }
        let (heading, text) = if self.markdown && self.fence.is_none() {
            marks::undone(line.text)
        } else {
            (None, line.text.to_owned())
        };
        let text = tidy_line(&text);
        if !text.is_empty() {
            self.take(1)?;
            let place = Place::Line(line.number);
            self.blocks.push(Block::Paragraph(Paragraph { place, text, heading }));
        }
        Ok(())
    }

    /// Whether a line of Markdown has no text of its own: it begins or ends code, is drawn across the page, or underlines
    /// the heading before it.
    fn is_mark(&mut self, line: &Line<'_>) -> bool {
        if let Some(end) = &self.fence {
            let ends = line.text.trim().trim_end_matches(['`', '~']).is_empty()
                && line.text.trim().starts_with(end.as_str());
            if ends {
                self.fence = None;
            }
            return ends;
        }
        self.fence = marks::fence(line.text);
        if self.fence.is_some() {
            return true;
        }
        let Some(mark) = marks::rule(line.text) else { return false };
        let level = match mark {
            '=' => Some(1),
            '-' => Some(2),
            _ => None,
        };
        let before = Place::Line(line.number - 1);
        match self.blocks.last_mut() {
            Some(Block::Paragraph(last)) if last.place == before && last.heading.is_none() => {
                last.heading = level;
                true
            }
            // Two signs of equality and nothing to underline are no mark.
            _ => mark != '=',
        }
    }

    /// Counts lines or rows.
    fn take(&mut self, rows: usize) -> Result<(), Failure> {
        self.rows += rows;
        let few = u32::try_from(self.rows).is_ok_and(|rows| rows <= ROWS);
        if few { Ok(()) } else { Err(Failure::TooManyRows(ROWS)) }
    }
}

#[cfg(test)]
mod tests;
