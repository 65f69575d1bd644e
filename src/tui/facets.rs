//! The facets: which fields are offered, which of their values are part of the question, and the lines in which they stand.

use super::ask::{Ask, Choice};
use super::place::FacetPlace;
use super::shown::Shown;
use crate::index::Index;
use crate::query::facet::FacetValue;
use crate::query::names::Names;
use crate::query::{Field, Value};

/// The fields that are offered as facets, in order. The first is shown only where the question is about units.
pub(crate) const FACETS: [Field; 9] = [
    Field::Role,
    Field::Plan,
    Field::Area,
    Field::Lead,
    Field::Responsible,
    Field::InCharge,
    Field::Guidance,
    Field::Year,
    Field::Due,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FacetLine {
    Heading(usize),
    Value(usize, usize),
}

/// Whether a value is part of the question, also as far as that is typed in the search box.
pub(super) fn choice(ask: &Ask, shown: &Shown, field: Field, value: &Value) -> Choice {
    let filters = || ask.filters.iter().chain(&shown.typed).filter(|f| f.field == field);
    // Of a value that is asked for and excluded nothing is left: it is excluded.
    let excluded = filters().any(|filter| filter.negated && filter.values.contains(value));
    let chosen = filters().rfind(|filter| !filter.negated);
    match chosen {
        _ if excluded => Choice::Out,
        Some(filter) if filter.values.contains(value) => Choice::On,
        Some(_) | None => Choice::Off,
    }
}

/// How many values of a facet are chosen, and how many are excluded.
pub(super) fn chosen(ask: &Ask, shown: &Shown, facet: usize) -> (usize, usize) {
    let filters = || ask.filters.iter().chain(&shown.typed).filter(|f| f.field == FACETS[facet]);
    if filters().next().is_none() {
        return (0, 0);
    }
    let count = |wanted: Choice| {
        let is = |v: &&FacetValue| choice(ask, shown, FACETS[facet], &v.value) == wanted;
        shown.facets[facet].iter().filter(is).count()
    };
    (count(Choice::On), count(Choice::Out))
}

pub(super) fn offers(shown: &Shown, facet: usize) -> bool {
    match FACETS[facet] {
        Field::Role => !shown.answer.units().is_empty(),
        // One value is there always: 未明确.
        Field::Guidance => shown.facets[facet].len() > 1,
        _ => true,
    }
}

/// The lines of the facets: every heading, and the open facet's values; where something was typed, those that fit it, the
/// best first.
pub(super) fn lines(shown: &Shown, place: &FacetPlace, index: &Index) -> Vec<FacetLine> {
    let mut lines = Vec::new();
    for facet in (0..FACETS.len()).filter(|facet| offers(shown, *facet)) {
        lines.push(FacetLine::Heading(facet));
        if place.open == Some(facet) {
            let values = fitting(&shown.facets[facet], &place.narrow, index);
            lines.extend(values.into_iter().map(|value| FacetLine::Value(facet, value)));
        }
    }
    lines
}

/// The values that fit what was typed, as positions; all if nothing was.
fn fitting(values: &[FacetValue], typed: &str, index: &Index) -> Vec<usize> {
    let names = Names::typed(typed);
    if names.is_empty() {
        return (0..values.len()).collect();
    }
    let ranked = values.iter().enumerate();
    let mut fitting: Vec<_> =
        ranked.filter_map(|(at, value)| Some((value.value.rank(&names, index)?, at))).collect();
    fitting.sort_by_key(|(rank, at)| (values[*at].count == 0, *rank));
    fitting.into_iter().map(|(_, at)| at).collect()
}
