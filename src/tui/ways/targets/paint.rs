//! Drawing the targets: when and how much of what, the years in which each applies, and whose it is.

use ratatui::layout::Rect;

use crate::index::short_region;
use crate::lang::Lang;
use crate::model::{PlanId, When};
use crate::overview::targets::{OwnedTarget, fits};
use crate::text::cells::width;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::row::{Row, TargetHead};
use crate::tui::{
    arrangement::TargetsBy,
    seen::Seen,
    ways::choice::label,
    ways::drawing::{beside, who},
    ways::layout::Layout,
    ways::targets::CHOICES,
};
use crate::words;

/// The cells of a year in the strip.
const YEAR: usize = 3;

/// The cells of the region and the number of the task.
const OF: usize = 13;

/// The cells of the area.
const AREA: usize = 22;

/// The cells of an amount at most.
const LONGEST: usize = 28;

/// The cells of the first lead unit.
const LEAD: usize = 14;

#[derive(Clone, Debug)]
pub(crate) struct Widths {
    /// The amounts: they are never cut, unless one is longer than [`LONGEST`].
    amount: usize,
    what: usize,
    when: usize,
    /// The years of the strip; none if there is no room for it.
    years: Vec<u16>,
    /// The task or plan; 0 if there is no room.
    of: usize,
    lead: usize,
    /// The area of the task; 0 if there is no room.
    area: usize,
}

impl Widths {
    /// The columns in an area: made once a frame, since every amount is measured for it.
    pub(super) fn of(seen: Seen<'_>, area: Rect) -> Self {
        let model = seen.model();
        let targets = seen.shown.rows.iter().filter_map(|row| row.target());
        let amounts = targets
            .clone()
            .map(|t| width(&seen.chars.shown(&words::amount(t.of(model), seen.lang))));
        // Cursor, mark and the cell of the scroll bar.
        let room = usize::from(area.width).saturating_sub(3);
        // A number is not cut; one that is longer than any of a document may not take the room of the names.
        let amount = amounts.max().unwrap_or(0).clamp(4, LONGEST).min(room.saturating_sub(4));
        let times = targets.clone().map(|t| {
            width(&seen.chars.shown(&words::time(t.of(model), t.period(model), seen.lang)))
        });
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
        let mut widths = Self { amount, what: 0, when, years: Vec::new(), of: 0, lead: 0, area: 0 };
        let mut left = room.saturating_sub(amount + 1 + when + usize::from(when > 0));
        // Where targets of several plans stand together, whose each is matters more than the years.
        let mixed = seen.ask.arrangement.targets != TargetsBy::Plan && left >= 25;
        if mixed {
            widths.of = OF.min(left - 17);
            left -= widths.of + 1;
        }
        if left > 18 + years.len() * YEAR && years.len() <= 10 {
            left -= years.len() * YEAR + 1;
            widths.years = years;
        }
        if !mixed && left > 24 + OF {
            widths.of = OF;
            left -= OF + 1;
        }
        if left > 24 + LEAD {
            widths.lead = LEAD;
            left -= LEAD + 1;
        }
        if left > 34 + AREA {
            widths.area = AREA;
            left -= AREA + 1;
        }
        widths.what = left;
        widths
    }
}

impl Layout for Widths {
    fn heading(&self, seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let (look, lang) = (seen.look, seen.lang);
        let Some(mut pen) = Pen::at(canvas, area, 0) else { return };
        let style = look.faint();
        pen.skip(2);
        pen.right(lang.pick("数量", "amount"), self.amount, style);
        pen.skip(1);
        let what = lang.pick("指标", "target");
        let arrangement = label(&CHOICES, &seen.ask.arrangement, lang);
        let whole = format!("{what}  {arrangement}");
        pen.column(if width(&whole) <= self.what { &whole } else { what }, self.what, style);
        pen.skip(usize::from(self.when > 0));
        pen.column(lang.pick("时间", "when"), self.when, style);
        for year in &self.years {
            pen.right(&format!("{:02}", year % 100), YEAR, style);
        }
        pen.skip(usize::from(!self.years.is_empty()));
        if self.of > 0 {
            pen.skip(1);
            pen.column(lang.pick("出自", "of"), self.of, style);
        }
        if self.lead > 0 {
            pen.skip(1);
            pen.column(lang.pick("牵头（负责）", "lead"), self.lead, style);
        }
        if self.area > 0 {
            pen.skip(1);
            pen.column(lang.pick("行动领域", "area"), self.area, style);
        }
    }

