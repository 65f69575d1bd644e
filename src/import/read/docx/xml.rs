//! Walking through the XML of a part, element by element.
//!
//! Elements and attributes are known by their local names: the namespaces of a document differ between its strict and its
//! transitional form, and prefixes are free. Invariants: no entity but the five of XML and numeric ones is resolved, a
//! document type is refused, no element is nested deeper than [`DEPTH`], and who opened an element has read it to its end.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::failure::Failure;

/// How deep elements may be nested. A table takes three levels, a text box about ten; the deepest of 1,200 documents had 22.
pub(super) const DEPTH: u32 = 200;

/// The XML of a part, or of an element of it, and how far it has been read.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    source: &'a str,
    /// The name of the part, for messages.
    part: &'a str,
    /// Where `source` begins in the part, in bytes.
    offset: u64,
    /// How many elements are open.
    depth: u32,
    /// How many were open already where `source` begins.
    floor: u32,
    /// Whether blanks around a text count where nothing is said about it.
    keeps_blanks: bool,
}

/// What comes next.
enum Piece<'a> {
    Open(Tag<'a>),
    Close,
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// The inside of an element, to be read later.
#[derive(Clone, Copy)]
pub(super) struct Inside<'a> {
    source: &'a str,
    offset: u64,
    depth: u32,
}

impl<'a> Xml<'a> {
    /// The XML of a part, before its root.
    pub(super) fn new(part: &'a str, source: &'a str) -> Self {
        Self::at(part, Inside { source, offset: 0, depth: 0 })
    }

    /// The inside of an element that [`Self::inside`] stepped over.
    pub(super) fn within(&self, inside: Inside<'a>) -> Self {
        Self { keeps_blanks: self.keeps_blanks, ..Self::at(self.part, inside) }
    }

    fn at(part: &'a str, inside: Inside<'a>) -> Self {
        let Inside { source, offset, depth } = inside;
        let mut reader = Reader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, source, part, offset, depth, floor: depth, keeps_blanks: false }
    }

    /// Opens the root, which must have the given name.
    pub(super) fn root(&mut self, name: &str) -> Result<(), Failure> {
        let Some(tag) = self.child()? else { return Err(self.damaged("it holds no XML")) };
        if tag.name() != name {
            return Err(self.damaged(&format!("its root is {}, not {name}", tag.name())));
        }
        self.keeps_blanks = self.keeps(&tag)?;
        Ok(())
    }

    /// Opens the next element inside the one that is open; none where that one ends, which closes it.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'a>>, Failure> {
        loop {
            match self.next()? {
                Some(Piece::Open(tag)) => return Ok(Some(tag)),
                Some(Piece::Close) | None => return Ok(None),
                Some(Piece::Text(_)) => {}
            }
        }
    }

    /// Closes the element that is open, past everything in it that was not read.
    pub(super) fn skip(&mut self) -> Result<(), Failure> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// Reads what follows the root, of which nothing is kept.
    pub(super) fn end(&mut self) -> Result<(), Failure> {
        while self.next()?.is_some() {}
        Ok(())
    }

    /// Closes the element that is open and gives its text, without the blanks around it unless they count.
    pub(super) fn text(&mut self, tag: &Tag<'_>) -> Result<Cow<'a, str>, Failure> {
        let keeps = self.keeps(tag)?;
        let mut text = Cow::Borrowed("");
        loop {
            match self.next()? {
                Some(Piece::Text(more)) if text.is_empty() => text = more,
                Some(Piece::Text(more)) => text.to_mut().push_str(&more),
                Some(Piece::Open(_)) => self.skip()?,
                Some(Piece::Close) | None => break,
            }
        }
        let blanks: &[char] = &[' ', '\t', '\n', '\r'];
        if !keeps && (text.starts_with(blanks) || text.ends_with(blanks)) {
            text = Cow::Owned(text.trim_matches(blanks).to_owned());
        }
        // A line end in the file is no line break in the document.
        if text.contains(['\n', '\r']) {
            text = Cow::Owned(text.replace(['\n', '\r'], " "));
        }
        Ok(text)
    }

    /// Closes the element that is open and gives its inside to be read later.
    pub(super) fn inside(&mut self, tag: &Tag<'_>) -> Result<Inside<'a>, Failure> {
        let span = match self.reader.read_to_end(tag.0.name()) {
            Ok(span) => span,
            Err(error) => return Err(self.damaged(&error.to_string())),
        };
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        let source = self.source.get(place(span.start)..place(span.end)).unwrap_or_default();
        let inside = Inside { source, offset: self.offset + span.start, depth: self.depth };
        self.depth = self.depth.saturating_sub(1);
        Ok(inside)
    }

    /// The value of an attribute, known by its local name.
    pub(super) fn attribute<'t>(
        &self,
        tag: &'t Tag<'_>,
        name: &str,
    ) -> Result<Option<Cow<'t, str>>, Failure> {
        for attribute in tag.0.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| self.damaged(&error.to_string()))?;
            if attribute.key.local_name().into_inner() == name {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return value.map(Some).map_err(|error| self.damaged(&error.to_string()));
            }
        }
        Ok(None)
    }

    /// The attribute `val`.
    pub(super) fn value<'t>(&self, tag: &'t Tag<'_>) -> Result<Option<Cow<'t, str>>, Failure> {
        self.attribute(tag, "val")
    }

    /// An attribute that is a number and not negative.
    pub(super) fn number(&self, tag: &Tag<'_>, name: &str) -> Result<Option<u32>, Failure> {
        Ok(self.attribute(tag, name)?.and_then(|value| value.trim().parse().ok()))
    }

    /// Whether an element says yes: it does unless its `val` says no.
    pub(super) fn is_on(&self, tag: &Tag<'_>) -> Result<bool, Failure> {
        let value = self.value(tag)?;
        Ok(!matches!(value.as_deref().map(str::trim), Some("0" | "false" | "off" | "no")))
    }

    /// What is wrong with the part, and about where.
    pub(super) fn damaged(&self, what: &str) -> Failure {
        let at = self.offset + self.reader.buffer_position();
        Failure::Damaged(format!("{}, byte {at}: {what}", self.part))
    }

    fn keeps(&self, tag: &Tag<'_>) -> Result<bool, Failure> {
        let space = self.attribute(tag, "space")?;
        Ok(space.map_or(self.keeps_blanks, |space| space == "preserve"))
    }

    /// The next piece; none at the end of what there is to read.
    fn next(&mut self) -> Result<Option<Piece<'a>>, Failure> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.damaged(&error.to_string())),
            };
            return Ok(Some(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Failure::TooDeep);
                    }
                    Piece::Open(Tag(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(reference) => Piece::Text(self.resolve(&reference)?),
                Event::DocType(_) => return Err(self.damaged("it has a document type")),
                Event::Eof if self.depth > self.floor => {
                    return Err(self.damaged("it ends inside an element"));
                }
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
            }));
        }
    }

    fn resolve(&self, reference: &BytesRef<'_>) -> Result<Cow<'a, str>, Failure> {
        match reference.resolve_char_ref() {
            Ok(Some(char)) => return Ok(Cow::Owned(char.to_string())),
            Ok(None) => {}
            Err(error) => return Err(self.damaged(&error.to_string())),
        }
        resolve_predefined_entity(reference)
            .map(Cow::Borrowed)
            .ok_or_else(|| self.damaged(&format!("the entity {} is unknown", &**reference)))
    }
}
