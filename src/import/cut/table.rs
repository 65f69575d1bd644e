//! Tasks in the rows of a table with cells.
//!
//! A merged or blank number or title goes on from above, and the row is a part with units of its own. Where every cell for
//! units is blank, the row has those of its group: of the rows above, or, where the numbering of titles begins anew, of the rows
//! below. A blank beside another unit is nobody; 〃 is what stands above.

use std::collections::BTreeMap;

use super::columns::{Columns, Holds, anew, columns, ruled};
use super::grid::{Grid, Slot};
use super::item::{Cut, Heading, Item};
use super::outside::outside;
use super::title::{as_title, first_sentence};
use crate::import::charge::words::Meaning;
use crate::import::charge::{Said, bracket, labelled};
use crate::import::lines::Passage;
use crate::import::names::{is_nobody, unit_list};
use crate::import::number::{Style, number};
use crate::import::paper::{Place, Table};
use crate::import::title_words::ends_as_title;

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

/// The heading of a sheet: the title above its columns, or else its name.
fn sheet_heading(grid: &Grid, first: usize, sheet: Option<&str>) -> Option<Row> {
    let above = || grid.rows.iter().take(first).flat_map(|slots| slots.values());
    let titled = |slot: &&Slot| {
        ends_as_title(slot.text.trim()) && slot.text.chars().count() <= LONGEST_HEADING // characters, not cells
    };
    let place = grid.rows.iter().flat_map(|slots| slots.values()).next()?.place.clone();
    let title = above().find(titled).map(|slot| slot.text.clone());
    let title = title.or_else(|| sheet.map(str::to_owned))?;
    Some(Row {
        place,
        number: String::new(),
        area: String::new(),
        title: String::new(),
        title_merged: false,
        texts: Vec::new(),
        said: Vec::new(),
        alone: Some(title),
    })
}

/// Where the rows of a table begin, and whether its columns have headings of their own.
#[derive(Clone, Copy)]
struct Below {
    first: usize,
    own: bool,
}

/// Reads the rows of a table; what is no task of it goes to the notes. The columns may get new headings further down.
fn read_rows(
    grid: &Grid,
    (heading, below): (&mut Columns, Below),
    rows: &mut Vec<Row>,
    notes: &mut Vec<Passage>,
) {
    let mut in_notes = false;
    for row in 0..grid.rows.len() {
        let single = grid.rows.get(row).is_some_and(|slots| slots.len() <= 2);
        let alone = if single { Row::of(grid, row, heading) } else { None };
        let alone = alone.filter(|row| row.alone.is_some());
        let text = alone.as_ref().and_then(|row| row.alone.clone()).unwrap_or_default();
        let is_below = row >= below.first;
        // A heading may stand above those of the columns.
        if !is_below && below.own && is_section(&text) {
            rows.extend(alone);
            continue;
        }
        // Notes go on: 备注：1.…, and in the row below 2.….
        if is_below && (is_note(&text) || in_notes && !text.is_empty() && !is_section(&text)) {
            in_notes = true;
            notes.extend(alone.map(|row| Passage { place: row.place, text, heading: None }));
            continue;
        }
        in_notes = in_notes && !text.is_empty();
        if let Some(other) = anew(grid, row).filter(|_| is_below) {
            *heading = other;
        } else if is_below && !is_heading(grid, row, heading) {
            rows.extend(Row::of(grid, row, heading));
        } else if let Some(slot) = grid.rows.get(row).and_then(|slots| slots.values().next()) {
            let (place, text) = (slot.place.clone(), slot.text.clone());
            notes.push(Passage { place, text, heading: None });
        }
    }
}

/// A row, by what its cells hold.
#[derive(Clone, Debug)]
struct Row {
    place: Place,
    number: String,
    area: String,
    title: String,
    /// Whether the title is a merged cell's that begins further up.
    title_merged: bool,
    texts: Vec<String>,
    said: Vec<(Meaning, String, String, Place)>,
    /// The text of a row that is one cell.
    alone: Option<String>,
}

