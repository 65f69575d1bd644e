//! Tables of Markdown: `|` between the cells, and a row of `---` after the first.

use super::lines::Line;
use super::marks::inline;
use crate::import::paper::{Cell, Place, Table};
use crate::import::read::limits::COLUMNS;
use crate::import::read::tidy::tidy;

/// So many cells of a row are taken apart.
const MOST_CELLS: usize = COLUMNS as usize;

/// Whether a table begins with the first two of these lines.
pub(super) fn is_beginning(lines: &[Line<'_>]) -> bool {
    let [header, rule, ..] = lines else { return false };
    header.text.contains('|') && is_rule(header.number, rule)
}

/// Whether a line parts the first row from the others.
fn is_rule(header: u32, line: &Line<'_>) -> bool {
    let is_column = |cell: &String| {
        let cell = cell.trim();
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.chars().all(|c| c == '-')
    };
    line.number == header + 1 && line.text.contains('|') && cells(line.text).iter().all(is_column)
}

/// How many lines the table takes that begins with the first of these; none if there is no table.
pub(super) fn length(lines: &[Line<'_>]) -> usize {
    if !is_beginning(lines) {
        return 0;
    }
    2 + lines.iter().skip(2).take_while(|line| line.text.contains('|')).count()
}

/// The table that these lines are.
pub(super) fn table(lines: &[Line<'_>]) -> Table {
    let mut table = Table::default();
    let kept = lines.iter().take(1).chain(lines.iter().skip(2));
    for (row, line) in (0_u32..).zip(kept) {
        for (column, cell) in (0_u32..).zip(cells(line.text)) {
            let text = tidy(&parted(&cell).map(inline).collect::<Vec<_>>().join("\n"));
            if !text.is_empty() {
                let place = Place::Line(line.number);
                table.cells.push(Cell { place, row, rows: 1, column, columns: 1, text });
            }
        }
    }
    table
}

/// The cells of a row. A `|` after a `\` is text.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches("> ").trim_start();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let bar = c == '\\' && chars.next_if_eq(&'|').is_some();
        let all = cells.len() >= MOST_CELLS;
        match (c, cells.last_mut()) {
            ('|', _) if !all => cells.push(String::new()),
            (_, Some(cell)) => cell.push(if bar { '|' } else { c }),
            (_, None) => {}
        }
    }
    if cells.len() > 1 && cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    cells
}

/// The lines of a cell: `<br>` parts them.
fn parted(cell: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(cell);
    std::iter::from_fn(move || {
        let text = rest?;
        let found = text.match_indices('<').find_map(|(at, _)| {
            let after = text.get(at..)?;
            let tag = after.get(..3).filter(|tag| tag.eq_ignore_ascii_case("<br"))?;
            let end = after.strip_prefix(tag)?.trim_start();
            let end = end.strip_prefix('/').unwrap_or(end).trim_start();
            Some((text.get(..at)?, end.strip_prefix('>')?))
        });
        let (line, after) = found.map_or((text, None), |(line, after)| (line, Some(after)));
        rest = after;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn a_table_is_read_with_its_places() {
        let text = "| 序号 | 任务 | 单位 |\n|:--|---|--:|\n| 1 | 修\\|建<br>渠道<BR />二 | **水务局** |\n| 2 |  | 农业局\n\n后文";
        let lines = lines(text).unwrap();
        assert_eq!(length(&lines), 4);
        let table = table(&lines[..4]);
        let cells: Vec<_> = table
            .cells
            .iter()
            .map(|c| (c.place.to_string(), c.row, c.column, c.text.as_str()))
            .collect();
        let line = |n: u32| format!("line {n}");
        assert_eq!(
            cells,
            [
                (line(1), 0, 0, "序号"),
                (line(1), 0, 1, "任务"),
                (line(1), 0, 2, "单位"),
                (line(3), 1, 0, "1"),
                (line(3), 1, 1, "修|建\n渠道\n二"),
                (line(3), 1, 2, "水务局"),
                (line(4), 2, 0, "2"),
                (line(4), 2, 2, "农业局"),
            ]
        );
    }

    #[test]
    fn bars_alone_are_no_table() {
        for text in ["甲|乙\n丙|丁", "甲|乙\n---", "甲\n|--|", "甲|乙", "甲|乙\n\n|--|--|"]
        {
            assert_eq!(length(&lines(text).unwrap()), 0, "{text}");
        }
    }
}
