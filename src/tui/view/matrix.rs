//! The matrix: names of units over columns of two cells, one row a task, involvements in the cells.
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

use super::super::columns::NUMBER;
use super::super::level::{Row, Table};
use super::super::state::State;
use super::paint::{Canvas, Pen};
use crate::index::short_region;
use crate::lang::Lang;
use crate::model::{Involvement, TaskId, UnitId};
use crate::overview::matrix::{Cell, Grouping, Head, Matrix, Order, Totals};
use crate::report::words;
use crate::text::cells::{char_width, cut_with, width};

/// The cells of a column.
const COLUMN: usize = 2;

/// The cells of the totals of the rows, with the blanks around them.
const ROW_TOTALS: usize = 6;

/// The cells before a title: the cursor, the mark, the number and a blank.
const BEFORE_TITLE: usize = 2 + NUMBER + 1;

/// The lines of the totals of the columns: side by side, numbers of two digits would run into each other.
const TOTALS: usize = 2;

/// How the matrix is laid out in an area.
#[derive(Clone, Copy)]
pub(in super::super) struct Plan {
    /// The cells of the titles; with what stands around them they take at most two fifths of a wide area.
    title: usize,
    /// How many columns are shown.
    pub(in super::super) columns: usize,
    /// How many lines the names take.
    names: usize,
    /// Whether a line names the regions of the units.
    regions: bool,
}

impl Plan {
    /// The layout in this area.
    pub(in super::super) fn of(state: &State, matrix: &Matrix, area: Rect) -> Self {
        let (wide, high) = (usize::from(area.width), usize::from(area.height));
        let title = (wide * 2 / 5).saturating_sub(BEFORE_TITLE + ROW_TOTALS).max(8);
        let left = wide.saturating_sub(BEFORE_TITLE + title + ROW_TOTALS + 1);
        let model = state.index.model();
        let longest = matrix.units.iter().map(|u| model.unit(*u).name.chars().count()); // characters, not cells
        let names = longest.max().unwrap_or(0).min((high / 3).max(2));
        let mut of = matrix.units.iter().map(|unit| &model.unit(*unit).region);
        let first = of.next();
        let several = of.any(|region| Some(region) != first);
        let regions = several && high >= 14;
        Self { title, columns: left / COLUMN, names, regions }
    }

    /// How many lines stand above the rows that scroll.
    pub(in super::super) fn heading(self) -> usize {
        1 + usize::from(self.regions) + self.names + TOTALS
    }

    /// The column at a cell of a line of the area, counted from the first shown.
    pub(in super::super) fn column_at(self, cell: usize) -> Option<usize> {
        let before = BEFORE_TITLE + self.title + ROW_TOTALS;
        cell.checked_sub(before).map(|cells| cells / COLUMN).filter(|column| *column < self.columns)
    }
}

/// The matrix of the level and its layout, if it is what is listed.
pub(in super::super) fn plan(state: &State) -> Option<(&Matrix, Plan)> {
    let Table::Matrix(matrix) = &state.level().table else { return None };
    let area = state.panes().list?;
    Some((matrix, Plan::of(state, matrix, area)))
}

/// A column that is shown: its unit, and whether the cursor is in it.
fn shown(state: &State, matrix: &Matrix, plan: Plan) -> impl Iterator<Item = (UnitId, bool)> {
    let across = state.level().across;
    let units = matrix.units.clone().into_iter().enumerate().skip(across.left).take(plan.columns);
    units.map(move |(at, unit)| (unit, at + 1 == across.at))
}

/// Draws everything above the rows that scroll.
pub(super) fn heading(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let Some((matrix, plan)) = plan(state) else { return };
    let look = state.look;
    if let Some(mut pen) = Pen::at(canvas, area, 0) {
        pen.skip(1);
        let (text, style) = status(state, matrix);
        let marks = more(state, matrix, plan);
        let room = pen.room().saturating_sub(width(&marks) + 2);
        pen.column(&text, room, style);
        let room = pen.room().saturating_sub(1);
        pen.right(&marks, room, look.accent());
    }
    if plan.regions {
        regions(state, canvas, area, matrix, plan);
    }
    let model = state.index.model();
    let units: Vec<(UnitId, bool)> = shown(state, matrix, plan).collect();
    for line in 0..plan.names {
        let Some(mut pen) = Pen::at(canvas, area, 1 + usize::from(plan.regions) + line) else {
            return;
        };
        // What the signs of the cells stand for, beside the ends of the names.
        let legend = (line + 2).checked_sub(plan.names).map(|at| legend(at, state.lang));
        let cells = plan.title + ROW_TOTALS;
        let legend = legend.filter(|legend| width(legend) < cells).unwrap_or_default();
        pen.skip(BEFORE_TITLE);
        pen.column(&legend, cells, look.faint());
        for (unit, here) in &units {
            let style = if *here { look.strong().patch(look.cursor(true)) } else { look.text() };
            let text = vertical(&model.unit(*unit).name, plan.names, line, state.chars.cut_mark());
            let blank = COLUMN.saturating_sub(width(&state.chars.shown(&text)));
            pen.column(&format!("{text}{}", " ".repeat(blank)), COLUMN, style);
        }
    }
    let line = plan.heading() - TOTALS;
    for more in 0..TOTALS {
        if let Some(mut pen) = Pen::at(canvas, area, line + more) {
            totals(state, &mut pen, matrix, plan, more);
        }
    }
    if state.level().row() == Some(Row::Totals) {
        super::list::cursor(state, canvas, area, line, TOTALS);
        for more in 0..TOTALS {
            here(state, canvas, area, line + more, plan);
        }
    }
}

