//! What is asked, as a value: nothing of an answer, nothing of where the reader is in it.
//!
//! Two questions that are equal show the same. The ids in it belong to one load of the data; `memory` carries them
//! over to another.

use crate::model::UnitId;
use crate::query::{Field, Filter, Value, chosen_in};
use crate::tui::{arrangement::Arrangement, lens::Lens, way::Way};

/// See the module's documentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// The filters, in the order in which they were set.
    pub filters: Vec<Filter>,
    /// The text of the search box: words, and filters as far as they are typed.
    pub search: String,
    /// The unit whose page this is: then its tasks are shown, whatever the lens.
    pub page: Option<UnitId>,
    /// Whose partners are listed, if that is neither the page's unit nor ours.
    pub(crate) partners_of: Option<UnitId>,
    pub(crate) way: Way,
    /// How it is arranged.
    pub arrangement: Arrangement,
    /// Whether it is shown as it was asked for, not through the lens: a view that somebody saved or sent.
    pub(crate) as_asked: bool,
}

impl Ask {
    pub(super) fn lens(&self, lens: Lens) -> Lens {
        lens.unless(self.as_asked)
    }

    /// The unit whose tasks alone are shown: that of the page, or ours.
    pub(super) fn ours(&self, lens: Lens) -> Option<UnitId> {
        self.page.or_else(|| self.lens(lens).ours())
    }

    pub(super) fn subject(&self, lens: Lens) -> Option<UnitId> {
        self.page.or(self.partners_of).or(lens.unit)
    }

    /// What the list shows: the tasks where partners are asked for and nobody has any.
    pub(super) fn way(&self, lens: Lens) -> Way {
        if self.way == Way::Partners && self.subject(lens).is_none() {
            Way::Tasks
        } else {
            self.way
        }
    }

    /// Sets whether a value is among those that a field must have, or must not have; other values stay as they are.
    pub(super) fn choose(&mut self, field: Field, value: &Value, choice: Choice) {
        let own = chosen_in(&self.filters, field);
        for (at, filter) in self.filters.iter_mut().enumerate() {
            if filter.field == field && (filter.negated || Some(at) == own) {
                filter.values.retain(|known| known != value);
            }
        }
        self.filters.retain(|filter| !filter.values.is_empty());
        let negated = match choice {
            Choice::Off => return,
            Choice::On => false,
            Choice::Out => true,
        };
        // The last one: what was asked for first stays asked for.
        let same = |filter: &&mut Filter| filter.field == field && filter.negated == negated;
        match self.filters.iter_mut().rfind(same) {
            Some(filter) => filter.add(value.clone()),
            None => self.filters.push(Filter { negated, ..Filter::one(field, value.clone()) }),
        }
    }

    /// Makes a value the only one that a field must have; what the field must not have stays excluded.
    pub(super) fn choose_only(&mut self, field: Field, value: &Value) {
        if let Some(own) = chosen_in(&self.filters, field) {
            self.filters.remove(own);
        }
        self.choose(field, value, Choice::On);
    }
}

/// Whether a value is part of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Off,
    On,
    Out,
}
