//! What a file is, told by what is in it. Its name counts only where the content leaves it open.

use super::failure::Failure;

/// What the first bytes of a file say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip archive: docx, xlsx, ods and others.
    Package,
    /// An OLE container: xls, doc and others.
    Compound,
    /// A page, whatever its name.
    Page,
    /// Text; more only its name can say.
    Text,
    /// Nothing that can be read.
    Other(Failure),
}

/// How many bytes are looked at.
const HEAD: usize = 4096;

/// What the beginning of a file looks like, and what it then is.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
];

/// The tags of which one is near the beginning of every page.
const TAGS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<title",
    "<style",
    "<table",
    "<div",
    "<p>",
    "<p ",
    "<span",
    "<font",
    "<center",
    "<h1",
    "<h2",
    "<ul",
    "<ol",
    "<section",
    "<article",
];

/// The names of files whose text may begin with a tag and yet be no page.
const TEXTS: &[&str] = &["md", "markdown", "csv", "tsv", "tab", "ron", "json"];

/// Tells what a file is. `extension` is that of its name, in small letters.
pub(super) fn kind(extension: &str, bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Package;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Kind::Compound;
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let known = BEGINNINGS.iter().find(|(beginning, _)| plain.starts_with(beginning));
    if let Some((_, name)) = known {
        return Kind::Other(Failure::Unreadable(name));
    }
    if is_bitmap(bytes) {
        return Kind::Other(Failure::Unreadable("picture"));
    }
    let head = head(bytes);
    if is_archive_of_a_page(&head) {
        return Kind::Other(Failure::Unreadable("mht"));
    }
    if let Some(name) = markup(&head) {
        return Kind::Other(Failure::Unreadable(name));
    }
    if is_page(extension, &head) { Kind::Page } else { Kind::Text }
}

/// Whether bytes are a picture in one of the formats that do not show in the first bytes alone.
fn is_bitmap(bytes: &[u8]) -> bool {
    let at = |from: usize, what: &[u8]| bytes.get(from..from + what.len()) == Some(what);
    let windows = at(0, b"BM") && at(6, b"\0\0\0\0");
    let heif = at(4, b"ftyp") && bytes.first() == Some(&0);
    windows || heif || at(0, b"RIFF") && at(8, b"WEBP")
}

/// The beginning of a text in small letters, as far as it is ASCII, with `·` for anything else. Zero bytes are left out, so
/// that UTF-16 counts too.
fn head(bytes: &[u8]) -> String {
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let text = marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    let head = text.get(..HEAD).unwrap_or(text).iter().filter(|byte| **byte != 0);
    head.map(|byte| if byte.is_ascii() { char::from(byte.to_ascii_lowercase()) } else { '·' })
        .collect()
}

/// Whether this is a page saved with everything on it, in the form of a mail.
fn is_archive_of_a_page(head: &str) -> bool {
    head.contains("mime-version:") && head.contains("multipart/related")
}

/// The kind of a document in XML that is no page.
fn markup(head: &str) -> Option<&'static str> {
    if !head.trim_start().starts_with('<') {
        return None;
    }
    if head.contains("<office:document") {
        return Some("fods");
    }
    let words =
        ["urn:schemas-microsoft-com:office:spreadsheet\"", "<pkg:package", "<w:worddocument"];
    // The first also stands in pages that a spreadsheet saved.
    let any = words.iter().any(|word| head.contains(word));
    (any && !head.contains("<html")).then_some("xml")
}

/// Whether a text is a page: it begins with a tag, and one of the usual ones is near.
fn is_page(extension: &str, head: &str) -> bool {
    let first = head.trim_start();
    if TEXTS.contains(&extension) {
        return first.starts_with("<!doctype html") || first.starts_with("<html");
    }
    first.starts_with('<') && TAGS.iter().any(|tag| head.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(extension: &str, bytes: &[u8], expected: &Kind) {
        assert_eq!(&kind(extension, bytes), expected);
    }

    #[test]
    fn formats_that_cannot_be_read_are_named() {
        for (bytes, name) in [
            (&b"%PDF-1.7\n"[..], "pdf"),
            (b"\xef\xbb\xbf\r\n%PDF-1.4", "pdf"),
            (b"{\\rtf1\\ansi", "rtf"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
            (b"BM\x10\0\0\0\0\0\0\0", "picture"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "picture"),
            (b"\0\0\0\x18ftypheic", "picture"),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x", "mht"),
            (b"<?xml version=\"1.0\"?><office:document office:version=\"1.2\">", "fods"),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                "xml",
            ),
        ] {
            check("xls", bytes, &Kind::Other(Failure::Unreadable(name)));
        }
    }

    #[test]
    fn a_page_is_told_by_its_tags() {
        for (extension, bytes) in [
            ("xls", &b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"[..]),
            ("txt", b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n"),
            ("", b"<table><tr><td>1</td></tr></table>"),
            ("htm", b"\xff\xfe<\0h\0t\0m\0l\0>\0"),
            ("md", b"<html>"),
        ] {
            check(extension, bytes, &Kind::Page);
        }
        for (extension, bytes) in [
            ("txt", "一、<div>".as_bytes()),
            ("txt", b"<1> one"),
            ("md", b"<div align=\"center\">\n"),
            ("json", b"{\"a\": \"<html>\"}"),
            ("txt", b""),
        ] {
            check(extension, bytes, &Kind::Text);
        }
    }
}
