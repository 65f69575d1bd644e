//! Tables as they come out of a spreadsheet or a web page: a row a line, tabs between the cells.

use std::collections::HashMap;

use super::lines::Line;
use crate::import::paper::{Cell, Place, Table};
use crate::import::read::limits::COLUMNS;
use crate::import::read::tidy::tidy;

/// How many tabs a line has that is taken for a row.
const TABS: usize = 2;

/// How many such lines there must be.
const ROWS: usize = 3;

/// How many other lines may stand between two of them: a page break, a heading.
const BETWEEN: usize = 5;

/// How many lines a cell in quotation marks may go on over.
const LONGEST: usize = 50;

/// So many cells of a row are taken apart.
const MOST_CELLS: usize = COLUMNS as usize;

/// The lines at which tables begin, and how many lines they take. A table on several pages is several tables.
pub(super) fn runs(lines: &[Line<'_>]) -> HashMap<usize, usize> {
    let rows: Vec<usize> =
        (0..).zip(lines).filter(|(_, l)| is_row(l.text)).map(|(i, _)| i).collect();
    let near = |a: &usize, b: &usize| b - a <= BETWEEN + 1;
    let mut runs = HashMap::new();
    let mut end = 0;
    for row in rows.chunk_by(near).filter(|rows| rows.len() >= ROWS).flatten().copied() {
        if row < end {
            continue;
        }
        // A row whose last cells are empty may have lost their tabs.
        let has_tab = |line: &&Line<'_>| line.text.contains('\t');
        let before = lines.get(end..row).unwrap_or_default();
        let begin = row - before.iter().rev().take_while(has_tab).count();
        end = begin;
        while lines.get(end).as_ref().is_some_and(has_tab) {
            end += length(lines.get(end..).unwrap_or_default());
        }
        runs.insert(begin, end - begin);
    }
    runs
}

/// Whether a line has several cells. Tabs before the first word only move it to the right; those after the last are cells
/// with nothing in them, if there are others.
fn is_row(line: &str) -> bool {
    line.trim_start().matches('\t').count() >= TABS && line.trim().contains('\t')
}

/// How many lines the row takes that begins with the first of these: several where a cell in quotation marks goes on.
fn length(lines: &[Line<'_>]) -> usize {
    let mut open = false;
    for (taken, line) in (1..).zip(lines.iter().take(LONGEST)) {
        open = goes_on(line.text, open);
        if !open {
            return taken;
        }
    }
    1
}

/// Whether the last cell of a line has an opening quotation mark and no closing one.
fn goes_on(line: &str, open: bool) -> bool {
    let mut open = open;
    for cell in line.split('\t') {
        let marks = cell.matches('"').count();
        open = if open { marks % 2 == 0 } else { cell.starts_with('"') && marks % 2 == 1 };
    }
    open
}

/// The table that these lines are.
pub(super) fn table(lines: &[Line<'_>]) -> Table {
    let mut table = Table::default();
    let mut rest = lines;
    let mut row = 0;
    while let Some(first) = rest.first() {
        let (lines, after) = rest.split_at(length(rest).min(rest.len()));
        let whole = lines.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
        for (column, cell) in (0_u32..).zip(cells(&whole)) {
            let text = tidy(&cell);
            if !text.is_empty() {
                let place = Place::Line(first.number);
                table.cells.push(Cell { place, row, rows: 1, column, columns: 1, text });
            }
        }
        row += 1;
        rest = after;
    }
    table
}

/// The cells of a row. A cell with quotation marks around it has them only because of what is in it.
fn cells(row: &str) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    let mut open = false;
    for part in row.splitn(MOST_CELLS, '\t') {
        match cells.last_mut() {
            Some(cell) if open => {
                cell.push('\t');
                cell.push_str(part);
            }
            _ => cells.push(part.to_owned()),
        }
        open = goes_on(part, open);
    }
    if open {
        return row.splitn(MOST_CELLS, '\t').map(str::to_owned).collect();
    }
    for cell in &mut cells {
        let quoted = cell.strip_prefix('"').and_then(|rest| rest.trim_end().strip_suffix('"'));
        if let Some(inner) = quoted {
            *cell = inner.replace("\"\"", "\"");
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[(u32, u32, u32, &str)]]) {
        let lines = lines(text).unwrap();
        let mut runs: Vec<_> = runs(&lines).into_iter().collect();
        runs.sort_unstable();
        let tables: Vec<Vec<(u32, u32, u32, String)>> = runs
            .into_iter()
            .map(|(begin, taken)| {
                let cells = table(&lines[begin..][..taken]).cells;
                let cell = |c: Cell| {
                    let Place::Line(line) = c.place else { panic!() };
                    (line, c.row, c.column, c.text)
                };
                cells.into_iter().map(cell).collect()
            })
            .collect();
        let owned = |cells: &&[(u32, u32, u32, &str)]| -> Vec<_> {
            cells.iter().map(|(l, r, c, t)| (*l, *r, *c, (*t).to_owned())).collect()
        };
        assert_eq!(tables, expected.iter().map(owned).collect::<Vec<_>>());
    }

    #[test]
    fn a_page_break_makes_two_tables() {
        check(
            "附件\n\n序号\t任务\t单位\n1\t修渠\t\n\t\t水务局\n\n序号\t任务\t单位\n2\t植树",
            &[
                &[
                    (3, 0, 0, "序号"),
                    (3, 0, 1, "任务"),
                    (3, 0, 2, "单位"),
                    (4, 1, 0, "1"),
                    (4, 1, 1, "修渠"),
                    (5, 2, 2, "水务局"),
                ],
                &[
                    (7, 0, 0, "序号"),
                    (7, 0, 1, "任务"),
                    (7, 0, 2, "单位"),
                    (8, 1, 0, "2"),
                    (8, 1, 1, "植树"),
                ],
            ],
        );
    }

    #[test]
    fn a_cell_in_quotation_marks_may_have_lines() {
        check(
            "甲\t乙\t丙\n1\t\"上\n下\t\"\"左\"\"\"\t三\n\"a\tb\tc\n4\t5\t6",
            &[&[
                (1, 0, 0, "甲"),
                (1, 0, 1, "乙"),
                (1, 0, 2, "丙"),
                (2, 1, 0, "1"),
                (2, 1, 1, "上\n下 \"左\""),
                (2, 1, 2, "三"),
                (4, 2, 0, "\"a"),
                (4, 2, 1, "b"),
                (4, 2, 2, "c"),
                (5, 3, 0, "4"),
                (5, 3, 1, "5"),
                (5, 3, 2, "6"),
            ]],
        );
    }

    #[test]
    fn tabs_before_a_line_make_no_table() {
        check("\t\t一\n\t\t二\n\t\t三\n甲\t乙\n丙\t\t丁", &[]);
    }
}
