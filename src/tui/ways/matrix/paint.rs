//! Drawing the matrix: names of units over columns of two cells, one row a task, involvements in the cells.
//!
//! ```text
//! 市科技局（银川市）  牵 2 责 3        the unit of the cursor's column, and the cell of the cursor
//!                                市 市 the names, from top to bottom
//!                                教 科
//!                                育 技
//!                                局 局
//!    合计                    19  7     the totals, which stay, on two lines in turn
//!                                   5
//! - 银川市 2022 青少年…(5)   12  5  4  a group, with the tasks of each unit
//! > 1    弘扬科学精神…        7  牵 责  a task
//! ```

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::index::short_region;
use crate::model::{Involvement, Role, TaskId, UnitId};
use crate::overview::matrix::{Cell, Grouping, Head, Matrix, Order, Totals};
use crate::text::cells::{char_width, cut_with, width};
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{
    columns::NUMBER,
    place::Across,
    row::Row,
    seen::Seen,
    table::Table,
    ways::choice::label,
    ways::drawing::{bar, short_number},
    ways::layout::Layout,
    ways::matrix::CHOICES,
};
use crate::words;

/// The cells of a column.
const COLUMN: usize = 2;

/// The cells of the totals of the rows, with the blanks around them.
const ROW_TOTALS: usize = 6;

/// The cells before a title: the cursor, the mark, the number and a blank.
const BEFORE_TITLE: usize = 2 + NUMBER + 1;

/// The lines of the totals of the columns: side by side, numbers of two digits would run into each other.
const TOTALS: usize = 2;

/// How the columns of the matrix share an area.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Widths {
    /// The cells of the titles; with what stands around them they take at most two fifths of a wide area.
    title: usize,
    columns: usize,
    names: usize,
    /// Whether a line names the regions of the units.
    regions: bool,
}

impl Widths {
    pub(super) fn of(seen: Seen<'_>, area: Rect) -> Self {
        let (wide, high) = (usize::from(area.width), usize::from(area.height));
        let title = (wide * 2 / 5).saturating_sub(BEFORE_TITLE + ROW_TOTALS).max(8);
        let left = wide.saturating_sub(BEFORE_TITLE + title + ROW_TOTALS + 1);
        let model = seen.model();
        let units = match &seen.shown.table {
            Table::Matrix(matrix) => matrix.units.as_slice(),
            Table::None | Table::Comparison(_) => &[],
        };
        let longest = units.iter().map(|u| model.unit(*u).name.chars().count()); // characters, not cells
        let names = longest.max().unwrap_or(0).min((high / 3).max(2));
        let mut of = units.iter().map(|unit| &model.unit(*unit).region);
        let first = of.next();
        let several = of.any(|region| Some(region) != first);
        let regions = several && high >= 14;
        Self { title, columns: left / COLUMN, names, regions }
    }
}

impl Layout for Widths {
    fn columns(&self) -> usize {
        self.columns
    }

    fn heading_lines(&self) -> usize {
        1 + usize::from(self.regions) + self.names + TOTALS
    }

    fn column_at(&self, cell: usize) -> Option<Option<usize>> {
        let before = BEFORE_TITLE + self.title + ROW_TOTALS;
        let column = cell.checked_sub(before).map(|cells| cells / COLUMN);
        Some(column.filter(|column| *column < self.columns))
    }

    fn here(&self, across: Across, area: Rect, line: usize) -> Option<Rect> {
        let column = across.at.checked_sub(1 + across.left).filter(|c| *c < self.columns)?;
        let x = BEFORE_TITLE + self.title + ROW_TOTALS + column * COLUMN;
        let at = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let cell = Rect { x: area.x + at(x), y: area.y + at(line), width: at(COLUMN), height: 1 };
        Some(cell.intersection(area))
    }

