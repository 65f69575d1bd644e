//! Tasks in the rows of a responsibility assignment matrix (RACI): units are columns, letters in the cells say what they do.
//!
//! R carries it out, A answers for it, C is consulted, I is informed; S of a RASCI supports. A cell may have several, in brackets,
//! with emphasis, in full width. A row without letters is the heading of a group.

use super::grid::{Grid, Slot};
use super::item::{Cut, Heading, Item};
use super::title::{as_title, first_sentence};
use crate::import::charge::Said;
use crate::import::charge::words::{Meaning, label};
use crate::import::names::{Named, is_nobody};
use crate::import::number::number;
use crate::import::paper::Table;
use crate::text::fold::narrow;

/// A column of units, with its heading.
type Unit = (u32, String);

/// Where things stand in a matrix.
struct Columns {
    /// The rows before this one are headings.
    first: usize,
    units: Vec<Unit>,
    number: Option<u32>,
    title: u32,
    /// Other columns of text, with their headings.
    others: Vec<Unit>,
}

/// Whether a table is such a matrix.
pub(crate) fn is_matrix(table: &Table) -> bool {
    columns(&Grid::of(table)).is_some()
}

/// Cuts matrices.
pub(crate) fn matrices(tables: &[&Table]) -> Cut {
    let mut cut = Cut::default();
    for table in tables {
        let grid = Grid::of(table);
        let Some(columns) = columns(&grid) else { continue };
        let mut section = Vec::new();
        for row in columns.first..grid.rows.len() {
            match item(&grid, row, &columns, &section) {
                Some(Ok(item)) => cut.items.push(item),
                Some(Err(heading)) => section = vec![heading],
                None => {}
            }
        }
    }
    cut
}

/// A cell with more bytes than this holds no letters alone.
const LONGEST: usize = 60;

/// No matrix has more columns than this.
const WIDEST: u32 = 1000;

/// What the letters of a cell mean; none if it has anything else in it. Nothing and a dash are nobody.
fn letters(text: &str) -> Option<Vec<Meaning>> {
    if text.len() > LONGEST {
        return None;
    }
    let plain: String =
        text.chars().map(narrow).filter(|c| !c.is_whitespace() && !"*`_()".contains(*c)).collect();
    if is_nobody(&plain) {
        return Some(Vec::new());
    }
    let mut out = Vec::new();
    for c in plain.chars().filter(|c| !"/,·+&、，;；|".contains(*c)) {
        let meaning = match c.to_ascii_uppercase() {
            'A' => Meaning::Lead,
            'R' => Meaning::Answers,
            'S' => Meaning::TakesPart,
            'C' => Meaning::Guides,
            'I' => Meaning::Informed,
            _ => return None,
        };
        if !out.contains(&meaning) {
            out.push(meaning);
        }
    }
    // A word that happens to have only such letters is none.
    (plain.len() <= 9).then_some(out)
}

/// A matrix has letters in at least two columns, and in at least so many rows.
const FEWEST_ROWS: usize = 2;

