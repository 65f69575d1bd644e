//! What a person corrects in an import. Corrections are kept in comments at the end of the plan file, so that the document can be
//! imported again and they hold still; one whose task is not there any more is told of.

use serde::{Deserialize, Serialize};

use super::assign::Lead;
use super::draft::{Draft, Task};
use super::layout::Layout;
use super::options::Options;
use crate::model::Role;

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Correction {
    /// How the document is cut.
    Layout(Layout),
    /// How lists are read that do not tell lead and responsible apart.
    Lead(Lead),
    /// The plan's title.
    Title(String),
    /// The plan's region.
    Region(String),
    /// The plan's first and last year.
    Period(u16, u16),
    /// Of a task, by its printed number, title and part.
    Task((String, String, String), Change),
}

/// A change of one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Change {
    /// Its units only guide.
    Guidance,
    /// Of its units the first leads, the others are responsible.
    FirstLeads,
    /// Its units are in charge.
    InCharge,
    /// It belongs to the task before it.
    Merge,
    /// It is no task.
    NoTask,
    /// It has another number and title.
    Named(String, String),
}

/// What a line of a plan file begins with that keeps a correction.
const MARK: &str = "// correction: ";

impl Correction {
    /// A correction of a task.
    pub(crate) fn of(task: &Task, change: Change) -> Self {
        Self::Task(key(task), change)
    }

    /// Whether it says of the same task in which role its units are, so that what was said before does not matter any more.
    pub(crate) fn replaces(&self, before: &Self) -> bool {
        let of_roles = |change: &Change| {
            matches!(change, Change::Guidance | Change::FirstLeads | Change::InCharge)
        };
        match (self, before) {
            (Self::Task(task, change), Self::Task(other, known)) => {
                task == other && of_roles(change) && of_roles(known)
            }
            _ => false,
        }
    }

    /// Whether a task is as it is because of this.
    pub(crate) fn made(&self, task: &Task) -> bool {
        match self {
            Self::Task(_, Change::Named(number, title)) => {
                *title == task.title && *number == *task.printed.as_deref().unwrap_or_default()
            }
            Self::Task(_, Change::NoTask | Change::Merge) => false,
            Self::Task(of, _) => *of == key(task),
            _ => false,
        }
    }
}

fn key(task: &Task) -> (String, String, String) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    (text(&task.printed), task.title.clone(), text(&task.part))
}

/// The options with what is corrected of the whole document; what is said in the options goes first.
pub(crate) fn options(options: &Options, corrections: &[Correction]) -> Options {
    let mut out = options.clone();
    for correction in corrections.iter().rev() {
        match correction {
            Correction::Layout(layout) => out.layout = out.layout.or(Some(*layout)),
            Correction::Lead(lead) => out.lead = out.lead.or(Some(*lead)),
            Correction::Title(title) => out.title = out.title.or_else(|| Some(title.clone())),
            Correction::Region(region) => out.region = out.region.or_else(|| Some(region.clone())),
            Correction::Period(first, last) => out.period = out.period.or(Some((*first, *last))),
            Correction::Task(..) => {}
        }
    }
    out
}

/// Applies the corrections of tasks, the first made first; gives those that do not fit.
pub(crate) fn apply(draft: &mut Draft, corrections: &[Correction]) -> Vec<Correction> {
    let is_unfit = |correction: &&Correction| match correction {
        Correction::Task(task, change) => !apply_one(draft, task, change),
        _ => false,
    };
    let unfit = corrections.iter().filter(is_unfit).cloned().collect();
    draft.collect();
    unfit
}

fn apply_one(draft: &mut Draft, wanted: &(String, String, String), change: &Change) -> bool {
    let areas = draft.areas.iter_mut().enumerate();
    let found = areas.filter_map(|(at, area)| {
        Some((at, area.tasks.iter().position(|task| key(task) == *wanted)?))
    });
    let Some((area, at)) = { found }.next() else { return false };
    let Some(tasks) = draft.areas.get_mut(area).map(|area| &mut area.tasks) else { return false };
    match change {
        Change::NoTask => {
            tasks.remove(at);
        }
        Change::Merge => {
            // The first task of an area may go on from the last one of the area before.
            let task = tasks.remove(at);
            let into = if let Some(before) = at.checked_sub(1) {
                tasks.get_mut(before)
            } else {
                let above = draft.areas.iter_mut().take(area);
                above.rev().find_map(|area| area.tasks.last_mut())
            };
            if let Some(into) = into {
                merge(into, task);
            } else {
                if let Some(area) = draft.areas.get_mut(area) {
                    area.tasks.insert(at, task);
                }
                return false;
            }
        }
        change => {
            if let Some(task) = tasks.get_mut(at) {
                in_place(task, change);
            }
        }
    }
    draft.areas.retain(|area| !area.tasks.is_empty());
    true
}

