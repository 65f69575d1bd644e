//! Tasks under headings, whatever the depth: numbered items, titled paragraphs under a heading, paragraphs with brackets of
//! their own.

use super::duties;
use super::item::{Cut, Heading, Item, Stated};
use super::items::Cutter;
use super::outside::{outside, outside_in};
use super::plain::with_headings;
use super::shape::{
    GENERAL, GOALS, SUPPORT, flat, has_charge, has_own_tasks, has_subjects, is_bare, is_charged,
    is_title, is_titled, labels_for_all, own_charge, without_rules,
};
use super::title::{first_sentence, is_titular};
use super::tree::{Node, tree};
use crate::import::charge::words::Meaning;
use crate::import::charge::{Said, labelled, parts};
use crate::import::lines::{Passage, is_day, is_signer};
use crate::import::number::{Style, number};
use crate::import::paper::Place;
use crate::import::title_words::ends_as_title;

/// Cuts a document by its headings. A notice and what it issues, a plan and its annexes each have numbers of their own.
pub(crate) fn headed(texts: &[Passage]) -> Cut {
    let (texts, annex) = without_annexes(texts);
    let mut pieces = pieces(texts);
    let charged = pieces.iter().filter(|piece| charges(piece)).count();
    if charged == 0 {
        pieces = vec![texts];
    }
    let mut cut = Cut::default();
    for piece in &pieces {
        if charged > 0 && !charges(piece) {
            for text in *piece {
                outside(&mut cut, text);
            }
            continue;
        }
        let first = cut.items.len();
        cut = piece_of(cut, piece);
        let title = if charged > 1 { heading_of(piece) } else { None };
        let alone = cut.items.iter_mut().skip(first).filter(|item| item.section.is_empty());
        if let Some(title) = title {
            alone.for_each(|item| item.section.push(title.clone()));
        }
    }
    for text in annex {
        outside(&mut cut, text);
    }
    cut
}

/// Cuts a document without annexes, or one of them.
fn piece_of(mut cut: Cut, texts: &[Passage]) -> Cut {
    let (texts, of_paragraphs) = duties::with_brackets(&with_headings(texts));
    let (mut before, mut roots) = tree(&texts);
    let of_sections = duties::under_units(&mut roots);
    cut.rules.extend(of_paragraphs.into_iter().chain(of_sections));
    // The title of the document is no section of it.
    while let Some(title) = roots.pop_if(|_| true) {
        if !roots.is_empty() || !is_title(&title) {
            roots.push(title);
            break;
        }
        before.extend(title.body);
        roots = title.below;
    }
    let own = |text: &&Passage| is_titled(&text.text) && has_charge(&text.text);
    let several = |node: &Node| node.body.iter().filter(own).count() > 1;
    let is_deep = roots.iter().any(|node| node.below.iter().any(is_charged) || several(node));
    let titled = roots.iter().filter(|node| several(node)).map(|node| node.style).collect();
    let mut cutter = Cutter { cut, is_deep, titled };
    let tasks = if roots.is_empty() { unnumbered(&before) } else { 0..0 };
    for (at, text) in before.iter().enumerate() {
        if at == tasks.start && !tasks.is_empty() {
            cutter.titled(before.get(tasks.clone()).unwrap_or_default(), &[]);
        }
        if !tasks.contains(&at) {
            outside(&mut cutter.cut, text);
        }
    }
    for node in &roots {
        cutter.node(node, &[]);
    }
    cutter.cut
}

/// Whether a line says that an annex begins: 附件2.
pub(crate) fn is_annex(text: &Passage) -> bool {
    let rest = ["附件", "附表"].iter().find_map(|word| text.text.trim().strip_prefix(word));
    rest.is_some_and(|rest| rest.chars().all(|c| c.is_numeric() || "：: 一二三四五".contains(c)))
}

/// Whether a paragraph charges units, in a bracket or in labels.
fn charges_units(text: &Passage) -> bool {
    has_charge(&text.text) || labelled(&text.text).is_some()
}

/// Whether units are charged under the headings of a text.
fn charges(texts: &[Passage]) -> bool {
    let is_heading = |text: &Passage| text.heading.is_some() || number(&text.text).is_some();
    let first = texts.iter().position(is_heading).unwrap_or(0);
    texts.iter().skip(first).any(charges_units)
}

