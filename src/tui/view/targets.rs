//! The targets: when and how much of what, the years in which each applies, and whose it is.

use ratatui::layout::Rect;

use super::super::highlight::Highlighter;
use super::super::level::{Row, TargetHead, TargetsBy};
use super::super::state::State;
use super::paint::{Canvas, Pen};
use crate::index::short_region;
use crate::lang::Lang;
use crate::model::{PlanId, When};
use crate::overview::targets::OwnedTarget;
use crate::query::matching::Length;
use crate::report::words;
use crate::text::cells::width;

/// The cells of a year in the strip.
const YEAR: usize = 3;

/// The cells of the region and the number of the task.
const OF: usize = 13;

/// The cells of the area.
const AREA: usize = 22;

/// The cells of the first lead unit.
const LEAD: usize = 14;

/// The columns that there is room for.
pub(super) struct Grid {
    /// The amounts: they are never cut.
    amount: usize,
    /// What is counted.
    what: usize,
    /// When.
    when: usize,
    /// The years of the strip; none if there is no room for it.
    years: Vec<u16>,
    /// The task or plan; 0 if there is no room.
    of: usize,
    /// Who leads; 0 if there is no room.
    lead: usize,
    /// The area of the task; 0 if there is no room.
    area: usize,
}

impl Grid {
    /// The columns in an area: made once a frame, since every amount is measured for it.
    pub(super) fn of(state: &State, area: Rect) -> Self {
        let (model, level) = (state.index.model(), state.level());
        let targets = level.rows.iter().filter_map(|row| match row {
            Row::Target(target) => Some(*target),
            _ => None,
        });
        let amounts = targets
            .clone()
            .map(|t| width(&state.chars.shown(&words::amount(t.of(model), state.lang))));
        // Cursor, mark and the cell of the scroll bar.
        let room = usize::from(area.width).saturating_sub(3);
        // What is counted is named in the detail as well: a number is not cut for it.
        let amount = amounts.max().unwrap_or(0).max(4).min(room.saturating_sub(4));
        let times = targets
            .clone()
            .map(|t| width(&state.chars.shown(&words::when(t.of(model).when, state.lang))));
        let when = times.max().unwrap_or(0).max(4).min(room / 3);
        // In the smallest windows what is counted says more; the detail says when.
        let when = if room < 44 { 0 } else { when };
        let first = targets.clone().map(|t| t.period(model).first).min();
        let last = targets
            .map(|t| t.of(model).when.and_then(When::due).unwrap_or(0).max(t.period(model).last));
        let years: Vec<u16> = match (first, last.max()) {
            (Some(first), Some(last)) => (first..=last).collect(),
            _ => Vec::new(),
        };
        let mut grid = Self { amount, what: 0, when, years: Vec::new(), of: 0, lead: 0, area: 0 };
        let mut left = room.saturating_sub(amount + 1 + when + usize::from(when > 0));
        // Where targets of several plans stand together, whose each is matters more than the years.
        let mixed = level.arrangement.targets != TargetsBy::Plan && left >= 25;
        if mixed {
            grid.of = OF.min(left - 17);
            left -= grid.of + 1;
        }
        if left > 18 + years.len() * YEAR && years.len() <= 10 {
            left -= years.len() * YEAR + 1;
            grid.years = years;
        }
        if !mixed && left > 24 + OF {
            grid.of = OF;
            left -= OF + 1;
        }
        if left > 24 + LEAD {
            grid.lead = LEAD;
            left -= LEAD + 1;
        }
        if left > 34 + AREA {
            grid.area = AREA;
            left -= AREA + 1;
        }
        grid.what = left;
        grid
    }
}

/// The heading.
pub(super) fn heading(state: &State, canvas: &mut Canvas<'_>, area: Rect, grid: &Grid) {
    let (look, lang) = (state.look, state.lang);
    let Some(mut pen) = Pen::at(canvas, area, 0) else { return };
    let style = look.faint();
    pen.skip(2);
    pen.right(lang.pick("数量", "amount"), grid.amount, style);
    pen.skip(1);
    let what = lang.pick("指标", "target");
    let arrangement = state.level().arrangement.label(state.level().listed, lang);
    let whole = format!("{what}  {arrangement}");
    pen.column(if width(&whole) <= grid.what { &whole } else { what }, grid.what, style);
    pen.skip(usize::from(grid.when > 0));
    pen.column(lang.pick("时间", "when"), grid.when, style);
    for year in &grid.years {
        pen.right(&format!("{:02}", year % 100), YEAR, style);
    }
    pen.skip(usize::from(!grid.years.is_empty()));
    if grid.of > 0 {
        pen.skip(1);
        pen.column(lang.pick("出自", "of"), grid.of, style);
    }
    if grid.lead > 0 {
        pen.skip(1);
        pen.column(lang.pick("牵头（负责）", "lead"), grid.lead, style);
    }
    if grid.area > 0 {
        pen.skip(1);
        pen.column(lang.pick("行动领域", "area"), grid.area, style);
    }
}

