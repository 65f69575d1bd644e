//! How the numbers of a workbook are shown.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::super::number::Format;
use super::super::parts::{Parts, attribute};
use crate::import::read::failure::Failure;

/// More styles than a spreadsheet allows are none.
const MOST: usize = 100_000;

/// The formats of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The number of the format for each style.
    styles: Vec<u32>,
    formats: HashMap<u32, Format>,
}

impl Styles {
    /// The format of a style.
    pub(super) fn format(&self, style: usize) -> &Format {
        let format = self.styles.get(style).and_then(|id| self.formats.get(id));
        format.unwrap_or(&Format::General)
    }
}

/// Reads the formats of a workbook.
pub(super) fn read(parts: &mut Parts<'_>, path: &str) -> Result<Styles, Failure> {
    let mut styles = Styles::default();
    let Some(mut xml) = parts.xml(path)? else { return Ok(styles) };
    let mut of_cells = false;
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().into_inner() {
                "numFmt" if styles.formats.len() < MOST => {
                    if let (Some(id), Some(code)) = (number(&e), attribute(&e, "formatCode")) {
                        styles.formats.insert(id, Format::of(&code));
                    }
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells && styles.styles.len() < MOST => {
                    styles.styles.push(number(&e).unwrap_or(0));
                }
                _ => {}
            },
            Event::End(e) if e.local_name().into_inner() == "cellXfs" => of_cells = false,
            Event::Eof => break,
            _ => {}
        }
    }
    for id in &styles.styles {
        let built_in = || u16::try_from(*id).map(Format::built_in).unwrap_or_default();
        styles.formats.entry(*id).or_insert_with(built_in);
    }
    Ok(styles)
}

/// The number of a format.
fn number(element: &BytesStart<'_>) -> Option<u32> {
    attribute(element, "numFmtId")?.trim().parse().ok()
}
