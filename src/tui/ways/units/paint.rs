//! Drawing the units and what each has to do.

use ratatui::layout::Rect;

use crate::index::short_region;
use crate::lang::Lang;
use crate::model::{Involvement, SystemId};
use crate::overview::workload::Workload;
use crate::text::cells::width;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{
    row::Row, seen::Seen, ways::choice::label, ways::layout::Layout, ways::units::CHOICES,
};
use crate::words;

/// The cells of a column of numbers.
const NUMBER: usize = 6;

/// The position of the number of tasks guided.
const GUIDANCE: usize = 3;

/// The cells of the bar.
const BAR: usize = 12;

#[derive(Clone, Debug)]
pub(crate) struct Widths {
    name: usize,
    /// Whether there is room for all numbers: if not, those of tasks covered and of targets are left out.
    whole: bool,
    /// Whether a plan has 指导.
    guidance: bool,
    /// The cells of the region; 0 if all units are of one.
    region: usize,
    /// The cells of the bar; 0 if there is no room.
    bar: usize,
    /// The number that is sorted by, if it is one.
    sorted: Option<usize>,
    /// The greatest number of tasks, for which the bar is full.
    most: usize,
}

impl Widths {
    pub(super) fn of(seen: Seen<'_>, area: Rect) -> Self {
        let model = seen.model();
        let mut regions =
            seen.shown.rows.iter().filter_map(|row| Some(&model.unit(row.unit()?).region));
        let first = regions.next();
        let several = regions.any(|region| Some(region) != first);
        let whole = area.width >= 56;
        let sorted = seen.ask.arrangement.units.number();
        // In a narrow window 涵盖 and the targets are seen where they are sorted by.
        let more = usize::from(sorted.is_some_and(is_extra));
        let guidance = seen.index().involvements().any(|how| how.index() == GUIDANCE);
        let shown = if whole { 6 } else { 4 + more };
        let numbers = shown + usize::from(guidance);
        let room = usize::from(area.width).saturating_sub(3 + NUMBER * numbers);
        let region = if several && room >= 18 { 8 } else { 0 };
        let bar = if room >= BAR + 26 { BAR } else { 0 };
        let name =
            room.saturating_sub(region + usize::from(region > 0) + bar + usize::from(bar > 0));
        let tasks = |row: &Row| match row {
            Row::Unit(workload) => workload.by.iter().sum(),
            _ => 0,
        };
        let most = seen.shown.rows.iter().map(tasks).max().unwrap_or(0).max(1);
        Self { name, whole, guidance, region, bar, sorted, most }
    }
}

impl Layout for Widths {
    fn heading(&self, seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let (look, lang) = (seen.look, seen.lang);
        let Some(mut pen) = Pen::at(canvas, area, 0) else { return };
        let style = look.faint();
        pen.skip(2);
        let arrangement = label(&CHOICES, &seen.ask.arrangement, lang);
        let short = lang.pick("单位", "unit");
        let name = format!("{short}  {arrangement}");
        pen.column(if width(&name) <= self.name { &name } else { short }, self.name, style);
        if self.region > 0 {
            pen.skip(1);
            pen.column(lang.pick("地区", "region"), self.region, style);
        }
        let names = Involvement::ALL.map(|how| words::short_involvement(how, lang));
        let names =
            names.into_iter().chain([lang.pick("任务", "tasks"), lang.pick("指标", "targ")]);
        for (at, name) in names.enumerate().filter(|(at, _)| self.shows(*at)) {
            let sorted = self.sorted == Some(at);
            pen.right(name, NUMBER, if sorted { look.accent() } else { style });
        }
        if self.bar > 0 {
            pen.skip(1);
            // What its signs stand for.
            pen.column(lang.pick("#牵负=责.涵", "#lead =resp."), self.bar, style);
        }
    }

    fn row(&self, seen: Seen<'_>, pen: &mut Pen<'_>, row: Row, _: usize) {
        match row {
            Row::Unit(workload) => unit(seen, pen, self, workload),
            Row::System(system, n) => head(seen, pen, system, n),
            _ => {}
        }
    }
}

impl Widths {
    /// Whether a number is shown: 牵头, 责任, 负责, 指导, 涵盖, tasks, targets.
    fn shows(&self, at: usize) -> bool {
        let has = self.guidance || at != GUIDANCE;
        has && (self.whole || !is_extra(at) || self.sorted == Some(at))
    }
}

/// Whether a number has no place in a narrow window: 涵盖, targets.
fn is_extra(at: usize) -> bool {
    matches!(at, 4 | 6)
}

fn head(seen: Seen<'_>, pen: &mut Pen<'_>, system: Option<SystemId>, n: usize) {
    let (look, lang, model) = (seen.look, seen.lang, seen.model());
    let system = system.and_then(|system| model.systems.get(system.index()));
    let name = system
        .map_or_else(|| lang.pick("未归入系统", "of no system"), |system| system.name.as_str());
    pen.skip(1);
    pen.text(name, look.accent());
    pen.skip(1);
    let text = match lang {
        Lang::Zh => format!("({n} 个单位)"),
        Lang::En => format!("({n} units)"),
    };
    pen.text(&text, look.faint());
}

fn unit(seen: Seen<'_>, pen: &mut Pen<'_>, widths: &Widths, workload: Workload) {
    let (look, model) = (seen.look, seen.model());
    let unit = model.unit(workload.unit);
    pen.skip(2);
    let ours = seen.shown.ours == Some(workload.unit);
    pen.column(&unit.name, widths.name, if ours { look.chip() } else { look.text() });
    if widths.region > 0 {
        pen.skip(1);
        pen.column(short_region(&unit.region), widths.region, look.faint());
    }
    let numbers = workload.by.into_iter().chain([workload.tasks, workload.targets]);
    for n in numbers.enumerate().filter(|(at, _)| widths.shows(*at)).map(|(_, n)| n) {
        let (text, style) = match n {
            0 => ("-".to_owned(), look.faint()),
            n => (n.to_string(), look.text()),
        };
        pen.right(&text, NUMBER, style);
    }
    if widths.bar > 0 {
        pen.skip(1);
        bar(seen, pen, workload, widths);
    }
}

/// The tasks as a bar, as long as that of the greatest workload allows: those that it leads solid, the others in
/// lines, those that only cover it dotted.
fn bar(seen: Seen<'_>, pen: &mut Pen<'_>, workload: Workload, widths: &Widths) {
    let (cells, most) = (widths.bar, widths.most);
    let [lead, responsible, in_charge, guidance, covered] = workload.by;
    let mut upto = 0;
    let mut drawn = 0;
    for (n, sign) in [(lead + in_charge, "#"), (responsible + guidance, "="), (covered, ".")] {
        upto += n;
        // Each bar ends where its share of the whole does; what is there is seen.
        let end = (upto * cells).div_ceil(most).min(cells);
        pen.text(&sign.repeat(end.saturating_sub(drawn)), seen.look.accent());
        drawn = end.max(drawn);
    }
}
