//! Lists as they are defined: how the number of each level is written, where it begins and when it begins again.
//!
//! A paragraph names a list (`num`), which has its levels from a definition (`abstractNum`) and may override some. All lists
//! of a definition count together; the counting itself is in [`super::counting`].

use std::collections::HashMap;

use super::failure::Failure;
use super::numerals::Format;
use super::package::Part;
use super::properties::{LEVELS, level};
use super::styles::Styles;
use super::xml::Xml;

/// The lists of a document.
#[derive(Default)]
pub(super) struct Lists {
    /// The lists by their `numId`.
    lists: HashMap<u32, List>,
    /// The definitions by their `abstractNumId`.
    definitions: HashMap<u32, Definition>,
}

/// A list that paragraphs name.
#[derive(Default)]
pub(super) struct List {
    /// Its definition, with whose other lists it counts together.
    pub(super) definition: u32,
    /// What it has instead of its definition's levels.
    pub(super) overrides: [Override; LEVELS],
}

/// What a list has instead of a level of its definition.
#[derive(Default)]
pub(super) struct Override {
    /// The number to begin with when the list is first used at this level.
    pub(super) start: Option<u32>,
    pub(super) level: Option<Level>,
}

/// Levels that lists share.
#[derive(Default)]
pub(super) struct Definition {
    pub(super) levels: [Level; LEVELS],
    /// The style of lists that it defines.
    style: Option<String>,
    /// The style of lists that it has its levels from, and the definition of that style.
    from: Option<String>,
    instead: Option<u32>,
}

/// How a level is numbered.
#[derive(Clone, Default)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) format: Format,
    /// The number as it stands before the paragraph, with %1 for the number of the first level.
    pub(super) text: String,
    /// Whether nothing is put between the number and the paragraph.
    pub(super) is_close: bool,
    /// Whether all numbers in it are written in digits.
    pub(super) is_legal: bool,
    /// How many of the levels, from the first, make it begin again; none for all that are not as deep.
    pub(super) restart: Option<usize>,
    /// The style of the paragraphs that are on this level.
    pub(super) style: Option<String>,
}

impl Lists {
    pub(super) fn read(part: &Part, styles: &Styles) -> Result<Self, Failure> {
        let mut xml = Xml::new(&part.name, &part.text);
        xml.root("numbering")?;
        let mut all = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "abstractNum" => {
                    let id = xml.number(&tag, "abstractNumId")?;
                    let definition = Definition::read(&mut xml)?;
                    all.definitions.extend(id.map(|id| (id, definition)));
                }
                "num" => {
                    let id = xml.number(&tag, "numId")?;
                    let list = List::read(&mut xml)?;
                    all.lists.extend(id.map(|id| (id, list)));
                }
                _ => xml.skip()?,
            }
        }
        all.follow_styles(styles);
        Ok(all)
    }

    /// A list that paragraphs name, and the definition it has its levels from.
    pub(super) fn find(&self, id: u32) -> Option<(&List, &Definition)> {
        let list = self.lists.get(&id).filter(|_| id > 0)?;
        let definition = self.definitions.get(&list.definition)?;
        let instead = definition.instead.and_then(|id| self.definitions.get(&id));
        Some((list, instead.unwrap_or(definition)))
    }

    /// Finds the definitions that others refer to by a style of lists.
    fn follow_styles(&mut self, styles: &Styles) {
        let mut by_style = HashMap::new();
        for (&id, definition) in &self.definitions {
            by_style.extend(definition.style.clone().map(|style| (style, id)));
        }
        for definition in self.definitions.values_mut() {
            let Some(style) = &definition.from else { continue };
            let by_list = || Some(self.lists.get(&styles.list(style)?)?.definition);
            definition.instead = by_style.get(style).copied().or_else(by_list);
        }
    }
}

impl Definition {
    /// Closes the element `abstractNum` that is open.
    fn read(xml: &mut Xml<'_>) -> Result<Self, Failure> {
        let mut definition = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "lvl" => {
                    let at = level(xml.number(&tag, "ilvl")?);
                    let level = Level::read(xml)?;
                    if let Some(place) = at.and_then(|at| definition.levels.get_mut(at)) {
                        *place = level;
                    }
                    continue;
                }
                "styleLink" => definition.style = xml.value(&tag)?.map(String::from),
                "numStyleLink" => definition.from = xml.value(&tag)?.map(String::from),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(definition)
    }
}

impl List {
    /// Closes the element `num` that is open.
    fn read(xml: &mut Xml<'_>) -> Result<Self, Failure> {
        let mut list = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "abstractNumId" => list.definition = xml.number(&tag, "val")?.unwrap_or_default(),
                "lvlOverride" => {
                    let at = level(xml.number(&tag, "ilvl")?);
                    let instead = Override::read(xml)?;
                    if let Some(place) = at.and_then(|at| list.overrides.get_mut(at)) {
                        *place = instead;
                    }
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(list)
    }
}

impl Override {
    /// Closes the element `lvlOverride` that is open.
    fn read(xml: &mut Xml<'_>) -> Result<Self, Failure> {
        let mut instead = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "lvl" => {
                    instead.level = Some(Level::read(xml)?);
                    continue;
                }
                "startOverride" => instead.start = xml.number(&tag, "val")?,
                _ => {}
            }
            xml.skip()?;
        }
        Ok(instead)
    }
}

impl Level {
    /// Closes the element `lvl` that is open.
    fn read(xml: &mut Xml<'_>) -> Result<Self, Failure> {
        let mut level = Self::default();
        let mut format = None;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "start" => level.start = xml.number(&tag, "val")?.unwrap_or_default(),
                "numFmt" => format = format.or(format_of(xml, &tag)?),
                "lvlText" => level.text = xml.value(&tag)?.unwrap_or_default().into_owned(),
                "suff" => level.is_close = xml.value(&tag)?.as_deref() == Some("nothing"),
                "isLgl" => level.is_legal = xml.is_on(&tag)?,
                "lvlRestart" => {
                    level.restart = xml.number(&tag, "val")?.and_then(|n| usize::try_from(n).ok());
                }
                "pStyle" => level.style = xml.value(&tag)?.map(String::from),
                // A format that only newer programs know, and another for the others.
                "AlternateContent" => {
                    format = format.or(alternative(xml)?);
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        level.format = format.unwrap_or_default();
        Ok(level)
    }
}

/// Closes the element `AlternateContent` that is open and gives the first format in it that is known.
fn alternative(xml: &mut Xml<'_>) -> Result<Option<Format>, Failure> {
    let mut format = None;
    while xml.child()?.is_some() {
        while let Some(tag) = xml.child()? {
            format = format.or(format_of(xml, &tag)?);
            xml.skip()?;
        }
    }
    Ok(format)
}

/// The format that an element `numFmt` names; none if it is described by an example that is not known.
fn format_of(xml: &Xml<'_>, tag: &super::xml::Tag<'_>) -> Result<Option<Format>, Failure> {
    let Some(name) = xml.value(tag)? else { return Ok(None) };
    if name != "custom" {
        return Ok(Some(Format::Named(name.into_owned())));
    }
    let example = xml.attribute(tag, "format")?.unwrap_or_default();
    let first = example.split(',').next().unwrap_or_default().trim();
    // 001, 002, 003, ...
    let is_padded = first.ends_with('1') && first.trim_start_matches('0') == "1";
    Ok(is_padded.then(|| Format::Padded(first.len().min(LEVELS))))
}
