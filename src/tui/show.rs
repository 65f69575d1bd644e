//! From data and question to what is shown: one pure function, by one resolution of the question.

use super::ways::{self, Asked};
use crate::data::Data;
use crate::index::Index;
use crate::model::UnitId;
use crate::query::facet::facet;
use crate::query::highlight::Highlighter;
use crate::query::names::Names;
use crate::query::{
    Answer, Field, Filter, Query, QueryError, Value, answer, goals, look_up, not_here,
    number_nowhere, suggestion,
};
use crate::tui::{
    ask::Ask,
    facets::FACETS,
    lens::Lens,
    row::Row,
    shown::{Aside, Shown},
    way::Way,
};

/// What a question shows, seen through a lens.
///
/// What is typed in the search box counts as far as it means something; what is wrong with the rest is part of the result.
pub(crate) fn show(data: &Data, ask: &Ask, lens: Lens) -> Shown {
    #[cfg(test)]
    tests::ASKED.with(|asked| asked.set(asked.get() + 1));
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
    let aside = aside(&answer, (&query, own.is_some(), lens.unit), index);
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
    let (mut rows, table) = ways::of(way).rows(asked);
    if aside.suggestion.is_some() && rows.first() == Some(&Row::Near) {
        rows.insert(1, Row::Instead);
    }
    if aside.not_here.is_some() && way == Way::Tasks {
        rows.insert(0, Row::NotHere);
    }
    let words = match answer.near() {
        Some(parts) => Highlighter::of_parts(parts),
        None => Highlighter::new(&answer.question.words, index),
    };
    let in_context = ask.arrangement.in_context;
    Shown { lens, ours, way, answer, typed, errors, aside, words, facets, rows, table, in_context }
}

/// What is to be said beside an answer. `narrowed` says that its last filter is the page's or the lens's.
fn aside(
    answer: &Answer,
    (query, narrowed, ours): (&Query, bool, Option<UnitId>),
    index: &Index,
) -> Aside {
    let (searched, found) = (!answer.question.words.is_empty(), answer.tasks.len());
    // A filter by role rests without the lens: there would be as many as there are.
    let counts = narrowed && (searched || found == 0) && !answer.question.asks(Field::Role);
    let last = answer.question.filters.len().saturating_sub(1);
    let all = if counts { answer.count_without(index, last) } else { 0 };
    let missed = searched && (found == 0 || answer.near().is_some());
    Aside {
        outside: if found == 0 { all } else { 0 },
        everywhere: if searched && all > found { all } else { 0 },
        suggestion: if missed { suggestion(query, index) } else { None },
        number: if missed { number_nowhere(query, index) } else { None },
        goals: if missed && (found > 0 || all == 0) {
            goals(&answer.question, index).len()
        } else {
            0
        },
        not_here: ours.and_then(|unit| not_here(&answer.question, unit, index)),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::Arc;

    use ratatui::crossterm::event::{KeyCode as K, KeyEvent, KeyModifiers};

    use super::*;
    use crate::load::Layer;
    use crate::query::unit_named;
    use crate::tui::message::Message;
    use crate::tui::state::{Start, State};
    use crate::tui::update::update;

    thread_local! {
        pub(super) static ASKED: Cell<usize> = const { Cell::new(0) };
    }

    /// What is shown can be made by another thread.
    #[test]
    fn it_can_be_sent() {
        fn sendable<T: Send + Sync + 'static>() {}
        sendable::<(Data, Ask, Lens, Shown)>();
    }

    /// No key asks more than once, whatever it does.
    #[test]
    fn a_key_asks_once() {
        let data = Arc::new(Data::load(&[Layer::Embedded]));
        let unit = unit_named("银川市/市教育局", data.index(), |_| true).ok();
        let start = Start { lens: Lens { unit, on: false, year: 2022 }, ..Start::on(data) };
        let mut state = State::new(start).unwrap();
        update(&mut state, Message::Resize(120, 36));
        let c = K::Char;
        let keys = [c('/'), c('n'), c('m'), K::Enter, K::F(2), K::Down, c(' '), K::Enter, K::F(4)];
        let ways = "tmgucap".chars().flat_map(|way| {
            [c('v'), c(way), K::F(8), K::Down, K::Down, K::Right, K::Enter, K::Backspace, K::F(3)]
        });
        let undo = [c('U'), c('u'), c('u'), K::Delete, K::Esc, K::F(4), K::Esc];
        let mut all = 0;
        for code in keys.into_iter().chain(ways).chain(undo) {
            let before = ASKED.get();
            update(&mut state, Message::Key(KeyEvent::new(code, KeyModifiers::NONE)));
            let asked = ASKED.get() - before;
            assert!(asked <= 1, "{code:?} asks {asked} times");
            all += asked;
        }
        assert!(all > 15, "the keys ask something: {all}");
    }
}
