//! Reading spreadsheets: xlsx ([`xlsx`]), ods ([`ods`]) and xls ([`xls`]).
//!
//! They are told by what is in them. Each reader fills a [`grid`] for each sheet, which makes the table of it; numbers get
//! the form in which the spreadsheet shows them ([`number`], [`date`]); formulas are their stored results.
//!
//! The readers take the files apart themselves. The usual crate for it makes room for as much as a file claims to hold, and
//! for a table of every cell between two far ones: a file of a few kilobytes can end the whole program that way.

mod biff;
mod book;
mod code;
mod date;
mod decimal;
mod grid;
mod number;
mod ods;
mod ole;
mod parts;
mod xls;
mod xlsx;

use super::failure::Failure;
use crate::import::paper::Paper;

/// What the type of an `OpenDocument` file begins with.
const OPEN_DOCUMENT: &str = "application/vnd.oasis.opendocument.";

/// Reads a zip archive; none if it is a docx.
pub(super) fn package(
    extension: &str,
    bytes: &[u8],
    sheet: Option<&str>,
) -> Result<Option<Paper>, Failure> {
    let mut parts = parts::Parts::open(bytes)?;
    if parts.has_folder("word/") {
        return Ok(None);
    }
    // Where there is no such folder, the parts are elsewhere, but their types are the same.
    let types = |parts: &mut parts::Parts<'_>| parts.beginning("[Content_Types].xml", 64 * 1024);
    if parts.has_folder("xl/") || types(&mut parts)?.contains("spreadsheetml.sheet.main") {
        return xlsx::read(&mut parts, sheet).map(Some);
    }
    let kind = parts.beginning("mimetype", 100)?;
    let kind = kind.trim().strip_prefix(OPEN_DOCUMENT).unwrap_or_default();
    let is_sheet = kind.starts_with("spreadsheet") || kind.is_empty() && extension == "ods";
    if is_sheet && parts.has("content.xml") {
        return ods::read(&mut parts, sheet).map(Some);
    }
    if kind.starts_with("text") {
        return Err(Failure::Unreadable("odt"));
    }
    // The fixed format of Chinese offices.
    Err(if parts.has("OFD.xml") { Failure::Unreadable("ofd") } else { Failure::Unknown })
}

/// Reads an OLE container.
pub(super) fn compound(
    extension: &str,
    bytes: &[u8],
    sheet: Option<&str>,
) -> Result<Paper, Failure> {
    let container = ole::Container::open(bytes)?;
    if container.has("EncryptedPackage") {
        return Err(Failure::Locked);
    }
    for name in ["Workbook", "Book"] {
        if let Some(stream) = container.stream(name)? {
            return xls::read(&stream, sheet);
        }
    }
    let old = ["wps", "et", "dps", "ppt"].into_iter().find(|old| *old == extension);
    if container.has("WordDocument") {
        return Err(Failure::Unreadable(old.filter(|old| *old == "wps").unwrap_or("doc")));
    }
    if container.has("PowerPoint Document") {
        return Err(Failure::Unreadable("ppt"));
    }
    Err(old.map_or(Failure::Unknown, Failure::Unreadable))
}

#[cfg(test)]
pub(super) mod tests {
    use super::parts::tests::package;
    use super::{ods, ole, xls, xlsx};

    /// The parts of a package of each kind.
    pub(in super::super) fn packages() -> [(&'static str, Vec<(String, String)>); 2] {
        [("xlsx", xlsx::tests::example()), ("ods", ods::tests::example())]
    }

    /// A package with these parts.
    pub(in super::super) fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
        package(parts)
    }

    /// The stream of an xls, and its container.
    pub(in super::super) fn compound() -> Vec<u8> {
        ole::tests::container(&[("Workbook", &xls::tests::example())])
    }
}
