//! Which characters of a text the search means.

use super::matching::{Fit, Length, Wanted};
use super::said::Said;
use super::term::Word;
use crate::index::Index;
use crate::model::UnitId;
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

/// The words that are looked for, ready to be found in what is shown.
#[derive(Default)]
pub struct Highlighter {
    /// Each word, then its synonyms.
    words: Vec<Vec<Wanted>>,
}

impl std::fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Highlighter({} words)", self.words.len())
    }
}

impl Highlighter {
    /// The words that must be found.
    pub(crate) fn new(words: &[Word], index: &Index) -> Self {
        let words = words.iter().filter(|word| !word.negated).map(|word| {
            let key = Said::of(&word.text).key;
            let synonyms = if word.text.is_quoted() { Vec::new() } else { index.variants(&key) };
            std::iter::once(key).chain(synonyms).map(|key| Wanted::new(&key)).collect()
        });
        let some = |words: &Vec<Wanted>| words.first().is_some_and(|word| !word.is_empty());
        Self { words: words.filter(some).collect() }
    }

    /// Whether a word that is looked for is a name of a unit, or a part of one: it may be shown by another name.
    pub(crate) fn names(&self, unit: UnitId, index: &Index) -> bool {
        let (own, placed) = index.unit_keys_and_region(unit);
        let fits = |word: &Wanted| {
            let fit = |key: &String| word.fit(key, Length::Short, index.readings());
            own.iter().any(|key| fit(key).is_some())
                || placed
                    .iter()
                    .any(|key| word.begins_like(key, index.readings()) && fit(key).is_some())
                || index
                    .whole_unit_keys(unit)
                    .iter()
                    .any(|key| fit(key).is_some_and(|f| f.1 == Fit::Whole))
        };
        self.words.iter().filter_map(|words| words.first()).any(fits)
    }

    /// Parts of what was looked for: all of them are marked that stand in a text.
    pub(crate) fn of_parts(parts: &[String]) -> Self {
        Self { words: parts.iter().map(|part| vec![Wanted::new(part)]).collect() }
    }

    /// Whether each character of a text is meant by a word; empty if nothing is looked for.
    pub(crate) fn marks(&self, text: &str, length: Length, readings: &Readings) -> Vec<bool> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let key = fold(text);
        let mut marks = vec![false; key.chars().count()];
        for word in &self.words {
            let found = word.iter().map(|word| word.positions(&key, length, readings));
            // A synonym is only meant where the word itself is not.
            for position in found.filter(|found| !found.is_empty()).take(1).flatten() {
                if let Some(mark) = marks.get_mut(position) {
                    *mark = true;
                }
            }
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Layer, load};
    use crate::query::{Query, look_up};

    #[test]
    fn marks_original_characters() {
        let index = Index::new(load(&[Layer::Embedded]).model);
        let marked = |query: &str, text: &str| -> String {
            let words = look_up(&Query::parse(query).unwrap(), &index).0.words;
            let words = Highlighter::new(&words, &index);
            let marks = words.marks(text, Length::Short, index.readings());
            marks.iter().map(|m| if *m { '^' } else { '.' }).collect()
        };
        assert_eq!(marked("科學 app", "全民科学素质（ＡＰＰ）科"), "..^^...^^^..");
        assert_eq!(marked("nmpx", "大力开展农民科技教育培训"), "....^^....^^");
        assert_eq!(marked("jyj", "市教育局、区教育局"), ".^^^..^^^");
        assert_eq!(marked("科学", ""), "");
    }
}
