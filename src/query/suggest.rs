//! What may have been meant by a word that is found nowhere: `nonmin` for 农民, 农名 for 农民.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::field::{Feature, Field};
use super::said::Said;
use super::spoken::Spoken;
use super::term::{Condition, Query, Term, Text};
use super::words::WordHits;
use crate::index::{Dimension, Index};
use crate::text::fold::fold;
use crate::text::pinyin::usual;

/// How often three characters and more stand together that are no word by chance.
const OFTEN: usize = 4;

/// How often two characters do: 究成 stands in every 研究成果.
const OFTEN_PAIR: usize = 24;

/// How many words that are as much alike are told apart by their tasks.
const MOST_ALIKE: usize = 8;

/// How many characters a word has that is offered.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// The query with each word that is found nowhere replaced by the one that is spelt most alike; none if there is no such
/// word or nothing alike, or if the words together are not found then either.
pub fn suggestion(query: &Query, index: &Index) -> Option<Query> {
    let mut better = query.clone();
    let mut replaced = false;
    for term in &mut better.terms {
        let Condition::Word(text) = &term.condition else { continue };
        if term.negated || text.is_quoted() {
            continue;
        }
        let exact = WordHits::of(text, false, index);
        if !exact.tasks(index).is_empty() {
            continue;
        }
        // 逾期 stands in no plan, and is asked of times.
        if let Some(time) = asked_of_times(text) {
            *term = time;
            replaced = true;
            continue;
        }
        *term = Term::word(&nearest_word(&Said::of(text).key, index)?);
        replaced = true;
    }
    let found = |query: &Query| !Spoken::of(&query.words(), index).tasks(index).is_empty();
    (replaced && found(&better)).then_some(better)
}

/// The condition that a word is meant for that says something of times: 逾期, 本月到期.
fn asked_of_times(text: &Text) -> Option<Term> {
    let feature = Feature::named(text.text())?;
    let of_times = [Feature::Overdue, Feature::ThisMonth, Feature::LongTerm].contains(&feature);
    let name = feature.names().get(1).filter(|_| of_times)?;
    Query::parse(&format!("{}:{name}", Field::Due.zh())).ok()?.terms.pop()
}

/// A free word with digits that is found nowhere, if there is one: it is no year, number or amount of the plans.
pub fn number_nowhere(query: &Query, index: &Index) -> Option<String> {
    // 3D打印 and 24小时 are words.
    let of_number =
        |c: char| !c.is_alphabetic() || "年月日时点分项条号款第至到万亿千百个件人次家".contains(c);
    let digits = |text: &str| text.chars().any(char::is_numeric) && text.chars().all(of_number);
    query.terms.iter().find_map(|term| {
        let Condition::Word(text) = &term.condition else { return None };
        let asked = !term.negated && !text.is_quoted() && digits(text.text());
        let nowhere = || WordHits::of(text, false, index).tasks(index).is_empty();
        (asked && nowhere()).then(|| text.text().to_owned())
    })
}

/// The name of a unit that is spelt most like what was typed; none if nothing is alike.
pub fn unit_suggestion(typed: &str, index: &Index) -> Option<String> {
    let key = Said::of(&Text { text: typed.to_owned(), quoted: false }).key;
    let near = nearest_word(&key, index)?;
    let units = (0..index.model().units.len()).map(crate::model::UnitId::at);
    let mut names = units.flat_map(|unit| index.unit_keys_and_region(unit).0);
    names.any(|name| *name == near).then_some(near)
}

