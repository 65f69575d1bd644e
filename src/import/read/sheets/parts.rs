//! The parts of a package: a zip archive with XML in it.
//!
//! What is unpacked is counted while it is read, whatever the archive says of itself, so that a small file cannot become a
//! large one.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{BufReader, Cursor, Error, Read, Result as IoResult};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::read::failure::Failure;
use crate::import::read::limits::UNPACKED_MIB;

/// A package.
pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The parts by their names in small letters.
    names: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: Rc<Cell<u64>>,
}

/// A part that is XML.
pub(super) struct Xml<'p> {
    reader: Reader<BufReader<Counted<'p>>>,
    buffer: Vec<u8>,
    left: Rc<Cell<u64>>,
}

/// A part while it is unpacked, as long as bytes are left.
struct Counted<'p> {
    inner: Box<dyn Read + 'p>,
    left: Rc<Cell<u64>>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get().checked_sub(u64::try_from(read).unwrap_or(u64::MAX));
        self.left.set(left.unwrap_or(0));
        left.map(|_| read).ok_or_else(|| Error::other("too large"))
    }
}

impl<'b> Parts<'b> {
    /// Opens a package.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Failure> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| failure(&error))?;
        let mut names = HashMap::new();
        for (at, name) in archive.file_names_raw().enumerate() {
            names.entry(normal(&String::from_utf8_lossy(name))).or_insert(at);
        }
        Ok(Self { archive, names, left: Rc::new(Cell::new(UNPACKED_MIB << 20)) })
    }

    /// Whether there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&normal(name))
    }

    /// Whether there is a part in a folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.names.keys().any(|name| name.starts_with(folder))
    }

    /// The part with a name as XML; none if there is no such part.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Xml<'_>>, Failure> {
        let Some(part) = self.part(name)? else { return Ok(None) };
        let left = Rc::clone(&part.left);
        let mut reader = Reader::from_reader(BufReader::new(part));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Ok(Some(Xml { reader, buffer: Vec::new(), left }))
    }

    /// The beginning of a part, as text.
    pub(super) fn beginning(&mut self, name: &str, most: u64) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        if let Some(part) = self.part(name)? {
            let read = part.take(most).read_to_end(&mut bytes);
            read.map_err(|error| Failure::Damaged(error.to_string()))?;
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A part while it is unpacked; none if there is no such part.
    fn part(&mut self, name: &str) -> Result<Option<Counted<'_>>, Failure> {
        let Some(at) = self.names.get(&normal(name)) else { return Ok(None) };
        let part = self.archive.by_index(*at).map_err(|error| failure(&error))?;
        Ok(Some(Counted { inner: Box::new(part), left: Rc::clone(&self.left) }))
    }
}

/// The name of a part as it is looked up.
fn normal(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// Why an archive cannot be read.
fn failure(error: &ZipError) -> Failure {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Failure::Locked,
        other => Failure::Damaged(other.to_string()),
    }
}

impl Xml<'_> {
    /// The next event.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Failure> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(|error| {
            if self.left.get() == 0 {
                return Failure::TooLarge(UNPACKED_MIB);
            }
            Failure::Damaged(error.to_string())
        })
    }
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name)?;
    match found.normalized_value(Implicit1_0) {
        Ok(value) => Some(value),
        // An entity that nobody knows.
        Err(_) => Some(found.value),
    }
}

/// Whether an attribute says yes.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"))
}

/// Adds the text of an event.
pub(super) fn push_text(event: &Event<'_>, out: &mut String) {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(c)) => out.push(c),
            _ => out.push_str(resolve_predefined_entity(reference).unwrap_or_default()),
        },
        _ => {}
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// A package with these parts.
    pub(in super::super) fn package(parts: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(name.as_ref(), SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_ref()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_found_by_name() {
        let bytes = package(&[(
            "xl\\A.xml",
            "<a b='1&amp;2' x:c='&#19968;'>一&#x4e8c;&lt;<![CDATA[<三]]>&zz;</a>",
        )]);
        let mut parts = Parts::open(&bytes).unwrap();
        assert!(parts.has("/xl/a.xml") && parts.has_folder("xl/") && !parts.has("a.xml"));
        assert!(parts.xml("b.xml").unwrap().is_none());
        let mut xml = parts.xml("xl/A.xml").unwrap().unwrap();
        let mut text = String::new();
        loop {
            match xml.next().unwrap() {
                Event::Start(e) => {
                    assert_eq!(attribute(&e, "b").as_deref(), Some("1&2"));
                    assert_eq!(attribute(&e, "c").as_deref(), Some("一"));
                    assert_eq!((attribute(&e, "d"), is_set(&e, "b")), (None, false));
                }
                Event::Eof => break,
                event => push_text(&event, &mut text),
            }
        }
        assert_eq!(text, "一二<<三");
    }

    #[test]
    fn what_is_unpacked_is_counted() {
        let bytes = package(&[("a.xml", &format!("<a>{}</a>", " ".repeat(100_000)))]);
        let mut parts = Parts::open(&bytes).unwrap();
        parts.left.set(50_000);
        let mut xml = parts.xml("a.xml").unwrap().unwrap();
        let failure = std::iter::repeat_with(|| xml.next().map(|_| ())).find_map(Result::err);
        assert_eq!(failure, Some(Failure::TooLarge(UNPACKED_MIB)));
    }

    #[test]
    fn no_archive_is_damaged() {
        for bytes in [&b"PK\x03\x04"[..], b"PK\x05\x06", &package(&[("a", "b")])[..40]] {
            assert!(matches!(Parts::open(bytes), Err(Failure::Damaged(_))));
        }
    }
}
