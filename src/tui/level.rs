//! One step of the way: a question, its answer, and where the reader is in it.
//!
//! Drilling down puts a level on top of another, going back shows the one below exactly as it was. The answer,
//! the facets and the rows are computed when the question changes, never while drawing.

use super::state::Pane;
use crate::index::{Dimension, Index};
use crate::model::{AreaId, PlanId, Role, TaskId};
use crate::query::facet::{FacetValue, facet};
use crate::query::matching::{Length, Wanted};
use crate::query::{Answer, Condition, Field, Query, QueryError, Term, Text, resolve, run};
use crate::text::fold::fold;

/// The dimensions that are offered as facets, in order.
pub const FACETS: [Dimension; 7] = [
    Dimension::Plan,
    Dimension::Area,
    Dimension::Lead,
    Dimension::Responsible,
    Dimension::InCharge,
    Dimension::Year,
    Dimension::Due,
];

/// The facet that is open at first: who leads.
const FIRST_OPEN: usize = 2;

/// A row of the task list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The head of the tasks of one area, and how many of them are listed.
    Group(PlanId, AreaId, usize),
    /// A task.
    Task(TaskId),
}

/// In which order tasks are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the plans, or the best match first.
    #[default]
    Natural,
    /// By lead unit, in the order in which the plans first name them.
    Lead,
    /// Most responsible units first.
    Responsible,
    /// Most targets first.
    Targets,
}

impl Sort {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Natural => Self::Lead,
            Self::Lead => Self::Responsible,
            Self::Responsible => Self::Targets,
            Self::Targets => Self::Natural,
        }
    }
}

/// Where the reader is in the facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetPlace {
    /// The open facet, as a position in [`FACETS`].
    pub open: Option<usize>,
    /// The line the cursor is on.
    pub cursor: usize,
    /// The first line shown.
    pub top: usize,
    /// What was typed to narrow the open facet.
    pub narrow: String,
    /// The values that fit what was typed, the best first; none if nothing was.
    fitting: Option<Vec<usize>>,
}

/// A line of the facets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetLine {
    /// The heading of a facet.
    Heading(usize),
    /// A value of the open facet.
    Value(usize, usize),
}

/// Whether a facet's value is part of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is not.
    Off,
    /// It is chosen.
    On,
    /// It is excluded.
    Out,
}

/// See the module's documentation.
#[derive(Clone, Debug)]
pub struct Level {
    /// What the level is called in the breadcrumb; empty for the first.
    pub title: String,
    /// The filters in force, in the order in which they were set.
    pub filters: Vec<Term>,
    /// The text of the search box.
    pub search: String,
    /// The whole question: the filters and what was typed, as far as it means something.
    pub query: Query,
    /// Its answer.
    pub answer: Answer,
    /// What is wrong with the text of the search box.
    pub errors: Vec<QueryError>,
    /// The values of every facet with their counts.
    pub facets: [Vec<FacetValue>; FACETS.len()],
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
    /// The item of the detail the cursor is on.
    pub item: usize,
    /// The first line of the detail shown.
    pub detail_top: usize,
    /// The pane that had the focus when the level was left for another.
    pub left_from: Pane,
}

impl Level {
    /// A level that asks `query`.
    pub fn new(title: String, query: &Query, index: &Index) -> Result<Self, Vec<QueryError>> {
        let words: Vec<Term> =
            query.terms.iter().filter(|t| t.of_field().is_none()).cloned().collect();
        let filters: Vec<Term> =
            query.terms.iter().filter(|t| t.of_field().is_some()).cloned().collect();
        let mut level = Self {
            title,
            filters,
            search: Query { terms: words }.to_string(),
            query: query.clone(),
            answer: run(query, index)?,
            errors: Vec::new(),
            facets: Default::default(),
            rows: Vec::new(),
            sort: Sort::Natural,
            in_context: false,
            cursor: 0,
            top: 0,
            place: FacetPlace { open: Some(FIRST_OPEN), ..FacetPlace::default() },
            item: 0,
            detail_top: 0,
            left_from: Pane::List,
        };
        level.place.cursor = FIRST_OPEN;
        level.answered(index);
        level.cursor_to_task(0);
        Ok(level)
    }

    /// The task the cursor is on.
    pub fn task(&self) -> Option<TaskId> {
        match self.rows.get(self.cursor) {
            Some(Row::Task(task)) => Some(*task),
            _ => None,
        }
    }

    /// The position of the cursor's task among the tasks, from 1; 0 if there is none.
    pub fn position(&self) -> usize {
        let rows = self.rows.iter().take(self.cursor + 1);
        rows.filter(|row| matches!(row, Row::Task(task) if self.finds(*task))).count()
    }

