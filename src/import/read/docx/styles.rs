//! Styles: what a paragraph or run is by the name of its style and of the styles that one is based on.

use std::borrow::Cow;
use std::collections::HashMap;

use super::failure::Failure;
use super::package::Part;
use super::properties::{Listed, ParagraphProperties, RunProperties};
use super::xml::Xml;

/// How many styles may be based on each other in a row. A circle ends here as well.
const CHAIN: usize = 64;
/// The outline level of body text.
const BODY: u32 = 9;

/// The styles of a document, with what they have from others worked into them.
#[derive(Default)]
pub(super) struct Styles {
    looks: HashMap<String, Look>,
    /// The id of the style of paragraphs that name none.
    usual: Option<String>,
}

/// What a style makes of a paragraph or run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The list it puts a paragraph in.
    pub(super) listed: Listed,
    /// Its id, and last that of the style which names the list; either may stand for a level of the list.
    pub(super) ids: Vec<String>,
    /// The level of heading it makes of a paragraph, from 1.
    pub(super) heading: Option<u8>,
    /// Whether it hides text.
    pub(super) hidden: Option<bool>,
}

/// A style as the file has it.
#[derive(Default)]
struct Style {
    name: String,
    base: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

impl Styles {
    pub(super) fn read(part: &Part) -> Result<Self, Failure> {
        let mut xml = Xml::new(&part.name, &part.text);
        xml.root("styles")?;
        let mut raw = HashMap::new();
        let mut usual = None;
        while let Some(tag) = xml.child()? {
            if tag.name() != "style" {
                xml.skip()?;
                continue;
            }
            let id = xml.attribute(&tag, "styleId")?.unwrap_or_default().into_owned();
            let default = xml.attribute(&tag, "default")?;
            let kind = xml.attribute(&tag, "type")?;
            if kind.as_deref() == Some("paragraph")
                && matches!(default.as_deref(), Some("1" | "true" | "on"))
            {
                usual = Some(id.clone());
            }
            raw.insert(id, Style::read(&mut xml)?);
        }
        let looks = raw.keys().map(|id| (id.clone(), look(id, &raw))).collect();
        Ok(Self { looks, usual })
    }

    /// What the style of a paragraph makes of it.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Cow<'_, Look> {
        let id = id.or(self.usual.as_deref()).unwrap_or_default();
        self.looks.get(id).map_or_else(
            || Cow::Owned(Look { heading: heading_by_name(id), ..Look::default() }),
            Cow::Borrowed,
        )
    }

    /// Whether the style of a run hides it.
    pub(super) fn hides(&self, id: &str) -> Option<bool> {
        self.looks.get(id)?.hidden
    }

    /// The list that a style stands for.
    pub(super) fn list(&self, id: &str) -> Option<u32> {
        self.looks.get(id)?.listed.list
    }
}

impl Style {
    /// Closes the element `style` that is open.
    fn read(xml: &mut Xml<'_>) -> Result<Self, Failure> {
        let mut style = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "name" => style.name = xml.value(&tag)?.unwrap_or_default().into_owned(),
                "basedOn" => style.base = xml.value(&tag)?.map(String::from),
                "pPr" => {
                    style.paragraph = ParagraphProperties::read(xml)?;
                    continue;
                }
                "rPr" => {
                    style.run = RunProperties::read(xml)?;
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(style)
    }
}

/// What a style makes of a text by itself and by the styles it is based on, of which the nearest counts.
fn look(id: &str, styles: &HashMap<String, Style>) -> Look {
    let mut look = Look { ids: vec![id.to_owned()], ..Look::default() };
    let mut heading = None;
    let mut next = Some(id);
    for _ in 0..CHAIN {
        let Some((id, style)) = next.and_then(|id| styles.get_key_value(id)) else { break };
        let Listed { list, level } = style.paragraph.listed;
        if look.listed.list.is_none() && list.is_some() {
            look.listed.list = list;
            look.ids.push(id.clone());
        }
        look.listed.level = look.listed.level.or(level);
        look.hidden = look.hidden.or(style.run.hidden);
        heading = heading.or_else(|| match style.paragraph.outline {
            Some(level) => Some(heading_by_outline(level)),
            None => heading_by_name(&style.name).or_else(|| heading_by_name(id)).map(Some),
        });
        next = style.base.as_deref();
    }
    look.heading = heading.flatten();
    look
}

/// The level of a heading with this level of the outline; none for body text.
pub(super) fn heading_by_outline(level: u32) -> Option<u8> {
    (level < BODY).then(|| u8::try_from(level + 1).ok()).flatten()
}

/// The level of a heading whose style has this name: heading 1, Heading1, 标题 1.
fn heading_by_name(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_headings_are_known() {
        for (name, level) in [
            ("heading 1", Some(1)),
            ("Heading3", Some(3)),
            ("标题 2", Some(2)),
            ("标题4", Some(4)),
            ("标题", None),
            ("heading 10", None),
            ("标题 1 Char", None),
            ("正文", None),
        ] {
            assert_eq!(heading_by_name(name), level, "{name}");
        }
    }

    fn styles(inside: &str) -> Styles {
        let text = format!("<w:styles xmlns:w='w'>{inside}</w:styles>");
        Styles::read(&Part { name: "styles.xml".to_owned(), text }).unwrap()
    }

    #[test]
    fn a_style_has_what_it_is_based_on() {
        let styles = styles(
            "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>
             <w:style w:styleId='b'><w:name w:val='条目'/><w:basedOn w:val='a'/><w:pPr><w:outlineLvl w:val='1'/>
               <w:numPr><w:ilvl w:val='2'/><w:numId w:val='7'/></w:numPr></w:pPr><w:rPr><w:vanish/></w:rPr></w:style>
             <w:style w:styleId='c'><w:name w:val='heading 5'/><w:basedOn w:val='b'/>
               <w:pPr><w:numPr><w:ilvl w:val='3'/></w:numPr></w:pPr><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>
             <w:style w:styleId='d'><w:basedOn w:val='b'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>
             <w:style w:styleId='e'><w:basedOn w:val='f'/></w:style>
             <w:style w:styleId='f'><w:basedOn w:val='e'/></w:style>",
        );
        assert_eq!(styles.paragraph(None).heading, None);
        let b = styles.paragraph(Some("b"));
        assert_eq!((b.heading, b.hidden), (Some(2), Some(true)));
        assert_eq!(b.listed, Listed { list: Some(7), level: Some(2) });
        let c = styles.paragraph(Some("c"));
        assert_eq!((c.heading, c.hidden), (Some(5), Some(false)));
        assert_eq!(c.listed, Listed { list: Some(7), level: Some(3) });
        assert_eq!(c.ids, ["c", "b"]);
        assert_eq!(styles.paragraph(Some("d")).heading, None);
        assert_eq!(styles.paragraph(Some("e")).ids, ["e"]);
        assert_eq!(styles.paragraph(Some("Heading2")).heading, Some(2));
        assert_eq!(styles.list("c"), Some(7));
        assert_eq!(styles.hides("b"), Some(true));
    }
}
