//! The columns of the index: lists of tasks or targets by value, and searchable text by task or target.

use memchr::memmem;

use super::set::{Position, Set};

/// For every value of one dimension the tasks (or targets) that have it, in order, in one array.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Where each value's tasks begin, and the end of the last.
    starts: Vec<u32>,
    tasks: Vec<u32>,
}

impl Column {
    /// A column of `values` values from pairs of a value and a task; a pair may come more than once.
    pub(super) fn new(values: usize, mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; values + 1];
        for (value, _) in &pairs {
            starts[*value as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        Self { starts, tasks: pairs.into_iter().map(|(_, task)| task).collect() }
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether any task has any value.
    pub(super) fn is_used(&self) -> bool {
        !self.tasks.is_empty()
    }

    /// The tasks that have a value.
    pub(super) fn tasks(&self, value: usize) -> &[u32] {
        match (self.starts.get(value), self.starts.get(value + 1)) {
            (Some(start), Some(end)) => &self.tasks[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// How many of a value's tasks are in the set.
    pub(super) fn count<I: Position>(&self, value: usize, within: &Set<I>) -> usize {
        let tasks = self.tasks(value).iter();
        tasks.filter(|task| within.contains(I::at_position(**task as usize))).count()
    }
}

/// One folded text per task (or target), all in one string, so that one scan searches them all.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    text: String,
    /// Where each task's text ends, its separator included.
    ends: Vec<usize>,
}

/// Stands between texts; no query holds it, so no match spans two texts.
const SEPARATOR: char = '\0';

impl Texts {
    /// Appends the next task's text, made of these folded parts.
    pub(super) fn push(&mut self, parts: impl IntoIterator<Item = String>) {
        for part in parts {
            self.text.push_str(&part);
            self.text.push(SEPARATOR);
        }
        self.ends.push(self.text.len());
    }

    /// The parts of a task's text.
    pub(super) fn of(&self, task: usize) -> impl Iterator<Item = &str> {
        let start = task.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(task).copied().unwrap_or(0);
        let text = self.text.get(start.unwrap_or(0)..end).unwrap_or_default();
        text.split_terminator(SEPARATOR)
    }

    /// Adds to `found` every task whose text holds the folded, non-empty `word`.
    pub(super) fn find(&self, word: &str, found: &mut Set<impl Position>) {
        let mut task = 0;
        let mut next = 0;
        for at in memmem::find_iter(self.text.as_bytes(), word.as_bytes()) {
            if at < next {
                continue;
            }
            task += self.ends[task..].partition_point(|end| *end <= at);
            found.insert(Position::at_position(task));
            next = self.ends[task];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::TaskSet;

    #[test]
    fn columns_list_tasks_by_value() {
        let column = Column::new(3, vec![(2, 5), (0, 1), (2, 3), (0, 1)]);
        assert_eq!(column.len(), 3);
        assert_eq!(column.tasks(0), [1]);
        assert!(column.tasks(1).is_empty());
        assert_eq!(column.tasks(2), [3, 5]);
        assert!(column.tasks(9).is_empty());
    }

    #[test]
    fn texts_are_searched_apart() {
        let mut texts = Texts::default();
        texts.push(["科普", "中国"].map(String::from));
        texts.push([]);
        texts.push(["中国科普科普".to_owned()]);
        let find = |word: &str| {
            let mut found = TaskSet::none(3);
            texts.find(word, &mut found);
            found.iter().map(|t| t.0).collect::<Vec<_>>()
        };
        assert_eq!(find("科普"), [0, 2]);
        assert!(find("普中").is_empty());
        assert_eq!(find("国科"), [2]);
        assert_eq!(texts.of(0).collect::<Vec<_>>(), ["科普", "中国"]);
        assert_eq!(texts.of(1).count() + texts.of(9).count(), 0);
    }
}
