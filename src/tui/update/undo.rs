//! Undo and redo.

use std::sync::Arc;

use crate::lang::Lang;
use crate::tui::history::{Step, StepLevel};
use crate::tui::row::Row;
use crate::tui::{
    lens::Lens, level::Level, meeting::Meeting, message::Effect, show::show, state::State,
};

pub(super) fn step_level(level: &Level) -> StepLevel {
    StepLevel {
        title: level.title().clone(),
        about: level.about().clone(),
        ask: level.shared_ask().clone(),
        place: level.place().clone(),
    }
}

pub(super) fn now(state: &State) -> Step {
    Step {
        levels: state.levels.iter().map(step_level).collect(),
        at: state.at,
        ours: state.lens.on,
        focus: state.focus,
        zoom: state.zoom,
        hidden: state.columns.hidden.clone(),
        wider: state.columns.wider.clone(),
        wrapped: state.columns.wrapped,
        marks: state.marks.clone(),
        met: state.meeting_task().or(state.met),
        views: state.views.clone(),
    }
}

/// Undoes the last change, or does again what was undone.
pub(super) fn travel(state: &mut State, back: bool) -> Option<Effect> {
    let now = now(state);
    let Some((step, change)) = state.history.travel(&now, back, state.lens.unit.is_some()) else {
        if back {
            state.say("没有可撤销的", "nothing to undo");
        } else {
            state.say("没有可重做的", "nothing to do again");
        }
        return None;
    };
    let what = change.name(state.lang);
    let effect = go_to(state, &step);
    state.notice = Some(match (state.lang, back) {
        (Lang::Zh, true) => format!("已撤销：{what}，Ctrl-Y 重做"),
        (Lang::Zh, false) => format!("已重做：{what}"),
        (Lang::En, true) => format!("undone: {what}, Ctrl-Y does it again"),
        (Lang::En, false) => format!("done again: {what}"),
    });
    effect
}

/// Makes everything as it was at a step. What does not ask for anything else keeps what it shows.
fn go_to(state: &mut State, step: &Step) -> Option<Effect> {
    let lens = Lens { on: step.ours && state.lens.unit.is_some(), ..state.lens };
    let level = |saved: &StepLevel| {
        let StepLevel { title, about, ask, place } = saved.clone();
        let known = state.levels.iter().find(|level| {
            let same = Arc::ptr_eq(level.shared_ask(), &ask) || *level.ask() == *ask;
            same && level.shown().lens == ask.lens(lens)
        });
        let shown = known.map_or_else(
            || Arc::new(show(&state.data, &ask, lens)),
            |level| level.shared_shown().clone(),
        );
        let mut level = Level::again(title, about, ask, shown, place);
        // Of other data there may be fewer rows than there were.
        let stops = level.row().is_some_and(Row::is_stop);
        if !stops {
            level.cursor_to_stop(level.place().cursor);
        }
        level
    };
    let levels: Vec<Level> = step.levels.iter().map(level).collect();
    if levels.is_empty() {
        return None;
    }
    state.at = step.at.min(levels.len() - 1);
    (state.levels, state.lens) = (levels, lens);
    (state.focus, state.zoom) = (step.focus, step.zoom);
    state.columns = step.columns(state.columns.active);
    state.marks = step.marks.clone();
    state.met = step.met;
    if state.meeting.is_some() {
        let agenda = state.agenda();
        let at = agenda.iter().position(|task| Some(*task) == step.met);
        let at = at.or_else(|| (!agenda.is_empty()).then_some(0));
        state.meeting = at.map(|at| Meeting { at, top: 0 });
    }
    let views = std::mem::replace(&mut state.views, step.views.clone());
    restored(&views, &state.views)
}

/// What has to be done so that the saved views are as they were: one is saved again in its place, or forgotten.
fn restored(now: &[crate::saved::SavedView], wanted: &[crate::saved::SavedView]) -> Option<Effect> {
    let other = wanted.iter().enumerate().find(|(_, view)| !now.contains(view));
    if let Some((at, view)) = other {
        return Some(Effect::SaveView(view.clone(), Some(at)));
    }
    let surplus = now.iter().find(|view| !wanted.contains(view));
    surplus.map(|view| Effect::DropView(view.name.clone()))
}
