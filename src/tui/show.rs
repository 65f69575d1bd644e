//! From data and question to what is shown: one pure function, by one resolution of the question.

use super::ways::{self, Asked};
use crate::data::Data;
use crate::query::facet::facet;
use crate::query::highlight::Highlighter;
use crate::query::names::Names;
use crate::query::{Field, Filter, Query, QueryError, Value, answer, look_up};
use crate::tui::{ask::Ask, facets::FACETS, lens::Lens, shown::Shown};

/// What a question shows, seen through a lens.
///
/// What is typed in the search box counts as far as it means something; what is wrong with the rest is part of the result.
pub(crate) fn show(data: &Data, ask: &Ask, lens: Lens) -> Shown {
    let index = data.index();
    let (lens, ours) = (ask.lens(lens), ask.ours(lens));
    let (query, mut errors) = Query::parse_partly(&ask.search);
    let (mut question, unknown) = look_up(&query, index);
    errors.extend(unknown);
    let mut typed = std::mem::take(&mut question.filters);
    question.filters.clone_from(&ask.filters);
    question.filters.extend(typed.iter().cloned());
    let own = ours.map(|unit| Filter::one(Field::Concerns, Value::Unit(unit)));
    question.filters.extend(own.clone());
    if question.asks(Field::Role) && question.units().is_empty() {
        // Without a unit whose roles they are, filters by role rest; one that is being typed is a mistake.
        let of_role = |filter: &Filter| filter.field == Field::Role;
        question.filters.retain(|filter| !of_role(filter));
        let before = typed.len();
        typed.retain(|filter| !of_role(filter));
        if typed.len() < before {
            errors.push(QueryError::RoleOfNobody);
        }
    }
    let answer = answer(question, data);
    let outside = match own {
        // A filter by role rests without the lens: there would be as many as there are.
        Some(_) if answer.tasks.is_empty() && !answer.question.asks(Field::Role) => {
            let last = answer.question.filters.len().saturating_sub(1);
            answer.with_filters(index, |at, _| at != last).len()
        }
        _ => 0,
    };
    let facets = FACETS.map(|field| {
        let mut values = facet(field, &answer, data);
        // Values that would leave nothing go last; the others keep the plans' order.
        if field != Field::Role {
            values.sort_by_key(|value| value.count == 0);
        }
        values
    });
    let way = ask.way(lens);
    let names = Names::of(&answer.question.words);
    let asked = Asked { data, ask, answer: &answer, names: &names, lens, ours };
    let (rows, table) = ways::of(way).rows(asked);
    let words = Highlighter::new(&answer.question.words, index);
    let in_context = ask.arrangement.in_context;
    Shown {
        lens,
        ours,
        way,
        answer,
        typed,
        errors,
        outside,
        words,
        facets,
        rows,
        table,
        in_context,
    }
}
