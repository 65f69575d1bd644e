//! Reading xlsx.
//!
//! The workbook names its sheets; where they are, the texts and the formats is told by relations between the parts. Each
//! sheet is gone through once, cell by cell: what is far apart costs nothing.

mod sheet;
mod styles;
mod texts;

use quick_xml::events::Event;

use super::book::{Book, choose};
use super::parts::{Parts, attribute, is_set};
use crate::import::paper::Paper;
use crate::import::read::failure::{Countable, Failure};
use crate::import::read::limits::SHEETS;

/// Where a part is that another one refers to.
struct Relation {
    id: String,
    /// The last word of its type: `worksheet`.
    kind: String,
    path: String,
}

/// A sheet as the workbook names it.
struct Entry {
    name: String,
    hidden: bool,
    path: Option<String>,
}

/// What all sheets refer to.
struct Shared {
    texts: Vec<String>,
    styles: styles::Styles,
    from_1904: bool,
}

/// Reads a workbook.
pub(super) fn read(parts: &mut Parts<'_>, wanted: Option<&str>) -> Result<Paper, Failure> {
    let main = relations(parts, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let workbook = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.path);
    if workbook.rsplit('.').next() == Some("bin") || parts.has("xl/workbook.bin") {
        return Err(Failure::Unreadable("xlsb"));
    }
    let relations = relations(parts, &workbook)?;
    let (entries, from_1904) = entries(parts, &workbook, &relations)?;
    let mut book = Book::default();
    let names = entries.iter().map(|entry| (entry.name.as_str(), entry.hidden));
    let chosen = choose(names, wanted, &mut book)?;
    let path = |kind: &str| relations.iter().find(|r| r.kind == kind).map(|r| r.path.as_str());
    let shared = Shared {
        texts: texts::read(parts, path("sharedStrings").unwrap_or("xl/sharedStrings.xml"))?,
        styles: styles::read(parts, path("styles").unwrap_or("xl/styles.xml"))?,
        from_1904,
    };
    for (entry, _) in entries.iter().zip(chosen).filter(|(_, chosen)| *chosen) {
        let path = entry.path.as_deref();
        let path = path
            .filter(|path| parts.has(path))
            .ok_or_else(|| Failure::Damaged(format!("the sheet {} is missing", entry.name)))?;
        book.add(sheet::read(parts, path, &entry.name, &shared)?)?;
    }
    Ok(book.finish())
}

/// The relations of a part; those of the package itself for no part.
fn relations(parts: &mut Parts<'_>, part: &str) -> Result<Vec<Relation>, Failure> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Vec::new();
    let Some(mut xml) = parts.xml(&format!("{folder}/_rels/{file}.rels"))? else {
        return Ok(relations);
    };
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().into_inner() == "Relationship" => {
                let value = |name| attribute(&e, name).unwrap_or_default().into_owned();
                let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
                let path = resolved(folder, &value("Target"));
                relations.push(Relation { id: value("Id"), kind, path });
                if relations.len() > SHEETS {
                    return Err(Failure::too_many(Countable::Sheets, SHEETS));
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The path of a part that another one in this folder refers to.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = Vec::new();
    let base = if target.starts_with('/') { "" } else { folder };
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The sheets of a workbook, and whether its dates count from 1904.
fn entries(
    parts: &mut Parts<'_>,
    workbook: &str,
    relations: &[Relation],
) -> Result<(Vec<Entry>, bool), Failure> {
    let missing = || Failure::Damaged("the workbook is missing".to_owned());
    let mut xml = parts.xml(workbook)?.ok_or_else(missing)?;
    let mut entries = Vec::new();
    let mut from_1904 = false;
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().into_inner() {
                "sheet" => {
                    let id = attribute(&e, "id").unwrap_or_default();
                    let relation = relations.iter().find(|relation| relation.id == id);
                    // Sheets of charts and macros hold no cells.
                    if relation.is_some_and(|relation| relation.kind != "worksheet") {
                        continue;
                    }
                    let state = attribute(&e, "state").unwrap_or_default();
                    entries.push(Entry {
                        name: attribute(&e, "name").unwrap_or_default().into_owned(),
                        hidden: matches!(state.as_ref(), "hidden" | "veryHidden"),
                        path: relation.map(|relation| relation.path.clone()),
                    });
                    if entries.len() > SHEETS {
                        return Err(Failure::too_many(Countable::Sheets, SHEETS));
                    }
                }
                "workbookPr" => from_1904 |= is_set(&e, "date1904"),
                _ => {}
            },
            Event::Eof => return Ok((entries, from_1904)),
            _ => {}
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