/// Two of the signs in the cells and what they stand for.
fn legend(line: usize, lang: Lang) -> String {
    let signs = Involvement::ALL.into_iter().skip(2 * line).take(2);
    let named = signs
        .map(|how| format!("{} {}", words::sign(how, lang), words::short_involvement(how, lang)));
    named.collect::<Vec<_>>().join("  ")
}

/// Which columns there are besides those shown.
fn more(state: &State, matrix: &Matrix, plan: Plan) -> String {
    let (left, all) = (state.level().across.left, matrix.units.len());
    if all <= plan.columns {
        return String::new();
    }
    let last = (left + plan.columns).min(all);
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
fn regions(state: &State, canvas: &mut Canvas<'_>, area: Rect, matrix: &Matrix, plan: Plan) {
    let Some(mut pen) = Pen::at(canvas, area, 1) else { return };
    pen.skip(BEFORE_TITLE + plan.title + ROW_TOTALS);
    let model = state.index.model();
    let units: Vec<UnitId> = shown(state, matrix, plan).map(|(unit, _)| unit).collect();
    let region = |unit: &UnitId| model.unit(*unit).region.as_str();
    if state.level().arrangement.order != Order::Document {
        // Units of all regions are mixed: each has the first character of its own.
        for unit in &units {
            let sign: String = short_region(region(unit)).chars().take(1).collect();
            pen.column(&sign, COLUMN, state.look.faint());
        }
        return;
    }
    for run in units.chunk_by(|a, b| region(a) == region(b)) {
        let name = run.first().map_or("", region);
        let cells = (run.len() * COLUMN).saturating_sub(1);
        if cells < 2 {
            let sign: String = short_region(name).chars().take(1).collect();
            pen.column(&sign, COLUMN, state.look.faint());
            continue;
        }
        // Of a region that does not fit, the first character.
        let short = short_region(name);
        let sign: String = short.chars().take(1).collect();
        let name = if width(short) <= cells { short } else { &sign };
        pen.column(name, cells, state.look.faint());
        pen.skip(1);
    }
}

/// What the cursor is on, in words; or how the matrix is arranged.
fn status(state: &State, matrix: &Matrix) -> (String, Style) {
    let (level, lang, look) = (state.level(), state.lang, state.look);
    let Some(unit) = level.unit_across() else {
        let arrangement = level.arrangement.label(level.listed, lang);
        let keys = lang.pick("→ 看单位", "→ to the units");
        return (format!("{arrangement}  {keys}"), look.faint());
    };
    let name = &state.index.model().unit(unit);
    let totals = match level.row() {
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
        Some(Row::Head(head, _)) => matrix.count(tasks_of(matrix, head), unit),
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

fn tasks_of(matrix: &Matrix, head: Head) -> &[TaskId] {
    matrix.groups.iter().find(|group| group.head == head).map_or(&[], |group| &group.tasks)
}

/// The totals of every other column: the first line has those of the first column, the third and so on.
fn totals(state: &State, pen: &mut Pen<'_>, matrix: &Matrix, plan: Plan, line: usize) {
    let look = state.look;
    pen.skip(BEFORE_TITLE);
    if line == 0 {
        pen.column(state.lang.pick("合计", "total"), plan.title, look.accent());
        row_total(pen, matrix.all().all, look.faint());
    } else {
        pen.skip(plan.title + ROW_TOTALS);
        pen.skip(COLUMN);
    }
    // A number may reach into the column on its right, which has its own on the other line.
    for (at, (unit, here)) in shown(state, matrix, plan).enumerate() {
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

/// A row of the matrix.
pub(super) fn row(state: &State, canvas: &mut Canvas<'_>, area: Rect, line: usize, row: Row) {
    let Some((matrix, plan)) = plan(state) else { return };
    let Some(mut pen) = Pen::at(canvas, area, line) else { return };
    match row {
        Row::Head(head, n) => group(state, &mut pen, matrix, plan, (head, n)),
        Row::Task(task) => self::task(state, &mut pen, matrix, plan, task),
        _ => {}
    }
    if state.level().row() == Some(row) {
        super::list::cursor(state, canvas, area, line, 1);
        here(state, canvas, area, line, plan);
    }
}

/// The cell of the cursor stands out of the bar of its row.
fn here(state: &State, canvas: &mut Canvas<'_>, area: Rect, line: usize, plan: Plan) {
    let across = state.level().across;
    let Some(column) = across.at.checked_sub(1 + across.left).filter(|c| *c < plan.columns) else {
        return;
    };
    let x = BEFORE_TITLE + plan.title + ROW_TOTALS + column * COLUMN;
    let at = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let cell = Rect { x: area.x + at(x), y: area.y + at(line), width: at(COLUMN), height: 1 };
    let cell = cell.intersection(area);
    canvas.style(cell, state.look.cursor_cell());
}

fn group(state: &State, pen: &mut Pen<'_>, matrix: &Matrix, plan: Plan, (head, n): (Head, usize)) {
    let look = state.look;
    let folded = state.level().arrangement.folded.contains(&head);
    pen.skip(1);
    pen.text(if folded { "+ " } else { "- " }, look.accent());
    let cells = BEFORE_TITLE + plan.title - 3;
    let n = format!(" ({n})");
    let name = words::group(state.index.model(), head, state.lang);
    let room = cells.saturating_sub(width(&n));
    // Where there is little room, the area says more than the plan; all heads are named alike.
    let named = |head| width(&words::group(state.index.model(), head, state.lang));
    let counted = |tasks: &[TaskId]| width(&format!(" ({})", tasks.len()));
    let short = || matrix.groups.iter().any(|g| named(g.head) + counted(&g.tasks) > cells);
    let name = match head {
        Head::Area(area) if short() => {
            let model = state.index.model();
            let area = model.area(area);
            format!("{} {}", short_region(&model.plan(area.plan).region), area.title)
        }
        _ => name,
    };
    let name = cut_with(&state.chars.shown(&name), room, state.chars.cut_mark());
    let used = width(&name);
    pen.text(&name, look.accent());
    pen.column(&n, cells.saturating_sub(used), look.faint());
    let tasks = tasks_of(matrix, head);
    // So many cells of the group are not empty.
    row_total(pen, tasks.iter().map(|task| matrix.row(*task).all).sum(), look.faint());
    for (at, (unit, here)) in shown(state, matrix, plan).enumerate() {
        // In turn, so that numbers of two digits beside each other stay two numbers.
        let style = if at % 2 == 0 { look.accent() } else { look.text() };
        count(pen, matrix.count(tasks, unit), if here { look.strong() } else { style });
    }
}

fn task(state: &State, pen: &mut Pen<'_>, matrix: &Matrix, plan: Plan, id: TaskId) {
    let look = state.look;
    let task = state.index.model().task(id);
    pen.skip(1);
    pen.column(super::list::mark(state, id), 1, look.chip());
    pen.column(&task.number, NUMBER, look.faint());
    pen.skip(1);
    let mut cells = plan.title;
    if state.level().arrangement.grouping == Grouping::Theme {
        // Under a theme stand tasks of several plans.
        let region = short_region(&state.index.model().plan(task.plan).region);
        let region: String = region.chars().take(2).collect();
        pen.column(&region, 4, look.faint());
        pen.skip(1);
        cells = cells.saturating_sub(5);
    }
    super::list::title(state, pen, id, cells);
    row_total(pen, matrix.row(id).all, look.faint());
    for (unit, here) in shown(state, matrix, plan) {
        cell(state, pen, matrix.cell(id, unit), here);
    }
}

/// How a task concerns a unit, by word and by style; in the column of the cursor an empty cell shows the column.
fn cell(state: &State, pen: &mut Pen<'_>, cell: Cell, here: bool) {
    let look = state.look;
    let Some(how) = cell.first() else {
        let line = if here { " │" } else { "" };
        pen.column(line, COLUMN, look.faint());
        return;
    };
    let style = match how.index() {
        0 => look.chip(),
        3 => look.faint(),
        _ => look.text(),
    };
    let style = if here { style.add_modifier(Modifier::BOLD) } else { style };
    pen.column(words::sign(how, state.lang), COLUMN, style);
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