    /// Asks again after the filters or the search text changed; the cursor stays on its task if it is still
    /// listed.
    pub fn ask(&mut self, index: &Index) {
        let (mut typed, mut errors) = Query::parse_partly(&self.search);
        // A term whose names mean nothing is reported and asks nothing; the others still do.
        typed.terms.retain(|term| {
            let alone = resolve(&Query { terms: vec![term.clone()] }, index);
            alone.map_err(|wrong| errors.extend(wrong)).is_ok()
        });
        self.errors = errors;
        let query = Query { terms: [self.filters.as_slice(), &typed.terms].concat() };
        if let Ok(answer) = run(&query, index) {
            (self.query, self.answer) = (query, answer);
            self.answered(index);
        }
    }

    /// Computes everything that follows from the answer.
    fn answered(&mut self, index: &Index) {
        let kept = self.task();
        self.facets = FACETS.map(|dimension| {
            let mut values = facet(dimension, &self.answer.resolved, index);
            // Values that would leave nothing go last; the others keep the plans' order.
            values.sort_by_key(|v| v.count == 0);
            values
        });
        self.narrow(self.place.narrow.clone(), index);
        self.arrange(index, kept);
    }

    /// Makes the rows; the cursor goes to `kept` if it is listed, else to the first task.
    fn arrange(&mut self, index: &Index, kept: Option<TaskId>) {
        let model = index.model();
        let mut tasks = self.listed(index);
        match self.sort {
            Sort::Natural => {}
            Sort::Lead => tasks.sort_by_key(|id| {
                let first = model.task(*id).units(Role::Lead).next();
                first.map_or(u32::MAX, |a| a.unit.0)
            }),
            Sort::Responsible => tasks.sort_by_key(|id| {
                std::cmp::Reverse(model.task(*id).units(Role::Responsible).count())
            }),
            Sort::Targets => {
                tasks.sort_by_key(|id| std::cmp::Reverse(model.task(*id).targets.len()));
            }
        }
        let in_order = tasks.is_sorted();
        self.rows.clear();
        let (mut head, mut last) = (0, None);
        for task in tasks {
            let area = model.task(task).area;
            if in_order && last != Some(area) {
                head = self.rows.len();
                self.rows.push(Row::Group(model.area(area).plan, area, 0));
                last = Some(area);
            }
            if let Some(Row::Group(_, _, count)) = self.rows.get_mut(head) {
                *count += 1;
            }
            self.rows.push(Row::Task(task));
        }
        let found = kept.and_then(|task| self.rows.iter().position(|r| *r == Row::Task(task)));
        if let Some(at) = found {
            self.cursor = at;
        } else {
            self.cursor_to_task(0);
            self.top = 0;
        }
        if self.task() != kept {
            self.item = 0;
            self.detail_top = 0;
        }
        let lines = self.facet_lines().len();
        self.place.cursor = self.place.cursor.min(lines.saturating_sub(1));
    }

    /// The tasks to list: those found, or, in context, all that the filters leave.
    fn listed(&self, index: &Index) -> Vec<TaskId> {
        let all = self.in_context.then(|| run(&self.query.without_words(), index));
        match all {
            Some(Ok(answer)) => answer.tasks,
            _ => self.answer.tasks.clone(),
        }
    }

    /// Whether the search finds a task; without a search it finds all.
    pub fn finds(&self, task: TaskId) -> bool {
        !self.in_context || self.answer.tasks.contains(&task)
    }

    /// Puts the cursor on what the search finds best, if it finds anything.
    pub fn cursor_to_best(&mut self) {
        let best = self.answer.tasks.first().filter(|_| !self.search.is_empty());
        let row = best.and_then(|best| self.rows.iter().position(|row| *row == Row::Task(*best)));
        if let Some(row) = row {
            self.top = 0;
            self.cursor_to_task(row);
        }
    }

    /// Shows what the search finds alone, or in its context.
    pub fn toggle_context(&mut self, index: &Index) {
        let kept = self.task();
        self.in_context = !self.in_context;
        self.arrange(index, kept);
    }

    /// Lists in the next order.
    pub fn sort_next(&mut self, index: &Index) {
        let kept = self.task();
        self.sort = self.sort.next();
        self.arrange(index, kept);
    }

    /// Whether tasks stand under the heads of their areas.
    pub fn is_grouped(&self) -> bool {
        matches!(self.rows.first(), Some(Row::Group(..)))
    }

