//! Which characters of a text the search means.

use crate::index::Index;
use crate::query::Query;
use crate::query::matching::{Length, Wanted};
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

/// The words of a query, ready to be looked for in what is shown.
pub struct Highlighter<'i> {
    /// Each word, then its synonyms.
    words: Vec<Vec<Wanted>>,
    readings: &'i Readings,
}

impl<'i> Highlighter<'i> {
    /// The words that a query looks for.
    pub fn new(query: &Query, index: &'i Index) -> Self {
        let words = query.words().map(|word| {
            let key = fold(word.text());
            let synonyms = if word.is_quoted() { Vec::new() } else { index.variants(&key) };
            std::iter::once(key).chain(synonyms).map(|key| Wanted::new(&key)).collect()
        });
        let some = |words: &Vec<Wanted>| words.first().is_some_and(|word| !word.is_empty());
        Self { words: words.filter(some).collect(), readings: index.readings() }
    }

    /// Whether each character of a text is meant by a word.
    pub fn marks(&self, text: &str, length: Length) -> Vec<bool> {
        let key = fold(text);
        let mut marks = vec![false; key.chars().count()];
        for word in &self.words {
            let found = word.iter().map(|word| word.positions(&key, length, self.readings));
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

    #[test]
    fn marks_original_characters() {
        let index = Index::new(load(&[Layer::Embedded]).model);
        let marked = |query: &str, text: &str| -> String {
            let query = Query::parse(query).unwrap();
            let marks = Highlighter::new(&query, &index).marks(text, Length::Short);
            marks.iter().map(|m| if *m { '^' } else { '.' }).collect()
        };
        assert_eq!(marked("科學 app", "全民科学素质（ＡＰＰ）科"), "..^^...^^^..");
        assert_eq!(marked("nmpx", "大力开展农民科技教育培训"), "....^^....^^");
        assert_eq!(marked("jyj", "市教育局、区教育局"), ".^^^..^^^");
        assert_eq!(marked("科学", ""), "");
    }
}
