//! Which passages of the document are a task's: from where it begins to where the next one does, without headings and
//! signatures that stand between. What is compared is folded: a document may be in Traditional characters.

use std::collections::{HashMap, HashSet};

use super::cut::are_headings;
use super::draft::{Draft, Task};
use super::lines::{Line, is_day, is_printed, is_signer};
use super::original::{BETWEEN_CELLS, Original};
use super::paper::Place;
use super::review::Review;
use crate::text::fold::letters;

/// A measure or a passage of fewer letters says too little.
const SHORTEST: usize = 4;

/// A label before a time has so many letters at most.
const LONGEST_LABEL: usize = 8;

/// So many bytes of passages are kept in all, which is more than a plan file may have.
const MOST_TEXT: usize = 32 << 20;

/// Gives every task of a draft its passages, and tells of those that belong to none.
pub(super) fn attach(
    draft: &mut Draft,
    (original, lines): (&Original, &[Line]),
    review: &mut Review,
) {
    let (all, starts) = whole(original, lines);
    let headings = headings(draft);
    let begins: Vec<Option<usize>> =
        draft.tasks().map(|task| starts.get(&row(&task.place)).copied()).collect();
    let mut used = vec![false; all.len()];
    // One passage may be that of thousands of tasks; such a plan is too large to be written.
    let mut room = MOST_TEXT;
    let tasks = draft.areas.iter_mut().flat_map(|area| &mut area.tasks);
    for (at, task) in tasks.enumerate() {
        let Some(first) = begins.get(at).copied().flatten() else { continue };
        let next = begins.get(at + 1).copied().flatten();
        let end = match next {
            Some(next) => next.max(first + 1),
            None if at + 1 == begins.len() => all.len(),
            None => first + 1,
        };
        // What follows the heading of another section belongs to that.
        let mut passages = all.get(first..end).unwrap_or_default();
        let ends = |at: &usize| {
            let text = |at: usize| passages.get(at).map_or("", |(_, text)| text.as_str());
            headings.contains(&letters(text(*at))) || is_foot(text(*at), text(at + 1))
        };
        if let Some(ended) = (1..passages.len()).find(ends) {
            passages = passages.get(..ended).unwrap_or_default();
        }
        for at in own(task, passages) {
            used.iter_mut().skip(first + at).take(1).for_each(|used| *used = true);
            let Some(passage) = all.get(first + at).filter(|(_, text)| text.len() <= room) else {
                continue;
            };
            room -= passage.1.len();
            task.original.push(passage.clone());
        }
    }
    let outside = all.iter().zip(used).filter(|(_, used)| !used).map(|(passage, _)| passage);
    let number = draft.document_number.as_deref().map(letters);
    review.outside = told(outside, (&headings, number), review);
}

/// The passages of a document as its lines are read, those that were torn joined and what is no part of the text left out; and at
/// which of them each place is. The characters are the document's own.
fn whole(original: &Original, lines: &[Line]) -> (Vec<(Place, String)>, HashMap<Place, usize>) {
    let length = |text: &str| text.chars().count(); // characters, not cells
    let lengths: HashMap<&Place, usize> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Passage(passage) => Some((&passage.place, length(&passage.text))),
            Line::Table(_) => None,
        })
        .collect();
    let cells = lines.iter().flat_map(|line| match line {
        Line::Table(table) => table.cells.as_slice(),
        Line::Passage(_) => &[],
    });
    // A table in a text file has lines for places.
    let of_line = |place: &&Place| matches!(place, Place::Line(_) | Place::Paragraph(_));
    let cells: HashSet<&Place> = cells.map(|cell| &cell.place).filter(of_line).collect();
    let mut out: Vec<(Place, String)> = Vec::new();
    let mut starts: HashMap<Place, usize> = HashMap::new();
    // How many characters of the last passage stand in what follows.
    let mut rest = 0;
    for (place, text) in original.all() {
        if let Some(all) = lengths.get(place) {
            out.push((place.clone(), text.clone()));
            rest = all.saturating_sub(length(text));
        } else if !of_line(&place) || cells.contains(place) {
            out.push((place.clone(), text.clone()));
            rest = 0;
        } else if rest >= length(text) {
            if let Some((_, last)) = out.last_mut() {
                last.push_str(text);
            }
            rest -= length(text);
        } else {
            continue;
        }
        starts.entry(row(place)).or_insert(out.len() - 1);
    }
    (out, starts)
}

/// Whether a passage stands at the foot of a document: who signed it and when, what is attached. `next` is the one after it.
fn is_foot(text: &str, next: &str) -> bool {
    let attached = ["附件：", "附件:"].iter().any(|word| text.starts_with(word));
    is_day(text) || is_printed(text) || attached || is_day(next) && is_signer(text)
}

