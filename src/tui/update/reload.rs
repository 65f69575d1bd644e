//! Other data in the place of what is browsed: everything that refers to it is carried over by name.

use std::collections::HashSet;
use std::sync::Arc;

use crate::data::Data;
use crate::lang::Lang;
use crate::model::TaskId;
use crate::query::{Question, look_up};
use crate::saved::{Found, task_name, task_named};
use crate::tui::memory::{ask_from, ask_of, recall, recall_meeting, remember};
use crate::tui::picker::{Pick, Picker};
use crate::tui::{
    ask::Ask, history::StepLevel, lens::Lens, overlay::Overlay, place::Kept, state::State,
    title::Title, update::commands,
};

/// Browses other data from here on, and says what is new, gone or renumbered.
pub(super) fn replace(state: &mut State, data: Arc<Data>) {
    let session = remember(state);
    let (met_in_meeting, focus) = (state.meeting.is_some(), state.focus);
    let old = std::mem::replace(&mut state.data, data);
    let new = state.data.clone();
    let unit = state.lens.unit.map(|unit| {
        let unit = old.model().unit(unit);
        let same = |u: &crate::model::Unit| u.region == unit.region && u.name == unit.name;
        new.model().units.iter().position(same).map(crate::model::UnitId::at)
    });
    let unit_gone = unit == Some(None);
    state.lens = Lens { unit: unit.flatten(), ..state.lens };
    let mut told = vec![changes(&old, &new, state.lang)];
    if unit_gone {
        told.push(state.lang.pick("数据里没有我单位了", "our unit is gone").to_owned());
    }
    let overlay = state.overlay.take();
    let missing = recall(state, &session);
    state.focus = focus;
    if met_in_meeting {
        recall_meeting(state, &session);
    }
    if !missing.is_empty() {
        told.push(missing.message(state.lang));
    }
    let lens = state.lens;
    for step in state.history.steps() {
        for level in &mut step.levels {
            *level = carried_level(level, &old, &new);
        }
        let carried = |task: &TaskId| {
            task_named(&task_name(*task, old.model()), new.model()).map(Found::task)
        };
        step.marks = step.marks.tasks().iter().filter_map(carried).collect();
        step.met = step.met.as_ref().and_then(carried);
        step.ours = step.ours && lens.unit.is_some();
    }
    state.overlay = overlay.and_then(|overlay| reopened(state, overlay));
    state.notice = Some(told.join(state.lang.pick("；", "; ")));
}

/// What is new, gone or renumbered, in words.
fn changes(old: &Data, new: &Data, lang: Lang) -> String {
    let found: Vec<Option<Found>> = old
        .model()
        .task_ids()
        .map(|task| task_named(&task_name(task, old.model()), new.model()))
        .collect();
    let kept: HashSet<TaskId> = found.iter().flatten().map(|found| found.task()).collect();
    let moved = found.iter().flatten().filter(|f| matches!(f, Found::Renumbered(_))).count();
    let gone = found.iter().filter(|found| found.is_none()).count();
    let added = new.model().tasks.len().saturating_sub(kept.len());
    let counts = [
        (added, lang.pick("新增", "new")),
        (gone, lang.pick("减少", "gone")),
        (moved, lang.pick("编号变化", "renumbered")),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| match lang {
            Lang::Zh => format!("{what} {n} 项"),
            Lang::En => format!("{n} {what}"),
        })
        .collect();
    let same = old.model().fingerprint == new.model().fingerprint;
    match (counts.is_empty(), same) {
        (true, true) => lang.pick("已重新载入，数据没有变化", "loaded again, nothing has changed"),
        (true, false) => lang.pick("已重新载入", "loaded again"),
        (false, _) => {
            let loaded = lang.pick("已重新载入：", "loaded again: ");
            return format!("{loaded}{}", counts.join(lang.pick("，", ", ")));
        }
    }
    .to_owned()
}

/// A level of the history in other data. Where the cursor was is as good as anywhere.
fn carried_level(level: &StepLevel, old: &Data, new: &Data) -> StepLevel {
    let ask: Ask = ask_from(&ask_of(&level.ask, old), new, &mut Vec::new());
    let question = |question: &Question| look_up(&question.query(old.index()), new.index()).0;
    let title = match &level.title {
        Title::Asked(asked) => Title::Asked(question(asked)),
        title => title.clone(),
    };
    let mut place = level.place.clone();
    place.kept = Kept::default();
    StepLevel { title, about: question(&level.about), ask: Arc::new(ask), place }
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
        | Overlay::Problems(_) => overlay,
    })
}
