//! [`Question`] → the tasks that answer it, in order.

use super::error::QueryError;
use super::field::{Feature, Field};
use super::filter::{Filter, Question};
use super::lookup::{has_target, look_up};
use super::term::Query;
use super::value::Value;
use super::words::WordHits;
use crate::audit::Finding;
use crate::data::Data;
use crate::index::{Dimension, Index, TaskSet};
use crate::model::{PlanId, TaskId, UnitId};

/// What a question gives.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question.
    pub question: Question,
    /// The tasks for which everything holds: best match first if there are words, else as in the plans.
    pub tasks: Vec<TaskId>,
    /// The units that `role:` speaks of, in order.
    units: Vec<UnitId>,
    /// The years that `due:` asks for, ascending.
    due: Vec<u16>,
    /// The years that `year:` asks for, ascending.
    in_force: Vec<u16>,
    /// For every filter, then for every word, the tasks for which it holds.
    holding: Vec<TaskSet>,
}

impl Answer {
    /// The years in which a target must apply, if the question asks for any; the targets that do are what was asked for.
    pub fn due_years(&self) -> &[u16] {
        &self.due
    }

    /// The years whose targets the reader is looking for: those of `due:`, or else those of `year:`.
    pub(crate) fn years_of_interest(&self) -> &[u16] {
        if self.due.is_empty() { &self.in_force } else { &self.due }
    }

    /// The units that the question asks for in any role, and whose roles `role:` tells apart.
    pub(crate) fn units(&self) -> &[UnitId] {
        &self.units
    }

    /// The tasks that there would be if words and only those filters were asked for that are `kept`, by position.
    pub(crate) fn with_filters(
        &self,
        index: &Index,
        kept: impl Fn(usize, &Filter) -> bool,
    ) -> TaskSet {
        let filters = self.question.filters.iter().enumerate();
        let mut tasks = self.with_words(index);
        for ((at, filter), holding) in filters.zip(&self.holding) {
            if kept(at, filter) {
                tasks.and(holding);
            }
        }
        tasks
    }

    /// The tasks that there would be without words, in the plans' order.
    pub(crate) fn without_words(&self, index: &Index) -> TaskSet {
        let mut tasks = index.all();
        self.holding.iter().take(self.question.filters.len()).for_each(|set| tasks.and(set));
        tasks
    }

    fn with_words(&self, index: &Index) -> TaskSet {
        let mut tasks = index.all();
        self.holding.iter().skip(self.question.filters.len()).for_each(|set| tasks.and(set));
        tasks
    }
}

/// Looks up the names of a query and answers it. Every name that means nothing is returned at once.
///
/// ```
/// use fengong::data::Data;
/// use fengong::load::Layer;
/// use fengong::query::{Query, run};
/// let data = Data::load(&[Layer::Embedded]);
/// let query = Query::parse("lead:银川市/市教育局 year:2022").unwrap();
/// assert_eq!(run(&query, &data).unwrap().tasks.len(), 5);
/// ```
pub fn run(query: &Query, data: &Data) -> Result<Answer, Vec<QueryError>> {
    let (question, mut errors) = look_up(query, data.index());
    if question.asks(Field::Role) && question.units().is_empty() {
        errors.push(QueryError::RoleOfNobody);
    }
    if errors.is_empty() { Ok(answer(question, data)) } else { Err(errors) }
}

/// Answers a question. Filters by role hold for every task where no unit is asked for whose role it could be.
pub fn answer(question: Question, data: &Data) -> Answer {
    let index = data.index();
    let units = question.units();
    let mut holding: Vec<TaskSet> =
        question.filters.iter().map(|filter| holds(filter, &units, data)).collect();
    let mut hits = Vec::new();
    for word in &question.words {
        // What is quoted or excluded is meant as it stands.
        let found = WordHits::of(&word.text, word.text.is_quoted() || word.negated, index);
        let tasks = found.tasks(index);
        if word.negated {
            holding.push(tasks.complement());
        } else {
            holding.push(tasks);
            hits.push(found);
        }
    }
    let mut all = index.all();
    for tasks in &holding {
        all.and(tasks);
    }
    let mut tasks: Vec<TaskId> = all.iter().collect();
    if !hits.is_empty() {
        // Stable, so equal matches stay in the plans' order.
        tasks.sort_by_key(|task| hits.iter().map(|hits| hits.rank(*task)).sum::<usize>());
    }
    let [due, in_force] = [Field::Due, Field::Year].map(|field| years(&question, field));
    Answer { question, tasks, units, due, in_force, holding }
}

