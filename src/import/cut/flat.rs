//! A table whose cells stand on a line each, as Web pages are copied: 序号, 任务, 责任单位, then 1, …, …; 2, ….
//!
//! A record begins with its number. How many lines a unit cell has differs, so that what a line holds is told by what it looks
//! like. A record with lines left over has further parts; a part without units has those of the one before it.

use super::columns::{Holds, note};
use super::item::{Cut, Heading, Item};
use super::outside::outside;
use super::title::{as_title, first_sentence};
use crate::date::Date;
use crate::import::charge::Said;
use crate::import::charge::words::{Meaning, label};
use crate::import::lines::Passage;
use crate::import::names::{Named, is_nobody, is_unit, unit_list};
use crate::import::number::{Style, number, value};
use crate::import::times::{Issued, due};

/// The tasks of such a table; none if there is no such table.
pub(crate) fn flat(texts: &[Passage]) -> Option<Cut> {
    let (columns, first) = heading(texts)?;
    let mut cutter = Cutter { cut: Cut::default(), columns, section: Vec::new(), last: 0 };
    let mut record: Vec<&Passage> = Vec::new();
    let mut rest = texts.get(first..).unwrap_or_default();
    while let Some((text, after)) = rest.split_first() {
        let plain = text.text.trim();
        // The heading is printed again on each page.
        let again = ["序号", "编号"].contains(&plain)
            && cutter.columns.iter().zip(after).all(|((_, heading), text)| *heading == bare(text));
        rest = after;
        if again {
            rest = after.get(cutter.columns.len()..).unwrap_or_default();
            continue;
        }
        if ["注：", "注:", "备注：", "说明：", "说明:"].iter().any(|word| plain.starts_with(word))
        {
            cutter.record(&record);
            record.clear();
            outside(&mut cutter.cut, text);
            continue;
        }
        let next =
            value(plain).filter(|n| plain.chars().all(|c| c.is_ascii_digit()) && *n > cutter.last);
        let section = number(plain)
            .filter(|n| n.style <= Style::HanInBrackets && plain.chars().count() <= 40);
        if next.is_some() || section.is_some() && cutter.is_whole(&record) {
            cutter.record(&record);
            record.clear();
        }
        match (next, section) {
            (Some(n), _) => {
                cutter.last = n;
                record.push(text);
            }
            (None, Some(section)) if record.is_empty() => {
                let title =
                    section.rest.split(['（', '(']).next().unwrap_or(section.rest).to_owned();
                cutter.section = vec![Heading { printed: section.printed.clone(), title }];
            }
            _ if record.is_empty() => {}
            _ => record.push(text),
        }
    }
    cutter.record(&record);
    (!cutter.cut.items.is_empty()).then_some(cutter.cut)
}

