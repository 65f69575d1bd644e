//! Finding something by its names: units, areas, plans, commands. Every word must fit one of the names.

use super::matching::{Fit, Kind, Length, Wanted};
use super::term::Word;
use crate::index::Index;
use crate::model::UnitId;
use crate::text::clean::is_unseen;
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

/// How well a thing's names fit; the least is best. An alias counts for less than the first name.
pub(crate) type Rank = (Kind, Fit, bool);

/// What names must hold and must not hold.
pub struct Names {
    wanted: Vec<Wanted>,
    excluded: Vec<Wanted>,
}

impl Names {
    /// The free words of a question.
    pub(crate) fn of(words: &[Word]) -> Self {
        let of = |negated: bool| {
            let words = words.iter().filter(move |word| word.negated == negated);
            words.map(|word| Wanted::new(&fold(word.text.text()))).collect()
        };
        Self { wanted: of(false), excluded: of(true) }
    }

    /// Words parted by blanks; a region may also be parted from a unit by `/`, as in a query.
    pub fn typed(text: &str) -> Self {
        let text: String = text.chars().filter(|c| !is_unseen(*c)).collect();
        let text = fold(&text);
        let words = text.split(|c: char| c.is_whitespace() || c == '/');
        let wanted = words.filter(|word| !word.is_empty()).map(Wanted::new).collect();
        Self { wanted, excluded: Vec::new() }
    }

    /// Whether anything fits.
    pub(crate) fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.excluded.is_empty()
    }

    /// How well a thing's folded names fit all words; none if they do not.
    pub(crate) fn rank(&self, keys: &[String], readings: &Readings) -> Option<Rank> {
        self.rank_placed(keys, &[], readings)
    }

    /// The same for a thing that is also called by its name with its place, such as 银川教育局, which is found only
    /// from its beginning.
    pub(crate) fn rank_placed(
        &self,
        keys: &[String],
        placed: &[String],
        readings: &Readings,
    ) -> Option<Rank> {
        let fits = |word: &Wanted| {
            let begun = placed.iter().filter(|key| word.begins_like(key, readings));
            let begun = begun.filter_map(|key| word.fit(key, Length::Short, readings));
            let begun = begun.map(|(kind, fit)| (kind, fit, true)).min();
            [word_rank(keys, word, readings), begun].into_iter().flatten().min()
        };
        if self.excluded.iter().any(|word| fits(word).is_some()) {
            return None;
        }
        let best = (Kind::Literal, Fit::Whole, false);
        self.wanted.iter().try_fold(best, |worst, word| Some(fits(word)?.max(worst)))
    }

    /// How well a unit's names fit all words, its region among them; none if they do not.
    pub fn rank_unit(&self, unit: UnitId, index: &Index) -> Option<Rank> {
        let (own, placed) = index.unit_keys_and_region(unit);
        let readings = index.readings();
        self.rank_placed(own, placed, readings).or_else(|| {
            let whole = |key: &String| {
                let rank = self.rank(std::slice::from_ref(key), readings)?;
                (rank.1 == Fit::Whole).then_some((rank.0, rank.1, true))
            };
            index.whole_unit_keys(unit).iter().filter_map(whole).min()
        })
    }

    /// Whether each character of a folded name is meant by a word.
    pub(crate) fn marks(&self, key: &str, readings: &Readings) -> Vec<bool> {
        let mut marks = vec![false; key.chars().count()];
        for word in &self.wanted {
            for at in word.positions(key, Length::Short, readings) {
                if let Some(mark) = marks.get_mut(at) {
                    *mark = true;
                }
            }
        }
        marks
    }
}

/// How well a word fits the best of some names. The first name is the canonical one.
fn word_rank(keys: &[String], word: &Wanted, readings: &Readings) -> Option<Rank> {
    let fits = keys.iter().enumerate().filter_map(|(i, key)| {
        let (kind, fit) = word.fit(key, Length::Short, readings)?;
        Some((kind, fit, i > 0))
    });
    fits.min()
}
