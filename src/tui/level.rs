//! One step of the way: what is asked, what that shows, where the reader is in it.
//!
//! Drilling down puts a level on top of another, going back shows the one below exactly as it was. What is asked is
//! changed by `Level::edit` alone, which shows what follows from it; so the two always belong together.

use std::sync::Arc;

use super::place::{Across, DetailPlace, Kept, Place};
use super::{facets, ways};
use crate::data::Data;
use crate::model::{TaskId, UnitId};
use crate::query::{Field, Question};
use crate::tui::{
    ask::Ask, lens::Lens, pane::Pane, row::Row, show::show, shown::Shown, title::Title, way::Way,
};

/// See the module's documentation.
#[derive(Clone, Debug)]
pub struct Level {
    title: Title,
    /// What was asked for that the title names.
    about: Question,
    ask: Arc<Ask>,
    shown: Arc<Shown>,
    pub(super) place: Place,
}

impl Level {
    /// A level that asks something, seen through a lens. `about` is what its title names.
    pub fn new(title: Title, about: Question, ask: Ask, data: &Data, lens: Lens) -> Self {
        let shown = Arc::new(show(data, &ask, lens));
        let ask = Arc::new(ask);
        let mut level = Self { title, about, ask, shown, place: Place::default() };
        level.open_first_facet(data);
        level.cursor_to_first_item();
        level
    }

    /// A level of the history, with the place it had and what its question shows now.
    pub(super) fn again(
        title: Title,
        about: Question,
        ask: Arc<Ask>,
        shown: Arc<Shown>,
        place: Place,
    ) -> Self {
        Self { title, about, ask, shown, place }
    }

    /// What it is called.
    pub fn title(&self) -> &Title {
        &self.title
    }

    /// What was asked for that the title names.
    pub(super) fn about(&self) -> &Question {
        &self.about
    }

    /// What is asked.
    pub fn ask(&self) -> &Ask {
        &self.ask
    }

    /// What is asked, to be kept.
    pub(super) fn shared_ask(&self) -> &Arc<Ask> {
        &self.ask
    }

    /// What that shows.
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    /// What that shows, to be kept.
    pub(super) fn shared_shown(&self) -> &Arc<Shown> {
        &self.shown
    }

    /// Where the reader is in it.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Gives the level a title that names all that is asked.
    pub(super) fn rename(&mut self, title: Title) {
        self.about = Question::default();
        self.title = title;
    }

    /// Changes what is asked, and shows what follows. The cursor stays on its row if that is still listed; the title changes
    /// if something that it names is not asked for any more.
    pub(super) fn edit(&mut self, data: &Data, lens: Lens, change: impl FnOnce(&mut Ask)) {
        let mut ask = Ask::clone(&self.ask);
        change(&mut ask);
        if ask != *self.ask {
            self.ask = Arc::new(ask);
            self.look_through(data, lens);
        }
    }

    /// Shows what is asked anew, through a lens.
    pub(super) fn look_through(&mut self, data: &Data, lens: Lens) {
        let kept = self.row();
        let unit = self.shown.table.unit(self.place.across.at);
        self.shown = Arc::new(show(data, &self.ask, lens));
        self.retitle(data);
        self.place.across.at = match unit.and_then(|unit| self.shown.table.column_of(unit)) {
            // The column that the cursor is in is that of a unit, wherever it stands now.
            Some(column) => column,
            None if unit.is_some() && self.shown.way == Way::Matrix => 0,
            None => self.place.across.at.min(self.shown.table.columns()),
        };
        self.put_cursor(kept);
        let lines = facets::lines(&self.shown, &self.place.facets, data.index()).len();
        self.place.facets.cursor = self.place.facets.cursor.min(lines.saturating_sub(1));
    }

    /// Puts the cursor on a row if it is listed; after nothing was found, on what it was on before; else on the first item.
    fn put_cursor(&mut self, kept: Option<Row>) {
        let rows = &self.shown.rows;
        let at = match kept {
            Some(kept) => rows.iter().position(|row| row.is_stop() && row.is_same(kept)),
            None => self.place.kept.task.and_then(|task| {
                rows.iter().position(|row| row.is_item() && row.task() == Some(task))
            }),
        };
        self.place.kept.task = kept.and_then(Row::task).or(self.place.kept.task);
        if let Some(at) = at {
            self.place.cursor = at;
        } else {
            self.cursor_to_first_item();
            self.place.top = 0;
        }
        if self.row() != kept {
            self.place.detail = DetailPlace::default();
        }
    }

    /// Gives the level another title if something that its title names is not asked for any more.
    fn retitle(&mut self, data: &Data) {
        let typed = self.shown.typed.iter().filter(|filter| filter.field != Field::Role);
        let asked = Question {
            filters: self.ask.filters.iter().chain(typed).cloned().collect(),
            words: self.shown.answer.question.words.clone(),
        };
        let about = &self.about;
        if about.filters.iter().all(|filter| asked.filters.contains(filter))
            && about.words.iter().all(|word| asked.words.contains(word))
        {
            return;
        }
        self.about = asked;
        self.title = match self.ask.page {
            Some(unit) => Title::Named(data.model().unit_label(unit)),
            None if self.about.is_empty() => Title::All,
            None => Title::Asked(self.about.clone()),
        };
    }

