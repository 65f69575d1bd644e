//! A document as it was read: its paragraphs and tables in order, each with its place.
//!
//! Readers make it, whatever the file was; everything after them knows neither files nor formats. Text is what a reader of the
//! document sees: automatic numbers are in it, deleted text is not. A line break inside a paragraph or a cell is `\n`.

use std::fmt;
use std::rc::Rc;

use crate::lang::Lang;

/// A document as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paper {
    /// The paragraphs and tables, in the order of the document.
    pub(crate) blocks: Vec<Block>,
    /// What is in the file and was left out on purpose, with its place: hidden columns, deleted text.
    pub(crate) left_out: Vec<LeftOut>,
}

/// Something that stands in the document by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph, or a line of a text file.
    Paragraph(Paragraph),
    /// A table with cells.
    Table(Table),
}

/// A paragraph that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Where it stands.
    pub(crate) place: Place,
    /// Its text with its automatic number, without blanks around it.
    pub(crate) text: String,
    /// The level of a heading by its style, from 1; none for body text and where the format has no styles.
    pub(crate) heading: Option<u8>,
}

/// A table. A cell that is merged over several rows or columns stands once, at the upper left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// The name of the sheet, where it is one.
    pub(crate) sheet: Option<String>,
    /// Its cells, by row, then column. Cells with nothing in them may be missing.
    pub(crate) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Where it stands.
    pub(crate) place: Place,
    /// Its row, from 0, and how many rows it covers, at least 1.
    pub(crate) row: u32,
    /// How many rows it covers, at least 1.
    pub(crate) rows: u32,
    /// Its column, from 0.
    pub(crate) column: u32,
    /// How many columns it covers, at least 1.
    pub(crate) columns: u32,
    /// Its text, without blanks around it; paragraphs are parted by `\n`.
    pub(crate) text: String,
}

/// Something that was left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// What it is.
    pub(crate) what: LeftOutKind,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its text, as far as it is of use.
    pub(crate) text: String,
}

/// What can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOutKind {
    /// Text that a tracked change deletes or moves away.
    Deleted,
    /// A row or column that is hidden.
    Hidden,
    /// A sheet that is hidden.
    HiddenSheet,
}

/// Where something stands in a document. Written as programs read it, and people of English: `line 40`, `paragraph 12`, `Sheet1!C7`,
/// `table 2, row 3, column 4`; counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// A line of a text file.
    Line(u32),
    /// A paragraph of a document; those in tables do not count.
    Paragraph(u32),
    /// A cell of a sheet; row and column from 0.
    Sheet { name: Rc<str>, row: u32, column: u32 },
    /// A cell of a table in a document; the table counted from 1, row and column from 0.
    Table { table: u32, row: u32, column: u32 },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(n) => write!(f, "line {n}"),
            Self::Paragraph(n) => write!(f, "paragraph {n}"),
            Self::Sheet { name, row, column } => {
                write!(f, "{name}!{}{}", column_letters(*column), row + 1)
            }
            Self::Table { table, row, column } => {
                write!(f, "table {table}, row {}, column {}", row + 1, column + 1)
            }
        }
    }
}

impl Place {
    /// Whether a place is this one, or a cell of the same row.
    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Sheet { name, row, .. }, Self::Sheet { name: sheet, row: at, .. }) => {
                name == sheet && row == at
            }
            (Self::Table { table, row, .. }, Self::Table { table: other, row: at, .. }) => {
                table == other && row == at
            }
            (own, other) => own == other,
        }
    }

    /// The place as people read it: 第40行, 第12段, `Sheet1!C7`, 表2第3行第4列.
    pub(crate) fn told(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Line(n), Lang::Zh) => format!("第{n}行"),
            (Self::Paragraph(n), Lang::Zh) => format!("第{n}段"),
            (Self::Table { table, row, column }, Lang::Zh) => {
                format!("表{table}第{}行第{}列", row + 1, column + 1)
            }
            (Self::Sheet { .. }, _) | (_, Lang::En) => self.to_string(),
        }
    }
}

/// The letters of a column of a sheet: A … Z, AA …
fn column_letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        if rest < 26 {
            return letters.iter().rev().collect();
        }
        rest = rest / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_people_read_them() {
        let sheet = |row, column| Place::Sheet { name: "表1".into(), row, column };
        for (place, text) in [
            (Place::Line(40), "line 40"),
            (Place::Paragraph(12), "paragraph 12"),
            (sheet(6, 2), "表1!C7"),
            (sheet(0, 25), "表1!Z1"),
            (sheet(0, 26), "表1!AA1"),
            (sheet(1, 701), "表1!ZZ2"),
            (sheet(1, 702), "表1!AAA2"),
            (Place::Table { table: 2, row: 2, column: 3 }, "table 2, row 3, column 4"),
        ] {
            assert_eq!(place.to_string(), text);
            assert_eq!(place.told(Lang::En), text);
        }
        let cell = Place::Table { table: 2, row: 2, column: 3 };
        assert_eq!(cell.told(Lang::Zh), "表2第3行第4列");
        assert_eq!(Place::Line(40).told(Lang::Zh), "第40行");
        assert_eq!(sheet(6, 2).told(Lang::Zh), "表1!C7");
    }
}
