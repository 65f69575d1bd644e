//! Undo and redo: what was asked and how it was looked at before the last changes.
//!
//! A step is made of values, which are compared; where the cursors are makes no difference. Nothing is written down as text.

use std::sync::Arc;

use super::columns::{Column, Columns};
use crate::lang::Lang;
use crate::model::TaskId;
use crate::query::Question;
use crate::saved::SavedView;
use crate::tui::{ask::Ask, marks::Marks, pane::Pane, place::Place, title::Title};

const STEPS: usize = 50;

/// A level as a step remembers it.
#[derive(Clone, Debug)]
pub(super) struct StepLevel {
    pub(super) title: Title,
    pub(super) about: Question,
    pub(super) ask: Arc<Ask>,
    pub(super) place: Place,
}

/// What was asked and how it was looked at, at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Step {
    pub(super) levels: Vec<StepLevel>,
    pub(super) at: usize,
    pub(super) ours: bool,
    pub(super) focus: Pane,
    pub(super) zoom: bool,
    pub(super) hidden: Vec<Column>,
    pub(super) wider: Vec<(Column, i16)>,
    pub(super) wrapped: bool,
    pub(super) marks: Marks,
    /// The task that the meeting is at, or was at when it was left; that alone is no change.
    pub(super) met: Option<TaskId>,
    pub(super) views: Vec<SavedView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Views,
    Marks,
    Columns,
    Zoom,
    Lens,
    Opened,
    Back,
    Filters,
    Search,
    Way,
    Arrangement,
}

impl Change {
    pub(super) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Views => lang.pick("保存的视图", "saved views"),
            Self::Marks => lang.pick("标记", "marks"),
            Self::Columns => lang.pick("列", "columns"),
            Self::Zoom => lang.pick("本栏占满", "zoom"),
            Self::Lens => lang.pick("我单位", "our unit"),
            Self::Opened => lang.pick("打开", "opening"),
            Self::Back => lang.pick("后退", "going back"),
            Self::Filters => lang.pick("筛选", "filters"),
            Self::Search => lang.pick("查找", "search"),
            Self::Way => lang.pick("换看法", "view"),
            Self::Arrangement => lang.pick("排列", "order"),
        }
    }
}

impl Step {
    /// The columns as they were; which one is active is no matter of undo.
    pub(super) fn columns(&self, active: Option<Column>) -> Columns {
        let (hidden, wider) = (self.hidden.clone(), self.wider.clone());
        Columns { active, hidden, wider, wrapped: self.wrapped }
    }

    /// What changed from this step to another; none if nothing did.
    pub(super) fn change(&self, to: &Self) -> Option<Change> {
        if self.views != to.views {
            return Some(Change::Views);
        }
        if self.marks.tasks() != to.marks.tasks() {
            return Some(Change::Marks);
        }
        let columns = |step: &Self| (step.hidden.clone(), step.wider.clone(), step.wrapped);
        if columns(self) != columns(to) {
            return Some(Change::Columns);
        }
        if self.zoom != to.zoom {
            return Some(Change::Zoom);
        }
        if self.levels.len() < to.levels.len() || self.at < to.at {
            return Some(Change::Opened);
        }
        if self.at > to.at {
            return Some(Change::Back);
        }
        if self.ours != to.ours {
            return Some(Change::Lens);
        }
        let mut pairs = self.levels.iter().zip(&to.levels);
        let same = |a: &StepLevel, b: &StepLevel| Arc::ptr_eq(&a.ask, &b.ask) || a.ask == b.ask;
        let Some((before, after)) = pairs.find(|(a, b)| !same(a, b)) else {
            return (self.levels.len() > to.levels.len()).then_some(Change::Opened);
        };
        let (before, after) = (&before.ask, &after.ask);
        Some(match () {
            () if before.filters != after.filters => Change::Filters,
            () if before.search != after.search => Change::Search,
            () if before.way != after.way => Change::Way,
            () if before.as_asked != after.as_asked => Change::Lens,
            () if before.arrangement != after.arrangement => Change::Arrangement,
            () => Change::Opened,
        })
    }
}

/// The steps before the last changes, and those that were undone.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// Whether the last change was typed in a box that is still open: all that is typed in it is one change.
    typing: bool,
    /// Whether the last change went through the history, rather than made some.
    travelled: bool,
}

