//! One step of the way: a question, its answer, and where the reader is in it.
//!
//! Drilling down puts a level on top of another, going back shows the one below exactly as it was. The answer,
//! the facets and the rows are computed when the question changes, never while drawing.

mod across;
mod arrangement;
mod cursor;
mod detail;
mod facets;
mod listed;
mod manner;
mod row;
mod rows;
mod shown;
mod sort;
mod words;

pub use self::across::{Across, Table};
pub use self::arrangement::{Arrangement, TargetsBy, UnitsBy};
use self::cursor::Kept;
pub use self::detail::DetailPlace;
pub use self::facets::{Choice, FACETS, FacetLine, FacetPlace};
pub use self::listed::Listed;
pub use self::row::{Row, TargetHead};
pub use self::sort::Sort;
use super::lens::Lens;
use super::state::Pane;
use crate::index::Index;
use crate::model::{TaskId, UnitId};
use crate::query::facet::{FacetValue, facet};
use crate::query::{Answer, Field, Query, QueryError, Term, resolve, run};
use crate::saved::Title;

/// See the module's documentation.
#[derive(Clone, Debug)]
pub struct Level {
    /// What the level is called in the breadcrumb.
    pub title: Title,
    /// What was asked for that the title names.
    pub about: Vec<Term>,
    /// The filters in force, in the order in which they were set.
    pub filters: Vec<Term>,
    /// The text of the search box.
    pub search: String,
    /// The whole question: the filters and what was typed, as far as it means something.
    pub query: Query,
    /// Its answer.
    pub answer: Answer,
    /// Where the lens leaves no task, how many there are without it.
    pub outside: usize,
    /// What is wrong with the text of the search box.
    pub errors: Vec<QueryError>,
    /// The values of every facet with their counts.
    pub facets: [Vec<FacetValue>; FACETS.len()],
    /// Whose tasks are looked at.
    pub lens: Lens,
    /// Whether it is shown as it was asked for, not through the lens: a view that somebody saved or sent.
    pub as_asked: bool,
    /// The unit whose page this is: then its tasks are shown, whatever the lens.
    pub page: Option<UnitId>,
    /// Whose partners are listed, if that is neither the page's unit nor ours.
    pub partners_of: Option<UnitId>,
    /// What the list shows.
    pub listed: Listed,
    /// How it is arranged.
    pub arrangement: Arrangement,
    /// What stands in the columns of the rows.
    pub table: Table,
    /// Where the reader is in these columns.
    pub across: Across,
    /// What the cursor was on last, for when something else is listed.
    kept: Kept,
    /// The rows of the list.
    pub rows: Vec<Row>,
    /// The order of the rows.
    pub sort: Sort,
    /// Whether tasks that the search does not find stay listed, dimmed, in the plans' order.
    pub in_context: bool,
    /// The row the cursor is on.
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
    /// Where the reader is in the facets.
    pub place: FacetPlace,
    /// Where the reader is in the detail.
    pub detail: DetailPlace,
    /// The pane that had the focus when the level was left for another.
    pub left_from: Pane,
}

impl Level {
    /// A level that asks `query`, through a lens.
    pub fn new(
        title: Title,
        query: &Query,
        lens: Lens,
        index: &Index,
    ) -> Result<Self, Vec<QueryError>> {
        let words: Vec<Term> =
            query.terms.iter().filter(|t| t.of_field().is_none()).cloned().collect();
        let filters: Vec<Term> =
            query.terms.iter().filter(|t| t.of_field().is_some()).cloned().collect();
        let mut level = Self {
            about: if title == Title::All { Vec::new() } else { query.terms.clone() },
            title,
            filters,
            search: Query { terms: words.clone() }.to_string(),
            query: query.clone(),
            answer: run(&Query::default(), index)?,
            outside: 0,
            errors: Vec::new(),
            facets: Default::default(),
            lens,
            as_asked: false,
            page: None,
            partners_of: None,
            listed: Listed::Tasks,
            arrangement: Arrangement::default(),
            table: Table::None,
            across: Across::default(),
            kept: Kept::default(),
            rows: Vec::new(),
            sort: Sort::default(),
            in_context: false,
            cursor: 0,
            top: 0,
            place: FacetPlace::default(),
            detail: DetailPlace::default(),
            left_from: Pane::List,
        };
        let whole = level.whole(words, index);
        level.answer = run(&whole, index)?;
        level.query = whole;
        level.outside = level.count_outside(index);
        level.answered(index);
        level.open_first_facet();
        level.cursor_to_first_item();
        Ok(level)
    }

    /// Makes it the page of a unit.
    pub fn make_page_of(&mut self, unit: UnitId, index: &Index) {
        self.page = Some(unit);
        self.ask(index);
        self.open_first_facet();
        self.cursor_to_first_item();
    }

    /// The unit whose tasks alone are shown: that of the page, or ours.
    pub fn ours(&self) -> Option<UnitId> {
        self.page.or_else(|| self.lens.ours())
    }

    /// The unit whose partners can be listed.
    pub fn subject(&self) -> Option<UnitId> {
        self.page.or(self.partners_of).or(self.lens.unit)
    }

