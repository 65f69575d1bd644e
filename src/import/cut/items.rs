//! Items from the paragraphs under one heading: a numbered item with its further acts and parts, or titled paragraphs that are a
//! task each.

use super::item::{Cut, Heading, Item, Stated};
use super::outside::outside;
use super::shape::{after_title, has_charge, is_titled};
use super::title::{as_part, as_title, first_sentence, is_titular};
use super::tree::Node;
use crate::import::charge::{Part, Rule, Said, aside, labelled, parts};
use crate::import::lines::{Passage, is_day};
use crate::import::names::{is_body, unit_list};
use crate::import::number::Style;
use crate::import::paper::Place;

/// What is cut, and what is known of the document.
pub(super) struct Cutter {
    pub(super) cut: Cut,
    /// Whether tasks stand below the outermost headings.
    pub(super) is_deep: bool,
    /// How the numbers of outermost headings are printed under which several titled paragraphs are tasks.
    pub(super) titled: Vec<Option<Style>>,
}

impl Cutter {
    /// Paragraphs that begin with a title, each a task; what has no bracket of its own takes the next one.
    pub(super) fn titled(&mut self, paragraphs: &[Passage], path: &[Heading]) {
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
                let (number, title) = ordinal(title);
                let item = Item { number, title: as_title(title), ..blank(&text.place, path) };
                self.parts_of(text, rest, &item, open);
            } else if self.is_own(text, open) {
                let (title, rest) = first_sentence(&text.text);
                let item = Item { title: as_title(title), ..blank(&text.place, path) };
                let rest = if rest.is_empty() { text.text.as_str() } else { rest };
                self.parts_of(text, rest, &item, open);
            } else if self.cut.items.len() == first {
                self.cut.aims.push((path.to_vec(), text.text.clone()));
                outside(&mut self.cut, text);
            } else {
                self.go_on(text, open);
            }
        }
    }

    /// A numbered item: its paragraph, and further ones that are acts of it or, with brackets of their own, parts.
    pub(super) fn single(&mut self, node: &Node, paragraphs: &[Passage], path: &[Heading]) {
        let open = self.cut.items.len();
        let number = node.bare.clone().map(|bare| (node.heading.printed.clone(), bare));
        let item =
            Item { number, title: as_title(&node.heading.title), ..blank(&node.place, path) };
        for sentence in parts(&node.heading.title) {
            self.tell(
                &sentence,
                &Passage { place: node.place.clone(), text: String::new(), heading: None },
            );
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
            // A name above a day is that of who signed.
            let signs = paragraphs.get(at + 1).is_some_and(|next| is_day(&next.text));
            if labels && !signs && self.lists_on(text, open) {
                continue;
            }
            labels = false;
            let whole = text.text.as_str();
            let rest = if at == 0 && text.place == node.place {
                after_title(whole, &node.heading.title)
            } else {
                whole
            };
            // 培训农民。牵头单位：甲局；责任单位：乙局 has its labels behind its title.
            if let Some(said) = labelled(rest).filter(|_| rest.len() < whole.len()) {
                self.cut.items.push(item.clone());
                self.charge(open, &text.place, &said);
                labels = true;
            } else if self.cut.items.len() == open {
                self.parts_of(text, rest, &item, open);
            } else if parts(rest).iter().any(|part| part.bracket.is_some())
                && self.cut.items[open..].iter().all(Item::is_charged)
            {
                let part = Item { place: text.place.clone(), ..item.clone() };
                let from = self.cut.items.len();
                self.parts_of(text, rest, &part, from);
                self.tell_parts(open);
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
                own.part = as_part(&part.text);
            }
            own.texts.extend(Some(part.text.trim().to_owned()).filter(|text| !text.is_empty()));
            self.cut.items.push(own);
            self.close_with(&part, text, open, several);
        }
    }

    /// Whether a paragraph goes on with the list of a line of labels: it is a list of units and nothing else. If so, they are
    /// charged as well.
    fn lists_on(&mut self, text: &Passage, open: usize) -> bool {
        let more = unit_list(&text.text);
        if more.is_empty() || !more.iter().all(|named| is_body(&named.name)) {
            return false;
        }
        for item in self.cut.items.iter_mut().skip(open) {
            if let Some((_, said)) = item.said.last_mut().filter(|(_, said)| !said.units.is_empty())
            {
                said.units.extend(more.iter().cloned());
                said.text.push('\n');
                said.text.push_str(&text.text);
            }
        }
        true
    }

    /// Tells the items from `open` on apart, which are parts of one, by their first words.
    fn tell_parts(&mut self, open: usize) {
        for item in self.cut.items.iter_mut().skip(open).filter(|item| item.part.is_none()) {
            item.part = item.texts.first().and_then(|text| as_part(text));
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
            let scope = self.cut.items.last().and_then(|item| item.section.first().cloned());
            let place = text.place.clone();
            self.cut.rules.push(Stated { from, rule, place, text: text_of, scope });
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
        let told =
            |sentence: &str| part.asides.iter().any(|aside| sentence.contains(aside.as_str()));
        for sentence in part.text.split('。').filter(|sentence| aside(sentence) && !told(sentence))
        {
            self.cut.unplaced.push((text.place.clone(), sentence.trim().to_owned()));
        }
    }
}

/// 一是查清底数: the number with which a title begins, as it is printed and bare, and the title.
fn ordinal(title: &str) -> (Option<(String, String)>, &str) {
    let found = title.split_once('是').filter(|(number, rest)| {
        let han = !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c));
        han && !rest.is_empty()
    });
    match found {
        Some((number, rest)) => (Some((format!("{number}是"), number.to_owned())), rest),
        None => (None, title),
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
        notes: Vec::new(),
    }
}
