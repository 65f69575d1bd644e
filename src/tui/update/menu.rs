//! Popups with a few entries, each with the letter that picks it: what to copy, which facet to go to, which way to list.

use crate::query::Field;
use crate::tui::facets::{FACETS, offers};
use crate::tui::keymap::{Action, Context, Motion, menu_choices};
use crate::tui::{overlay::Overlay, pane::Pane, state::State, update::facets};

pub(super) fn go(state: &mut State, menu: Context, motion: Motion) {
    let last = menu_choices(menu).len().saturating_sub(1);
    let Some(cursor) = state.overlay.as_mut().and_then(Overlay::menu) else { return };
    match motion {
        Motion::Up => *cursor = cursor.saturating_sub(1),
        Motion::Down => *cursor = (*cursor + 1).min(last),
        Motion::PageUp | Motion::First => *cursor = 0,
        Motion::PageDown | Motion::Last => *cursor = last,
        Motion::Left | Motion::Right => {}
    }
}

pub(super) fn picked(state: &mut State, menu: Context) -> Option<Action> {
    let cursor = *state.overlay.as_mut().and_then(Overlay::menu)?;
    menu_choices(menu).get(cursor).copied()
}

/// Opens a facet, with the cursor on it.
pub(super) fn to_facet(state: &mut State, field: Field) {
    let at = FACETS.iter().position(|facet| *facet == field);
    let Some(facet) = at.filter(|facet| offers(state.level().shown(), *facet)) else {
        if field == Field::Guidance {
            return state.say("各方案都没有写指导单位", "no plan names a unit for guidance");
        }
        return state.say("先按 F4 看我单位的任务", "press F4 first, to see our tasks");
    };
    facets::open(state, facet);
    state.focus = Pane::Facets;
}
