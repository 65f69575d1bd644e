//! The names in a query, looked up: every term becomes the set of tasks for which it holds.

use super::field::{involvement_named, involvement_names};
use super::units::{Meant, meant};
use super::words::WordHits;
use super::{Condition, Feature, Field, Query, QueryError, Text};
use crate::audit::Rule;
use crate::index::{Dimension, Index, TaskSet};
use crate::lang::Lang;
use crate::model::{Involvement, PlanId, TaskId, UnitId};
use crate::nearest::nearest;
use crate::text::fold::{fold, narrow};

/// How many near names an error lists.
pub(super) const NEAR: usize = 5;

/// A query whose names have been looked up in one index.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// For every term the field it is about and the tasks for which it holds.
    pub(super) clauses: Vec<(Option<Field>, TaskSet)>,
    /// Where the words that must be found were found.
    pub(super) hits: Vec<WordHits>,
    /// The years that `due:` asks for, ascending.
    due: Vec<u16>,
    /// The years that `year:` asks for, ascending.
    in_force: Vec<u16>,
    /// The units that `role:` speaks of, in order.
    units: Vec<UnitId>,
}

impl Resolved {
    /// The years in which a target must apply, if the query asks for any; the targets that do are what was
    /// asked for.
    pub fn due_years(&self) -> &[u16] {
        &self.due
    }

    /// The years whose targets the reader is looking for: those of `due:`, or else those of `year:`.
    pub fn years_of_interest(&self) -> &[u16] {
        if self.due.is_empty() { &self.in_force } else { &self.due }
    }

    /// The units that the query asks for in any role, and whose roles `role:` tells apart.
    pub fn units(&self) -> &[UnitId] {
        &self.units
    }

    /// The tasks for which every term holds, except those about `ignored`.
    pub(super) fn tasks(&self, index: &Index, ignored: Option<Field>) -> TaskSet {
        let mut tasks = index.all();
        for (field, set) in &self.clauses {
            if ignored.is_none() || *field != ignored {
                tasks.and(set);
            }
        }
        tasks
    }
}

/// Looks up the names in a query; every name that means nothing is returned at once.
pub fn resolve(query: &Query, index: &Index) -> Result<Resolved, Vec<QueryError>> {
    let mut resolved = Resolved {
        clauses: Vec::new(),
        hits: Vec::new(),
        due: Vec::new(),
        in_force: Vec::new(),
        units: units_asked(query, index),
    };
    let mut errors = Vec::new();
    for term in &query.terms {
        let set = match &term.condition {
            Condition::Word(word) => {
                // What is quoted or excluded is meant as it stands.
                let exact = word.is_quoted() || term.negated;
                let hits = WordHits::of(word, exact, index);
                let set = hits.tasks(index);
                if !term.negated {
                    resolved.hits.push(hits);
                }
                set
            }
            Condition::Field(field, values) => {
                let mut set = index.none();
                for value in values {
                    match lookup(*field, value, &resolved.units, index) {
                        Ok(tasks) => set.or(&tasks),
                        Err(error) => errors.push(error),
                    }
                    let named = years(value.text()).into_iter().flatten();
                    let named = named.filter(|year| index.years().contains(year));
                    match field {
                        Field::Due if !term.negated => resolved.due.extend(named),
                        Field::Year if !term.negated => resolved.in_force.extend(named),
                        _ => {}
                    }
                }
                set
            }
        };
        let set = if term.negated { set.complement() } else { set };
        resolved.clauses.push((term.of_field(), set));
    }
    for years in [&mut resolved.due, &mut resolved.in_force] {
        years.sort_unstable();
        years.dedup();
    }
    if errors.is_empty() { Ok(resolved) } else { Err(errors) }
}

/// The tasks for which a field has a value; `units` are those that `role:` speaks of.
fn lookup(
    field: Field,
    value: &Text,
    units: &[UnitId],
    index: &Index,
) -> Result<TaskSet, QueryError> {
    let model = index.model();
    let found = match field {
        Field::Lead | Field::Responsible | Field::InCharge | Field::Unit | Field::Concerns => {
            return unit_tasks(field, value, index);
        }
        Field::Role if units.is_empty() => return Err(QueryError::RoleOfNobody),
        Field::Role => role_tasks(value, units, index),
        Field::Area => {
            let names: Vec<Vec<&str>> =
                index.area_titles().iter().map(|t| vec![t.as_str()]).collect();
            named(Dimension::Area, &names, value, index)
        }
        Field::Theme => {
            let names: Vec<Vec<&str>> =
                model.themes.iter().map(|t| vec![t.name.as_str(), &t.id]).collect();
            named(Dimension::Theme, &names, value, index)
        }
        Field::Plan => named(Dimension::Plan, &plan_names(index), value, index),
        Field::Year => year_tasks(Dimension::Year, value, index),
        Field::Due => year_tasks(Dimension::Due, value, index),
        Field::Target => target_tasks(value, index),
        Field::Has => feature_tasks(value, index),
        Field::No => feature_tasks(value, index).map(TaskSet::complement),
        Field::Audit => audited_tasks(value, index),
    };
    found.map_err(|near| QueryError::UnknownValue(field, value.text().to_owned(), near))
}