/// A document parted before the annexes in which nobody is charged.
fn without_annexes(texts: &[Passage]) -> (&[Passage], &[Passage]) {
    let last = texts.iter().rposition(charges_units).unwrap_or(texts.len());
    let annex = (last..texts.len()).find(|at| texts.get(*at).is_some_and(is_annex));
    texts.split_at(annex.unwrap_or(texts.len()))
}

/// A document parted after who signed it and before each annex.
fn pieces(texts: &[Passage]) -> Vec<&[Passage]> {
    let text = |at: usize| texts.get(at).map_or("", |text| text.text.trim());
    let begins = |at: &usize| {
        let signed = *at > 1 && is_day(text(at - 1)) && is_signer(text(at - 2));
        signed || texts.get(*at).is_some_and(is_annex)
    };
    let mut out = Vec::new();
    let mut start = 0;
    for at in (1..texts.len()).filter(begins) {
        out.extend(texts.get(start..at));
        start = at;
    }
    out.extend(texts.get(start..));
    out
}

/// The title above the numbers of an annex.
fn heading_of(texts: &[Passage]) -> Option<Heading> {
    let before = texts.iter().take_while(|text| number(&text.text).is_none());
    let lines = before.filter(|text| !is_annex(text)).map(|text| text.text.trim());
    let titles = lines.filter(|line| ends_as_title(line) && !line.contains('。'));
    let title = titles.last()?.to_owned();
    Some(Heading { printed: String::new(), title })
}

/// The paragraphs of a document without any heading that are tasks: each begins with a title, and from the first to the last of
/// them brackets charge units.
fn unnumbered(texts: &[Passage]) -> std::ops::Range<usize> {
    let is_task = |text: &&Passage| is_titled(&text.text) && has_charge(&text.text);
    let first = texts.iter().position(|text| is_task(&text));
    let last = texts.iter().rposition(|text| is_task(&text));
    match (first, last) {
        (Some(first), Some(last)) if first < last => first..last + 1,
        _ => 0..0,
    }
}

/// Whether an item names units that take part or are responsible, and none that leads.
fn lacks_lead(item: &Item) -> bool {
    let beside = |said: &Said| match said.meaning {
        Meaning::TakesPart => true,
        Meaning::Answers => said.word.contains("责任"),
        meaning => meaning != Meaning::Lead && !meaning.is_of_units(),
    };
    item.is_charged() && item.said.iter().all(|(_, said)| beside(said))
}

impl Cutter {
    fn node(&mut self, node: &Node, above: &[Heading]) {
        let title = node.heading.title.as_str();
        let is = |words: &[&str]| words.iter().any(|word| title.contains(word));
        // 主要预期目标 whose items name who answers for each are tasks.
        let assigns = is(&["目标"]) && is_charged(node);
        if is(&GOALS) && title.chars().count() <= 12 && !assigns {
            self.goals(node);
        }
        if is(&GENERAL) && title.chars().count() <= 12
            || is(&["目标"]) && title.chars().count() <= 8 && !assigns
        {
            return self.nothing(node);
        }
        // 保障措施 and the like, without tasks among sections that have some.
        let is_talk = above.is_empty() && self.is_deep && node.below.is_empty();
        // Nor do those that charge nobody below their headings.
        let charges_nobody = |node: &Node| !is_charged(node) && !has_subjects(node);
        let is_bare_talk = above.is_empty() && is(&SUPPORT);
        if is_talk && !own_charge(node) || self.is_deep && is_bare_talk && charges_nobody(node) {
            return self.nothing(node);
        }
        let below_charged = node.below.iter().any(is_charged);
        let for_all = labels_for_all(node);
        let own = node.below.is_empty() || !below_charged && own_charge(node) && !for_all;
        if own { self.leaf(node, above) } else { self.area(node, above, for_all) }
    }

