//! Popups with a few entries, each with the letter that picks it: what to copy, which facet to go to.

use super::super::keymap::{Action, Context, bindings};
use super::super::level::FACETS;
use super::super::message::Effect;
use super::super::state::{Overlay, Pane, State};
use super::{copy, facets, listed, say};
use crate::query::Field;

/// The entries of a menu, in the order in which the popup lists them.
pub(crate) fn choices(menu: Context) -> Vec<Action> {
    let entries = bindings(menu).filter(|b| b.keys.first().is_some_and(|k| k.len() == 1));
    entries.map(|binding| binding.action).filter(|action| !action.is_motion()).collect()
}

/// A key in a menu.
pub(super) fn perform(state: &mut State, menu: Context, action: Action) -> Option<Effect> {
    let choices = choices(menu);
    let cursor = state.overlay.as_mut().and_then(Overlay::menu)?;
    match action {
        Action::Up => *cursor = cursor.saturating_sub(1),
        Action::Down => *cursor = (*cursor + 1).min(choices.len().saturating_sub(1)),
        Action::Open => {
            let action = choices.get(*cursor).copied()?;
            return pick(state, action);
        }
        action => return pick(state, action),
    }
    None
}

fn pick(state: &mut State, action: Action) -> Option<Effect> {
    state.overlay = None;
    match action {
        Action::Facet(field) => {
            to_facet(state, field);
            None
        }
        Action::Show(listed) => {
            listed::show(state, listed);
            None
        }
        action => copy::copy(state, action),
    }
}

/// Opens a facet, with the cursor on it.
pub(super) fn to_facet(state: &mut State, field: Field) {
    let at = FACETS.iter().position(|facet| *facet == field);
    let Some(facet) = at.filter(|facet| state.level().offers(*facet)) else {
        say(state, "先按 F4 看我单位的任务", "press F4 first, to see our tasks");
        return;
    };
    facets::open(state, facet);
    state.focus = Pane::Facets;
}
