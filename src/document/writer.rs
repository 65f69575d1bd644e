//! Putting paragraphs and labelled fields on lines.

use std::ops::Range;

use super::page::{Document, Item, Kind, Piece, Setting};
use crate::query::matching::Length;
use crate::text::cells::{pad, width};
use crate::text::clean::clean;
use crate::text::wrap::wrap;

/// The cells of a label; a longer one pushes its values to the right.
const LABEL: usize = 4;

/// A value of a field.
pub(super) struct Value {
    pub(super) text: String,
    /// The item it is, if it can be opened.
    pub(super) item: Option<usize>,
    pub(super) kind: Kind,
}

impl Value {
    /// A value that is no item.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), item: None, kind: Kind::Text }
    }

    /// A value that can be opened.
    pub(super) fn item(text: &str, item: usize) -> Self {
        Self { text: text.to_owned(), item: Some(item), kind: Kind::Text }
    }
}

/// A document that is being written.
pub(super) struct Writer<'a> {
    pub(super) document: Document,
    cells: usize,
    pub(super) setting: Setting<'a>,
}

impl<'a> Writer<'a> {
    /// An empty document with lines of so many cells.
    pub(super) fn new(setting: Setting<'a>, cells: usize) -> Self {
        Self { document: Document::default(), cells: cells.max(8), setting }
    }

    pub(super) fn item(&mut self, item: Item) -> usize {
        self.document.items.push(item);
        self.document.items.len() - 1
    }

    /// How many cells a line has.
    pub(super) fn cells(&self) -> usize {
        self.cells
    }

    pub(super) fn blank(&mut self) {
        self.document.lines.push(Vec::new());
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.paragraph("", text, Kind::Label, None);
    }

    pub(super) fn faint(&mut self, text: &str) {
        self.paragraph("", text, Kind::Faint, None);
    }

    /// A text with something before its first line, and as many blanks before the others.
    pub(super) fn paragraph(&mut self, first: &str, text: &str, kind: Kind, item: Option<usize>) {
        let text = clean(text);
        let indent = width(first);
        let length = if kind == Kind::Title { Length::Short } else { Length::Long };
        let marks = self.setting.marks(&text, length);
        let (text, marks) = self.setting.chars.shown_with(&text, &marks);
        for (i, range) in wrap(&text, self.cells.saturating_sub(indent)).into_iter().enumerate() {
            let before = if i == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.document.lines.push(vec![
                Piece { text: before, kind, item: None, marks: Vec::new() },
                part(&text, range, &marks, kind, item),
            ]);
        }
    }

    /// A label and values that stay whole as long as they fit on a line, set apart by 、.
    pub(super) fn field(&mut self, label: &str, values: &[Value]) {
        let label = format!("{}  ", pad(label, LABEL));
        let indent = width(&label);
        let room = self.cells.saturating_sub(indent).max(2);
        let mut line = vec![plain(label, Kind::Label)];
        let mut used = 0;
        let next_line = |line: &mut Vec<Piece>, document: &mut Document| {
            document.lines.push(std::mem::take(line));
            line.push(plain(" ".repeat(indent), Kind::Label));
        };
        for (i, Value { text, item, kind }) in values.iter().enumerate() {
            let value = clean(text);
            let mut marks = self.setting.marks(&value, Length::Short);
            let unit = match item.and_then(|item| self.document.items.get(item)) {
                Some(Item::Unit(unit)) => Some(*unit),
                _ => None,
            };
            // A unit may have been found by another name than the one that is shown.
            if !marks.contains(&true)
                && unit.is_some_and(|unit| self.setting.words.names(unit, self.setting.index))
            {
                marks = vec![true; value.chars().count()]; // characters, not cells
            }
            let (value, marks) = self.setting.chars.shown_with(&value, &marks);
            let comma = if i + 1 < values.len() { "、" } else { "" };
            let whole = width(&value) + width(comma);
            if used > 0 && used + whole > room {
                next_line(&mut line, &mut self.document);
                used = 0;
            }
            // A closing 、 must not be pushed over the edge by the value before it.
            let ranges = wrap(&value, room.saturating_sub(width(comma)).max(2));
            for (k, range) in ranges.into_iter().enumerate() {
                if k > 0 {
                    next_line(&mut line, &mut self.document);
                    used = 0;
                }
                let piece = part(&value, range, &marks, *kind, *item);
                used += width(&piece.text);
                line.push(piece);
            }
            used += width(comma);
            line.push(plain(comma.to_owned(), Kind::Text));
        }
        self.document.lines.push(line);
    }
}

/// A piece that is no item and that no search means.
fn plain(text: String, kind: Kind) -> Piece {
    Piece { text, kind, item: None, marks: Vec::new() }
}

/// A part of a text with its part of the text's marks.
fn part(text: &str, range: Range<usize>, marks: &[bool], kind: Kind, item: Option<usize>) -> Piece {
    let before = text.get(..range.start).unwrap_or_default().chars().count(); // characters, not cells
    let text = text.get(range).unwrap_or_default();
    let chars = text.chars().count(); // characters, not cells
    let marks = marks.iter().skip(before).take(chars).copied().collect();
    Piece { text: text.to_owned(), kind, item, marks }
}