impl Row {
    fn of(grid: &Grid, row: usize, columns: &Columns) -> Option<Self> {
        let slots = grid.rows.get(row)?;
        let (_, first) = slots.iter().next()?;
        let text = |wanted: Holds| {
            let mut of = columns.all.iter().filter(|(_, holds, _)| *holds == wanted);
            of.next().map_or("", |(column, ..)| grid.text(row, *column)).to_owned()
        };
        let title_at = columns.all.iter().find(|(_, holds, _)| *holds == Holds::Title);
        let title_merged =
            title_at.and_then(|(c, ..)| grid.slot(row, *c)).is_some_and(|slot| slot.merged);
        let texts = columns.all.iter().filter(|(_, holds, _)| *holds == Holds::Text);
        let said = columns.all.iter().filter_map(|(column, holds, heading)| match holds {
            Holds::Said(meaning) => {
                let place = grid
                    .slot(row, *column)
                    .map_or_else(|| first.place.clone(), |slot| slot.place.clone());
                Some((*meaning, heading.clone(), grid.text(row, *column).to_owned(), place))
            }
            _ => None,
        });
        let at = slots.keys().next().copied();
        let of_units = columns.all.iter().any(|(column, holds, _)| {
            Some(*column) == at && matches!(holds, Holds::Said(_)) && first.columns == 1
        });
        let single = slots.len() == 1 && !first.merged && !of_units;
        let alone = single.then(|| first.text.clone()).or_else(|| numbered_heading(slots, columns));
        // The cells of a row begin with its own; merged ones begin further up.
        let own = slots.values().find(|slot| !slot.merged).unwrap_or(first);
        Some(Self {
            place: title_at
                .and_then(|(c, ..)| grid.slot(row, *c))
                .filter(|slot| !slot.merged)
                .map_or_else(|| own.place.clone(), |slot| slot.place.clone()),
            number: text(Holds::Number),
            area: text(Holds::Area),
            title: rewrapped(&text(Holds::Title)),
            title_merged,
            texts: texts
                .map(|(column, ..)| rewrapped(grid.text(row, *column)))
                .filter(|text| !text.is_empty())
                .collect(),
            said: said.collect(),
            alone,
        })
    }

    fn units_blank(&self) -> bool {
        self.said
            .iter()
            .filter(|(meaning, ..)| meaning.is_of_units())
            .all(|(_, _, text, _)| text.is_empty())
    }

    /// Whether the title begins a numbering anew.
    fn begins_anew(&self) -> bool {
        number(&self.title).is_some_and(|number| number.value == 1)
    }
}

/// The heading of a group whose number has a cell of its own, beside a cell over columns for tasks and units: 二 ｜ 卫生项目.
fn numbered_heading(slots: &BTreeMap<u32, Slot>, columns: &Columns) -> Option<String> {
    let mut cells = slots.iter();
    let ((at, number), (from, heading)) = (cells.next()?, cells.next()?);
    let is_number =
        |(column, holds, _): &(u32, Holds, String)| column == at && *holds == Holds::Number;
    let covers = |(column, holds, _): &(u32, Holds, String)| {
        let within = column.checked_sub(*from).is_some_and(|by| by < heading.columns);
        within && matches!(holds, Holds::Said(meaning) if meaning.is_of_units())
    };
    let is_heading = cells.next().is_none()
        && !number.merged
        && !heading.merged
        && columns.all.iter().any(is_number)
        && columns.all.iter().any(covers);
    is_heading
        .then(|| format!("{}、{}", number.text.trim_end_matches(['、', '.', '．']), heading.text))
}

/// Who does what by a cell that says it itself: 牵头：甲局 on a line, 配合：乙局 on the next; or 甲局牵头，乙局配合.
fn in_cell(text: &str) -> Vec<Said> {
    let of = |line: &str| labelled(line).or_else(|| bracket(line).map(|found| found.said));
    text.lines().filter_map(of).flatten().collect()
}

/// A text whose lines were broken for the width of their cell, whole again: a line ends where a sentence does, or a number begins
/// the next.
fn rewrapped(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let ended = out.ends_with(['。', '；', ';', '：', ':', '！']);
        if !out.is_empty() && (ended || number(line).is_some()) {
            out.push('\n');
        }
        out.push_str(line);
    }
    out
}

