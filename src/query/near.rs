//! Tasks that are near to what was asked where nothing is found literally: a sentence pasted from a document, whose acts the
//! data restates, or everyday speech.
//!
//! What is asked is taken apart: pairs of neighbouring characters, words that are said for others, single characters,
//! amounts, letters that are pinyin of something. Each part counts the more the fewer tasks have it, and the more the
//! better the place in which it stands. A region restricts to its plans.

use std::collections::HashMap;
use std::ops::Range;

use super::amount::Amount;
use super::said::Said;
use super::term::Word;
use super::words::WordHits;
use crate::index::{Dimension, Index, TaskSet};
use crate::model::TaskId;
use crate::text::numbers::numbers;

/// How many tasks are shown at most.
const MOST: usize = 12;

/// A task that is worth less than this share of the best is not near.
const LEAST_SCORE: f64 = 0.3;

/// What is said of anything: it tells nothing.
const EMPTY: &str = "的了和与及或在是有让给去搞做跟对把个们地得着过来上下等为以之其于这那哪谁什么怎多少都要会能可我你他她它该由向从到也就还又很更最不没无";

/// How much of what was asked, in characters, a task must share in pairs or words.
const LEAST_SHARED: f64 = 0.5;

/// Letters may be two words if there are no more of them than this.
const LONGEST_OF_TWO: usize = 40;

/// A part of what was asked.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    /// The words for it, the first as it was said.
    words: Vec<String>,
    /// Where it stands among the characters of the word.
    span: Range<usize>,
}

/// What is counted for the tasks.
struct Counted<'i> {
    index: &'i Index,
    scores: Vec<f64>,
    /// How many characters of what was asked each task shares.
    shared: Vec<usize>,
    /// How many there are that say something.
    asked: usize,
}

/// See the module's documentation.
#[derive(Clone, Debug, Default)]
pub(super) struct Near {
    /// The tasks, the nearest first.
    pub(super) tasks: Vec<TaskId>,
    /// The parts of two characters and more that are looked for, to mark them.
    pub(super) parts: Vec<String>,
}

impl Near {
    /// The tasks that are near to the words. None if a word must stand as it is.
    pub(super) fn of(words: &[Word], index: &Index) -> Self {
        let mut wanted = words.iter().filter(|word| !word.negated).peekable();
        if wanted.peek().is_none() || wanted.clone().any(|word| word.text.is_quoted()) {
            return Self::default();
        }
        let mut may = index.all();
        let mut parts = Vec::new();
        let (scores, shared) = (vec![0.0; index.len()], vec![0; index.len()]);
        let mut counted = Counted { index, scores, shared, asked: 0 };
        for word in wanted {
            let key = Said::of(&word.text).key;
            let rest = restrict(&key, &mut may, index);
            // Numbers alone are near to nothing.
            if !rest.chars().any(char::is_alphabetic) {
                continue;
            }
            if rest.chars().all(|c| c.is_ascii_alphabetic()) {
                counted.letters(rest);
            } else {
                parts.extend(counted.written(rest));
            }
        }
        Self { tasks: counted.nearest(&may), parts }
    }
}

