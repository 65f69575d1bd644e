//! A free word that is the number of a task: 36, 第36项, 10.5, S.1, （一）, 序号36, yinchuan-2022/36, 银川36, 银川清单第36项.

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
        let inner = number.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let digits = |inner: &&str| inner.chars().all(|c| c.is_ascii_digit());
        let number = inner.filter(digits).unwrap_or(number);
        let usable = |c: char| c.is_ascii_alphanumeric() || ".-()一二三四五六七八九十".contains(c);
        let some = !number.is_empty() && number.chars().all(usable);
        some.then(|| Self { plans, number: number.to_owned() })
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
        if same(&number)
            || task.printed.as_ref().is_some_and(|printed| fold(printed) == self.number)
        {
            return Some(Fit::Whole);
        }
        let below = number.strip_prefix(self.number.as_str());
        below.filter(|rest| rest.starts_with('.')).map(|_| Fit::Start)
    }
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
