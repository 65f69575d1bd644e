//! The parts of a document: what is packed in the file, and which part is which.
//!
//! A part is found by its relationships alone, as Word does it: the names are free. Invariant: over all parts together no
//! more is unpacked than the limit, whatever sizes the file declares.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::failure::Failure;
use super::ole;
use super::xml::Xml;

/// The kind of relationship that leads from the package to the document.
const DOCUMENT: &str = "officeDocument";
/// Where the document is in a package that does not say it.
const USUAL: &str = "word/document.xml";

/// A part as text, and its name.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
}

/// The parts that the text of a document depends on.
pub(super) struct Parts {
    pub(super) document: Part,
    pub(super) styles: Option<Part>,
    pub(super) numbering: Option<Part>,
}

/// Finds and unpacks the parts of a document, no more than `limit` bytes.
pub(super) fn open(bytes: &[u8], limit: u64) -> Result<Parts, Failure> {
    if bytes.is_empty() {
        return Err(Failure::Empty);
    }
    if let Some(failure) = ole::refuse(bytes) {
        return Err(failure);
    }
    let mut package = Package::new(bytes, limit)?;
    let main = package.related("")?.remove(DOCUMENT).unwrap_or_else(|| USUAL.to_owned());
    let Some(document) = package.part(&main)? else {
        return Err(Failure::Damaged(format!("it has no part {main}")));
    };
    let mut related = package.related(&document.name)?;
    let mut find = |kind| related.remove(kind).map_or(Ok(None), |name| package.part(&name));
    Ok(Parts { document, styles: find("styles")?, numbering: find("numbering")? })
}

/// A file with parts packed in it.
struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The places of the parts by their names in lower case: names differ by more than case.
    places: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
    limit: u64,
}

impl<'a> Package<'a> {
    fn new(bytes: &'a [u8], limit: u64) -> Result<Self, Failure> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused("", &error))?;
        let mut places = HashMap::new();
        for at in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(at) {
                places.insert(resolve("", &name.replace('\\', "/")).to_lowercase(), at);
            }
        }
        Ok(Self { zip, places, left: limit, limit })
    }

    /// A part by its name; none if there is none.
    fn part(&mut self, name: &str) -> Result<Option<Part>, Failure> {
        let Some(&at) = self.places.get(&name.to_lowercase()) else { return Ok(None) };
        let packed = self.zip.by_index(at).map_err(|error| refused(name, &error))?;
        let mut bytes = Vec::new();
        let read = packed.take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map_err(|error| Failure::Damaged(format!("{name}: {error}")))?;
        match self.left.checked_sub(u64::try_from(read).unwrap_or(u64::MAX)) {
            Some(left) => self.left = left,
            None => return Err(Failure::TooLarge(self.limit >> 20)),
        }
        let text = decode(bytes).map_err(|what| Failure::Damaged(format!("{name}: {what}")))?;
        Ok(Some(Part { name: name.to_owned(), text }))
    }

    /// The names of the parts that a part leads to, by the kind of relationship; those of the package for the name "".
    fn related(&mut self, name: &str) -> Result<HashMap<String, String>, Failure> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let mut related = HashMap::new();
        let Some(part) = self.part(&resolve(folder, &format!("_rels/{file}.rels")))? else {
            return Ok(related);
        };
        let mut xml = Xml::new(&part.name, &part.text);
        xml.root("Relationships")?;
        while let Some(tag) = xml.child()? {
            let kind = xml.attribute(&tag, "Type")?.unwrap_or_default();
            let target = xml.attribute(&tag, "Target")?.unwrap_or_default();
            let mode = xml.attribute(&tag, "TargetMode")?.unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default();
            if mode != "External" {
                related.entry(kind.to_owned()).or_insert_with(|| resolve(folder, &target));
            }
            xml.skip()?;
        }
        Ok(related)
    }
}

/// The name that a target has as seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// The text of a part, which is in UTF-8 or UTF-16.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let unit: fn([u8; 2]) -> u16 = match bytes.as_slice() {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return String::from_utf8(bytes).map_err(|error| error.to_string()),
    };
    let units = bytes.chunks_exact(2).skip(1).filter_map(|pair| pair.try_into().ok().map(unit));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|error| error.to_string())
}

/// Why the archive, or a part of it, cannot be unpacked.
fn refused(name: &str, error: &ZipError) -> Failure {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Failure::Locked,
        _ if name.is_empty() => Failure::Damaged(error.to_string()),
        _ => Failure::Damaged(format!("{name}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        for (folder, target, name) in [
            ("", "word/document.xml", "word/document.xml"),
            ("", "/word/document.xml", "word/document.xml"),
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../custom/./styles.xml", "custom/styles.xml"),
            ("word", "../../../styles.xml", "styles.xml"),
        ] {
            assert_eq!(resolve(folder, target), name, "{folder} {target}");
        }
    }

    #[test]
    fn utf_16_is_read() {
        let text = "<a>科协𠮷</a>";
        let little = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes);
        assert_eq!(decode(little.collect()).as_deref(), Ok(text));
        let big = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes);
        assert_eq!(decode(big.collect()).as_deref(), Ok(text));
        assert!(decode(vec![0xff, 0xfe, 0, 0xd8]).is_err());
        assert!(decode(vec![b'<', 0xff]).is_err());
    }
}
