//! Other data in the place of what is browsed: everything that refers to it is carried over by name.

use std::collections::HashSet;
use std::sync::Arc;

use crate::data::Data;
use crate::lang::Lang;
use crate::model::{Model, Origin, Plan, TaskId, UnitId};
use crate::problem::{Problem, Severity};
use crate::query::{Question, look_up};
use crate::saved::{Found, Session, task_name, task_named};
use crate::tui::memory::{ask_from, ask_of, recall, recall_meeting, remember};
use crate::tui::picker::{Pick, Picker};
use crate::tui::{
    ask::Ask, history::StepLevel, lens::Lens, meeting::Meeting, overlay::Overlay, place::Kept,
    state::State, title::Title, update::commands,
};

/// Browses other data from here on, and says what is new, gone or renumbered.
pub(super) fn replace(state: &mut State, data: Arc<Data>) {
    if let Some(problem) = broken(&state.data, &data) {
        let (zh, en) = (
            "读不出来，仍用原来的数据；改好后按 Ctrl-R",
            "cannot be read; the data stays as it was",
        );
        let message = problem.message(state.lang);
        state.notice = Some(format!("{} {}：{message}", problem.place(), state.lang.pick(zh, en)));
        return;
    }
    let session = remember(state);
    let (meeting, focus) = (state.meeting, state.focus);
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
    let lens = state.lens;
    for step in state.history.steps() {
        for level in &mut step.levels {
            *level = carried_level(level, &old, &new, state.lang);
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
    let differs = |(task, found): (TaskId, &Option<Found>)| {
        found.is_some_and(|now| said_of(task, old.model()) != said_of(now.task(), new.model()))
    };
    let changed = old.model().task_ids().zip(&found).filter(|pair| differs(*pair)).count();
    let added = new.model().tasks.len().saturating_sub(kept.len());
    let counts = [
        (added, lang.pick("新增", "new")),
        (gone, lang.pick("减少", "gone")),
        (moved, lang.pick("编号变化", "renumbered")),
        (changed, lang.pick("内容改动", "changed")),
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

/// The problem of a file that has become unreadable, if one has: what it held would be lost.
fn broken<'a>(old: &Data, new: &'a Data) -> Option<&'a Problem> {
    let is_kept = |plan: &Plan| {
        new.model().plans.iter().any(|now| now.id == plan.id && now.origin == plan.origin)
    };
    let lost = old.model().plans.iter().filter(|plan| !is_kept(plan));
    let files: Vec<String> = lost
        .filter_map(|plan| match &plan.origin {
            Origin::File(path) => Some(path.display().to_string()),
            Origin::Embedded => None,
        })
        .collect();
    let of_file =
        |problem: &&Problem| problem.severity == Severity::Error && files.contains(&problem.file);
    new.problems().iter().find(of_file)
}

/// What the document says of a task, in names.
fn said_of(task: TaskId, model: &Model) -> String {
    let task = model.task(task);
    let units: Vec<String> = task
        .assignments
        .iter()
        .map(|given| format!("{:?} {}", given.role, model.unit_name(given.unit)))
        .collect();
    format!("{} {:?} {:?} {:?} {units:?}", task.title, task.period, task.measures, task.targets)
}

/// A level of the history in other data. Where the cursor was is as good as anywhere.
fn carried_level(level: &StepLevel, old: &Data, new: &Data, lang: Lang) -> StepLevel {
    let ask: Ask = ask_from(&ask_of(&level.ask, old), new, lang, &mut Vec::new());
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
