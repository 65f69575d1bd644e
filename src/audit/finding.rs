//! One thing that was found.

use crate::lang::Lang;
use crate::model::{AreaId, Model, PlanId, Role, Target, TaskId, UnitId};
use crate::nearest::nearest;
use crate::problem::{Oddity, Rule, Severity};
use crate::words;

/// What a finding is about. The rule decides which of these it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// An area.
    Area(AreaId),
    /// A task.
    Task(TaskId),
    /// A unit that has two roles in a task.
    Roles(TaskId, UnitId),
    /// A unit that no system knows, and the first task of the plan that names it.
    Unknown(TaskId, UnitId),
    /// Two units with similar names.
    Names {
        /// The task that first names `unit`.
        task: TaskId,
        /// The unit.
        unit: UnitId,
        /// The unit that was named before.
        other: UnitId,
    },
    /// A target of a task, by position, or of the plan's goals where there is no task.
    Target(Option<TaskId>, usize),
    /// A collective unit.
    Collective(UnitId),
    /// A remark of the plan, by position, as far as it is about a task, or about all of the plan.
    Remark(Option<TaskId>, usize),
}

/// What was found where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The plan.
    pub plan: PlanId,
    /// What it is about.
    pub(crate) about: About,
    /// The plan's remark that explains it, or that explains nothing ([`Rule::UnusedRemark`]), by position.
    pub remark: Option<usize>,
}

impl Finding {
    /// The task that it is about, or in which it was found.
    pub fn task(&self) -> Option<TaskId> {
        match self.about {
            About::Task(task)
            | About::Roles(task, _)
            | About::Unknown(task, _)
            | About::Names { task, .. } => Some(task),
            About::Target(task, _) | About::Remark(task, _) => task,
            About::Area(_) | About::Collective(_) => None,
        }
    }

    /// The area that it is about, or that of its task.
    pub(crate) fn area(&self, model: &Model) -> Option<AreaId> {
        match self.about {
            About::Area(area) => Some(area),
            _ => self.task().map(|task| model.task(task).area),
        }
    }

    /// The unit that has two roles or no system, whose name is similar to another's, or that covers nobody.
    pub fn unit(&self) -> Option<UnitId> {
        match self.about {
            About::Roles(_, unit)
            | About::Unknown(_, unit)
            | About::Names { unit, .. }
            | About::Collective(unit) => Some(unit),
            About::Area(_) | About::Task(_) | About::Target(..) | About::Remark(..) => None,
        }
    }

    /// Whether a remark of the plan explains it.
    pub fn is_explained(&self) -> bool {
        self.remark.is_some() && self.rule != Rule::UnusedRemark
    }

    /// How much it matters: what is explained is a note.
    pub fn severity(&self) -> Severity {
        if self.is_explained() { Severity::Note } else { self.rule.severity() }
    }

    /// Why it is so, if the plan says.
    pub fn reason<'m>(&self, model: &'m Model) -> Option<&'m str> {
        let remark = self.remark.filter(|_| self.is_explained())?;
        model.plan(self.plan).remarks.get(remark).map(|remark| remark.why.as_str())
    }

    /// What is missing or odd, as one sentence without its final stop.
    pub fn message(&self, model: &Model, lang: Lang) -> String {
        self.oddity(model).message(lang)
    }

    /// What to write or do instead, where there is something to say.
    pub fn remedy(&self, model: &Model, lang: Lang) -> Option<String> {
        self.oddity(model).remedy(lang)
    }

    /// The target that it is about.
    pub(crate) fn target<'m>(&self, model: &'m Model) -> Option<&'m Target> {
        match self.about {
            About::Target(Some(task), at) => model.task(task).targets.get(at),
            About::Target(None, at) => model.plan(self.plan).goals.get(at),
            _ => None,
        }
    }

    /// What identifies it when the data is loaded again: the rule and the names of what it is about, not positions.
    pub(crate) fn name(&self, model: &Model) -> String {
        let oddity = self.oddity(model);
        let place = oddity.task.unwrap_or_else(|| model.plan(self.plan).id.clone());
        let others = oddity.units.join(",");
        format!("{} {place} {} {others}", self.rule.name(), oddity.subject)
    }

    /// The finding with the names it needs.
    pub(crate) fn oddity(&self, model: &Model) -> Oddity {
        let name = |id: UnitId| model.unit(id).name.clone();
        let (mut units, mut roles) = (Vec::new(), Vec::new());
        match self.about {
            About::Task(task) if self.rule == Rule::SeveralLeads => {
                units = model.task(task).units(Role::Lead).map(|a| name(a.unit)).collect();
            }
            About::Roles(task, unit) => {
                let of_unit = model.task(task).assignments.iter().filter(|a| a.unit == unit);
                roles = of_unit
                    .map(|a| [Lang::Zh, Lang::En].map(|lang| words::role(a.role, lang)))
                    .collect();
            }
            About::Names { other, .. } => units.push(name(other)),
            About::Unknown(_, unit) => units.extend(known_name_near(model, unit)),
            _ => {}
        }
        Oddity {
            rule: self.rule,
            task: self.task().map(|id| model.task_name(id)),
            subject: self.subject(model),
            units,
            roles,
            reason: self.reason(model).map(str::to_owned),
        }
    }

    /// The name of what it is about.
    fn subject(&self, model: &Model) -> String {
        match self.about {
            About::Area(area) => model.area(area).title.clone(),
            About::Task(task) => model.task(task).title.clone(),
            About::Roles(_, unit)
            | About::Unknown(_, unit)
            | About::Names { unit, .. }
            | About::Collective(unit) => model.unit(unit).name.clone(),
            About::Target(..) => self.target(model).map(|t| t.what.clone()).unwrap_or_default(),
            About::Remark(_, at) => {
                let remark = model.plan(self.plan).remarks.get(at);
                remark.map(|remark| remark.rule.name().to_owned()).unwrap_or_default()
            }
        }
    }
}

/// The name nearest to that of an unknown unit among those by which the plans know the others.
fn known_name_near(model: &Model, unit: UnitId) -> Option<String> {
    let known = model.units.iter().filter(|unit| unit.system.is_some());
    let names = known.flat_map(|unit| std::iter::once(&unit.name).chain(&unit.aliases));
    let near = nearest(&model.unit(unit).name, names.map(String::as_str), 1);
    near.first().map(|name| (*name).to_owned())
}
