//! A set of tasks, one bit each.

use crate::model::TaskId;

/// A set of the tasks of one index. Sets of different indexes must not be mixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSet {
    words: Vec<u64>,
    /// How many tasks the index has; no bit beyond is ever set.
    size: usize,
}

impl TaskSet {
    /// No task, of an index of `size` tasks.
    pub(crate) fn none(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)], size }
    }

    /// Every task of an index of `size` tasks.
    pub(crate) fn all(size: usize) -> Self {
        let mut set = Self { words: vec![u64::MAX; size.div_ceil(64)], size };
        set.trim();
        set
    }

    fn trim(&mut self) {
        let used = self.size % 64;
        if used > 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
    }

    /// Adds a task.
    pub(crate) fn insert(&mut self, task: TaskId) {
        self.words[task.index() / 64] |= 1 << (task.index() % 64);
    }

    /// Adds the tasks at these positions.
    pub(crate) fn extend(&mut self, tasks: &[u32]) {
        for task in tasks {
            self.insert(TaskId(*task));
        }
    }

    /// Whether the task is in the set.
    pub(crate) fn contains(&self, task: TaskId) -> bool {
        self.words.get(task.index() / 64).is_some_and(|w| w >> (task.index() % 64) & 1 == 1)
    }

    /// How many tasks are in the set.
    pub(crate) fn len(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Keeps the tasks that are also in `other`.
    pub(crate) fn and(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Adds the tasks of `other`.
    pub(crate) fn or(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// The tasks of the index that are not in the set.
    #[must_use]
    pub(crate) fn complement(mut self) -> Self {
        for word in &mut self.words {
            *word = !*word;
        }
        self.trim();
        self
    }

    /// The tasks, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = TaskId> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    TaskId::at(at * 64 + bit)
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(size: usize, tasks: &[u32]) -> TaskSet {
        let mut set = TaskSet::none(size);
        set.extend(tasks);
        set
    }

    #[test]
    fn behaves_like_a_set() {
        let mut a = set(130, &[0, 63, 64, 129]);
        assert_eq!(a.iter().map(|t| t.0).collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!(a.len(), 4);
        assert_eq!(a.clone().complement().len(), 126);
        a.and(&set(130, &[63, 100]));
        assert_eq!(a, set(130, &[63]));
        a.or(&set(130, &[1]));
        assert!(a.contains(TaskId(1)) && !a.contains(TaskId(2)) && !a.contains(TaskId(9999)));
    }

    #[test]
    fn full_and_empty_at_every_size() {
        for size in 0..200 {
            assert_eq!(TaskSet::all(size).len(), size);
            assert_eq!(TaskSet::all(size).complement().len(), 0);
            assert_eq!(TaskSet::none(size).complement(), TaskSet::all(size));
        }
    }
}
