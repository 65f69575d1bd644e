//! Words for ways of showing, in both languages.

use crate::text::fold::fold;

/// A word in both languages, English first; the English one is written.
pub(in crate::tui) type Word = [&'static str; 2];

/// The word of a value.
pub(in crate::tui) fn word_of<T: Copy + PartialEq>(words: &[(T, Word)], value: T) -> &'static str {
    words.iter().find(|(known, _)| *known == value).map_or("", |(_, [word, _])| word)
}

/// The value of a word, in either language and any case.
pub(in crate::tui) fn value_of<T: Copy>(words: &[(T, Word)], word: &str) -> Option<T> {
    words.iter().find(|(_, names)| is(word, *names)).map(|(value, _)| *value)
}

/// Whether a text is a word, in either language and any case.
pub(in crate::tui) fn is(text: &str, word: Word) -> bool {
    word.contains(&fold(text).as_str())
}

/// All words of a table.
pub(in crate::tui) fn all_words<T>(words: &[(T, Word)]) -> Vec<Word> {
    words.iter().map(|(_, word)| *word).collect()
}