/// The head of some targets.
pub(super) fn head(state: &State, pen: &mut Pen<'_>, head: TargetHead, n: usize) {
    let (look, lang, model) = (state.look, state.lang, state.index.model());
    let name = match head {
        TargetHead::Plan(plan) => model.plan_label(plan),
        TargetHead::Recurring => lang.pick("每年、每学期都有", "every year or term").to_owned(),
        TargetHead::Due(year) => match lang {
            Lang::Zh => format!("{year}年到期"),
            Lang::En => format!("due in {year}"),
        },
        TargetHead::Undated => words::when(None, lang),
        TargetHead::Same(target) => target.of(model).what.clone(),
        TargetHead::Single => lang.pick("只此一处", "nothing else counts the same").to_owned(),
    };
    pen.skip(1);
    pen.text(&name, look.accent());
    pen.skip(1);
    pen.text(&format!("({n})"), look.faint());
}

/// A target.
pub(super) fn row(
    state: &State,
    pen: &mut Pen<'_>,
    grid: &Grid,
    owned: OwnedTarget,
    words: &Highlighter<'_>,
) {
    let (look, lang, model) = (state.look, state.lang, state.index.model());
    let target = owned.of(model);
    pen.skip(1);
    let mark = owned.task.map_or("", |task| super::list::mark(state, task));
    pen.column(mark, 1, look.chip());
    pen.right(&words::amount(target, lang), grid.amount, look.strong());
    pen.skip(1);
    let mut what = target.what.clone();
    let extra: Vec<&str> = target.scope.iter().chain(&target.note).map(String::as_str).collect();
    if !extra.is_empty() {
        let (open, comma, close) = match lang {
            Lang::Zh => ("（", "，", "）"),
            Lang::En => (" (", ", ", ")"),
        };
        what = format!("{what}{open}{}{close}", extra.join(comma));
    }
    pen.marked(&what, grid.what, &words.marks(&what, Length::Short), (look.text(), look.hit()));
    pen.skip(usize::from(grid.when > 0));
    pen.column(&words::when(target.when, lang), grid.when, look.text());
    strip(state, pen, owned, &grid.years);
    let due = lang.pick("总目标", "goal");
    if grid.of > 0 {
        pen.skip(1);
        pen.column(&of(state, owned.plan, owned, due), grid.of, look.faint());
    }
    if grid.lead > 0 {
        pen.skip(1);
        let lead = owned
            .task
            .map(|task| super::tasks::who(model, model.task(task), grid.lead, (lang, state.chars)));
        pen.column(&lead.unwrap_or_default(), grid.lead, look.text());
    }
    if grid.area > 0 {
        pen.skip(1);
        let area = owned.task.map(|task| &model.area(model.task(task).area).title);
        pen.column(area.map_or("", String::as_str), grid.area, look.faint());
    }
}

/// The years: 每 where it recurs, 到 where it is due, a line up to there where it counts over several years.
fn strip(state: &State, pen: &mut Pen<'_>, owned: OwnedTarget, years: &[u16]) {
    let (look, lang, model) = (state.look, state.lang, state.index.model());
    let when = owned.of(model).when;
    for year in years {
        let during = match when {
            Some(When::Within(first, last)) => (first..last).contains(year),
            _ => false,
        };
        let sign = if owned.applies(model, *year) {
            match when {
                Some(When::EveryYear | When::EveryTerm) => lang.pick("每", "e"),
                _ => lang.pick("到", "d"),
            }
        } else if during {
            "-"
        } else {
            ""
        };
        pen.right(sign, YEAR, look.accent());
    }
    pen.skip(usize::from(!years.is_empty()));
}

/// The task by number, or that it is a goal of the plan, with the plan's region.
fn of(state: &State, plan: PlanId, owned: OwnedTarget, goal: &str) -> String {
    let model = state.index.model();
    let of = owned.task.map_or(goal, |task| model.task(task).number.as_str());
    format!("{} {of}", short_region(&model.plan(plan).region))
}
