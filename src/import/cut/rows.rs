//! The rows of a table of tasks by what their cells hold: headings of groups and notes told from tasks, torn rows whole, blanks
//! filled.

use std::collections::BTreeMap;

use super::columns::{Columns, Holds, anew, note};
use super::grid::{Grid, Slot};
use crate::import::charge::words::Meaning;
use crate::import::lines::Passage;
use crate::import::number::{Style, number};
use crate::import::paper::Place;
use crate::import::title_words::ends_as_title;

/// The heading of a sheet: the title above its columns, or else its name.
pub(super) fn sheet_heading(grid: &Grid, first: usize, sheet: Option<&str>) -> Option<Row> {
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
        notes: Vec::new(),
        alone: Some(title),
    })
}

/// Where the rows of a table begin, and whether its columns have headings of their own.
#[derive(Clone, Copy)]
pub(super) struct Below {
    pub(super) first: usize,
    pub(super) own: bool,
}

/// Reads the rows of a table; what is no task of it goes to the notes. The columns may get new headings further down.
pub(super) fn read_rows(
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
pub(super) struct Row {
    pub(super) place: Place,
    pub(super) number: String,
    pub(super) area: String,
    pub(super) title: String,
    /// Whether the title is a merged cell's that begins further up.
    pub(super) title_merged: bool,
    pub(super) texts: Vec<String>,
    pub(super) said: Vec<(Meaning, String, String, Place)>,
    /// What stands in columns about something else.
    pub(super) notes: Vec<String>,
    /// The text of a row that is one cell.
    pub(super) alone: Option<String>,
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
                .chain(of_years(grid, row, columns))
                .filter(|text| !text.is_empty())
                .collect(),
            said: said.collect(),
            notes: notes(grid, row, columns),
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

/// What is to be reached in which year, where each year has a column: 2026年46%；2027年47%.
fn of_years(grid: &Grid, row: usize, columns: &Columns) -> Option<String> {
    let unit =
        columns.all.iter().find(|(.., heading)| ["单位", "计量单位"].contains(&heading.as_str()));
    let unit = unit.map_or("", |(column, ..)| grid.text(row, *column));
    let one = |(column, holds, _): &(u32, Holds, String)| {
        let Holds::Year(year) = holds else { return None };
        let text = grid.text(row, *column).trim();
        let bare = text.ends_with(|c: char| c.is_ascii_digit());
        let much = text.contains(|c: char| c.is_ascii_digit());
        much.then(|| format!("{year}年{text}{}", if bare { unit } else { "" }))
    };
    let told: Vec<String> = columns.all.iter().filter_map(one).collect();
    (!told.is_empty()).then(|| told.join("；"))
}

/// What stands in the columns of a row about something else.
fn notes(grid: &Grid, row: usize, columns: &Columns) -> Vec<String> {
    let others = columns.all.iter().filter(|(_, holds, _)| *holds == Holds::Other);
    others.filter_map(|(column, _, heading)| note(heading, grid.text(row, *column))).collect()
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
pub(super) const LONGEST_HEADING: usize = 40;

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
pub(super) fn join_torn(rows: &mut Vec<Row>) {
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
pub(super) fn fill(rows: &mut [Row]) {
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

#[cfg(test)]
mod tests {
    use crate::import::{Options, import};

    #[test]
    fn nothing_of_a_row_is_lost() {
        let text = "甲州市2026—2028年绿化方案\n\
            序号,指标名称,单位,2025年基数,2026年,2027年目标,责任单位,备注,得分\n\
            1,森林覆盖率,%,45,46,≥47,市林草局,涉及两县,5\n2,新增公园,个,0,3,5,市园林局,,\n";
        let imported = import("a.csv", text.as_bytes(), &Options::default()).unwrap();
        let told: Vec<String> =
            imported.draft.tasks().map(|task| task.measures.join(" ")).collect();
        let expected = [
            "2026年46%；2027年≥47% 2025年基数：45 备注：涉及两县",
            "2026年3个；2027年5个 2025年基数：0",
        ];
        assert_eq!(told, expected);
        let targets: usize = imported.draft.tasks().map(|task| task.targets.len()).sum();
        assert_eq!(targets, 4);
    }
}
