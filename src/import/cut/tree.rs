//! The headings of a document as a tree, by how their numbers are printed.
//!
//! A number printed like one before it stands beside that one; one printed otherwise, below. A heading by its style without a
//! number is a section of its own level.

use super::item::Heading;
use super::title::first_sentence;
use crate::import::charge::{bracket, labelled, parts};
use crate::import::lines::{Passage, is_day, is_printed, is_signer};
use crate::import::number::{Style, number};
use crate::import::paper::Place;

/// How a heading is told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Numbered(Style),
    Styled(u8),
}

/// A heading with what stands under it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The heading as it is printed: of text that goes on in its paragraph, the first sentence.
    pub(super) heading: Heading,
    /// The number without brackets; none for a heading without a number.
    pub(super) bare: Option<String>,
    /// How the number is printed.
    pub(super) style: Option<Style>,
    /// The level of a heading by its style.
    pub(super) level: Option<u8>,
    pub(super) place: Place,
    /// All that follows the number in its paragraph.
    pub(super) text: String,
    /// The paragraphs under it, before headings below.
    pub(super) body: Vec<Passage>,
    pub(super) below: Vec<Self>,
}

/// What a note under the text begins with, or the list of what is attached.
const NOTES: [&str; 8] = ["注：", "注:", "附注：", "附注:", "备注：", "备注:", "附件：", "附件:"];

/// The headings of some paragraphs, and the paragraphs before the first.
pub(super) fn tree(texts: &[Passage]) -> (Vec<Passage>, Vec<Node>) {
    let mut before = Vec::new();
    // The open headings, each with its kind.
    let mut open: Vec<(Kind, Node)> = Vec::new();
    let mut roots = Vec::new();
    let mut in_list = false;
    for (at, text) in texts.iter().enumerate() {
        let begins = |words: &[&str]| words.iter().any(|word| text.text.trim().starts_with(word));
        // Who signed and when is no part of the last task; a note under the text is about the whole of it.
        // 附件：1.…, and on the next line 2.…: a list of what is attached.
        let attached =
            |text: &str| ["附件：", "附件:"].iter().any(|word| text.trim().starts_with(word));
        in_list = attached(&text.text)
            || in_list
                && number(&text.text).is_some_and(|number| number.style >= Style::Digits)
                && !text.text.contains('。');
        if in_list {
            before.push(text.clone());
            continue;
        }
        let is_date = |text: &str| is_day(text) || is_printed(text);
        let signs =
            texts.get(at + 1).is_some_and(|next| is_date(&next.text)) && is_signer(&text.text);
        if signs || is_date(&text.text) || begins(&NOTES) {
            before.push(text.clone());
            continue;
        }
        let Some((kind, node)) = heading(text) else {
            match open.last_mut() {
                Some((_, node)) => node.body.push(text.clone()),
                None => before.push(text.clone()),
            }
            continue;
        };
        // A number below that begins anew after a passage of another item stays below.
        while open.iter().any(|(known, _)| *known == kind)
            || open.last().is_some_and(|(known, _)| is_above(kind, *known))
        {
            let Some((_, done)) = open.pop() else { break };
            close(done, &mut open, &mut roots);
        }
        open.push((kind, node));
    }
    while let Some((_, done)) = open.pop() {
        close(done, &mut open, &mut roots);
    }
    (before, roots)
}

fn close(done: Node, open: &mut [(Kind, Node)], roots: &mut Vec<Node>) {
    match open.last_mut() {
        Some((_, parent)) => parent.below.push(done),
        None => roots.push(done),
    }
}

/// Whether a heading of a kind stands above one of another, though none of its kind is open: a chapter after a 一、.
fn is_above(kind: Kind, other: Kind) -> bool {
    match (kind, other) {
        // 第一条 and 任务一： stand below whatever is open, and end only for what surely stands above them.
        (Kind::Numbered(Style::Article | Style::Named), Kind::Numbered(_))
        | (Kind::Numbered(_), Kind::Styled(_)) => false,
        (Kind::Numbered(a), Kind::Numbered(Style::Article)) => a == Style::Chapter,
        (Kind::Numbered(a), Kind::Numbered(b)) => a < b,
        (Kind::Styled(a), Kind::Styled(b)) => a < b,
        (Kind::Styled(level), Kind::Numbered(_)) => level <= 2,
    }
}

/// A text with the bracket that it begins with, if it charges units, behind it: （甲局负责）清理河道。 is 清理河道。（甲局负责）.
fn bracket_behind(text: &str) -> String {
    let found = parts(text);
    match found.as_slice() {
        [first, second] if first.text.trim().is_empty() && second.bracket.is_none() => {
            format!("{}（{}）", second.text.trim(), first.written)
        }
        _ => text.to_owned(),
    }
}

/// A heading without the bracket at its end that charges units.
fn untitled(first: &str) -> String {
    let found = parts(first);
    match found.as_slice() {
        [part] if part.bracket.as_ref().is_some_and(|b| b.charges() && b.rules.is_empty()) => {
            Some(part.text.clone()).filter(|text| !text.trim().is_empty())
        }
        _ => None,
    }
    .unwrap_or_else(|| first.to_owned())
}

/// A paragraph as a heading, if it is one.
fn heading(text: &Passage) -> Option<(Kind, Node)> {
    let found = number(&text.text);
    // 【主要工作】 alone on its line.
    let marked = text.text.trim().strip_prefix('【').and_then(|rest| rest.strip_suffix('】'));
    let marked = marked.filter(|inner| inner.chars().count() <= 12 && labelled(inner).is_none()); // characters, not cells
    let (kind, rest) = match (&found, text.heading) {
        (None, None) if marked.is_some_and(|inner| bracket(inner).is_none()) => {
            (Kind::Styled(2), marked.unwrap_or_default())
        }
        (Some(number), _) => (Kind::Numbered(number.style), number.rest),
        (None, Some(level)) => (Kind::Styled(level), text.text.as_str()),
        (None, None) => return None,
    };
    let rest = &bracket_behind(rest);
    let (first, _) = first_sentence(rest);
    let title = untitled(first).trim().trim_end_matches(['：', ':', '。', '，', '；']).to_owned();
    let printed = found.as_ref().map(|number| number.printed.clone()).unwrap_or_default();
    let node = Node {
        heading: Heading { printed, title },
        bare: found.as_ref().map(|number| number.bare.clone()),
        style: found.as_ref().map(|number| number.style),
        level: text.heading,
        place: text.place.clone(),
        text: rest.trim().to_owned(),
        body: Vec::new(),
        below: Vec::new(),
    };
    Some((kind, node))
}