/// The tasks that a unit field's value asks for.
fn unit_tasks(field: Field, value: &Text, index: &Index) -> Result<TaskSet, QueryError> {
    let dimension = field.dimension().unwrap_or(Dimension::Unit);
    let units = match meant(value, index) {
        Ok(Meant::Nobody) => return Ok(index.without(dimension)),
        Ok(Meant::Units(units)) => units,
        Err(wrong) => return Err(wrong.in_field(field)),
    };
    let mut tasks = index.with(dimension, units.iter().map(|u| u.index()));
    if field == Field::Concerns {
        tasks.or(&index.covered(units));
    }
    Ok(tasks)
}

/// The units that `role:` speaks of: those of the last `concerns:`, or else of `unit:`. The last one, because our unit's
/// comes last in what the browser asks, and a second one narrows the tasks without being whose role is meant.
fn units_asked(query: &Query, index: &Index) -> Vec<UnitId> {
    let of = |values: &[Text]| -> Vec<UnitId> {
        let mut units = Vec::new();
        for value in values {
            if let Ok(Meant::Units(found)) = meant(value, index) {
                units.extend(found);
            }
        }
        units.sort_unstable();
        units.dedup();
        units
    };
    let last = |wanted: Field| {
        query.terms.iter().rev().find_map(|term| match &term.condition {
            Condition::Field(field, values) if *field == wanted && !term.negated => {
                Some(of(values)).filter(|units| !units.is_empty())
            }
            _ => None,
        })
    };
    last(Field::Concerns).or_else(|| last(Field::Unit)).unwrap_or_default()
}

fn role_tasks(value: &Text, units: &[UnitId], index: &Index) -> Result<TaskSet, Vec<String>> {
    let Some(how) = involvement_named(value.text()) else {
        let names = |at: usize| {
            Involvement::ALL.into_iter().filter_map(move |how| involvement_names(how).get(at))
        };
        return Err(names(1).chain(names(0)).map(|n| (*n).to_owned()).collect());
    };
    Ok(index.involving(how, units))
}

/// The tasks in which a rule of the audit finds something.
fn audited_tasks(value: &Text, index: &Index) -> Result<TaskSet, Vec<String>> {
    let name = fold(value.text());
    let titled = |rule: &Rule| [Lang::Zh, Lang::En].iter().any(|l| fold(rule.title(*l)) == name);
    let rule = Rule::named(&name).or_else(|| Rule::ALL.into_iter().find(titled));
    let Some(rule) = rule else {
        return Err(Rule::near(&name).into_iter().map(str::to_owned).collect());
    };
    let mut tasks = index.none();
    for task in index.findings().iter().filter(|f| f.rule == rule).filter_map(|f| f.task) {
        tasks.insert(task);
    }
    Ok(tasks)
}

/// The tasks with a value whose names are given.
fn named(
    dimension: Dimension,
    names: &[Vec<&str>],
    value: &Text,
    index: &Index,
) -> Result<TaskSet, Vec<String>> {
    let values = positions(names, value);
    if values.is_empty() {
        let all = names.iter().flatten().copied();
        return Err(nearest(value.text(), all, NEAR).into_iter().map(str::to_owned).collect());
    }
    Ok(index.with(dimension, values))
}

/// Which of the things with these names a value means: whole names, or, unless quoted, a part of one.
fn positions(names: &[Vec<&str>], value: &Text) -> Vec<usize> {
    let key = fold(value.text());
    let matching = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let fitting = names.iter().enumerate().filter(|(_, n)| n.iter().any(|n| fits(&fold(n))));
        fitting.map(|(i, _)| i).collect()
    };
    let mut values = matching(&|name| name == key);
    if values.is_empty() && !value.is_quoted() && !key.is_empty() {
        values = matching(&|name| name.contains(&key));
    }
    values
}

/// The plans that a query about plans and years alone asks for; none if it is about tasks.
pub fn plans_asked(query: &Query, index: &Index) -> Option<Vec<PlanId>> {
    let plans = &index.model().plans;
    let names: Vec<Vec<&str>> = plan_names(index);
    let mut asked: Vec<PlanId> = (0..plans.len()).map(PlanId::at).collect();
    for term in &query.terms {
        let Condition::Field(field, values) = &term.condition else { return None };
        let holds = |id: &PlanId| match field {
            Field::Plan => Some(values.iter().any(|v| positions(&names, v).contains(&id.index()))),
            Field::Year => {
                let period = index.model().plan(*id).period;
                Some(
                    values
                        .iter()
                        .any(|v| years(v.text()).into_iter().flatten().any(|y| period.contains(y))),
                )
            }
            // Whether a goal is due is asked of each goal.
            Field::Due if !term.negated => Some(true),
            _ => None,
        };
        if asked.iter().any(|id| holds(id).is_none()) {
            return None;
        }
        let negated = term.negated;
        asked.retain(|id| holds(id) != Some(negated));
    }
    Some(asked)
}