/// Whether the text of a row that is one cell is the heading of a section: 一、政务服务.
fn is_section(text: &str) -> bool {
    number(text).is_some_and(|number| number.style <= Style::HanInBrackets)
        && !text.ends_with('。')
        && text.chars().count() <= LONGEST_HEADING // characters, not cells
}

/// Whether the text of a row that is one cell is a note or a sentence about the table.
fn is_note(text: &str) -> bool {
    text.ends_with('。') || NOTES.iter().any(|word| text.starts_with(word))
}

/// What notes begin with, and what else in a table is no task.
const NOTES: [&str; 8] = ["合计", "总计", "小计", "备注", "注：", "注:", "说明：", "填表"];

/// The heading of a section has so many characters at most.
const LONGEST_HEADING: usize = 40;

/// Whether a row repeats the heading, or is a total or a note.
fn is_heading(grid: &Grid, row: usize, columns: &Columns) -> bool {
    let same = |(column, _, heading): &&(u32, Holds, String)| {
        let text: String = grid.text(row, *column).chars().filter(|c| !c.is_whitespace()).collect();
        text == *heading && !text.is_empty()
    };
    let repeated = columns.all.iter().filter(same).count() >= 2;
    let first = grid
        .rows
        .get(row)
        .and_then(|slots| slots.values().next())
        .map_or("", |slot| slot.text.as_str());
    repeated || NOTES.iter().any(|word| first.starts_with(word))
}

/// A row that goes on in the next one, because its list of units is not at its end, is whole again.
fn join_torn(rows: &mut Vec<Row>) {
    let torn = |row: &Row| {
        let of_units = row.said.iter().filter(|(meaning, ..)| meaning.is_of_units());
        of_units.map(|(_, _, text, _)| text.trim_end()).any(|text| text.ends_with(['、', '，']))
    };
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows.drain(..) {
        let goes_on = row.number.is_empty()
            && row.title.is_empty()
            && !row.title_merged
            && row.alone.is_none();
        match out.last_mut().filter(|before| goes_on && torn(before)) {
            Some(before) => {
                match (before.texts.last_mut(), row.texts.split_first()) {
                    (Some(last), Some((first, more))) => {
                        last.push_str(first);
                        before.texts.extend(more.iter().cloned());
                    }
                    _ => before.texts.extend(row.texts),
                }
                for ((.., text, _), (.., more, _)) in before.said.iter_mut().zip(row.said) {
                    text.push_str(&more);
                }
            }
            None => out.push(row),
        }
    }
    *rows = out;
}

/// Fills what is blank because it stands above, or, for the first rows of a group, below.
fn fill(rows: &mut [Row]) {
    let mut start = 0;
    while start < rows.len() {
        let anew = |at: usize| {
            rows.get(at).is_some_and(|row: &Row| row.begins_anew() || row.alone.is_some())
        };
        let end = (start + 1..rows.len()).find(|at| anew(*at)).unwrap_or(rows.len());
        let group = start..end;
        let numbered = rows.get(start).is_some_and(Row::begins_anew);
        // The area and the units of a group may be printed on a later row of it.
        let area =
            rows[group.clone()].iter().map(|row| row.area.clone()).find(|area| !area.is_empty());
        let printed =
            rows[group.clone()].iter().find(|row| !row.units_blank()).map(|row| row.said.clone());
        let mut above: Option<Vec<(Meaning, String, String, Place)>> = None;
        for row in &mut rows[group] {
            if row.area.is_empty() && numbered {
                row.area = area.clone().unwrap_or_default();
            }
            if row.units_blank() {
                let from = above.clone().or_else(|| printed.clone().filter(|_| numbered));
                if let Some(from) = from {
                    for ((_, _, text, place), (_, _, other, there)) in row.said.iter_mut().zip(from)
                    {
                        if text.is_empty() {
                            (*text, *place) = (other, there);
                        }
                    }
                }
            } else if let Some(above) = &above {
                for ((_, _, text, _), (_, _, other, _)) in row.said.iter_mut().zip(above) {
                    if matches!(text.as_str(), "〃" | "同上" | "″" | "\"") {
                        text.clone_from(other);
                    }
                }
            }
            if !row.units_blank() {
                above = Some(row.said.clone());
            }
        }
        start = end;
    }
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
    use crate::import::paper::Cell;

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
