//! Listing tasks, units, areas, targets and plans.

use super::{Context, Failure, Outcome, beside, failure, loaded, write::write};
use crate::cli::{Format, ListOptions, Output, Subject};
use crate::data::Data;
use crate::index::{Index, TaskSet};
use crate::model::{AreaId, PlanId, TaskId, UnitId};
use crate::overview::targets::{OwnedTarget, fits, targets};
use crate::overview::workload::Workload;
use crate::query::names::{Names, Rank};
use crate::query::{Answer, Field, Filter, Query, QueryError, Value, answer, look_up, unit_named};
use crate::report::csv::{Separator, csv};
use crate::report::listing::Reader;
use crate::report::markdown::markdown;
use crate::report::table::{Style, table};
use crate::report::{Listing, json, listing, overview};
use crate::text::fold::fold;

pub(super) fn list(
    subject: Subject,
    options: &ListOptions,
    context: &Context,
) -> Result<Outcome, Failure> {
    let asked = asked(&options.query, context)?;
    let Asked { data, answer: of, query } = &asked;
    let index = data.index();
    let lister = Lister { index, output: &options.output, context };
    let names = Names::of(&of.question.words);
    let narrowed = !of.question.filters.is_empty();
    let within = || index.set(&answer(of.question.without_words(), data).tasks);
    let outcome = match subject {
        Subject::Tasks => lister.tasks(of)?,
        Subject::Targets => lister.targets(of)?,
        Subject::Units => lister.units(&names, &within(), narrowed)?,
        Subject::Areas => lister.areas(&names, &within(), narrowed)?,
        Subject::Plans => lister.plans(&names, &within(), narrowed)?,
    };
    match (subject, outcome) {
        (Subject::Tasks | Subject::Targets, _) => {
            beside::elsewhere(&asked, subject == Subject::Targets, context);
        }
        (_, Outcome::Nothing) => beside::instead(query, index, context.lang),
        (_, Outcome::Found) => {}
    }
    Ok(outcome)
}

/// A question, with the unit of `--unit`, and its answer.
pub(super) struct Asked {
    /// As it was written.
    pub(super) query: Query,
    pub(super) data: Data,
    pub(super) answer: Answer,
}

/// Answers a question.
pub(super) fn asked(text: &str, context: &Context) -> Result<Asked, Failure> {
    let lang = context.lang;
    let query = Query::parse(text).map_err(|errors| failure(&errors, lang))?;
    let data = loaded(context);
    let (mut question, mut errors) = look_up(&query, data.index());
    if let Some(unit) = &context.unit {
        match unit_named(unit, data.index(), |_| true) {
            Ok(unit) => question.filters.push(Filter::one(Field::Concerns, Value::Unit(unit))),
            Err(wrong) => errors.push(wrong.in_field(Field::Unit)),
        }
    }
    if errors.is_empty() && question.asks(Field::Role) && question.units().is_empty() {
        errors.push(QueryError::RoleOfNobody);
    }
    if !errors.is_empty() {
        return Err(failure(&errors, lang));
    }
    let answer = answer(question, &data);
    Ok(Asked { query, data, answer })
}

/// Lists things of one index.
pub(super) struct Lister<'a> {
    pub(super) index: &'a Index,
    pub(super) output: &'a Output,
    pub(super) context: &'a Context,
}

