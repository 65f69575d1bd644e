//! Every way of seeing an answer counts what a count by hand counts, whatever is asked.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use fengong::data::Data;
use fengong::index::Index;
use fengong::model::{Involvement, Model, PlanId, Role, Target, Task, TaskId, UnitId};
use fengong::overview::compare::Comparison;
use fengong::overview::matrix::{Grouping, Matrix, Order, Totals};
use fengong::overview::targets::{OwnedTarget, same_quantity, targets};
use fengong::overview::workload::{Workload, by_system, workloads};
use fengong::problem::Rule;
use fengong::query::{Condition, Field, Query, Text, run};
use proptest::prelude::*;

/// How a task concerns a unit, from the assignments and collectives alone.
fn by_hand(model: &Model, task: TaskId, unit: UnitId) -> Vec<Involvement> {
    let of = model.task(task);
    let mut out = Vec::new();
    for role in Role::ALL {
        if of.assignments.iter().any(|a| a.unit == unit && a.role == role) {
            out.push(Involvement::Named(role));
        }
    }
    if out.is_empty() {
        let named: BTreeSet<UnitId> = of.assignments.iter().map(|a| a.unit).collect();
        let collectives = &model.plan(of.plan).collectives;
        if collectives.iter().any(|c| named.contains(&c.unit) && c.covers.contains(&unit)) {
            out.push(Involvement::Covered);
        }
    }
    out
}

fn matrix_is_right(index: &Index, tasks: &[TaskId]) {
    let model = index.model();
    let all: Vec<UnitId> = (0..model.units.len()).map(UnitId::at).collect();
    for grouping in [Grouping::Area, Grouping::Theme] {
        for order in [Order::Document, Order::Load, Order::Pinyin] {
            for with_empty in [false, true] {
                let matrix = Matrix::of(index, tasks, grouping, order, with_empty);
                let rows: Vec<TaskId> =
                    matrix.groups.iter().flat_map(|g| g.tasks.iter().copied()).collect();
                let mut sorted = rows.clone();
                sorted.sort_unstable();
                let mut wanted = tasks.to_vec();
                wanted.sort_unstable();
                assert_eq!(sorted, wanted, "every task once");
                let columns: BTreeSet<UnitId> = matrix.units.iter().copied().collect();
                assert_eq!(columns.len(), matrix.units.len(), "every unit once");
                let mut sum = Totals::default();
                for unit in &all {
                    let mut totals = Totals::default();
                    for task in &rows {
                        let how = by_hand(model, *task, *unit);
                        let cell = matrix.cell(*task, *unit);
                        assert!(Involvement::ALL.iter().all(|h| cell.has(*h) == how.contains(h)));
                        for how in &how {
                            totals.by[how.index()] += 1;
                        }
                        totals.all += usize::from(!how.is_empty());
                    }
                    assert_eq!(matrix.count_all(*unit), totals);
                    assert!(totals.all == 0 || columns.contains(unit), "no unit is left out");
                    assert!(totals.all > 0 || with_empty || !columns.contains(unit));
                    sum.all += totals.all;
                    for how in 0..Involvement::COUNT {
                        sum.by[how] += totals.by[how];
                    }
                }
                assert_eq!(matrix.all(), sum);
                let along: usize = rows.iter().map(|task| matrix.row(*task).all).sum();
                assert_eq!(along, sum.all, "the same along the rows as along the columns");
                for group in &matrix.groups {
                    let unit = matrix.units.first().copied();
                    let counted = unit.map(|unit| matrix.count(&group.tasks, unit).all);
                    let by_hand = unit.map(|unit| {
                        group.tasks.iter().filter(|t| !by_hand(model, **t, unit).is_empty()).count()
                    });
                    assert_eq!(counted, by_hand);
                }
            }
        }
    }
}

