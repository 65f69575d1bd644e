//! What a person corrects in an import. Corrections are kept in comments at the end of the plan file, so that the document can be
//! imported again and they hold still; one whose task is not there any more is told of.

use serde::{Deserialize, Serialize};

mod adopt;
mod change;
mod find;

use self::find::{Key, key};
use super::assign::Lead;
use super::draft::{Draft, Task};
use super::layout::Layout;
use super::options::Options;
use super::original::Original;
use super::review::Review;

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
    /// Of a task.
    Task(Key, Change),
    /// A passage that was left out is a task.
    Adopt(String),
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
    /// It has these units: roles as data files name them, each with a list as documents write it.
    Units(Vec<(String, String)>),
    /// From one of its measures on it is a task of its own.
    Split(String),
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
            matches!(
                change,
                Change::Guidance | Change::FirstLeads | Change::InCharge | Change::Units(_)
            )
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
            Self::Task(of, _) => find::is_meant(of, task),
            _ => false,
        }
    }
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
            Correction::Task(..) | Correction::Adopt(_) => {}
        }
    }
    out
}

/// Applies the corrections of tasks, the first made first; gives those that do not fit.
pub(crate) fn apply(
    (draft, review, original): (&mut Draft, &mut Review, &Original),
    corrections: &[Correction],
) -> Vec<Correction> {
    let mut unfit = Vec::new();
    for correction in corrections {
        let fits = match correction {
            Correction::Task(task, change) => change::apply(draft, task, change),
            Correction::Adopt(text) => adopt::adopt((draft, review, original), text),
            _ => true,
        };
        if !fits {
            unfit.push(correction.clone());
        }
    }
    draft.collect();
    unfit
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
mod tests;