    fn heading(&self, seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let Table::Matrix(matrix) = &seen.shown.table else { return };
        let look = seen.look;
        if let Some(mut pen) = Pen::at(canvas, area, 0) {
            pen.skip(1);
            let (text, style) = status(seen, matrix);
            let marks = more(seen, matrix, *self);
            let room = pen.room().saturating_sub(width(&marks) + 2);
            pen.column(&text, room, style);
            let room = pen.room().saturating_sub(1);
            pen.right(&marks, room, look.accent());
        }
        if self.regions {
            regions(seen, canvas, area, matrix, *self);
        }
        let model = seen.model();
        let units: Vec<(UnitId, bool)> = shown(seen, matrix, *self).collect();
        for line in 0..self.names {
            let Some(mut pen) = Pen::at(canvas, area, 1 + usize::from(self.regions) + line) else {
                return;
            };
            // What the signs of the cells stand for, beside the ends of the names.
            let legend = (line + 2).checked_sub(self.names).map(|at| legend(seen, at));
            let cells = self.title + ROW_TOTALS;
            let legend = legend.filter(|legend| width(legend) < cells).unwrap_or_default();
            pen.skip(BEFORE_TITLE);
            pen.column(&legend, cells, look.faint());
            for (unit, here) in &units {
                let style =
                    if *here { look.strong().patch(look.cursor(true)) } else { look.text() };
                let text =
                    vertical(&model.unit(*unit).name, self.names, line, seen.chars.cut_mark());
                let blank = COLUMN.saturating_sub(width(&seen.chars.shown(&text)));
                pen.column(&format!("{text}{}", " ".repeat(blank)), COLUMN, style);
            }
        }
        let line = self.heading_lines() - TOTALS;
        for more in 0..TOTALS {
            if let Some(mut pen) = Pen::at(canvas, area, line + more) {
                totals(seen, &mut pen, matrix, *self, more);
            }
        }
        if seen.row() == Some(Row::Totals) {
            bar(seen, canvas, area, line, TOTALS);
            for more in 0..TOTALS {
                if let Some(cell) = self.here(seen.place.across, area, line + more) {
                    canvas.style(cell, look.cursor_cell());
                }
            }
        }
    }

    fn row(&self, seen: Seen<'_>, pen: &mut Pen<'_>, row: Row, _: usize) {
        let Table::Matrix(matrix) = &seen.shown.table else { return };
        match row {
            Row::Head(head, n) => group(seen, pen, matrix, *self, (head, n)),
            Row::Task(task) => self::task(seen, pen, matrix, *self, task),
            _ => {}
        }
    }
}

/// A column that is shown: its unit, and whether the cursor is in it.
fn shown(seen: Seen<'_>, matrix: &Matrix, widths: Widths) -> impl Iterator<Item = (UnitId, bool)> {
    let across = seen.place.across;
    let units = matrix.units.clone().into_iter().enumerate().skip(across.left).take(widths.columns);
    units.map(move |(at, unit)| (unit, at + 1 == across.at))
}

/// Two of the signs in the cells and what they stand for.
fn legend(seen: Seen<'_>, line: usize) -> String {
    let lang = seen.lang;
    let all: Vec<Involvement> = seen.index().involvements().collect();
    // Three on the first line where there are five.
    let first = all.len().div_ceil(2);
    let signs = all.into_iter().skip(first * line).take(first);
    let named = signs
        .map(|how| format!("{} {}", words::sign(how, lang), words::short_involvement(how, lang)));
    named.collect::<Vec<_>>().join("  ")
}

/// Which columns there are besides those shown.
fn more(seen: Seen<'_>, matrix: &Matrix, widths: Widths) -> String {
    let (left, all) = (seen.place.across.left, matrix.units.len());
    if all <= widths.columns {
        return String::new();
    }
    let last = (left + widths.columns).min(all);
    let before = if left > 0 { "‹ " } else { "" };
    let after = if last < all { " ›" } else { "" };
    format!("{before}{}-{last}/{all}{after}", left + 1)
}

/// The character of a name on a line of its column. A short name stands at the bottom, a long one ends in a mark.
fn vertical(name: &str, lines: usize, line: usize, mark: &str) -> String {
    let chars: Vec<char> = name.chars().filter(|c| char_width(*c) > 0).collect();
    if chars.len() > lines {
        if line + 1 == lines {
            return mark.to_owned();
        }
        return chars.get(line).map(char::to_string).unwrap_or_default();
    }
    let blank = lines - chars.len();
    line.checked_sub(blank).and_then(|at| chars.get(at)).map(char::to_string).unwrap_or_default()
}

