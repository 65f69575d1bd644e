//! A row of the list.

use crate::brief::Partner;
use crate::data::Data;
use crate::model::{AreaId, Involvement, Model, PlanId, SystemId, TaskId, ThemeId, UnitId};
use crate::overview::matrix::Head;
use crate::overview::targets::OwnedTarget;
use crate::overview::workload::Workload;
use crate::problem::Rule;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// That nothing was found, and that the tasks below are near to what was searched for.
    Near,
    /// What may have been meant by what was searched for.
    Instead,
    /// That a unit which was searched for is not named in the plans of our region.
    NotHere,
    /// How many of the tasks concern our unit, per involvement.
    Counts([usize; Involvement::COUNT]),
    /// How many targets have the tasks that concern our unit, per involvement.
    Aims([usize; Involvement::COUNT]),
    /// How many targets of our tasks apply in a year, and how many of them are due with their plan.
    Due(u16, usize, usize),
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
    /// The head of some targets: how many are what was asked for, and of how many only the task is.
    Targets(TargetHead, usize, usize),
    /// A unit and what it has to do.
    Unit(Workload),
    /// The head of the units of a system, or of none, and how many there are.
    System(Option<SystemId>, usize),
    /// A row of the comparison, by position, and its theme.
    Theme(usize, Option<ThemeId>),
    /// A rule of the audit, and how much it finds.
    Rule(Rule, usize),
    /// What was found, as a position in [`Data::findings`], and the task that it is about.
    Finding(usize, Option<TaskId>),
    /// What a rule found while the data was loaded, as a position in [`Data::problems`].
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
    /// The document states no time: they are due with their plans.
    Undated,
    /// They count the same as this one.
    Same(OwnedTarget),
    /// Nothing else counts the same.
    Single,
    /// Their tasks concern our unit in this way.
    Involved(Involvement),
}

impl Row {
    /// Whether the cursor stops here; what it stops at can be opened.
    pub(crate) fn is_stop(self) -> bool {
        match self {
            Self::Aims(counts) => counts.iter().any(|n| *n > 0),
            Self::Due(_, n, _) | Self::Partners(n) => n > 0,
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
                | Self::Theme(..)
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

    /// The target, if it is one.
    pub fn target(self) -> Option<OwnedTarget> {
        match self {
            Self::Target(target) => Some(target),
            _ => None,
        }
    }

    /// The unit with what it has to do, if it is one.
    pub fn workload(self) -> Option<Workload> {
        match self {
            Self::Unit(workload) => Some(workload),
            _ => None,
        }
    }

    /// What it is called in saved sessions, and when the data is loaded again: nothing that depends on positions among
    /// other things. Empty for what has no name of its own.
    pub(super) fn name(self, data: &Data) -> String {
        let model = data.model();
        match self {
            Self::Target(target) => {
                let plan = || model.plan(target.plan).id.clone();
                let of = target.task.map_or_else(plan, |task| model.task_name(task));
                // Where several targets are called alike, the first of them is as good as any.
                format!("{of}@{}", target.of(model).what)
            }
            Self::Aims(_) => "aims".to_owned(),
            Self::Due(year, ..) => format!("due {year}"),
            Self::Partners(_) => "partners".to_owned(),
            Self::Totals => "totals".to_owned(),
            Self::Head(head, _) => head_name(head, model),
            Self::Rule(rule, _) => rule.name().to_owned(),
            Self::Finding(at, _) => {
                data.findings().get(at).map(|found| found.name(model)).unwrap_or_default()
            }
            Self::Reported(at) => data.problems().get(at).map_or_else(String::new, |problem| {
                format!("{} {} {:?}", problem.file, problem.path, problem.rule())
            }),
            Self::Theme(_, theme) => head_name(Head::Theme(theme), model),
            // Its tasks depend on the table: see `Shown::name`.
            Self::Beside(_) => String::new(),
            row => match (row.task(), row.unit()) {
                (Some(task), _) => model.task_name(task),
                (None, Some(unit)) => model.unit_name(unit),
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
            (Self::Theme(_, a), Self::Theme(_, b)) => a == b,
            (Self::Due(a, ..), Self::Due(b, ..)) => a == b,
            (Self::Aims(_), Self::Aims(_)) | (Self::Partners(_), Self::Partners(_)) => true,
            (a, b) => a.is_stop() && a == b,
        }
    }
}

pub(super) fn head_name(head: Head, model: &Model) -> String {
    match head {
        Head::Area(area) => {
            let area = model.area(area);
            format!("{}/{}", model.plan(area.plan).id, area.title)
        }
        Head::Theme(theme) => {
            let id = theme.and_then(|theme| model.themes.get(theme.index())).map(|t| t.id.as_str());
            format!("#{}", id.unwrap_or_default())
        }
    }
}

pub(super) fn head_named(name: &str, model: &Model) -> Option<Head> {
    let areas = (0..model.areas.len()).map(|at| Head::Area(AreaId::at(at)));
    let themes = (0..model.themes.len()).map(|at| Head::Theme(Some(ThemeId::at(at))));
    areas.chain(themes).chain([Head::Theme(None)]).find(|head| head_name(*head, model) == name)
}