    /// Shows another way of listing; the cursor stays on its task or unit if that is listed.
    pub(super) fn list(&mut self, way: Way, data: &Data, lens: Lens) {
        let here = self.row();
        // The cursor stands here because the row it was on is gone, not because the reader moved it.
        if self.place.kept.elsewhere != Some(self.place.cursor) {
            let unit = here.and_then(Row::unit).or_else(|| self.unit_across());
            self.place.kept.task = here.and_then(Row::task).or(self.place.kept.task);
            self.place.kept.unit = unit.or(self.place.kept.unit);
        }
        let mut ask = Ask::clone(&self.ask);
        ask.way = way;
        self.ask = Arc::new(ask);
        self.shown = Arc::new(show(data, &self.ask, lens));
        self.place.across = Across::default();
        self.put_cursor(None);
        let Kept { task, unit, .. } = self.place.kept;
        let is_task = |row: &Row| row.task().is_some() && row.task() == task;
        let is_unit = |row: &Row| row.unit().is_some() && row.unit() == unit;
        let mut rows = self.shown.rows.iter();
        let at = rows.position(|row| row.is_item() && (is_task(row) || is_unit(row)));
        match at {
            // The audit begins with what it found, not with a task that something happens to be found in.
            _ if way == Way::Audit => self.cursor_to_stop(0),
            Some(at) => self.cursor_to_stop(at),
            None => {}
        }
        self.place.kept.elsewhere = at.is_none().then_some(self.place.cursor);
        self.put_in_column_of(unit.or_else(|| self.subject()));
    }

    /// Puts the cursor on what the search finds best, if it finds anything.
    pub(super) fn cursor_to_best(&mut self, data: &Data) {
        if self.ask.search.is_empty() {
            return;
        }
        let best = ways::of(self.shown.way).best(data, &self.shown);
        if let Some(row) = best.row {
            self.place.top = 0;
            self.cursor_to_stop(row);
        }
        if best.unit.is_some() {
            self.put_in_column_of(best.unit);
        }
    }

    /// Puts the cursor into the column of a unit, or on the titles if the matrix has none.
    pub(super) fn put_in_column_of(&mut self, unit: Option<UnitId>) {
        if self.shown.way == Way::Matrix {
            let column = unit.and_then(|unit| self.shown.table.column_of(unit));
            self.place.across.at = column.unwrap_or(0);
        }
    }

    /// Puts the cursor into a column of a table, counted from 1; 0 is the title of the row.
    pub fn cursor_to_column(&mut self, column: usize) {
        self.place.across.at = column.min(self.shown.table.columns());
    }

    /// Opens the facet that is asked for most: the roles of our unit, or else who leads.
    pub(super) fn open_first_facet(&mut self, data: &Data) {
        let first = if self.ours().is_some() { Field::Role } else { Field::Lead };
        self.open_facet(facets::FACETS.iter().position(|field| *field == first), data);
    }

    /// Opens a facet, or closes all, with the cursor on its heading. What was typed was meant for the one that was open before.
    pub(super) fn open_facet(&mut self, facet: Option<usize>, data: &Data) {
        self.place.facets.open = facet;
        self.place.facets.narrow.clear();
        self.cursor_to_heading(data);
    }

    /// Puts the cursor on the heading of the open facet, or on the first.
    pub(super) fn cursor_to_heading(&mut self, data: &Data) {
        let open = self.place.facets.open.map(facets::FacetLine::Heading);
        let at = open.and_then(|open| self.facet_lines(data).iter().position(|line| *line == open));
        self.place.facets.cursor = at.unwrap_or(0);
    }

    pub(super) fn facet_lines(&self, data: &Data) -> Vec<facets::FacetLine> {
        facets::lines(&self.shown, &self.place.facets, data.index())
    }

    /// The unit whose tasks alone are shown: that of the page, or ours.
    pub fn ours(&self) -> Option<UnitId> {
        self.shown.ours
    }

    /// The unit whose partners can be listed.
    pub fn subject(&self) -> Option<UnitId> {
        self.ask.subject(self.shown.lens)
    }

    /// The row the cursor is on.
    pub fn row(&self) -> Option<Row> {
        self.shown.rows.get(self.place.cursor).copied()
    }

    /// The task the cursor is on.
    pub fn task(&self) -> Option<TaskId> {
        self.shown.table.task(self.row()?, self.place.across.at)
    }

    /// The unit of the column that the cursor is in.
    pub fn unit_across(&self) -> Option<UnitId> {
        self.shown.table.unit(self.place.across.at)
    }

    /// The position of the cursor among what is listed and found, from 1, and how many there are.
    pub fn position(&self) -> (usize, usize) {
        let counts = |row: &&Row| match row {
            Row::Task(task) => self.shown.finds(*task),
            row => row.is_item(),
        };
        let rows = &self.shown.rows;
        let upto = rows.iter().take(self.place.cursor + 1).filter(counts).count();
        (upto, rows.iter().filter(counts).count())
    }

    /// Puts the cursor on the first task, or what else is listed, below what is said about the list.
    pub(super) fn cursor_to_first_item(&mut self) {
        let first = self.shown.rows.iter().position(|row| row.is_item());
        self.cursor_to_stop(first.unwrap_or(0));
    }

    /// Puts the cursor on a row, if it is listed.
    pub fn cursor_to(&mut self, row: Row) {
        if let Some(at) = self.shown.rows.iter().position(|listed| *listed == row) {
            self.cursor_to_stop(at);
        }
    }

    /// Puts the cursor on the first stop at or after a row, or the last one before it.
    pub fn cursor_to_stop(&mut self, row: usize) {
        let rows = &self.shown.rows;
        let is_stop = |at: &usize| rows.get(*at).is_some_and(|row| row.is_stop());
        let after = (row..rows.len()).find(is_stop);
        let before = || (0..row.min(rows.len())).rev().find(is_stop);
        let to = after.or_else(before).unwrap_or(0);
        if to != self.place.cursor {
            self.place.detail = DetailPlace::default();
        }
        self.place.cursor = to;
    }

    /// Takes note of the pane that has the focus when the level is left for another.
    pub(super) fn leave(&mut self, focus: Pane) {
        self.place.left_from = focus;
    }
}
