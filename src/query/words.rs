//! Finding free words in tasks: the one place that decides what a word matches and which match is better.
//!
//! A word matches where the folded text holds the folded word. The places are ranked: a title is better than
//! a unit, a unit better than an area, a measure, a target.

use super::Text;
use crate::index::{Index, Place, TaskSet};
use crate::model::TaskId;
use crate::text::fold::fold;

/// Where one word was found.
#[derive(Clone, Debug)]
pub(super) struct WordHits {
    /// The tasks per place, the best place first.
    places: [TaskSet; Place::ALL.len()],
}

impl WordHits {
    /// Looks for a word everywhere.
    pub(super) fn of(word: &Text, index: &Index) -> Self {
        let key = fold(word.text());
        Self { places: Place::ALL.map(|place| index.find(place, &key)) }
    }

    /// Every task in which the word was found.
    pub(super) fn tasks(&self) -> TaskSet {
        let mut places = self.places.iter();
        let mut all = places.next().cloned().unwrap_or_else(|| TaskSet::none(0));
        places.for_each(|set| all.or(set));
        all
    }

    /// How far from the best place the word was found in a task; 0 is best.
    pub(super) fn rank(&self, task: TaskId) -> usize {
        self.places.iter().position(|set| set.contains(task)).unwrap_or(self.places.len())
    }
}