/// The columns of a matrix; none if the table is something else.
fn columns(grid: &Grid) -> Option<Columns> {
    let legend = legend(grid);
    let first = (1..grid.rows.len()).find(|row| has_letters(grid, *row, legend))?;
    let rows = first..grid.rows.len();
    let wide = grid.rows.iter().filter_map(|row| row.keys().next_back()).max().copied()?;
    if wide > WIDEST {
        return None;
    }
    let single = |row: &usize| grid.rows.get(*row).is_some_and(|slots| slots.len() < 2);
    let marked = |column: u32| {
        let rows = rows.clone().filter(|row| !single(row));
        let texts = rows.clone().map(|row| grid.text(row, column)).filter(|text| !text.is_empty());
        let (good, all) = texts.fold((0, 0), |(good, all), text| {
            (good + usize::from(letters(text).is_some()), all + 1)
        });
        // What stands beside a matrix (a legend, a note) may have a row in common with it.
        good > 0 && good * 4 >= all * 3
    };
    let units: Vec<Unit> = (0..=wide)
        .filter(|column| Some(*column) != legend && marked(*column))
        .map(|column| (column, heading(grid, (first, legend), column)))
        .filter(|(_, heading)| !heading.is_empty())
        .collect();
    let counted = rows.clone().filter(|row| has_letters(grid, *row, legend)).count();
    if units.len() < 2 || counted < FEWEST_ROWS {
        return None;
    }
    let before = 0..units.first().map_or(0, |(column, _)| *column);
    let texts: Vec<u32> = before
        .filter(|column| rows.clone().any(|row| !grid.text(row, *column).is_empty()))
        .collect();
    let is_number = |column: u32| {
        let rows = rows.clone().filter(|row| !single(row));
        let own = rows.map(|row| grid.text(row, column)).filter(|text| !text.is_empty());
        own.clone().count() > 0 && own.clone().all(|text| text.chars().count() <= 6) && {
            own.clone()
                .all(|text| text.contains(|c: char| c.is_ascii_digit()) || number(text).is_some())
        }
    };
    let numbered = texts.iter().copied().find(|column| is_number(*column));
    // The task stands nearest to the letters; what stands before it is the group.
    let title = texts.iter().copied().rfind(|column| Some(*column) != numbered)?;
    let is_other = |column: &u32| *column != title && Some(*column) != numbered;
    // Behind the letters only what has a known heading counts: a legend may stand there.
    let last = units.last().map_or(0, |(column, _)| *column);
    let behind = (last + 1..=wide).filter(|c| label(&heading(grid, (first, legend), *c)).is_some());
    let others = texts.into_iter().filter(is_other).chain(behind);
    let others = others.map(|column| (column, heading(grid, (first, legend), column))).collect();
    // A group may have its heading above the first row with letters.
    let below = (0..first).rfind(|row| {
        width(grid, *row, legend) > 1
            && units.iter().any(|(column, _)| !grid.text(*row, *column).is_empty())
    });
    Some(Columns {
        first: below.map_or(first, |row| row + 1),
        units,
        number: numbered,
        title,
        others,
    })
}

/// The first row of the headings of a matrix: units stand in it.
pub(super) fn first_heading(grid: &Grid) -> Option<usize> {
    let columns = columns(grid)?;
    let several = |row: &usize| {
        let own = |(column, _): &&Unit| !grid.text(*row, *column).is_empty();
        grid.rows.get(*row).is_some_and(|slots| slots.len() > 1)
            && columns.units.iter().filter(own).count() > 1
    };
    (0..columns.first).find(several)
}

/// The column in which a legend has its letters, each once, with what it means in the next column.
fn legend(grid: &Grid) -> Option<u32> {
    let wide = grid.rows.iter().filter_map(|row| row.keys().next_back()).max().copied()?;
    let words = [
        "负责",
        "执行",
        "批准",
        "审批",
        "问责",
        "咨询",
        "指导",
        "知会",
        "告知",
        "通知",
        "支持",
        "协助",
        "牵头",
        "参与",
        "Responsible",
        "Accountable",
        "Consulted",
        "Informed",
    ];
    let means = |text: &str| words.iter().any(|word| text.contains(word));
    let explains = |column: &u32| {
        let cells = (0..grid.rows.len()).map(|row| (row, grid.text(row, *column)));
        let lettered = cells.filter_map(|(row, text)| Some((row, letters(text)?)));
        let lettered = lettered.filter(|(_, letters)| !letters.is_empty());
        let mut seen = Vec::new();
        for (row, letters) in lettered {
            let beside = grid.text(row, column + 1);
            let explained = means(beside) && self::letters(beside).is_none();
            if letters.len() > 1 || !explained || seen.contains(&letters) {
                return false;
            }
            seen.push(letters);
        }
        seen.len() > 2
    };
    (0..=wide.min(WIDEST)).rev().find(explains)
}

/// How many cells a row has beside those of the legend.
fn width(grid: &Grid, row: usize, legend: Option<u32>) -> usize {
    let of_legend =
        |column: u32| legend.is_some_and(|legend| (legend..=legend + 1).contains(&column));
    grid.rows.get(row).map_or(0, |slots| slots.keys().filter(|at| !of_legend(**at)).count())
}

