//! Where the reader is, in names: for the next start, and for data that is loaded again.

use super::columns::{Column, Columns};
use super::facets::{FACETS, FacetLine};
use super::row::{Row, head_name, head_named};
use crate::data::Data;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{TaskId, UnitId};
use crate::problem::Rule;
use crate::query::{
    Condition, Field, Query, QueryError, Question, Showing, Term, Text, View, look_up, unit_named,
};
use crate::saved::{Found, SavedColumn, SavedTitle, Session, SessionLevel, task_name, task_named};
use crate::tui::missing::{Missing, title};
use crate::tui::{
    arrangement::Arrangement, ask::Ask, lens::Lens, level::Level, line, marks::Marks,
    meeting::Meeting, pane::Pane, place::DetailPlace, shown::Shown, state::State, title::Title,
    way::Way,
};

/// Writes down where the reader is.
pub fn remember(state: &State) -> Session {
    let model = state.model();
    let named = |task: Option<TaskId>| task.map_or_else(String::new, |t| task_name(t, model));
    let marked = state.marks.tasks().iter().map(|task| task_name(*task, model));
    Session {
        levels: state.levels.iter().map(|level| level_of(level, &state.data)).collect(),
        at: state.at,
        ours: state.lens.on,
        focus: state.focus.name().to_owned(),
        columns: columns_of(&state.columns),
        wrapped: state.columns.wrapped,
        zoom: state.zoom,
        marked: marked.chain(state.lost_marks.iter().cloned()).collect(),
        meeting: named(state.meeting_task()),
        met: named(state.met),
    }
}

fn level_of(level: &Level, data: &Data) -> SessionLevel {
    let model = data.model();
    let (ask, shown, place) = (level.ask(), level.shown(), level.place());
    let unit = |unit: Option<UnitId>| unit.map_or_else(String::new, |unit| model.unit_name(unit));
    let facet = |facet: usize| FACETS[facet].name().to_owned();
    let facet_on = match level.facet_lines(data).get(place.facets.cursor) {
        Some(FacetLine::Heading(at)) => facet(*at),
        Some(FacetLine::Value(at, value)) => {
            shown.facets[*at][*value].value.text(data.index()).to_string()
        }
        None => String::new(),
    };
    SessionLevel {
        title: title_of(level.title()),
        about: level.about().query(data.index()).to_string(),
        column: shown.table.column_name(place.across.at, model),
        left: place.across.left,
        on: level.row().map_or_else(String::new, |row| row_name(row, shown, data)),
        rows: (place.cursor, place.top),
        kept: (
            place.kept.task.map_or_else(String::new, |task| task_name(task, model)),
            unit(place.kept.unit),
        ),
        facet: place.facets.open.map_or_else(String::new, facet),
        facet_on,
        facet_top: place.facets.top,
        narrow: place.facets.narrow.clone(),
        detail: (place.detail.item, place.detail.top),
        by_hand: place.detail.by_hand,
        left_from: place.left_from.name().to_owned(),
        ..ask_of(ask, data)
    }
}

/// What is asked, in names.
fn ask_of(ask: &Ask, data: &Data) -> SessionLevel {
    let model = data.model();
    SessionLevel {
        lines: line::lines(ask, data),
        search: ask.search.clone(),
        folded: ask.arrangement.folded.iter().map(|head| head_name(*head, model)).collect(),
        as_asked: ask.as_asked,
        partners_of: ask.partners_of.map_or_else(String::new, |unit| model.unit_name(unit)),
        ..SessionLevel::default()
    }
}

/// What was asked, as far as the data knows it; the rest is added to what is missing. A filter that means nothing any more
/// is not forgotten: it stands as text in the search box, where it means something again when the data knows it again.
fn ask_from(saved: &SessionLevel, data: &Data, lang: Lang, missing: &mut Vec<QueryError>) -> Ask {
    let (model, index) = (data.model(), data.index());
    let view = saved.lines.first().map(|line| View::parse(line).unwrap_or_default());
    let mut view = view.unwrap_or_default();
    let (known, lost) = known_part(&view.query, index, missing);
    view.query = known;
    let (mut ask, mut wrong) = line::read_partly(&view, data);
    // Whose partners or roles these are may be a matter of the lens.
    wrong.retain(|error| !matches!(error, QueryError::PartnersOfNobody | QueryError::RoleOfNobody));
    missing.extend(wrong);
    let listed = view.says(Showing::Listed).and_then(<[Text]>::first);
    ask.way = listed.and_then(|name| Way::named(name.text())).unwrap_or_default();
    line::rearrange(&mut ask, saved.lines.get(1..).unwrap_or_default());
    let folded = saved.folded.iter().filter_map(|name| head_named(name, model)).collect();
    ask.arrangement = Arrangement { folded, ..ask.arrangement };
    let lost = View { query: lost, shown: Vec::new() }.in_words(lang);
    ask.search = match saved.search.as_str() {
        "" => lost,
        typed if lost.is_empty() => typed.to_owned(),
        typed => format!("{typed} {lost}"),
    };
    ask.as_asked = saved.as_asked;
    if !saved.partners_of.is_empty() {
        match unit_named(&saved.partners_of, index, |_| true) {
            Ok(unit) => ask.partners_of = Some(unit),
            Err(unknown) => missing.push(unknown.in_field(Field::Unit)),
        }
    }
    ask
}