fn workloads_are_right(index: &Index, tasks: &[TaskId]) {
    let model = index.model();
    let found = workloads(index, &index.set(tasks));
    let mut wanted = BTreeMap::new();
    for unit in (0..model.units.len()).map(UnitId::at) {
        let (mut by, mut of, mut targets) = ([0; Involvement::COUNT], 0, 0);
        for task in tasks {
            let how = by_hand(model, *task, unit);
            for how in &how {
                by[how.index()] += 1;
            }
            if !how.is_empty() {
                of += 1;
                targets += model.task(*task).targets.len();
            }
        }
        if of > 0 {
            wanted.insert(unit, (by, of, targets));
        }
    }
    let counted: BTreeMap<_, _> =
        found.iter().map(|w| (w.unit, (w.by, w.tasks, w.targets))).collect();
    assert_eq!(counted, wanted);
    for unit in (0..model.units.len()).map(UnitId::at) {
        let alone = Workload::of(index, unit, &index.set(tasks));
        let wanted = wanted.get(&unit).copied().unwrap_or_default();
        assert_eq!((alone.by, alone.tasks, alone.targets), wanted);
    }
    let systems: usize = by_system(index, &found).iter().map(|(_, units)| units.len()).sum();
    assert_eq!(systems, found.len());
    let mut seen = BTreeSet::new();
    for (system, units) in by_system(index, &found) {
        assert!(seen.insert(system.map(|s| s.0)), "a system stands once");
        assert!(units.iter().all(|w| model.unit(w.unit).system == system));
    }
}

fn comparison_is_right(index: &Index, tasks: &[TaskId]) {
    let model = index.model();
    let comparison = Comparison::of(index, tasks);
    let mut seen = 0;
    for (theme, shares) in &comparison.rows {
        assert_eq!(shares.len(), comparison.plans.len());
        for (plan, share) in comparison.plans.iter().zip(shares) {
            let mut of: Vec<TaskId> = tasks
                .iter()
                .copied()
                .filter(|id| model.task(*id).plan == *plan && model.task(*id).theme == *theme)
                .collect();
            of.sort_unstable();
            assert_eq!(share.tasks, of);
            seen += of.len();
            let targets: usize = of.iter().map(|id| model.task(*id).targets.len()).sum();
            assert_eq!(share.targets, targets);
            for (unit, n) in &share.leads {
                let leads = of.iter().filter(|id| {
                    let task = model.task(**id);
                    let lead = task.units(Role::Lead).next().is_some();
                    let role = if lead { Role::Lead } else { Role::InCharge };
                    task.units(role).any(|a| a.unit == *unit)
                });
                assert_eq!(leads.count(), *n);
            }
        }
    }
    assert_eq!(seen, tasks.len());
}

fn targets_are_right(data: &Data, query: &Query) {
    let model = data.model();
    let answer = run(query, data).unwrap();
    let found = targets(&answer, data.index());
    let of_tasks: Vec<&OwnedTarget> = found.iter().filter(|t| t.task.is_some()).collect();
    // Of every task the targets for which each `due:` holds that is asked.
    let due: Vec<&Vec<Text>> = query
        .terms
        .iter()
        .filter(|term| !term.negated)
        .filter_map(|term| match &term.condition {
            Condition::Field(Field::Due, years) => Some(years),
            _ => None,
        })
        .collect();
    let asked = |t: &Target, task: &Task| {
        let applies = |year: &Text| t.applies(year.text().parse().unwrap(), task.period);
        due.iter().all(|years| years.iter().any(applies))
    };
    let of = |id: &TaskId| {
        let task = model.task(*id);
        task.targets.iter().filter(|t| asked(t, task)).count()
    };
    let wanted: usize = answer.tasks.iter().map(of).sum();
    assert_eq!(of_tasks.len(), wanted);
    let unique: BTreeSet<&OwnedTarget> = found.iter().collect();
    assert_eq!(unique.len(), found.len());
}

