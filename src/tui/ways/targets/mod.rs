//! 指标: the targets of the tasks, and the goals of the plans.

mod paint;

use std::collections::HashMap;
use std::sync::Arc;

use ratatui::layout::Rect;

use self::paint::Widths;
use super::choice::{Choice, Chosen};
use super::listing::{Asked, Best, Listing, NO_TASK, Opened, Shape};
use crate::data::Data;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::Involvement;
use crate::overview::involvements;
use crate::overview::targets::{OwnedTarget, fits, quantity, targets};
use crate::query::Showing;
use crate::query::names::Names;
use crate::report::listing::{self, Reader};
use crate::report::{copy, overview};
use crate::text::fold::fold;
use crate::tui::row::{Row, TargetHead};
use crate::tui::{
    arrangement::TargetsBy, seen::Seen, shown::Shown, table::Table, ways::layout::Layout,
    words::Word,
};

const fn grouped(by: TargetsBy, word: Word, label: Word) -> Choice {
    (Showing::Group, Chosen::Targets(by), word, label)
}

const CHOICES: [Choice; 3] = [
    grouped(TargetsBy::Plan, ["plan", "方案"], ["by plan", "按方案"]),
    grouped(TargetsBy::Year, ["year", "年份"], ["by year", "按年份"]),
    grouped(
        TargetsBy::Quantity,
        ["quantity", "同一指标"],
        ["same quantities together", "同一指标并列"],
    ),
];

pub(super) struct Targets;

impl Listing for Targets {
    fn shape(&self) -> Shape {
        Shape::Two
    }

    fn noun(&self, _: &Shown, lang: Lang) -> &'static str {
        lang.pick(" 指标", " targets")
    }

    fn nothing(&self, no_tasks: bool) -> (&'static str, &'static str) {
        if no_tasks { NO_TASK } else { ("这些任务没有指标", "these tasks have no targets") }
    }

    fn choices(&self) -> Vec<Choice> {
        CHOICES.to_vec()
    }

    fn rows(&self, asked: Asked<'_>) -> (Vec<Row>, Table) {
        (target_rows(asked), Table::None)
    }

    /// What is named rather than what belongs to a task that the words are found in.
    fn best(&self, data: &Data, shown: &Shown) -> Best {
        let names = Names::of(&shown.answer.question.words);
        let rank = |row: &Row| {
            let target = row.target()?;
            let what = fold(&target.of(data.model()).what);
            let rank = names.rank(&[what], data.index().readings());
            let fits = fits(&shown.answer, target, data.index());
            (fits || rank.is_some()).then_some((!fits, rank.is_none(), rank))
        };
        let rows = shown.rows.iter().enumerate();
        let best = rows.filter_map(|(at, row)| Some((rank(row)?, at))).min();
        Best { row: best.map(|(_, at)| at), unit: None }
    }

    fn layout(&self, seen: Seen<'_>, area: Rect) -> Arc<dyn Layout> {
        Arc::new(Widths::of(seen, area))
    }

    fn open(&self, _: Seen<'_>, _: Row) -> Opened {
        Opened::Detail
    }

    fn document(&self, seen: Seen<'_>, row: Row, cells: usize) -> Option<Document> {
        Some(Document::of_target(seen.setting(), row.target()?, cells))
    }

    fn copy(&self, seen: Seen<'_>, rows: &[Row]) -> Option<String> {
        let targets: Vec<OwnedTarget> = rows.iter().filter_map(|row| row.target()).collect();
        let mut plans: Vec<_> = targets.iter().map(|target| target.plan).collect();
        plans.sort_unstable();
        plans.dedup();
        let listing = listing::targets(seen.index(), &targets, Reader::Person, seen.lang);
        (!targets.is_empty()).then(|| copy::rows(seen.index(), &listing, &plans, seen.lang))
    }

    fn copy_row(&self, seen: Seen<'_>, row: Row) -> Option<String> {
        let target = row.target()?;
        let line = overview::target(seen.index(), target, seen.lang);
        Some(copy::one(seen.index(), &line, target.plan, seen.lang))
    }
}

/// The targets under the heads of what they are grouped by.
fn target_rows(asked: Asked<'_>) -> Vec<Row> {
    let (index, model) = (asked.data.index(), asked.data.model());
    let by = asked.ask.arrangement.targets;
    let mut all = targets(asked.answer, index);
    // Of each quantity, the first target that counts it, where it stands, and how many there are.
    let mut of: HashMap<(String, String), (OwnedTarget, usize, usize)> = HashMap::new();
    if by == TargetsBy::Quantity {
        for (at, target) in all.iter().enumerate() {
            of.entry(quantity(target.of(model))).or_insert((*target, at, 0)).2 += 1;
        }
    }
    // Ours first: what we lead, then what we are responsible for.
    let ours = |target: &OwnedTarget| {
        let how = involvements(model, target.task?, asked.ours?).first().copied()?;
        Some(TargetHead::Involved(how))
    };
    let head = |target: &OwnedTarget| match by {
        TargetsBy::Plan if ours(target).is_some() => {
            ours(target).unwrap_or(TargetHead::Plan(target.plan))
        }
        TargetsBy::Plan => TargetHead::Plan(target.plan),
        TargetsBy::Year => match target.of(model).when {
            None => TargetHead::Undated,
            Some(when) => when.due().map_or(TargetHead::Recurring, TargetHead::Due),
        },
        TargetsBy::Quantity => match of.get(&quantity(target.of(model))) {
            Some((first, _, 2..)) => TargetHead::Same(*first),
            _ => TargetHead::Single,
        },
    };
    // Stable: within a group they keep the plans' order, those that are themselves what was asked for first.
    let group = |target: &OwnedTarget| match head(target) {
        TargetHead::Involved(how) => (0, how.index()),
        TargetHead::Plan(plan) => (0, plan.index() + Involvement::ALL.len()),
        TargetHead::Recurring => (1, 0),
        TargetHead::Due(year) => (2, usize::from(year)),
        TargetHead::Undated => (3, 0),
        TargetHead::Same(_) => (4, of.get(&quantity(target.of(model))).map_or(0, |(_, at, _)| *at)),
        TargetHead::Single => (5, 0),
    };
    all.sort_by_cached_key(|target| (group(target), !fits(asked.answer, *target, index)));
    let near = asked.answer.near().is_some() && all.iter().any(|target| target.task.is_some());
    let mut rows: Vec<Row> = near.then_some(Row::Near).into_iter().collect();
    for group in all.chunk_by(|a, b| head(a) == head(b)) {
        let fits = |target: &&OwnedTarget| near || fits(asked.answer, **target, index);
        let fitting = group.iter().filter(fits).count();
        let others = group.len() - fitting;
        rows.extend(group.first().map(|first| Row::Targets(head(first), fitting, others)));
        rows.extend(group.iter().copied().map(Row::Target));
    }
    rows
}