impl Lister<'_> {
    fn tasks(&self, answer: &Answer) -> Result<Outcome, Failure> {
        let (index, lang) = (self.index, self.context.lang);
        let rows = |reader| match reader {
            Reader::Person => listing::tasks(index, &answer.tasks, reader, lang),
            Reader::Program => listing::tasks_in_full(index, &answer.tasks, lang),
        };
        beside::near(answer, lang);
        let json = || json::tasks(index, &answer.tasks, answer.near().is_some());
        let outcome = self.write(answer.tasks.is_empty(), rows, json)?;
        let with_plan = answer.tasks.iter().filter(|id| answer.is_due_with_plan(**id, index));
        beside::with_plan(with_plan.count(), answer.tasks.len(), ("项任务", "tasks"), lang);
        Ok(outcome)
    }

    /// The targets of the tasks for which everything holds that is asked about targets, and the goals of the plans for which
    /// the question does.
    fn targets(&self, answer: &Answer) -> Result<Outcome, Failure> {
        let (index, lang) = (self.index, self.context.lang);
        let with_fit = |target| (target, fits(answer, target, index));
        let mut found: Vec<(OwnedTarget, bool)> =
            targets(answer, index).into_iter().map(with_fit).collect();
        // Stable: each part keeps the plans' order.
        found.sort_by_key(|(_, fits)| !fits);
        let of_task = |(target, _): &(OwnedTarget, bool)| target.task.is_some();
        let near = answer.near().is_some() && found.iter().any(of_task);
        if near {
            beside::near(answer, lang);
        }
        let rows = |reader| listing::targets_found(index, &found, reader, lang);
        let outcome = self.write(found.is_empty(), rows, || json::targets(index, &found, near))?;
        if !near {
            beside::of_tasks(found.iter().filter(|(_, fits)| !fits).count(), lang);
        }
        if !answer.due_years().is_empty() {
            let undated = |(t, _): &&(OwnedTarget, bool)| t.of(index.model()).is_due_with_plan();
            let undated = found.iter().filter(undated).count();
            beside::with_plan(undated, found.len(), ("项指标", "targets"), lang);
        }
        Ok(outcome)
    }

    fn units(&self, names: &Names, within: &TaskSet, narrowed: bool) -> Result<Outcome, Failure> {
        let all = (0..self.index.model().units.len()).map(UnitId::at);
        let mut ranked: Vec<(Rank, UnitId)> = all
            .filter(|id| !narrowed || Workload::of(self.index, *id, within).tasks > 0)
            .filter_map(|id| Some((names.rank_unit(id, self.index)?, id)))
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let units: Vec<UnitId> = ranked.into_iter().map(|(_, id)| id).collect();
        let of = |unit: &UnitId| Workload::of(self.index, *unit, within);
        let workloads: Vec<Workload> = units.iter().map(of).collect();
        let rows = |_| overview::workloads(self.index, &workloads, self.context.lang);
        self.write(units.is_empty(), rows, || json::units_counted(self.index, &units, within))
    }

    fn areas(&self, names: &Names, within: &TaskSet, narrowed: bool) -> Result<Outcome, Failure> {
        let areas: Vec<(AreaId, usize)> = self
            .index
            .model()
            .areas
            .iter()
            .enumerate()
            .filter(|(_, area)| names.rank(&[fold(&area.title)], self.index.readings()).is_some())
            .map(|(i, area)| (AreaId::at(i), count(&area.tasks, within)))
            .filter(|(_, tasks)| !narrowed || *tasks > 0)
            .collect();
        let rows = |reader| listing::areas(self.index, &areas, reader, self.context.lang);
        self.write(areas.is_empty(), rows, || json::areas(self.index, &areas))
    }

    fn plans(&self, names: &Names, within: &TaskSet, narrowed: bool) -> Result<Outcome, Failure> {
        let plans: Vec<(PlanId, usize)> = self
            .index
            .model()
            .plans
            .iter()
            .enumerate()
            .filter(|(_, p)| {
                let keys = [&p.title, &p.region, &p.id].map(|n| fold(n));
                names.rank(&keys, self.index.readings()).is_some()
            })
            .map(|(i, plan)| (PlanId::at(i), count(&plan.tasks, within)))
            .filter(|(_, tasks)| !narrowed || *tasks > 0)
            .collect();
        let ids: Vec<PlanId> = plans.iter().map(|(id, _)| *id).collect();
        let rows = |reader| listing::plans(self.index, &plans, reader, self.context.lang);
        self.write(plans.is_empty(), rows, || json::plans(self.index, &ids))
    }

    /// Writes rows, or the JSON that says the same.
    pub(super) fn write(
        &self,
        nothing: bool,
        rows: impl Fn(Reader) -> Listing,
        json: impl Fn() -> String,
    ) -> Result<Outcome, Failure> {
        let text = match self.output.format.unwrap_or(Format::Table) {
            Format::Json => json(),
            Format::Markdown if nothing => String::new(),
            Format::Markdown => markdown(&rows(Reader::Person)),
            Format::Csv => csv(&rows(Reader::Program), Separator::Comma),
            Format::Tsv => csv(&rows(Reader::Program), Separator::Tab),
            Format::Table => {
                let to_screen = self.output.file.is_none();
                let style = Style {
                    width: self.context.width.filter(|_| to_screen),
                    bold: self.context.colour && to_screen,
                };
                if nothing { String::new() } else { table(&rows(Reader::Person), style) }
            }
        };
        write(&text, self.output, self.context.lang)?;
        if nothing {
            super::complain(self.context.lang.pick("没有符合的结果", "nothing found"));
            return Ok(Outcome::Nothing);
        }
        Ok(Outcome::Found)
    }
}

fn count(tasks: &std::ops::Range<u32>, within: &TaskSet) -> usize {
    tasks.clone().filter(|task| within.contains(TaskId(*task))).count()
}
