//! A free word that is the number of a task: 36, 第36项, 3至5, 10.5, S.1, （一）, 序号36, yinchuan-2022/36, 银川36, 银川清单第36项.

use std::ops::RangeInclusive;

use super::matching::Fit;
use crate::index::{Index, PlanNames};
use crate::model::{PlanId, TaskId};
use crate::text::fold::fold;

/// See the module's documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// The plans of which it may be the number; empty if of any.
    plans: Vec<PlanId>,
    number: String,
    /// The numbers, if several are meant.
    several: Vec<RangeInclusive<u16>>,
}

impl Numbered {
    /// Reads a folded word.
    pub(super) fn parse(word: &str, index: &Index) -> Option<Self> {
        let (plans, rest) = match word.split_once('第') {
            Some((plan, rest)) if !plan.is_empty() => (plans_called(plan, index)?, rest),
            _ => plans_before(word, index),
        };
        let rest = rest.strip_prefix('第').unwrap_or(rest);
        let rest = ["序号", "编号"].iter().find_map(|of| rest.strip_prefix(of)).unwrap_or(rest);
        let rest = ["任务", "清单"].iter().find_map(|of| rest.strip_suffix(of)).unwrap_or(rest);
        let number = rest.trim_end_matches(['项', '条', '号', '款', '点']);
        let several = several(number);
        let inner = number.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let digits = |inner: &&str| inner.chars().all(|c| c.is_ascii_digit());
        let number = inner.filter(digits).unwrap_or(number);
        let usable = |c: char| c.is_ascii_alphanumeric() || ".-()一二三四五六七八九十".contains(c);
        // What is the number of one task is no range.
        let is_one = |task| fold(&index.model().task(task).number) == number;
        let several = if index.model().task_ids().any(is_one) { Vec::new() } else { several };
        let some = !number.is_empty() && number.chars().all(usable);
        (some || !several.is_empty()).then(|| Self { plans, number: number.to_owned(), several })
    }

    /// Whether it may as well be a range of something else: 3-5.
    pub(super) fn is_bare_range(&self, word: &str) -> bool {
        !self.several.is_empty() && self.plans.is_empty() && !word.contains(['第', '项', '、'])
    }

    /// How it fits the number of a task, ours or the printed one; its beginning fits before a point.
    pub(super) fn fit(&self, task: TaskId, index: &Index) -> Option<Fit> {
        let task = index.model().task(task);
        if !self.plans.is_empty() && !self.plans.contains(&task.plan) {
            return None;
        }
        let number = fold(&task.number);
        let same = |other: &str| {
            other == self.number || other.replace('.', "") == self.number && other.starts_with('s')
        };
        let printed = task.printed_number();
        let within = |range: &RangeInclusive<u16>| {
            [printed, &number].iter().any(|n| n.parse().is_ok_and(|n| range.contains(&n)))
        };
        if same(&number)
            || self.several.iter().any(within)
            || task.printed.as_ref().is_some_and(|printed| fold(printed) == self.number)
        {
            return Some(Fit::Whole);
        }
        let below = number.strip_prefix(self.number.as_str());
        below.filter(|rest| rest.starts_with('.')).map(|_| Fit::Start)
    }
}

/// The numbers of several tasks: 3-5, 3至5, 3项至第5, 3、5. None if it is one number, or something else.
fn several(text: &str) -> Vec<RangeInclusive<u16>> {
    let whole = |text: &str| -> Option<u16> {
        let text = text.trim_start_matches('第').trim_end_matches(['项', '条', '号']);
        let usual = text.len() < 4 && !text.starts_with('0');
        (usual && text.chars().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let range = |part: &str| {
        let ends = ["-", "~", "至", "到"].iter().find_map(|sign| part.split_once(sign));
        let (first, last) = ends.unwrap_or((part, part));
        let (first, last) = (whole(first)?, whole(last)?);
        (first <= last).then_some(first..=last)
    };
    let ranges: Option<Vec<_>> = text.split(['、', '和']).map(range).collect();
    let several = |ranges: &Vec<RangeInclusive<u16>>| {
        ranges.len() > 1 || ranges.iter().any(|range| range.start() < range.end())
    };
    ranges.filter(several).unwrap_or_default()
}

/// The plans that are called so: by their region, or short for their title; none if there is no such plan.
fn plans_called(name: &str, index: &Index) -> Option<Vec<PlanId>> {
    let called = |(at, names): (usize, &PlanNames)| {
        let called = names.regions.iter().any(|region| region == name);
        (called || names.is_short_for_title(name)).then(|| PlanId::at(at))
    };
    let plans: Vec<PlanId> = index.plan_names().iter().enumerate().filter_map(called).collect();
    (!plans.is_empty()).then_some(plans)
}

/// The plans that a word begins with by id or region, and the rest of it.
fn plans_before<'w>(word: &'w str, index: &Index) -> (Vec<PlanId>, &'w str) {
    let mut best: (Vec<PlanId>, &str) = (Vec::new(), word);
    for (at, names) in index.plan_names().iter().enumerate() {
        let id = word.strip_prefix(names.id.as_str()).and_then(|rest| rest.strip_prefix('/'));
        let region = names.regions.iter().filter_map(|region| word.strip_prefix(region.as_str()));
        let Some(rest) = id.into_iter().chain(region).min_by_key(|rest| rest.len()) else {
            continue;
        };
        if rest.len() < best.1.len() {
            best = (Vec::new(), rest);
        }
        if rest.len() == best.1.len() {
            best.0.push(PlanId::at(at));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::several;

    #[test]
    fn several_numbers_are_ranges_and_lists() {
        for (text, expected) in [
            ("3-5", vec![3..=5]),
            ("3至5", vec![3..=5]),
            ("3项至第5", vec![3..=5]),
            ("3、5", vec![3..=3, 5..=5]),
            ("3、5-7", vec![3..=3, 5..=7]),
            ("3和5", vec![3..=3, 5..=5]),
            ("36", vec![]),
            ("5-3", vec![]),
            ("2022-2024", vec![]),
            ("10:30", vec![]),
            ("3、", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(several(text), expected, "{text}");
        }
    }
}
