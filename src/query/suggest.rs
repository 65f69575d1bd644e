//! What may have been meant by a word that is found nowhere: `nonmin` for 农民, 农名 for 农民.

use std::collections::HashMap;

use super::said::Said;
use super::term::{Query, Term};
use super::words::WordHits;
use crate::index::Index;
use crate::text::pinyin::usual;

/// How many characters a word has that is offered.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// The words with each that is found nowhere replaced by the one that is spelt most alike; none if there is no such word,
/// or nothing alike.
pub fn suggestion(query: &Query, index: &Index) -> Option<String> {
    let mut better = query.clone();
    let mut replaced = false;
    for term in &mut better.terms {
        let super::Condition::Word(text) = &term.condition else { continue };
        if term.negated || text.is_quoted() {
            continue;
        }
        let exact = WordHits::of(text, false, index);
        if !exact.tasks(index).is_empty() {
            continue;
        }
        *term = Term::word(&nearest_word(&Said::of(text).key, index)?);
        replaced = true;
    }
    replaced.then(|| better.to_string())
}

/// The word of the plans that is spelt most like a folded one.
fn nearest_word(key: &str, index: &Index) -> Option<String> {
    let letters = key.chars().all(|c| c.is_ascii_alphabetic());
    let wanted = if letters { key.to_owned() } else { spelt(key)? };
    // Short words are like too many others.
    let most = match wanted.len() {
        ..4 => return None,
        4..=7 => 1,
        _ => 2,
    };
    let characters = key.chars().count(); // characters, not cells
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut best: Option<((usize, usize, usize), String)> = None;
    for text in texts(index) {
        let chars: Vec<(char, String)> =
            text.chars().map(|c| (c, usual(c).unwrap_or_default())).collect();
        for n in LENGTHS.filter(|n| letters || *n == characters) {
            for window in chars.windows(n).filter(|w| w.iter().all(|(_, r)| !r.is_empty())) {
                let spelling: String = window.iter().map(|(_, reading)| reading.as_str()).collect();
                if spelling.len().abs_diff(wanted.len()) > most {
                    continue;
                }
                let edits = strsim::damerau_levenshtein(&spelling, &wanted);
                if edits > most {
                    continue;
                }
                let word: String = window.iter().map(|(c, _)| *c).collect();
                let times = seen.entry(word.clone()).or_default();
                *times += 1;
                // Alike first, then what is frequent, then what is short.
                let rank = (edits, usize::MAX - *times, n);
                if best.as_ref().is_none_or(|(other, _)| rank < *other) {
                    best = Some((rank, word));
                }
            }
        }
    }
    best.map(|(_, word)| word).filter(|word| word != key)
}

/// The usual spelling of a word of 汉字; none of others.
fn spelt(word: &str) -> Option<String> {
    word.chars().map(usual).collect()
}

/// The texts whose words may have been meant.
fn texts(index: &Index) -> impl Iterator<Item = &str> {
    let tasks = index.model().task_ids().map(|task| index.title_key(task));
    let targets = index.all_targets();
    let targets: Vec<&str> = targets.iter().map(|target| index.target_name(target)).collect();
    let areas = index.area_keys().iter().map(String::as_str);
    let themes = index.theme_keys().iter().flatten().map(String::as_str);
    let units = (0..index.model().units.len()).map(crate::model::UnitId::at);
    let units = units.flat_map(|unit| index.unit_keys_and_region(unit).0).map(String::as_str);
    let words = index.synonyms().iter().flat_map(|s| &s.said).map(String::as_str);
    themes.chain(areas).chain(tasks).chain(targets).chain(units).chain(words)
}
