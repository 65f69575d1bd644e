//! The free words of a question together: in which tasks and targets they are found.
//!
//! Every word must be found. Letters that are typed with blanks between the syllables (`jiao yu ju`) are also looked for as
//! one word.

use super::term::{Text, Word};
use super::words::WordHits;
use crate::index::{Index, TargetSet, TaskSet};
use crate::model::TaskId;

/// Syllables are not longer.
const LONGEST_SYLLABLE: usize = 6;

/// Words that are looked for each by itself, or all as one.
#[derive(Debug)]
struct Group {
    each: Vec<WordHits>,
    joined: Option<WordHits>,
}

/// See the module's documentation.
#[derive(Debug)]
pub(super) struct Spoken {
    wanted: Vec<Group>,
    excluded: Vec<TaskSet>,
}

impl Spoken {
    /// Looks for the words.
    pub(super) fn of(words: &[Word], index: &Index) -> Self {
        let mut spoken = Self { wanted: Vec::new(), excluded: Vec::new() };
        // A dash or a dot before words that are pasted says nothing.
        let says = |word: &&Word| word.text.text().chars().any(char::is_alphanumeric);
        let telling: Vec<Word> = words.iter().filter(says).cloned().collect();
        let words = if telling.is_empty() { words } else { &telling };
        for run in words.chunk_by(|a, b| is_syllable(a) && is_syllable(b)) {
            let mut each = Vec::new();
            for word in run {
                // What is quoted or excluded is meant as it stands.
                let exact = word.text.is_quoted() || word.negated;
                let hits = WordHits::of(&word.text, exact, index);
                if word.negated {
                    spoken.excluded.push(hits.tasks(index));
                } else {
                    each.push(hits);
                }
            }
            let joined = (run.len() > 1).then(|| {
                let text: String = run.iter().map(|word| word.text.text()).collect();
                WordHits::of(&Text::value(&text), false, index)
            });
            if !each.is_empty() {
                spoken.wanted.push(Group { each, joined });
            }
        }
        spoken
    }

    /// The tasks in which every word is found, and none that must not be.
    pub(super) fn tasks(&self, index: &Index) -> TaskSet {
        self.with(&|hits| hits.tasks(index), index)
    }

    /// Those in which no word is found only in what people say of the task.
    pub(super) fn written(&self, index: &Index) -> TaskSet {
        self.with(&|hits| hits.written().clone(), index)
    }

    fn with(&self, found: &dyn Fn(&WordHits) -> TaskSet, index: &Index) -> TaskSet {
        let mut all = index.all();
        for group in &self.wanted {
            let mut tasks = index.all();
            group.each.iter().for_each(|hits| tasks.and(&found(hits)));
            if let Some(joined) = &group.joined {
                tasks.or(&found(joined));
            }
            all.and(&tasks);
        }
        self.excluded.iter().for_each(|tasks| all.without(tasks));
        all
    }

    /// Whether a word is found in a task that must not be.
    pub(super) fn excludes(&self, task: TaskId) -> bool {
        self.excluded.iter().any(|tasks| tasks.contains(task))
    }

    /// How good the finds in a task are; 0 is best.
    pub(super) fn rank(&self, task: TaskId) -> usize {
        let of_group = |group: &Group| {
            let each = group.each.iter().map(|hits| hits.rank(task)).sum::<usize>();
            group.joined.as_ref().map_or(each, |joined| joined.rank(task).min(each))
        };
        self.wanted.iter().map(of_group).sum()
    }

    /// Those of some targets in which the words are found: one at least, and the others in the target too, unless they say whose
    /// the task is or in which plan and year. All of them if there are no words.
    pub(super) fn fitting(&self, targets: &TargetSet, index: &Index) -> TargetSet {
        let mut fitting = targets.clone();
        if self.wanted.is_empty() {
            return fitting;
        }
        let mut any = index.no_targets();
        for group in &self.wanted {
            let mut of_group = targets.clone();
            for hits in &group.each {
                any.or(hits.targets());
                let mut here = index.targets_in(hits.context());
                here.or(hits.targets());
                of_group.and(&here);
            }
            if let Some(joined) = &group.joined {
                any.or(joined.targets());
                of_group.or(joined.targets());
            }
            fitting.and(&of_group);
        }
        fitting.and(&any);
        fitting
    }
}

/// Whether a word may be one of several syllables: letters alone, not quoted, not excluded.
fn is_syllable(word: &Word) -> bool {
    let text = word.text.text();
    !word.negated
        && !word.text.is_quoted()
        && text.len() <= LONGEST_SYLLABLE
        && text.chars().all(|c| c.is_ascii_alphabetic())
}
