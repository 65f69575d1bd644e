//! Answers as JSON: a contract with other programs, described in the README.
//!
//! Nothing is lost: control, bidirectional and invisible characters are written as `\uXXXX`.

mod escape;
mod matrix;

use serde::Serialize;

use self::escape::text;
pub(crate) use self::matrix::matrix;
use super::listing::area_themes;
use crate::index::{Index, TaskSet};
use crate::lang::Lang;
use crate::model::{
    Amount, AreaId, AreaKind, Level, Model, PlanId, Role, Target, Task, TaskId, UnitId, When,
};
use crate::overview::targets::OwnedTarget;
use crate::overview::workload::Workload;
use crate::problem::Problem;
use crate::problem::Rule;

#[derive(Serialize)]
struct PlanJson<'a> {
    id: &'a str,
    title: &'a str,
    region: &'a str,
    level: &'static str,
    issuer: Option<&'a str>,
    document_number: Option<&'a str>,
    issued: Option<&'a str>,
    period: [u16; 2],
    goals: Vec<TargetJson<'a>>,
    milestones: Vec<MilestoneJson<'a>>,
}

#[derive(Serialize)]
struct MilestoneJson<'a> {
    year: u16,
    what: &'a str,
}

#[derive(Serialize)]
struct TaskJson<'a> {
    id: String,
    plan: &'a str,
    number: &'a str,
    title: &'a str,
    area: &'a str,
    theme: Option<&'a str>,
    lead: Vec<UnitJson<'a>>,
    responsible: Vec<UnitJson<'a>>,
    in_charge: Vec<UnitJson<'a>>,
    measures: &'a [String],
    targets: Vec<TargetJson<'a>>,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    name: &'a str,
    written: &'a str,
    region: &'a str,
    collective: bool,
}

#[derive(Serialize)]
struct TargetJson<'a> {
    what: &'a str,
    comparison: &'static str,
    value: Number,
    max: Option<Number>,
    unit: &'a str,
    cadence: Option<&'static str>,
    from: Option<u16>,
    year: Option<u16>,
    scope: Option<&'a str>,
}

/// A number, written without a point if it is whole.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() <= LARGEST_EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

fn plan(model: &Model, id: PlanId) -> PlanJson<'_> {
    let plan = model.plan(id);
    PlanJson {
        id: &plan.id,
        title: &plan.title,
        region: &plan.region,
        level: match plan.level {
            Level::Nation => "nation",
            Level::Province => "province",
            Level::City => "city",
            Level::County => "county",
        },
        issuer: plan.issuer.as_deref(),
        document_number: plan.document_number.as_deref(),
        issued: plan.issued.as_deref(),
        period: [plan.period.first, plan.period.last],
        goals: plan.goals.iter().map(target).collect(),
        milestones: plan
            .milestones
            .iter()
            .map(|m| MilestoneJson { year: m.year, what: &m.what })
            .collect(),
    }
}

fn task(model: &Model, id: TaskId) -> TaskJson<'_> {
    let task = model.task(id);
    TaskJson {
        id: model.task_name(id),
        plan: &model.plan(task.plan).id,
        number: &task.number,
        title: &task.title,
        area: &model.area(task.area).title,
        theme: task.theme.map(|t| model.themes[t.index()].id.as_str()),
        lead: units(model, task, Role::Lead),
        responsible: units(model, task, Role::Responsible),
        in_charge: units(model, task, Role::InCharge),
        measures: &task.measures,
        targets: task.targets.iter().map(target).collect(),
    }
}

fn units<'a>(model: &'a Model, task: &'a Task, role: Role) -> Vec<UnitJson<'a>> {
    let one = |a: &'a crate::model::Assignment| {
        let unit = model.unit(a.unit);
        UnitJson {
            name: &unit.name,
            written: model.written(a),
            region: &unit.region,
            collective: unit.collective,
        }
    };
    task.units(role).map(one).collect()
}

fn target(target: &Target) -> TargetJson<'_> {
    let comparison = match target.amount {
        Amount::AtLeast(_) => "at_least",
        Amount::MoreThan(_) => "more_than",
        Amount::Exactly(_) => "exactly",
        Amount::About(_) => "about",
        Amount::Between(..) => "between",
    };
    let cadence = target.when.map(|when| match when {
        When::EveryYear => "annual",
        When::EveryTerm => "termly",
        When::By(_) => "by",
        When::Within(..) => "within",
        When::Once(_) => "once",
    });
    let from = match target.when {
        Some(When::Within(first, _)) => Some(first),
        _ => None,
    };
    TargetJson {
        what: &target.what,
        comparison,
        value: Number(target.amount.value()),
        max: target.amount.max().map(Number),
        unit: &target.unit,
        cadence,
        from,
        year: target.when.and_then(When::due),
        scope: target.scope.as_deref(),
    }
}

/// Tasks with the plans they belong to.
pub(crate) fn tasks(index: &Index, ids: &[TaskId]) -> String {
    let model = index.model();
    let mut plans: Vec<PlanId> = ids.iter().map(|id| model.task(*id).plan).collect();
    plans.sort_unstable();
    plans.dedup();
    document(model, &plans, ids)
}

/// Every plan and every task.
pub(crate) fn export(index: &Index) -> String {
    let model = index.model();
    let plans: Vec<PlanId> = (0..model.plans.len()).map(PlanId::at).collect();
    let tasks: Vec<TaskId> = model.task_ids().collect();
    document(model, &plans, &tasks)
}

