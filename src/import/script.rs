//! Documents in Traditional characters: plans are kept in Simplified ones.

use super::paper::{Block, Paper};
use crate::text::fold::simplified;

/// A document is in Traditional characters if more than one in so many of its 汉字 is.
const ONE_IN: usize = 20;

/// Writes a document that is in Traditional characters in Simplified ones. Other documents stay as they are: a name may have a
/// Traditional character.
pub(crate) fn simplify(paper: &mut Paper) {
    let mut hanzi = 0;
    let mut traditional = 0;
    for c in texts(paper).flat_map(|text| text.chars()).filter(|c| *c >= '\u{4e00}') {
        hanzi += 1;
        traditional += usize::from(simplified(c) != c);
    }
    if traditional * ONE_IN <= hanzi {
        return;
    }
    for block in &mut paper.blocks {
        match block {
            Block::Paragraph(paragraph) => plain(&mut paragraph.text),
            Block::Table(table) => table.cells.iter_mut().for_each(|cell| plain(&mut cell.text)),
        }
    }
}

fn plain(text: &mut String) {
    // The one word whose parts are simplified otherwise by themselves.
    *text = text.chars().map(simplified).collect::<String>().replace("计画", "计划");
}

fn texts(paper: &Paper) -> impl Iterator<Item = &str> {
    paper.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.text.as_str()],
        Block::Table(table) => table.cells.iter().map(|cell| cell.text.as_str()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::paper::{Paragraph, Place};

    #[test]
    fn whole_documents_are_simplified() {
        let told = |text: &str| {
            let paragraph =
                Paragraph { place: Place::Line(1), text: text.to_owned(), heading: None };
            let mut paper =
                Paper { blocks: vec![Block::Paragraph(paragraph)], left_out: Vec::new() };
            simplify(&mut paper);
            texts(&paper).collect::<String>()
        };
        assert_eq!(told("牽頭單位：市園林局"), "牵头单位：市园林局");
        let name =
            "某市全民阅读工作由市文化和旅游局总负责，各区政府按照职责分工做好工作，喆先生任顾问";
        assert_eq!(told(name), name);
    }
}
