//! The lines above: what to save, what to look at, the tasks.

use crate::import::{Asked, Imported};

/// A line. What is to be looked at comes first, the tasks after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The plan, to be saved.
    Save,
    /// What the lines below are.
    Heading(Heading, usize),
    /// A correction that does not fit any more, by its position.
    Unfit(usize),
    /// What was not placed, by its position in the review.
    Unplaced(usize),
    /// A question, by its position in the review.
    Question(usize),
    /// A rule that was applied, by its position in the review.
    Rule(usize),
    /// A task, by its position in the plan.
    Task(usize),
    /// A passage of no task, by its position in the review.
    Outside(usize),
}

/// What lines are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    Unfit,
    Unplaced,
    Asked(Asked),
    Rules,
    Tasks,
    Outside,
}

impl Line {
    /// Whether the cursor may stand on it.
    pub(crate) fn is_stop(&self) -> bool {
        !matches!(self, Self::Heading(..))
    }
}

/// The lines of what was read.
pub(super) fn lines(imported: &Imported) -> Vec<Line> {
    let review = &imported.review;
    let mut out = vec![Line::Save];
    let mut section = |heading: Heading, lines: Vec<Line>| {
        if !lines.is_empty() {
            out.push(Line::Heading(heading, lines.len()));
            out.extend(lines);
        }
    };
    section(Heading::Unfit, (0..imported.unfit.len()).map(Line::Unfit).collect());
    section(Heading::Unplaced, (0..review.unplaced.len()).map(Line::Unplaced).collect());
    for kind in Asked::ALL {
        let of_kind = review.questions.iter().enumerate().filter(|(_, of)| of.kind == kind);
        section(Heading::Asked(kind), of_kind.map(|(at, _)| Line::Question(at)).collect());
    }
    // A rule that holds for many lists is stated once.
    let new = |at: &usize| {
        let rule = review.rules.get(*at);
        !review.rules.iter().take(*at).any(|before| Some(before) == rule)
    };
    section(Heading::Rules, (0..review.rules.len()).filter(new).map(Line::Rule).collect());
    section(Heading::Tasks, (0..imported.draft.tasks().count()).map(Line::Task).collect());
    section(Heading::Outside, (0..review.outside.len()).map(Line::Outside).collect());
    out
}
