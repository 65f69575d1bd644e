//! What the list shows of an answer, row by row.

use std::collections::{HashMap, HashSet};

use super::Level;
use super::across::Table;
use super::arrangement::{Arrangement, TargetsBy, UnitsBy};
use super::row::{Row, TargetHead};
use crate::audit::{Finding, Rule};
use crate::brief::{Brief, partners, years_counted};
use crate::index::Index;
use crate::model::{Involvement, PlanId, TaskId, UnitId};
use crate::overview::compare::Comparison;
use crate::overview::matrix::Matrix;
use crate::overview::targets::{OwnedTarget, quantity, targets};
use crate::overview::workload::{by_system, workloads};
use crate::query::names::Names;
use crate::query::{Field, plans_asked, run};
use crate::text::fold::fold;

impl Level {
    pub(super) fn partner_rows(&self, index: &Index) -> Vec<Row> {
        let Some(unit) = self.subject() else { return Vec::new() };
        let partners = partners(index, unit, &index.set(&self.answer.tasks));
        partners.into_iter().map(Row::Partner).collect()
    }

    pub(super) fn matrix_rows(&mut self, index: &Index) -> Vec<Row> {
        let Arrangement { grouping, order, with_empty, ref folded, .. } = self.arrangement;
        let matrix = Matrix::of(index, &self.answer.tasks, grouping, order, with_empty);
        let mut rows = Vec::new();
        if !matrix.groups.is_empty() {
            rows.push(Row::Totals);
        }
        for group in &matrix.groups {
            rows.push(Row::Head(group.head, group.tasks.len()));
            if !folded.contains(&group.head) {
                rows.extend(group.tasks.iter().copied().map(Row::Task));
            }
        }
        self.table = Table::Matrix(Box::new(matrix));
        rows
    }

    /// What the audit finds in the tasks, and in their plans where no task is meant, rule by rule.
    pub(super) fn audit_rows(&self, index: &Index) -> Vec<Row> {
        let within = index.set(&self.answer.tasks);
        let model = index.model();
        // What is found in a plan rather than in a task counts where plans are asked for, or a task names its unit.
        let of_plans = !self.query.terms.iter().any(|term| term.of_field() == Some(Field::Due));
        let plans = plans_asked(&self.query, index).filter(|_| of_plans).unwrap_or_default();
        let plans: HashSet<PlanId> = plans.into_iter().collect();
        let named: HashSet<UnitId> = within
            .iter()
            .flat_map(|task| model.task(task).assignments.iter().map(|assignment| assignment.unit))
            .collect();
        let asked = |found: &Finding| match found.task {
            Some(task) => within.contains(task),
            None => plans.contains(&found.plan) || found.unit.is_some_and(|u| named.contains(&u)),
        };
        // What was reported while loading is about files: it stands where everything is asked for.
        let whole = self.query.is_empty();
        let mut rows = Vec::new();
        for rule in Rule::ALL {
            let of_rule = |(_, found): &(usize, &Finding)| found.rule == rule && asked(found);
            let found = index.findings().iter().enumerate().filter(of_rule);
            let mut found: Vec<Row> = found.map(|(at, f)| Row::Finding(at, f.task)).collect();
            let reported = index.reported().iter().enumerate();
            let reported = reported.filter(|(_, problem)| whole && problem.rule() == Some(rule));
            found.extend(reported.map(|(at, _)| Row::Reported(at)));
            if !found.is_empty() {
                rows.push(Row::Rule(rule, found.len()));
                rows.extend(found);
            }
        }
        rows
    }

    pub(super) fn comparison_rows(&mut self, index: &Index) -> Vec<Row> {
        let comparison = Comparison::of(index, &self.answer.tasks);
        let mut rows: Vec<Row> = (0..comparison.rows.len()).map(Row::Theme).collect();
        if let [(_, shares)] = comparison.rows.as_slice() {
            let longest = shares.iter().map(|share| share.tasks.len()).max().unwrap_or(0);
            rows.extend((0..longest).map(Row::Beside));
        }
        self.table = Table::Comparison(Box::new(comparison));
        rows
    }

    pub(super) fn unit_rows(&self, index: &Index) -> Vec<Row> {
        // Words look for units, as on the command line; what is counted is narrowed by fields alone.
        let fields = run(&self.query.without_words(), index);
        let tasks = fields.as_ref().map_or(&self.answer.tasks, |answer| &answer.tasks);
        let mut units = workloads(index, &index.set(tasks));
        let names = Names::of(&self.query);
        units.retain(|workload| names.rank_unit(workload.unit, index).is_some());
        let model = index.model();
        let many = |n: usize| std::cmp::Reverse(n);
        match self.arrangement.units {
            UnitsBy::Tasks => units.sort_by_key(|u| (many(u.tasks), many(u.by[0]))),
            UnitsBy::Lead => units.sort_by_key(|u| (many(u.by[0]), many(u.tasks))),
            UnitsBy::Responsible => units.sort_by_key(|u| (many(u.by[1]), many(u.tasks))),
            UnitsBy::InCharge => units.sort_by_key(|u| (many(u.by[2]), many(u.tasks))),
            UnitsBy::Covered => units.sort_by_key(|u| (many(u.by[3]), many(u.tasks))),
            UnitsBy::Targets => units.sort_by_key(|u| many(u.targets)),
            UnitsBy::Region => {
                // A region of no plan of its own, such as a province's in a city's plan, comes last.
                let model = index.model();
                units.sort_by_key(|u| {
                    let region = &model.unit(u.unit).region;
                    let plan = model.plans.iter().position(|plan| plan.region == *region);
                    (plan.unwrap_or(usize::MAX), region.clone())
                });
            }
            UnitsBy::Document => {}
            UnitsBy::Pinyin => units
                .sort_by_cached_key(|u| index.readings().spelt(&fold(&model.unit(u.unit).name))),
        }
        if !self.arrangement.by_system {
            return units.into_iter().map(Row::Unit).collect();
        }
        let mut rows = Vec::new();
        for (system, units) in by_system(index, &units) {
            rows.push(Row::System(system, units.len()));
            rows.extend(units.into_iter().map(Row::Unit));
        }
        rows
    }

