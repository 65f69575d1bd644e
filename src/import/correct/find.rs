//! Which task a correction is about, also when its document was changed since.

use super::super::draft::{Draft, Task};

/// A task by its printed number, title and part.
pub(crate) type Key = (String, String, String);

/// Titles that are alike to this degree, or of which one is in the other, are those of one task if the number is the same.
const ALIKE: f64 = 0.6;

pub(super) fn key(task: &Task) -> Key {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    (text(&task.printed), task.title.clone(), text(&task.part))
}

/// Whether a task is the one of a key: it is called so, or its number or its title changed a little.
pub(super) fn is_meant(wanted: &Key, task: &Task) -> bool {
    key(task) == *wanted || is_like(wanted, task)
}

/// Whether a task has the number of a key and a title like it, or its title and another number.
fn is_like((number, title, part): &Key, task: &Task) -> bool {
    let (own_number, own_title, own_part) = key(task);
    let within = |title: &str, other: &str| !title.is_empty() && other.contains(title);
    let alike = || {
        within(title, &own_title)
            || within(&own_title, title)
            || strsim::normalized_damerau_levenshtein(title, &own_title) >= ALIKE
    };
    let same_number = !number.is_empty() && *number == own_number;
    *part == own_part && (*title == own_title || same_number && alike())
}

/// The area and the position in it of the task that is meant; none if there is none, or several are only like it.
pub(super) fn find(draft: &Draft, wanted: &Key) -> Option<(usize, usize)> {
    let all = || {
        draft.areas.iter().enumerate().flat_map(|(area, of)| {
            of.tasks.iter().enumerate().map(move |(at, task)| (area, at, task))
        })
    };
    let position = |(area, at, _): (usize, usize, &Task)| (area, at);
    if let Some(exact) = all().find(|(.., task)| key(task) == *wanted) {
        return Some(position(exact));
    }
    let mut like = all().filter(|(.., task)| is_like(wanted, task));
    like.next().filter(|_| like.next().is_none()).map(position)
}
