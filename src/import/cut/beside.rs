//! The text of a document beside a table of tasks: it may state rules, list the same tasks once more, or have further ones.

use std::collections::HashSet;

use super::item::{Cut, Heading, Item, Stated};
use crate::import::paper::Place;

/// The tasks of a table, with what the text beside it adds. A charged item of the text that the table lists as well is the same
/// task. If no charged item of the text is in the table, its items are tasks of their own, before the others; otherwise what the
/// table lacks is told of. `above` is where the paragraph above the table stands: if it is a heading, that is the table's.
pub(crate) fn beside(mut text: Cut, mut table: Cut, above: Option<&Place>) -> Cut {
    let of_table =
        |item: &Item| Some(&item.place) == above && !item.is_charged() && item.texts.is_empty();
    if let Some(at) = text.items.iter().position(of_table) {
        let heading = text.items.remove(at);
        let printed = heading.number.map(|(printed, _)| printed).unwrap_or_default();
        let mut section = heading.section;
        section.push(Heading { printed, title: heading.title });
        for item in table.items.iter_mut().filter(|item| item.section.is_empty()) {
            item.section.clone_from(&section);
        }
        for stated in text.rules.iter_mut().filter(|stated| stated.from > at) {
            stated.from -= 1;
        }
    }
    let known: HashSet<String> = table.items.iter().map(|item| plain(&item.title)).collect();
    let is_known = |item: &Item| {
        let title = plain(&item.title);
        known.iter().any(|known| {
            !known.is_empty() && (title.contains(known.as_str()) || known.contains(&title))
        })
    };
    let charged: Vec<&Item> = text.items.iter().filter(|item| item.is_charged()).collect();
    let apart = !charged.is_empty() && !charged.iter().any(|item| is_known(item));
    let lacking: Vec<_> = charged
        .iter()
        .filter(|item| !apart && !is_known(item))
        .map(|item| (item.place.clone(), item.title.clone()))
        .collect();
    let items = if apart { text.items } else { Vec::new() };
    let mut out = table;
    for stated in out.rules.iter_mut().filter(|stated| stated.from > 0) {
        stated.from += items.len();
    }
    // A rule in the text holds for the table below it.
    let rules = text.rules.into_iter();
    let rules = rules.map(|rule| Stated { from: if apart { rule.from } else { 0 }, ..rule });
    out.rules.splice(0..0, rules);
    out.goals.splice(0..0, text.goals);
    out.aims.splice(0..0, text.aims);
    out.unplaced.splice(0..0, text.unplaced);
    out.items.splice(0..0, items);
    out.unplaced.extend(lacking);
    out
}

/// A title without punctuation and blanks.
fn plain(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}
