//! Tasks in the rows of a table with cells.
//!
//! A merged or blank number or title goes on from above, and the row is a part with units of its own. Where every cell for
//! units is blank, the row has those of its group: of the rows above, or, where the numbering of titles begins anew, of the rows
//! below. A blank beside another unit is nobody; 〃 is what stands above.

use super::columns::{Columns, columns, ruled};
use super::grid::Grid;
use super::item::{Cut, Heading, Item};
use super::outside::outside;
use super::rows::{Below, LONGEST_HEADING, Row, fill, join_torn, read_rows, sheet_heading};
use super::title::{as_title, first_sentence};
use crate::import::charge::words::Meaning;
use crate::import::charge::{Said, bracket, labelled};
use crate::import::lines::Passage;
use crate::import::names::{is_nobody, unit_list};
use crate::import::number::number;
use crate::import::paper::Table;

/// Whether a table is one of tasks.
pub(crate) fn is_of_tasks(table: &Table) -> bool {
    columns(&Grid::of(table)).is_some()
}

/// Cuts tables of tasks that go on from page to page.
pub(crate) fn tables(tables: &[&Table]) -> Cut {
    let mut rows: Vec<Row> = Vec::new();
    let mut notes = Vec::new();
    let mut known: Option<(Columns, Option<String>)> = None;
    for table in tables {
        let grid = Grid::of(table);
        let own = columns(&grid);
        // What goes on from the page before is as wide; a list of telephone numbers is another table.
        let wide = grid.rows.iter().filter_map(|row| row.keys().next_back()).max().copied();
        let goes_on = |(columns, sheet): &(Columns, Option<String>)| {
            let last = columns.all.last().map(|(column, ..)| *column);
            let as_wide = wide.zip(last).is_some_and(|(wide, last)| wide + 1 >= last);
            (*sheet == table.sheet && as_wide).then(|| columns.clone())
        };
        let Some(mut heading) = own.clone().or_else(|| known.as_ref().and_then(goes_on)) else {
            continue;
        };
        let first = if own.is_some() { heading.first } else { 0 };
        let cells = grid.rows.iter().take(first).flat_map(|row| row.values());
        notes.extend(cells.filter(|slot| !slot.merged).filter_map(|slot| {
            let (_, rule) = ruled(&slot.text)?;
            Some(Passage { place: slot.place.clone(), text: rule.to_owned(), heading: None })
        }));
        // The tasks of another sheet are not of the last area of the sheet before.
        if known.as_ref().is_some_and(|(_, sheet)| *sheet != table.sheet) {
            rows.extend(sheet_heading(&grid, first, table.sheet.as_deref()));
        }
        let below = Below { first, own: own.is_some() };
        read_rows(&grid, (&mut heading, below), &mut rows, &mut notes);
        known = Some((heading, table.sheet.clone()));
    }
    let mut cutter =
        Cutter { cut: Cut::default(), section: Vec::new(), number: None, title: String::new() };
    join_torn(&mut rows);
    fill(&mut rows);
    for note in &notes {
        outside(&mut cutter.cut, note);
    }
    for row in &rows {
        cutter.row(row);
    }
    cutter.cut
}

/// Who does what by a cell that says it itself: 牵头：甲局 on a line, 配合：乙局 on the next; or 甲局牵头，乙局配合.
fn in_cell(text: &str) -> Vec<Said> {
    let of = |line: &str| labelled(line).or_else(|| bracket(line).map(|found| found.said));
    text.lines().filter_map(of).flatten().collect()
}

struct Cutter {
    cut: Cut,
    section: Vec<Heading>,
    number: Option<(String, String)>,
    title: String,
}

impl Cutter {
    fn row(&mut self, row: &Row) {
        if let Some(text) = &row.alone {
            return self.heading(text);
        }
        if !row.area.is_empty() {
            let title = row.area.replace(char::is_whitespace, "");
            self.section = vec![Heading { printed: String::new(), title }];
        }
        let blank = row.title.is_empty() || matches!(row.title.as_str(), "〃" | "同上");
        let goes_on =
            row.title_merged || blank && (row.number.is_empty() || self.cut.items.is_empty());
        let other_number = !row.number.is_empty()
            && self.number.as_ref().is_none_or(|(known, _)| *known != row.number);
        if !goes_on || self.title.is_empty() {
            let own = number(&row.title);
            let text = own.as_ref().map_or(row.title.as_str(), |number| number.rest);
            self.title = as_title(first_sentence(text).0);
            if row.number.is_empty() {
                self.number = own.map(|number| (number.printed, number.bare));
            }
        }
        if other_number && (!row.number.is_empty()) {
            let bare: String = row.number.chars().filter(|c| !c.is_whitespace()).collect();
            self.number = Some((bare.clone(), bare.trim_matches(['.', '、', '．']).to_owned()));
        }
        if self.title.is_empty() {
            self.title =
                row.texts.first().map(|text| as_title(first_sentence(text).0)).unwrap_or_default();
        }
        self.push(row, goes_on && !other_number);
    }