/// What may be asked, by place in a list of values.
fn question(picks: &[(u8, u8)]) -> String {
    const VALUES: &[&[&str]] = &[
        &[
            "",
            "",
            "plan:yinchuan-2022",
            "plan:tunxi-2022,hohhot-2021",
            "-plan:qinghai-2021",
            "plan:zhongwei-2021",
        ],
        &["", "", "theme:农民", "theme:青少年,老年人", "-theme:组织保障"],
        &[
            "",
            "",
            "unit:银川市/市科协",
            "lead:市教育局",
            "concerns:青海省/省科协",
            "lead:未明确",
            "-resp:市科技局",
        ],
        &["", "", "year:2022", "due:2025", "due:2022,2023", "-due:2025"],
        &["", "", "科普", "培训", "kp", "-科普", "has:target", "no:unit"],
    ];
    let term = |(field, value): &(u8, u8)| {
        let values = VALUES[usize::from(*field) % VALUES.len()];
        values[usize::from(*value) % values.len()]
    };
    picks.iter().map(term).collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_view_counts_as_a_count_by_hand(picks in prop::collection::vec((0u8..5, 0u8..16), 0..4)) {
        let data = common::data();
    let index = data.index();
        let text = question(&picks);
        let query = Query::parse(&text).unwrap();
        let answer = run(&query, &data).unwrap();
        matrix_is_right(index, &answer.tasks);
        workloads_are_right(index, &answer.tasks);
        comparison_is_right(index, &answer.tasks);
        targets_are_right(&data, &query);
    }
}

#[test]
fn on_all_the_data() {
    let data = common::data();
    let index = data.index();
    let all: Vec<TaskId> = index.model().task_ids().collect();
    matrix_is_right(index, &all);
    workloads_are_right(index, &all);
    comparison_is_right(index, &all);
    targets_are_right(&data, &Query::default());
}

/// The goals count where the question is about plans and years, and only there.
#[test]
fn goals_are_among_the_targets_of_plans() {
    let data = common::data();
    let index = data.index();
    let model = index.model();
    let ask = |text: &str| {
        let query = Query::parse(text).unwrap();
        targets(&run(&query, &data).unwrap(), index)
    };
    let goals: usize = model.plans.iter().map(|plan| plan.goals.len()).sum();
    let of_tasks: usize = model.tasks.iter().map(|task| task.targets.len()).sum();
    assert!(goals > 0);
    assert_eq!(ask("").len(), goals + of_tasks);
    assert!(ask("theme:农民").iter().all(|t| t.task.is_some()));
    for target in ask("due:2025") {
        assert!(target.applies(model, 2025));
    }
}

/// What the plans ask of the scientific literacy of citizens stands side by side, each with its own number.
#[test]
fn the_same_quantity_of_several_plans() {
    let data = common::data();
    let index = data.index();
    let model = index.model();
    let what = "公民具备科学素质的比例";
    let all = (0..model.plans.len()).map(PlanId::at);
    let goals = all.flat_map(|plan| OwnedTarget::of_plan(model, plan));
    let first = goals.into_iter().find(|t| t.of(model).what == what).unwrap();
    let same = same_quantity(model, first);
    let plans: BTreeSet<PlanId> = same.iter().map(|t| t.plan).collect();
    assert!(plans.len() >= 3, "{same:?}");
    assert!(same.iter().all(|t| t.of(model).what == what && t.of(model).unit == "%"));
}

/// `audit:` asks for the tasks in which a rule finds something, by its name or its title.
#[test]
fn tasks_are_asked_for_by_rule() {
    let data = common::data();
    let index = data.index();
    let ask = |text: &str| run(&Query::parse(text).unwrap(), &data).map(|answer| answer.tasks);
    let nobody: Vec<TaskId> = index
        .model()
        .task_ids()
        .filter(|id| index.model().task(*id).assignments.is_empty())
        .collect();
    assert_eq!(ask("audit:no-unit").unwrap(), nobody);
    assert_eq!(ask("体检:任务没有单位").unwrap(), nobody);
    assert_eq!(ask("-audit:no-unit").unwrap().len(), index.len() - nobody.len());
    let wrong = ask("audit:no-unti").unwrap_err();
    assert!(format!("{wrong:?}").contains("no-unit"), "{wrong:?}");
    for rule in Rule::ALL {
        let found = data
            .findings()
            .iter()
            .filter(|f| f.rule == rule)
            .filter_map(fengong::audit::Finding::task);
        let tasks: BTreeSet<TaskId> = found.collect();
        let asked = ask(&format!("audit:{}", rule.name())).unwrap();
        assert_eq!(asked, tasks.into_iter().collect::<Vec<_>>());
    }
}
