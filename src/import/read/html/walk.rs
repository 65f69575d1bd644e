//! From the tree of a page to its paragraphs.
//!
//! The walker goes through the page once. Text comes together in a line until an element ends it; the line then is a
//! paragraph, or a line of the cell that is being read.

use super::lists::List;
use super::style::style;
use super::survey::{Survey, is_unshown};
use super::tree::{Content, Id, Tree};
use crate::import::paper::{Block, LeftOut, LeftOutKind, Paper, Paragraph, Place};
use crate::import::read::failure::Failure;
use crate::import::read::limits::{ROWS, TOLD};
use crate::import::read::tidy::{shortened, tidy, tidy_line};

/// Elements that stand in lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "html",
    "legend",
    "main",
    "nav",
    "optgroup",
    "p",
    "search",
    "section",
    "summary",
];

/// Reads a page.
pub(super) fn walk(tree: &Tree) -> Result<Paper, Failure> {
    let mut walker = Walker {
        tree,
        survey: Survey::of(tree),
        paper: Paper::default(),
        paragraphs: 0,
        tables: 0,
        rows: 0,
        line: Line::default(),
        lists: Vec::new(),
        cell: None,
    };
    walker.children(Tree::ROOT)?;
    walker.end_line()?;
    Ok(walker.paper)
}

/// The line that text is coming together in.
#[derive(Default)]
pub(super) struct Line {
    text: String,
    /// The blanks after the text, if another word comes; whether a line break of the source is all they are.
    blank: Option<bool>,
    /// What stands before the text: the number of a list item.
    marker: String,
    heading: Option<u8>,
    /// Whether blanks and line breaks stay as they are.
    kept: bool,
}

/// A cell while it is read.
pub(super) struct OpenCell {
    pub(super) place: Place,
    pub(super) lines: Vec<String>,
}

/// What is being put together.
pub(super) struct Walker<'t> {
    pub(super) tree: &'t Tree,
    pub(super) survey: Survey,
    pub(super) paper: Paper,
    paragraphs: u32,
    /// How many tables there were.
    pub(super) tables: u32,
    rows: u32,
    pub(super) line: Line,
    lists: Vec<List>,
    /// The cell that is being read, if one is.
    pub(super) cell: Option<OpenCell>,
}

