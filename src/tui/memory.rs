//! The way through the browser written down, and shown again: for undo, and from one start to the next.

use super::columns::{Column, Columns};
use super::lens::Lens;
use super::level::{Across, DetailPlace, FACETS, Level, Row};
use super::marks::Marks;
use super::meeting::{self, Meeting, agenda};
use super::state::{Pane, State};
use crate::index::Index;
use crate::lang::Lang;
use crate::model::TaskId;
use crate::query::{Field, Query, QueryError, resolve, unit_named, unit_value};
use crate::saved::{SavedColumn, Session, SessionLevel};

impl Pane {
    fn name(self) -> &'static str {
        match self {
            Self::Facets => "facets",
            Self::List => "list",
            Self::Detail => "detail",
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "facets" => Self::Facets,
            "detail" => Self::Detail,
            _ => Self::List,
        }
    }
}

/// Writes down where the reader is.
pub fn remember(state: &State) -> Session {
    let (levels, at) = state.all_levels();
    Session {
        levels: levels.iter().map(|level| level_of(level, &state.index)).collect(),
        at,
        ours: state.lens().on,
        focus: state.focus.name().to_owned(),
        columns: columns_of(&state.columns),
        wrapped: state.columns.wrapped,
        marks: state.marks.names(state.index.model()),
        meeting: meeting::task(state)
            .map_or_else(String::new, |task| state.index.model().task_name(task)),
    }
}

fn level_of(level: &Level, index: &Index) -> SessionLevel {
    let model = index.model();
    SessionLevel {
        title: level.title.clone(),
        about: Query { terms: level.about.clone() }.to_string(),
        filters: Query { terms: level.filters.clone() }.to_string(),
        search: level.search.clone(),
        shown: level.manners(),
        folded: level.arrangement.folded_names(model),
        as_asked: level.as_asked,
        page: level.page.map_or_else(String::new, |unit| unit_value(unit, index)),
        partners_of: level.partners_of.map_or_else(String::new, |unit| unit_value(unit, index)),
        across: (level.across.at, level.across.left),
        on: level.row().map_or_else(String::new, |row| row.name(index)),
        rows: (level.cursor, level.top),
        facets: (level.place.open, level.place.cursor, level.place.top),
        narrow: level.place.narrow.clone(),
        detail: (level.detail.item, level.detail.top),
        by_hand: level.detail.by_hand,
        left_from: level.left_from.name().to_owned(),
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

/// What was written down and the data does not know any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Values that were asked for.
    pub values: Vec<QueryError>,
    /// Marked tasks, by name.
    pub tasks: Vec<String>,
    /// The task or unit that the cursor was on, or the task that a meeting was at.
    pub place: Option<String>,
}

impl Missing {
    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.tasks.is_empty() && self.place.is_none()
    }

    /// What is missing, on one line.
    pub fn message(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        if !self.values.is_empty() {
            parts.push(QueryError::messages(&self.values, lang));
        }
        if !self.tasks.is_empty() {
            let names = self.tasks.join(lang.pick("、", ", "));
            parts.push(format!(
                "{}{names}",
                lang.pick("标记的任务已不在：", "marked tasks are gone: ")
            ));
        }
        if let Some(place) = &self.place {
            let gone = lang.pick("上次所在之处已不在：", "where the cursor was is gone: ");
            parts.push(format!("{gone}{place}"));
        }
        parts.join(lang.pick("；", "; "))
    }
}

/// Shows again what was written down. What the data does not know any more is left out and returned.
pub fn recall(state: &mut State, session: &Session) -> Missing {
    let lens = Lens { on: session.ours && state.lens().unit.is_some(), ..state.lens() };
    let mut missing = Missing::default();
    let mut levels = Vec::new();
    for saved in &session.levels {
        let (level, unknown) = level_from(saved, lens, &state.index);
        missing.values.extend(unknown);
        levels.extend(level);
    }
    let shown = session.levels.get(session.at).map(|level| &level.on);
    let places = [Some(&session.meeting), shown].into_iter().flatten();
    missing.place = places.into_iter().find(|name| is_gone(name, &state.index)).cloned();
    (state.marks, missing.tasks) = Marks::named(&session.marks, state.index.model());
    if levels.is_empty() {
        return missing;
    }
    state.columns = Columns {
        active: state.columns.active,
        hidden: named(&session.columns).filter(|(_, c)| c.hidden).map(|(c, _)| c).collect(),
        wider: named(&session.columns)
            .filter(|(_, c)| c.wider != 0)
            .map(|(c, saved)| (c, saved.wider))
            .collect(),
        wrapped: session.wrapped,
    };
    state.set_levels(levels, session.at, lens, Pane::named(&session.focus));
    missing
}

