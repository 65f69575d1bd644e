//! What is in a paragraph: runs of text and what stands among them.

use super::body::Body;
use super::failure::Failure;
use super::fields::Fields;
use super::properties::RunProperties;
use super::symbols::{symbol, symbols};
use super::xml::{Inside, Tag, Xml};

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Line<'a> {
    /// Its text so far, without number.
    pub(super) text: String,
    /// Whether there is more in it than blanks.
    pub(super) is_seen: bool,
    /// Its number and level of heading, where they are those of a paragraph that goes on in it.
    pub(super) lead: Option<(String, Option<u8>)>,
    /// What is deleted in it, each piece by itself.
    removed: Vec<String>,
    /// The piece that what comes next belongs to, if it is deleted as well.
    removing: Option<String>,
    /// The text boxes anchored in it that have text.
    pub(super) boxes: Vec<TextBox<'a>>,
    /// The symbol font of the run that is open, if it is set in one.
    symbols: Option<String>,
    /// Whether the run that is open is hidden.
    pub(super) is_hidden: bool,
    /// Whether the style of the paragraph hides runs that say nothing about it.
    pub(super) is_hidden_by_style: bool,
    fields: Fields,
}

/// A text box, to be read when the paragraph is.
pub(super) enum TextBox<'a> {
    /// Paragraphs and tables.
    Blocks(Inside<'a>),
    /// A text in ornamental letters, of older documents; newer ones have paragraphs there.
    WordArt(String),
}

impl Line<'_> {
    /// Goes on in the next paragraph.
    pub(super) fn run_on(&mut self) {
        if let Some(piece) = &mut self.removing {
            piece.push('\n');
        }
    }

    /// What is deleted in it.
    pub(super) fn take_removed(&mut self) -> Vec<String> {
        self.removed.extend(self.removing.take());
        std::mem::take(&mut self.removed)
    }

    /// Ends the fields that are open. A field may end in a later paragraph, but its code does not reach there.
    pub(super) fn end_fields(&mut self) {
        self.fields = Fields::default();
    }
}

impl<'a> Body<'a> {
    /// Reads what is in the element that is open, and closes it.
    fn inlines(&mut self, line: &mut Line<'a>) -> Result<(), Failure> {
        while let Some(tag) = self.xml.child()? {
            self.inline(&tag, line)?;
        }
        Ok(())
    }

    /// Reads something in a paragraph or in a run, whose element was just opened.
    pub(super) fn inline(&mut self, tag: &Tag<'a>, line: &mut Line<'a>) -> Result<(), Failure> {
        match tag.name() {
            "r" => return self.run(line),
            "t" => return self.text(tag, line),
            "delText" => return self.without(|body| body.text(tag, line)),
            "ins" | "moveTo" | "hyperlink" | "smartTag" | "customXml" | "sdt" | "sdtContent"
            | "fldSimple" | "bdo" | "dir" | "rubyBase" => return self.inlines(line),
            "del" | "moveFrom" => return self.without(|body| body.inlines(line)),
            "AlternateContent" => return self.alternate(|body| body.inlines(line)),
            "ruby" => return self.ruby(line),
            "oMath" | "oMathPara" => return self.math(line),
            "drawing" | "pict" | "object" => return self.drawing(line),
            "instrText" => {
                let code = self.xml.text(tag)?;
                line.fields.code(&code);
                return Ok(());
            }
            _ => {}
        }
        self.mark(tag, line)?;
        self.xml.skip()
    }

    /// Reads a text whose element was just opened.
    fn text(&mut self, tag: &Tag<'a>, line: &mut Line<'a>) -> Result<(), Failure> {
        let text = self.xml.text(tag)?;
        match &line.symbols {
            Some(font) => {
                let text = symbols(font, &text);
                self.put(line, &text);
            }
            None => self.put(line, &text),
        }
        Ok(())
    }

