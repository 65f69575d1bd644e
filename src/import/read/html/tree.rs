//! The tree of a page, as a browser would build it.
//!
//! The parser takes the text in small pieces, so that markup which is nested without end is noticed before it costs
//! anything: the work of the parser grows with the depth, and whoever walks the tree calls itself.

use std::ops::Range;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

use super::sink::Sink;
use crate::import::read::failure::{Countable, Failure};
use crate::import::read::limits::DEPTH;
use crate::import::read::limits::NODES;

/// How many bytes the parser gets at once.
const PIECE: usize = 8 * 1024;

/// A longer tag is looked at.
const LONGEST_TAG: usize = 64 * 1024;

/// The most attributes of a long tag.
const MOST_ATTRIBUTES: usize = 5000;

/// The position of a node in its tree.
pub(super) type Id = usize;

/// A node of a page.
#[derive(Debug)]
pub(super) struct Node {
    /// What it is.
    pub(super) content: Content,
    /// What is in it, in order.
    pub(super) children: Vec<Id>,
    pub(super) parent: Option<Id>,
    pub(super) depth: u16,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    /// An element with its attributes.
    Element(QualName, Vec<Attribute>),
    /// A piece of text.
    Text(StrTendril),
    /// The page itself, or something that nobody sees: a comment.
    Other,
}

/// A page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Whether what says that it is hidden is shown all the same.
    pub(super) shows_all: bool,
}

/// Builds the tree of a page.
pub(super) fn parse(text: &str) -> Result<Tree, Failure> {
    let mut parser = parse_document(Sink::default(), ParseOpts::default());
    let mut quiet = Quiet::default();
    let mut at = 0;
    while at < text.len() {
        let end = (at + PIECE..text.len()).find(|end| text.is_char_boundary(*end));
        let end = end.unwrap_or(text.len());
        parser.process(text.get(at..end).unwrap_or_default().into());
        let sink = &parser.tokenizer.sink.sink;
        sink.check()?;
        if sink.touched.take() {
            quiet = Quiet::default();
        } else {
            quiet.take(text, at..end)?;
        }
        at = end;
    }
    let sink = parser.finish();
    sink.check()?;
    let tree = Tree { nodes: sink.nodes.into_inner(), shows_all: false };
    // Misnested markup moves whole branches.
    if tree.order().is_none() { Err(Failure::TooDeep) } else { Ok(tree) }
}

/// What went into the parser since something came out of it: it all is in one tag or one comment. The parser looks at all
/// attributes of a tag for each new one.
#[derive(Default)]
struct Quiet {
    bytes: usize,
    /// How many attributes there can be.
    parts: usize,
    comment: bool,
}

impl Quiet {
    /// Takes a piece of the text.
    fn take(&mut self, text: &str, piece: Range<usize>) -> Result<(), Failure> {
        if self.bytes == 0 {
            let from = piece.start.saturating_sub(2 * PIECE);
            let before = text.as_bytes().get(from..piece.end).unwrap_or_default();
            let last = |mark: &[u8]| before.windows(mark.len()).rposition(|window| window == mark);
            self.comment = last(b"<!--") > last(b"-->");
        }
        let piece = text.as_bytes().get(piece).unwrap_or_default();
        let parts = |byte: &&u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'/');
        self.bytes += piece.len();
        self.parts += piece.iter().filter(parts).count();
        if self.bytes > LONGEST_TAG && self.parts > MOST_ATTRIBUTES && !self.comment {
            return Err(Failure::too_many(Countable::Elements, NODES));
        }
        Ok(())
    }
}

impl Tree {
    /// The page itself.
    pub(super) const ROOT: Id = 0;

    /// The children of a node.
    pub(super) fn children(&self, id: Id) -> &[Id] {
        self.nodes.get(id).map_or(&[], |node| &node.children)
    }

    /// What a node is.
    pub(super) fn content(&self, id: Id) -> &Content {
        self.nodes.get(id).map_or(&Content::Other, |node| &node.content)
    }

    /// The name of an element; nothing for anything else.
    pub(super) fn name(&self, id: Id) -> &str {
        match self.content(id) {
            Content::Element(name, _) => &name.local,
            _ => "",
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let Content::Element(_, attributes) = self.content(id) else { return None };
        attributes.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// All nodes of the page with the node that each is in, every node after that; none if they are nested too deep.
    pub(super) fn order(&self) -> Option<Vec<(Id, Id)>> {
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut open = vec![(Self::ROOT, Self::ROOT, 0)];
        while let Some((id, parent, depth)) = open.pop() {
            if depth > DEPTH {
                return None;
            }
            order.push((id, parent));
            open.extend(self.children(id).iter().rev().map(|child| (*child, id, depth + 1)));
        }
        Some(order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page as nested names and texts.
    fn shown(tree: &Tree, id: Id) -> String {
        let inside: String = tree.children(id).iter().map(|child| shown(tree, *child)).collect();
        match tree.content(id) {
            Content::Element(..) => format!("<{}>{inside}</>", tree.name(id)),
            Content::Text(text) => text.to_string(),
            Content::Other => inside,
        }
    }

    #[test]
    fn the_tree_is_that_of_a_browser() {
        let tree = parse("<p>一<b>二<p>三<table>四<tr><td>五").unwrap();
        let page = "<html><head></><body><p>一<b>二</></><p><b>三四<table><tbody><tr><td>五</></></></></></></></>";
        assert_eq!(shown(&tree, Tree::ROOT), page);
        let tree = parse("<td colspan=2 ID=x>一<!-- 二 -->三").unwrap();
        assert_eq!(shown(&tree, Tree::ROOT), "<html><head></><body>一三</></>");
    }

    #[test]
    fn deep_markup_is_refused_at_once() {
        for tag in ["<div>", "<b>", "<table><tr><td>", "<ul><li>"] {
            let text = tag.repeat(1_000_000);
            assert!(matches!(parse(&text), Err(Failure::TooDeep)), "{tag}");
        }
        // Elements whose end nobody writes are not nested.
        let text = format!("<table>{}</table>", "<tr><td>一<br>二".repeat(20_000));
        assert!(parse(&text).is_ok());
        assert!(parse(&"<p>一".repeat(100_000)).is_ok());
        let misnested: Vec<String> = (0..5000).map(|n| format!("<p><b a={n}>")).collect();
        assert!(matches!(parse(&misnested.concat()), Err(Failure::TooDeep)));
        let crowded: Vec<String> = (0..100_000).map(|n| format!(" a{n}")).collect();
        assert!(matches!(parse(&format!("<p{}>", crowded.concat())), Err(Failure::TooMany(..))));
        assert!(parse(&format!("<p>一<!-- {}-->二", crowded.concat())).is_ok());
        assert!(parse(&format!("<img src='{}'>", "a+".repeat(500_000))).is_ok());
    }
}
