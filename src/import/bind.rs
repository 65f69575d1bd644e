//! The passages of a plan's tasks in its source document, for plans that were not imported: their measures are restated, and the
//! document is beside them.
//!
//! The document is cut into tasks as if it were imported; a task of the plan is the one with the same title, or else the one whose
//! title is most alike among those that stand between its neighbours.

use std::collections::HashMap;
use std::fmt::Write;

use super::options::Options;
use super::paper::Place;
use super::plan_file::quoted;
use super::{NoPlan, import};
use crate::text::fold::letters;

/// Titles that share fewer of 100 pairs of neighbouring characters are not the same.
const ALIKE: usize = 50;

/// What is sought in a document.
#[derive(Clone, Debug)]
pub(crate) struct Sought<'a> {
    /// The title of a task.
    pub(crate) title: &'a str,
    /// Its number as printed, if it has one.
    pub(crate) printed: &'a str,
    /// The units that the plan names for it, as written.
    pub(crate) units: Vec<&'a str>,
}

/// For each task the passages of a document that are its own; none where it was not found.
pub(crate) fn bind(
    name: &str,
    bytes: &[u8],
    options: &Options,
    sought: &[Sought<'_>],
) -> Result<Vec<Vec<String>>, NoPlan> {
    let draft = import(name, bytes, options)?.draft;
    let read: Vec<Read<'_>> = draft
        .tasks()
        .map(|task| Read {
            title: letters(&task.title),
            printed: letters(task.printed.as_deref().unwrap_or_default()),
            units: task.units.iter().map(|(_, named)| letters(&named.name)).collect(),
            passages: &task.original,
        })
        .collect();
    let titles: Vec<Wanted> = sought.iter().map(Wanted::of).collect();
    let mut pairs = by_title(&titles, &read);
    between(&titles, &read, &mut pairs);
    let passages = |at: &Option<usize>| {
        let of = at.and_then(|at| read.get(at)).map_or(&[][..], |read| read.passages);
        of.iter().map(|(_, text)| text.clone()).collect()
    };
    Ok(pairs.iter().map(passages).collect())
}

/// What is sought, folded.
struct Wanted {
    title: String,
    printed: String,
    units: Vec<String>,
}

impl Wanted {
    fn of(task: &Sought<'_>) -> Self {
        Self {
            title: letters(task.title),
            printed: letters(task.printed),
            units: task.units.iter().map(|name| letters(name)).collect(),
        }
    }

    /// How much a task of the document is like it; 0 if it is another one.
    fn likeness(&self, task: &Read<'_>) -> usize {
        let alike = likeness(&self.title, &task.title);
        let nobody = self.units.is_empty() || task.units.is_empty();
        let shared = || {
            self.units.iter().any(|unit| {
                task.units.iter().any(|u| unit.ends_with(u.as_str()) || u.ends_with(unit.as_str()))
            })
        };
        if alike < ALIKE || !(nobody || shared()) {
            return 0;
        }
        alike + usize::from(!self.printed.is_empty() && self.printed == task.printed)
    }
}

/// A task of the document.
struct Read<'d> {
    title: String,
    printed: String,
    units: Vec<String>,
    passages: &'d [(Place, String)],
}

/// Tasks with a title that no other has, in the plan or in the document.
fn by_title(titles: &[Wanted], read: &[Read<'_>]) -> Vec<Option<usize>> {
    let mut there: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, task) in read.iter().enumerate() {
        there.entry(&task.title).or_default().push(at);
    }
    let mut here: HashMap<&str, usize> = HashMap::new();
    for wanted in titles {
        *here.entry(&wanted.title).or_default() += 1;
    }
    let one = |wanted: &Wanted| match there.get(wanted.title.as_str()).map(Vec::as_slice) {
        Some([at]) if here.get(wanted.title.as_str()) == Some(&1) => Some(*at),
        _ => None,
    };
    titles.iter().map(one).collect()
}