/// The regions of the units, each over its first column.
fn regions(seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect, matrix: &Matrix, widths: Widths) {
    let Some(mut pen) = Pen::at(canvas, area, 1) else { return };
    pen.skip(BEFORE_TITLE + widths.title + ROW_TOTALS);
    let model = seen.model();
    let units: Vec<UnitId> = shown(seen, matrix, widths).map(|(unit, _)| unit).collect();
    let region = |unit: &UnitId| model.unit(*unit).region.as_str();
    if seen.ask.arrangement.order != Order::Document {
        // Units of all regions are mixed: each has the first character of its own.
        for unit in &units {
            let sign: String = short_region(region(unit)).chars().take(1).collect();
            pen.column(&sign, COLUMN, seen.look.faint());
        }
        return;
    }
    for run in units.chunk_by(|a, b| region(a) == region(b)) {
        let name = run.first().map_or("", region);
        let cells = (run.len() * COLUMN).saturating_sub(1);
        if cells < 2 {
            let sign: String = short_region(name).chars().take(1).collect();
            pen.column(&sign, COLUMN, seen.look.faint());
            continue;
        }
        // Of a region that does not fit, the first character.
        let short = short_region(name);
        let sign: String = short.chars().take(1).collect();
        let name = if width(short) <= cells { short } else { &sign };
        pen.column(name, cells, seen.look.faint());
        pen.skip(1);
    }
}

/// What the cursor is on, in words; or how the matrix is arranged.
fn status(seen: Seen<'_>, matrix: &Matrix) -> (String, Style) {
    let (lang, look) = (seen.lang, seen.look);
    let Some(unit) = seen.unit_across() else {
        let arrangement = label(&CHOICES, &seen.ask.arrangement, lang);
        let keys = lang.pick("→ 看单位", "→ to the units");
        return (format!("{arrangement}  {keys}"), look.faint());
    };
    let name = seen.model().unit(unit);
    let totals = match seen.row() {
        Some(Row::Task(task)) => {
            let cell = matrix.cell(task, unit);
            let how: Vec<&str> = Involvement::ALL
                .into_iter()
                .filter(|how| cell.has(*how))
                .map(|how| words::involvement(how, lang))
                .collect();
            let how =
                if how.is_empty() { "-".to_owned() } else { how.join(lang.pick("、", ", ")) };
            return (format!("{} {}  {how}", name.region, name.name), look.accent());
        }
        Some(Row::Head(head, _)) => matrix.count(matrix.tasks_of(head), unit),
        _ => matrix.count_all(unit),
    };
    let counts: Vec<String> = Involvement::ALL
        .into_iter()
        .filter(|how| totals.by[how.index()] > 0)
        .map(|how| format!("{} {}", words::involvement(how, lang), totals.by[how.index()]))
        .collect();
    let all = format!("{} {}", lang.pick("共", "all"), totals.all);
    (format!("{} {}  {}  {all}", name.region, name.name, counts.join("  ")), look.accent())
}

/// The totals of every other column: the first line has those of the first column, the third and so on.
fn totals(seen: Seen<'_>, pen: &mut Pen<'_>, matrix: &Matrix, widths: Widths, line: usize) {
    let look = seen.look;
    pen.skip(BEFORE_TITLE);
    if line == 0 {
        pen.column(seen.lang.pick("合计", "total"), widths.title, look.accent());
        row_total(pen, matrix.all().all, look.faint());
    } else {
        pen.skip(widths.title + ROW_TOTALS);
        pen.skip(COLUMN);
    }
    // A number may reach into the column on its right, which has its own on the other line.
    for (at, (unit, here)) in shown(seen, matrix, widths).enumerate() {
        if at % TOTALS == line {
            let n = matrix.count_all(unit).all.to_string();
            let style = if here { look.strong() } else { look.accent() };
            if n.len() > COLUMN {
                pen.column(&n, TOTALS * COLUMN, style);
            } else {
                pen.right(&n, COLUMN, style);
                pen.skip(COLUMN);
            }
        }
    }
}

fn row_total(pen: &mut Pen<'_>, n: usize, style: Style) {
    pen.right(&n.to_string(), ROW_TOTALS - 1, style);
    pen.skip(1);
}

/// A number in a column; one of three digits is said in words where the cursor is.
fn count(pen: &mut Pen<'_>, totals: Totals, style: Style) {
    let text = match totals.all {
        0 => String::new(),
        n @ 1..100 => n.to_string(),
        _ => "++".to_owned(),
    };
    pen.right(&text, COLUMN, style);
}