fn in_place(task: &mut Task, change: &Change) {
    let role = |at: usize| match change {
        Change::Guidance => Some(Role::Guidance),
        Change::InCharge => Some(Role::InCharge),
        Change::FirstLeads if at == 0 => Some(Role::Lead),
        Change::FirstLeads => Some(Role::Responsible),
        Change::Merge | Change::NoTask | Change::Named(..) => None,
    };
    if let Change::Named(number, title) = change {
        task.title.clone_from(title);
        task.printed = Some(number.clone()).filter(|number| !number.is_empty());
        return;
    }
    let units = std::mem::take(&mut task.units);
    for (at, (before, named)) in units.into_iter().enumerate() {
        let known = task.units.iter().any(|(_, known)| known.name == named.name);
        if !known {
            task.units.push((role(at).unwrap_or(before), named));
        }
    }
    task.role_words.clear();
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

/// The lines that keep corrections in a plan file.
pub(crate) fn kept(corrections: &[Correction]) -> String {
    let line = |correction: &Correction| {
        ron::to_string(correction).ok().map(|text| format!("{MARK}{text}\n"))
    };
    corrections.iter().filter_map(line).collect()
}

/// The corrections that a plan file keeps.
pub(crate) fn corrections(text: &str) -> Vec<Correction> {
    let lines = text.lines().filter_map(|line| line.strip_prefix(MARK));
    lines.filter_map(|line| ron::from_str(line).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{import, plan_file};
    use crate::lang::Lang;

    const TEXT: &str = "甲州市2026年便民工作方案\n一、任务\n（一）建设书屋。新建20家。（市文旅局、市财政局负责）\n\
        （二）\"夜读\"活动。\n（三）评选家庭。（市妇联负责）\n（四）加强监管。（市公安局负责）\n\
        二、保障\n（五）办好食堂。（市民政局负责）\n（六）补植树木。（市园林局、市水务局负责）\n";

    fn draft(options: &Options) -> Draft {
        import("a.txt", TEXT.as_bytes(), options).unwrap().draft
    }

    fn told(draft: &Draft) -> Vec<String> {
        let units = |task: &Task| {
            let one = |(role, named): &(Role, _)| {
                let named: &crate::import::names::Named = named;
                format!("{role:?} {}", named.name)
            };
            task.units.iter().map(one).collect::<Vec<_>>().join(" ")
        };
        draft.tasks().map(|task| format!("{} {}", task.title, units(task))).collect()
    }

    #[test]
    fn corrections_are_applied_and_kept() {
        let mut first = draft(&Options::default());
        let tasks: Vec<Task> = first.tasks().cloned().collect();
        let made = vec![
            Correction::Title("甲州市便民方案".to_owned()),
            Correction::of(&tasks[0], Change::FirstLeads),
            Correction::of(&tasks[1], Change::NoTask),
            Correction::of(&tasks[2], Change::Merge),
            Correction::of(&tasks[3], Change::Guidance),
            // Beyond the border of an area, too.
            Correction::of(&tasks[4], Change::Merge),
            Correction::of(&tasks[5], Change::Named("7".to_owned(), "补种树木".to_owned())),
        ];
        assert_eq!(apply(&mut first, &made), []);
        let expected = [
            "建设书屋 Lead 市文旅局 Responsible 市财政局 InCharge 市妇联",
            "加强监管 Guidance 市公安局 InCharge 市民政局",
            "补种树木 InCharge 市园林局 InCharge 市水务局",
        ];
        assert_eq!(told(&first), expected);
        // They hold when the file is read again, and the plan is still one.
        let file = plan_file(&first, Lang::Zh) + &kept(&made);
        assert!(ron::from_str::<ron::Value>(&file).is_ok());
        assert_eq!(corrections(&file), made);
        let mut again = draft(&options(&Options::default(), &made));
        assert_eq!(apply(&mut again, &corrections(&file)), []);
        assert_eq!((told(&again), again.title.as_str()), (told(&first), "甲州市便民方案"));
        // A task that is gone is told of.
        assert_eq!(apply(&mut again, &made[2..3]), made[2..3]);
    }

    #[test]
    fn what_the_user_says_now_goes_before_what_was_said() {
        let said = Options { lead: Some(Lead::None), ..Options::default() };
        let made = [Correction::Lead(Lead::First), Correction::Period(2026, 2027)];
        let together = options(&said, &made);
        assert_eq!((together.lead, together.period), (Some(Lead::None), Some((2026, 2027))));
        // Of two the later one holds.
        let made = [Correction::Lead(Lead::First), Correction::Lead(Lead::Responsible)];
        assert_eq!(options(&Options::default(), &made).lead, Some(Lead::Responsible));
    }
}
