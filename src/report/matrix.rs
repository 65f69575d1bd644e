//! The matrix on paper: with names from top to bottom for a terminal, as plain rows for a spreadsheet.

use super::listing::{Column, Listing, OF_TASK, cells_of};
use super::table::Style;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Involvement, Model, TaskId, UnitId};
use crate::overview::matrix::{Grouping, Head, Matrix, Totals};
use crate::query::unit_value;
use crate::text::cells::{pad, pad_left, width};
use crate::text::clean::clean;
use crate::words;

/// The cells of the totals of the rows.
const TOTAL: usize = 6;

/// The blanks before the columns of the text.
const GAP: usize = 2;

/// The cells of a column of the text.
const COLUMN: usize = 2;

/// The signs of a cell, one for each way in which the task concerns the unit.
fn signs(matrix: &Matrix, task: TaskId, unit: UnitId, lang: Lang) -> String {
    let cell = matrix.cell(task, unit);
    let ways = Involvement::ALL.into_iter().filter(|how| cell.has(*how));
    ways.map(|how| words::sign(how, lang)).collect()
}

/// The matrix as rows: the tasks, then the totals of the columns; the totals of the rows stand on the right.
pub(crate) fn listing(index: &Index, matrix: &Matrix, grouping: Grouping, lang: Lang) -> Listing {
    let model = index.model();
    let text = |name: &str| Column { name: name.to_owned(), number: false, whole: false };
    let number = |name: &str| Column { name: name.to_owned(), number: true, whole: true };
    let group = match grouping {
        Grouping::Area => lang.pick("行动领域", "area"),
        Grouping::Theme => lang.pick("主题", "theme"),
    };
    let mut columns = Listing::new(&OF_TASK, lang).columns;
    let blank = vec![String::new(); columns.len()];
    columns.extend([text(lang.pick("任务", "task")), text(group)]);
    columns.extend(matrix.units.iter().map(|unit| text(&unit_name(index, matrix, *unit))));
    columns.extend(index.involvements().map(|how| number(words::involvement(how, lang))));
    columns.push(number(lang.pick("合计", "total")));
    let mut listing = Listing { columns, rows: Vec::new() };
    let kinds = total_kinds(index);
    let numbers = |totals: Totals| {
        kinds.iter().map(|kind| total(&totals, *kind).to_string()).collect::<Vec<_>>()
    };
    for of in &matrix.groups {
        let group = match of.head {
            Head::Area(area) => model.area(area).title.clone(),
            Head::Theme(_) => of.head.name(model, lang),
        };
        for id in &of.tasks {
            let mut row = cells_of(model, *id).to_vec();
            row.extend([model.task(*id).title.clone(), group.clone()]);
            row.extend(matrix.units.iter().map(|unit| signs(matrix, *id, *unit, lang)));
            row.extend(numbers(matrix.row(*id)));
            listing.rows.push(row);
        }
    }
    let all = matrix.all();
    for kind in kinds.iter().filter(|_| !matrix.groups.is_empty()) {
        let mut row = blank.clone();
        row.extend([total_name(*kind, lang).to_owned(), String::new()]);
        row.extend(matrix.totals.iter().map(|totals| total(totals, *kind).to_string()));
        // The corner has the one number that is the sum of its row and of its column.
        let corner = |column| {
            if column == kind { total(&all, *kind).to_string() } else { String::new() }
        };
        row.extend(kinds.iter().map(corner));
        listing.rows.push(row);
    }
    listing
}

/// What there are totals of: each involvement, and, last, all.
fn total_kinds(index: &Index) -> Vec<Option<Involvement>> {
    index.involvements().map(Some).chain([None]).collect()
}

fn total_name(kind: Option<Involvement>, lang: Lang) -> &'static str {
    kind.map_or_else(|| lang.pick("合计", "total"), |how| words::involvement(how, lang))
}

fn total(totals: &Totals, kind: Option<Involvement>) -> usize {
    kind.map_or(totals.all, |how| totals.by[how.index()])
}

/// A unit's name, with its region where the matrix has units of several.
fn unit_name(index: &Index, matrix: &Matrix, unit: UnitId) -> String {
    let model = index.model();
    let region = |unit: &UnitId| &model.unit(*unit).region;
    let several = matrix.units.iter().any(|other| region(other) != region(&unit));
    if several { unit_value(unit, index) } else { model.unit(unit).name.clone() }
}

