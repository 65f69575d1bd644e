//! Where a text holds the words that are searched for.

use crate::query::Query;
use crate::text::fold::fold;

/// The folded words that a query looks for, longest first.
pub fn words(query: &Query) -> Vec<String> {
    let mut words: Vec<String> =
        query.words().map(|w| fold(w.text())).filter(|w| !w.is_empty()).collect();
    words.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
    words
}

/// Whether each character of the text belongs to a hit.
pub fn hits(text: &str, words: &[String]) -> Vec<bool> {
    let key: Vec<char> = fold(text).chars().collect();
    let mut marked = vec![false; key.len()];
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for (start, window) in key.windows(word.len()).enumerate() {
            if window == word.as_slice() {
                marked[start..start + word.len()].fill(true);
            }
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_original_characters() {
        let query = Query::parse("科學 app").unwrap();
        let marked = |text: &str| -> String {
            hits(text, &words(&query)).iter().map(|m| if *m { '^' } else { '.' }).collect()
        };
        assert_eq!(marked("全民科学素质（ＡＰＰ）科"), "..^^...^^^..");
        assert_eq!(marked(""), "");
    }
}
