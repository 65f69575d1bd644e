//! Reading files of text; nothing else in the core opens one.
//!
//! A file is read whole, at most [`LIMIT_MIB`], and must be UTF-8; a byte order mark is accepted. Nothing is
//! guessed: a file in another encoding is a problem that says how to save it.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::problem::{Encoding, Problem, ProblemKind, Severity};

/// The largest file that is read, in MiB.
pub(crate) const LIMIT_MIB: u64 = 32;

/// The ends of the names of documents that people have: what can be imported, and what can be saved as that.
const DOCUMENTS: [&str; 16] = [
    "docx", "xlsx", "xls", "ods", "csv", "tsv", "html", "htm", "txt", "md", "doc", "wps", "et",
    "pdf", "odt", "rtf",
];

/// Whether a file is a document by its name.
pub(crate) fn is_document(path: &Path) -> bool {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    end.is_some_and(|end| DOCUMENTS.contains(&end.as_str()))
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String, Box<Problem>> {
    let name = path.display().to_string();
    let problem = |kind| Box::new(Problem::of_file(Severity::Error, &name, kind));
    let unreadable = |e: std::io::Error| problem(ProblemKind::Unreadable(e.into()));
    // A pipe or a device would block or never end, so look before opening.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(problem(ProblemKind::NotAFile));
    }
    let limit = LIMIT_MIB * 1024 * 1024;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(problem(ProblemKind::TooLarge(LIMIT_MIB)));
    }
    decode(bytes).map_err(|encoding| {
        let kind = ProblemKind::Encoding(encoding);
        problem(if is_document(path) { ProblemKind::Document } else { kind })
    })
}

/// The text of UTF-8 bytes, without a byte order mark.
fn decode(bytes: Vec<u8>) -> Result<String, Encoding> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Encoding::Utf16);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(error) => Err(guess(error.as_bytes())),
    }
}

/// What bytes that are not UTF-8 look like.
fn guess(bytes: &[u8]) -> Encoding {
    if bytes.contains(&0) {
        return Encoding::Binary;
    }
    // GBK writes a 汉字 as two bytes, the first from 0x81 to 0xfe, the second from 0x40.
    let mut rest = bytes.iter();
    while let Some(first) = rest.next() {
        let pair = (0x81..=0xfe).contains(first);
        let plain = first.is_ascii() && (!first.is_ascii_control() || first.is_ascii_whitespace());
        let paired = pair && rest.next().is_some_and(|second| *second >= 0x30);
        if !paired && (pair || !plain) {
            return Encoding::Binary;
        }
    }
    Encoding::Gbk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_utf8_only() {
        assert_eq!(decode("\u{feff}(市)".into()), Ok("(市)".to_owned()));
        assert_eq!(decode(vec![0xff, 0xfe, 0x28, 0]), Err(Encoding::Utf16));
        assert_eq!(decode(vec![b'(', 0xca, 0xd0, b')']), Err(Encoding::Gbk));
        assert_eq!(decode(vec![0x89, b'P', b'N', b'G', 0, 0xff]), Err(Encoding::Binary));
    }
}
