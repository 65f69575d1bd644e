//! [`Question`] → the tasks that answer it, in order, and which of their targets are meant.

use super::error::QueryError;
use super::field::{Feature, Field};
use super::filter::{Filter, Question};
use super::held::{Held, Together, asked_targets, targets_having, tasks_due};
use super::lookup::look_up;
use super::near::Near;
use super::spoken::Spoken;
use super::term::Query;
use super::value::Value;
use crate::audit::Finding;
use crate::data::Data;
use crate::index::{Dimension, Index, TargetSet, TaskSet};
use crate::model::{PlanId, TargetId, TaskId, UnitId};

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
    /// For every filter what it holds for.
    held: Vec<Held>,
    /// The tasks in which the words are found, or which are near to them.
    worded: TaskSet,
    /// If nothing is found and the tasks are merely near to the words: the parts of these that they share.
    near: Option<Vec<String>>,
    /// Whether nothing is found literally, and something is near to the words, be it narrowed away.
    nearby: bool,
    /// The targets for which everything holds that is asked about targets, whatever their tasks.
    meant: TargetSet,
    /// Whether something is asked about targets.
    asks_for_targets: bool,
    /// Of those that are meant, the ones in which the words are found.
    fitting: TargetSet,
}

impl Answer {
    /// If nothing was found in the words' own sense, so that the tasks are merely near to them (相近): the parts of the words
    /// that they share.
    pub fn near(&self) -> Option<&[String]> {
        self.near.as_deref()
    }

    /// Whether nothing is found literally, and something is near to the words, be it that conditions leave nothing of it.
    pub(crate) fn is_nearby(&self) -> bool {
        self.nearby
    }

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

    /// Whether everything holds for a target that is asked about targets.
    pub fn means(&self, target: TargetId) -> bool {
        self.meant.contains(target)
    }

    /// Whether nothing is asked about targets but in which years they apply.
    pub(crate) fn asks_years_alone(&self) -> bool {
        let years_alone = |filter: &Filter| {
            filter.field == Field::Due && filter.values.iter().all(|v| *v != Value::Undated)
        };
        let about = |filter: &&Filter| {
            matches!(filter.field, Field::Due | Field::Target | Field::Has) && !filter.negated
        };
        !self.asks_for_targets || self.question.filters.iter().filter(about).all(years_alone)
    }

    /// Whether the reader is after a target of a task, by position: what is asked about targets holds for it, or it applies
    /// in a year that is asked for.
    pub fn is_after(&self, task: TaskId, at: usize, index: &Index) -> bool {
        if self.asks_for_targets {
            return self.means(index.target(task, at));
        }
        let task = index.model().task(task);
        let years = self.years_of_interest();
        task.targets.get(at).is_some_and(|t| years.iter().any(|y| t.applies(*y, task.period)))
    }

    /// Whether a target is itself what was asked for, words included, rather than only its task.
    pub fn fits(&self, target: TargetId) -> bool {
        self.fitting.contains(target)
    }

    /// Whether a year is asked for and a task has no target that is stated to apply then, so that it is found only because no
    /// time is written for one.
    pub fn is_due_with_plan(&self, task: TaskId, index: &Index) -> bool {
        let mut meant = index.targets_of(task).filter(|target| self.means(*target));
        let by_itself = || self.due.iter().any(|year| index.due_in(*year).contains(task));
        !self.due.is_empty() && meant.all(|target| index.undated().contains(target)) && !by_itself()
    }

    /// What words and only those filters hold for that are `kept`, by position.
    pub(super) fn together(
        &self,
        index: &Index,
        kept: impl Fn(usize, &Filter) -> bool,
    ) -> Together {
        let mut together = Together::all(index);
        together.and_tasks(&self.worded);
        for ((at, filter), held) in self.question.filters.iter().enumerate().zip(&self.held) {
            if kept(at, filter) {
                together.and(held);
            }
        }
        together
    }

    /// How many tasks there would be without the filter at this position.
    pub(crate) fn count_without(&self, index: &Index, position: usize) -> usize {
        let mut together = Together::all(index);
        together.and_tasks(&self.worded);
        let others = self.held.iter().enumerate().filter(|(at, _)| *at != position);
        others.for_each(|(_, held)| together.and(held));
        together.tasks(index).len()
    }

    /// How many tasks there would be with the words alone.
    pub(crate) fn count_of_words(&self) -> usize {
        self.worded.len()
    }

