//! Keys in the facets.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use tui_input::Input;

use crate::query::{Feature, Field, Filter, Value};
use crate::tui::ask::{Ask, Choice};
use crate::tui::facets::{FACETS, FacetLine, choice};
use crate::tui::input::{self, LONGEST, Pasted};
use crate::tui::{keymap::Motion, pane::Pane, shown::Shown, state::State};

/// Moves the cursor, opens or closes a facet, or leaves for the list.
pub(super) fn go(state: &mut State, motion: Motion) {
    let page = state.panes().facet_rows().saturating_sub(1).max(1);
    let line = state.facet_line();
    let open = state.level().place().facets.open;
    let cursor = &mut state.level_mut().place.facets.cursor;
    match motion {
        Motion::Up => *cursor = cursor.saturating_sub(1),
        Motion::Down => *cursor += 1,
        Motion::PageUp => *cursor = cursor.saturating_sub(page),
        Motion::PageDown => *cursor += page,
        Motion::First => *cursor = 0,
        Motion::Last => *cursor = usize::MAX,
        Motion::Right => match line {
            Some(FacetLine::Heading(facet)) if open != Some(facet) => self::open(state, facet),
            _ => state.focus = Pane::List,
        },
        Motion::Left => match line {
            Some(FacetLine::Heading(facet)) if open != Some(facet) => {}
            Some(_) => close(state),
            None => {}
        },
    }
}

/// Opens or closes the facet of a heading; chooses nothing but a value.
pub(super) fn open_line(state: &mut State) {
    match state.facet_line() {
        Some(FacetLine::Heading(_)) => toggle(state),
        Some(FacetLine::Value(facet, value)) => {
            let value = value_of(state, facet, value);
            edit(state, |ask| ask.choose_only(FACETS[facet], &value));
            // Where only the facets are shown, the answer is what one wants to see after choosing.
            let data = state.data.clone();
            state.level_mut().open_facet(Some(facet), &data);
            state.focus = Pane::List;
        }
        None => {}
    }
}

/// Chooses a value or takes it back; opens or closes the facet of a heading.
pub(super) fn choose(state: &mut State) {
    match state.facet_line() {
        Some(FacetLine::Heading(_)) => toggle(state),
        Some(FacetLine::Value(facet, value)) => {
            let value = value_of(state, facet, value);
            let choice = match choice_of(state, facet, &value) {
                Choice::On => Choice::Off,
                Choice::Off | Choice::Out => Choice::On,
            };
            edit(state, |ask| ask.choose(FACETS[facet], &value, choice));
            follow(state, facet, &value, 1);
        }
        None => {}
    }
}

/// Excludes a value or takes that back; takes every filter of the facet of a heading away.
pub(super) fn remove(state: &mut State) {
    match state.facet_line() {
        Some(FacetLine::Heading(facet)) => {
            edit(state, |ask| ask.filters.retain(|filter| filter.field != FACETS[facet]));
        }
        Some(FacetLine::Value(facet, value)) => {
            let value = value_of(state, facet, value);
            let choice = match choice_of(state, facet, &value) {
                Choice::Out => Choice::Off,
                Choice::Off | Choice::On => Choice::Out,
            };
            edit(state, |ask| ask.choose(FACETS[facet], &value, choice));
            follow(state, facet, &value, 0);
        }
        None => {}
    }
}

fn value_of(state: &State, facet: usize, value: usize) -> Value {
    state.level().shown().facets[facet][value].value.clone()
}

fn choice_of(state: &State, facet: usize, value: &Value) -> Choice {
    let level = state.level();
    choice(level.ask(), level.shown(), FACETS[facet], value)
}

/// Changes the filters. Those that are typed in the search box become filters like the others first: what a box shows is
/// what a key changes.
pub(super) fn edit(state: &mut State, change: impl FnOnce(&mut Ask)) {
    let shown = state.levels[state.at].shared_shown().clone();
    let data = state.data.clone();
    state.edit(|ask| {
        settle(ask, &shown, data.index());
        change(ask);
    });
}