/// Goes on with the meeting that was written down, if its task is still on the agenda.
pub fn recall_meeting(state: &mut State, session: &Session) {
    let model = state.index.model();
    let is_it = |task: &TaskId| model.task_name(*task) == session.meeting;
    let at = agenda(state).iter().position(is_it);
    state.meeting = at.map(|at| Meeting { at, top: 0 });
}

fn named(columns: &[SavedColumn]) -> impl Iterator<Item = (Column, &SavedColumn)> {
    columns.iter().filter_map(|saved| Some((Column::named(&saved.name)?, saved)))
}

fn level_from(saved: &SessionLevel, lens: Lens, index: &Index) -> (Option<Level>, Vec<QueryError>) {
    let (mut filters, mut missing) = Query::parse_partly(&saved.filters);
    filters.terms.retain(|term| {
        // A filter by role means something, or rests, depending on the others.
        let role = term.of_field() == Some(Field::Role);
        let known = || resolve(&Query { terms: vec![term.clone()] }, index);
        role || known().map_err(|unknown| missing.extend(unknown)).is_ok()
    });
    let lens = lens.unless(saved.as_asked);
    let Ok(mut level) = Level::new(saved.title.clone(), &filters, lens, index) else {
        return (None, missing);
    };
    level.about = Query::parse_partly(&saved.about).0.terms;
    level.as_asked = saved.as_asked;
    level.search.clone_from(&saved.search);
    level.recall_manners(&saved.shown);
    level.arrangement.fold(&saved.folded, index.model());
    for (name, of) in [(&saved.page, &mut level.page), (&saved.partners_of, &mut level.partners_of)]
    {
        if !name.is_empty() {
            match unit_named(name, index, |_| true) {
                Ok(unit) => *of = Some(unit),
                Err(unknown) => missing.push(unknown.in_field(Field::Unit)),
            }
        }
    }
    level.ask(index);
    level.across = Across { at: saved.across.0.min(level.columns()), left: saved.across.1 };
    let (open, cursor, top) = saved.facets;
    (level.place.open, level.place.cursor, level.place.top) =
        (open.filter(|open| *open < FACETS.len()), cursor, top);
    level.narrow(saved.narrow.clone(), index);
    put_cursor(&mut level, saved, index);
    let (item, top) = saved.detail;
    level.detail = DetailPlace { item, top, by_hand: saved.by_hand };
    level.left_from = Pane::named(&saved.left_from);
    (Some(level), missing)
}

/// Whether a name is that of a task or unit that the data does not have.
fn is_gone(name: &str, index: &Index) -> bool {
    let model = index.model();
    let is_task = || model.task_ids().any(|task| model.task_name(task) == name);
    let is_unit = || unit_named(name, index, |_| true).is_ok();
    // An area is called so, too.
    let is_area = || model.areas.iter().any(|area| name.ends_with(&area.title));
    name.contains('/') && !name.contains('@') && !(is_task() || is_unit() || is_area())
}

/// Puts the cursor on the row it was on: on the same data the same row, else the one with the same name.
fn put_cursor(level: &mut Level, saved: &SessionLevel, index: &Index) {
    let is_meant = |row: &Row| row.is_stop() && row.name(index) == saved.on;
    let (at, top) = saved.rows;
    let there = level.rows.get(at).is_some_and(is_meant);
    let elsewhere = || level.rows.iter().position(is_meant);
    match there.then_some(at).or_else(elsewhere) {
        Some(row) => {
            level.cursor_to_stop(row);
            level.top = top;
        }
        None => level.cursor_to_first_item(),
    }
}
