//! How many tasks each value of a dimension would leave.
//!
//! A value's count is the number of tasks there would be if the terms about its dimension were replaced by
//! that one value: a facet ignores its own selection and obeys all others. Values without tasks stay listed.

use super::field::involvement_names;
use super::{Field, Resolved, UNASSIGNED, unit_value};
use crate::index::{Dimension, Index, TaskSet};
use crate::model::{Involvement, UnitId};
use crate::text::fold::fold;

/// One value of a dimension and how many tasks it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// What is shown, for example 市教育局.
    pub label: String,
    /// What tells it from another value with the same label: a unit's region.
    pub context: Option<String>,
    /// The whole name that a query uses for it.
    pub value: String,
    /// The number of tasks.
    pub count: usize,
    /// The folded names by which it is found: the label and, for a unit, its aliases.
    pub keys: Vec<String>,
    /// For a unit the same with its region.
    pub placed: Vec<String>,
}

/// Every value of a field with its count, in the data's order; 未明确 last in the fields of units. Nothing for a
/// field whose values cannot be listed.
pub fn facet(field: Field, resolved: &Resolved, index: &Index) -> Vec<FacetValue> {
    let within = resolved.tasks(index, Some(field));
    match field.dimension() {
        Some(dimension) => of_dimension(dimension, &within, index),
        None if field == Field::Role => roles(resolved, &within, index),
        None => Vec::new(),
    }
}

/// How the tasks concern the units that are asked for.
fn roles(resolved: &Resolved, within: &TaskSet, index: &Index) -> Vec<FacetValue> {
    let value = |how: Involvement| {
        let mut tasks = index.involving(how, resolved.units());
        tasks.and(within);
        let names = involvement_names(how);
        let [value, label] = [0, 1].map(|i| names.get(i).copied().unwrap_or_default());
        let keys = names.iter().map(|name| fold(name)).collect();
        FacetValue { count: tasks.len(), keys, ..plain(label, value) }
    };
    Involvement::ALL.map(value).into()
}

fn plain(label: &str, value: &str) -> FacetValue {
    FacetValue {
        label: label.to_owned(),
        context: None,
        value: value.to_owned(),
        count: 0,
        keys: vec![fold(label)],
        placed: Vec::new(),
    }
}

fn of_dimension(dimension: Dimension, within: &TaskSet, index: &Index) -> Vec<FacetValue> {
    let model = index.model();
    let mut out: Vec<FacetValue> = (0..index.values(dimension))
        .map(|value| {
            let mut shown = match dimension {
                Dimension::Plan => plain(&model.plans[value].title, &model.plans[value].id),
                Dimension::Theme => plain(&model.themes[value].name, &model.themes[value].name),
                Dimension::Area => plain(&index.area_titles()[value], &index.area_titles()[value]),
                Dimension::Year | Dimension::Due => {
                    let year = index.years()[value].to_string();
                    plain(&year, &year)
                }
                Dimension::Lead
                | Dimension::Responsible
                | Dimension::InCharge
                | Dimension::Unit => unit(UnitId::at(value), index),
            };
            shown.count = index.count(dimension, value, within);
            shown
        })
        .collect();
    if is_of_units(dimension) {
        // A unit that never has the role is no value of it.
        let mut value = 0;
        out.retain(|_| {
            value += 1;
            index.has_tasks(dimension, value - 1)
        });
        let mut unassigned = index.without(dimension);
        unassigned.and(within);
        out.push(FacetValue { count: unassigned.len(), ..plain(UNASSIGNED, UNASSIGNED) });
    }
    out
}

fn is_of_units(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::Lead | Dimension::Responsible | Dimension::InCharge | Dimension::Unit
    )
}

fn unit(id: UnitId, index: &Index) -> FacetValue {
    let unit = index.model().unit(id);
    let (own, placed) = index.unit_keys_and_region(id);
    FacetValue {
        label: unit.name.clone(),
        context: index.shares_name(id).then(|| unit.region.clone()),
        value: unit_value(id, index),
        count: 0,
        keys: own.to_vec(),
        placed: placed.to_vec(),
    }
}
