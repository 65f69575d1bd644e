//! Keys in a popup with a list to pick from.

use ratatui::crossterm::event::KeyEvent;

use super::super::keymap::Action;
use super::super::message::Effect;
use super::super::picker::{Pick, Picker};
use super::super::popup;
use super::super::state::{Overlay, State};
use super::{lens, open, say, views};

/// Lists every command that can be given now.
pub(super) fn open_commands(state: &mut State) {
    match &state.overlay {
        Some(Overlay::Commands(_)) => state.overlay = None,
        // A question is open: it is not lost by asking for help, which it shows itself.
        Some(Overlay::Units(_)) => {}
        _ => {
            let commands = Picker::commands(state);
            state.overlay = Some(Overlay::Commands(commands));
        }
    }
}

/// Asks which unit is ours.
pub(super) fn open_units(state: &mut State) {
    let nobody = match state.lens().unit {
        Some(_) => state.lang.pick("不设我单位", "no unit is ours"),
        None => "",
    };
    let picker = Picker::units(&state.index, nobody.to_owned());
    state.overlay = Some(Overlay::Units(picker.at(&Pick::Ours(state.lens().unit))));
}

/// Asks whose page is to be shown.
pub(super) fn open_pages(state: &mut State) {
    let picker = Picker::units(&state.index, String::new());
    state.overlay = Some(Overlay::Pages(picker));
}

/// Asks by which of what the task has the list is to be filtered.
pub(super) fn open_values(state: &mut State) {
    match state.level().task() {
        Some(task) => {
            let values = Picker::values(task, &state.index, state.lang);
            state.overlay = Some(Overlay::Values(values));
        }
        None => say(state, "先选一项任务", "choose a task first"),
    }
}

/// A key that types.
pub(super) fn edit(state: &mut State, key: KeyEvent) {
    if let Some(picker) = state.overlay.as_mut().and_then(Overlay::picker) {
        picker.edit(key);
    }
}

pub(super) fn perform(state: &mut State, action: Action) -> Option<Effect> {
    let page = popup::entries(state).saturating_sub(1).max(1);
    let page = isize::try_from(page).unwrap_or(1);
    let for_pages = matches!(state.overlay, Some(Overlay::Pages(_)));
    let picker = state.overlay.as_mut().and_then(Overlay::picker)?;
    match action {
        Action::Up => picker.go(-1),
        Action::Down => picker.go(1),
        Action::PageUp => picker.go(-page),
        Action::PageDown => picker.go(page),
        Action::Open => {
            let Some(pick) = picker.picked() else {
                say(state, "先输入，或用 ↓ 选一个", "type something, or choose with ↓");
                return None;
            };
            let typed = (pick == Pick::Typed).then(|| picker.clone());
            state.overlay = None;
            return match pick {
                Pick::Act(action) => super::command(state, action),
                Pick::View(at) => {
                    views::show(state, at);
                    None
                }
                Pick::Keep(term) => {
                    let (level, index) = state.level_mut();
                    if !level.filters.contains(&term) {
                        level.filters.push(term);
                    }
                    level.ask(index);
                    None
                }
                Pick::DropView(at) => {
                    state.dropped = state.views.get(at).cloned();
                    state.history.dropped();
                    state.dropped.as_ref().map(|view| Effect::DropView(view.name.clone()))
                }
                Pick::BringBack => state.dropped.take().map(Effect::SaveView),
                Pick::Typed => {
                    // What was typed is not lost by a mistake in it.
                    let typed = typed?;
                    if let Err(errors) = views::ask(state, typed.input.value().trim()) {
                        state.overlay = Some(Overlay::Commands(typed.with_mistakes(errors)));
                    }
                    None
                }
                Pick::Ours(unit) if for_pages => {
                    if let Some(unit) = unit {
                        open::open_unit(state, unit, false);
                    }
                    None
                }
                Pick::Ours(unit) => Some(lens::choose(state, unit)),
            };
        }
        _ => {}
    }
    None
}
