//! How many tasks each value of a field would leave.
//!
//! A value's count is the number of tasks that there would be if it alone was chosen in its facet: what else is chosen
//! there is ignored, what is excluded there stays excluded (unless it is the value itself), and every other condition
//! holds. Values without tasks stay listed. Where a question has several filters of the field that must all hold, the last
//! is what the facet has chosen; the others are conditions like any other.

use super::answer::{Answer, featuring, held};
use super::field::{Feature, Field};
use super::filter::Filter;
use super::held::{Held, Together, targets_having, tasks_due};
use super::value::Value;
use crate::data::Data;
use crate::index::{Dimension, Index, TaskSet};
use crate::model::Involvement;

/// One value of a field and how many tasks it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value.
    pub value: Value,
    /// The number of tasks.
    pub count: usize,
}

/// Every value of a field with its count, in the data's order; 未明确 last in the fields of units, 未写期限 in `due:`. Nothing for a
/// field whose values cannot be listed.
pub fn facet(field: Field, answer: &Answer, data: &Data) -> Vec<FacetValue> {
    let index = data.index();
    let own = answer.question.chosen_in(field);
    let within = answer.together(index, |at, _| Some(at) != own);
    let mut counted = match field.dimension() {
        Some(dimension) => of_dimension(dimension, &within.tasks(index), data),
        None if field == Field::Role => roles(answer, &within.tasks(index), data),
        None if field == Field::Due => due(&within, index),
        None => Vec::new(),
    };
    // What is excluded counts as it would if it was chosen instead.
    let excluded = answer.question.filters.iter().filter(|f| f.field == field && f.negated);
    for value in excluded.flat_map(|filter| &filter.values) {
        if let Some(counted) = counted.iter_mut().find(|counted| counted.value == *value) {
            counted.count = instead(field, value, answer, data).len();
        }
    }
    counted
}

/// The tasks that there would be if an excluded value was chosen instead.
fn instead(field: Field, value: &Value, answer: &Answer, data: &Data) -> TaskSet {
    let index = data.index();
    let own = answer.question.chosen_in(field);
    let mut together = answer.together(index, |at, filter| {
        Some(at) != own && !(filter.field == field && filter.negated)
    });
    let excluded = answer.question.filters.iter().filter(|f| f.field == field && f.negated);
    let others = excluded.flat_map(|filter| &filter.values).filter(|other| *other != value);
    let chosen = std::iter::once((value, false)).chain(others.map(|other| (other, true)));
    for (value, negated) in chosen {
        let filter = Filter::new(field, negated, [value.clone()]);
        together.and(&held(&filter, answer.units(), data));
    }
    together.tasks(index)
}

/// How many tasks have a target that is meant and applies in each year, and one without a stated time.
fn due(within: &Together, index: &Index) -> Vec<FacetValue> {
    let years = index.years().iter().map(|year| Value::Year(*year));
    let counted = |value: Value| {
        let mut chosen = within.clone();
        if let Some(targets) = targets_having(Field::Due, &value, index) {
            chosen.and(&Held::Targets(targets, tasks_due(Field::Due, &value, index)));
        }
        FacetValue { count: chosen.tasks(index).len(), value }
    };
    let features = Feature::OF_DUE.into_iter().filter_map(|feature| {
        let mut chosen = within.clone();
        chosen.and_tasks(&featuring(feature, index));
        let count = chosen.tasks(index).len();
        // Where no plan dates its tasks, nothing is late.
        (count > 0).then_some(FacetValue { value: Value::Feature(feature), count })
    });
    let years: Vec<FacetValue> = years.chain([Value::Undated]).map(counted).collect();
    features.chain(years).collect()
}

/// How the tasks concern the units that are asked for.
fn roles(answer: &Answer, within: &TaskSet, data: &Data) -> Vec<FacetValue> {
    let counted = |how: Involvement| {
        let mut tasks = data.index().involving(how, answer.units());
        tasks.and(within);
        FacetValue { value: Value::Involvement(how), count: tasks.len() }
    };
    data.index().involvements().map(counted).collect()
}

fn of_dimension(dimension: Dimension, within: &TaskSet, data: &Data) -> Vec<FacetValue> {
    let index = data.index();
    let of_units = matches!(
        dimension,
        Dimension::Lead
            | Dimension::Responsible
            | Dimension::InCharge
            | Dimension::Guidance
            | Dimension::Unit
    );
    // A unit that never has the role is no value of it.
    let values =
        (0..index.values(dimension)).filter(|at| !of_units || index.has_tasks(dimension, *at));
    let mut out: Vec<FacetValue> = values
        .map(|at| FacetValue {
            value: Value::of(dimension, at, index),
            count: index.count(dimension, at, within),
        })
        .collect();
    if of_units {
        let mut nobody = index.without(Dimension::Unit);
        nobody.and(within);
        out.push(FacetValue { value: Value::Nobody, count: nobody.len() });
    }
    out
}
