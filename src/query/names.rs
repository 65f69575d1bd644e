//! Finding something by its names: units, areas, plans, commands. Every word must fit one of the names.

use super::matching::{Fit, Kind, Length, Wanted};
use super::said::Said;
use super::term::{Text, Word};
use crate::index::Index;
use crate::model::UnitId;
use crate::text::clean::is_unseen;
use crate::text::fold::narrow;
use crate::text::pinyin::Readings;

/// How well a thing's names fit; the least is best. An alias counts for less than the first name.
pub(crate) type Rank = (Kind, Fit, bool);

/// A word of which one form must fit: the word itself, or a part of it where it lists several names (市教育局、市科协).
type Forms = Vec<Wanted>;

/// What names must hold and must not hold.
pub struct Names {
    wanted: Vec<Forms>,
    excluded: Vec<Forms>,
}

/// What something is called, folded.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Called<'n> {
    /// Its names, the canonical one first.
    pub(crate) names: &'n [String],
    /// Its names with its place, such as 银川教育局, which are found only from their beginning.
    pub(crate) placed: &'n [String],
    /// Names that are found only whole.
    pub(crate) whole: &'n [String],
}

impl Names {
    /// The free words of a question.
    pub(crate) fn of(words: &[Word]) -> Self {
        let of = |negated: bool| {
            let words = words.iter().filter(move |word| word.negated == negated);
            words.map(|word| forms(&word.text)).collect()
        };
        Self { wanted: of(false), excluded: of(true) }
    }

    /// Words parted by blanks; a region may also be parted from a unit by `/`, as in a query.
    pub fn typed(text: &str) -> Self {
        let text: String = text.chars().filter(|c| !is_unseen(*c)).collect();
        let words = text.split(|c: char| c.is_whitespace() || narrow(c) == '/');
        let plain = |word: &str| forms(&Text { text: word.to_owned(), quoted: false });
        let wanted = words.filter(|word| !word.is_empty()).map(plain).collect();
        Self { wanted, excluded: Vec::new() }
    }

    /// Whether anything fits.
    pub(crate) fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.excluded.is_empty()
    }

    /// How well a thing's folded names fit all words; none if they do not.
    pub(crate) fn rank(&self, names: &[String], readings: &Readings) -> Option<Rank> {
        self.rank_called(Called { names, ..Called::default() }, readings)
    }

    /// The same for a thing that is called in other ways as well.
    pub(crate) fn rank_called(&self, called: Called<'_>, readings: &Readings) -> Option<Rank> {
        let fits = |word: &Wanted| {
            let begun = called.placed.iter().filter(|key| word.begins_like(key, readings));
            let begun = begun.filter_map(|key| word.fit(key, Length::Short, readings));
            let whole =
                called.whole.iter().filter_map(|key| word.fit(key, Length::Short, readings));
            let whole = whole.filter(|(_, fit)| *fit == Fit::Whole);
            let others = begun.chain(whole).map(|(kind, fit)| (kind, fit, true));
            word_rank(called.names, word, readings).into_iter().chain(others).min()
        };
        let fits = |forms: &Forms| forms.iter().filter_map(fits).min();
        if self.excluded.iter().any(|forms| fits(forms).is_some()) {
            return None;
        }
        let best = (Kind::Literal, Fit::Whole, false);
        self.wanted.iter().try_fold(best, |worst, word| Some(fits(word)?.max(worst)))
    }

    /// How well a unit's names fit all words, its region among them; none if they do not.
    pub fn rank_unit(&self, unit: UnitId, index: &Index) -> Option<Rank> {
        let (names, placed) = index.unit_keys_and_region(unit);
        let called = Called { names, placed, whole: index.whole_unit_keys(unit) };
        self.rank_called(called, index.readings())
    }

    /// Whether each character of a folded name is meant by a word.
    pub(crate) fn marks(&self, key: &str, readings: &Readings) -> Vec<bool> {
        let mut marks = vec![false; key.chars().count()];
        for word in self.wanted.iter().flatten() {
            for at in word.positions(key, Length::Short, readings) {
                if let Some(mark) = marks.get_mut(at) {
                    *mark = true;
                }
            }
        }
        marks
    }
}

/// The forms of a word.
fn forms(word: &Text) -> Forms {
    let Said { key, parts, .. } = Said::of(word);
    std::iter::once(&key).chain(&parts).map(|form| Wanted::new(form)).collect()
}

/// How well a word fits the best of some names. The first name is the canonical one.
fn word_rank(keys: &[String], word: &Wanted, readings: &Readings) -> Option<Rank> {
    let fits = keys.iter().enumerate().filter_map(|(i, key)| {
        let (kind, fit) = word.fit(key, Length::Short, readings)?;
        Some((kind, fit, i > 0))
    });
    fits.min()
}