impl Walker<'_> {
    /// Reads what is in a node.
    pub(super) fn children(&mut self, id: Id) -> Result<(), Failure> {
        let tree = self.tree;
        tree.children(id).iter().try_for_each(|child| self.node(*child))
    }

    /// Reads a node.
    fn node(&mut self, id: Id) -> Result<(), Failure> {
        match self.tree.content(id) {
            Content::Text(text) => self.text(text),
            Content::Element(..) => self.element(id),
            Content::Other => Ok(()),
        }
    }

    /// Reads an element.
    fn element(&mut self, id: Id) -> Result<(), Failure> {
        let name = self.tree.name(id);
        let style = style(self.tree, id);
        if style.hidden && name == "table" {
            self.leave_out(LeftOutKind::Hidden, id);
        }
        if is_unshown(self.tree, id) {
            return Ok(());
        }
        if style.struck || matches!(name, "del" | "s" | "strike") {
            self.leave_out(LeftOutKind::Deleted, id);
            return Ok(());
        }
        match name {
            "br" | "hr" => self.end_line(),
            "ol" | "ul" | "menu" | "dir" => self.list(id),
            "li" => self.item(id),
            "table" => self.table(id),
            "pre" | "listing" | "xmp" | "plaintext" => self.code(id),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(id),
            _ if style.block || BLOCKS.contains(&name) => self.block(id),
            _ => self.children(id),
        }
    }

    /// Reads an element that stands in lines of its own.
    pub(super) fn block(&mut self, id: Id) -> Result<(), Failure> {
        self.end_line()?;
        self.children(id)?;
        self.end_line()
    }

    /// Reads a heading.
    fn heading(&mut self, id: Id) -> Result<(), Failure> {
        self.end_line()?;
        let level = self.tree.name(id).trim_start_matches('h').parse().ok();
        let outer = std::mem::replace(&mut self.line.heading, level);
        self.children(id)?;
        self.end_line()?;
        self.line.heading = outer;
        Ok(())
    }

    /// Reads a text whose lines are those of the source.
    fn code(&mut self, id: Id) -> Result<(), Failure> {
        self.end_line()?;
        let outer = std::mem::replace(&mut self.line.kept, true);
        self.children(id)?;
        self.end_line()?;
        self.line.kept = outer;
        Ok(())
    }

    /// Reads a list.
    fn list(&mut self, id: Id) -> Result<(), Failure> {
        self.lists.push(List::of(self.tree, id));
        let read = self.block(id);
        self.lists.pop();
        read
    }

    /// Reads an item of a list, after its number.
    fn item(&mut self, id: Id) -> Result<(), Failure> {
        self.end_line()?;
        if let Some(list) = self.lists.last_mut() {
            self.line.marker = list.marker(self.tree, id);
        }
        self.children(id)?;
        self.end_line()?;
        self.line.marker.clear();
        Ok(())
    }

    /// Adds text to the line.
    fn text(&mut self, text: &str) -> Result<(), Failure> {
        if self.line.kept {
            for (i, line) in text.split('\n').enumerate() {
                if i > 0 {
                    self.end_line()?;
                }
                self.line.text.push_str(line);
            }
            return Ok(());
        }
        for c in text.chars() {
            self.line.push(c);
        }
        Ok(())
    }

    /// Ends the line: what is in it is a paragraph, or a line of a cell.
    pub(super) fn end_line(&mut self) -> Result<(), Failure> {
        self.line.blank = None;
        let text = tidy_line(&std::mem::take(&mut self.line.text));
        if text.is_empty() {
            return Ok(());
        }
        let text = std::mem::take(&mut self.line.marker) + &text;
        if let Some(cell) = &mut self.cell {
            cell.lines.push(text);
            return Ok(());
        }
        self.take_row()?;
        self.paragraphs += 1;
        let place = Place::Paragraph(self.paragraphs);
        let heading = self.line.heading;
        self.paper.blocks.push(Block::Paragraph(Paragraph { place, text, heading }));
        Ok(())
    }

    /// Counts a paragraph or a row.
    pub(super) fn take_row(&mut self) -> Result<(), Failure> {
        self.rows += 1;
        if self.rows > ROWS { Err(Failure::TooManyRows(ROWS)) } else { Ok(()) }
    }

    /// Tells that a node was left out where the walker is, if it has text.
    fn leave_out(&mut self, what: LeftOutKind, id: Id) {
        let place = match &self.cell {
            Some(cell) => cell.place.clone(),
            None => Place::Paragraph(self.paragraphs + 1),
        };
        self.leave_out_at(what, id, place);
    }

    /// Tells that a node was left out, if it has text.
    pub(super) fn leave_out_at(&mut self, what: LeftOutKind, id: Id, place: Place) {
        let text = shortened(&text_in(self.tree, id), TOLD);
        if !text.is_empty() {
            self.paper.left_out.push(LeftOut { what, place, text });
        }
    }
}

/// All the text in a node, whether it is hidden or not, the cells of a row parted by blanks.
pub(super) fn text_in(tree: &Tree, id: Id) -> String {
    let mut line = Line::default();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        match tree.content(id) {
            Content::Text(text) => text.chars().for_each(|c| line.push(c)),
            Content::Element(..) if matches!(tree.name(id), "script" | "style" | "rt") => continue,
            Content::Element(..) if matches!(tree.name(id), "td" | "th" | "br" | "p") => {
                line.push(' ');
            }
            _ => {}
        }
        open.extend(tree.children(id).iter().rev());
    }
    tidy(&line.text)
}

impl Line {
    /// Adds a character. Blanks come together in one; a line break of the source between 汉字 is none.
    fn push(&mut self, c: char) {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            let broken = c == '\n' || c == '\r';
            self.blank = Some(broken || self.blank.unwrap_or(false));
            return;
        }
        let last = self.text.chars().next_back();
        if let (Some(broken), Some(last)) = (self.blank.take(), last)
            && !(broken && is_han(last) && is_han(c))
        {
            self.text.push(' ');
        }
        self.text.push(c);
    }
}

/// Whether a character is written without blanks around it: 汉字 and their punctuation.
fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}
