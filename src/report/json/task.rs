//! Tasks with their targets as JSON. The contract is `docs/json.md`.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::model::{
    Amount, Assignment, Beside, Due, Milestone, Model, Role, Target, Task, TaskId, When, Years,
};

#[derive(Serialize)]
pub(super) struct TaskJson<'a> {
    id: String,
    plan: &'a str,
    number: &'a str,
    printed: Option<&'a str>,
    section: Option<&'a str>,
    title: &'a str,
    part: Option<&'a str>,
    area: &'a str,
    theme: Option<&'a str>,
    period: [u16; 2],
    lead: Vec<UnitJson<'a>>,
    responsible: Vec<UnitJson<'a>>,
    in_charge: Vec<UnitJson<'a>>,
    guidance: Vec<UnitJson<'a>>,
    role_words: BTreeMap<&'static str, &'a str>,
    people: Vec<BesideJson<'a>>,
    offices: Vec<BesideJson<'a>>,
    due: Option<DueJson<'a>>,
    milestones: Vec<MilestoneJson<'a>>,
    measures: &'a [String],
    original: &'a [String],
    targets: Vec<TargetJson<'a>>,
    said: &'a [String],
}

#[derive(Serialize)]
struct UnitJson<'a> {
    name: &'a str,
    written: &'a str,
    word: Option<&'a str>,
    region: &'a str,
    collective: bool,
}

#[derive(Serialize)]
pub(super) struct TargetJson<'a> {
    what: &'a str,
    comparison: &'static str,
    value: Number,
    max: Option<Number>,
    unit: &'a str,
    cadence: Option<&'static str>,
    from: Option<u16>,
    year: Option<u16>,
    /// Derived: the last year of the task's or plan's period, where no time is written.
    due_with_plan: Option<u16>,
    scope: Option<&'a str>,
    note: Option<&'a str>,
}

/// A number, written without a point if it is whole.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() <= LARGEST_EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

#[derive(Serialize)]
struct BesideJson<'a> {
    word: &'a str,
    names: &'a [String],
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct DueJson<'a> {
    text: &'a str,
    from: Option<String>,
    to: Option<String>,
    open: bool,
}

#[derive(Serialize)]
pub(super) struct MilestoneJson<'a> {
    year: u16,
    month: Option<u8>,
    what: &'a str,
}

/// A task.
pub(super) fn task(model: &Model, id: TaskId) -> TaskJson<'_> {
    let task = model.task(id);
    TaskJson {
        id: model.task_name(id),
        plan: &model.plan(task.plan).id,
        number: &task.number,
        printed: task.printed.as_deref(),
        section: task.section.as_deref(),
        title: &task.title,
        part: task.part.as_deref(),
        area: &model.area(task.area).title,
        theme: task.theme.map(|t| model.themes[t.index()].id.as_str()),
        period: years(task.period),
        lead: units(model, task, Role::Lead),
        responsible: units(model, task, Role::Responsible),
        in_charge: units(model, task, Role::InCharge),
        guidance: units(model, task, Role::Guidance),
        role_words: task.role_words.iter().map(|(r, word)| (r.key(), word.as_str())).collect(),
        people: task.people.iter().map(|b| beside(model, b)).collect(),
        offices: task.offices.iter().map(|b| beside(model, b)).collect(),
        due: task.due.as_ref().map(due),
        milestones: task.milestones.iter().map(milestone).collect(),
        measures: &task.measures,
        original: &task.original,
        targets: task.targets.iter().map(|t| target(t, task.period)).collect(),
        said: &task.said,
    }
}

fn units<'a>(model: &'a Model, task: &'a Task, role: Role) -> Vec<UnitJson<'a>> {
    let one = |a: &'a Assignment| {
        let unit = model.unit(a.unit);
        UnitJson {
            name: &unit.name,
            written: model.written(a),
            word: a.word.as_deref(),
            region: &unit.region,
            collective: unit.collective,
        }
    };
    task.units(role).map(one).collect()
}

/// A target of a task or plan with this period.
pub(super) fn target(target: &Target, period: Years) -> TargetJson<'_> {
    let comparison = match target.amount {
        Amount::AtLeast(_) => "at_least",
        Amount::MoreThan(_) => "more_than",
        Amount::Exactly(_) => "exactly",
        Amount::About(_) => "about",
        Amount::Between(..) => "between",
        Amount::AtMost(_) => "at_most",
        Amount::LessThan(_) => "less_than",
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
        due_with_plan: target.is_due_with_plan().then_some(period.last),
        scope: target.scope.as_deref(),
        note: target.note.as_deref(),
    }
}

fn beside<'a>(model: &'a Model, beside: &'a Beside) -> BesideJson<'a> {
    let Beside { word, names, unit } = beside;
    BesideJson { word, names, unit: unit.map(|unit| model.unit(unit).name.as_str()) }
}

fn due(due: &Due) -> DueJson<'_> {
    let written = |date: Option<crate::date::Date>| date.map(|date| date.to_string());
    DueJson { text: &due.text, from: written(due.from), to: written(due.to), open: due.open }
}

/// A dated step of a task or plan.
pub(super) fn milestone(milestone: &Milestone) -> MilestoneJson<'_> {
    let Milestone { year, month, what } = milestone;
    MilestoneJson { year: *year, month: *month, what }
}

/// The first and the last year.
pub(super) fn years(years: Years) -> [u16; 2] {
    [years.first, years.last]
}