fn document(model: &Model, plans: &[PlanId], tasks: &[TaskId]) -> String {
    #[derive(Serialize)]
    struct Document<'a> {
        plans: Vec<PlanJson<'a>>,
        tasks: Vec<TaskJson<'a>>,
    }
    text(&Document {
        plans: plans.iter().map(|id| plan(model, *id)).collect(),
        tasks: tasks.iter().map(|id| task(model, *id)).collect(),
    })
}

/// Plans alone.
pub(crate) fn plans(index: &Index, plans: &[PlanId]) -> String {
    #[derive(Serialize)]
    struct Document<'a> {
        plans: Vec<PlanJson<'a>>,
    }
    text(&Document { plans: plans.iter().map(|id| plan(index.model(), *id)).collect() })
}

/// Units with their counts within a set of tasks.
pub(crate) fn units_counted(index: &Index, units: &[UnitId], within: &TaskSet) -> String {
    #[derive(Serialize)]
    struct UnitRow<'a> {
        name: &'a str,
        region: &'a str,
        system: Option<&'a str>,
        collective: bool,
        lead: usize,
        responsible: usize,
        in_charge: usize,
        covered: usize,
    }
    #[derive(Serialize)]
    struct Document<'a> {
        units: Vec<UnitRow<'a>>,
    }
    let model = index.model();
    let row = |id: &UnitId| {
        let unit = model.unit(*id);
        let [lead, responsible, in_charge, covered] = Workload::of(index, *id, within).by;
        UnitRow {
            name: &unit.name,
            region: &unit.region,
            system: unit.system.map(|s| model.systems[s.index()].id.as_str()),
            collective: unit.collective,
            lead,
            responsible,
            in_charge,
            covered,
        }
    };
    text(&Document { units: units.iter().map(row).collect() })
}

/// Areas with their number of tasks.
pub(crate) fn areas(index: &Index, areas: &[(AreaId, usize)]) -> String {
    #[derive(Serialize)]
    struct AreaRow<'a> {
        plan: &'a str,
        title: &'a str,
        kind: &'static str,
        themes: Vec<&'a str>,
        aim: Option<&'a str>,
        tasks: usize,
    }
    #[derive(Serialize)]
    struct Document<'a> {
        areas: Vec<AreaRow<'a>>,
    }
    let model = index.model();
    let row = |(id, tasks): &(AreaId, usize)| {
        let area = model.area(*id);
        AreaRow {
            plan: &model.plan(area.plan).id,
            title: &area.title,
            kind: match area.kind {
                AreaKind::Action => "action",
                AreaKind::Project => "project",
                AreaKind::Support => "support",
            },
            themes: area_themes(model, *id).into_iter().map(|(id, _)| id).collect(),
            aim: area.aim.as_deref(),
            tasks: *tasks,
        }
    };
    text(&Document { areas: areas.iter().map(row).collect() })
}

/// Targets with the task or plan they belong to.
pub(crate) fn targets(index: &Index, targets: &[OwnedTarget]) -> String {
    #[derive(Serialize)]
    struct TargetRow<'a> {
        plan: &'a str,
        task: Option<String>,
        #[serde(flatten)]
        target: TargetJson<'a>,
    }
    #[derive(Serialize)]
    struct Document<'a> {
        targets: Vec<TargetRow<'a>>,
    }
    let model = index.model();
    let rows = targets
        .iter()
        .map(|owned| TargetRow {
            plan: &model.plan(owned.plan).id,
            task: owned.task.map(|id| model.task_name(id)),
            target: target(owned.of(model)),
        })
        .collect();
    text(&Document { targets: rows })
}

/// Problems.
pub(crate) fn problems(problems: &[Problem], lang: Lang) -> String {
    #[derive(Serialize)]
    struct ProblemRow<'a> {
        severity: &'static str,
        rule: Option<&'static str>,
        file: &'a str,
        line: Option<usize>,
        column: Option<usize>,
        path: &'a str,
        task: Option<&'a str>,
        message: String,
        remedy: Option<String>,
        reason: Option<&'a str>,
    }
    #[derive(Serialize)]
    struct Document<'a> {
        problems: Vec<ProblemRow<'a>>,
    }
    let rows = problems
        .iter()
        .map(|problem| ProblemRow {
            severity: problem.severity.key(),
            rule: problem.rule().map(Rule::name),
            file: &problem.file,
            line: problem.spot.as_ref().map(|s| s.line),
            column: problem.spot.as_ref().map(|s| s.column),
            path: &problem.path,
            task: problem.oddity().and_then(|oddity| oddity.task.as_deref()),
            message: problem.message(lang),
            remedy: problem.remedy(lang),
            reason: problem.oddity().and_then(|oddity| oddity.reason.as_deref()),
        })
        .collect();
    text(&Document { problems: rows })
}

/// The rules of the audit.
pub(crate) fn rules(lang: Lang) -> String {
    #[derive(Serialize)]
    struct RuleRow {
        rule: &'static str,
        severity: &'static str,
        title: &'static str,
        meaning: &'static str,
    }
    #[derive(Serialize)]
    struct Document {
        rules: Vec<RuleRow>,
    }
    let row = |rule: Rule| RuleRow {
        rule: rule.name(),
        severity: rule.severity().key(),
        title: rule.title(lang),
        meaning: rule.meaning(lang),
    };
    text(&Document { rules: Rule::ALL.into_iter().map(row).collect() })
}
