//! Keys in a popup with a list to pick from.

use ratatui::crossterm::event::KeyEvent;

use super::{commands, facets, lens, open, views};
use crate::query::unit_suggestion;
use crate::tui::keymap::{Action, Motion};
use crate::tui::picker::{Pick, Picker};
use crate::tui::{message::Effect, overlay::Overlay, state::State};

pub(super) fn open_commands(state: &mut State) {
    match &state.overlay {
        Some(Overlay::Commands(_)) => state.overlay = None,
        // A question is open: it is not lost by asking for help, which it shows itself.
        Some(Overlay::Units(_)) => {}
        _ => {
            let commands = commands::all(state);
            state.overlay = Some(Overlay::Commands(commands));
        }
    }
}

pub(super) fn open_units(state: &mut State) {
    let nobody = match state.lens().unit {
        Some(_) => state.lang.pick("不设我单位", "no unit is ours"),
        None => "",
    };
    let picker = Picker::units(state.index(), nobody.to_owned());
    state.overlay = Some(Overlay::Units(picker.at(&Pick::Ours(state.lens().unit))));
}

pub(super) fn open_pages(state: &mut State) {
    let picker = Picker::units(state.index(), String::new());
    state.overlay = Some(Overlay::Pages(picker));
}

/// Asks by which of what the task has the list is to be filtered.
pub(super) fn open_values(state: &mut State) {
    match state.level().task() {
        Some(task) => {
            let values = Picker::values(task, state.index(), state.lang);
            state.overlay = Some(Overlay::Values(values));
        }
        None => state.say("先选一项任务", "choose a task first"),
    }
}

pub(super) fn edit(state: &mut State, key: KeyEvent) {
    if let Some(picker) = state.overlay.as_mut().and_then(Overlay::picker) {
        picker.edit(key);
    }
    offer(state);
}

/// Offers what may have been meant by the name of a unit that fits none.
pub(super) fn offer(state: &mut State) {
    let data = state.data.clone();
    let of_units = matches!(state.overlay, Some(Overlay::Units(_) | Overlay::Pages(_)));
    let Some(picker) = state.overlay.as_mut().and_then(Overlay::picker) else { return };
    if of_units && picker.is_empty() {
        picker.instead = unit_suggestion(picker.input.value(), data.index());
    }
}

pub(super) fn go(state: &mut State, motion: Motion) {
    let page = state.frame.popup.as_ref().map_or(1, |popup| popup.entries().saturating_sub(1));
    let page = isize::try_from(page.max(1)).unwrap_or(1);
    let Some(picker) = state.overlay.as_mut().and_then(Overlay::picker) else { return };
    match motion {
        Motion::Up => picker.go(-1),
        Motion::Down => picker.go(1),
        Motion::PageUp => picker.go(-page),
        Motion::PageDown => picker.go(page),
        // These move the caret in what is typed.
        Motion::Left | Motion::Right | Motion::First | Motion::Last => {}
    }
}

/// Picks the entry of the cursor; `perform` is what a command is given to.
pub(super) fn pick(
    state: &mut State,
    perform: fn(&mut State, Action) -> Option<Effect>,
) -> Option<Effect> {
    let for_pages = matches!(state.overlay, Some(Overlay::Pages(_)));
    let picker = state.overlay.as_mut().and_then(Overlay::picker)?;
    let Some(pick) = picker.picked() else {
        if picker.accept() {
            return None;
        }
        if picker.is_empty() {
            state.say("没有符合的，请改写或按 Esc", "nothing fits: change it, or press Esc");
        } else {
            state.say("先输入，或用 ↓ 选一个", "type something, or choose with ↓");
        }
        return None;
    };
    let typed = (pick == Pick::Typed).then(|| picker.clone());
    state.overlay = None;
    match pick {
        Pick::Act(action) => return perform(state, action),
        Pick::View(at) => views::show(state, at),
        Pick::Keep(filter) => facets::edit(state, |ask| {
            if !ask.filters.contains(&filter) {
                ask.filters.push(filter);
            }
        }),
        Pick::DropView(at) => {
            let view = state.views.get(at).cloned()?;
            let name = view.name.clone();
            state.dropped = Some((at, view));
            return Some(Effect::DropView(name));
        }
        Pick::BringBack => {
            let (at, view) = state.dropped.take()?;
            return Some(Effect::SaveView(view, Some(at)));
        }
        Pick::Typed => {
            // What was typed is not lost by a mistake in it.
            let typed = typed?;
            if let Err(errors) = views::ask(state, typed.input.value().trim()) {
                state.overlay = Some(Overlay::Commands(typed.with_mistakes(errors)));
            }
        }
        Pick::Document(path) => return Some(Effect::ReadDocument(path)),
        Pick::Ours(Some(unit)) if for_pages => open::open_unit(state, unit, false),
        Pick::Ours(None) if for_pages => {}
        Pick::Ours(unit) => return Some(lens::choose(state, unit)),
    }
    None
}
