//! From texts to values: which things of the data a query names.

use super::error::QueryError;
use super::field::{Feature, Field, involvement_named, involvement_names};
use super::filter::{Filter, Question};
use super::goals::is_named;
use super::held::targets_having;
use super::said::Said;
use super::term::{Condition, Query, Term, Text, Word};
use super::units::{Meant, NEAR, meant};
use super::value::Value;
use super::years::{plausible, year_of_month, years};
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Involvement, Plan, PlanId, Theme, ThemeId};
use crate::nearest::nearest;
use crate::problem::Rule;
use crate::text::fold::fold;

/// Looks up the names of a query. A term with a name that means nothing is left out; what is wrong with it is returned.
pub fn look_up(query: &Query, index: &Index) -> (Question, Vec<QueryError>) {
    let mut question = Question::default();
    let mut errors = Vec::new();
    for term in &query.terms {
        match &term.condition {
            Condition::Word(text) => {
                question.words.push(Word { text: text.clone(), negated: term.negated });
            }
            Condition::Field(..) => match filter(term, index) {
                Ok(filter) => question.filters.push(filter),
                Err(wrong) => errors.extend(wrong),
            },
        }
    }
    (question, errors)
}

/// The filter that a term about a field means.
fn filter(term: &Term, index: &Index) -> Result<Filter, Vec<QueryError>> {
    let Condition::Field(field, texts) = &term.condition else { return Err(Vec::new()) };
    let mut values = Vec::new();
    let mut errors = Vec::new();
    for text in texts {
        match values_of(*field, text, index) {
            Ok(found) => values.extend(found),
            Err(wrong) => errors.push(wrong),
        }
    }
    // Of several years those are meant that there are.
    let years = matches!(field, Field::Year | Field::Due) && !values.is_empty();
    errors.retain(|error| !(years && names_years(error)));
    if errors.is_empty() { Ok(Filter::new(*field, term.negated, values)) } else { Err(errors) }
}

/// Whether what means nothing is at least a year.
fn names_years(error: &QueryError) -> bool {
    matches!(error, QueryError::UnknownValue(_, text, _) if plausible(text).is_some())
}

/// The values of a field that a text means: at least one.
fn values_of(field: Field, text: &Text, index: &Index) -> Result<Vec<Value>, QueryError> {
    let model = index.model();
    let found = match field {
        Field::Lead
        | Field::Responsible
        | Field::InCharge
        | Field::Guidance
        | Field::Unit
        | Field::Concerns => {
            return match meant(text, index) {
                Ok(Meant::Nobody) => Ok(vec![Value::Nobody]),
                Ok(Meant::Units(units)) => Ok(units.into_iter().map(Value::Unit).collect()),
                Err(wrong) => Err(wrong.in_field(field)),
            };
        }
        Field::Role => involvement(text).map(|how| vec![Value::Involvement(how)]),
        Field::Area => {
            let names: Vec<Vec<&str>> =
                index.area_titles().iter().map(|title| vec![title.as_str()]).collect();
            let themes = model.themes.iter().flat_map(theme_names);
            named(&names, text, Value::Area).map_err(|known| with_near(known, text, themes))
        }
        Field::Theme => {
            let names: Vec<Vec<&str>> = model.themes.iter().map(theme_names).collect();
            named(&names, text, |at| Value::Theme(ThemeId::at(at)))
        }
        Field::Plan => {
            let names: Vec<Vec<&str>> =
                model.plans.iter().map(|p| vec![p.id.as_str(), &p.title, &p.region]).collect();
            let called = plans_called(text, index);
            if called.is_empty() {
                let regions = index.plan_names().iter().flat_map(|plan| &plan.regions);
                named(&names, text, |at| Value::Plan(PlanId::at(at)))
                    .map_err(|known| with_near(known, text, regions.map(String::as_str)))
            } else {
                Ok(called)
            }
        }
        Field::Due if Feature::named(text.text()) == Some(Feature::Undated) => {
            Ok(vec![Value::Undated])
        }
        Field::Due if of_due(text).is_some() => Ok(of_due(text).into_iter().collect()),
        Field::Year => years_of(text, index),
        Field::Due => years_of(text, index).map_err(|mut known| {
            known.extend(Feature::Undated.names().iter().take(2).map(|name| (*name).to_owned()));
            known
        }),
        Field::Target => target(text, index),
        Field::Has | Field::No => feature(text).map(|feature| vec![Value::Feature(feature)]),
        Field::Audit => rule(text).map(|rule| vec![Value::Rule(rule)]),
    };
    found.map_err(|near| QueryError::UnknownValue(field, text.text().to_owned(), near))
}

/// 逾期, 本月到期, 长期: what `due:` takes besides years.
fn of_due(text: &Text) -> Option<Value> {
    let feature = Feature::named(text.text())?;
    Feature::OF_DUE.contains(&feature).then_some(Value::Feature(feature))
}

