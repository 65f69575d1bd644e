//! Filters and questions as values: what is asked, with every name looked up.
//!
//! However a filter was given (typed, as an option, remembered, ticked in a facet), it is the same value if it means the
//! same. Only [`Filter::term`] turns it into text again, and always names a unit's region.

use super::field::Field;
use super::term::{Condition, Query, Term, Text, Word};
use super::value::Value;
use crate::index::Index;
use crate::model::UnitId;

/// A condition on one field: it has one of these values, or none of them.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The field.
    pub field: Field,
    /// Whether the field must have none of the values.
    pub negated: bool,
    /// The values, in the order in which they were chosen; none twice.
    pub values: Vec<Value>,
}

/// The order in which values were chosen makes no difference to what is asked.
impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        (self.field, self.negated) == (other.field, other.negated)
            && self.values.len() == other.values.len()
            && self.values.iter().all(|value| other.values.contains(value))
    }
}

impl Eq for Filter {}

impl Filter {
    /// The field must have this value.
    pub fn one(field: Field, value: Value) -> Self {
        Self { field, negated: false, values: vec![value] }
    }

    /// The field must have one of these values, or none of them.
    pub(super) fn new(
        field: Field,
        negated: bool,
        values: impl IntoIterator<Item = Value>,
    ) -> Self {
        let mut filter = Self { field, negated, values: Vec::new() };
        values.into_iter().for_each(|value| filter.add(value));
        filter
    }

    /// Adds a value, if it is not there.
    pub(crate) fn add(&mut self, value: Value) {
        debug_assert!(value.fits(self.field), "{value:?} is no value of {:?}", self.field);
        if !self.values.contains(&value) {
            self.values.push(value);
        }
    }

    /// The units among the values.
    pub(crate) fn units(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.values.iter().filter_map(|value| match value {
            Value::Unit(unit) => Some(*unit),
            _ => None,
        })
    }

    /// The years among the values.
    pub(crate) fn years(&self) -> impl Iterator<Item = u16> + '_ {
        self.values.iter().filter_map(|value| match value {
            Value::Year(year) => Some(*year),
            _ => None,
        })
    }

    /// The filter as it is written in a query. Years that follow each other are written as a range.
    pub fn term(&self, index: &Index) -> Term {
        let mut years: Vec<u16> = self.years().collect();
        years.sort_unstable();
        let runs = years.chunk_by(|a, b| a + 1 == *b).filter_map(|run| match run {
            [year] => Some(Text::value(&year.to_string())),
            [first, .., last] => Some(Text::value(&format!("{first}-{last}"))),
            [] => None,
        });
        let others = self.values.iter().filter(|value| !matches!(value, Value::Year(_)));
        let values = others.map(|value| value.text(index)).chain(runs).collect();
        Term { negated: self.negated, condition: Condition::Field(self.field, values) }
    }
}

/// The filter, by position, that a facet of a field chooses in: the last that is not negated.
pub(crate) fn chosen_in(filters: &[Filter], field: Field) -> Option<usize> {
    filters.iter().rposition(|filter| filter.field == field && !filter.negated)
}

/// What is asked: every filter and every word must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The filters, in the order in which they were set.
    pub filters: Vec<Filter>,
    /// The free words, in order.
    pub(crate) words: Vec<Word>,
}

impl Question {
    /// Whether nothing is asked, so that every task is an answer.
    pub(crate) fn is_empty(&self) -> bool {
        self.filters.is_empty() && self.words.is_empty()
    }

    /// The filter, by position, that a facet of a field chooses in: the last that is not negated.
    pub fn chosen_in(&self, field: Field) -> Option<usize> {
        chosen_in(&self.filters, field)
    }

    /// Whether a field is asked for, or excluded.
    pub(crate) fn asks(&self, field: Field) -> bool {
        self.filters.iter().any(|filter| filter.field == field)
    }

    /// The same without free words.
    #[must_use]
    pub(crate) fn without_words(&self) -> Self {
        Self { filters: self.filters.clone(), words: Vec::new() }
    }

    /// The units that `role:` speaks of, in order: those of the last `concerns:`, or else of `unit:`. The last one, because
    /// our unit's comes last in what the browser asks, and a second one narrows the tasks without being whose role is meant.
    pub(crate) fn units(&self) -> Vec<UnitId> {
        let last = |field: Field| {
            let of_field = |f: &&Filter| f.field == field && !f.negated && f.units().count() > 0;
            self.filters.iter().rfind(of_field)
        };
        let asked = last(Field::Concerns).or_else(|| last(Field::Unit));
        let mut units: Vec<UnitId> = asked.into_iter().flat_map(Filter::units).collect();
        units.sort_unstable();
        units
    }

    /// The question as it is written, filters first.
    pub fn query(&self, index: &Index) -> Query {
        let filters = self.filters.iter().map(|filter| filter.term(index));
        let words = self.words.iter().map(|word| Term {
            negated: word.negated,
            condition: Condition::Word(word.text.clone()),
        });
        Query { terms: filters.chain(words).collect() }
    }
}