/// The part of a question that means something, and the filters of which no value does. Of a filter with several values those
/// that mean something stay.
fn known_part(query: &Query, index: &Index, missing: &mut Vec<QueryError>) -> (Query, Query) {
    let (mut known, mut lost) = (Query::default(), Query::default());
    for term in &query.terms {
        let Condition::Field(field, texts) = &term.condition else {
            known.terms.push(term.clone());
            continue;
        };
        let of = |texts| Term { condition: Condition::Field(*field, texts), ..term.clone() };
        let mut errors = Vec::new();
        let mut means = |text: &&Text| {
            let asked = Query { terms: vec![of(vec![(*text).clone()])] };
            let wrong = look_up(&asked, index).1;
            let fine = wrong.is_empty();
            errors.extend(wrong);
            fine
        };
        let kept: Vec<Text> = texts.iter().filter(&mut means).cloned().collect();
        missing.append(&mut errors);
        if kept.is_empty() { lost.terms.push(term.clone()) } else { known.terms.push(of(kept)) }
    }
    (known, lost)
}

/// The name of a row; that of a task with its title.
fn row_name(row: Row, shown: &Shown, data: &Data) -> String {
    match row {
        Row::Task(task) => task_name(task, data.model()),
        row => shown.name(row, data),
    }
}

fn title_of(title: &Title) -> SavedTitle {
    match title {
        Title::All => SavedTitle::All,
        Title::Named(name) => SavedTitle::Named(name.clone()),
        Title::Asked(_) => SavedTitle::Asked,
        Title::Rule(rule) => SavedTitle::Rule(rule.name().to_owned()),
        Title::Due(year) => SavedTitle::Due(*year),
        Title::Partners => SavedTitle::Partners,
        Title::Targets => SavedTitle::Targets,
    }
}

fn title_from(saved: &SavedTitle, about: &Question) -> Title {
    match saved {
        SavedTitle::All => Title::All,
        SavedTitle::Named(name) => Title::Named(name.clone()),
        SavedTitle::Asked => Title::Asked(about.clone()),
        SavedTitle::Rule(name) => {
            Rule::named(name).map_or_else(|| Title::Named(name.clone()), Title::Rule)
        }
        SavedTitle::Due(year) => Title::Due(*year),
        SavedTitle::Partners => Title::Partners,
        SavedTitle::Targets => Title::Targets,
    }
}

fn columns_of(columns: &Columns) -> Vec<SavedColumn> {
    let changed = Column::ALL.into_iter().map(|column| {
        let wider = columns.wider.iter().find(|(known, _)| *known == column);
        SavedColumn {
            name: column.name().to_owned(),
            wider: wider.map_or(0, |(_, by)| *by),
            hidden: columns.hidden.contains(&column),
        }
    });
    changed.filter(|column| column.hidden || column.wider != 0).collect()
}

/// Shows again what was written down. What the data does not know any more is left out and returned.
pub fn recall(state: &mut State, session: &Session) -> Missing {
    let lens = Lens { on: session.ours && state.lens.unit.is_some(), ..state.lens };
    let data = state.data.clone();
    let model = data.model();
    let mut missing = Missing::default();
    let mut levels = Vec::new();
    let mut gone = None;
    for (nth, saved) in session.levels.iter().enumerate() {
        let (level, is_there) = level_from(saved, lens, &data, state.lang, &mut missing.values);
        let stands = nth == 0 || !is_hollow(&level, saved);
        if stands && !is_there && nth == session.at {
            gone = Some(saved.on.clone());
        }
        levels.push(stands.then_some(level));
    }
    let (levels, at) = standing(levels, session.at);
    let unknown = |name: &&String| !name.is_empty() && task_named(name, model).is_none();
    missing.place = Some(&session.meeting).filter(unknown).cloned().or(gone);
    let mut marks = Marks::default();
    state.lost_marks.clear();
    for name in &session.marked {
        let found = task_named(name, model);
        if let Some(Found::Renumbered(task)) = found {
            missing.renumbered.push((title(name), crate::words::task_label(model, task)));
        }
        if let Some(found) = found {
            marks.add(found.task());
            continue;
        }
        // The whole plan may be back another time; a task that was taken out of it will not.
        let plan = name.split('/').next().unwrap_or_default();
        if !model.plans.iter().any(|known| known.id == plan) {
            state.lost_marks.push(name.clone());
        }
        missing.tasks.push(title(name));
    }
    state.marks = marks;
    state.met = task_named(&session.met, model).map(Found::task);
    if levels.is_empty() {
        return missing;
    }
    let named = || {
        let columns = session.columns.iter();
        columns.filter_map(|saved| Some((Column::named(&saved.name)?, saved)))
    };
    state.columns = Columns {
        active: state.columns.active,
        hidden: named().filter(|(_, saved)| saved.hidden).map(|(column, _)| column).collect(),
        wider: named()
            .filter(|(_, saved)| saved.wider != 0)
            .map(|(column, saved)| (column, saved.wider))
            .collect(),
        wrapped: session.wrapped,
    };
    state.at = at;
    (state.levels, state.lens) = (levels, lens);
    (state.focus, state.zoom) = (Pane::named(&session.focus), session.zoom);
    missing
}