    /// The tasks that there would be without words, in the plans' order.
    pub(crate) fn without_words(&self, index: &Index) -> TaskSet {
        let mut together = Together::all(index);
        self.held.iter().for_each(|held| together.and(held));
        together.tasks(index)
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
    let mut together = Together::all(index);
    let held: Vec<Held> = question.filters.iter().map(|f| held(f, &units, data)).collect();
    for held in &held {
        together.and(held);
    }
    let spoken = Spoken::of(&question.words, index);
    let found = spoken.tasks(index);
    // Only what stands nowhere in the plans is looked for in another sense; what is asked beside words narrows either. What
    // people say of a task is no word of the plan: it comes first among what is near.
    let written = !spoken.written(index).is_empty();
    let mut near = if written { Near::default() } else { Near::of(&question.words, index) };
    near.tasks.retain(|task| !spoken.excludes(*task));
    let is_near = !near.tasks.is_empty();
    if is_near {
        let mut said: Vec<TaskId> = found.iter().collect();
        said.sort_by_cached_key(|task| spoken.rank(*task));
        near.tasks.retain(|task| !found.contains(*task));
        near.tasks.splice(0..0, said);
    }
    let worded = if is_near { index.set(&near.tasks) } else { found };
    together.and_tasks(&worded);
    let mut tasks: Vec<TaskId> = together.tasks(index).iter().collect();
    // Stable, so equal matches stay in the plans' order.
    if is_near {
        tasks.sort_by_cached_key(|task| near.tasks.iter().position(|near| near == task));
    } else {
        tasks.sort_by_cached_key(|task| spoken.rank(*task));
    }
    let any = !tasks.is_empty();
    let meant = together.meant(index);
    let fitting = spoken.fitting(&meant, index);
    let asks_for_targets = together.asks_for_targets();
    let [due, in_force] = [Field::Due, Field::Year].map(|field| years(&question, field));
    Answer {
        question,
        tasks,
        units,
        due,
        in_force,
        held,
        worded,
        near: (is_near && any).then_some(near.parts),
        nearby: is_near,
        meant,
        asks_for_targets,
        fitting,
    }
}

/// The years that a field asks for, ascending.
fn years(question: &Question, field: Field) -> Vec<u16> {
    let of_field = question.filters.iter().filter(|f| f.field == field && !f.negated);
    let mut years: Vec<u16> = of_field.flat_map(Filter::years).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// What a filter holds for; `units` are those that `role:` speaks of.
pub(super) fn held(filter: &Filter, units: &[UnitId], data: &Data) -> Held {
    let of_tasks = || Held::Tasks(holds(filter, units, data));
    asked_targets(filter, data.index())
        .map_or_else(of_tasks, |(targets, tasks)| Held::Targets(targets, tasks))
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
fn having(field: Field, value: &Value, units: &[UnitId], data: &Data) -> TaskSet {
    let index = data.index();
    let dimension = field.dimension().unwrap_or(Dimension::Unit);
    match value {
        // Whatever the role: the plan names nobody for the task.
        Value::Nobody => index.without(Dimension::Unit),
        Value::Unit(unit) => {
            let mut tasks = index.with(dimension, [unit.index()]);
            if field == Field::Concerns {
                tasks.or(&index.covered([*unit]));
            }
            tasks
        }
        Value::Plan(_) | Value::Area(_) | Value::Theme(_) => {
            index.with(dimension, value.position(index))
        }
        Value::Year(_) if field != Field::Due => index.with(dimension, value.position(index)),
        Value::Involvement(how) => index.involving(*how, units),
        Value::Feature(feature) if field == Field::No => featuring(*feature, index).complement(),
        Value::Feature(feature) => featuring(*feature, index),
        Value::Rule(rule) => {
            let found = data.findings().iter().filter(|finding| finding.rule == *rule);
            let tasks: Vec<TaskId> = found.filter_map(Finding::task).collect();
            index.set(&tasks)
        }
        Value::Year(_) | Value::Undated | Value::Target(_) => {
            let targets = targets_having(field, value, index);
            let mut tasks =
                targets.map_or_else(|| index.none(), |targets| index.tasks_with(&targets));
            tasks.or(&tasks_due(field, value, index));
            tasks
        }
    }
}

/// The tasks that have a feature.
pub(super) fn featuring(feature: Feature, index: &Index) -> TaskSet {
    let model = index.model();
    let dimension = match feature {
        Feature::Lead => Dimension::Lead,
        Feature::Responsible => Dimension::Responsible,
        Feature::InCharge => Dimension::InCharge,
        Feature::Guidance => Dimension::Guidance,
        Feature::Unit => Dimension::Unit,
        Feature::Collective => {
            let collectives = model.units.iter().enumerate().filter(|(_, u)| u.collective);
            return index.with(Dimension::Unit, collectives.map(|(i, _)| i));
        }
        Feature::Target => return index.tasks_with(&index.all_targets()),
        Feature::Undated => return index.tasks_with(index.undated()),
        Feature::Overdue => return index.overdue(),
        Feature::ThisMonth => return index.due_this_month(),
        Feature::LongTerm => return index.without_end(),
        Feature::Dated => return index.tasks_with(&index.undated().clone().complement()),
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