/// The names of every plan.
fn plan_names(index: &Index) -> Vec<Vec<&str>> {
    let plans = index.model().plans.iter();
    plans.map(|p| vec![p.id.as_str(), p.title.as_str(), p.region.as_str()]).collect()
}

fn year_tasks(dimension: Dimension, value: &Text, index: &Index) -> Result<TaskSet, Vec<String>> {
    let known = index.years();
    let wanted = years(value.text());
    let positions: Vec<usize> = match &wanted {
        Some(wanted) => {
            known.iter().enumerate().filter(|(_, y)| wanted.contains(y)).map(|(i, _)| i).collect()
        }
        None => Vec::new(),
    };
    if positions.is_empty() {
        let ends = [known.first(), known.last()].into_iter().flatten();
        let known =
            if known.len() > 12 { ends.collect() } else { known.iter().collect::<Vec<_>>() };
        return Err(known.into_iter().map(u16::to_string).collect());
    }
    Ok(index.with(dimension, positions))
}

/// The years that a value names: `2025`, `2025年`, or a range such as `2022-2024`.
fn years(text: &str) -> Option<std::ops::RangeInclusive<u16>> {
    let text: String = text.chars().map(narrow).filter(|c| *c != '年').collect();
    let year = |text: &str| -> Option<u16> {
        let text = text.trim();
        (text.len() == 4 && text.chars().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
    };
    match text.split_once("..").or_else(|| text.split_once('-')) {
        Some((first, last)) => {
            let (first, last) = (year(first)?, year(last)?);
            (first <= last).then_some(first..=last)
        }
        None => year(&text).map(|y| y..=y),
    }
}

/// The tasks with a target of this name, or, unless quoted, of a name with this part.
fn target_tasks(value: &Text, index: &Index) -> Result<TaskSet, Vec<String>> {
    let model = index.model();
    let key = fold(value.text());
    let with = |fits: &dyn Fn(&str) -> bool| {
        let mut set = index.none();
        let fitting = |id: &TaskId| model.task(*id).targets.iter().any(|t| fits(&fold(&t.what)));
        model.task_ids().filter(fitting).for_each(|id| set.insert(id));
        set
    };
    let mut found = with(&|name| name == key);
    if found.is_empty() && !value.is_quoted() && !key.is_empty() {
        found = with(&|name| name.contains(&key));
    }
    if found.is_empty() {
        let names = model.tasks.iter().flat_map(|t| &t.targets).map(|t| t.what.as_str());
        return Err(nearest(value.text(), names, NEAR).into_iter().map(str::to_owned).collect());
    }
    Ok(found)
}

fn feature_tasks(value: &Text, index: &Index) -> Result<TaskSet, Vec<String>> {
    let model = index.model();
    let Some(feature) = Feature::named(value.text()) else {
        let named = |at: usize| Feature::ALL.iter().filter_map(move |f| f.names().get(at));
        return Err(named(1).chain(named(0)).map(|n| (*n).to_owned()).collect());
    };
    let dimension = match feature {
        Feature::Lead => Dimension::Lead,
        Feature::Responsible => Dimension::Responsible,
        Feature::InCharge => Dimension::InCharge,
        Feature::Unit => Dimension::Unit,
        Feature::Collective => {
            let collectives = model.units.iter().enumerate().filter(|(_, u)| u.collective);
            return Ok(index.with(Dimension::Unit, collectives.map(|(i, _)| i)));
        }
        Feature::Target | Feature::Undated => {
            let mut set = index.none();
            for id in model.task_ids() {
                let targets = &model.task(id).targets;
                let undated = targets.iter().any(|t| t.when.is_none());
                if undated || feature == Feature::Target && !targets.is_empty() {
                    set.insert(id);
                }
            }
            return Ok(set);
        }
    };
    Ok(index.without(dimension).complement())
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn reads_years() {
        for (text, expected) in [
            ("2025", Some((2025, 2025))),
            ("２０２５年", Some((2025, 2025))),
            ("2022-2024", Some((2022, 2024))),
            ("2022—2024年", Some((2022, 2024))),
            ("2022..2024", Some((2022, 2024))),
            ("2024-2022", None),
            ("25", None),
            ("+202", None),
            ("", None),
        ] {
            assert_eq!(years(text), expected.map(|(a, b)| a..=b), "{text}");
        }
    }
}