/// Moves the filters that are typed in the search box among the others; words stay.
fn settle(ask: &mut Ask, shown: &Shown, index: &crate::index::Index) {
    // A text with a mistake in it is left to be mended.
    if shown.typed.is_empty() || !shown.errors.is_empty() {
        return;
    }
    for typed in &shown.typed {
        if !ask.filters.contains(typed) {
            ask.filters.push(typed.clone());
        }
    }
    let words =
        crate::query::Question { filters: Vec::new(), words: shown.answer.question.words.clone() };
    ask.search = words.query(index).to_string();
}

/// Puts the cursor `beyond` lines after a value, which choosing it may have moved.
fn follow(state: &mut State, facet: usize, value: &Value, beyond: usize) {
    let level = state.level();
    let lines = level.facet_lines(&state.data);
    let same = |line: &FacetLine| match line {
        FacetLine::Value(f, v) => *f == facet && level.shown().facets[*f][*v].value == *value,
        FacetLine::Heading(_) => false,
    };
    if let Some(at) = lines.iter().position(same) {
        let next = lines.get(at + beyond);
        let stays = matches!(next, Some(FacetLine::Value(f, _)) if *f == facet);
        state.level_mut().place.facets.cursor = if stays { at + beyond } else { at };
    }
}

fn toggle(state: &mut State) {
    if let Some(FacetLine::Heading(facet)) = state.facet_line() {
        if state.level().place().facets.open == Some(facet) {
            close(state);
        } else {
            open(state, facet);
        }
    }
}

/// Opens a facet, with the cursor on its heading.
pub(super) fn open(state: &mut State, facet: usize) {
    let data = state.data.clone();
    state.level_mut().open_facet(Some(facet), &data);
}

fn close(state: &mut State) {
    let data = state.data.clone();
    let level = state.level_mut();
    // The lines above the heading stay when what is open below it goes.
    level.cursor_to_heading(&data);
    level.place.facets.open = None;
    level.place.facets.narrow.clear();
}

/// What is typed in the facets narrows the open one. The caret stays behind it: arrows move through the values.
pub(super) fn narrow(state: &mut State, key: KeyEvent) {
    let moves = matches!(
        key.code,
        KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End | KeyCode::Delete
    );
    if !moves {
        narrow_by(state, |line| input::edit(line, key, LONGEST));
    }
}

pub(super) fn paste(state: &mut State, text: &str) -> Pasted {
    let mut pasted = Pasted::Nothing;
    narrow_by(state, |line| {
        pasted = input::paste(line, text, LONGEST);
        pasted != Pasted::Nothing
    });
    pasted
}

/// Narrows the facet in which the cursor is, if an edit of what is typed changes it.
fn narrow_by(state: &mut State, edit: impl FnOnce(&mut Input) -> bool) {
    let (data, line) = (state.data.clone(), state.facet_line());
    let level = state.level_mut();
    let place = &mut level.place.facets;
    // What is typed on a heading is meant for it, whichever is open.
    let other = match line {
        Some(FacetLine::Heading(facet)) if place.open != Some(facet) => Some(facet),
        _ => None,
    };
    let before = if other.is_some() { String::new() } else { place.narrow.clone() };
    let mut line = Input::new(before.clone());
    if !edit(&mut line) || line.value() == before {
        return;
    }
    place.open = other.or(place.open);
    line.value().clone_into(&mut place.narrow);
    // The first value that fits is what one is after.
    let lines = level.facet_lines(&data);
    let first = lines.iter().position(|line| matches!(line, FacetLine::Value(..)));
    match first {
        Some(first) => level.place.facets.cursor = first,
        None => level.cursor_to_heading(&data),
    }
}

/// Leaves targets out for which no time is written, so that they are due with their plan; or counts them again.
pub(super) fn toggle_dated(state: &mut State) {
    let dated = Filter::one(Field::Has, Value::Feature(Feature::Dated));
    if state.level().ask().filters.contains(&dated) {
        edit(state, |ask| ask.filters.retain(|filter| *filter != dated));
        state.say("随方案到期的指标计入", "targets due with their plan count");
    } else {
        edit(state, |ask| ask.filters.push(dated));
        state.say("只看写明期限的指标", "only targets with a written time");
    }
}
