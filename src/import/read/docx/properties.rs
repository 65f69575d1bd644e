//! What is said about a paragraph or a run beside its text, in the document and in styles alike.

use super::failure::Failure;
use super::symbols::is_symbol_font;
use super::xml::{Tag, Xml};

/// How many levels a list has.
pub(super) const LEVELS: usize = 9;

/// Which list a paragraph belongs to, as far as it is said in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// The list, `numId`; 0 for none at all.
    pub(super) list: Option<u32>,
    /// The level in it, from 0.
    pub(super) level: Option<usize>,
}

/// What is said about a paragraph, `pPr`.
#[derive(Default)]
pub(super) struct ParagraphProperties {
    /// The id of its style.
    pub(super) style: Option<String>,
    pub(super) listed: Listed,
    /// Its level in the outline, from 0; 9 for body text.
    pub(super) outline: Option<u32>,
    /// Whether it is an initial that stands beside the paragraph it begins.
    pub(super) is_initial: bool,
    /// What is said about the mark at its end.
    pub(super) mark: RunProperties,
}

/// What is said about a run, `rPr`.
#[derive(Default)]
pub(super) struct RunProperties {
    /// The id of its style.
    pub(super) style: Option<String>,
    /// Whether it is hidden. Hidden in web pages only is not hidden.
    pub(super) hidden: Option<bool>,
    /// The symbol font it is set in, if it is one.
    pub(super) symbols: Option<String>,
    /// Whether a tracked change deletes or moves it away; of the mark of a paragraph only.
    pub(super) removed: bool,
}

impl ParagraphProperties {
    /// Closes the element `pPr` that is open. What it said before a tracked change is passed over.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Failure> {
        let mut properties = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "pStyle" => properties.style = xml.value(&tag)?.map(String::from),
                "outlineLvl" => properties.outline = xml.number(&tag, "val")?,
                "framePr" => {
                    let initial = xml.attribute(&tag, "dropCap")?;
                    properties.is_initial = matches!(initial.as_deref(), Some("drop" | "margin"));
                }
                "numPr" => {
                    properties.listed = Listed::read(xml)?;
                    continue;
                }
                "rPr" => {
                    properties.mark = RunProperties::read(xml)?;
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(properties)
    }
}

impl Listed {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Failure> {
        let mut listed = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "numId" => listed.list = xml.number(&tag, "val")?,
                "ilvl" => listed.level = level(xml.number(&tag, "val")?),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(listed)
    }
}

impl RunProperties {
    /// Closes the element `rPr` that is open.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Failure> {
        let mut properties = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "rStyle" => properties.style = xml.value(&tag)?.map(String::from),
                "rFonts" => properties.symbols = symbol_font(xml, &tag)?,
                "vanish" => properties.hidden = Some(xml.is_on(&tag)?),
                "del" | "moveFrom" => properties.removed = true,
                _ => {}
            }
            xml.skip()?;
        }
        Ok(properties)
    }
}

/// The first of the fonts named for several scripts that is a symbol font.
fn symbol_font(xml: &Xml<'_>, tag: &Tag<'_>) -> Result<Option<String>, Failure> {
    for script in ["ascii", "hAnsi", "eastAsia", "cs"] {
        let font = xml.attribute(tag, script)?;
        if let Some(font) = font.filter(|font| is_symbol_font(font)) {
            return Ok(Some(font.into_owned()));
        }
    }
    Ok(None)
}

/// The level of a list that a number stands for.
pub(super) fn level(number: Option<u32>) -> Option<usize> {
    usize::try_from(number?).ok().filter(|&level| level < LEVELS)
}
