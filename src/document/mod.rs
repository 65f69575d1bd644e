//! What the detail and a meeting show, laid out as lines of a given width.

mod finding;
mod meeting;
mod page;
mod partner;
mod target;
mod task;
mod unit;
mod writer;

pub use self::page::{Document, Item, Kind, Piece, Setting, Spacing};
use self::writer::Writer;
use crate::audit::Finding;
use crate::brief::Partner;
use crate::model::{TaskId, UnitId};
use crate::overview::targets::OwnedTarget;
use crate::problem::{Problem, Rule};

impl Document {
    /// Lays a task out.
    pub fn of(setting: Setting<'_>, id: TaskId, cells: usize) -> Self {
        let mut writer = Writer::new(setting, cells);
        writer.task(id);
        writer.document
    }

    /// Lays out what is shared with a partner: `tasks` are those that may be shared.
    pub(crate) fn of_partner(
        setting: Setting<'_>,
        ours: UnitId,
        partner: Partner,
        tasks: &[TaskId],
        cells: usize,
    ) -> Self {
        let mut writer = Writer::new(setting, cells);
        writer.partner(ours, partner, tasks);
        writer.document
    }

    /// Lays a task out for a meeting.
    pub fn on_the_agenda(setting: Setting<'_>, id: TaskId, cells: usize, spacing: Spacing) -> Self {
        let mut writer = Writer::new(setting, cells);
        writer.on_the_agenda(id, spacing);
        writer.document
    }

    /// Lays out what was found.
    pub(crate) fn of_finding(setting: Setting<'_>, finding: &Finding, cells: usize) -> Self {
        let mut writer = Writer::new(setting, cells);
        writer.finding(finding);
        writer.document
    }

    /// Lays out what was reported while the data was loaded.
    pub(crate) fn of_problem(setting: Setting<'_>, problem: &Problem, cells: usize) -> Self {
        let mut writer = Writer::new(setting, cells);
        writer.problem(problem);
        writer.document
    }

    /// Lays a rule of the audit out, with how much it finds.
    pub(crate) fn of_rule(setting: Setting<'_>, rule: Rule, found: usize, cells: usize) -> Self {
        let mut writer = Writer::new(setting, cells);
        writer.rule(rule, found);
        writer.document
    }

    /// Lays a target out.
    pub(crate) fn of_target(setting: Setting<'_>, target: OwnedTarget, cells: usize) -> Self {
        let mut writer = Writer::new(setting, cells);
        writer.target(target);
        writer.document
    }

    /// Lays a unit out, with those of some tasks that concern it.
    pub(crate) fn of_unit(
        setting: Setting<'_>,
        unit: UnitId,
        tasks: &[TaskId],
        cells: usize,
    ) -> Self {
        let mut writer = Writer::new(setting, cells);
        writer.unit(unit, tasks);
        writer.document
    }
}
