//! Keys in the detail, and drilling down from it.

use super::super::document::{Document, Item, Shown};
use super::super::highlight::Highlighter;
use super::super::keymap::Action;
use super::super::level::Row;
use super::super::state::{Pane, State};
use super::reading::Reading;
use crate::model::TaskId;
use crate::query::{Field, Query, Term, Text, unit_value};
use crate::saved::Title;

/// The document that the detail shows.
pub(crate) fn document(state: &State) -> Option<Document> {
    // Where no detail is shown, nothing is laid out.
    state.panes().detail.or_else(|| (state.focus == Pane::Detail).then(Default::default))?;
    let level = state.level();
    let cells = state.panes().detail_cells();
    let shown = Shown {
        index: &state.index,
        words: &Highlighter::new(&level.query, &state.index),
        years: level.answer.resolved.years_of_interest(),
        ours: level.ours(),
        of_page: level.page.is_some(),
        chars: state.chars,
        lang: state.lang,
    };
    let tasks = &level.answer.tasks;
    Some(match level.row()? {
        Row::Partner(partner) => {
            Document::of_partner(shown, level.subject()?, partner, tasks, cells)
        }
        Row::Unit(workload) => Document::of_unit(shown, workload.unit, tasks, cells),
        Row::Totals => Document::of_unit(shown, level.unit_across()?, tasks, cells),
        Row::Finding(at, _) => Document::of_finding(shown, state.index.findings().get(at)?, cells),
        Row::Reported(at) => Document::of_problem(shown, state.index.reported().get(at)?, cells),
        Row::Rule(rule, found) => Document::of_rule(shown, rule, found, cells),
        Row::Target(target) => Document::of_target(shown, target, cells),
        _ => Document::of(shown, level.task()?, cells),
    })
}

pub(super) fn perform(state: &mut State, action: Action) {
    let Some(document) = document(state) else {
        if action == Action::Left {
            state.focus = Pane::List;
        }
        return;
    };
    let mut reading = reading(state, &document);
    match action {
        Action::Down | Action::Up => reading.step(action == Action::Down),
        Action::Right => reading.beside(true),
        Action::Left if reading.is_beside_another() => reading.beside(false),
        Action::Left => state.focus = Pane::List,
        Action::First | Action::Last => reading.end(action == Action::Last),
        Action::PageDown | Action::PageUp => reading.page(action == Action::PageDown),
        // What nobody sees is not opened.
        Action::Open if reading.shows_cursor() => return open(state, &document),
        Action::Open => reading.go(reading.place.item),
        _ => {}
    }
    let place = reading.place;
    state.level_mut().0.detail = place;
}

fn reading<'a>(state: &State, document: &'a Document) -> Reading<'a> {
    Reading { document, shown: state.panes().detail_rows().max(1), place: state.level().detail }
}

/// Shows the text from a line on.
pub(super) fn scroll(state: &mut State, top: usize) {
    if let Some(document) = document(state) {
        let mut reading = reading(state, &document);
        reading.scroll(top);
        state.level_mut().0.detail = reading.place;
    }
}

/// Keeps the place inside the text; a cursor that was moved is shown.
pub(super) fn keep_in_view(state: &mut State) {
    if state.panes().detail_rows() == 0 {
        return;
    }
    if let Some(document) = document(state) {
        let mut reading = reading(state, &document);
        reading.keep(state.focus == Pane::Detail);
        state.level_mut().0.detail = reading.place;
    }
}

/// Opens the item of the cursor: a level that asks for everything that has it, or the tasks of a partner.
fn open(state: &mut State, document: &Document) {
    let level = state.level();
    let Some(item) = document.items.get(level.detail.item).copied() else {
        return;
    };
    match (level.row(), item) {
        (Some(Row::Partner(partner)), Item::Task(task)) => {
            super::open::open_partner(state, partner.unit);
            let (level, _) = state.level_mut();
            level.cursor_to(Row::Task(task));
        }
        (_, Item::Task(task)) => super::open::open_task(state, task),
        (Some(Row::Target(_)), Item::Plan(plan)) => super::open::open_targets(state, plan),
        (_, item) => match question(state, level.task(), item) {
            Some((title, query)) => super::push(state, Title::Named(title), &query),
            None => super::say(state, "措施没有相关任务可看", "a measure has no related tasks"),
        },
    }
}

/// What opening an item asks, and what it is called.
fn question(state: &State, task: Option<TaskId>, item: Item) -> Option<(String, Query)> {
    let model = state.index.model();
    let ask = |field, value: &str| Term::field(field, vec![Text::quoted(value)]);
    Some(match item {
        Item::Plan(plan) => {
            let plan = model.plan(plan);
            (plan.title.clone(), Query { terms: vec![ask(Field::Plan, &plan.id)] })
        }
        Item::Area(area) => {
            let area = model.area(area);
            let plan = &model.plan(area.plan).id;
            let terms = vec![ask(Field::Plan, plan), ask(Field::Area, &area.title)];
            (area.title.clone(), Query { terms })
        }
        Item::Theme(theme) => {
            let name = &model.themes[theme.index()].name;
            (name.clone(), Query { terms: vec![ask(Field::Theme, name)] })
        }
        Item::Unit(unit) => {
            let value = unit_value(unit, &state.index);
            let terms = vec![ask(Field::Unit, &value)];
            (model.unit_label(unit), Query { terms })
        }
        Item::Target(at) => {
            let what = model.task(task?).targets.get(at)?.what.clone();
            let terms = vec![ask(Field::Target, &what)];
            (what, Query { terms })
        }
        Item::Measure(_) | Item::Task(_) => return None,
    })
}
