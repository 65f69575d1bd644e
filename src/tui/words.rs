//! Words for ways of showing, in both languages.

use crate::text::fold::fold;

/// A word in both languages, English first; the English one is written.
pub(crate) type Word = [&'static str; 2];

/// Whether a text is a word, in either language and any case.
pub(crate) fn is(text: &str, word: Word) -> bool {
    word.contains(&fold(text).as_str())
}