/// The years that a field asks for, ascending.
fn years(question: &Question, field: Field) -> Vec<u16> {
    let of_field = question.filters.iter().filter(|f| f.field == field && !f.negated);
    let mut years: Vec<u16> = of_field.flat_map(Filter::years).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The tasks for which a filter holds; `units` are those that `role:` speaks of.
fn holds(filter: &Filter, units: &[UnitId], data: &Data) -> TaskSet {
    let index = data.index();
    if filter.field == Field::Role && units.is_empty() {
        return index.all();
    }
    let mut tasks = index.none();
    for value in &filter.values {
        tasks.or(&having(filter.field, value, units, data));
    }
    if filter.negated { tasks.complement() } else { tasks }
}

/// The tasks for which a field has a value.
pub(super) fn having(field: Field, value: &Value, units: &[UnitId], data: &Data) -> TaskSet {
    let index = data.index();
    let dimension = field.dimension().unwrap_or(Dimension::Unit);
    match value {
        Value::Nobody => index.without(dimension),
        Value::Unit(unit) => {
            let mut tasks = index.with(dimension, [unit.index()]);
            if field == Field::Concerns {
                tasks.or(&index.covered([*unit]));
            }
            tasks
        }
        Value::Plan(_) | Value::Area(_) | Value::Theme(_) | Value::Year(_) => {
            index.with(dimension, value.position(index))
        }
        Value::Involvement(how) => index.involving(*how, units),
        Value::Feature(feature) if field == Field::No => featuring(*feature, index).complement(),
        Value::Feature(feature) => featuring(*feature, index),
        Value::Rule(rule) => {
            let found = data.findings().iter().filter(|finding| finding.rule == *rule);
            let tasks: Vec<TaskId> = found.filter_map(Finding::task).collect();
            index.set(&tasks)
        }
        Value::Target(text) => {
            let tasks: Vec<TaskId> =
                index.model().task_ids().filter(|task| has_target(text, *task, index)).collect();
            index.set(&tasks)
        }
    }
}

/// The tasks that have a feature.
fn featuring(feature: Feature, index: &Index) -> TaskSet {
    let model = index.model();
    let dimension = match feature {
        Feature::Lead => Dimension::Lead,
        Feature::Responsible => Dimension::Responsible,
        Feature::InCharge => Dimension::InCharge,
        Feature::Unit => Dimension::Unit,
        Feature::Collective => {
            let collectives = model.units.iter().enumerate().filter(|(_, u)| u.collective);
            return index.with(Dimension::Unit, collectives.map(|(i, _)| i));
        }
        Feature::Target | Feature::Undated => {
            let has = |task: &TaskId| {
                let targets = &model.task(*task).targets;
                let undated = targets.iter().any(|t| t.when.is_none());
                undated || feature == Feature::Target && !targets.is_empty()
            };
            return index.set(&model.task_ids().filter(has).collect::<Vec<_>>());
        }
    };
    index.without(dimension).complement()
}

/// The plans that filters about plans and years alone ask for; none if others are among them, which are about tasks.
pub fn plans_asked(filters: &[Filter], index: &Index) -> Option<Vec<PlanId>> {
    let model = index.model();
    let about_plans = |f: &Filter| {
        matches!(f.field, Field::Plan | Field::Year) || f.field == Field::Due && !f.negated
    };
    if !filters.iter().all(about_plans) {
        return None;
    }
    let asked = |id: &PlanId| {
        filters.iter().all(|filter| match filter.field {
            Field::Plan => filter.values.contains(&Value::Plan(*id)) != filter.negated,
            Field::Year => {
                let period = model.plan(*id).period;
                filter.years().any(|year| period.contains(year)) != filter.negated
            }
            // Whether a goal is due is asked of each goal.
            _ => true,
        })
    };
    Some((0..model.plans.len()).map(PlanId::at).filter(asked).collect())
}
