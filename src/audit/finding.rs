//! One thing that was found.

use super::{Oddity, Rule};
use crate::lang::Lang;
use crate::model::{AreaId, Model, PlanId, Role, Target, TaskId, UnitId};
use crate::problem::Severity;

/// What was found where; the ids say what it is about, as far as it is about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The plan.
    pub plan: PlanId,
    /// The area, also of a task.
    pub area: Option<AreaId>,
    /// The task.
    pub task: Option<TaskId>,
    /// The unit that has two roles, whose name is similar to another's, or that covers nobody.
    pub unit: Option<UnitId>,
    /// The unit that was named before and whose name is similar.
    pub other: Option<UnitId>,
    /// The target: its position in the task, or in the plan's goals if there is no task.
    pub target: Option<usize>,
    /// The plan's remark that explains it, or that explains nothing ([`Rule::UnusedRemark`]).
    pub remark: Option<usize>,
}

impl Finding {
    pub(super) fn of(rule: Rule, plan: PlanId) -> Self {
        Self {
            rule,
            plan,
            area: None,
            task: None,
            unit: None,
            other: None,
            target: None,
            remark: None,
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
    pub fn target<'m>(&self, model: &'m Model) -> Option<&'m Target> {
        let targets = match self.task {
            Some(task) => &model.task(task).targets,
            None => &model.plan(self.plan).goals,
        };
        targets.get(self.target?)
    }

    /// The finding with the names it needs.
    pub fn oddity(&self, model: &Model) -> Oddity {
        let name = |id: UnitId| model.unit(id).name.clone();
        let task = self.task.map(|id| model.task(id));
        let mut oddity = Oddity {
            rule: self.rule,
            task: self.task.map(|id| model.task_name(id)),
            subject: self.subject(model),
            units: self.other.map(name).into_iter().collect(),
            roles: Vec::new(),
            reason: self.reason(model).map(str::to_owned),
        };
        match (self.rule, task, self.unit) {
            (Rule::SeveralLeads, Some(task), _) => {
                oddity.units = task.units(Role::Lead).map(|a| name(a.unit)).collect();
            }
            (Rule::BothRoles, Some(task), Some(unit)) => {
                let roles = task.assignments.iter().filter(|a| a.unit == unit);
                oddity.roles = roles.map(|a| a.role).collect();
            }
            _ => {}
        }
        oddity
    }

    /// The name of what it is about.
    fn subject(&self, model: &Model) -> String {
        let title = self.task.map(|id| &model.task(id).title);
        let subject = match self.rule {
            Rule::UnusedRemark => {
                let remarks = &model.plan(self.plan).remarks;
                let remark = self.remark.and_then(|at| remarks.get(at));
                return remark.map(|remark| remark.rule.name().to_owned()).unwrap_or_default();
            }
            Rule::EmptyArea => self.area.map(|id| &model.area(id).title),
            _ if self.target.is_some() => self.target(model).map(|target| &target.what),
            _ => self.unit.map(|id| &model.unit(id).name).or(title),
        };
        subject.cloned().unwrap_or_default()
    }
}
