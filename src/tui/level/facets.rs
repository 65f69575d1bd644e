//! The facets of a level: what can be chosen, what is chosen, and where the reader is among it.

use super::Level;
use crate::index::Index;
use crate::query::facet::FacetValue;
use crate::query::names::Names;
use crate::query::{Condition, Field, Term, Text};

/// The fields that are offered as facets, in order. The first is shown only where the question is about units.
pub const FACETS: [Field; 8] = [
    Field::Role,
    Field::Plan,
    Field::Area,
    Field::Lead,
    Field::Responsible,
    Field::InCharge,
    Field::Year,
    Field::Due,
];

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

impl Level {
    /// How many values of a facet are chosen, and how many are excluded.
    pub fn chosen(&self, facet: usize) -> (usize, usize) {
        let values = &self.facets[facet];
        let count = |choice| values.iter().filter(|v| self.choice(facet, v) == choice).count();
        (count(Choice::On), count(Choice::Out))
    }

    /// Whether a facet is offered.
    pub fn offers(&self, facet: usize) -> bool {
        FACETS[facet] != Field::Role || !self.answer.resolved.units().is_empty()
    }

    /// Opens the facet that is asked for most: the roles of our unit, or else who leads.
    pub fn open_first_facet(&mut self) {
        let first = if self.ours().is_some() { Field::Role } else { Field::Lead };
        self.place.open = FACETS.iter().position(|field| *field == first);
        // What was typed was meant for the one that was open before.
        self.place.narrow.clear();
        self.place.fitting = None;
        self.cursor_to_heading();
    }

    /// Puts the cursor on the heading of the open facet, or on the first.
    pub fn cursor_to_heading(&mut self) {
        let open = self.place.open.map(FacetLine::Heading);
        let at = open.and_then(|open| self.facet_lines().iter().position(|line| *line == open));
        self.place.cursor = at.unwrap_or(0);
    }

    /// The lines of the facets: every heading, and the open facet's values that fit what was typed.
    pub fn facet_lines(&self) -> Vec<FacetLine> {
        let mut lines = Vec::new();
        for (f, values) in self.facets.iter().enumerate().filter(|(f, _)| self.offers(*f)) {
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
        let names = Names::typed(&typed);
        self.place.narrow = typed;
        let open = self.place.open.and_then(|open| self.facets.get(open));
        self.place.fitting = open.filter(|_| !names.is_empty()).map(|values| {
            let fit = |v: &FacetValue| names.rank_placed(&v.keys, &v.placed, index.readings());
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
        let field = FACETS[facet];
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
        let field = FACETS[facet];
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
        let field = FACETS[facet];
        self.filters.retain(|t| t.of_field() != Some(field));
        self.choose(facet, value, Choice::On, index);
    }

    /// Takes away every filter of one facet.
    pub fn clear_facet(&mut self, facet: usize, index: &Index) {
        let field = FACETS[facet];
        self.filters.retain(|t| t.of_field() != Some(field));
        self.ask(index);
    }
}