    fn row(&self, seen: Seen<'_>, pen: &mut Pen<'_>, row: Row, _: usize) {
        match row {
            Row::Target(owned) => target(seen, pen, self, owned),
            Row::Targets(head, n, others) => self::head(seen, pen, head, (n, others)),
            row => beside(seen, pen, row),
        }
    }
}

fn head(seen: Seen<'_>, pen: &mut Pen<'_>, head: TargetHead, (n, others): (usize, usize)) {
    let (look, lang, model) = (seen.look, seen.lang, seen.model());
    let name = match head {
        TargetHead::Plan(plan) => model.plan_label(plan),
        TargetHead::Involved(how) => words::aims(how, lang),
        TargetHead::Recurring => lang.pick("每年、每学期都有", "every year or term").to_owned(),
        TargetHead::Due(year) => match lang {
            Lang::Zh => format!("{year}年到期"),
            Lang::En => format!("due in {year}"),
        },
        TargetHead::Undated => {
            let comma = lang.pick("，", ", ");
            [words::undated(lang), comma, words::with_plan(lang)].concat()
        }
        TargetHead::Same(target) => target.of(model).what.clone(),
        TargetHead::Single => lang.pick("只此一处", "nothing else counts the same").to_owned(),
    };
    pen.skip(1);
    pen.text(&name, look.accent());
    pen.skip(1);
    pen.text(&format!("({n})"), look.faint());
    if others > 0 {
        pen.skip(1);
        let of_tasks = lang.pick("只是任务符合", "only the task fits");
        pen.text(&format!("{of_tasks} {others}"), look.faint());
    }
}

fn target(seen: Seen<'_>, pen: &mut Pen<'_>, widths: &Widths, owned: OwnedTarget) {
    let (look, lang, model) = (seen.look, seen.lang, seen.model());
    let target = owned.of(model);
    pen.skip(1);
    pen.column(seen.mark(owned.task), 1, look.chip());
    // A target that is not itself what was asked for steps back.
    let fits = fits(&seen.shown.answer, owned, seen.index());
    let (strong, style) =
        if fits { (look.strong(), look.text()) } else { (look.faint(), look.faint()) };
    pen.right(&words::amount(target, lang), widths.amount, strong);
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
    pen.marked(&what, widths.what, &seen.hits(&what), (style, look.hit()));
    pen.skip(usize::from(widths.when > 0));
    pen.column(&words::time(target, owned.period(model), lang), widths.when, style);
    strip(seen, pen, owned, &widths.years);
    let due = lang.pick("总目标", "goal");
    if widths.of > 0 {
        pen.skip(1);
        pen.column(&of(seen, owned.plan, owned, due), widths.of, look.faint());
    }
    if widths.lead > 0 {
        pen.skip(1);
        let lead =
            owned.task.map(|task| who(model, model.task(task), widths.lead, (lang, seen.chars)));
        pen.column(&lead.unwrap_or_default(), widths.lead, style);
    }
    if widths.area > 0 {
        pen.skip(1);
        let area = owned.task.map(|task| &model.area(model.task(task).area).title);
        pen.column(area.map_or("", String::as_str), widths.area, look.faint());
    }
}

/// The years: 每 where it recurs, 到 where it is due, 随 where it is due with its plan, a line up to there where it counts over several years.
fn strip(seen: Seen<'_>, pen: &mut Pen<'_>, owned: OwnedTarget, years: &[u16]) {
    let (look, lang, model) = (seen.look, seen.lang, seen.model());
    let when = owned.of(model).when;
    for year in years {
        let during = match when {
            Some(When::Within(first, last)) => (first..last).contains(year),
            _ => false,
        };
        let sign = if owned.applies(model, *year) {
            match when {
                Some(When::EveryYear | When::EveryTerm) => lang.pick("每", "e"),
                None => lang.pick("随", "p"),
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
fn of(seen: Seen<'_>, plan: PlanId, owned: OwnedTarget, goal: &str) -> String {
    let model = seen.model();
    let of = owned.task.map_or(goal, |task| model.task(task).printed_number());
    format!("{} {of}", short_region(&model.plan(plan).region))
}
