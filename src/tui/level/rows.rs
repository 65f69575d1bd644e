//! The rows of a level: what the list shows of the answer; and the cursor among them.

use std::collections::{HashMap, HashSet};

use super::super::columns::Column;
use super::Level;
use super::across::{Across, Table};
use super::listed::{Arrangement, Listed, TargetsBy, UnitsBy, head_name};
use crate::audit::{Finding, Rule};
use crate::brief::{Brief, Partner, partners, years_counted};
use crate::index::Index;
use crate::model::{AreaId, Involvement, PlanId, SystemId, TaskId, UnitId};
use crate::overview::compare::Comparison;
use crate::overview::matrix::{Head, Matrix};
use crate::overview::targets::{OwnedTarget, quantity, targets};
use crate::overview::workload::{Workload, by_system, workloads};
use crate::query::names::Names;
use crate::query::{Field, plans_asked, run, unit_value};
use crate::text::fold::fold;

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
    /// The tasks at this position of every plan, where a single theme is compared.
    Beside(usize),
}

/// What the cursor was on last, for when something else is listed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kept {
    task: Option<TaskId>,
    unit: Option<UnitId>,
    /// The row on which the cursor was put because neither is listed.
    elsewhere: Option<usize>,
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
            Self::Theme(at) | Self::Beside(at) | Self::Finding(at, _) => format!("{at}"),
            row => match (row.task(), row.unit()) {
                (Some(task), _) => model.task_name(task),
                (None, Some(unit)) => unit_value(unit, index),
                (None, None) => String::new(),
            },
        }
    }

    /// Whether it is about the same thing, though numbers beside it may have changed.
    fn is_same(self, other: Self) -> bool {
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

impl Level {
    /// Makes the rows; the cursor goes to `kept` if it is listed, else to the first item.
    pub(super) fn arrange(&mut self, index: &Index, kept: Option<Row>) {
        if self.listed == Listed::Partners && self.subject().is_none() {
            self.listed = Listed::Tasks;
        }
        let unit = self.unit_across();
        self.table = Table::None;
        self.rows = match self.listed {
            Listed::Tasks => self.task_rows(index),
            Listed::Audit => self.audit_rows(index),
            Listed::Matrix => self.matrix_rows(index),
            Listed::Targets => self.target_rows(index),
            Listed::Units => self.unit_rows(index),
            Listed::Compare => self.comparison_rows(index),
            Listed::Partners => self.partner_rows(index),
        };
        self.across.at = self.across.at.min(self.columns());
        if let (Some(unit), Table::Matrix(_)) = (unit, &self.table) {
            // The column that the cursor is in is that of a unit, wherever it stands now.
            self.to_column_of(Some(unit));
        }
        let at = kept.and_then(|kept| self.rows.iter().position(|row| row.is_same(kept)));
        if let Some(at) = at {
            self.cursor = at;
        } else {
            self.cursor_to_first_item();
            self.top = 0;
        }
        if self.row() != kept {
            self.item = 0;
            self.detail_top = 0;
        }
        let lines = self.facet_lines().len();
        self.place.cursor = self.place.cursor.min(lines.saturating_sub(1));
    }

    fn partner_rows(&self, index: &Index) -> Vec<Row> {
        let Some(unit) = self.subject() else { return Vec::new() };
        let partners = partners(index, unit, &index.set(&self.answer.tasks));
        partners.into_iter().map(Row::Partner).collect()
    }

    fn matrix_rows(&mut self, index: &Index) -> Vec<Row> {
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
    fn audit_rows(&self, index: &Index) -> Vec<Row> {
        let within = index.set(&self.answer.tasks);
        let model = index.model();
        // Where plans are asked for rather than tasks, those without tasks count as well.
        let of_tasks = within.iter().map(|task| model.task(task).plan);
        let asked = plans_asked(&self.query, index).unwrap_or_default();
        let plans: HashSet<PlanId> = of_tasks.chain(asked).collect();
        let asked = |found: &Finding| match found.task {
            Some(task) => within.contains(task),
            None => plans.contains(&found.plan),
        };
        let mut rows = Vec::new();
        for rule in Rule::ALL {
            let of_rule = |(_, found): &(usize, &Finding)| found.rule == rule && asked(found);
            let found = index.findings().iter().enumerate().filter(of_rule);
            let found: Vec<Row> = found.map(|(at, found)| Row::Finding(at, found.task)).collect();
            if !found.is_empty() {
                rows.push(Row::Rule(rule, found.len()));
                rows.extend(found);
            }
        }
        rows
    }

    fn comparison_rows(&mut self, index: &Index) -> Vec<Row> {
        let comparison = Comparison::of(index, &self.answer.tasks);
        let mut rows: Vec<Row> = (0..comparison.rows.len()).map(Row::Theme).collect();
        if let [(_, shares)] = comparison.rows.as_slice() {
            let longest = shares.iter().map(|share| share.tasks.len()).max().unwrap_or(0);
            rows.extend((0..longest).map(Row::Beside));
        }
        self.table = Table::Comparison(Box::new(comparison));
        rows
    }

    fn unit_rows(&self, index: &Index) -> Vec<Row> {
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
            UnitsBy::Targets => units.sort_by_key(|u| many(u.targets)),
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

    fn target_rows(&self, index: &Index) -> Vec<Row> {
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

    fn task_rows(&self, index: &Index) -> Vec<Row> {
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
    fn by_involvement(&self, unit: UnitId, tasks: &[TaskId], index: &Index) -> Vec<Row> {
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
    fn listed(&self, index: &Index) -> Vec<TaskId> {
        let all = self.in_context.then(|| run(&self.query.without_words(), index));
        match all {
            Some(Ok(answer)) => answer.tasks,
            _ => self.answer.tasks.clone(),
        }
    }

    /// Whether the search finds a task; without a search it finds all.
    pub fn finds(&self, task: TaskId) -> bool {
        !self.in_context || self.answer.tasks.contains(&task)
    }

    /// Puts the cursor on what the search finds best, if it finds anything.
    pub fn cursor_to_best(&mut self, index: &Index) {
        if self.search.is_empty() {
            return;
        }
        let names = Names::of(&self.query);
        let readings = index.readings();
        let model = index.model();
        let best = self.answer.tasks.first();
        let row = match self.listed {
            // What is named rather than what belongs to a task that the words are found in.
            Listed::Targets => {
                let rank = |row: &Row| match row {
                    Row::Target(target) => names.rank(&[fold(&target.of(model).what)], readings),
                    _ => None,
                };
                let rows = self.rows.iter().enumerate();
                rows.filter_map(|(at, row)| Some((rank(row)?, at))).min().map(|(_, at)| at)
            }
            Listed::Units => {
                let rank = |row: &Row| names.rank_unit(row.unit()?, index);
                let rows = self.rows.iter().enumerate();
                rows.filter_map(|(at, row)| Some((rank(row)?, at))).min().map(|(_, at)| at)
            }
            _ => best.and_then(|best| self.rows.iter().position(|row| *row == Row::Task(*best))),
        };
        if let Some(row) = row {
            self.top = 0;
            self.cursor_to_stop(row);
        }
        if let Table::Matrix(matrix) = &self.table {
            let ranked =
                matrix.units.iter().filter_map(|u| Some((names.rank_unit(*u, index)?, *u)));
            if let Some((_, unit)) = ranked.min_by_key(|(rank, _)| *rank) {
                self.to_column_of(Some(unit));
            }
        }
    }

    /// Shows what the search finds alone, or in its context.
    pub fn toggle_context(&mut self, index: &Index) {
        self.in_context = !self.in_context;
        self.arrange(index, self.row());
    }

    /// Lists in the next order, by the active column if there is one.
    pub fn sort_next(&mut self, active: Option<Column>, index: &Index) {
        self.sort = self.sort.next(active);
        self.arrange(index, self.row());
    }

    /// Shows something else of the answer; the cursor stays on its task or unit if that is listed.
    pub fn show(&mut self, listed: Listed, index: &Index) {
        let here = self.row();
        // Where the cursor was put for want of what it was on before, it was not by the reader.
        if self.kept.elsewhere != Some(self.cursor) {
            let unit = here.and_then(Row::unit).or_else(|| self.unit_across());
            self.kept.task = here.and_then(Row::task).or(self.kept.task);
            self.kept.unit = unit.or(self.kept.unit);
        }
        self.listed = listed;
        self.across = Across::default();
        self.arrange(index, None);
        let Kept { task, unit, .. } = self.kept;
        let is_task = |row: &Row| row.task().is_some() && row.task() == task;
        let is_unit = |row: &Row| row.unit().is_some() && row.unit() == unit;
        let at = self.rows.iter().position(|row| row.is_item() && (is_task(row) || is_unit(row)));
        match at {
            // The audit begins with what it found, not with a task that something happens to be found in.
            _ if listed == Listed::Audit => self.cursor_to_stop(0),
            Some(at) => self.cursor_to_stop(at),
            None => {}
        }
        self.kept.elsewhere = at.is_none().then_some(self.cursor);
        self.to_column_of(unit.or_else(|| self.subject()));
    }

    /// Puts the cursor into the column of a unit, or on the titles if the matrix has none.
    pub fn to_column_of(&mut self, unit: Option<UnitId>) {
        if let Table::Matrix(matrix) = &self.table {
            let column = unit.and_then(|unit| matrix.units.iter().position(|u| *u == unit));
            self.across.at = column.map_or(0, |column| column + 1);
        }
    }

    /// Arranges what is listed anew.
    pub fn rearrange(&mut self, arrangement: Arrangement, index: &Index) {
        self.arrangement = arrangement;
        self.arrange(index, self.row());
    }

    /// The row the cursor is on.
    pub fn row(&self) -> Option<Row> {
        self.rows.get(self.cursor).copied()
    }

    /// Whether tasks stand under heads that name their plan.
    pub fn is_grouped(&self) -> bool {
        matches!(self.rows.first(), Some(Row::Group(..)))
    }

    /// Puts the cursor on the first task, or what else is listed, below what is said about the list.
    pub fn cursor_to_first_item(&mut self) {
        let first = self.rows.iter().position(|row| row.is_item());
        self.cursor_to_stop(first.unwrap_or(0));
    }

    /// Puts the cursor on a row, if it is listed.
    pub fn cursor_to(&mut self, row: Row) {
        if let Some(at) = self.rows.iter().position(|listed| *listed == row) {
            self.cursor_to_stop(at);
        }
    }

    /// Puts the cursor on the first stop at or after a row, or the last one before it.
    pub fn cursor_to_stop(&mut self, row: usize) {
        let is_stop = |at: &usize| self.rows.get(*at).is_some_and(|row| row.is_stop());
        let after = (row..self.rows.len()).find(is_stop);
        let before = || (0..row.min(self.rows.len())).rev().find(is_stop);
        let to = after.or_else(before).unwrap_or(0);
        if to != self.cursor {
            self.item = 0;
            self.detail_top = 0;
        }
        self.cursor = to;
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
