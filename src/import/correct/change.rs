//! What a correction does to a task.

use super::super::amounts::{Found, amounts};
use super::super::cut::as_title;
use super::super::draft::{Draft, Task};
use super::super::names::{Named, unit_list};
use super::Change;
use super::find::{Key, find};
use crate::model::Role;

/// Changes a task; false if the change does not fit.
pub(super) fn apply(draft: &mut Draft, wanted: &Key, change: &Change) -> bool {
    let Some((area, at)) = find(draft, wanted) else { return false };
    let fits = match change {
        Change::NoTask => draft.areas.get_mut(area).map(|area| area.tasks.remove(at)).is_some(),
        Change::Merge => join_to_before(draft, (area, at)),
        Change::Split(measure) => split(draft, (area, at), measure),
        change => {
            let task = draft.areas.get_mut(area).and_then(|area| area.tasks.get_mut(at));
            task.is_some_and(|task| in_place(task, change))
        }
    };
    draft.areas.retain(|area| !area.tasks.is_empty());
    fits
}

/// Puts a task into the one before it; false if there is none.
fn join_to_before(draft: &mut Draft, (area, at): (usize, usize)) -> bool {
    let Some(tasks) = draft.areas.get_mut(area).map(|area| &mut area.tasks) else { return false };
    let task = tasks.remove(at);
    // The first task of an area may go on from the last one of the area before.
    let into = if let Some(before) = at.checked_sub(1) {
        tasks.get_mut(before)
    } else {
        let above = draft.areas.iter_mut().take(area);
        above.rev().find_map(|area| area.tasks.last_mut())
    };
    if let Some(into) = into {
        merge(into, task);
        return true;
    }
    if let Some(area) = draft.areas.get_mut(area) {
        area.tasks.insert(at, task);
    }
    false
}

/// More parts than a task can have.
const MOST_PARTS: usize = 100_000;

fn in_place(task: &mut Task, change: &Change) -> bool {
    let role = |at: usize| match change {
        Change::Guidance => Some(Role::Guidance),
        Change::InCharge => Some(Role::InCharge),
        Change::FirstLeads if at == 0 => Some(Role::Lead),
        Change::FirstLeads => Some(Role::Responsible),
        _ => None,
    };
    match change {
        Change::Named(number, title) => {
            task.title.clone_from(title);
            task.printed = Some(number.clone()).filter(|number| !number.is_empty());
            return true;
        }
        Change::Units(lists) => {
            let Some(units) = units(lists) else { return false };
            task.units = units;
        }
        _ => {
            for (at, (before, named)) in std::mem::take(&mut task.units).into_iter().enumerate() {
                if !task.units.iter().any(|(_, known)| known.name == named.name) {
                    task.units.push((role(at).unwrap_or(before), named));
                }
            }
        }
    }
    task.role_words.clear();
    task.unit_words.clear();
    true
}

/// The units of lists, each once in a role; none if there is no such role.
fn units(lists: &[(String, String)]) -> Option<Vec<(Role, Named)>> {
    let mut out: Vec<(Role, Named)> = Vec::new();
    for (key, names) in lists {
        let role = Role::ALL.into_iter().find(|role| role.key() == key)?;
        for named in unit_list(names) {
            if !out.iter().any(|(of, known)| *of == role && known.name == named.name) {
                out.push((role, named));
            }
        }
    }
    Some(out)
}

/// Puts all that a task has into the one before it.
fn merge(into: &mut Task, task: Task) {
    for (role, named) in task.units {
        if !into.units.iter().any(|(known, other)| *known == role && other.name == named.name) {
            into.units.push((role, named));
        }
    }
    // A title of its own is an act of the whole.
    let title = task.part.as_ref().map_or(&task.title, |_| &into.title).clone();
    into.measures.extend(Some(title).filter(|title| *title != into.title));
    into.measures.extend(task.measures);
    into.targets.extend(task.targets);
    for text in task.original {
        if !into.original.contains(&text) {
            into.original.push(text);
        }
    }
    into.people.extend(task.people);
    into.offices.extend(task.offices);
    into.part = None;
    into.due = into.due.take().or(task.due);
}

/// Parts a task before one of its measures: what follows is a task of its own with the same units. A time and targets go with the
/// measures that state them.
fn split(draft: &mut Draft, (area, at): (usize, usize), measure: &str) -> bool {
    let numbers: Vec<String> = draft.tasks().map(|task| task.number.clone()).collect();
    let period = draft.period;
    let Some(tasks) = draft.areas.get_mut(area).map(|area| &mut area.tasks) else { return false };
    let Some(task) = tasks.get_mut(at) else { return false };
    let Some(from) = task.measures.iter().position(|own| own == measure) else { return false };
    let mut rest = task.measures.split_off(from);
    let mut own = task.clone();
    own.title = as_title(measure);
    let stated = amounts(&rest.join("。"), Some(period)).targets;
    // What is counted may have been named by the title.
    let is_stated = |target: &Found| {
        let of = |found: &Found| (found.amount, found.unit.clone(), found.when);
        stated.iter().any(|found| of(found) == of(target))
    };
    (own.targets, task.targets) = task.targets.drain(..).partition(is_stated);
    if let Some(due) = &task.due {
        let in_rest = rest.iter().any(|text| text.contains(&due.text));
        let kept = std::iter::once(&task.title).chain(&task.measures);
        let in_kept = kept.into_iter().any(|text| text.contains(&due.text));
        match (in_kept, in_rest) {
            (true, false) => own.due = None,
            (false, true) => task.due = None,
            _ => {}
        }
    }
    if own.title == measure {
        rest.remove(0);
    }
    own.measures = rest;
    own.printed = None;
    own.part = None;
    let free = |k: &usize| !numbers.contains(&format!("{}-{k}", task.number));
    own.number = format!("{}-{}", task.number, (2..=MOST_PARTS).find(free).unwrap_or(MOST_PARTS));
    tasks.insert(at + 1, own);
    true
}
