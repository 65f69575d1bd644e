//! A task, or what is shared with a partner, laid out as lines of a given width, and what in it can be opened.

mod finding;
mod meeting;
mod partner;
mod target;
mod task;
mod unit;
mod writer;

use self::writer::Writer;
use super::chars::Chars;
use super::highlight::Highlighter;
use crate::audit::{Finding, Rule};
use crate::brief::Partner;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{AreaId, PlanId, TaskId, ThemeId, UnitId};
use crate::overview::targets::OwnedTarget;
use crate::problem::Problem;

/// What a piece of text is, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title.
    Title,
    /// A label or a heading.
    Label,
    /// Ordinary text.
    Text,
    /// What matters less.
    Faint,
    /// What the reader is after: a target that applies in the year asked for, our own unit.
    Marked,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, cleaned.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// The item it belongs to, as a position in [`Document::items`].
    pub item: Option<usize>,
    /// Which of its characters the search means.
    pub marks: Vec<bool>,
}

/// What can be opened, or is a stop on the way through the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The plan.
    Plan(PlanId),
    /// The area.
    Area(AreaId),
    /// The theme.
    Theme(ThemeId),
    /// A unit.
    Unit(UnitId),
    /// A task.
    Task(TaskId),
    /// A target of the task, by position.
    Target(usize),
    /// A measure of the task, by position; it cannot be opened.
    Measure(usize),
}

/// Where lines are left free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spacing {
    /// Nowhere.
    None,
    /// Between the parts.
    Parts,
    /// Around everything.
    Everything,
}

/// Lines and the items in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The lines.
    pub lines: Vec<Vec<Piece>>,
    /// The items, from top to bottom.
    pub items: Vec<Item>,
}

impl Document {
    /// Lays a task out.
    pub fn of(shown: Shown<'_>, id: TaskId, cells: usize) -> Self {
        let mut writer = Writer::new(shown, cells);
        writer.task(id);
        writer.document
    }

    /// Lays out what is shared with a partner: `tasks` are those that may be shared.
    pub fn of_partner(
        shown: Shown<'_>,
        ours: UnitId,
        partner: Partner,
        tasks: &[TaskId],
        cells: usize,
    ) -> Self {
        let mut writer = Writer::new(shown, cells);
        writer.partner(ours, partner, tasks);
        writer.document
    }

    /// Lays a task out for a meeting.
    pub fn on_the_agenda(shown: Shown<'_>, id: TaskId, cells: usize, spacing: Spacing) -> Self {
        let mut writer = Writer::new(shown, cells);
        writer.on_the_agenda(id, spacing);
        writer.document
    }

    /// Lays out what was found.
    pub fn of_finding(shown: Shown<'_>, finding: &Finding, cells: usize) -> Self {
        let mut writer = Writer::new(shown, cells);
        writer.finding(finding);
        writer.document
    }

    /// Lays out what was reported while the data was loaded.
    pub fn of_problem(shown: Shown<'_>, problem: &Problem, cells: usize) -> Self {
        let mut writer = Writer::new(shown, cells);
        writer.problem(problem);
        writer.document
    }

    /// Lays a rule of the audit out, with how much it finds.
    pub fn of_rule(shown: Shown<'_>, rule: Rule, found: usize, cells: usize) -> Self {
        let mut writer = Writer::new(shown, cells);
        writer.rule(rule, found);
        writer.document
    }

    /// Lays a target out.
    pub fn of_target(shown: Shown<'_>, target: OwnedTarget, cells: usize) -> Self {
        let mut writer = Writer::new(shown, cells);
        writer.target(target);
        writer.document
    }

    /// Lays a unit out, with those of some tasks that concern it.
    pub fn of_unit(shown: Shown<'_>, unit: UnitId, tasks: &[TaskId], cells: usize) -> Self {
        let mut writer = Writer::new(shown, cells);
        writer.unit(unit, tasks);
        writer.document
    }

    /// The first and the last line of an item.
    pub fn lines_of(&self, item: usize) -> Option<(usize, usize)> {
        let has = |line: &&Vec<Piece>| line.iter().any(|p| p.item == Some(item));
        let first = self.lines.iter().position(|line| has(&line))?;
        let last = self.lines.iter().rposition(|line| has(&line))?;
        Some((first, last))
    }
}

/// What something is laid out for.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// What it is part of.
    pub index: &'a Index,
    /// What is searched for.
    pub words: &'a Highlighter<'a>,
    /// The years asked for, whose targets are marked.
    pub years: &'a [u16],
    /// Our unit, if its tasks are looked at.
    pub ours: Option<UnitId>,
    /// Whether that unit is another's, whose page is shown.
    pub of_page: bool,
    /// The characters that may be drawn.
    pub chars: Chars,
    /// The language.
    pub lang: Lang,
}