/// Goes on with the meeting that was written down, if its task is still on the agenda.
pub fn recall_meeting(state: &mut State, session: &Session) {
    let task = task_named(&session.meeting, state.model()).map(Found::task);
    let at = state.agenda().iter().position(|known| Some(*known) == task);
    state.meeting = at.map(|at| Meeting { at, top: 0 });
}

/// A level as it was written down, and whether what its cursor was on is still there.
fn level_from(
    saved: &SessionLevel,
    lens: Lens,
    data: &Data,
    lang: Lang,
    missing: &mut Vec<QueryError>,
) -> (Level, bool) {
    let ask = ask_from(saved, data, lang, missing);
    let about = look_up(&Query::parse_partly(&saved.about).0, data.index()).0;
    let title = title_from(&saved.title, &about);
    let mut level = Level::new(title, about, ask, data, lens);
    let is_there = put_place(&mut level, saved, data);
    (level, is_there)
}

/// A level of one load of the data in another, and whether it still asks there what it did.
pub(super) fn carried(
    level: &Level,
    old: &Data,
    (new, lens): (&Data, Lens),
    lang: Lang,
) -> (Level, bool) {
    let saved = level_of(level, old);
    let (level, _) = level_from(&saved, lens, new, lang, &mut Vec::new());
    let stands = !is_hollow(&level, &saved);
    (level, stands)
}

/// The levels that stand, of which the first always does, and which of them is shown where `at` was.
pub(super) fn standing<T>(levels: Vec<Option<T>>, at: usize) -> (Vec<T>, usize) {
    let at = levels.iter().take(at + 1).flatten().count().saturating_sub(1);
    (levels.into_iter().flatten().collect(), at)
}

/// Whether a level does not ask any more what it did, so that its title would lie: its page is gone, or a filter of its own.
fn is_hollow(level: &Level, saved: &SessionLevel) -> bool {
    let asked = saved.lines.first().and_then(|line| View::parse(line).ok()).unwrap_or_default();
    let page_gone = asked.says(Showing::Page).is_some() && level.ask().page.is_none();
    page_gone || level.ask().filters.len() < asked.query.terms.len()
}

/// Puts the reader where he was; whether what the cursor was on is still there.
fn put_place(level: &mut Level, saved: &SessionLevel, data: &Data) -> bool {
    let (model, index) = (data.model(), data.index());
    let (at, top) = saved.rows;
    let row = match task_named(&saved.on, model) {
        // The same task may stand on several rows.
        Some(found) => {
            let row = Row::Task(found.task());
            let rows = &level.shown().rows;
            let there = Some(at).filter(|at| rows.get(*at) == Some(&row));
            there.or_else(|| rows.iter().position(|listed| *listed == row))
        }
        None => level.shown().named(&saved.on, at, data).filter(|_| !saved.on.is_empty()),
    };
    level.place.kept.task = task_named(&saved.kept.0, model).map(Found::task);
    level.place.kept.unit = unit_named(&saved.kept.1, index, |_| true).ok();
    level.place.across.at = level.shown().table.column_named(&saved.column, data);
    level.place.across.left = saved.left;
    match row {
        Some(row) => {
            level.cursor_to_stop(row);
            level.place.top = top;
            let (item, top) = saved.detail;
            level.place.detail = DetailPlace {
                item,
                top,
                by_hand: saved.by_hand,
                came: true,
                ..DetailPlace::default()
            };
        }
        None => level.cursor_to_first_item(),
    }
    level.place.facets.open = FACETS.iter().position(|field| field.name() == saved.facet);
    level.place.facets.narrow.clone_from(&saved.narrow);
    level.place.facets.top = saved.facet_top;
    let is_meant = |line: &FacetLine| match line {
        FacetLine::Heading(at) => FACETS[*at].name() == saved.facet_on,
        FacetLine::Value(at, value) => {
            level.shown().facets[*at][*value].value.text(index).to_string() == saved.facet_on
        }
    };
    let line = level.facet_lines(data).iter().position(is_meant);
    match line {
        Some(line) => level.place.facets.cursor = line,
        None => level.cursor_to_heading(data),
    }
    level.place.left_from = Pane::named(&saved.left_from);
    // Where nothing was listed, nothing can be missing; a task that is only not among the answer is not gone either.
    let is_about_them = matches!(saved.on.as_str(), "" | "due" | "partners" | "totals");
    row.is_some() || is_about_them || task_named(&saved.on, model).is_some()
}
