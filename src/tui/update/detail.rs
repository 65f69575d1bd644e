//! Keys in the detail, and drilling down from it.

use super::super::document::{Document, Item, Shown};
use super::super::highlight::Highlighter;
use super::super::keymap::Action;
use super::super::level::{Level, Row};
use super::super::state::{Pane, State};
use crate::model::TaskId;
use crate::query::{Field, Query, Term, Text, unit_value};

/// The document that the detail shows.
pub(crate) fn document(state: &State) -> Option<Document> {
    // Where no detail is shown, nothing is laid out.
    state.panes().detail.or_else(|| (state.focus == Pane::Detail).then(Default::default))?;
    let level = state.level();
    let cells = state.panes().detail_cells();
    let shown = Shown {
        index: &state.index,
        words: &Highlighter::new(&level.query, &state.index),
        years: level.answer.resolved.years_of_interest(),
        ours: level.ours(),
        of_page: level.page.is_some(),
        chars: state.chars,
        lang: state.lang,
    };
    let tasks = &level.answer.tasks;
    Some(match level.row()? {
        Row::Partner(partner) => {
            Document::of_partner(shown, level.subject()?, partner, tasks, cells)
        }
        Row::Unit(workload) => Document::of_unit(shown, workload.unit, tasks, cells),
        Row::Totals => Document::of_unit(shown, level.unit_across()?, tasks, cells),
        Row::Finding(at, _) => Document::of_finding(shown, state.index.findings().get(at)?, cells),
        Row::Reported(at) => Document::of_problem(shown, state.index.reported().get(at)?, cells),
        Row::Rule(rule, found) => Document::of_rule(shown, rule, found, cells),
        Row::Target(target) => Document::of_target(shown, target, cells),
        _ => Document::of(shown, level.task()?, cells),
    })
}

pub(super) fn perform(state: &mut State, action: Action) {
    let Some(document) = document(state) else {
        if action == Action::Left {
            state.focus = Pane::List;
        }
        return;
    };
    let page = state.panes().detail_rows().saturating_sub(1).max(1);
    let (level, _) = state.level_mut();
    let last = document.items.len().saturating_sub(1);
    match action {
        Action::Down => level.item = on_other_line(&document, level.item, true).unwrap_or(last),
        Action::Up => {
            if let Some(item) = on_other_line(&document, level.item, false) {
                level.item = item;
            } else {
                (level.item, level.detail_top) = (0, 0);
            }
        }
        Action::Right => level.item = (level.item + 1).min(last),
        Action::Left if level.item > 0 && same_line(&document, level.item - 1, level.item) => {
            level.item -= 1;
        }
        Action::Left => state.focus = Pane::List,
        Action::First => (level.item, level.detail_top) = (0, 0),
        Action::Last => {
            level.item = last;
            level.detail_top = document.lines.len();
        }
        Action::PageDown => scroll(level, &document, page, true),
        Action::PageUp => scroll(level, &document, page, false),
        Action::Open => open(state, &document),
        _ => {}
    }
}

fn same_line(document: &Document, a: usize, b: usize) -> bool {
    match (document.lines_of(a), document.lines_of(b)) {
        (Some(a), Some(b)) => a.1 == b.0,
        _ => false,
    }
}

/// The first item that begins on a line below or above the one that an item is on.
fn on_other_line(document: &Document, item: usize, below: bool) -> Option<usize> {
    let line = |item: usize| document.lines_of(item).map(|lines| lines.0);
    let here = line(item)?;
    if below {
        (item + 1..document.items.len()).find(|i| line(*i) > Some(here))
    } else {
        let above = (0..item).rev().find(|i| line(*i) < Some(here))?;
        (0..=above).rev().take_while(|i| line(*i) == line(above)).last()
    }
}

/// Scrolls by a page; the cursor goes to the first item shown.
fn scroll(level: &mut Level, document: &Document, page: usize, down: bool) {
    let top = level.detail_top;
    level.detail_top = if down {
        (top + page).min(document.lines.len().saturating_sub(1))
    } else {
        top.saturating_sub(page)
    };
    let line = |item: &usize| document.lines_of(*item).map(|lines| lines.0);
    let shown = (0..document.items.len()).find(|item| line(item) >= Some(level.detail_top));
    level.item = shown.unwrap_or_else(|| document.items.len().saturating_sub(1));
}

/// Scrolls so that the item of the cursor is shown, from its first line if it is a long one.
pub(super) fn keep_in_view(state: &mut State) {
    let shown = state.panes().detail_rows();
    let Some(document) = document(state).filter(|_| shown > 0) else {
        return;
    };
    let focused = state.focus == Pane::Detail;
    let (level, _) = state.level_mut();
    level.item = level.item.min(document.items.len().saturating_sub(1));
    let most = document.lines.len().saturating_sub(shown);
    level.detail_top = level.detail_top.min(most);
    if shown == 0 || !focused {
        return;
    }
    let (first, last) = document.lines_of(level.item).unwrap_or((0, 0));
    // The lines above the first item belong to it.
    let first = if level.item == 0 { 0 } else { first };
    let last = if level.item == 0 { last.min(shown - 1) } else { last };
    if last >= level.detail_top + shown {
        level.detail_top = last + 1 - shown;
    }
    level.detail_top = level.detail_top.min(first);
}

/// Opens the item of the cursor: a level that asks for everything that has it, or the tasks of a partner.
fn open(state: &mut State, document: &Document) {
    let level = state.level();
    let Some(item) = document.items.get(level.item).copied() else {
        return;
    };
    match (level.row(), item) {
        (Some(Row::Partner(partner)), Item::Task(task)) => {
            super::open::open_partner(state, partner.unit);
            let (level, _) = state.level_mut();
            level.cursor_to(Row::Task(task));
        }
        (_, Item::Task(task)) => super::open::open_task(state, task),
        (Some(Row::Target(_)), Item::Plan(plan)) => super::open::open_targets(state, plan),
        (_, item) => match question(state, level.task(), item) {
            Some((title, query)) => super::push(state, title, &query),
            None => super::say(state, "措施没有相关任务可看", "a measure has no related tasks"),
        },
    }
}

/// What opening an item asks, and what it is called.
fn question(state: &State, task: Option<TaskId>, item: Item) -> Option<(String, Query)> {
    let model = state.index.model();
    let ask = |field, value: &str| Term::field(field, vec![Text::quoted(value)]);
    Some(match item {
        Item::Plan(plan) => {
            let plan = model.plan(plan);
            (plan.title.clone(), Query { terms: vec![ask(Field::Plan, &plan.id)] })
        }
        Item::Area(area) => {
            let area = model.area(area);
            let plan = &model.plan(area.plan).id;
            let terms = vec![ask(Field::Plan, plan), ask(Field::Area, &area.title)];
            (area.title.clone(), Query { terms })
        }
        Item::Theme(theme) => {
            let name = &model.themes[theme.index()].name;
            (name.clone(), Query { terms: vec![ask(Field::Theme, name)] })
        }
        Item::Unit(unit) => {
            let value = unit_value(unit, &state.index);
            let terms = vec![ask(Field::Unit, &value)];
            (value.replace('/', " "), Query { terms })
        }
        Item::Target(at) => {
            let what = model.task(task?).targets.get(at)?.what.clone();
            let terms = vec![ask(Field::Target, &what)];
            (what, Query { terms })
        }
        Item::Measure(_) | Item::Task(_) => return None,
    })
}
