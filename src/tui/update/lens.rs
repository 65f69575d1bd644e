//! 我单位: turning the lens on and off, and what it shows.

use super::{facets, picker};
use crate::model::{Involvement, UnitId};
use crate::query::{Field, Value};
use crate::tui::{
    ask::Choice, facets::choice, lens::Lens, message::Effect, state::State, way::Way,
};

/// Shows only our tasks, or all again; asks which unit is ours if that is not known.
pub(super) fn toggle(state: &mut State) {
    let lens = state.lens;
    if lens.unit.is_none() {
        picker::open_units(state);
        return;
    }
    // A view that is shown as it was asked for is not seen through the lens, on or off.
    let on = lens.on && !state.level().ask().as_asked;
    state.look_through(Lens { on: !on, ..lens });
    let page = state.level().ask().page.is_some();
    if !page {
        state.level_mut().put_in_column_of(lens.unit);
    }
    if page {
        state.say(
            "单位页只看此单位；F4 对其他各层起作用",
            "a unit's page shows that unit; F4 is for the others",
        );
    } else if state.level().shown().way == Way::Partners {
        state.say(
            "协同总是一个单位的；F4 对其他看法起作用",
            "partners are always those of one unit; F4 is for the other views",
        );
    } else if on {
        state.say("全部单位的任务", "the tasks of all units");
    } else {
        state.say("只看我单位的任务，再按 F4 看全部", "our tasks only, F4 shows all");
    }
}

/// Makes a unit ours, or none, and shows its tasks.
pub(super) fn choose(state: &mut State, unit: Option<UnitId>) -> Effect {
    state.look_through(Lens { unit, on: unit.is_some(), ..state.lens });
    state.lost_unit = None;
    let data = state.data.clone();
    let level = state.level_mut();
    level.open_first_facet(&data);
    level.cursor_to_first_item();
    if unit.is_some() {
        state.say("已记为我单位；F4 看全部单位的任务", "remembered; F4 shows all units");
    } else {
        state.say("不再设我单位", "no unit is ours any more");
    }
    Effect::RememberUnit
}

/// Leaves out the tasks that are ours only by a collective, or counts them again.
pub(super) fn toggle_covered(state: &mut State) {
    let level = state.level();
    if level.shown().answer.units().is_empty() {
        state.say("先按 F4 看我单位的任务", "press F4 first, to see our tasks");
        return;
    }
    let covered = Value::Involvement(Involvement::Covered);
    if choice(level.ask(), level.shown(), Field::Role, &covered) == Choice::Out {
        facets::edit(state, |ask| ask.choose(Field::Role, &covered, Choice::Off));
        state.say("涵盖的任务计入", "covered tasks count");
    } else {
        facets::edit(state, |ask| ask.choose(Field::Role, &covered, Choice::Out));
        state.say("只看方案点名的任务", "only tasks that name the unit");
    }
}
