//! Which passages of the document are a task's: from where it begins to where the next one does, without headings and
//! signatures that stand between.

use std::collections::HashMap;

use super::draft::{Draft, Task};
use super::original::Original;
use super::paper::Place;

/// A measure of fewer letters is found in too many other passages.
const SHORTEST: usize = 4;

/// Gives every task of a draft its passages.
pub(super) fn attach(draft: &mut Draft, original: &Original) {
    let mut starts: HashMap<Place, usize> = HashMap::new();
    for (at, (place, _)) in original.all().iter().enumerate() {
        starts.entry(row(place)).or_insert(at);
    }
    let begins: Vec<Option<usize>> =
        draft.tasks().map(|task| starts.get(&row(&task.place)).copied()).collect();
    let tasks = draft.areas.iter_mut().flat_map(|area| &mut area.tasks);
    for (at, task) in tasks.enumerate() {
        let Some(first) = begins.get(at).copied().flatten() else { continue };
        let next = begins.get(at + 1).copied().flatten();
        let end = match next {
            Some(next) => next.max(first + 1),
            None if at + 1 == begins.len() => original.all().len(),
            None => first + 1,
        };
        let texts: Vec<&str> = original
            .all()
            .get(first..end)
            .unwrap_or_default()
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        task.original = own(task, &texts).into_iter().map(str::to_owned).collect();
    }
}

/// Of some passages those that are a task's. Of the parts of a row that is merged each has its own.
fn own<'t>(task: &Task, texts: &[&'t str]) -> Vec<&'t str> {
    let measures: Vec<String> = task.measures.iter().map(|text| plain(text)).collect();
    let has_measure = |text: &str| {
        let long = |measure: &&String| measure.chars().count() >= SHORTEST;
        measures.iter().filter(long).any(|measure| text.contains(measure.as_str()))
    };
    if task.part.is_some() {
        let of_part: Vec<&str> =
            texts.iter().filter(|text| has_measure(&plain(text))).copied().collect();
        if !of_part.is_empty() {
            return of_part;
        }
    }
    let mut said = plain(&task.title) + &measures.concat();
    said.extend(task.due.iter().map(|due| plain(&due.text)));
    let units = || {
        task.units
            .iter()
            .flat_map(|(_, named)| [Some(&named.name), named.written.as_ref()])
            .flatten()
    };
    let beside = || task.people.iter().chain(&task.offices).flat_map(|beside| &beside.names);
    let is_own = |text: &&str| {
        let letters = plain(text);
        let some = letters.chars().nth(1).is_some();
        let named = || units().chain(beside()).any(|name| text.contains(name.as_str()));
        some && (said.contains(&letters) || has_measure(&letters) || named())
    };
    let last = texts.iter().rposition(is_own).unwrap_or(0);
    texts.get(..=last).unwrap_or(texts).to_vec()
}

/// The letters, digits and 汉字 of a text.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A place without its column: the passages of tables are rows.
fn row(place: &Place) -> Place {
    match place {
        Place::Sheet { name, row, .. } => Place::Sheet { name: name.clone(), row: *row, column: 0 },
        Place::Table { table, row, .. } => Place::Table { table: *table, row: *row, column: 0 },
        place => place.clone(),
    }
}
