//! Listing tasks, units, areas, targets and plans.

use super::{Context, Failure, Outcome, failure, loaded, write::write};
use crate::cli::{Format, ListOptions, Output, Subject};
use crate::data::Data;
use crate::index::{Index, TaskSet};
use crate::lang::Lang;
use crate::model::{AreaId, PlanId, TaskId, UnitId};
use crate::overview::targets::{OwnedTarget, fits, targets};
use crate::overview::workload::Workload;
use crate::query::names::{Names, Rank};
use crate::query::{
    Answer, Field, Filter, Query, QueryError, Question, Value, answer, goals, look_up, not_here,
    suggestion, unit_named,
};
use crate::report::csv::{Separator, csv};
use crate::report::listing::Reader;
use crate::report::markdown::markdown;
use crate::report::table::{Style, table};
use crate::report::{Listing, json, listing, overview};
use crate::text::fold::fold;
use crate::words;

pub(super) fn list(
    subject: Subject,
    options: &ListOptions,
    context: &Context,
) -> Result<Outcome, Failure> {
    let (question, data) = question(&options.query, context)?;
    let index = data.index();
    let lister = Lister { index, output: &options.output, context };
    match subject {
        Subject::Tasks => lister.tasks(&answer(question, &data)),
        Subject::Targets => lister.targets(&answer(question, &data)),
        Subject::Units | Subject::Areas | Subject::Plans => {
            let names = Names::of(&question.words);
            let narrowed = !question.filters.is_empty();
            let within = index.set(&answer(question.without_words(), &data).tasks);
            match subject {
                Subject::Units => lister.units(&names, &within, narrowed),
                Subject::Areas => lister.areas(&names, &within, narrowed),
                _ => lister.plans(&names, &within, narrowed),
            }
        }
    }
}

/// What is asked, with the unit of `--unit`, and the data.
fn question(text: &str, context: &Context) -> Result<(Question, Data), Failure> {
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
    if errors.is_empty() { Ok((question, data)) } else { Err(failure(&errors, lang)) }
}

/// The data and the tasks that answer a query.
pub(super) fn asked(text: &str, context: &Context) -> Result<(Data, Answer), Failure> {
    let (question, data) = question(text, context)?;
    let answer = answer(question, &data);
    Ok((data, answer))
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
        let near = answer.near().is_some();
        if near {
            let nothing = "没有查到这些字词，列出的是内容相近的任务";
            super::complain(lang.pick(nothing, "not found; listed is what is near to it"));
        }
        let rows = |reader| match reader {
            Reader::Person => listing::tasks(index, &answer.tasks, reader, lang),
            Reader::Program => listing::tasks_in_full(index, &answer.tasks, lang),
        };
        let json = || json::tasks(index, &answer.tasks, near);
        let outcome = self.write(answer.tasks.is_empty(), rows, json)?;
        let with_plan = answer.tasks.iter().filter(|id| answer.is_due_with_plan(**id, index));
        self.say_derived(with_plan.count(), ("项任务", "tasks"));
        self.say_beside(answer);
        Ok(outcome)
    }

    /// Says what there is elsewhere, and what may have been meant by words that are found nowhere.
    fn say_beside(&self, answer: &Answer) {
        let (index, lang) = (self.index, self.context.lang);
        let words = Question { filters: Vec::new(), words: answer.question.words.clone() };
        if words.words.is_empty() {
            return;
        }
        let found = answer.tasks.len();
        let ours = self.context.unit.as_ref().and_then(|u| unit_named(u, index, |_| true).ok());
        if let Some(ours) = ours {
            let all = answer.count_without(index, answer.question.filters.len().saturating_sub(1));
            if let Some((region, name)) = not_here(&answer.question, ours, index) {
                super::complain(&words::not_here(&region, &name, lang));
            }
            if all > found {
                super::complain(&match lang {
                    Lang::Zh => format!("我单位 {found} 项，全部 {all} 项"),
                    Lang::En => format!("{found} ours, {all} of all units"),
                });
            }
        }
        let of_plans = goals(&answer.question, index).len();
        if found == 0 && of_plans > 0 {
            super::complain(&words::in_goals(of_plans, lang));
        }
        if found > 0 && answer.near().is_none() {
            return;
        }
        if let Some(words) = suggestion(&words.query(index), index) {
            super::complain(&match self.context.lang {
                Lang::Zh => format!("是不是要查：{words}"),
                Lang::En => format!("did you mean: {words}"),
            });
        }
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
        let rows = |reader| listing::targets_found(index, &found, reader, lang);
        let outcome = self.write(found.is_empty(), rows, || json::targets(index, &found))?;
        let of_tasks = found.iter().filter(|(_, fits)| !fits).count();
        if of_tasks > 0 {
            super::complain(&match lang {
                Lang::Zh => format!("其中 {of_tasks} 项指标只是所属任务符合"),
                Lang::En => format!("of {of_tasks} targets only the task was found"),
            });
        }
        if !answer.due_years().is_empty() {
            let undated = |(t, _): &&(OwnedTarget, bool)| t.of(index.model()).is_due_with_plan();
            self.say_derived(found.iter().filter(undated).count(), ("项指标", "targets"));
        }
        Ok(outcome)
    }

    /// Says how many tasks or targets are listed though no time is written for the target.
    fn say_derived(&self, n: usize, (zh, en): (&str, &str)) {
        if n > 0 {
            super::complain(&match self.context.lang {
                Lang::Zh => {
                    format!("其中 {n} {zh}文件未写期限，按随方案到期计；加上“有:写明期限”则不计")
                }
                Lang::En => format!(
                    "{n} {en} have no time written and are due with their plan; has:dated leaves them out"
                ),
            });
        }
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