/// The headings of the plan, its title among them.
fn headings(draft: &Draft) -> HashSet<String> {
    let sections = draft.areas.iter().flat_map(|area| area.section.split('/'));
    let titles = draft.areas.iter().map(|area| area.title.as_str()).chain([draft.title.as_str()]);
    sections.chain(titles).map(letters).filter(|heading| !heading.is_empty()).collect()
}

/// Of some passages of a task, by position, those that are its own. Of the parts of a row that is merged each has its own.
fn own(task: &Task, passages: &[(Place, String)]) -> Vec<usize> {
    if passages.len() < 2 {
        return (0..passages.len()).collect();
    }
    let measures: Vec<String> = task.measures.iter().map(|text| letters(text)).collect();
    let has_measure = |text: &str| {
        let long = |measure: &&String| measure.chars().count() >= SHORTEST;
        measures.iter().filter(long).any(|measure| text.contains(measure.as_str()))
    };
    if task.part.is_some() {
        let has =
            |at: &usize| passages.get(*at).is_some_and(|(_, text)| has_measure(&letters(text)));
        let of_part: Vec<usize> = (0..passages.len()).filter(has).collect();
        if !of_part.is_empty() {
            return of_part;
        }
    }
    let mut said = letters(&task.title) + &measures.concat();
    said.extend(task.due.iter().map(|due| letters(&due.text)));
    let units = || {
        let names = task.units.iter();
        names.flat_map(|(_, named)| [Some(&named.name), named.written.as_ref()]).flatten()
    };
    let beside = || task.people.iter().chain(&task.offices).flat_map(|beside| &beside.names);
    let is_own = |(_, text): &(Place, String)| {
        let text = letters(text);
        let some = text.chars().nth(1).is_some();
        // 完成时限：2028年12月 on a line of its own.
        let length = |text: &str| text.chars().count(); // characters, not cells
        let is_label = |due: &String| {
            !due.is_empty() && text.contains(due) && length(&text) <= length(due) + LONGEST_LABEL
        };
        let dated = || task.due.iter().any(|due| is_label(&letters(&due.text)));
        let named = || units().chain(beside()).any(|name| text.contains(&letters(name)));
        some && (said.contains(&text) || has_measure(&text) || dated() || named())
    };
    let last = passages.iter().rposition(is_own).unwrap_or(0);
    (0..passages.len().min(last + 1)).collect()
}

/// Of the passages of no task those that nothing else tells of: the title, the number, headings, rules and questions do.
fn told<'p>(
    outside: impl Iterator<Item = &'p (Place, String)>,
    (headings, number): (&HashSet<String>, Option<String>),
    review: &Review,
) -> Vec<(Place, String)> {
    let rules = review.rules.iter().map(|rule| &rule.text);
    let asked = review.questions.iter().map(|question| &question.text);
    let unplaced = review.unplaced.iter().map(|(_, text)| text);
    let said: Vec<&String> = rules.chain(asked).chain(unplaced).collect();
    // A document with so many questions is no plan: then only whole sentences are compared.
    let whole: HashSet<&str> = said.iter().map(|said| said.as_str()).collect();
    let is_said = |text: &str| match said.len() {
        0..=MOST_SAID => said.iter().any(|said| text.contains(said.as_str())),
        _ => text.split(['。', '\n']).any(|sentence| whole.contains(sentence.trim())),
    };
    let is_new = |(_, text): &&(Place, String)| {
        let letters = letters(text);
        letters.chars().count() >= SHORTEST
            && !headings.contains(&letters)
            && !is_heading_with_bracket(text, headings)
            && !are_headings(text.split(BETWEEN_CELLS))
            && !is_day(text)
            && !is_printed(text)
            && number.as_ref().is_none_or(|number| letters != *number)
            && !is_said(text)
    };
    outside.filter(is_new).cloned().collect()
}

/// No plan has more questions and rules to look at.
const MOST_SAID: usize = 1000;

/// Whether a passage is a heading of the plan with a bracket behind it: 一、工业强市（4项）.
fn is_heading_with_bracket(text: &str, headings: &HashSet<String>) -> bool {
    let closed = text.trim_end().ends_with(['）', ')']);
    let bare = text.rsplit_once(['（', '(']).filter(|_| closed);
    bare.is_some_and(|(bare, _)| headings.contains(&letters(bare)))
}

/// A place without its column: the passages of tables are rows.
fn row(place: &Place) -> Place {
    match place {
        Place::Sheet { name, row, .. } => Place::Sheet { name: name.clone(), row: *row, column: 0 },
        Place::Table { table, row, .. } => Place::Table { table: *table, row: *row, column: 0 },
        place => place.clone(),
    }
}
