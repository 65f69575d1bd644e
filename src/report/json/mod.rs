//! Answers as JSON: a contract with other programs, described in the README.
//!
//! Nothing is lost: control, bidirectional and invisible characters are written as `\uXXXX`.

mod escape;
mod import;
mod matrix;
mod task;

use serde::Serialize;

pub(super) use self::escape::text;
pub(crate) use self::import::import;
pub(crate) use self::matrix::matrix;
use self::task::{MilestoneJson, TargetJson, TaskJson, milestone, target, task, years};
use super::listing::area_themes;
use crate::index::{Index, TaskSet};
use crate::lang::Lang;
use crate::model::{
    Area, AreaId, AreaKind, Collective, Level, Model, PlanId, Remark, TaskId, UnitId,
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
    basis: Vec<BasisJson<'a>>,
    period: [u16; 2],
    horizon: [u16; 2],
    goals: Vec<TargetJson<'a>>,
    milestones: Vec<MilestoneJson<'a>>,
    areas: Vec<AreaJson<'a>>,
    collectives: Vec<CollectiveJson<'a>>,
    remarks: Vec<RemarkJson<'a>>,
    source: Option<SourceJson<'a>>,
}

#[derive(Serialize)]
struct BasisJson<'a> {
    title: &'a str,
    document_number: Option<&'a str>,
}

#[derive(Serialize)]
struct AreaJson<'a> {
    title: &'a str,
    kind: &'static str,
    aim: Option<&'a str>,
}

#[derive(Serialize)]
struct CollectiveJson<'a> {
    name: &'a str,
    covers: Vec<&'a str>,
}

#[derive(Serialize)]
struct RemarkJson<'a> {
    rule: &'static str,
    tasks: Vec<&'a str>,
    why: &'a str,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    file: &'a str,
    sha256: &'a str,
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
            Level::Unit => "unit",
        },
        issuer: plan.issuer.as_deref(),
        document_number: plan.document_number.as_deref(),
        issued: plan.issued.as_deref(),
        basis: plan
            .basis
            .iter()
            .map(|b| BasisJson { title: &b.title, document_number: b.document_number.as_deref() })
            .collect(),
        period: years(plan.period),
        horizon: years(plan.horizon),
        goals: plan.goals.iter().map(|goal| target(goal, plan.period)).collect(),
        milestones: plan.milestones.iter().map(milestone).collect(),
        areas: plan.areas.clone().map(|at| area(model.area(AreaId(at)))).collect(),
        collectives: plan.collectives.iter().map(|c| collective(model, c)).collect(),
        remarks: plan.remarks.iter().map(|r| remark(model, r)).collect(),
        source: plan.source.as_ref().map(|s| SourceJson { file: &s.file, sha256: &s.sha256 }),
    }
}

fn area(area: &Area) -> AreaJson<'_> {
    AreaJson { title: &area.title, kind: kind(area.kind), aim: area.aim.as_deref() }
}

fn kind(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::Action => "action",
        AreaKind::Project => "project",
        AreaKind::Support => "support",
    }
}

fn collective<'a>(model: &'a Model, collective: &Collective) -> CollectiveJson<'a> {
    let name = |unit: UnitId| model.unit(unit).name.as_str();
    let covers = collective.covers.iter().map(|unit| name(*unit)).collect();
    CollectiveJson { name: name(collective.unit), covers }
}

fn remark<'a>(model: &'a Model, remark: &'a Remark) -> RemarkJson<'a> {
    let tasks = remark.tasks.iter().map(|id| model.task(*id).number.as_str()).collect();
    RemarkJson { rule: remark.rule.name(), tasks, why: &remark.why }
}

/// Tasks with the plans they belong to; whether they are merely `near` to what was asked.
pub(crate) fn tasks(index: &Index, ids: &[TaskId], near: bool) -> String {
    let model = index.model();
    let mut plans: Vec<PlanId> = ids.iter().map(|id| model.task(*id).plan).collect();
    plans.sort_unstable();
    plans.dedup();
    document(model, &plans, ids, near)
}

/// Every plan and every task.
pub(crate) fn export(index: &Index) -> String {
    let model = index.model();
    let plans: Vec<PlanId> = (0..model.plans.len()).map(PlanId::at).collect();
    let tasks: Vec<TaskId> = model.task_ids().collect();
    document(model, &plans, &tasks, false)
}

fn document(model: &Model, plans: &[PlanId], tasks: &[TaskId], near: bool) -> String {
    #[derive(Serialize)]
    struct Document<'a> {
        near: bool,
        plans: Vec<PlanJson<'a>>,
        tasks: Vec<TaskJson<'a>>,
    }
    text(&Document {
        near,
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
        guidance: usize,
        covered: usize,
    }
    #[derive(Serialize)]
    struct Document<'a> {
        units: Vec<UnitRow<'a>>,
    }
    let model = index.model();
    let row = |id: &UnitId| {
        let unit = model.unit(*id);
        let [lead, responsible, in_charge, guidance, covered] = Workload::of(index, *id, within).by;
        UnitRow {
            name: &unit.name,
            region: &unit.region,
            system: unit.system.map(|s| model.systems[s.index()].id.as_str()),
            collective: unit.collective,
            lead,
            responsible,
            in_charge,
            guidance,
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
            kind: kind(area.kind),
            themes: area_themes(model, *id).into_iter().map(|(id, _)| id).collect(),
            aim: area.aim.as_deref(),
            tasks: *tasks,
        }
    };
    text(&Document { areas: areas.iter().map(row).collect() })
}

/// Targets with the task or plan they belong to, and whether the target itself was found or only its task; whether these
/// are merely `near` to what was asked.
pub(crate) fn targets(index: &Index, targets: &[(OwnedTarget, bool)], near: bool) -> String {
    #[derive(Serialize)]
    struct TargetRow<'a> {
        plan: &'a str,
        task: Option<String>,
        found: &'static str,
        #[serde(flatten)]
        target: TargetJson<'a>,
    }
    #[derive(Serialize)]
    struct Document<'a> {
        near: bool,
        targets: Vec<TargetRow<'a>>,
    }
    let model = index.model();
    let rows = targets
        .iter()
        .map(|(owned, fits)| TargetRow {
            plan: &model.plan(owned.plan).id,
            task: owned.task.map(|id| model.task_name(id)),
            found: if *fits { "target" } else { "task" },
            target: target(owned.of(model), owned.period(model)),
        })
        .collect();
    text(&Document { near, targets: rows })
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