/// The matrix as text: names stand upright over columns of two cells. Where a line has no room for all columns, they
/// follow each other in parts, each with the titles of its rows.
pub(crate) fn text(index: &Index, matrix: &Matrix, style: Style, lang: Lang) -> String {
    let model = index.model();
    let ids = matrix.groups.iter().flat_map(|group| &group.tasks);
    let names = matrix.groups.iter().flat_map(|group| {
        group.tasks.iter().map(|id| width(&clean(&row_name(model, *id, group.head))))
    });
    let id_cells = names.max().unwrap_or(0);
    let title_cells = ids.map(|id| width(&clean(&model.task(*id).title))).max().unwrap_or(0);
    let title_cells = title_cells.max(12);
    let before = id_cells + 2 + title_cells + TOTAL + GAP;
    let room = style.width.map_or(usize::MAX, |cells| cells.saturating_sub(before) / COLUMN);
    let parts = matrix.units.chunks(room.clamp(10, matrix.units.len().max(10)));
    let part = |units: &[UnitId]| self::part(index, matrix, units, (id_cells, title_cells), lang);
    parts.map(part).collect::<Vec<_>>().join("\n")
}

fn part(
    index: &Index,
    matrix: &Matrix,
    units: &[UnitId],
    (id_cells, title_cells): (usize, usize),
    lang: Lang,
) -> String {
    let model = index.model();
    let mut lines: Vec<String> = Vec::new();
    let gap = " ".repeat(GAP);
    let start = |id: &str, title: &str, total: &str| {
        let (id, title) = (pad(&clean(id), id_cells), pad(&clean(title), title_cells));
        format!("{id}  {title}{}", pad_left(total, TOTAL))
    };
    let all = matrix.all();
    let overall = |kind| total(&all, kind).to_string();
    let names = upright(index, matrix, units);
    lines.extend(names.into_iter().map(|names| start("", "", "") + &gap + &names));
    for group in &matrix.groups {
        lines.push(format!("{} ({})", clean(&group.head.name(model, lang)), group.tasks.len()));
        for id in &group.tasks {
            let cells = units.iter().map(|unit| {
                let first = matrix.cell(*id, *unit).first();
                pad(first.map_or("", |how| words::sign(how, lang)), COLUMN)
            });
            let title = &model.task(*id).title;
            let total = matrix.row(*id).all.to_string();
            let cells: String = cells.collect();
            lines.push(start(&row_name(model, *id, group.head), title, &total) + &gap + &cells);
        }
    }
    for kind in total_kinds(index) {
        let name = total_name(kind, lang);
        let numbers: Vec<usize> =
            units.iter().map(|unit| total(&matrix.count_all(*unit), kind)).collect();
        // Numbers of several digits stand on two lines in turn, or they would run into each other.
        let short = numbers.iter().all(|n| *n < 10);
        if short {
            let text: String = numbers.iter().map(|n| pad_left(&n.to_string(), COLUMN)).collect();
            lines.push(start("", name, &overall(kind)) + &gap + &text);
            continue;
        }
        for turn in 0..2 {
            let number = |(column, n): (usize, &usize)| {
                // The first one has the blanks before it as well.
                let cells = if column == 0 { GAP + COLUMN } else { 2 * COLUMN };
                let cells = if column == 1 { GAP + cells } else { cells };
                if column % 2 == turn { pad_left(&n.to_string(), cells) } else { String::new() }
            };
            let text: String = numbers.iter().enumerate().map(number).collect();
            let (name, overall) =
                if turn == 0 { (name, overall(kind)) } else { ("", String::new()) };
            lines.push(start("", name, &overall) + &text);
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Which task a row is of: the number that the document prints, with its plan where the group does not say it.
fn row_name(model: &Model, id: TaskId, head: Head) -> String {
    match head {
        Head::Area(_) => model.task(id).printed_number().to_owned(),
        Head::Theme(_) => words::task_label(model, id),
    }
}

/// The names of units from top to bottom, line by line; short ones stand at the bottom.
fn upright(index: &Index, matrix: &Matrix, units: &[UnitId]) -> Vec<String> {
    let name =
        |unit: &UnitId| -> Vec<char> { clean(&unit_name(index, matrix, *unit)).chars().collect() };
    let names: Vec<Vec<char>> = units.iter().map(name).collect();
    let height = names.iter().map(Vec::len).max().unwrap_or(0);
    let line = |line: usize| {
        let sign = |name: &Vec<char>| {
            let at = (line + name.len()).checked_sub(height);
            let sign = at.and_then(|at| name.get(at)).map(char::to_string).unwrap_or_default();
            pad(&sign, COLUMN)
        };
        names.iter().map(sign).collect()
    };
    (0..height).map(line).collect()
}
