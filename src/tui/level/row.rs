//! A row of the list.

use super::arrangement::head_name;
use crate::audit::Rule;
use crate::brief::Partner;
use crate::index::Index;
use crate::model::{AreaId, Involvement, PlanId, SystemId, TaskId, UnitId};
use crate::overview::matrix::Head;
use crate::overview::targets::OwnedTarget;
use crate::overview::workload::Workload;
use crate::query::unit_value;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// How many of the tasks concern our unit, per involvement.
    Counts([usize; 4]),
    /// How many targets of our tasks apply in a year.
    Due(u16, usize),
    /// How many units our unit shares tasks with.
    Partners(usize),
    /// The head of the tasks of one area, and how many of them are listed.
    Group(PlanId, AreaId, usize),
    /// The head of the tasks that concern our unit in one way, and how many of them are listed.
    Involved(Involvement, usize),
    /// A task.
    Task(TaskId),
    /// A unit that shares tasks with ours.
    Partner(Partner),
    /// The totals of the columns of the matrix; they stay while the rows scroll.
    Totals,
    /// The head of a group of the matrix, and how many tasks it has.
    Head(Head, usize),
    /// A target.
    Target(OwnedTarget),
    /// The head of some targets, and how many there are.
    Targets(TargetHead, usize),
    /// A unit and what it has to do.
    Unit(Workload),
    /// The head of the units of a system, or of none, and how many there are.
    System(Option<SystemId>, usize),
    /// A row of the comparison, by position.
    Theme(usize),
    /// A rule of the audit, and how much it finds.
    Rule(Rule, usize),
    /// What was found, as a position in [`Index::findings`], and the task that it is about.
    Finding(usize, Option<TaskId>),
    /// What a rule found while the data was loaded, as a position in [`Index::reported`].
    Reported(usize),
    /// The tasks at this position of every plan, where a single theme is compared.
    Beside(usize),
}

/// What some targets have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetHead {
    /// The plan.
    Plan(PlanId),
    /// They recur.
    Recurring,
    /// They are due in this year.
    Due(u16),
    /// The document states no time.
    Undated,
    /// They count the same as this one.
    Same(OwnedTarget),
    /// Nothing else counts the same.
    Single,
}

impl Row {
    /// Whether the cursor stops here; what it stops at can be opened.
    pub fn is_stop(self) -> bool {
        match self {
            Self::Due(_, n) | Self::Partners(n) => n > 0,
            Self::Totals | Self::Head(..) | Self::Rule(..) => true,
            row => row.is_item(),
        }
    }

    /// Whether it is one of what the list lists, rather than something about it.
    pub fn is_item(self) -> bool {
        matches!(
            self,
            Self::Task(_)
                | Self::Partner(_)
                | Self::Target(_)
                | Self::Unit(_)
                | Self::Theme(_)
                | Self::Beside(_)
                | Self::Finding(..)
                | Self::Reported(_)
        )
    }

    /// The task that it is, or belongs to.
    pub fn task(self) -> Option<TaskId> {
        match self {
            Self::Task(task) => Some(task),
            Self::Target(target) => target.task,
            Self::Finding(_, task) => task,
            _ => None,
        }
    }

    /// The unit that it is.
    pub fn unit(self) -> Option<UnitId> {
        match self {
            Self::Partner(partner) => Some(partner.unit),
            Self::Unit(workload) => Some(workload.unit),
            _ => None,
        }
    }

    /// What it is called in saved sessions; nothing for what has no name of its own.
    pub fn name(self, index: &Index) -> String {
        let model = index.model();
        match self {
            Self::Target(target) => {
                let plan = || model.plan(target.plan).id.clone();
                let of = target.task.map_or_else(plan, |task| model.task_name(task));
                format!("{of}@{}", target.at)
            }
            Self::Head(head, _) => head_name(head, model),
            Self::Rule(rule, _) => rule.name().to_owned(),
            Self::Reported(at) => format!("reported {at}"),
            Self::Theme(at) | Self::Beside(at) | Self::Finding(at, _) => format!("{at}"),
            row => match (row.task(), row.unit()) {
                (Some(task), _) => model.task_name(task),
                (None, Some(unit)) => unit_value(unit, index),
                (None, None) => String::new(),
            },
        }
    }

    /// Whether it is about the same thing, though numbers beside it may have changed.
    pub(super) fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Partner(_) | Self::Unit(_), Self::Partner(_) | Self::Unit(_)) => {
                self.unit() == other.unit()
            }
            (Self::Head(a, _), Self::Head(b, _)) => a == b,
            (Self::Rule(a, _), Self::Rule(b, _)) => a == b,
            (a, b) => a.is_stop() && a == b,
        }
    }
}