/// Tasks without a match are matched in order with those of the document that stand between the matches around them.
fn between(titles: &[Wanted], read: &[Read<'_>], pairs: &mut [Option<usize>]) {
    let mut start = 0;
    while start < pairs.len() {
        if pairs.get(start).copied().flatten().is_some() {
            start += 1;
            continue;
        }
        let end = (start..pairs.len())
            .find(|at| pairs.get(*at).copied().flatten().is_some())
            .unwrap_or(pairs.len());
        let first = start.checked_sub(1).and_then(|at| pairs.get(at).copied().flatten());
        let first = first.map_or(0, |at| at + 1);
        let last = pairs.get(end).copied().flatten().unwrap_or(read.len());
        let room = first..last.max(first);
        for (at, found) in in_order(titles.get(start..end).unwrap_or_default(), read, room) {
            if let Some(pair) = pairs.get_mut(start + at) {
                *pair = Some(found);
            }
        }
        start = end;
    }
}

/// The best matches of some titles with tasks of the document, both in order, as pairs of positions.
fn in_order(
    titles: &[Wanted],
    read: &[Read<'_>],
    room: std::ops::Range<usize>,
) -> Vec<(usize, usize)> {
    let tasks = read.get(room.clone()).unwrap_or_default();
    let width = tasks.len() + 1;
    // The best sum of likenesses of the titles from one on with the tasks from another on.
    let mut best = vec![0usize; (titles.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    let like = |i: usize, j: usize| {
        titles.get(i).zip(tasks.get(j)).map_or(0, |(wanted, task)| wanted.likeness(task))
    };
    for i in (0..titles.len()).rev() {
        for j in (0..tasks.len()).rev() {
            let taken = match like(i, j) {
                0 => 0,
                alike => alike + best.get(at(i + 1, j + 1)).copied().unwrap_or(0),
            };
            let without = [at(i + 1, j), at(i, j + 1)].map(|at| best.get(at).copied().unwrap_or(0));
            if let Some(cell) = best.get_mut(at(i, j)) {
                *cell = without.into_iter().fold(taken, usize::max);
            }
        }
    }
    let value = |i: usize, j: usize| best.get(at(i, j)).copied().unwrap_or(0);
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < titles.len() && j < tasks.len() {
        let alike = like(i, j);
        if alike > 0 && value(i, j) == alike + value(i + 1, j + 1) {
            out.push((i, room.start + j));
            (i, j) = (i + 1, j + 1);
        } else if value(i, j) == value(i + 1, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// How many of 100 pairs of neighbouring characters of the shorter text are in the other; 100 if it is a part of it.
fn likeness(text: &str, other: &str) -> usize {
    let (short, long) = if text.len() <= other.len() { (text, other) } else { (other, text) };
    if short.is_empty() {
        return 0;
    }
    if long.contains(short) {
        return 100;
    }
    let chars: Vec<char> = short.chars().collect();
    let shared = chars.windows(2).filter(|pair| long.contains(&pair.iter().collect::<String>()));
    shared.count() * 100 / chars.len().saturating_sub(1).max(1)
}

/// The text of a file with the passages of the tasks of a plan, by their numbers; how it is laid out is for the formatter.
pub(crate) fn original_file(
    plan: &str,
    (file, sha256): (&str, &str),
    tasks: &[(&str, Vec<String>)],
) -> String {
    let mut out = format!(
        "(format: 2, plan: {}, source: (file: {}, sha256: {}), tasks: [\n",
        quoted(plan),
        quoted(file),
        quoted(sha256)
    );
    for (number, passages) in tasks.iter().filter(|(_, passages)| !passages.is_empty()) {
        let passages: Vec<String> = passages.iter().map(|text| quoted(text)).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "(number: {}, original: [{}]),", quoted(number), passages.join(", "));
    }
    out + "])\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "甲州市2026年便民工作方案\n一、任务\n（一）建设书屋。新建20家。（市文旅局负责）\n（二）评选家庭。全年10户。（市妇联负责）\n\
        二、保障\n（一）办好食堂。（市民政局负责）\n甲州市人民政府\n2026年1月5日\n";

    #[test]
    fn tasks_are_found_by_title_and_order() {
        let sought = |title, printed| Sought { title, printed, units: Vec::new() };
        let wanted = [
            sought("建设城市书屋", "（一）"),
            sought("评选家庭", ""),
            sought("植树", ""),
            sought("办好食堂", ""),
        ];
        let found = bind("a.txt", TEXT.as_bytes(), &Options::default(), &wanted).unwrap();
        let expected = [
            vec!["（一）建设书屋。新建20家。（市文旅局负责）"],
            vec!["（二）评选家庭。全年10户。（市妇联负责）"],
            vec![],
            vec!["（一）办好食堂。（市民政局负责）"],
        ];
        assert_eq!(found, expected, "neither headings nor who signed");
    }

    #[test]
    fn the_file_is_ron() {
        let tasks = [("1", vec!["一\"二\"\\\n三".to_owned()]), ("2", Vec::new())];
        let text = original_file("p-1", ("a.txt", "00"), &tasks);
        assert!(ron::from_str::<ron::Value>(&text).is_ok(), "{text}");
        assert!(!text.contains("\"2\""), "{text}");
    }
}