/// Whether a row has letters in at least two cells, or in one beside blanks and dashes.
fn has_letters(grid: &Grid, row: usize, legend: Option<u32>) -> bool {
    let Some(slots) = grid.rows.get(row) else { return false };
    let slots = slots.iter().filter(|(column, _)| Some(**column) != legend);
    let slots: Vec<&Slot> = slots.map(|(_, slot)| slot).collect();
    let own = slots.iter().filter(|slot| letters(&slot.text).is_some_and(|l| !l.is_empty()));
    // 甲 | R is a row; I alone in a row of text may be a number.
    own.count() >= 1 && slots.len() >= 2
}

/// The heading of a column: the lowest of its cells above the first row with letters.
fn heading(grid: &Grid, (first, legend): (usize, Option<u32>), column: u32) -> String {
    // The heading of a group covers all columns.
    let rows = (0..first).rev().filter(|row| width(grid, *row, legend) > 1);
    let texts = rows.map(|row| grid.text(row, column));
    let text = texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    text.chars().filter(|c| *c != '*' && *c != '\n').collect::<String>().trim().to_owned()
}

/// The task of a row, or the heading of a group; nothing of a blank row or a legend.
fn item(
    grid: &Grid,
    row: usize,
    columns: &Columns,
    section: &[Heading],
) -> Option<Result<Item, Heading>> {
    let title = grid.text(row, columns.title).trim_matches('*').trim();
    let slot = grid.slot(row, columns.title).or_else(|| grid.rows.get(row)?.values().next())?;
    let mut said = Vec::new();
    for (column, unit) in &columns.units {
        let text = grid.text(row, *column);
        for meaning in letters(text).unwrap_or_default() {
            let named = Named { name: unit.clone(), written: None, collective: false };
            let place = grid.slot(row, *column).map_or(&slot.place, |slot| &slot.place).clone();
            let of =
                Said { meaning, word: String::new(), units: vec![named], text: text.to_owned() };
            said.push((place, of));
        }
    }
    if said.is_empty() {
        let words = grid.rows.get(row)?.values().next()?.text.trim_matches('*').trim();
        let legend = letters(words).is_some() || words.contains(['=', '＝']) || is_note(words);
        let found = number(words);
        let printed = found.as_ref().map(|number| number.printed.clone()).unwrap_or_default();
        let title = found.map_or(words, |number| number.rest).to_owned();
        return (!legend).then_some(Err(Heading { printed, title }));
    }
    if title.is_empty() {
        return None;
    }
    let printed =
        columns.number.map(|column| grid.text(row, column).trim()).filter(|t| !t.is_empty());
    let own = number(title);
    let (of_title, words) = match &own {
        Some(number) if printed.is_none() => {
            (Some((number.printed.clone(), number.bare.clone())), number.rest)
        }
        _ => (
            printed.map(|text| (text.to_owned(), text.trim_end_matches(['.', '、']).to_owned())),
            title,
        ),
    };
    let mut path = section.to_vec();
    let mut texts = Vec::new();
    let mut times = Vec::new();
    for (column, heading) in &columns.others {
        let text = grid.text(row, *column).trim_matches('*').trim();
        match label(heading) {
            _ if text.is_empty() => {}
            Some(Meaning::Time) => times.push(text.to_owned()),
            _ => path = vec![Heading { printed: String::new(), title: text.to_owned() }],
        }
    }
    let (first, rest) = first_sentence(words);
    texts.extend(Some(rest.to_owned()).filter(|rest| !rest.is_empty()));
    Some(Ok(Item {
        section: path,
        number: of_title,
        title: as_title(first),
        part: None,
        place: slot.place.clone(),
        texts,
        said,
        times,
        notes: Vec::new(),
    }))
}

/// Whether a row is a note under the matrix.
fn is_note(text: &str) -> bool {
    ["注：", "注:", "说明：", "说明:", "备注", "图例", "合计"]
        .iter()
        .any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read() {
        use Meaning::{Answers, Guides, Informed, Lead, TakesPart};
        for (text, expected) in [
            ("R ", Some(vec![Answers])),
            ("A/R", Some(vec![Lead, Answers])),
            ("R (A)", Some(vec![Answers, Lead])),
            ("(r)", Some(vec![Answers])),
            ("C /I", Some(vec![Guides, Informed])),
            ("**R·A**", Some(vec![Answers, Lead])),
            ("Ｒ、Ｓ", Some(vec![Answers, TakesPart])),
            ("-", Some(vec![])),
            ("", Some(vec![])),
            ("负责", None),
            ("RACI矩阵", None),
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
    }
}
