//! Keys in the detail, and drilling down from it.

use crate::document::{Document, Item};
use crate::query::{Field, Filter, Text, Value};
use crate::tui::{
    ask::Ask, keymap::Motion, pane::Pane, row::Row, state::State, title::Title, update::open,
    update::reading::Reading, ways,
};

pub(super) fn go(state: &mut State, motion: Motion) {
    let Some(document) = state.frame.document.clone() else {
        if motion == Motion::Left {
            state.focus = Pane::List;
        }
        return;
    };
    let mut reading = reading(state, &document);
    match motion {
        Motion::Down | Motion::Up => reading.step(motion == Motion::Down),
        Motion::Right => reading.beside(true),
        Motion::Left if reading.is_beside_another() => reading.beside(false),
        Motion::Left => {
            state.focus = Pane::List;
            return;
        }
        Motion::First | Motion::Last => reading.end(motion == Motion::Last),
        Motion::PageDown | Motion::PageUp => reading.page(motion == Motion::PageDown),
    }
    let place = reading.place;
    state.level_mut().place.detail = place;
}

/// Opens the item of the cursor, or shows it first: what nobody sees is not opened.
pub(super) fn open_item(state: &mut State) {
    let Some(document) = state.frame.document.clone() else { return };
    let mut reading = reading(state, &document);
    if reading.shows_cursor() {
        open(state, &document);
    } else {
        reading.go(reading.place.item);
        let place = reading.place;
        state.level_mut().place.detail = place;
    }
}

/// Goes to the next hit in the detail, or the one before; false if there is none.
pub(super) fn to_hit(state: &mut State, forward: bool) -> bool {
    let Some(document) = state.frame.document.clone() else { return false };
    let mut reading = reading(state, &document);
    let there = reading.go_to_hit(forward);
    let place = reading.place;
    state.level_mut().place.detail = place;
    there
}

/// Whether the row of the cursor has anything to read in the detail.
pub(super) fn has_text(state: &State) -> bool {
    let seen = state.seen();
    let way = ways::of(seen.shown.way);
    seen.row().is_some_and(|row| way.document(seen, row, 20).is_some())
}

fn reading<'a>(state: &State, document: &'a Document) -> Reading<'a> {
    let shown = state.panes().detail_rows().max(1);
    Reading { document, shown, place: state.level().place().detail }
}

pub(super) fn scroll(state: &mut State, top: usize) {
    if let Some(document) = state.frame.document.clone() {
        let mut reading = reading(state, &document);
        reading.scroll(top);
        let place = reading.place;
        state.level_mut().place.detail = place;
    }
}

/// Keeps the place inside the text; a cursor that was moved is shown.
pub(super) fn keep_in_view(state: &mut State) {
    if state.panes().detail_rows() == 0 {
        return;
    }
    if let Some(document) = state.frame.document.clone() {
        let mut reading = reading(state, &document);
        reading.come();
        reading.keep(state.focus == Pane::Detail);
        let place = reading.place;
        state.level_mut().place.detail = place;
    }
}

/// Opens the item of the cursor: a level that asks for everything that has it, or the tasks of a partner.
fn open(state: &mut State, document: &Document) {
    let level = state.level();
    let Some(item) = document.items.get(level.place().detail.item).copied() else {
        return;
    };
    match (level.row(), item) {
        (Some(Row::Partner(_)), Item::Task(task)) => {
            open::open(state);
            state.level_mut().cursor_to(Row::Task(task));
        }
        (_, Item::Task(task)) => open::open_task(state, task),
        (Some(Row::Target(_)), Item::Plan(plan)) => open::open_targets(state, plan),
        (_, item) => match filters(state, item) {
            Some((title, filters)) => {
                let ask = Ask { filters, ..Ask::default() };
                open::push(state, Title::Named(title), ask);
            }
            None => state.say("这里没有相关任务可看", "there are no related tasks here"),
        },
    }
}

/// What opening an item asks, and what it is called.
fn filters(state: &State, item: Item) -> Option<(String, Vec<Filter>)> {
    let model = state.model();
    Some(match item {
        Item::Plan(plan) => {
            let filters = vec![Filter::one(Field::Plan, Value::Plan(plan))];
            (model.plan(plan).title.clone(), filters)
        }
        Item::Area(area) => (model.area(area).title.clone(), open::of_area(state, area)),
        Item::Theme(theme) => {
            let filters = vec![Filter::one(Field::Theme, Value::Theme(theme))];
            (model.theme(theme).name.clone(), filters)
        }
        Item::Unit(unit) => {
            (model.unit_label(unit), vec![Filter::one(Field::Unit, Value::Unit(unit))])
        }
        Item::Target(at) => {
            let what = &model.task(state.level().task()?).targets.get(at)?.what;
            let filters = vec![Filter::one(Field::Target, Value::Target(Text::quoted(what)))];
            (what.clone(), filters)
        }
        Item::Measure(_) | Item::Original(_) | Item::Task(_) => return None,
    })
}
