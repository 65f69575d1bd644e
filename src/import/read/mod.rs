//! Reading a file that somebody has, whatever it is, into a [`Paper`].
//!
//! [`kind`](mod@kind) tells by the content what a file is; each format has a module, which knows nothing of the others.
//! What a file says is a document's wording and nothing else: no reader looks for units, tasks or dates.

mod csv;
mod decode;
mod docx;
pub(crate) mod failure;
mod html;
mod kind;
mod limits;
mod sheets;
mod text;
mod tidy;

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use self::failure::Failure;
use self::kind::{Kind, kind};
use super::paper::{self, Paper};

/// The bytes of a file: all, or one more than [`read`] takes, so that it can tell of a file that is too large.
///
/// # Errors
/// If the file cannot be read.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take((limits::FILE_MIB << 20) + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a file. `name` is its name, which decides only what the content leaves open; `sheet` is the sheet to read, all of
/// them that are not hidden if there is none.
pub(crate) fn read(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Paper, Failure> {
    if bytes.is_empty() {
        return Err(Failure::Empty);
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limits::FILE_MIB << 20) {
        return Err(Failure::TooLarge(limits::FILE_MIB));
    }
    let extension = extension(name);
    let paper = match kind(&extension, bytes) {
        Kind::Package => package(&extension, bytes, sheet),
        Kind::Compound => sheets::compound(&extension, bytes, sheet),
        Kind::Page => without_sheets(sheet).and_then(|()| html::read(bytes)),
        Kind::Text => without_sheets(sheet).and_then(|()| plain(&extension, bytes)),
        Kind::Other(failure) => Err(failure),
    }?;
    if paper.blocks.is_empty() && paper.left_out.is_empty() {
        return Err(Failure::Empty);
    }
    Ok(paper)
}

/// What follows the last point of a file's name, in small letters.
fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

/// A file that has no sheets has none of the name that is asked for.
fn without_sheets(sheet: Option<&str>) -> Result<(), Failure> {
    sheet.map_or(Ok(()), |name| Err(Failure::NoSheet(name.to_owned(), Vec::new())))
}

/// Reads a zip archive by the parts that are in it.
fn package(extension: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Paper, Failure> {
    match sheets::package(extension, bytes, sheet)? {
        Some(paper) => Ok(paper),
        None => without_sheets(sheet).and_then(|()| docx::read(bytes)),
    }
}

/// Reads a text: as a table where its name or its first line says so, otherwise by lines.
fn plain(extension: &str, bytes: &[u8]) -> Result<Paper, Failure> {
    if matches!(extension, "htm" | "html" | "shtml" | "xhtml") {
        return html::read(bytes);
    }
    let text = decode::decode(bytes)?.text;
    // Programs that should write a spreadsheet often write a text with its name.
    let table = matches!(extension, "csv" | "tsv" | "tab" | "xls" | "xlsx" | "et");
    if table || csv::names_separator(&text) {
        csv::read(extension, &text)
    } else {
        text::read(extension, &text)
    }
}

#[cfg(test)]
mod tests;