    /// A section with tasks below it; `for_all` says whether lines of labels under its heading are about each of them.
    fn area(&mut self, node: &Node, above: &[Heading], for_all: bool) {
        let mut path = above.to_vec();
        let first = self.cut.items.len();
        let (title, rules) = without_rules(&node.heading.title);
        path.push(Heading { title, ..node.heading.clone() });
        for (rule, text) in rules {
            let (place, scope) = (node.place.clone(), path.first().cloned());
            self.cut.rules.push(Stated { from: first, rule, place, text, scope });
        }
        let (_, inline) = first_sentence(&node.text);
        let mut intro = Vec::new();
        if !inline.is_empty() {
            intro.push(Passage {
                place: node.place.clone(),
                text: inline.to_owned(),
                heading: None,
            });
        }
        let (labels, body): (Vec<&Passage>, Vec<&Passage>) =
            node.body.iter().partition(|text| for_all && labelled(&text.text).is_some());
        intro.extend(body.into_iter().cloned());
        if !intro.is_empty() {
            let aim: Vec<&str> = intro.iter().map(|text| text.text.as_str()).collect();
            self.cut.aims.push((path.clone(), aim.concat()));
            for text in &intro {
                outside_in(&mut self.cut, text, path.first());
            }
        }
        for child in &node.below {
            self.node(child, &path);
        }
        // The units of an area are those of each task in it that has none.
        let of_lines = labels.iter().flat_map(|text| {
            let said = labelled(&text.text).unwrap_or_default();
            said.into_iter().map(|said| (text.place.clone(), said))
        });
        let of_heading = parts(&node.text).into_iter().filter_map(|part| part.bracket);
        let of_heading = of_heading.filter(|_| inline.is_empty()).flat_map(|bracket| bracket.said);
        let of_heading = of_heading.map(|said| (node.place.clone(), said));
        let said: Vec<(Place, Said)> = of_lines.chain(of_heading).collect();
        for item in self.cut.items.iter_mut().skip(first).filter(|item| !item.is_charged()) {
            item.said.extend(said.iter().cloned());
        }
        // An area of which only the lead is said: it leads the tasks that name 责任单位 and 配合单位 alone.
        if said.iter().all(|(_, said)| said.meaning == Meaning::Lead) {
            for item in self.cut.items.iter_mut().skip(first).filter(|item| lacks_lead(item)) {
                item.said.splice(0..0, said.iter().cloned());
            }
        }
    }

    /// A section without tasks: what looks like a charge in it is told of.
    fn nothing(&mut self, node: &Node) {
        outside(
            &mut self.cut,
            &Passage { place: node.place.clone(), text: node.text.clone(), heading: None },
        );
        for text in &node.body {
            outside(&mut self.cut, text);
        }
        for below in &node.below {
            let title = below.heading.title.as_str();
            if GOALS.iter().any(|word| title.contains(word)) {
                self.goals(below);
            }
            self.nothing(below);
        }
    }

    fn goals(&mut self, node: &Node) {
        let (_, inline) = first_sentence(&node.text);
        let inline =
            if node.body.is_empty() && node.below.is_empty() { node.text.as_str() } else { inline };
        if !inline.is_empty() {
            self.cut.goals.push(Passage {
                place: node.place.clone(),
                text: inline.to_owned(),
                heading: None,
            });
        }
        self.cut.goals.extend(node.body.iter().cloned());
    }

    /// A heading under which there are no others that matter.
    fn leaf(&mut self, node: &Node, above: &[Heading]) {
        let (first, inline) = first_sentence(&node.text);
        let mut paragraphs = Vec::new();
        let alone = inline.is_empty() && !node.body.is_empty() && is_titular(first);
        let mut path = above.to_vec();
        let here = |text: &str| Passage {
            place: node.place.clone(),
            text: text.to_owned(),
            heading: None,
        };
        let below: Vec<Passage> = flat(node);
        if alone || has_own_tasks(node, inline) {
            path.push(node.heading.clone());
            if !inline.is_empty() {
                paragraphs.push(here(inline));
            }
            paragraphs.extend(below);
            // Under an inner number, a title with nothing but a bracket behind it is a part.
            let inner = node.style.is_some_and(|style| style >= Style::HanInBrackets);
            let is_task =
                |text: &&Passage| is_titled(&text.text) && !(inner && is_bare(&text.text));
            let titled = paragraphs.iter().filter(is_task).count();
            // An area with a single task is one where its neighbours have several under such headings.
            if titled >= 2 || !alone || titled == 1 && self.titled.contains(&node.style) {
                return self.titled(&paragraphs, &path);
            }
            path.pop();
            return self.single(node, &paragraphs, &path);
        }
        let text = if inline.is_empty() && parts(&node.text).iter().all(|p| p.bracket.is_none()) {
            String::new()
        } else {
            node.text.clone()
        };
        if !text.is_empty() {
            paragraphs.push(here(&text));
        }
        paragraphs.extend(below);
        self.single(node, &paragraphs, &path);
    }
}