fn group(
    seen: Seen<'_>,
    pen: &mut Pen<'_>,
    matrix: &Matrix,
    widths: Widths,
    (head, n): (Head, usize),
) {
    let look = seen.look;
    let folded = seen.ask.arrangement.folded.contains(&head);
    pen.skip(1);
    pen.text(if folded { "+ " } else { "- " }, look.accent());
    let cells = BEFORE_TITLE + widths.title - 3;
    let n = format!(" ({n})");
    let name = head.name(seen.model(), seen.lang);
    let room = cells.saturating_sub(width(&n));
    // Where there is little room, the area says more than the plan; all heads are named alike.
    let named = |head: Head| width(&head.name(seen.model(), seen.lang));
    let counted = |tasks: &[TaskId]| width(&format!(" ({})", tasks.len()));
    let short = || matrix.groups.iter().any(|g| named(g.head) + counted(&g.tasks) > cells);
    let name = match head {
        Head::Area(area) if short() => {
            let model = seen.model();
            let area = model.area(area);
            format!("{} {}", short_region(&model.plan(area.plan).region), area.title)
        }
        _ => name,
    };
    let name = cut_with(&seen.chars.shown(&name), room, seen.chars.cut_mark());
    let used = width(&name);
    pen.text(&name, look.accent());
    pen.column(&n, cells.saturating_sub(used), look.faint());
    let tasks = matrix.tasks_of(head);
    // So many cells of the group are not empty.
    row_total(pen, tasks.iter().map(|task| matrix.row(*task).all).sum(), look.faint());
    for (at, (unit, here)) in shown(seen, matrix, widths).enumerate() {
        // In turn, so that numbers of two digits beside each other stay two numbers.
        let style = if at % 2 == 0 { look.accent() } else { look.text() };
        count(pen, matrix.count(tasks, unit), if here { look.strong() } else { style });
    }
}

fn task(seen: Seen<'_>, pen: &mut Pen<'_>, matrix: &Matrix, widths: Widths, id: TaskId) {
    let look = seen.look;
    let task = seen.model().task(id);
    pen.skip(1);
    pen.column(seen.mark(Some(id)), 1, look.chip());
    pen.column(&short_number(task.printed_number(), NUMBER), NUMBER, look.faint());
    pen.skip(1);
    let mut cells = widths.title;
    if seen.ask.arrangement.grouping == Grouping::Theme {
        // Under a theme stand tasks of several plans.
        let region = short_region(&seen.model().plan(task.plan).region);
        let region: String = region.chars().take(2).collect();
        pen.column(&region, 4, look.faint());
        pen.skip(1);
        cells = cells.saturating_sub(5);
    }
    pen.marked(&task.title, cells, &seen.hits(&task.title), (look.text(), look.hit()));
    row_total(pen, matrix.row(id).all, look.faint());
    for (unit, here) in shown(seen, matrix, widths) {
        cell(seen, pen, matrix.cell(id, unit), here);
    }
}

/// How a task concerns a unit, by word and by style; in the column of the cursor an empty cell shows the column.
fn cell(seen: Seen<'_>, pen: &mut Pen<'_>, cell: Cell, here: bool) {
    let look = seen.look;
    let Some(how) = cell.first() else {
        let line = if here { " │" } else { "" };
        pen.column(line, COLUMN, look.faint());
        return;
    };
    let style = match how {
        Involvement::Named(Role::Lead) => look.chip(),
        Involvement::Covered => look.faint(),
        Involvement::Named(_) => look.text(),
    };
    let style = if here { style.add_modifier(Modifier::BOLD) } else { style };
    pen.column(words::sign(how, seen.lang), COLUMN, style);
}

#[cfg(test)]
mod tests {
    use super::vertical;

    #[test]
    fn names_stand_upright() {
        let name = |name: &str, lines| -> Vec<String> {
            (0..lines).map(|line| vertical(name, lines, line, "…")).collect()
        };
        assert_eq!(name("市科协", 5), ["", "", "市", "科", "协"]);
        assert_eq!(name("市科协", 3), ["市", "科", "协"]);
        assert_eq!(name("市人力资源局", 3), ["市", "人", "…"]);
    }
}
