//! Tasks under headings, whatever the depth: numbered items, titled paragraphs under a heading, paragraphs with brackets of
//! their own.

use super::item::{Cut, Heading, Item, Stated};
use super::shape::{
    GENERAL, GOALS, after_title, flat, has_charge, has_own_tasks, is_charged, is_titled, own_charge,
};
use super::title::{as_title, first_sentence, is_titular};
use super::tree::{Node, tree};
use crate::import::charge::{Bracket, Part, Rule, Said, aside, labelled, parts, rule};
use crate::import::lines::Passage;
use crate::import::paper::Place;

/// Cuts a document by its headings.
pub(crate) fn headed(texts: &[Passage]) -> Cut {
    let (before, roots) = tree(texts);
    let mut cutter = Cutter::default();
    for text in &before {
        cutter.outside(text);
    }
    for node in &roots {
        cutter.node(node, &[]);
    }
    cutter.cut
}

#[derive(Default)]
struct Cutter {
    cut: Cut,
}

impl Cutter {
    /// A paragraph that belongs to no task.
    fn outside(&mut self, text: &Passage) {
        let found = parts(&text.text);
        let charged = found.iter().any(|part| {
            part.bracket.as_ref().is_some_and(Bracket::charges) || !part.asides.is_empty()
        });
        let labels =
            labelled(&text.text).is_some_and(|said| said.iter().any(|s| !s.units.is_empty()));
        for sentence in text.text.split('。') {
            if let Some(rule) = rule(sentence.trim()) {
                let stated = Stated {
                    from: 0,
                    rule,
                    place: text.place.clone(),
                    text: sentence.trim().to_owned(),
                };
                self.cut.rules.push(stated);
            } else if aside(sentence) && !charged {
                self.cut.unplaced.push((text.place.clone(), sentence.trim().to_owned()));
            }
        }
        if charged || labels {
            self.cut.unplaced.push((text.place.clone(), text.text.clone()));
        }
    }

    fn node(&mut self, node: &Node, above: &[Heading]) {
        let title = node.heading.title.as_str();
        let is = |words: &[&str]| words.iter().any(|word| title.contains(word));
        if is(&GOALS) && title.chars().count() <= 12 {
            self.goals(node);
        }
        if is(&GENERAL) && title.chars().count() <= 12
            || is(&["目标"]) && title.chars().count() <= 8
        {
            return self.nothing(node);
        }
        let below_charged = node.below.iter().any(is_charged);
        let own = node.below.is_empty() || !below_charged && own_charge(node);
        if own {
            return self.leaf(node, above);
        }
        let mut path = above.to_vec();
        path.push(node.heading.clone());
        let (_, inline) = first_sentence(&node.text);
        let mut intro = Vec::new();
        if !inline.is_empty() {
            intro.push(Passage {
                place: node.place.clone(),
                text: inline.to_owned(),
                heading: None,
            });
        }
        intro.extend(node.body.iter().cloned());
        if !intro.is_empty() {
            let aim: Vec<&str> = intro.iter().map(|text| text.text.as_str()).collect();
            self.cut.aims.push((path.clone(), aim.concat()));
            for text in &intro {
                self.outside(text);
            }
        }
        for child in &node.below {
            self.node(child, &path);
        }
    }