    pub(super) fn target_rows(&self, index: &Index) -> Vec<Row> {
        let model = index.model();
        let mut all = targets(&self.query, &self.answer, index);
        // Of each quantity, the first target that counts it, where it stands, and how many there are.
        let mut of: HashMap<(String, String), (OwnedTarget, usize, usize)> = HashMap::new();
        if self.arrangement.targets == TargetsBy::Quantity {
            for (at, target) in all.iter().enumerate() {
                of.entry(quantity(target.of(model))).or_insert((*target, at, 0)).2 += 1;
            }
        }
        let head = |target: &OwnedTarget| match self.arrangement.targets {
            TargetsBy::Plan => TargetHead::Plan(target.plan),
            TargetsBy::Year => match target.of(model).when {
                None => TargetHead::Undated,
                Some(when) => when.due().map_or(TargetHead::Recurring, TargetHead::Due),
            },
            TargetsBy::Quantity => match of.get(&quantity(target.of(model))) {
                Some((first, _, 2..)) => TargetHead::Same(*first),
                _ => TargetHead::Single,
            },
        };
        // Stable: within a group they keep the plans' order.
        all.sort_by_cached_key(|target| match head(target) {
            TargetHead::Plan(plan) => (0, plan.index()),
            TargetHead::Recurring => (1, 0),
            TargetHead::Due(year) => (2, usize::from(year)),
            TargetHead::Undated => (3, 0),
            TargetHead::Same(_) => {
                (4, of.get(&quantity(target.of(model))).map_or(0, |(_, at, _)| *at))
            }
            TargetHead::Single => (5, 0),
        });
        let mut rows = Vec::new();
        for group in all.chunk_by(|a, b| head(a) == head(b)) {
            rows.extend(group.first().map(|first| Row::Targets(head(first), group.len())));
            rows.extend(group.iter().copied().map(Row::Target));
        }
        rows
    }

    pub(super) fn task_rows(&self, index: &Index) -> Vec<Row> {
        let mut tasks = self.listed(index);
        if let Some(column) = self.sort.by {
            column.sort(&mut tasks, index, self.sort.descending);
        }
        match self.ours() {
            _ if self.sort.by.is_some() || !tasks.is_sorted() => {
                tasks.into_iter().map(Row::Task).collect()
            }
            Some(unit) => self.by_involvement(unit, &tasks, index),
            None => by_area(&tasks, index),
        }
    }

    /// What concerns our unit: how much it is, then the tasks by involvement.
    pub(super) fn by_involvement(&self, unit: UnitId, tasks: &[TaskId], index: &Index) -> Vec<Row> {
        let within = index.set(tasks);
        let brief = Brief::of(index, unit, &within);
        let model = index.model();
        let mut rows = vec![Row::Counts(brief.counts())];
        // Where years are asked for already, the list is the answer.
        if !self.filters.iter().any(|term| term.of_field() == Some(Field::Due)) {
            let due = |year| Row::Due(year, brief.due(model, year).len());
            rows.extend(years_counted(index, self.lens.year).map(due));
        }
        rows.push(Row::Partners(partners(index, unit, &within).len()));
        for (how, tasks) in Involvement::ALL.into_iter().zip(&brief.tasks) {
            if !tasks.is_empty() {
                rows.push(Row::Involved(how, tasks.len()));
                rows.extend(tasks.iter().copied().map(Row::Task));
            }
        }
        rows
    }

    /// The tasks to list: those found, or, in context, all that the filters leave.
    pub(super) fn listed(&self, index: &Index) -> Vec<TaskId> {
        let all = self.in_context.then(|| run(&self.query.without_words(), index));
        match all {
            Some(Ok(answer)) => answer.tasks,
            _ => self.answer.tasks.clone(),
        }
    }
}

/// Tasks in the plans' order under the heads of their areas.
fn by_area(tasks: &[TaskId], index: &Index) -> Vec<Row> {
    let model = index.model();
    let mut rows = Vec::new();
    for tasks in tasks.chunk_by(|a, b| model.task(*a).area == model.task(*b).area) {
        if let Some(first) = tasks.first() {
            let area = model.task(*first).area;
            rows.push(Row::Group(model.area(area).plan, area, tasks.len()));
        }
        rows.extend(tasks.iter().copied().map(Row::Task));
    }
    rows
}
