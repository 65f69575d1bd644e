//! Sets of tasks and of targets, one bit each.

use std::marker::PhantomData;

use crate::model::{TargetId, TaskId};

/// A position in a table.
pub(crate) trait Position: Copy {
    /// The position.
    fn position(self) -> usize;
    /// What stands at a position.
    fn at_position(at: usize) -> Self;
}

impl Position for TaskId {
    fn position(self) -> usize {
        self.index()
    }

    fn at_position(at: usize) -> Self {
        Self::at(at)
    }
}

impl Position for TargetId {
    fn position(self) -> usize {
        self.index()
    }

    fn at_position(at: usize) -> Self {
        Self::at(at)
    }
}

/// A set of the tasks of one index. Sets of different indexes must not be mixed.
pub(crate) type TaskSet = Set<TaskId>;

/// A set of the targets of the tasks of one index.
pub(crate) type TargetSet = Set<TargetId>;

/// A set of things that have a position in a table of one index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<I> {
    words: Vec<u64>,
    /// How many things the index has; no bit beyond is ever set.
    size: usize,
    of: PhantomData<I>,
}

#[expect(private_bounds, reason = "nobody else makes sets of anything")]
impl<I: Position> Set<I> {
    /// Nothing, of an index of `size` things.
    pub(crate) fn none(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)], size, of: PhantomData }
    }

    /// Everything of an index of `size` things.
    pub(crate) fn all(size: usize) -> Self {
        let mut set = Self { words: vec![u64::MAX; size.div_ceil(64)], size, of: PhantomData };
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

    /// Adds one.
    pub(crate) fn insert(&mut self, one: I) {
        let at = one.position();
        self.words[at / 64] |= 1 << (at % 64);
    }

    /// Adds those at these positions.
    pub(crate) fn extend(&mut self, positions: &[u32]) {
        for at in positions {
            self.insert(I::at_position(*at as usize));
        }
    }

    /// Whether one is in the set.
    pub(crate) fn contains(&self, one: I) -> bool {
        let at = one.position();
        self.words.get(at / 64).is_some_and(|w| w >> (at % 64) & 1 == 1)
    }

    /// Whether nothing is in the set.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|w| *w == 0)
    }

    /// How many are in the set.
    pub(crate) fn len(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Keeps those that are also in `other`.
    pub(crate) fn and(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Takes away those that are in `other`.
    pub(crate) fn without(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= !b;
        }
    }

    /// Adds those of `other`.
    pub(crate) fn or(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// Those of the index that are not in the set.
    #[must_use]
    pub(crate) fn complement(mut self) -> Self {
        for word in &mut self.words {
            *word = !*word;
        }
        self.trim();
        self
    }

    /// All of them, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = I> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    I::at_position(at * 64 + bit)
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