    /// Reads an element without content that stands for text.
    fn mark(&mut self, tag: &Tag<'a>, line: &mut Line<'a>) -> Result<(), Failure> {
        match tag.name() {
            "tab" | "ptab" => self.put(line, "\t"),
            "br" | "cr" => self.put(line, "\n"),
            "noBreakHyphen" => self.put(line, "-"),
            "sym" => {
                let font = self.xml.attribute(tag, "font")?.unwrap_or_default();
                let code = self.xml.attribute(tag, "char")?.unwrap_or_default();
                let code = u32::from_str_radix(&code, 16).ok();
                if let Some(c) = code.and_then(|code| symbol(&font, code)) {
                    self.put(line, c.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => {
                let kind = self.xml.attribute(tag, "fldCharType")?.unwrap_or_default();
                if let Some(shown) = line.fields.mark(&kind) {
                    self.put(line, &shown);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads a run whose element is open, and closes it.
    fn run(&mut self, line: &mut Line<'a>) -> Result<(), Failure> {
        let outside = (line.is_hidden, line.symbols.take());
        line.is_hidden = line.is_hidden_by_style;
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "rPr" {
                let RunProperties { style, hidden, symbols, .. } =
                    RunProperties::read(&mut self.xml)?;
                line.symbols = symbols;
                let by_style = || style.and_then(|style| self.styles.hides(&style));
                line.is_hidden = hidden.or_else(by_style).unwrap_or(line.is_hidden_by_style);
            } else {
                self.inline(&tag, line)?;
            }
        }
        (line.is_hidden, line.symbols) = outside;
        Ok(())
    }

    /// Reads what a reading is printed above, and not the reading.
    fn ruby(&mut self, line: &mut Line<'a>) -> Result<(), Failure> {
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "rubyBase" => self.inlines(line)?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// Reads a formula: its text in order, with a stroke in fractions.
    fn math(&mut self, line: &mut Line<'a>) -> Result<(), Failure> {
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "t" => {
                    let text = self.xml.text(&tag)?;
                    self.put(line, &text);
                }
                "den" => {
                    self.put(line, "/");
                    self.math(line)?;
                }
                "del" | "moveFrom" => self.without(|body| body.math(line))?,
                name if name.ends_with("Pr") => self.xml.skip()?,
                _ => self.math(line)?,
            }
        }
        Ok(())
    }

    /// Looks for text boxes in a drawing.
    fn drawing(&mut self, line: &mut Line<'a>) -> Result<(), Failure> {
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "txbxContent" => {
                    let inside = self.xml.inside(&tag)?;
                    self.text_box(inside, line)?;
                }
                "textpath" => {
                    let text = self.xml.attribute(&tag, "string")?.unwrap_or_default();
                    self.word_art(&text, line);
                    self.xml.skip()?;
                }
                "AlternateContent" => self.alternate(|body| body.drawing(line))?,
                _ => self.drawing(line)?,
            }
        }
        Ok(())
    }

    /// Keeps a text in ornamental letters for the end of the paragraph.
    fn word_art(&mut self, text: &str, line: &mut Line<'a>) {
        if self.removed > 0 {
            self.put(line, text);
        } else if !text.trim().is_empty() && !line.is_hidden && !line.fields.is_code() {
            line.boxes.push(TextBox::WordArt(text.to_owned()));
            self.found += 1;
        }
    }

    /// Keeps a text box for the end of the paragraph. A deleted one is a deleted piece of text.
    fn text_box(&mut self, inside: Inside<'a>, line: &mut Line<'a>) -> Result<(), Failure> {
        if line.is_hidden || line.fields.is_code() {
            return Ok(());
        }
        let mut xml = self.xml.within(inside);
        if self.removed > 0 {
            let mut text = String::new();
            gather(&mut xml, &mut text)?;
            self.put(line, &text);
        } else if has_text(&mut xml)? {
            line.boxes.push(TextBox::Blocks(inside));
            self.found += 1;
        }
        Ok(())
    }

    /// Puts a text at the end of the paragraph, unless it is not shown.
    fn put(&mut self, line: &mut Line<'a>, text: &str) {
        if text.is_empty() || line.is_hidden || line.fields.is_code() {
            return;
        }
        let is_seen = !text.trim().is_empty();
        self.found += u64::from(is_seen);
        if self.removed > 0 {
            line.removing.get_or_insert_default().push_str(text);
        } else {
            line.removed.extend(line.removing.take());
            line.text.push_str(text);
            line.is_seen |= is_seen;
        }
    }
}

/// Whether there is a text in the element that is open, which it may leave open.
fn has_text(xml: &mut Xml<'_>) -> Result<bool, Failure> {
    while let Some(tag) = xml.child()? {
        let found = match tag.name() {
            "t" | "delText" => !xml.text(&tag)?.trim().is_empty(),
            _ => has_text(xml)?,
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Closes the element that is open and gathers its texts, paragraph by paragraph.
fn gather(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Failure> {
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "t" | "delText" => text.push_str(&xml.text(&tag)?),
            "p" => {
                gather(xml, text)?;
                text.push('\n');
            }
            _ => gather(xml, text)?,
        }
    }
    Ok(())
}
