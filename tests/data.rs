//! The embedded data against figures that were taken down by hand in a second reading of the documents.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::HashSet;

use fengong::load::{Layer, load};
use fengong::model::{Model, Plan, Role, Task};

fn model() -> Model {
    let loaded = load(&[Layer::Embedded]);
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    loaded.model
}

fn tasks<'m>(model: &'m Model, plan: &Plan) -> &'m [Task] {
    &model.tasks[plan.tasks.start as usize..plan.tasks.end as usize]
}

/// What the second reading counted in one document.
struct Counted {
    plan: &'static str,
    tasks_per_area: &'static [usize],
    lead: usize,
    responsible: usize,
    in_charge: usize,
    goals: usize,
    milestones: usize,
    /// Tasks with targets, and how many.
    targets: &'static [(&'static str, usize)],
}

const COUNTED: [Counted; 5] = [
    Counted {
        plan: "yinchuan-2022",
        tasks_per_area: &[5, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3],
        lead: 93,
        responsible: 124,
        in_charge: 0,
        goals: 0,
        milestones: 0,
        targets: &[
            ("3", 3),
            ("5", 2),
            ("6", 1),
            ("7", 3),
            ("9", 1),
            ("11", 3),
            ("14", 2),
            ("17", 1),
            ("19", 1),
            ("20", 2),
            ("24", 1),
            ("25", 1),
            ("26", 1),
            ("27", 3),
            ("28", 1),
            ("33", 1),
        ],
    },
    Counted {
        plan: "qinghai-2021",
        tasks_per_area: &[6, 3, 4, 5, 3, 3, 3, 3, 3, 3, 4, 3, 3, 4],
        lead: 52,
        responsible: 592,
        in_charge: 5,
        goals: 11,
        milestones: 3,
        targets: &[
            ("1.6", 1),
            ("2.2", 2),
            ("3.2", 1),
            ("3.3", 4),
            ("5.1", 2),
            ("5.2", 2),
            ("7.2", 1),
            ("7.3", 1),
            ("10.3", 2),
            ("11.3", 4),
            ("12.1", 1),
            ("S.3", 3),
        ],
    },
    Counted {
        plan: "hohhot-2021",
        tasks_per_area: &[4, 3, 3, 3, 2, 3, 3, 3, 3, 5, 3],
        lead: 32,
        responsible: 306,
        in_charge: 5,
        goals: 1,
        milestones: 0,
        targets: &[("8.1", 1), ("8.2", 2)],
    },
    Counted {
        plan: "tunxi-2022",
        tasks_per_area: &[3, 2, 2, 2, 2, 1, 2, 2, 4, 2, 3],
        lead: 0,
        responsible: 0,
        in_charge: 107,
        goals: 1,
        milestones: 0,
        targets: &[
            ("1", 2),
            ("4", 3),
            ("7", 4),
            ("14", 1),
            ("15", 1),
            ("16", 3),
            ("18", 3),
            ("19", 2),
        ],
    },
    Counted {
        plan: "zhongwei-2021",
        tasks_per_area: &[3, 5, 3, 2, 3, 3, 3],
        lead: 0,
        responsible: 0,
        in_charge: 4,
        goals: 4,
        milestones: 0,
        targets: &[
            ("2.1", 6),
            ("2.2", 3),
            ("2.3", 2),
            ("2.4", 1),
            ("2.5", 1),
            ("3.2", 5),
            ("3.3", 2),
            ("4.1", 1),
            ("4.2", 1),
            ("5.1", 3),
            ("6.3", 1),
        ],
    },
];

#[test]
fn counts_are_those_of_the_second_reading() {
    let model = model();
    assert_eq!(model.tasks.len(), 168);
    assert_eq!(model.plans.len(), COUNTED.len());
    for (plan, counted) in model.plans.iter().zip(&COUNTED) {
        let id = &plan.id;
        assert_eq!(id, counted.plan);
        let areas = &model.areas[plan.areas.start as usize..plan.areas.end as usize];
        let per_area: Vec<usize> = areas.iter().map(|a| a.tasks.len()).collect();
        assert_eq!(per_area, counted.tasks_per_area, "{id}: tasks per area");
        let of_role = |role| tasks(&model, plan).iter().map(|t| t.units(role).count()).sum();
        let roles: [usize; 4] = Role::ALL.map(of_role);
        let Counted { lead, responsible, in_charge, .. } = *counted;
        assert_eq!(roles, [lead, responsible, in_charge, 0], "{id}: roles");
        assert_eq!(plan.goals.len(), counted.goals, "{id}: goals");
        assert_eq!(plan.milestones.len(), counted.milestones, "{id}: milestones");
        let with_targets: Vec<(&str, usize)> = tasks(&model, plan)
            .iter()
            .filter(|t| !t.targets.is_empty())
            .map(|t| (t.number.as_str(), t.targets.len()))
            .collect();
        assert_eq!(with_targets, counted.targets, "{id}: targets");
    }
}

