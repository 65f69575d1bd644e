//! Which passages of the document are a task's: from where it begins to where the next one does, without headings and
//! signatures that stand between.

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Task};
use super::lines::is_day;
use super::original::Original;
use super::paper::Place;
use super::review::Review;

/// A measure or a passage of fewer letters says too little.
const SHORTEST: usize = 4;

/// Gives every task of a draft its passages, and tells of those that belong to none.
pub(super) fn attach(draft: &mut Draft, original: &Original, review: &mut Review) {
    let all = original.all();
    let mut starts: HashMap<Place, usize> = HashMap::new();
    for (at, (place, _)) in all.iter().enumerate() {
        starts.entry(row(place)).or_insert(at);
    }
    let begins: Vec<Option<usize>> =
        draft.tasks().map(|task| starts.get(&row(&task.place)).copied()).collect();
    let mut used = vec![false; all.len()];
    let tasks = draft.areas.iter_mut().flat_map(|area| &mut area.tasks);
    for (at, task) in tasks.enumerate() {
        let Some(first) = begins.get(at).copied().flatten() else { continue };
        let next = begins.get(at + 1).copied().flatten();
        let end = match next {
            Some(next) => next.max(first + 1),
            None if at + 1 == begins.len() => all.len(),
            None => first + 1,
        };
        let own = own(task, all.get(first..end).unwrap_or_default());
        for at in own {
            used.iter_mut().skip(first + at).take(1).for_each(|used| *used = true);
            task.original.extend(all.get(first + at).cloned());
        }
    }
    let outside = all.iter().zip(used).filter(|(_, used)| !used).map(|(passage, _)| passage);
    review.outside = told(outside, draft, review);
}

/// Of some passages of a task, by position, those that are its own. Of the parts of a row that is merged each has its own.
fn own(task: &Task, passages: &[(Place, String)]) -> Vec<usize> {
    let measures: Vec<String> = task.measures.iter().map(|text| plain(text)).collect();
    let has_measure = |text: &str| {
        let long = |measure: &&String| measure.chars().count() >= SHORTEST;
        measures.iter().filter(long).any(|measure| text.contains(measure.as_str()))
    };
    if task.part.is_some() {
        let has = |at: &usize| passages.get(*at).is_some_and(|(_, text)| has_measure(&plain(text)));
        let of_part: Vec<usize> = (0..passages.len()).filter(has).collect();
        if !of_part.is_empty() {
            return of_part;
        }
    }
    let mut said = plain(&task.title) + &measures.concat();
    said.extend(task.due.iter().map(|due| plain(&due.text)));
    let units = || {
        let names = task.units.iter();
        names.flat_map(|(_, named)| [Some(&named.name), named.written.as_ref()]).flatten()
    };
    let beside = || task.people.iter().chain(&task.offices).flat_map(|beside| &beside.names);
    let is_own = |(_, text): &(Place, String)| {
        let letters = plain(text);
        let some = letters.chars().nth(1).is_some();
        let named = || units().chain(beside()).any(|name| text.contains(name.as_str()));
        some && (said.contains(&letters) || has_measure(&letters) || named())
    };
    let last = passages.iter().rposition(is_own).unwrap_or(0);
    (0..passages.len().min(last + 1)).collect()
}

/// Of the passages of no task those that nothing else tells of: the title, headings, rules and questions do.
fn told<'p>(
    outside: impl Iterator<Item = &'p (Place, String)>,
    draft: &Draft,
    review: &Review,
) -> Vec<(Place, String)> {
    let sections = draft.areas.iter().flat_map(|area| area.section.split('/'));
    let titles = draft.areas.iter().map(|area| area.title.as_str()).chain([draft.title.as_str()]);
    let known: HashSet<String> = sections.chain(titles).map(plain).collect();
    let rules = review.rules.iter().map(|rule| &rule.text);
    let asked = review.questions.iter().map(|question| &question.text);
    let unplaced = review.unplaced.iter().map(|(_, text)| text);
    let said: Vec<&String> = rules.chain(asked).chain(unplaced).collect();
    let is_new = |(_, text): &&(Place, String)| {
        let letters = plain(text);
        letters.chars().count() >= SHORTEST
            && !known.contains(&letters)
            && !is_day(text)
            && !said.iter().any(|said| text.contains(said.as_str()))
    };
    outside.filter(is_new).cloned().collect()
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
