//! Reading a docx file: text as Word shows it with all changes accepted.
//!
//! ```text
//! bytes ─package─▶ parts ─┬─styles─▶ Styles ──┐
//!                         ├─numbering─▶ Lists ─counting─▶ Counter ──┐
//!                         └─document─────────▶ body ─┬─ paragraph ──┼─▶ Paper
//!                                                    └─ table ──────┘
//! ```
//!
//! Nothing here knows what the text is about. Invariants: no file makes it panic; no more bytes are unpacked than the limits say and
//! no element deeper than [`xml::DEPTH`] is read; what a tracked change deletes is never in the text, and is told in
//! [`Paper::left_out`]. Headers, footers, notes, comments and embedded documents are not read, nor is what Word does not show:
//! hidden text, the codes of fields, what stands in a cell that another one covers.

mod body;
mod counting;
mod fields;
mod numbering;
mod numerals;
mod ole;
mod package;
mod paragraph;
mod properties;
mod styles;
mod symbols;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use super::failure::{self, Failure};
use super::paper::{self, Paper};

use self::body::Body;
use self::counting::Counter;
use self::numbering::Lists;
use self::styles::Styles;

/// Reads a docx file.
///
/// - Paragraphs are counted as a person would: all that stand outside of tables, empty ones and those in text boxes included.
///   Paragraphs whose dividing mark is deleted or hidden are one. A text box follows the paragraph it is anchored in.
/// - Tables are counted that stand outside of others; deleted rows are not counted. A table in a table is text of the cell it
///   stands in, a line for each row with tabs between cells.
/// - A tab in a paragraph is a tab.
pub(crate) fn read(bytes: &[u8]) -> Result<Paper, Failure> {
    read_within(bytes, super::limits::UNPACKED_MIB << 20)
}

fn read_within(bytes: &[u8], limit: u64) -> Result<Paper, Failure> {
    let parts = package::open(bytes, limit)?;
    let styles = parts.styles.map_or_else(|| Ok(Styles::default()), |part| Styles::read(&part))?;
    let lists =
        parts.numbering.map_or_else(|| Ok(Lists::default()), |part| Lists::read(&part, &styles))?;
    let paper = Body::new(&parts.document, &styles, Counter::new(lists)).read()?;
    if paper.blocks.is_empty() { Err(Failure::Empty) } else { Ok(paper) }
}
