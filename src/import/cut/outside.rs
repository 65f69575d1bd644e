//! Text that belongs to no task: before the first heading, beside a table, in the notes under one. It may state a rule; whatever
//! else looks in it as if it charged somebody is told of.

use std::collections::HashSet;

use super::item::{Cut, Heading, Stated};
use crate::import::charge::{Bracket, Rule, aside, labelled, parts, rule, rules_within};
use crate::import::lines::Passage;
use crate::import::paper::Place;

/// Tells of what looks in the cells of a table as if it charged somebody.
pub(crate) fn tell_asides(cut: &mut Cut) {
    let known: Vec<(Place, String)> = cut.unplaced.clone();
    for item in &cut.items {
        let texts = std::iter::once(&item.title).chain(&item.texts);
        for sentence in texts.flat_map(|text| text.split(['。', '\n'])).filter(|text| aside(text))
        {
            let told = (item.place.clone(), sentence.trim().to_owned());
            if !known.iter().any(|(_, text)| text.contains(&told.1)) {
                cut.unplaced.push(told);
            }
        }
    }
}

/// Finds the rules that stand in the list of units of a task and hold from it on.
pub(crate) fn tell_rules(cut: &mut Cut) {
    let mut known: HashSet<Place> = HashSet::new();
    for (from, item) in cut.items.iter().enumerate() {
        for (place, said) in &item.said {
            let found = rules_within(&said.text);
            if found.is_empty() || known.contains(place) {
                continue;
            }
            known.insert(place.clone());
            let stated = found.into_iter().map(|(rule, text)| {
                let place = place.clone();
                Stated { from, rule, place, text, scope: None }
            });
            cut.rules.extend(stated);
        }
    }
}

/// Reads a passage that belongs to no task.
pub(super) fn outside(cut: &mut Cut, text: &Passage) {
    outside_in(cut, text, None);
}

/// The same in the section of a heading: units that answer for what follows do so up to its end.
pub(super) fn outside_in(cut: &mut Cut, text: &Passage, section: Option<&Heading>) {
    let found = parts(&text.text);
    let charged = found
        .iter()
        .any(|part| part.bracket.as_ref().is_some_and(Bracket::charges) || !part.asides.is_empty());
    let labels = labelled(&text.text).is_some_and(|said| said.iter().any(|s| !s.units.is_empty()));
    let mut stated = false;
    for sentence in text.text.split(['。', '\n']).map(str::trim) {
        let inner = sentence.trim_matches(['（', '）', '(', ')']);
        if let Some(rule) = rule(inner) {
            stated = true;
            let place = text.place.clone();
            // What is said of the table below does not hold for what stands above.
            let of_table = ["下表", "栏"].iter().any(|word| text.text.contains(word));
            let standing = section.filter(|_| matches!(rule, Rule::Standing(_)));
            let from = if of_table || standing.is_some() { cut.items.len() } else { 0 };
            let scope = standing.cloned();
            cut.rules.push(Stated { from, rule, place, text: inner.to_owned(), scope });
        } else if !charged && !labels && aside(sentence) {
            cut.unplaced.push((text.place.clone(), sentence.to_owned()));
        }
    }
    if (charged || labels) && !stated {
        cut.unplaced.push((text.place.clone(), text.text.clone()));
    }
}
