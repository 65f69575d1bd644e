//! The document itself: its paragraphs and tables in order.
//!
//! Whatever holds paragraphs is a story: the document, a cell of a table. Text boxes belong to the story of the paragraph they
//! are anchored in and follow it. This file puts paragraphs together; what is in one is read by [`super::paragraph`].

use super::counting::Counter;
use super::failure::Failure;
use super::package::Part;
use super::paper::{Block, LeftOut, LeftOutKind, Paper, Paragraph, Place};
use super::paragraph::{Line, TextBox};
use super::properties::{ParagraphProperties, RunProperties};
use super::styles::{self, Look, Styles};
use super::symbols::tidy;
use super::xml::{Tag, Xml};

/// A document that is being read.
pub(super) struct Body<'a> {
    pub(super) xml: Xml<'a>,
    pub(super) styles: &'a Styles,
    counter: Counter,
    pub(super) paper: Paper,
    /// How many paragraphs there were outside of tables.
    paragraphs: u32,
    /// How many tables there were that stand in no other.
    pub(super) tables: u32,
    /// How many elements are open whose text a tracked change deletes or moves away.
    pub(super) removed: u32,
    /// How often something readable was found; of several alternatives the first one that has something is read.
    pub(super) found: u64,
}

/// What holds paragraphs, with what was read of it.
#[derive(Default)]
pub(super) struct Story<'a> {
    /// The place of the cell; none in the document itself.
    pub(super) cell: Option<Place>,
    /// The lines in the cell so far.
    pub(super) lines: String,
    /// A paragraph that goes on in the next, because the mark between them is deleted or hidden.
    open: Option<(Line<'a>, ParagraphProperties)>,
}

