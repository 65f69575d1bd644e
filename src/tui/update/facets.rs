//! Keys in the facets.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use tui_input::Input;

use super::super::input::{self, LONGEST, Pasted};
use super::super::keymap::Action;
use super::super::level::{Choice, FacetLine};
use super::super::state::{Pane, State};

pub(super) fn perform(state: &mut State, action: Action) {
    let page = state.panes().facet_rows().saturating_sub(1).max(1);
    let (level, index) = state.level_mut();
    let line = level.facet_line();
    match (action, line) {
        (Action::Up, _) => level.place.cursor = level.place.cursor.saturating_sub(1),
        (Action::Down, _) => level.place.cursor += 1,
        (Action::PageUp, _) => level.place.cursor = level.place.cursor.saturating_sub(page),
        (Action::PageDown, _) => level.place.cursor += page,
        (Action::First, _) => level.place.cursor = 0,
        (Action::Last, _) => level.place.cursor = usize::MAX,
        (Action::Open | Action::Choose, Some(FacetLine::Heading(facet))) => {
            if level.place.open == Some(facet) {
                close(state);
            } else {
                open(state, facet);
            }
        }
        (Action::Right, Some(FacetLine::Heading(facet))) if level.place.open != Some(facet) => {
            open(state, facet);
        }
        (Action::Right, _) => state.focus = Pane::List,
        (Action::Left, Some(FacetLine::Value(..))) => close(state),
        (Action::Left, Some(FacetLine::Heading(facet))) if level.place.open == Some(facet) => {
            close(state);
        }
        (Action::Open, Some(FacetLine::Value(facet, value))) => {
            let value = level.facets[facet][value].clone();
            level.choose_only(facet, &value, index);
            after_choosing(state);
        }
        (Action::Choose, Some(FacetLine::Value(facet, value))) => {
            let value = level.facets[facet][value].clone();
            let choice = match level.choice(facet, &value) {
                Choice::On => Choice::Off,
                Choice::Off | Choice::Out => Choice::On,
            };
            level.choose(facet, &value, choice, index);
            follow(state, facet, &value.value, 1);
        }
        (Action::Remove, Some(FacetLine::Value(facet, value))) => {
            let value = level.facets[facet][value].clone();
            let choice = match level.choice(facet, &value) {
                Choice::Out => Choice::Off,
                Choice::Off | Choice::On => Choice::Out,
            };
            level.choose(facet, &value, choice, index);
            follow(state, facet, &value.value, 0);
        }
        (Action::Remove, Some(FacetLine::Heading(facet))) => level.clear_facet(facet, index),
        _ => {}
    }
}

/// Where only the facets are shown, the answer is what one wants to see after choosing.
fn after_choosing(state: &mut State) {
    let (level, index) = state.level_mut();
    level.narrow(String::new(), index);
    level.cursor_to_heading();
    state.focus = Pane::List;
}

/// Puts the cursor `beyond` lines after a value, which choosing it may have moved.
fn follow(state: &mut State, facet: usize, value: &str, beyond: usize) {
    let (level, _) = state.level_mut();
    let lines = level.facet_lines();
    let same = |line: &FacetLine| match line {
        FacetLine::Value(f, v) => *f == facet && level.facets[*f][*v].value == value,
        FacetLine::Heading(_) => false,
    };
    if let Some(at) = lines.iter().position(same) {
        let next = lines.get(at + beyond);
        let stays = matches!(next, Some(FacetLine::Value(f, _)) if *f == facet);
        level.place.cursor = if stays { at + beyond } else { at };
    }
}

/// Opens a facet, with the cursor on its heading.
pub(super) fn open(state: &mut State, facet: usize) {
    let (level, index) = state.level_mut();
    level.place.open = Some(facet);
    level.narrow(String::new(), index);
    level.cursor_to_heading();
}

fn close(state: &mut State) {
    let (level, index) = state.level_mut();
    // The lines above the heading stay when what is open below it goes.
    level.cursor_to_heading();
    level.place.open = None;
    level.narrow(String::new(), index);
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

/// What is pasted narrows the open facet.
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
    let (level, index) = state.level_mut();
    // What is typed on a heading is meant for it, whichever is open.
    let other = match level.facet_line() {
        Some(FacetLine::Heading(facet)) if level.place.open != Some(facet) => Some(facet),
        _ => None,
    };
    let before = if other.is_some() { String::new() } else { level.place.narrow.clone() };
    let mut line = Input::new(before.clone());
    if !edit(&mut line) || line.value() == before {
        return;
    }
    level.place.open = other.or(level.place.open);
    level.narrow(line.value().to_owned(), index);
    // The first value that fits is what one is after.
    let first = level.facet_lines().iter().position(|l| matches!(l, FacetLine::Value(..)));
    match first {
        Some(first) => level.place.cursor = first,
        None => level.cursor_to_heading(),
    }
}