    /// A section without tasks: what looks like a charge in it is told of.
    fn nothing(&mut self, node: &Node) {
        self.outside(&Passage {
            place: node.place.clone(),
            text: node.text.clone(),
            heading: None,
        });
        for text in &node.body {
            self.outside(text);
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
            let titled = paragraphs.iter().filter(|text| is_titled(&text.text)).count();
            if titled >= 2 || !alone {
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

    /// Paragraphs that begin with a title, each a task; what has no bracket of its own takes the next one.
    fn titled(&mut self, paragraphs: &[Passage], path: &[Heading]) {
        let first = self.cut.items.len();
        let mut open = first;
        let mut labels = false;
        for text in paragraphs {
            if let Some(said) = labelled(&text.text) {
                self.charge(if labels { open } else { self.uncharged(open) }, &text.place, &said);
                labels = true;
                continue;
            }
            if std::mem::take(&mut labels) {
                open = self.cut.items.len();
            }
            if is_titled(&text.text) {
                let (mut title, mut rest) = first_sentence(&text.text);
                // What the area sets out to reach may run into its first task.
                let (second, after) = first_sentence(rest);
                let begins = self.cut.items.len() == first && title.contains(['，', ',']);
                if begins
                    && is_titular(second)
                    && !second.contains(['，', ','])
                    && !after.is_empty()
                {
                    self.cut.aims.push((path.to_vec(), title.to_owned()));
                    (title, rest) = (second, after);
                }
                let item = Item { title: as_title(title), ..blank(&text.place, path) };
                self.parts_of(text, rest, &item, open);
            } else if self.is_own(text, open) {
                let (title, rest) = first_sentence(&text.text);
                let item = Item { title: as_title(title), ..blank(&text.place, path) };
                let rest = if rest.is_empty() { text.text.as_str() } else { rest };
                self.parts_of(text, rest, &item, open);
            } else if self.cut.items.len() == first {
                self.cut.aims.push((path.to_vec(), text.text.clone()));
                self.outside(text);
            } else {
                self.go_on(text, open);
            }
        }
    }

    /// A numbered item: its paragraph, and further ones that are acts of it or, with brackets of their own, parts.
    fn single(&mut self, node: &Node, paragraphs: &[Passage], path: &[Heading]) {
        let open = self.cut.items.len();
        let number = node.bare.clone().map(|bare| (node.heading.printed.clone(), bare));
        let mut item =
            Item { number, title: as_title(&node.heading.title), ..blank(&node.place, path) };
        if item.title.is_empty() {
            item.title = as_title(&node.text);
        }
        let mut labels = false;
        for (at, text) in paragraphs.iter().enumerate() {
            if let Some(said) = labelled(&text.text) {
                if self.cut.items.len() == open {
                    self.cut.items.push(item.clone());
                }
                self.charge(if labels { open } else { self.uncharged(open) }, &text.place, &said);
                labels = true;
                continue;
            }
            labels = false;
            let whole = text.text.as_str();
            let rest = if at == 0 && text.place == node.place {
                after_title(whole, &node.heading.title)
            } else {
                whole
            };
            if self.cut.items.len() == open {
                self.parts_of(text, rest, &item, open);
            } else if parts(rest).iter().any(|part| part.bracket.is_some())
                && self.cut.items[open..].iter().all(Item::is_charged)
            {
                let (title, _) = first_sentence(rest);
                let part =
                    Item { title: as_title(title), place: text.place.clone(), ..item.clone() };
                let from = self.cut.items.len();
                self.parts_of(text, rest, &part, from);
            } else {
                self.go_on(text, open);
            }
        }
        if self.cut.items.len() == open {
            self.cut.items.push(item);
        }
    }

    /// The parts of a paragraph as items like `item`: one for each bracket. What no bracket follows belongs to the last.
    fn parts_of(&mut self, text: &Passage, rest: &str, item: &Item, open: usize) {
        let found = parts(rest);
        let several = found.iter().filter(|part| part.bracket.is_some()).count() > 1;
        let from = self.cut.items.len();
        if found.is_empty() {
            self.cut.items.push(item.clone());
        }
        for part in found {
            let is_first = self.cut.items.len() == from;
            if part.bracket.is_none() && !is_first {
                self.append(&part, text);
                continue;
            }
            let mut own = item.clone();
            if several {
                let (first, _) = first_sentence(part.text.trim());
                own.part = Some(as_title(first)).filter(|p| !p.is_empty());
            }
            own.texts.extend(Some(part.text.trim().to_owned()).filter(|text| !text.is_empty()));
            self.cut.items.push(own);
            self.close_with(&part, text, open, several);
        }
    }

    /// A paragraph that goes on with the last item.
    fn go_on(&mut self, text: &Passage, open: usize) {
        for part in parts(&text.text) {
            self.append(&part, text);
            self.close_with(&part, text, open, false);
        }
    }

    /// Whether a paragraph without a title is a task of its own: it has a bracket, and no task before it waits for one.
    fn is_own(&self, text: &Passage, open: usize) -> bool {
        let waits =
            self.cut.items.get(open..).unwrap_or_default().iter().any(|item| !item.is_charged());
        !waits && has_charge(&text.text)
    }

    fn append(&mut self, part: &Part, text: &Passage) {
        let words = part.text.trim();
        if let Some(last) = self.cut.items.last_mut().filter(|_| !words.is_empty()) {
            last.texts.push(words.to_owned());
        }
        self.tell(part, text);
    }

    /// The bracket of a part charges the last item, and those before it that nobody is charged with.
    fn close_with(&mut self, part: &Part, text: &Passage, open: usize, alone: bool) {
        self.tell(part, text);
        let Some(bracket) = &part.bracket else { return };
        let last = self.cut.items.len().saturating_sub(1);
        for (rule, sentence) in &bracket.rules {
            let standing = matches!(rule, Rule::Standing(_));
            let from = if standing { last + 1 } else { last };
            let (rule, text_of) = (rule.clone(), sentence.clone());
            self.cut.rules.push(Stated { from, rule, place: text.place.clone(), text: text_of });
        }
        let from = if alone { last } else { self.uncharged(open).min(last) };
        self.charge(from, &text.place, &bracket.said);
        if let Some(item) = self.cut.items.last_mut() {
            item.times.extend(bracket.rest.iter().cloned());
        }
    }

    /// The first of the items from `open` on with which nobody is charged and after which nobody is.
    fn uncharged(&self, open: usize) -> usize {
        let items = self.cut.items.get(open..).unwrap_or_default();
        let charged = items.iter().rposition(Item::is_charged).map_or(0, |at| at + 1);
        open + charged.min(items.len().saturating_sub(1))
    }

    fn charge(&mut self, from: usize, place: &Place, said: &[Said]) {
        for item in self.cut.items.get_mut(from..).unwrap_or_default() {
            item.said.extend(said.iter().map(|said| (place.clone(), said.clone())));
        }
    }

    /// What looks like a charge in a part and is none.
    fn tell(&mut self, part: &Part, text: &Passage) {
        let asides = part.asides.iter().map(|aside| (text.place.clone(), aside.clone()));
        self.cut.unplaced.extend(asides);
        for sentence in part.text.split('。').filter(|sentence| aside(sentence)) {
            self.cut.unplaced.push((text.place.clone(), sentence.trim().to_owned()));
        }
    }
}

fn blank(place: &Place, path: &[Heading]) -> Item {
    Item {
        section: path.to_vec(),
        number: None,
        title: String::new(),
        part: None,
        place: place.clone(),
        texts: Vec::new(),
        said: Vec::new(),
        times: Vec::new(),
    }
}
