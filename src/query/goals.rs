//! The goals of plans (主要目标) that a question asks for: those for which everything holds that can be asked of a goal.

use std::ops::RangeInclusive;

use super::amount::Amount;
use super::field::{Feature, Field};
use super::filter::{Filter, Question};
use super::matching::{Length, Wanted};
use super::said::Said;
use super::term::Text;
use super::value::Value;
use super::words::holds_whole;
use super::years::plausible;
use crate::index::{Index, shown};
use crate::model::{PlanId, Target, When};
use crate::text::fold::fold;

/// The goals, by plan and position in it, in order; none where a filter is about tasks.
pub(crate) fn goals(question: &Question, index: &Index) -> Vec<(PlanId, usize)> {
    if !question.filters.iter().all(may_be_of_goals) {
        return Vec::new();
    }
    let plans = index.model().plans.iter().enumerate();
    let all =
        plans.flat_map(|(plan, of)| (0..of.goals.len()).map(move |at| (PlanId::at(plan), at)));
    let asked = |(plan, at): &(PlanId, usize)| {
        let Some(goal) = index.model().plan(*plan).goals.get(*at) else { return false };
        question.filters.iter().all(|filter| holds(filter, *plan, goal, index))
            && has_words(question, *plan, goal, index)
    };
    all.filter(asked).collect()
}

/// Whether a filter can be asked of a goal.
fn may_be_of_goals(filter: &Filter) -> bool {
    match filter.field {
        Field::Plan | Field::Year | Field::Due | Field::Target => true,
        Field::Has | Field::No => filter.values.iter().all(|value| {
            matches!(value, Value::Feature(Feature::Target | Feature::Dated | Feature::Undated))
        }),
        _ => false,
    }
}

fn holds(filter: &Filter, plan: PlanId, goal: &Target, index: &Index) -> bool {
    let period = index.model().plan(plan).period;
    let has = |value: &Value| match value {
        Value::Plan(asked) => *asked == plan,
        Value::Year(year) if filter.field == Field::Year => period.contains(*year),
        Value::Year(year) => goal.applies(*year, period),
        Value::Undated | Value::Feature(Feature::Undated) => goal.is_due_with_plan(),
        Value::Feature(Feature::Dated) => !goal.is_due_with_plan(),
        Value::Feature(Feature::Target) => true,
        Value::Target(name) => is_named(goal, name),
        _ => false,
    };
    let no = filter.field == Field::No;
    filter.values.iter().any(|value| has(value) != no) != filter.negated
}

/// Whether a target has this name or, unless it is quoted, this part in its name.
pub(super) fn is_named(target: &Target, name: &Text) -> bool {
    let (own, wanted) = (fold(&target.what), fold(name.text()));
    if name.is_quoted() { own == wanted } else { own.contains(&wanted) }
}

/// Whether the words are found in a goal: one at least, and the others in it or in what its plan is called.
fn has_words(question: &Question, plan: PlanId, goal: &Target, index: &Index) -> bool {
    let mut wanted = question.words.iter().filter(|word| !word.negated).peekable();
    let none = wanted.peek().is_none();
    let mut any = none;
    let found = wanted.all(|word| {
        let key = Said::of(&word.text).key;
        let here = is_in(&key, (plan, goal), index);
        any |= here;
        here || is_of_plan(&key, plan, index)
    });
    let mut excluded = question.words.iter().filter(|word| word.negated);
    found && any && !excluded.any(|word| is_in(&Said::of(&word.text).key, (plan, goal), index))
}

fn is_in(key: &str, (plan, goal): (PlanId, &Target), index: &Index) -> bool {
    let period = index.model().plan(plan).period;
    if key.contains(|c: char| c.is_ascii_digit()) {
        let (amount, unit) = (goal.amount, fold(&goal.unit));
        let meant = |wanted: Amount| wanted.fits(amount.value(), amount.max(), &unit);
        let due = |asked: RangeInclusive<u16>| {
            goal.when.and_then(When::due).is_some_and(|year| asked.contains(&year))
        };
        return Amount::parse(key).is_some_and(meant)
            || plausible(key).is_some_and(due)
            || shown(goal, period).any(|text| holds_whole(&text, key));
    }
    let fits = |key: &str| {
        let wanted = Wanted::new(key);
        shown(goal, period).any(|text| wanted.fit(&text, Length::Short, index.readings()).is_some())
    };
    fits(key) || index.variants(key).iter().any(|variant| fits(variant))
}

fn is_of_plan(key: &str, plan: PlanId, index: &Index) -> bool {
    let wanted = Wanted::new(key);
    let fits = |name: &String| wanted.fit(name, Length::Short, index.readings()).is_some();
    let period = index.model().plan(plan).period;
    plausible(key).is_some_and(|mut asked| asked.all(|year| period.contains(year)))
        || index.plan_names().get(plan.index()).is_some_and(|names| {
            names.is_called(key) || names.is_short_for_title(key) || names.regions.iter().any(fits)
        })
}