impl History {
    /// Takes note of a change from one step to another, if it is one. `typing` says that a search box is open.
    pub(super) fn record(&mut self, before: Step, after: &Step, typing: bool) {
        if std::mem::take(&mut self.travelled) {
            return;
        }
        let changed = before.change(after).is_some();
        if changed && !(self.typing && typing) {
            self.past.push(before);
            if self.past.len() > STEPS {
                self.past.remove(0);
            }
        }
        if changed {
            self.future.clear();
        }
        self.typing = typing && (changed || self.typing);
    }

    /// The step before the last change, or the one that was undone last, and what differs from now, which can be shown again.
    /// A step that makes no difference any more, because the data or our unit is another, is passed over.
    pub(super) fn travel(
        &mut self,
        now: &Step,
        back: bool,
        has_unit: bool,
    ) -> Option<(Step, Change)> {
        let (mut from, mut to) = (&mut self.past, &mut self.future);
        if !back {
            (from, to) = (to, from);
        }
        while let Some(step) = from.pop() {
            let step = Step { ours: step.ours && has_unit, ..step };
            let change = if back { step.change(now) } else { now.change(&step) };
            if let Some(change) = change {
                self.travelled = true;
                to.push(now.clone());
                return Some((step, change));
            }
        }
        None
    }

    /// Every step, to carry it over to other data.
    pub(super) fn steps(&mut self) -> impl Iterator<Item = &mut Step> {
        self.past.iter_mut().chain(&mut self.future)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(search: &str) -> Step {
        let ask = Arc::new(Ask { search: search.to_owned(), ..Ask::default() });
        let (title, about, place) = (Title::All, Question::default(), Place::default());
        Step { levels: vec![StepLevel { title, about, ask, place }], ..Step::default() }
    }

    fn search(step: Option<(Step, Change)>) -> Option<String> {
        step.map(|(step, _)| step.levels[0].ask.search.clone())
    }

    #[test]
    fn steps_back_and_forward() {
        let mut history = History::default();
        history.record(step("a"), &step("a"), false);
        assert_eq!(search(history.travel(&step("a"), true, false)), None, "nothing has changed");
        history.record(step("a"), &step("b"), false);
        history.record(step("b"), &step("c"), false);
        assert_eq!(search(history.travel(&step("c"), true, false)).as_deref(), Some("b"));
        assert_eq!(search(history.travel(&step("b"), true, false)).as_deref(), Some("a"));
        assert_eq!(search(history.travel(&step("a"), true, false)), None);
        assert_eq!(search(history.travel(&step("a"), false, false)).as_deref(), Some("b"));
        history.record(step("a"), &step("b"), false);
        history.record(step("b"), &step("d"), false);
        assert_eq!(
            search(history.travel(&step("d"), false, false)),
            None,
            "a new change forgets what was undone"
        );
        assert_eq!(search(history.travel(&step("d"), true, false)).as_deref(), Some("b"));
    }

    #[test]
    fn what_is_typed_in_one_go_is_one_change() {
        let mut history = History::default();
        for (before, after) in [("", "n"), ("n", "nm"), ("nm", "nmpx")] {
            history.record(step(before), &step(after), true);
        }
        history.record(step("nmpx"), &step("nmpx"), false);
        history.record(step("nmpx"), &step("x"), true);
        assert_eq!(search(history.travel(&step("x"), true, false)).as_deref(), Some("nmpx"));
        assert_eq!(search(history.travel(&step("nmpx"), true, false)).as_deref(), Some(""));
    }

    #[test]
    fn only_so_many_steps_are_kept() {
        let mut history = History::default();
        for n in 0..200 {
            history.record(step(&n.to_string()), &step(&(n + 1).to_string()), false);
        }
        let mut steps = 0;
        while history.travel(&step(""), true, false).is_some() {
            steps += 1;
        }
        assert_eq!(steps, STEPS);
    }

    #[test]
    fn a_change_is_named() {
        let zoomed = Step { zoom: true, ..step("") };
        assert_eq!(step("").change(&zoomed), Some(Change::Zoom));
        assert_eq!(step("").change(&step("农民")), Some(Change::Search));
        assert_eq!(step("").change(&step("")), None);
        let mut marked = step("");
        marked.marks.add(crate::model::TaskId(3));
        assert_eq!(step("").change(&marked), Some(Change::Marks));
    }
}