    /// What the page or the lens adds to the question.
    pub fn ours_term(&self, index: &Index) -> Option<Term> {
        match self.page {
            Some(unit) => Lens { unit: Some(unit), on: true, ..self.lens }.term(index),
            None => self.lens.term(index),
        }
    }

    /// Looks through another lens; the filters and the text stay.
    pub fn look_through(&mut self, lens: Lens, index: &Index) {
        self.lens = lens;
        self.ask(index);
    }

    /// The task the cursor is on.
    pub fn task(&self) -> Option<TaskId> {
        self.task_on(self.row()?)
    }

    /// The task of a row, in the column of the cursor.
    pub fn task_on(&self, row: Row) -> Option<TaskId> {
        match (row, &self.table) {
            (Row::Beside(at), Table::Comparison(comparison)) => {
                let (_, shares) = comparison.rows.first()?;
                // On the number of the row, the first plan that has such a task.
                let mut tasks = shares.iter().map(|share| share.tasks.get(at).copied());
                match self.across.at.checked_sub(1) {
                    Some(plan) => tasks.nth(plan)?,
                    None => tasks.flatten().next(),
                }
            }
            (row, _) => row.task(),
        }
    }

    /// The position of the cursor among what is listed and found, from 1, and how many there are.
    pub fn position(&self) -> (usize, usize) {
        let counts = |row: &&Row| match row {
            Row::Task(task) => self.finds(*task),
            row => row.is_item(),
        };
        let all = self.rows.iter().filter(counts).count();
        (self.rows.iter().take(self.cursor + 1).filter(counts).count(), all)
    }

    /// Asks again after the filters or the search text changed; the cursor stays on its task if it is still
    /// listed.
    pub fn ask(&mut self, index: &Index) {
        let (mut typed, mut errors) = Query::parse_partly(&self.search);
        // A term whose names mean nothing is reported and asks nothing; the others still do.
        let typed_units = typed.without(Field::Role).terms;
        typed.terms.retain(|term| {
            if term.of_field().is_none() {
                // A word always means something.
                return true;
            }
            let mut alone = vec![term.clone()];
            if term.of_field() == Some(Field::Role) {
                // A role is one of the units asked for elsewhere.
                alone.extend(self.ours_term(index));
                alone.extend(self.filters.iter().chain(&typed_units).cloned());
            }
            let alone = resolve(&Query { terms: alone }, index);
            alone.map_err(|wrong| errors.extend(wrong)).is_ok()
        });
        self.errors = errors;
        self.retitle(&typed.without(Field::Role).terms, index);
        let query = self.whole(typed.terms, index);
        if let Ok(answer) = run(&query, index) {
            (self.query, self.answer) = (query, answer);
            self.outside = self.count_outside(index);
            self.answered(index);
        }
    }

    /// Gives the level another title if something that its title names is not asked for any more.
    fn retitle(&mut self, typed: &[Term], index: &Index) {
        let is_asked = |term: &Term| self.filters.contains(term) || typed.contains(term);
        if self.about.iter().all(is_asked) {
            return;
        }
        self.about = self.filters.iter().chain(typed).cloned().collect();
        self.title = match self.page {
            Some(unit) => Title::Named(index.model().unit_label(unit)),
            None if self.about.is_empty() => Title::All,
            None => Title::Asked(Query { terms: self.about.clone() }.to_string()),
        };
    }

    /// Everything that is asked: the filters, what is typed, and what the lens adds.
    fn whole(&self, typed: Vec<Term>, index: &Index) -> Query {
        let mut terms = self.filters.clone();
        terms.extend(typed);
        terms.extend(self.ours_term(index));
        let query = Query { terms };
        // Without a unit whose roles they are, filters by role rest.
        let asked = query.without(Field::Role).without_words();
        if resolve(&asked, index).is_ok_and(|resolved| resolved.units().is_empty()) {
            query.without(Field::Role)
        } else {
            query
        }
    }

    /// How many tasks there would be without the lens; counted only where it leaves none.
    fn count_outside(&self, index: &Index) -> usize {
        // A filter by role rests without the lens: there would be as many as there are.
        let of_role = self.query.terms.iter().any(|term| term.of_field() == Some(Field::Role));
        let ours = self.ours_term(index).filter(|_| self.answer.tasks.is_empty() && !of_role);
        let Some(ours) = ours else { return 0 };
        let mut query = self.query.clone();
        query.terms.retain(|term| *term != ours);
        run(&query, index).map_or(0, |answer| answer.tasks.len())
    }

    /// Whether a filter is in force: one by role rests while no unit is asked for.
    pub fn is_in_force(&self, filter: &Term) -> bool {
        filter.of_field() != Some(Field::Role) || !self.answer.resolved.units().is_empty()
    }

    /// Computes everything that follows from the answer.
    fn answered(&mut self, index: &Index) {
        let kept = self.row();
        self.facets = FACETS.map(|field| {
            let mut values = facet(field, &self.answer.resolved, index);
            // Values that would leave nothing go last; the others keep the plans' order.
            if field != Field::Role {
                values.sort_by_key(|v| v.count == 0);
            }
            values
        });
        self.narrow(self.place.narrow.clone(), index);
        self.arrange(index, kept);
    }
}