    /// A row that is one cell: the heading of a group.
    fn heading(&mut self, text: &str) {
        let found = number(text);
        let title = found.as_ref().map_or(text, |number| number.rest);
        let title = title.split(['（', '(']).next().unwrap_or(title).trim().to_owned();
        let printed = found.map(|number| number.printed).unwrap_or_default();
        if title.chars().count() <= LONGEST_HEADING {
            self.section = vec![Heading { printed, title }];
        } else {
            self.cut
                .unplaced
                .extend(self.cut.items.last().map(|item| (item.place.clone(), text.to_owned())));
        }
    }

    fn push(&mut self, row: &Row, is_part: bool) {
        let mut item = Item {
            section: self.section.clone(),
            number: self.number.clone(),
            title: self.title.clone(),
            part: None,
            place: row.place.clone(),
            texts: row.texts.clone(),
            said: Vec::new(),
            times: Vec::new(),
            notes: row.notes.clone(),
        };
        let (_, rest) = first_sentence(&row.title);
        if item.texts.is_empty() && !rest.is_empty() {
            item.texts.push(rest.to_owned());
        }
        for (meaning, heading, text, place) in &row.said {
            if *meaning == Meaning::Time {
                if is_nobody(text) {
                    continue;
                }
                item.times.push(text.clone());
                continue;
            }
            if !meaning.is_of_units() && is_nobody(text) {
                continue;
            }
            // A column for all roles says in its cells who does what.
            if heading.ends_with("分工") && !is_nobody(text) {
                item.said.extend(in_cell(text).into_iter().map(|said| (place.clone(), said)));
                continue;
            }
            // Nobody in a column is said as well: that there is such a column tells what the others mean.
            let units = if meaning.is_of_units() { unit_list(text) } else { Vec::new() };
            let said = Said { meaning: *meaning, word: heading.clone(), units, text: text.clone() };
            item.said.push((place.clone(), said));
        }
        let same = self
            .cut
            .items
            .last()
            .is_some_and(|last| last.title == item.title && last.number == item.number);
        if is_part && same {
            self.part_of(&mut item);
        }
        self.cut.items.push(item);
    }

    /// Tells the parts of a task apart by their first words.
    fn part_of(&mut self, item: &mut Item) {
        let first = |item: &Item| item.texts.first().map(|text| as_title(first_sentence(text).0));
        item.part = first(item);
        if let Some(last) = self.cut.items.last_mut().filter(|last| last.part.is_none()) {
            last.part = first(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::paper::{Cell, Place};

    /// A table whose rows are given; a row of fewer cells than columns covers the rest with its last.
    fn sheet(name: &str, rows: &[&[&str]]) -> Table {
        let mut cells = Vec::new();
        for (row, texts) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*texts) {
                let last = column as usize + 1 == texts.len();
                cells.push(Cell {
                    place: Place::Line(row + 1),
                    row,
                    rows: 1,
                    column,
                    columns: if last { 4 - column } else { 1 },
                    text: (*text).to_owned(),
                });
            }
        }
        Table { sheet: Some(name.to_owned()), cells }
    }

    #[test]
    fn headings_stand_above_columns_in_rows_and_sheets() {
        const HEADING: &[&str] = &["序号", "任务", "牵头单位", "配合单位"];
        let first = sheet(
            "一",
            &[
                &["甲州市任务分解表"],
                &["一、教育"],
                HEADING,
                &["1", "修缮校舍", "市教育局", "市财政局"],
                &["二", "卫生"],
                &["2", "改造病房", "市卫健委", "市财政局"],
                &["备注：1.按月报送。"],
                &["2.责任单位每月报送进展情况"],
            ],
        );
        let second = sheet("实事", &[HEADING, &["1", "建设食堂", "市民政局", "市商务局"]]);
        let cut = tables(&[&first, &second]);
        let told: Vec<(&str, &str)> = cut
            .items
            .iter()
            .map(|item| (item.section.last().map_or("", |of| of.title.as_str()), &*item.title))
            .collect();
        let expected = [("教育", "修缮校舍"), ("卫生", "改造病房"), ("实事", "建设食堂")];
        assert_eq!(told, expected);
    }
}
