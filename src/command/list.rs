//! Listing tasks, units, areas, targets and plans.

use super::{Context, Failure, Outcome, failure, loaded, write::write};
use crate::cli::{Format, ListOptions, Output, Subject};
use crate::index::{Index, TaskSet};
use crate::model::{AreaId, PlanId, Target, TaskId, UnitId, Years};
use crate::query::{Answer, Field, Query, run};
use crate::report::csv::{Separator, csv};
use crate::report::listing::{OwnedTarget, Reader, UnitCounts};
use crate::report::table::{Style, table};
use crate::report::{Listing, json, listing};
use crate::text::fold::fold;

pub(super) fn list(
    subject: Subject,
    options: &ListOptions,
    context: &Context,
) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let query = Query::parse(&options.query).map_err(|errors| failure(&errors, lang))?;
    let index = Index::new(loaded(context).model);
    let asked = |query: &Query| run(query, &index).map_err(|errors| failure(&errors, lang));
    let lister = Lister { index: &index, output: &options.output, context };
    match subject {
        Subject::Tasks => lister.tasks(&asked(&query)?),
        Subject::Targets => lister.targets(&query, &asked(&query)?),
        Subject::Units | Subject::Areas | Subject::Plans => {
            let fields = query.without_words();
            let mut within = index.none();
            asked(&fields)?.tasks.iter().for_each(|task| within.insert(*task));
            let words: Vec<String> = query.words().map(|w| fold(w.text())).collect();
            let narrowed = !fields.is_empty();
            match subject {
                Subject::Units => lister.units(&words, &within, narrowed),
                Subject::Areas => lister.areas(&words, &within, narrowed),
                _ => lister.plans(&words, &within, narrowed),
            }
        }
    }
}

/// Lists things of one index.
pub(super) struct Lister<'a> {
    pub(super) index: &'a Index,
    pub(super) output: &'a Output,
    pub(super) context: &'a Context,
}

impl Lister<'_> {
    fn tasks(&self, answer: &Answer) -> Result<Outcome, Failure> {
        let rows = |reader| listing::tasks(self.index, &answer.tasks, reader, self.context.lang);
        self.write(answer.tasks.is_empty(), rows, || json::tasks(self.index, &answer.tasks))
    }

    /// The targets of the tasks; with `due:`, those that apply then. A query that is not about tasks lists the
    /// plans' goals too.
    fn targets(&self, query: &Query, answer: &Answer) -> Result<Outcome, Failure> {
        let model = self.index.model();
        let due = answer.resolved.due_years();
        let mut targets = Vec::new();
        for (at, plan) in model.plans.iter().enumerate() {
            let asked = |t: &Target, period: Years| {
                due.is_empty() || due.iter().any(|year| t.applies(*year, period))
            };
            if goals_asked(query, self.index, PlanId::at(at)) {
                targets.extend(
                    plan.goals.iter().filter(|t| asked(t, plan.period)).map(|target| OwnedTarget {
                        plan: PlanId::at(at),
                        task: None,
                        target,
                    }),
                );
            }
            let of_plan = answer.tasks.iter().filter(|id| model.task(**id).plan.index() == at);
            for id in of_plan {
                let task = model.task(*id);
                targets.extend(
                    task.targets
                        .iter()
                        .filter(|t| asked(t, task.period))
                        .map(|target| OwnedTarget { plan: task.plan, task: Some(*id), target }),
                );
            }
        }
        let rows = |reader| listing::targets(self.index, &targets, reader, self.context.lang);
        self.write(targets.is_empty(), rows, || json::targets(self.index, &targets))
    }

    fn units(
        &self,
        words: &[String],
        within: &TaskSet,
        narrowed: bool,
    ) -> Result<Outcome, Failure> {
        let all = (0..self.index.model().units.len()).map(UnitId::at);
        let mut ranked: Vec<(usize, UnitId)> = all
            .filter(|id| !narrowed || !UnitCounts::of(self.index, *id, within).none())
            .filter_map(|id| Some((unit_rank(self.index.unit_keys(id), words)?, id)))
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let units: Vec<UnitId> = ranked.into_iter().map(|(_, id)| id).collect();
        let rows = |_| listing::units(self.index, &units, within, self.context.lang);
        self.write(units.is_empty(), rows, || json::units_counted(self.index, &units, within))
    }

    fn areas(
        &self,
        words: &[String],
        within: &TaskSet,
        narrowed: bool,
    ) -> Result<Outcome, Failure> {
        let areas: Vec<(AreaId, usize)> = self
            .index
            .model()
            .areas
            .iter()
            .enumerate()
            .filter(|(_, area)| has_all(&fold(&area.title), words))
            .map(|(i, area)| (AreaId::at(i), count(&area.tasks, within)))
            .filter(|(_, tasks)| !narrowed || *tasks > 0)
            .collect();
        let rows = |_| listing::areas(self.index, &areas, self.context.lang);
        self.write(areas.is_empty(), rows, || json::areas(self.index, &areas))
    }

    fn plans(
        &self,
        words: &[String],
        within: &TaskSet,
        narrowed: bool,
    ) -> Result<Outcome, Failure> {
        let plans: Vec<(PlanId, usize)> = self
            .index
            .model()
            .plans
            .iter()
            .enumerate()
            .filter(|(_, p)| has_all(&fold(&format!("{}\n{}\n{}", p.title, p.region, p.id)), words))
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

/// Whether a query that lists targets asks for the goals of a plan: it says nothing but which plans and years.
fn goals_asked(query: &Query, index: &Index, plan: PlanId) -> bool {
    let about_plans = query
        .terms
        .iter()
        .all(|t| matches!(t.of_field(), Some(Field::Plan | Field::Year | Field::Due)));
    if !about_plans {
        return false;
    }
    let terms = query.terms.iter().filter(|t| t.of_field() != Some(Field::Due)).cloned().collect();
    let of_plan =
        |answer: Answer| answer.tasks.iter().any(|id| index.model().task(*id).plan == plan);
    run(&Query { terms }, index).is_ok_and(of_plan)
}

/// How well a unit's folded names fit all words: 0 is best; none if one word is not found.
fn unit_rank(keys: &[String], words: &[String]) -> Option<usize> {
    let mut worst = 0;
    for word in words {
        let of_key = |(i, key): (usize, &String)| {
            let part = if key == word {
                0
            } else if key.starts_with(word.as_str()) {
                2
            } else if key.contains(word.as_str()) {
                4
            } else {
                return None;
            };
            // The canonical name comes first and counts for more than an alias.
            Some(part + usize::from(i > 0))
        };
        worst = worst.max(keys.iter().enumerate().filter_map(of_key).min()?);
    }
    Some(worst)
}

fn has_all(key: &str, words: &[String]) -> bool {
    words.iter().all(|word| key.contains(word.as_str()))
}

fn count(tasks: &std::ops::Range<u32>, within: &TaskSet) -> usize {
    tasks.clone().filter(|task| within.contains(TaskId(*task))).count()
}
