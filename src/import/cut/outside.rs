//! Text that belongs to no task: before the first heading, beside a table, in the notes under one. It may state a rule; whatever
//! else looks in it as if it charged somebody is told of.

use super::item::{Cut, Stated};
use crate::import::charge::{Bracket, aside, labelled, parts, rule};
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

/// Reads a passage that belongs to no task.
pub(super) fn outside(cut: &mut Cut, text: &Passage) {
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
            let from = if of_table { cut.items.len() } else { 0 };
            cut.rules.push(Stated { from, rule, place, text: inner.to_owned(), scope: None });
        } else if !charged && !labels && aside(sentence) {
            cut.unplaced.push((text.place.clone(), sentence.to_owned()));
        }
    }
    if (charged || labels) && !stated {
        cut.unplaced.push((text.place.clone(), text.text.clone()));
    }
}