impl Counted<'_> {
    /// The tasks that share enough, the nearest first.
    fn nearest(&self, may: &TaskSet) -> Vec<TaskId> {
        #[expect(clippy::cast_precision_loss, reason = "numbers of characters are small")]
        let shares =
            |task: &TaskId| self.shared[task.index()] as f64 >= LEAST_SHARED * self.asked as f64;
        let mut ranked: Vec<(TaskId, f64)> = may
            .iter()
            .filter(shares)
            .map(|task| (task, self.scores[task.index()]))
            .filter(|(_, score)| *score > 0.0)
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let least = ranked.first().map_or(0.0, |(_, best)| best * LEAST_SCORE);
        ranked.retain(|(_, score)| *score >= least);
        ranked.truncate(MOST);
        ranked.into_iter().map(|(task, _)| task).collect()
    }

    /// Counts what is written in 汉字 or digits, and returns the words to mark.
    fn written(&mut self, word: &str) -> Vec<String> {
        let chars: Vec<char> = word.chars().collect();
        let says = |c: &char| c.is_alphanumeric() && !EMPTY.contains(*c);
        self.asked += chars.iter().filter(|c| says(c)).count();
        let mut marked = Vec::new();
        let mut shared: HashMap<TaskId, Vec<bool>> = HashMap::new();
        for part in parts(&chars, self.index) {
            let found = places(&part.words, self.index);
            for task in self.count(&found, 1.0).iter() {
                let chars_of = shared.entry(task).or_insert_with(|| vec![false; chars.len()]);
                chars_of[part.span.clone()].fill(true);
            }
            marked.extend(part.words);
        }
        let mut singles: Vec<&char> =
            chars.iter().filter(|c| says(c) && !c.is_ascii_alphanumeric()).collect();
        singles.sort_unstable();
        singles.dedup();
        for c in singles {
            self.count(&places(&[c.to_string()], self.index), 0.3);
        }
        for number in numbers(&chars) {
            let counted: String = chars.iter().skip(number.end).take(1).collect();
            let digits: String = chars[number.start..number.end].iter().collect();
            let Some(amount) = Amount::parse(&(digits + &counted)) else { continue };
            let mut with = self.index.none();
            let fitting = self.index.figures().iter();
            for figure in fitting.filter(|f| amount.fits(f.value, f.max, &f.counted)) {
                with.insert(figure.task);
                let chars_of =
                    shared.entry(figure.task).or_insert_with(|| vec![false; chars.len()]);
                chars_of[number.start..number.end].fill(true);
            }
            self.count(&[(1.5, with)], 1.5);
        }
        for (task, of) in shared {
            let said = of.iter().zip(&chars).filter(|(shared, c)| **shared && says(c));
            self.shared[task.index()] += said.count();
        }
        marked
    }

    /// Counts what letters may stand for: words of the plans, or words that are said for them. Letters that stand for
    /// nothing may be two words of whole syllables.
    fn letters(&mut self, word: &str) {
        self.asked += word.len();
        let found = |letters: &str| {
            let tasks = WordHits::of_letters(letters, self.index).tasks(self.index);
            (!tasks.is_empty()).then_some((letters.len(), tasks))
        };
        let all = found(word).map(|found| vec![found]);
        let in_two = || {
            let short = word.len() <= LONGEST_OF_TWO;
            let whole = |at: &usize| short && *at >= 4 && word.len() - at >= 4;
            let cuts = (0..word.len()).filter(whole).filter_map(|at| word.split_at_checked(at));
            let both = cuts.filter_map(|(a, b)| Some(vec![found(a)?, found(b)?]));
            both.min_by_key(|parts| parts.iter().map(|(_, tasks)| tasks.len()).sum::<usize>())
        };
        for (letters, tasks) in all.or_else(in_two).unwrap_or_default() {
            for task in self.count(&[(1.5, tasks)], 1.0).iter() {
                self.shared[task.index()] += letters;
            }
        }
    }

    /// Adds what a part is worth to every task that has it; returns these.
    fn count(&mut self, places: &[(f64, TaskSet)], weight: f64) -> TaskSet {
        let mut all = self.index.none();
        for (_, tasks) in places {
            all.or(tasks);
        }
        #[expect(clippy::cast_precision_loss, reason = "numbers of tasks are small")]
        let rare = (self.index.len() as f64 / all.len().max(1) as f64).ln();
        for task in all.iter() {
            let holding = places.iter().filter(|(_, tasks)| tasks.contains(task));
            let best = holding.clone().map(|(worth, _)| *worth).fold(0.0, f64::max);
            #[expect(clippy::cast_precision_loss, reason = "at most six")]
            let further = holding.count().saturating_sub(1) as f64;
            self.scores[task.index()] += weight * rare * (best + 0.15 * further);
        }
        all
    }
}

/// Restricts to the plans of a region that the word is or begins with, and returns the rest of the word.
fn restrict<'w>(word: &'w str, may: &mut TaskSet, index: &Index) -> &'w str {
    let plans = index.plan_names().iter().enumerate();
    let named = plans.flat_map(|(at, names)| names.regions.iter().map(move |region| (at, region)));
    let longest = named
        .clone()
        .filter(|(_, region)| word.starts_with(region.as_str()) || spelt(word, region, index))
        .map(|(_, region)| region)
        .max_by_key(|region| region.len());
    let Some(region) = longest else { return word };
    let of = named.filter(|(_, other)| *other == region).map(|(at, _)| at);
    let mut within = may.clone();
    within.and(&index.with(Dimension::Plan, of));
    if within.is_empty() {
        return word;
    }
    *may = within;
    word.strip_prefix(region.as_str()).unwrap_or_default()
}

/// Whether letters spell a region in full.
fn spelt(word: &str, region: &str, index: &Index) -> bool {
    use super::matching::{Fit, Kind, Length, Wanted};
    let letters = word.len() >= 4 && word.chars().all(|c| c.is_ascii_alphabetic());
    let fit = |wanted: &Wanted| wanted.fit(region, Length::Short, index.readings());
    letters && fit(&Wanted::new(word)) == Some((Kind::Pinyin, Fit::Whole))
}

/// What a word is made of: every pair of neighbouring characters, and what is meant by words in it.
fn parts(chars: &[char], index: &Index) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for (start, pair) in chars.windows(2).enumerate() {
        let words = vec![pair.iter().collect::<String>()];
        let known = out.iter().any(|part| part.words == words);
        if pair.iter().all(|c| c.is_alphabetic()) && !known {
            out.push(Part { words, span: start..start + 2 });
        }
    }
    let word: String = chars.iter().collect();
    for words in index.meant_by(&word) {
        let said: Vec<char> = words.first().map(|said| said.chars().collect()).unwrap_or_default();
        let start = chars.windows(said.len().max(1)).position(|window| *window == said);
        out.extend(start.map(|start| Part { words, span: start..start + said.len() }));
    }
    out
}

/// The tasks that have one of some words, by place, with what the place is worth.
fn places(words: &[String], index: &Index) -> [(f64, TaskSet); 7] {
    let any = |find: &dyn Fn(&str) -> TaskSet| {
        let mut tasks = index.none();
        for word in words {
            tasks.or(&find(word));
        }
        tasks
    };
    [
        (1.7, any(&|word| index.find_in_titles(word))),
        (1.5, any(&|word| index.find_in_said(word))),
        (1.2, any(&|word| index.tasks_with(&index.find_in_targets(word)))),
        (1.0, any(&|word| index.find_in_measures(word))),
        (1.0, any(&|word| index.find_in_originals(word))),
        (0.8, any(&|word| index.find_in_areas(word))),
        (0.5, any(&|word| index.find_in_aims(word))),
    ]
}