/// The plans that are called so by their document number, day or issuer, or by a short form of the title.
fn plans_called(text: &Text, index: &Index) -> Vec<Value> {
    let key = fold(text.text());
    let model = index.model();
    // What is the id, title or region of a plan, whole or in part, is that.
    let own = |plan: &Plan| [&plan.id, &plan.title, &plan.region].map(|n| fold(n).contains(&key));
    if model.plans.iter().any(|plan| own(plan).contains(&true)) {
        return Vec::new();
    }
    let plans = index.plan_names().iter().enumerate();
    let called = plans.filter(|(_, plan)| plan.is_called(&key) || plan.is_short_for_title(&key));
    called.map(|(at, _)| Value::Plan(PlanId::at(at))).collect()
}

/// The names to offer instead: those found already, or else the nearest of some others.
fn with_near<'n>(
    known: Vec<String>,
    text: &Text,
    others: impl Iterator<Item = &'n str>,
) -> Vec<String> {
    if !known.is_empty() {
        return known;
    }
    nearest(text.text(), others, NEAR).into_iter().map(str::to_owned).collect()
}

/// What a theme is called: its name, its id, the words that mean it.
fn theme_names(theme: &Theme) -> Vec<&str> {
    [&theme.name, &theme.id].into_iter().chain(&theme.words).map(String::as_str).collect()
}

fn involvement(text: &Text) -> Result<Involvement, Vec<String>> {
    involvement_named(text.text()).ok_or_else(|| {
        let names = |at: usize| {
            Involvement::ALL.into_iter().filter_map(move |how| involvement_names(how).get(at))
        };
        names(1).chain(names(0)).map(|name| (*name).to_owned()).collect()
    })
}

fn feature(text: &Text) -> Result<Feature, Vec<String>> {
    Feature::named(text.text()).ok_or_else(|| {
        let named = |at: usize| Feature::ALL.iter().filter_map(move |f| f.names().get(at));
        named(1).chain(named(0)).map(|name| (*name).to_owned()).collect()
    })
}

fn rule(text: &Text) -> Result<Rule, Vec<String>> {
    let name = fold(text.text());
    let titled = |rule: &Rule| [Lang::Zh, Lang::En].iter().any(|l| fold(rule.title(*l)) == name);
    let rule = Rule::named(&name).or_else(|| Rule::ALL.into_iter().find(titled));
    rule.ok_or_else(|| Rule::near(&name).into_iter().map(str::to_owned).collect())
}

/// The things that a text means of those with these names: whole names, or, unless quoted, a part of one.
fn named(
    names: &[Vec<&str>],
    text: &Text,
    value: impl Fn(usize) -> Value,
) -> Result<Vec<Value>, Vec<String>> {
    let key = fold(text.text());
    let matching = |fits: &dyn Fn(&str) -> bool| -> Vec<Value> {
        let fitting = names.iter().enumerate().filter(|(_, n)| n.iter().any(|n| fits(&fold(n))));
        fitting.map(|(at, _)| value(at)).collect()
    };
    let mut values = matching(&|name| name == key);
    if values.is_empty() && !text.is_quoted() && !key.is_empty() {
        values = matching(&|name| name.contains(&key));
    }
    if values.is_empty() {
        let all = names.iter().flatten().copied();
        return Err(nearest(text.text(), all, NEAR).into_iter().map(str::to_owned).collect());
    }
    Ok(values)
}

/// The years of the data that a text names.
fn years_of(text: &Text, index: &Index) -> Result<Vec<Value>, Vec<String>> {
    let known = index.years();
    let wanted = years(text.text()).or_else(|| year_of_month(text.text()));
    let found: Vec<Value> = known
        .iter()
        .filter(|year| wanted.as_ref().is_some_and(|wanted| wanted.contains(year)))
        .map(|year| Value::Year(*year))
        .collect();
    if found.is_empty() {
        let ends = [known.first(), known.last()].into_iter().flatten();
        let known =
            if known.len() > 12 { ends.collect() } else { known.iter().collect::<Vec<_>>() };
        return Err(known.into_iter().map(u16::to_string).collect());
    }
    Ok(found)
}

/// The targets with this name or, where none is called so and it is not quoted, with this part in their names.
fn target(text: &Text, index: &Index) -> Result<Vec<Value>, Vec<String>> {
    // What clings to a pasted name is no part of it.
    let plain = Text { text: Said::of(text).key, quoted: text.is_quoted() };
    let text = if text.is_quoted() { text } else { &plain };
    let whole = Text::quoted(text.text());
    let part = Some(text).filter(|text| !text.is_quoted() && !fold(text.text()).is_empty());
    for text in [Some(&whole), part].into_iter().flatten() {
        let value = Value::Target(text.clone());
        let goals = || index.model().plans.iter().flat_map(|plan| &plan.goals);
        let named = targets_having(Field::Target, &value, index);
        if named.is_some_and(|named| !named.is_empty()) || goals().any(|goal| is_named(goal, text))
        {
            return Ok(vec![value]);
        }
    }
    let goals = index.model().plans.iter().flat_map(|plan| &plan.goals);
    let all = index.model().tasks.iter().flat_map(|t| &t.targets).chain(goals);
    let names = all.map(|t| t.what.as_str());
    Err(nearest(text.text(), names, NEAR).into_iter().map(str::to_owned).collect())
}