/// The word of the plans that is spelt most like a folded one: a word that we know to be one, or else what stands often
/// enough to be one.
fn nearest_word(key: &str, index: &Index) -> Option<String> {
    let letters = key.chars().all(|c| c.is_ascii_alphabetic());
    let wanted = if letters { key.to_owned() } else { spelt(key)? };
    // Short words are like too many others.
    let most = match wanted.len() {
        ..4 => return None,
        4..=7 => 1,
        _ => 2,
    };
    let typed: Vec<char> = key.chars().collect();
    // Of a word of 汉字 something must be right: its sound, or a character.
    let may = |window: &[(char, String)], edits: usize| {
        let shared = || window.iter().zip(&typed).any(|((c, _), other)| c == other);
        letters || window.len() == typed.len() && (edits == 0 || edits == 1 && shared())
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut best: HashMap<String, (usize, bool, usize)> = HashMap::new();
    let known = known(index).map(|text| (text, true));
    for (text, is_word) in known.chain(texts(index).map(|text| (text, false))) {
        let chars: Vec<(char, String)> =
            text.chars().map(|c| (c, usual(c).unwrap_or_default())).collect();
        let lengths = if is_word { chars.len()..=chars.len() } else { LENGTHS };
        for n in lengths.filter(|n| LENGTHS.contains(n)) {
            for window in chars.windows(n).filter(|w| w.iter().all(|(_, r)| !r.is_empty())) {
                let spelling: String = window.iter().map(|(_, reading)| reading.as_str()).collect();
                let apart = spelling.len().abs_diff(wanted.len());
                let (edits, apart) = if is_word && is_one_off(window, &typed) {
                    (1, 0)
                } else if apart > most {
                    continue;
                } else {
                    (strsim::damerau_levenshtein(&spelling, &wanted), apart)
                };
                if edits <= most && may(window, edits) {
                    let word: String = window.iter().map(|(c, _)| *c).collect();
                    *seen.entry(word.clone()).or_default() += 1;
                    let rank = (edits, !is_word, apart);
                    let best = best.entry(word).or_insert(rank);
                    *best = rank.min(*best);
                }
            }
        }
    }
    let often = |word: &str| seen.get(word).copied().unwrap_or_default();
    let words = best.into_iter().filter(|(word, (_, by_chance, _))| {
        let least = if word.chars().nth(2).is_none() { OFTEN_PAIR } else { OFTEN };
        word != key && (!by_chance || often(word) >= least)
    });
    let mut ranked: Vec<_> =
        words.map(|(word, rank)| (rank, Reverse(often(&word)), word)).collect();
    ranked.sort_unstable();
    // Of those that are as much alike, the one that more tasks have.
    let best = ranked.first()?.0;
    let alike = ranked.iter().take_while(|(rank, ..)| *rank == best).take(MOST_ALIKE);
    let tasks = |word: &str| WordHits::of(&Text::quoted(word), true, index).tasks(index).len();
    let rank = |word: &str| (Reverse(tasks_of_unit(word, index)), Reverse(tasks(word)));
    alike.map(|(.., word)| (rank(word), word)).min().map(|(_, word)| word.clone())
}

/// How many tasks name units by this very name.
fn tasks_of_unit(name: &str, index: &Index) -> usize {
    let units = index.model().units.iter().enumerate();
    let called = units.filter(|(_, unit)| fold(&unit.name) == name).map(|(at, _)| at);
    index.with(Dimension::Unit, called).len()
}

/// Whether one character of three or more is another one, however it is read: 市教肓局.
fn is_one_off(window: &[(char, String)], typed: &[char]) -> bool {
    let off = || window.iter().zip(typed).filter(|((c, _), other)| c != *other).count();
    typed.len() > 2 && window.len() == typed.len() && off() == 1
}

/// The usual spelling of a word of 汉字; none of others.
fn spelt(word: &str) -> Option<String> {
    word.chars().map(usual).collect()
}

/// What we know to be a word.
fn known(index: &Index) -> impl Iterator<Item = &str> {
    let themes = index.theme_keys().iter().flatten().map(String::as_str);
    let words = index.synonyms().iter().flat_map(|s| s.said.iter().chain(&s.meant));
    let regions = index.plan_names().iter().flat_map(|plan| &plan.regions);
    let units = (0..index.model().units.len()).map(crate::model::UnitId::at);
    let units = units.flat_map(|unit| index.unit_keys_and_region(unit).0).map(String::as_str);
    let said = index.model().task_ids().flat_map(|task| index.said_keys(task));
    themes
        .chain(words.map(String::as_str))
        .chain(regions.map(String::as_str))
        .chain(units)
        .chain(said)
}

/// The texts in which a word may stand.
fn texts(index: &Index) -> impl Iterator<Item = &str> {
    let tasks = index.model().task_ids().map(|task| index.title_key(task));
    let targets = index.all_targets();
    let targets: Vec<&str> = targets.iter().map(|target| index.target_name(target)).collect();
    let measures = index.model().task_ids().flat_map(|task| index.measure_keys(task));
    tasks.chain(index.area_keys().iter().map(String::as_str)).chain(targets).chain(measures)
}