impl Story<'_> {
    /// The story of a cell.
    pub(super) fn of(cell: Place) -> Self {
        Self { cell: Some(cell), ..Self::default() }
    }

    /// Puts a line below the others.
    pub(super) fn add(&mut self, text: &str) {
        if !text.is_empty() && !self.lines.is_empty() {
            self.lines.push('\n');
        }
        self.lines.push_str(text);
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(document: &'a Part, styles: &'a Styles, counter: Counter) -> Self {
        Self {
            xml: Xml::new(&document.name, &document.text),
            styles,
            counter,
            paper: Paper::default(),
            paragraphs: 0,
            tables: 0,
            removed: 0,
            found: 0,
        }
    }

    pub(super) fn read(mut self) -> Result<Paper, Failure> {
        self.xml.root("document")?;
        let mut story = Story::default();
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "body" => self.blocks(&mut story)?,
                _ => self.xml.skip()?,
            }
        }
        self.end(&mut story)?;
        self.xml.end()?;
        Ok(self.paper)
    }

    /// Reads what is in the element that is open, and closes it.
    fn blocks(&mut self, story: &mut Story<'a>) -> Result<(), Failure> {
        while let Some(tag) = self.xml.child()? {
            self.block(&tag, story)?;
        }
        Ok(())
    }

    /// Reads a paragraph, a table or what holds some, whose element was just opened.
    pub(super) fn block(&mut self, tag: &Tag<'a>, story: &mut Story<'a>) -> Result<(), Failure> {
        match tag.name() {
            "p" => self.paragraph(story),
            "tbl" => {
                // A paragraph that is deleted as a whole goes on behind the table.
                if story.open.as_ref().is_some_and(|(line, _)| line.is_seen) {
                    self.end(story)?;
                }
                self.table(story)
            }
            "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" => {
                self.blocks(story)
            }
            "del" | "moveFrom" => self.without(|body| body.blocks(story)),
            "AlternateContent" => self.alternate(|body| body.blocks(story)),
            _ => self.xml.skip(),
        }
    }

    /// Reads something whose text is left out.
    pub(super) fn without(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.removed += 1;
        let result = read(self);
        self.removed -= 1;
        result
    }

    /// Closes the element `AlternateContent` that is open. Of its alternatives the first one with something readable is read.
    pub(super) fn alternate(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let before = self.found;
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "Choice" | "Fallback" if self.found == before => read(self)?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// Reads a paragraph whose element is open, and closes it.
    fn paragraph(&mut self, story: &mut Story<'a>) -> Result<(), Failure> {
        let mut line = story.open.take().map(|(line, _)| line).unwrap_or_default();
        let mut properties = ParagraphProperties::default();
        line.is_hidden = false;
        line.is_hidden_by_style = self.look(&properties).hidden.unwrap_or_default();
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "pPr" {
                properties = ParagraphProperties::read(&mut self.xml)?;
                line.is_hidden_by_style = self.look(&properties).hidden.unwrap_or_default();
            } else {
                self.inline(&tag, &mut line)?;
            }
        }
        line.end_fields();
        let RunProperties { hidden, removed, .. } = properties.mark;
        if removed || properties.is_initial {
            line.run_on();
            story.open = Some((line, properties));
        } else if hidden.unwrap_or(line.is_hidden_by_style) {
            // Its number is shown unless all of it is hidden.
            if line.lead.is_none() && line.is_seen {
                line.lead = Some(self.lead(&properties));
            }
            line.run_on();
            story.open = Some((line, properties));
        } else {
            self.close(line, &properties, story)?;
        }
        Ok(())
    }

    fn look(&self, properties: &ParagraphProperties) -> std::borrow::Cow<'a, Look> {
        self.styles.paragraph(properties.style.as_deref())
    }

    /// The number of a paragraph and its level of heading. What is deleted is not counted.
    fn lead(&mut self, properties: &ParagraphProperties) -> (String, Option<u8>) {
        let look = self.look(properties);
        let number = match self.removed {
            0 => self.counter.count(&look, &properties.listed),
            _ => String::new(),
        };
        (number, properties.outline.map_or(look.heading, styles::heading_by_outline))
    }

    /// Ends a story: there is no next paragraph for one that goes on.
    pub(super) fn end(&mut self, story: &mut Story<'a>) -> Result<(), Failure> {
        let Some((mut line, properties)) = story.open.take() else { return Ok(()) };
        if !line.is_seen {
            // All of it is deleted or hidden, and so is its number.
            line.lead.get_or_insert_default();
        }
        self.close(line, &properties, story)
    }

    /// Puts a whole paragraph into its story, and the text boxes anchored in it behind it.
    fn close(
        &mut self,
        mut line: Line<'a>,
        properties: &ParagraphProperties,
        story: &mut Story<'a>,
    ) -> Result<(), Failure> {
        let lead = line.lead.take();
        let (mut text, heading) = lead.unwrap_or_else(|| self.lead(properties));
        text.push_str(&line.text);
        let place = self.add(&text, heading, story);
        for removed in line.take_removed() {
            let text = tidy(&removed);
            if !text.is_empty() {
                let what = LeftOutKind::Deleted;
                self.paper.left_out.push(LeftOut { what, place: place.clone(), text });
            }
        }
        for text_box in line.boxes {
            match text_box {
                TextBox::Blocks(inside) => {
                    let inside = self.xml.within(inside);
                    let outside = std::mem::replace(&mut self.xml, inside);
                    self.blocks(story)?;
                    self.end(story)?;
                    self.xml = outside;
                }
                TextBox::WordArt(text) => {
                    self.add(&text, None, story);
                }
            }
        }
        Ok(())
    }

    /// Counts a paragraph and puts its text into its story, if it has any. Gives its place.
    fn add(&mut self, text: &str, heading: Option<u8>, story: &mut Story<'a>) -> Place {
        let text = tidy(text);
        if let Some(place) = &story.cell {
            let place = place.clone();
            story.add(&text);
            return place;
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
        let place = Place::Paragraph(self.paragraphs);
        if !text.is_empty() {
            let place = place.clone();
            self.paper.blocks.push(Block::Paragraph(Paragraph { place, text, heading }));
        }
        place
    }
}
