//! Other data in the place of what is browsed: everything that refers to it is carried over by name.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use crate::changes::{broken, changes};
use crate::data::Data;
use crate::lang::Lang;
use crate::model::{TaskId, UnitId};
use crate::saved::{Found, Session, task_name, task_named};
use crate::tui::memory::{carried, recall, recall_meeting, remember, standing};
use crate::tui::picker::{Pick, Picker};
use crate::tui::update::commands;
use crate::tui::update::undo::step_level;
use crate::tui::{
    history::StepLevel, lens::Lens, level::Level, meeting::Meeting, overlay::Overlay, show::show,
    state::State,
};

/// Browses other data from here on, and says what is new, gone or renumbered.
pub(super) fn replace(state: &mut State, data: Arc<Data>) {
    state.unread = broken(&state.data, &data).cloned();
    if let Some(problem) = &state.unread {
        let file =
            Path::new(&problem.file).file_name().map_or_else(Cow::default, OsStr::to_string_lossy);
        let message = problem.message(state.lang);
        state.notice = Some(match state.lang {
            Lang::Zh => format!("没有重新载入，{file} 有错：{message}（Ctrl-P 看详情）"),
            Lang::En => format!("not loaded again, {file} is wrong: {message} (Ctrl-P tells more)"),
        });
        return;
    }
    let session = remember(state);
    let (meeting, focus, unit_before) = (state.meeting, state.focus, state.lens.unit);
    let old = std::mem::replace(&mut state.data, data);
    let new = state.data.clone();
    let known = state.lens.unit.map(|unit| (old.model().unit_name(unit), state.lens.on));
    let named = known.clone().or_else(|| state.lost_unit.clone());
    let is_named = |unit: &UnitId| {
        named.as_ref().is_some_and(|(name, _)| new.model().unit_name(*unit) == *name)
    };
    let unit = (0..new.model().units.len()).map(UnitId::at).find(is_named);
    let on = named.as_ref().map_or(state.lens.on, |(_, on)| *on);
    state.lens = Lens { unit, on: on && unit.is_some(), ..state.lens };
    let session = Session { ours: state.lens.on, ..session };
    state.lost_unit = named.filter(|_| unit.is_none());
    let mut told = vec![changes(&old, &new, state.lang)];
    if known.is_some() && unit.is_none() {
        told.push(state.lang.pick("数据里没有我单位了", "our unit is gone").to_owned());
    }
    let overlay = state.overlay.take();
    let missing = recall(state, &session);
    state.focus = focus;
    if let Some(before) = meeting {
        recall_meeting(state, &session);
        // Where its task is gone, the next one is taken up.
        if let (None, Some(last)) = (state.meeting, state.agenda().len().checked_sub(1)) {
            state.meeting = Some(Meeting { at: before.at.min(last), top: 0 });
        }
    }
    if !missing.is_empty() {
        told.push(missing.message(state.lang));
    }
    carry_history(state, &old, unit_before);
    state.overlay = overlay.and_then(|overlay| reopened(state, overlay));
    state.notice = Some(told.join(state.lang.pick("；", "; ")));
}

/// The steps of undo in other data. They have most of their levels in common, so each level is carried over once.
fn carry_history(state: &mut State, old: &Data, unit_before: Option<UnitId>) {
    let (new, lens, lang) = (state.data.clone(), state.lens, state.lang);
    let mut known: Vec<(StepLevel, bool, (StepLevel, bool))> = Vec::new();
    let mut carry = |level: &StepLevel, ours: bool| {
        let is_known = known.iter().find(|(before, on, _)| {
            Arc::ptr_eq(&before.ask, &level.ask) && before.place == level.place && *on == ours
        });
        if let Some((_, _, after)) = is_known {
            return after.clone();
        }
        let seen = |unit: Option<UnitId>| Lens { unit, on: ours && unit.is_some(), ..lens };
        let StepLevel { title, about, ask, place } = level.clone();
        let shown = Arc::new(show(old, &ask, ask.lens(seen(unit_before))));
        let before = Level::again(title, about, ask, shown, place);
        let (after, stands) = carried(&before, old, (&new, seen(lens.unit)), lang);
        known.push((level.clone(), ours, (step_level(&after), stands)));
        (step_level(&after), stands)
    };
    let task = |task: &TaskId| task_named(&task_name(*task, old.model()), new.model());
    for step in state.history.steps() {
        let levels = step.levels.iter().enumerate().map(|(nth, level)| {
            let (after, stands) = carry(level, step.ours);
            (nth == 0 || stands).then_some(after)
        });
        (step.levels, step.at) = standing(levels.collect(), step.at);
        step.marks = step.marks.tasks().iter().filter_map(task).map(Found::task).collect();
        step.met = step.met.as_ref().and_then(task).map(Found::task);
        step.ours = step.ours && lens.unit.is_some();
    }
}

/// A popup that was open, with what there is to pick from now and what was typed.
fn reopened(state: &State, overlay: Overlay) -> Option<Overlay> {
    let units = || Picker::units(state.index(), String::new());
    Some(match overlay {
        Overlay::Units(before) => {
            let at = Pick::Ours(state.lens.unit);
            Overlay::Units(units().at(&at).typed_as(&before))
        }
        Overlay::Pages(before) => Overlay::Pages(units().typed_as(&before)),
        Overlay::Values(before) => {
            let task = state.level().task()?;
            Overlay::Values(Picker::values(task, state.index(), state.lang).typed_as(&before))
        }
        Overlay::Commands(before) => Overlay::Commands(commands::all(state).typed_as(&before)),
        Overlay::Copy(_)
        | Overlay::Facets(_)
        | Overlay::Ways(_)
        | Overlay::Name(_)
        | Overlay::Problems(_)
        | Overlay::Documents(_)
        | Overlay::Review(_) => overlay,
    })
}
