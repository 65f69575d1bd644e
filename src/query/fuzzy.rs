//! Matches with gaps: the one file that names `fuzzy_matcher`.
//!
//! Its default scoring prefers 科技协作 to 市科协 for 科协, because it takes all 汉字 for one word; without the bonus
//! for beginnings, and with a higher one for neighbours, it does not.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};

/// Finds the letters of a word in order, with others between them.
pub(super) struct Gapped(SkimMatcherV2);

impl Default for Gapped {
    fn default() -> Self {
        let scores = SkimScoreConfig {
            bonus_head: 0,
            bonus_break: 0,
            bonus_camel: 0,
            bonus_consecutive: 8,
            ..SkimScoreConfig::default()
        };
        Self(SkimMatcherV2::default().score_config(scores).ignore_case())
    }
}

impl Gapped {
    /// The positions of the word's characters in the text, unless they lie too far apart to be meant: `spread`
    /// is over how many characters so many may be spread.
    pub(super) fn find(&self, text: &str, word: &str, spread: usize) -> Option<Vec<usize>> {
        let (_, positions) = self.0.fuzzy_indices(text, word)?;
        let span = positions.last()? - positions.first()? + 1;
        (span <= spread).then_some(positions)
    }
}