    /// How many values of a facet are chosen, and how many are excluded.
    pub fn chosen(&self, facet: usize) -> (usize, usize) {
        let values = &self.facets[facet];
        let count = |choice| values.iter().filter(|v| self.choice(facet, v) == choice).count();
        (count(Choice::On), count(Choice::Out))
    }

    /// Puts the cursor on the first task at or after a row, or the last one before it.
    pub fn cursor_to_task(&mut self, row: usize) {
        let is_task = |at: &usize| matches!(self.rows.get(*at), Some(Row::Task(_)));
        let after = (row..self.rows.len()).find(is_task);
        let before = || (0..row.min(self.rows.len())).rev().find(is_task);
        let to = after.or_else(before).unwrap_or(0);
        if to != self.cursor {
            self.item = 0;
            self.detail_top = 0;
        }
        self.cursor = to;
    }

    /// The lines of the facets: every heading, and the open facet's values that fit what was typed.
    pub fn facet_lines(&self) -> Vec<FacetLine> {
        let mut lines = Vec::new();
        for (f, values) in self.facets.iter().enumerate() {
            lines.push(FacetLine::Heading(f));
            if self.place.open == Some(f) {
                match &self.place.fitting {
                    Some(fitting) => lines.extend(fitting.iter().map(|v| FacetLine::Value(f, *v))),
                    None => lines.extend((0..values.len()).map(|v| FacetLine::Value(f, v))),
                }
            }
        }
        lines
    }

    /// Sets what narrows the open facet, and finds the values that fit it.
    pub fn narrow(&mut self, typed: String, index: &Index) {
        let word = Wanted::new(&fold(&typed));
        self.place.narrow = typed;
        let open = self.place.open.and_then(|open| self.facets.get(open));
        self.place.fitting = open.filter(|_| !word.is_empty()).map(|values| {
            let fit = |v: &FacetValue| {
                let keys = v.keys.iter();
                keys.filter_map(|key| word.fit(key, Length::Short, index.readings())).min()
            };
            let mut fitting: Vec<_> =
                values.iter().enumerate().filter_map(|(i, value)| Some((fit(value)?, i))).collect();
            fitting.sort_by_key(|(fit, i)| (values[*i].count == 0, *fit));
            fitting.into_iter().map(|(_, i)| i).collect()
        });
    }

    /// The facet line the cursor is on.
    pub fn facet_line(&self) -> Option<FacetLine> {
        self.facet_lines().get(self.place.cursor).copied()
    }

    /// Whether a value is part of the question.
    pub fn choice(&self, facet: usize, value: &FacetValue) -> Choice {
        let field = Field::of(FACETS[facet]);
        let of_value = |term: &&Term| match &term.condition {
            Condition::Field(f, values) => {
                *f == field && values.iter().any(|v| v.text() == value.value)
            }
            Condition::Word(_) => false,
        };
        match self.filters.iter().find(of_value) {
            None => Choice::Off,
            Some(term) if term.negated => Choice::Out,
            Some(_) => Choice::On,
        }
    }

    /// Sets whether a value is part of the question; other values of the facet stay as they are.
    pub fn choose(&mut self, facet: usize, value: &FacetValue, choice: Choice, index: &Index) {
        let field = Field::of(FACETS[facet]);
        for term in &mut self.filters {
            if let Condition::Field(f, values) = &mut term.condition
                && *f == field
            {
                values.retain(|v| v.text() != value.value);
            }
        }
        self.filters.retain(|t| !matches!(&t.condition, Condition::Field(_, v) if v.is_empty()));
        if choice != Choice::Off {
            let negated = choice == Choice::Out;
            let same = |t: &&mut Term| t.of_field() == Some(field) && t.negated == negated;
            let text = Text::quoted(&value.value);
            match self.filters.iter_mut().find(same).map(|t| &mut t.condition) {
                Some(Condition::Field(_, values)) => values.push(text),
                _ => self
                    .filters
                    .push(Term { negated, condition: Condition::Field(field, vec![text]) }),
            }
        }
        self.ask(index);
    }

    /// Makes a value the only one of its facet.
    pub fn choose_only(&mut self, facet: usize, value: &FacetValue, index: &Index) {
        let field = Field::of(FACETS[facet]);
        self.filters.retain(|t| t.of_field() != Some(field));
        self.choose(facet, value, Choice::On, index);
    }

    /// Takes away every filter of one facet.
    pub fn clear_facet(&mut self, facet: usize, index: &Index) {
        let field = Field::of(FACETS[facet]);
        self.filters.retain(|t| t.of_field() != Some(field));
        self.ask(index);
    }
}
