//! A passage that was left out becomes a task.

use super::super::amounts::amounts;
use super::super::charge::{labelled, parts, subject, words};
use super::super::cut::{as_title, first_sentence};
use super::super::draft::{Draft, Task};
use super::super::names::Named;
use super::super::number::number;
use super::super::original::Original;
use super::super::paper::Place;
use super::super::review::Review;
use crate::model::Role;

/// Makes a task of a passage that is told of as left out, behind the task that stands before it; false if there is no such passage.
pub(super) fn adopt(
    (draft, review, original): (&mut Draft, &mut Review, &Original),
    text: &str,
) -> bool {
    let at = |of: &[(Place, String)]| of.iter().position(|(_, own)| own == text);
    let (place, text) = if let Some(at) = at(&review.unplaced) {
        review.unplaced.remove(at)
    } else if let Some(at) = at(&review.outside) {
        review.outside.remove(at)
    } else {
        return false;
    };
    let places: Vec<&Place> = draft.tasks().map(|task| &task.place).collect();
    let before = original.last_before(&place, &places);
    let numbers: Vec<&str> = draft.tasks().map(|task| task.number.as_str()).collect();
    let free = |k: &usize| !numbers.contains(&format!("+{k}").as_str());
    let own_number = format!("+{}", (1..=numbers.len() + 1).find(free).unwrap_or(1));
    let task = task(&text, place, (own_number, draft.period));
    let mut position = before.map_or(0, |before| before + 1);
    for area in &mut draft.areas {
        if position <= area.tasks.len() {
            area.tasks.insert(position, task);
            return true;
        }
        position -= area.tasks.len();
    }
    false
}

fn task(text: &str, place: Place, (own_number, period): (String, (u16, u16))) -> Task {
    let found = number(text);
    let (printed, rest) = match &found {
        Some(found) => (Some(found.printed.clone()), found.rest),
        None => (None, text),
    };
    let mut body = String::new();
    let mut units: Vec<(Role, Named)> = Vec::new();
    let mut charge = |said: &[super::super::charge::Said]| {
        let beside: Vec<_> = said.iter().map(|said| said.meaning).collect();
        for said in said {
            let role = words::role(said.meaning, &said.word, &beside);
            units.extend(said.units.iter().filter_map(|named| Some((role?, named.clone()))));
        }
    };
    if let Some(said) = labelled(rest) {
        charge(&said);
        body.push_str(rest);
    } else {
        for part in parts(rest) {
            body.push_str(part.text.trim());
            charge(&part.bracket.map(|bracket| bracket.said).unwrap_or_default());
        }
    }
    if units.is_empty() {
        let named = body.split(['。', '；', ';']).flat_map(|clause| subject(clause.trim()));
        units = named.map(|named| (Role::InCharge, named)).collect();
    }
    let (first, rest) = first_sentence(&body);
    let title = as_title(first);
    let whole = if title.len() < first.len() { body.as_str() } else { rest };
    let measures = whole.split('。').map(str::trim).filter(|text| !text.is_empty());
    Task {
        number: own_number,
        printed,
        title,
        part: None,
        due: None,
        units,
        role_words: Vec::new(),
        unit_words: Vec::new(),
        people: Vec::new(),
        offices: Vec::new(),
        measures: measures.map(str::to_owned).collect(),
        targets: amounts(&body, Some(period)).targets,
        original: vec![(place.clone(), text.to_owned())],
        place,
    }
}