/// The text of a line without blanks.
fn bare(text: &Passage) -> String {
    text.text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The headings of the columns after the number, and the first line after them.
fn heading(texts: &[Passage]) -> Option<(Vec<(Holds, String)>, usize)> {
    let start = texts.iter().position(|text| ["序号", "编号"].contains(&text.text.trim()))?;
    let mut columns = Vec::new();
    for (at, text) in texts.iter().enumerate().skip(start + 1) {
        let plain = bare(text);
        let begins = value(&plain).is_some() || number(&text.text).is_some();
        if begins || plain.chars().count() > 12 {
            let units =
                |(holds, _): &(Holds, String)| matches!(holds, Holds::Said(m) if m.is_of_units());
            return columns.iter().any(units).then_some((columns, at));
        }
        let holds = match label(&plain) {
            Some(meaning) => Holds::Said(meaning),
            None if columns.is_empty() => Holds::Title,
            None if ["内容", "措施", "举措", "要求"].iter().any(|word| plain.contains(word)) => {
                Holds::Text
            }
            None => Holds::Other,
        };
        columns.push((holds, plain));
    }
    None
}

struct Cutter {
    cut: Cut,
    columns: Vec<(Holds, String)>,
    section: Vec<Heading>,
    /// The number of the last record.
    last: u32,
}

impl Cutter {
    /// Whether a record has a line for every column.
    fn is_whole(&self, record: &[&Passage]) -> bool {
        record.is_empty() || record.len() > self.columns.len()
    }

    fn record(&mut self, record: &[&Passage]) {
        let Some((number, mut lines)) = record.split_first() else { return };
        let first = self.cut.items.len();
        while !lines.is_empty() {
            let (item, used) = self.part(number.text.trim(), lines);
            if used == 0 {
                break;
            }
            lines = lines.get(used..).unwrap_or_default();
            self.cut.items.push(item);
        }
        // A part that has no units of its own has those of the part before.
        let mut before: Option<Vec<_>> = None;
        for item in self.cut.items.iter_mut().skip(first) {
            match before {
                Some(said) if !item.is_charged() => item.said = said,
                _ => {}
            }
            before = Some(item.said.clone());
        }
    }

    /// One part of a record, and how many lines it took.
    fn part(&self, number: &str, lines: &[&Passage]) -> (Item, usize) {
        let mut at = 0;
        let place = lines.first().map(|text| text.place.clone());
        let mut item = Item {
            section: self.section.clone(),
            number: Some((number.to_owned(), number.to_owned())),
            title: String::new(),
            part: None,
            place: place.unwrap_or(crate::import::paper::Place::Line(0)),
            texts: Vec::new(),
            said: Vec::new(),
            times: Vec::new(),
            notes: Vec::new(),
        };
        for (column, (holds, heading)) in self.columns.iter().enumerate() {
            let Some(text) = lines.get(at) else { break };
            match holds {
                Holds::Title => {
                    let (title, rest) = first_sentence(&text.text);
                    item.title = as_title(title);
                    item.texts.extend(Some(rest.to_owned()).filter(|rest| !rest.is_empty()));
                    at += 1;
                }
                Holds::Said(Meaning::Time) => {
                    let day = Date::parse("2000-01-01");
                    let issued = Issued { year: Some(2000), day, several: false };
                    let dated = due(&text.text, issued).is_some();
                    if dated || is_nobody(&text.text) {
                        item.times.push(text.text.clone());
                        at += 1;
                    }
                }
                Holds::Said(meaning) if meaning.is_of_units() => {
                    let cell = self.cell(column, lines.get(at..).unwrap_or_default());
                    let written: Vec<&str> = cell.iter().map(|text| text.text.as_str()).collect();
                    at += cell.len();
                    let list = written.join("\n");
                    if !is_nobody(&list) {
                        let said = under(heading, *meaning, unit_list(&list), &list);
                        item.said.push((text.place.clone(), said));
                    }
                }
                Holds::Said(meaning) => {
                    let said = under(heading, *meaning, Vec::new(), &text.text);
                    item.said.push((text.place.clone(), said));
                    at += 1;
                }
                Holds::Text => {
                    item.texts.push(text.text.clone());
                    at += 1;
                }
                Holds::Other => {
                    item.notes.extend(note(heading, &text.text));
                    at += 1;
                }
                Holds::Number | Holds::Area | Holds::Year(_) => at += 1,
            }
        }
        (item, at)
    }
}

/// What a cell under a heading says.
fn under(heading: &str, meaning: Meaning, units: Vec<Named>, text: &str) -> Said {
    Said { meaning, word: heading.to_owned(), units, text: text.to_owned() }
}

impl Cutter {
    /// The lines of a cell for units, which are the first of `lines`. Columns for units that stand side by side share the lines
    /// with units: each has one, the last has all that are left.
    fn cell<'t, 'p>(&self, column: usize, lines: &'t [&'p Passage]) -> &'t [&'p Passage] {
        let near = lines.iter().take(LONGEST_CELL);
        let units = near.take_while(|text| all_units(&text.text)).count();
        let after = self.columns.get(column + 1..).unwrap_or_default();
        let more = after
            .iter()
            .take_while(|(holds, _)| matches!(holds, Holds::Said(m) if m.is_of_units()))
            .count();
        // A list that goes on has a mark at the end of its line.
        let goes_on = |text: &&&Passage| text.text.trim_end().ends_with(['、', '，', ',']);
        let own = 1 + lines.iter().take_while(goes_on).count();
        let taken = if more == 0 { units } else { own.min(units) };
        lines.get(..taken).unwrap_or_default()
    }
}

/// No cell has more lines of units than this.
const LONGEST_CELL: usize = 200;

/// Whether a line is a list of units, or says that there is none.
fn all_units(text: &str) -> bool {
    let units = unit_list(text);
    is_nobody(text)
        || !units.is_empty()
            && units.iter().all(|named| is_unit(&named.name))
            && !text.ends_with('。')
}
