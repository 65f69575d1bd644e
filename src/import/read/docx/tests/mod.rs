//! Documents made for the tests, and what is read from them in a form that is short to write down.

mod changes;
mod files;
mod lists;
mod random;
mod tables;
mod text;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::failure::Failure;
use super::paper::{Block, LeftOut, Paper, Paragraph, Place};
use super::read;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Packs parts into a file.
fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A part that says where others are, by the kind of relationship.
fn relations(to: &[(&str, &str)]) -> String {
    let each = to.iter().enumerate().map(|(id, (kind, target))| {
        format!("<Relationship Id='r{id}' Type='{OFFICE}/{kind}' Target='{target}'/>")
    });
    format!("<Relationships xmlns='{RELATIONS}'>{}</Relationships>", each.collect::<String>())
}

/// The part with a document.
fn document(body: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:document xmlns:w='{W}' xmlns:mc='mc' xmlns:m='m' \
         xmlns:v='v' xmlns:wps='wps' xmlns:a='a' xmlns:wp='wp'><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
}

/// A file with a document, styles and lists.
fn docx_with(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let part = |root: &str, inside: &str| format!("<w:{root} xmlns:w='{W}'>{inside}</w:{root}>");
    pack(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations(&[("officeDocument", "word/document.xml")])),
        (
            "word/_rels/document.xml.rels",
            &relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml")]),
        ),
        ("word/document.xml", &document(body)),
        ("word/styles.xml", &part("styles", styles)),
        ("word/numbering.xml", &part("numbering", numbering)),
    ])
}

/// A file with a document.
fn docx(body: &str) -> Vec<u8> {
    docx_with(body, "", "")
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run.
fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

/// A cell, with what is said about it.
fn tc(properties: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>")
}

/// A row of cells with a paragraph each.
fn tr(texts: &[&str]) -> String {
    let cells: String = texts.iter().map(|text| tc("", &p(text))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

/// What is read: a line for each paragraph with its number and level of heading, for each cell with its table, row and column
/// (from 1) and what it covers if more than one, and for each text that is left out.
fn shown(paper: &Paper) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Paragraph(Paragraph { place, text, heading }) => {
                let heading = heading.map(|level| format!(" h{level}")).unwrap_or_default();
                lines.push(format!("{}{heading}: {text}", short(place)));
            }
            Block::Table(table) => lines.extend(table.cells.iter().map(|cell| {
                let size = match (cell.rows, cell.columns) {
                    (1, 1) => String::new(),
                    (rows, columns) => format!(" {rows}x{columns}"),
                };
                format!("{}{size}: {}", short(&cell.place), cell.text)
            })),
        }
    }
    lines.extend(
        paper
            .left_out
            .iter()
            .map(|LeftOut { what, place, text }| format!("{what:?} {}: {text}", short(place))),
    );
    lines
}

/// A place in few letters.
fn short(place: &Place) -> String {
    let place = place.to_string();
    [("paragraph ", "p"), ("table ", "t"), (", row ", "r"), (", column ", "c")]
        .iter()
        .fold(place, |place, (long, short)| place.replace(long, short))
}

/// Checks what is read from a document.
#[track_caller]
fn check(body: &str, expected: &[&str]) {
    check_file(&docx(body), expected);
}

#[track_caller]
fn check_file(bytes: &[u8], expected: &[&str]) {
    assert_eq!(shown(&read(bytes).unwrap()), expected);
}
