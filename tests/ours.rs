//! 我单位: counts, reasons and partners, against a count by the definitions alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::data;
use fengong::brief::{Brief, Partner, partners};
use fengong::index::Index;
use fengong::lang::Lang;
use fengong::model::{Involvement, Role, Task, TaskId, UnitId};
use fengong::overview::{involvements, reasons};
use fengong::query::{Query, run, unit_named, unit_value};

fn units(index: &Index) -> impl Iterator<Item = UnitId> + use<> {
    (0..index.model().units.len()).map(UnitId::at)
}

fn has(task: &Task, unit: UnitId, role: Role) -> bool {
    task.assignments.iter().any(|a| a.unit == unit && a.role == role)
}

/// Whether a task concerns a unit in a way, by the definition alone.
fn concerns(index: &Index, id: TaskId, unit: UnitId, how: Involvement) -> bool {
    let task = index.model().task(id);
    let named = |unit| Role::ALL.into_iter().any(|role| has(task, unit, role));
    match how {
        Involvement::Named(role) => has(task, unit, role),
        Involvement::Covered => {
            let collectives = &index.model().plan(task.plan).collectives;
            !named(unit) && collectives.iter().any(|c| named(c.unit) && c.covers.contains(&unit))
        }
    }
}

#[test]
fn every_units_tasks_are_those_of_a_count_by_hand() {
    let data = data();
    let index = data.index();
    for unit in units(index) {
        let brief = Brief::of(index, unit, &index.all());
        for how in Involvement::ALL {
            let counted: Vec<TaskId> =
                index.model().task_ids().filter(|id| concerns(index, *id, unit, how)).collect();
            assert_eq!(brief.tasks[how.index()], counted);
            // The query language gives the same.
            let role = fengong::query::involvement_names(how)[0];
            let query = format!("concerns:\"{}\" role:{role}", unit_value(unit, index));
            let answer = run(&Query::parse(&query).unwrap(), &data).unwrap();
            assert_eq!(answer.tasks, counted, "{query}");
            for id in counted {
                assert!(involvements(index.model(), id, unit).contains(&how));
                assert!(!reasons(index.model(), id, unit, Lang::Zh).is_empty());
            }
        }
        for year in 2021..=2026 {
            let tasks = index.model().task_ids().filter(|id| {
                Involvement::ALL.into_iter().any(|how| concerns(index, *id, unit, how))
            });
            let counted: usize = tasks
                .map(|id| {
                    let task = index.model().task(id);
                    task.targets.iter().filter(|t| t.applies(year, task.period)).count()
                })
                .sum();
            assert_eq!(brief.due(index.model(), year).len(), counted);
        }
    }
}

#[test]
fn partners_see_each_other_alike() {
    let data = data();
    let index = data.index();
    let all: Vec<(UnitId, Vec<Partner>)> =
        units(index).map(|unit| (unit, partners(index, unit, &index.all()))).collect();
    for (unit, list) in &all {
        assert!(list.is_sorted_by_key(|p| std::cmp::Reverse(p.tasks)));
        for partner in list {
            let (_, other) = &all[partner.unit.index()];
            let back = other.iter().find(|p| p.unit == *unit).expect("the other way as well");
            assert_eq!(
                (partner.they_lead, partner.we_lead, partner.together, partner.tasks),
                (back.we_lead, back.they_lead, back.together, back.tasks)
            );
            let count = |we: Role, they: Role| {
                let tasks = index.model().tasks.iter();
                tasks.filter(|t| has(t, *unit, we) && has(t, partner.unit, they)).count()
            };
            assert_eq!(partner.they_lead, count(Role::Responsible, Role::Lead));
            assert_eq!(partner.together, Role::ALL.map(|role| count(role, role)));
            let [ours, theirs] = [*unit, partner.unit].map(|unit| unit_value(unit, index));
            let query = Query::parse(&format!("unit:\"{ours}\" unit:\"{theirs}\"")).unwrap();
            assert_eq!(run(&query, &data).unwrap().tasks.len(), partner.tasks);
        }
    }
}

#[test]
fn a_covered_task_says_by_which_collective() {
    let data = data();
    let index = data.index();
    let unit = unit_named("银川市/市教育局", index, |_| true).unwrap();
    let task = |name: &str| {
        index.model().task_ids().find(|id| index.model().task_name(*id) == name).unwrap()
    };
    for (name, zh) in [
        ("yinchuan-2022/1", "牵头"),
        ("yinchuan-2022/31", "责任"),
        ("yinchuan-2022/6", "涵盖，经“各成员单位”"),
        ("yinchuan-2022/10", ""),
    ] {
        assert_eq!(reasons(index.model(), task(name), unit, Lang::Zh), zh, "{name}");
    }
}

#[test]
fn a_unit_is_named_by_letters_where_they_fit_one() {
    let data = data();
    let index = data.index();
    let named = |name: &str| {
        let unit = unit_named(name, index, |_| true);
        unit.map(|unit| unit_value(unit, index)).ok()
    };
    assert_eq!(named("kjjxj").as_deref(), Some("区科技经济和信息化局"));
    assert_eq!(named("省科协").as_deref(), Some("省科协"));
    assert_eq!(named("市教育局"), None, "of two cities");
    assert_eq!(named("某局"), None);
}