#[test]
fn numbering_is_that_of_the_documents() {
    let model = model();
    for plan in &model.plans {
        let numbers: Vec<&str> = tasks(&model, plan).iter().map(|t| t.number.as_str()).collect();
        let running = plan.id == "yinchuan-2022" || plan.id == "tunxi-2022";
        let mut expected = Vec::new();
        for (a, area) in
            model.areas[plan.areas.start as usize..plan.areas.end as usize].iter().enumerate()
        {
            let support =
                area.kind == fengong::model::AreaKind::Support && plan.id != "yinchuan-2022";
            for k in 1..=area.tasks.len() {
                expected.push(match (support, running) {
                    (true, _) => format!("S.{k}"),
                    (false, true) => (expected.len() + 1).to_string(),
                    (false, false) => format!("{}.{k}", a + 1),
                });
            }
        }
        assert_eq!(numbers, expected, "{}", plan.id);
    }
}

#[test]
fn every_task_has_units_unless_its_plan_assigns_nobody() {
    let model = model();
    let without: Vec<String> = model
        .task_ids()
        .filter(|id| model.task(*id).assignments.is_empty())
        .map(|id| model.task_name(id))
        // The projects of 中卫 are assigned to nobody.
        .filter(|name| !name.starts_with("zhongwei-2021/") || name.contains("/S."))
        .collect();
    // The support sections charge nobody with these acts.
    let nobody = ["qinghai-2021/S.2", "qinghai-2021/S.4", "hohhot-2021/S.2", "zhongwei-2021/S.3"];
    assert_eq!(without, nobody);
}

#[test]
fn assignments_targets_and_measures_are_sound() {
    let model = model();
    for id in model.task_ids() {
        let name = model.task_name(id);
        let task = model.task(id);
        for role in Role::ALL {
            let units: Vec<_> = task.units(role).map(|a| a.unit).collect();
            let distinct: HashSet<_> = units.iter().collect();
            assert_eq!(distinct.len(), units.len(), "{name}: a unit twice in one role");
        }
        assert!(!task.measures.is_empty(), "{name}: no measure");
        assert!(task.measures.iter().all(|m| !m.trim().is_empty()), "{name}: empty measure");
        assert!(task.theme.is_some(), "{name}: no theme");
        let horizon = model.plan(task.plan).horizon;
        let due = task.targets.iter().filter_map(|t| t.when?.due());
        due.for_each(|year| assert!(horizon.contains(year), "{name}: due {year}"));
    }
    for unit in &model.units {
        assert!(unit.system.is_some(), "{} is not known to units.ron", unit.name);
    }
}

/// A collective covers the units that its plan names, but not other collectives, and the leading group is no
/// member of itself.
#[test]
fn collectives_cover_the_named_units() {
    let model = model();
    for plan in &model.plans {
        let named: HashSet<_> = tasks(&model, plan)
            .iter()
            .flat_map(|t| t.assignments.iter().map(|a| a.unit))
            .filter(|u| !model.unit(*u).collective && model.unit(*u).name != "领导小组")
            .collect();
        for collective in plan.collectives.iter().filter(|c| !c.covers.is_empty()) {
            let covers: HashSet<_> = collective.covers.iter().copied().collect();
            assert_eq!(covers, named, "{}: {}", plan.id, model.unit(collective.unit).name);
        }
    }
    let unlisted = |name: &str| {
        model
            .plans
            .iter()
            .flat_map(|p| &p.collectives)
            .any(|c| model.unit(c.unit).name == name && c.covers.is_empty())
    };
    assert!(unlisted("各镇人民政府") && unlisted("各级政府") && !unlisted("各成员单位"));
}

/// Each record of a source names the file, the checksum and the plan that the data names.
#[test]
fn every_plan_has_a_source_record() {
    let model = model();
    for plan in &model.plans {
        let record = std::fs::read_to_string(format!("seeds/{}.md", plan.id)).unwrap();
        let source = plan.source.as_ref().unwrap();
        assert!(record.contains(&source.file), "{}", plan.id);
        assert!(record.contains(&source.sha256), "{}", plan.id);
        for stated in [&plan.issuer, &plan.document_number, &plan.issued].into_iter().flatten() {
            assert!(record.contains(stated.as_str()), "{}: {stated}", plan.id);
        }
    }
}
