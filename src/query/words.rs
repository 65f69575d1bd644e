//! Finding free words in tasks: where a word is looked for, and which find is better.
//!
//! How a word fits a text is [`super::matching`]'s business. A literal fit is better than one by pinyin, that
//! better than one with gaps; then a whole name is better than a part, then a title better than a unit, a unit
//! better than an area, a measure, a target. One or two letters mean units before titles.

use super::matching::{Fit, Kind, Length, Wanted};
use super::term::Text;
use crate::index::{Dimension, Index, Place, TaskSet};
use crate::model::{TaskId, UnitId};
use crate::text::fold::fold;

/// Where one word was found.
#[derive(Clone, Debug)]
pub(super) struct WordHits {
    /// How good the best find is, per task; [`NOT_FOUND`] if there is none.
    ranks: Vec<u16>,
}

const NOT_FOUND: u16 = u16::MAX;

/// How much less a synonym is worth: less than any find of the word itself of the same kind, more than one of the
/// next kind.
const SYNONYM: u16 = 100;

impl WordHits {
    /// Looks for a word everywhere; for its synonyms as well unless it is `exact`.
    pub(super) fn of(word: &Text, exact: bool, index: &Index) -> Self {
        let key = fold(word.text());
        let mut hits = Self { ranks: vec![NOT_FOUND; index.len()] };
        if Wanted::new(&key).is_empty() {
            hits.ranks.fill(0);
            return hits;
        }
        hits.look_for(&key, index);
        if !exact {
            for variant in index.variants(&key) {
                let mut others = Self { ranks: vec![NOT_FOUND; index.len()] };
                others.look_for(&variant, index);
                for (task, rank) in others.ranks.into_iter().enumerate() {
                    if rank != NOT_FOUND {
                        hits.found(task, rank + SYNONYM);
                    }
                }
            }
        }
        hits
    }

    fn look_for(&mut self, key: &str, index: &Index) {
        let wanted = Wanted::new(key);
        self.in_names(&wanted, index);
        self.in_prose(&wanted, key, index);
    }

    fn in_names(&mut self, wanted: &Wanted, index: &Index) {
        let readings = index.readings();
        let rank = |place: Place, key: &str| {
            let (kind, fit) = wanted.fit(key, Length::Short, readings)?;
            Some(rank(kind, fit, place, wanted))
        };
        for task in index.model().task_ids() {
            if let Some(rank) = rank(Place::Title, index.title_key(task)) {
                self.found(task.index(), rank);
            }
        }
        for unit in 0..index.model().units.len() {
            let (own, with_region) = index.unit_keys_and_region(UnitId::at(unit));
            let own = own.iter().filter_map(|key| rank(Place::Unit, key)).min();
            // With its region a name is only found from its beginning.
            let with_region = || {
                let keys = with_region.iter().filter(|key| wanted.begins_like(key, readings));
                keys.filter_map(|key| rank(Place::Region, key)).min()
            };
            if let Some(rank) = own.or_else(with_region) {
                let tasks = index.with(Dimension::Unit, [unit]);
                tasks.iter().for_each(|task| self.found(task.index(), rank));
            }
        }
        for (area, key) in index.area_keys().iter().enumerate() {
            if let Some(rank) = rank(Place::Area, key) {
                let tasks = index.with(Dimension::Area, [area]);
                tasks.iter().for_each(|task| self.found(task.index(), rank));
            }
        }
        for (plan, keys) in index.region_keys().iter().enumerate() {
            if let Some(rank) = keys.iter().filter_map(|key| rank(Place::Region, key)).min() {
                let tasks = index.with(Dimension::Plan, [plan]);
                tasks.iter().for_each(|task| self.found(task.index(), rank));
            }
        }
    }

    /// Measures and targets: literally by one scan; by pinyin and with gaps, text by text.
    fn in_prose(&mut self, wanted: &Wanted, key: &str, index: &Index) {
        for place in [Place::Measure, Place::Target] {
            let literal = rank(Kind::Literal, Fit::Part, place, wanted);
            for task in index.find(place, key).iter() {
                self.found(task.index(), literal);
            }
            if wanted.len() < 4 {
                continue;
            }
            for task in index.model().task_ids() {
                let fits = |text: &str| wanted.fit(text, Length::Long, index.readings());
                if let Some((kind, _)) = index.prose_keys(place, task).filter_map(fits).min() {
                    self.found(task.index(), rank(kind, Fit::Part, place, wanted));
                }
            }
        }
    }

    fn found(&mut self, task: usize, rank: u16) {
        if let Some(best) = self.ranks.get_mut(task) {
            *best = rank.min(*best);
        }
    }

    /// Every task in which the word was found.
    pub(super) fn tasks(&self, index: &Index) -> TaskSet {
        let mut set = index.none();
        for (task, rank) in self.ranks.iter().enumerate() {
            if *rank != NOT_FOUND {
                set.insert(TaskId::at(task));
            }
        }
        set
    }

    /// How good the find in a task is; 0 is best.
    pub(super) fn rank(&self, task: TaskId) -> usize {
        self.ranks.get(task.index()).copied().unwrap_or(NOT_FOUND).into()
    }
}

/// How good a find is; 0 is best.
fn rank(kind: Kind, fit: Fit, place: Place, wanted: &Wanted) -> u16 {
    let kind = match kind {
        Kind::Literal => 0,
        Kind::Pinyin => 200,
        Kind::Gapped => 400,
    };
    let units_first = wanted.has_letters() && wanted.len() <= 2;
    let place = match place {
        Place::Title if units_first => 2,
        Place::Unit if units_first => 1,
        Place::Title => 1,
        Place::Unit => 2,
        Place::Area => 3,
        Place::Measure => 4,
        Place::Target => 5,
        Place::Region => 6,
    };
    let fit = match fit {
        Fit::Whole => 0,
        Fit::Start => 1,
        Fit::Part => 2,
    };
    let whole = if fit == 0 { 0 } else { 50 };
    kind + whole + 3 * place + fit
}
