//! What is missing or odd in data that loads (体检): for the people who keep it.
//!
//! A [`Rule`] says what is looked for, a [`Finding`] where it was found. A plan may say of a finding that the document
//! is so (`Remark`); it is a note then. What loading reports already (a unit twice, a
//! year outside the plan's) is not found again: [`Problem::rule`](crate::problem::Problem::rule) says which rule such a problem belongs to.

mod finding;
mod place;
mod similar;

use std::collections::{HashMap, HashSet};

pub use self::finding::{About, Finding};
pub use self::place::problems;
use crate::model::{AreaId, Model, PlanId, Role, Target, TaskId, UnitId};
use crate::problem::Rule;

/// Everything that is found, plan by plan and in the order of the document, with what explains it.
///
/// ```
/// use fengong::audit::audit;
/// use fengong::load::{Layer, load};
/// use fengong::problem::Rule;
/// let model = load(&[Layer::Embedded]).model;
/// let findings = audit(&model);
/// assert!(findings.iter().any(|found| found.rule == Rule::NoUnit && found.remark.is_some()));
/// ```
pub fn audit(model: &Model) -> Vec<Finding> {
    let similar = similar_by_task(model);
    let mut out = Vec::new();
    for plan in (0..model.plans.len()).map(PlanId::at) {
        let mut work = Work { model, plan, unknown: HashSet::new(), found: Vec::new() };
        work.plan(&similar);
        out.extend(explained(model, plan, work.found));
    }
    out
}

/// Units with similar names, by the task that first names the later one of the two.
fn similar_by_task(model: &Model) -> HashMap<TaskId, Vec<(UnitId, UnitId)>> {
    let mut first: HashMap<UnitId, TaskId> = HashMap::new();
    for id in model.task_ids() {
        for assignment in &model.task(id).assignments {
            first.entry(assignment.unit).or_insert(id);
        }
    }
    let mut out: HashMap<TaskId, Vec<(UnitId, UnitId)>> = HashMap::new();
    for (one, other) in similar::pairs(model) {
        // Units that only an area without tasks names are nobody's concern.
        let (Some(of_one), Some(of_other)) = (first.get(&one), first.get(&other)) else {
            continue;
        };
        let (task, pair) =
            if of_one > of_other { (of_one, (one, other)) } else { (of_other, (other, one)) };
        out.entry(*task).or_default().push(pair);
    }
    out
}

/// The findings of one plan, before anything explains them.
struct Work<'m> {
    model: &'m Model,
    plan: PlanId,
    /// The units of no system that were found.
    unknown: HashSet<UnitId>,
    found: Vec<Finding>,
}

impl Work<'_> {
    fn add(&mut self, rule: Rule, about: About) {
        self.found.push(Finding { rule, plan: self.plan, about, remark: None });
    }

    fn plan(&mut self, similar: &HashMap<TaskId, Vec<(UnitId, UnitId)>>) {
        let plan = self.model.plan(self.plan);
        for collective in plan.collectives.iter().filter(|c| c.covers.is_empty()) {
            self.add(Rule::EmptyCollective, About::Collective(collective.unit));
        }
        self.targets(&plan.goals, None);
        for area in plan.areas.clone().map(AreaId) {
            let tasks = self.model.area(area).tasks.clone();
            if tasks.is_empty() {
                self.add(Rule::EmptyArea, About::Area(area));
            }
            for task in tasks.map(TaskId) {
                self.task(task);
                for (unit, other) in similar.get(&task).into_iter().flatten().copied() {
                    self.add(Rule::SimilarNames, About::Names { task, unit, other });
                }
            }
        }
    }

    fn task(&mut self, id: TaskId) {
        let task = self.model.task(id);
        let [leads, _, in_charge, _] = Role::ALL.map(|role| task.units(role).count());
        if task.assignments.is_empty() {
            self.add(Rule::NoUnit, About::Task(id));
        } else if leads + in_charge == 0 {
            self.add(Rule::NoLead, About::Task(id));
        }
        if leads > 1 {
            self.add(Rule::SeveralLeads, About::Task(id));
        }
        for unit in task.assignments.iter().map(|a| a.unit) {
            if self.model.unit(unit).system.is_none() && self.unknown.insert(unit) {
                self.add(Rule::UnknownUnit, About::Unknown(id, unit));
            }
        }
        let mut once = HashSet::new();
        let mut twice = HashSet::new();
        for unit in task.assignments.iter().map(|a| a.unit) {
            if !once.insert(unit) && twice.insert(unit) {
                self.add(Rule::BothRoles, About::Roles(id, unit));
            }
        }
        self.targets(&task.targets, Some(id));
    }

    /// The targets of a task, or the plan's goals.
    fn targets(&mut self, targets: &[Target], task: Option<TaskId>) {
        for (at, target) in targets.iter().enumerate() {
            let lacks = [
                (Rule::TargetWithoutNumber, is_zero(target)),
                (Rule::TargetWithoutUnit, target.unit.trim().is_empty()),
                (Rule::TargetWithoutYear, target.when.is_none()),
            ];
            for (rule, _) in lacks.into_iter().filter(|(_, lacking)| *lacking) {
                self.add(rule, About::Target(task, at));
            }
        }
    }
}

/// Whether the amount is 0, which people write who have no number. A range that begins at 0 has its upper end.
fn is_zero(target: &Target) -> bool {
    target.amount.max().is_none() && target.amount.value() == 0.0
}

/// Tells each finding the remark that explains it, and adds the remarks that explain nothing.
fn explained(model: &Model, plan: PlanId, mut found: Vec<Finding>) -> Vec<Finding> {
    let remarks = &model.plan(plan).remarks;
    // No task stands for all of the plan.
    let mut by_task: HashMap<(Rule, Option<TaskId>), usize> = HashMap::new();
    for (at, remark) in remarks.iter().enumerate() {
        let whole = remark.tasks.is_empty().then_some(None);
        for task in remark.tasks.iter().copied().map(Some).chain(whole) {
            by_task.entry((remark.rule, task)).or_insert(at);
        }
    }
    let mut used: HashSet<(usize, Option<TaskId>)> = HashSet::new();
    for finding in &mut found {
        let own =
            finding.task().and_then(|task| by_task.get_key_value(&(finding.rule, Some(task))));
        let explained = own.or_else(|| by_task.get_key_value(&(finding.rule, None)));
        if let Some(((_, task), remark)) = explained {
            finding.remark = Some(*remark);
            used.insert((*remark, *task));
        }
    }
    for (at, remark) in remarks.iter().enumerate() {
        let whole = remark.tasks.is_empty().then_some(None);
        for task in remark.tasks.iter().copied().map(Some).chain(whole) {
            if !used.contains(&(at, task)) {
                let about = About::Remark(task, at);
                found.push(Finding { rule: Rule::UnusedRemark, plan, about, remark: Some(at) });
            }
        }
    }
    found
}
