//! How much a reader takes in before it gives up.
//!
//! A plan is far below all of them; what is above them is a mistake or an attack, and would only fill the memory.

/// The largest file, in MiB.
pub(super) const FILE_MIB: u64 = 64;

/// The most that the parts of a package may come to when they are unpacked, in MiB.
pub(super) const UNPACKED_MIB: u64 = 512;

/// The most rows with something in them, or paragraphs, that a document may have.
pub(super) const ROWS: u32 = 200_000;

/// The most lines of a text, empty ones included.
pub(super) const LINES: usize = 4_000_000;

/// The most cells with something in them that a document may have.
pub(super) const CELLS: usize = 2_000_000;

/// The most columns of a table; the number that spreadsheets allow.
pub(super) const COLUMNS: u32 = 16_384;

/// The most sheets of a workbook, and the most parts that it refers to.
pub(super) const SHEETS: usize = 10_000;

/// How deep the elements of a page may be nested.
pub(super) const DEPTH: u16 = 500;

/// The most elements and pieces of text that a page may have.
pub(super) const NODES: usize = 2_000_000;

/// The most characters of what was left out that are told: a row, a column, a table.
pub(super) const TOLD: usize = 400;
