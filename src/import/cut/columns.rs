//! What the columns of a table hold, by their headings.

use super::grid::{Grid, Slot};
use crate::import::charge::rule;
use crate::import::charge::words::{Meaning, label};
use crate::import::names::is_nobody;
use crate::text::fold::narrow;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// The number.
    Number,
    /// The area that several tasks belong to.
    Area,
    /// The title of the task.
    Title,
    /// What is to be done.
    Text,
    /// Units, people, offices or times.
    Said(Meaning),
    /// How much is to be reached in a year.
    Year(u16),
    /// Something that is neither: progress, remarks, the scope.
    Other,
}

/// The heading of a table of tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The columns, from left to right, each with its heading.
    pub(super) all: Vec<(u32, Holds, String)>,
    /// The first row of the heading, and the first after it.
    pub(super) heading: usize,
    pub(super) first: usize,
}

const NUMBERS: [&str; 5] = ["序号", "编号", "序", "号", "项号"];
const AREAS: [&str; 9] = ["领域", "类别", "板块", "方面", "分类", "行动", "工程", "专项", "大类"];
const TITLES: [&str; 17] = [
    "工作事项",
    "任务名称",
    "项目名称",
    "主要工作任务",
    "重点任务",
    "主要任务",
    "工作任务",
    "任务",
    "事项",
    "改革举措",
    "民生实事",
    "项目",
    "重点工作",
    "工作",
    "问题",
    "活动",
    "名称",
];
const TEXTS: [&str; 19] = [
    "标准",
    "成效",
    "成果",
    "指标",
    "目标",
    "具体做法",
    "量化指标",
    "具体措施",
    "主要内容",
    "工作内容",
    "工作措施",
    "工作举措",
    "工作要求",
    "措施",
    "举措",
    "内容",
    "工作计划",
    "目标任务",
    "要求",
];
const OTHERS: [&str; 12] = [
    "进展",
    "进度",
    "备注",
    "完成情况",
    "推广范围",
    "范围",
    "得分",
    "分值",
    "签字",
    "联系电话",
    "来源",
    "依据",
];

/// A table of tasks has no more columns; what stands further right is none of it.
const MOST_COLUMNS: usize = 200;

/// The heading of a column has so many characters at most, without blanks and rules.
const LONGEST_NAME: usize = 20;

/// And so many with them.
const LONGEST_WRITTEN: usize = 60;

/// Finds the heading of a table of tasks: the row that names a column of units and one of tasks. None if it is another table.
pub(super) fn columns(grid: &Grid) -> Option<Columns> {
    (0..grid.rows.len().min(12)).find_map(|row| {
        // A heading may stand on two rows: 责任分工 over 牵头单位 and 配合单位.
        let two = heading(grid, row, 2).filter(is_of_tasks);
        let one = heading(grid, row, 1).filter(is_of_tasks);
        let count = |c: &Columns| {
            c.all.iter().filter(|(_, holds, _)| matches!(holds, Holds::Said(_))).count()
        };
        match (one, two) {
            (Some(one), Some(two)) if count(&two) <= count(&one) => Some(one),
            // What stands above a heading, such as the number of the document, is no part of it.
            (None, Some(two)) => {
                let heads = |slot: &Slot| holds(&slot.text) != Holds::Other;
                let named = grid.rows.get(row).is_some_and(|slots| slots.values().any(heads));
                let below = heading(grid, row + 1, 1).filter(|below| !named && is_of_tasks(below));
                Some(below.filter(|below| count(&two) <= count(below)).unwrap_or(two))
            }
            (one, two) => two.or(one),
        }
    })
}

/// The heading in a row further down, where another table begins on the same sheet.
pub(super) fn anew(grid: &Grid, row: usize) -> Option<Columns> {
    // Most rows are no headings, and that shows at once: a number, or a cell that is a text.
    let is_none = |slot: &Slot| {
        slot.text.chars().nth(LONGEST_WRITTEN).is_some()
            || !slot.text.is_empty() && slot.text.chars().all(|c| c.is_ascii_digit())
    };
    if grid.rows.get(row).is_none_or(|slots| slots.values().any(is_none)) {
        return None;
    }
    heading(grid, row, 1).filter(is_of_tasks).filter(|columns| {
        let named = |holds: &Holds| matches!(holds, Holds::Said(_) | Holds::Number);
        let count =
            columns.all.iter().filter(|(_, holds, text)| named(holds) && !text.is_empty()).count();
        count > 1
    })
}

/// Whether the cells of a row are the headings of columns: one for units, and one for numbers or tasks.
pub(crate) fn are_headings<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let held: Vec<Holds> =
        cells.map(|cell| holds(ruled(cell).map_or(cell, |(name, _)| name))).collect();
    let has = |wanted: fn(&Holds) -> bool| held.iter().any(wanted);
    has(|holds| matches!(holds, Holds::Said(meaning) if meaning.is_of_units()))
        && has(|holds| matches!(holds, Holds::Number | Holds::Title | Holds::Text))
}

fn is_of_tasks(columns: &Columns) -> bool {
    let has =
        |wanted: &dyn Fn(Holds) -> bool| columns.all.iter().any(|(_, holds, _)| wanted(*holds));
    let units = |holds| matches!(holds, Holds::Said(meaning) if meaning.is_of_units());
    has(&units) && has(&|holds| matches!(holds, Holds::Title | Holds::Text))
}

fn heading(grid: &Grid, row: usize, rows: usize) -> Option<Columns> {
    let last = row + rows - 1;
    let mut columns = Vec::new();
    let slots = grid.rows.get(last)?;
    let upper = grid.rows.get(row)?;
    // A title stands above a heading and is no part of it.
    if rows > 1 && upper.len() < 2 {
        return None;
    }
    let mut places: Vec<u32> = slots.keys().chain(upper.keys()).copied().collect();
    places.sort_unstable();
    places.dedup();
    places.truncate(MOST_COLUMNS);
    for column in places {
        let own = grid.text(last, column);
        let above = grid.text(row, column);
        let text = if own.is_empty() || label(own).is_none() && holds(own) == Holds::Other {
            above
        } else {
            own
        };
        let text = if label(own).is_none() && label(above).is_some() && holds(own) == Holds::Other {
            above
        } else {
            text
        };
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        // 责任单位（列第一位者为牵头单位） is a column with a rule for it.
        let text = ruled(&text).map_or_else(|| text.clone(), |(name, _)| name.to_owned());
        // A paragraph of text is no heading.
        if text.chars().count() > LONGEST_NAME {
            return None;
        }
        columns.push((column, holds(&text), text));
    }
    duties_of_units(&mut columns);
    one_title(&mut columns);
    Some(Columns { all: columns, heading: row, first: last + 1 })
}

/// The name of a column and the rule that stands in brackets behind it, if there is one.
pub(super) fn ruled(heading: &str) -> Option<(&str, &str)> {
    let (name, inner) = heading.trim().split_once(['（', '('])?;
    let inner = inner.trim_end_matches(['）', ')']);
    (label(name).is_some() && rule(inner).is_some()).then_some((name, inner))
}

/// What a heading says that its column holds.
fn holds(heading: &str) -> Holds {
    let text: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if NUMBERS.contains(&text.as_str()) {
        return Holds::Number;
    }
    if let Some(year) = year(&text) {
        return Holds::Year(year);
    }
    if let Some(meaning) = label(&text) {
        return Holds::Said(meaning);
    }
    if has(&OTHERS) && !has(&["安排"]) {
        return Holds::Other;
    }
    if has(&TEXTS) && !has(&["事项"]) {
        return Holds::Text;
    }
    if has(&TITLES) {
        return Holds::Title;
    }
    if has(&AREAS) { Holds::Area } else { Holds::Other }
}

/// The year that a column is about: 2026年, 2027年目标. 2025年基数 and 2025年完成情况 are about what was.
fn year(heading: &str) -> Option<u16> {
    let digits: String = heading.chars().map(narrow).take(4).collect();
    let year = digits.parse::<u16>().ok().filter(|year| (2000..=2100).contains(year))?;
    let rest: String = heading.chars().skip(4).collect();
    let rest = rest.trim_start_matches(['年', '度']);
    ["", "目标", "目标值", "计划", "计划数", "任务", "任务数", "指标", "指标值", "目标任务"]
        .contains(&rest)
        .then_some(year)
}

/// What a column about something else says of a task, with its heading; nothing of marks and signatures.
pub(super) fn note(heading: &str, text: &str) -> Option<String> {
    const LEFT_OUT: [&str; 6] = ["得分", "分值", "签字", "联系电话", "电话", "单位"];
    let text = text.trim();
    let told = !heading.is_empty()
        && !is_nobody(text)
        && !LEFT_OUT
            .iter()
            .any(|word| heading == *word || heading.ends_with(word) && *word != "单位");
    told.then(|| format!("{heading}：{}", text.replace('\n', "")))
}

/// A table of units and their duties: 成员单位 beside 主要职责.
fn duties_of_units(columns: &mut [(u32, Holds, String)]) {
    const UNITS: [&str; 7] =
        ["单位", "部门", "成员单位", "单位名称", "部门名称", "责任主体", "有关单位"];
    const DUTIES: [&str; 7] =
        ["职责", "主要职责", "工作职责", "职责分工", "职责任务", "部门职责", "具体职责"];
    let at = |words: &[&str]| columns.iter().position(|(.., text)| words.contains(&text.as_str()));
    let (Some(units), Some(duties)) = (at(&UNITS), at(&DUTIES)) else { return };
    for (at, holds) in [(units, Holds::Said(Meaning::Answers)), (duties, Holds::Text)] {
        if let Some((_, of, _)) = columns.get_mut(at) {
            *of = holds;
        }
    }
}

/// Of several columns that may be the title the first is; a table without one has its text for it.
fn one_title(columns: &mut [(u32, Holds, String)]) {
    let mut seen = false;
    for (_, holds, _) in columns.iter_mut().filter(|(_, holds, _)| *holds == Holds::Title) {
        if std::mem::replace(&mut seen, true) {
            *holds = Holds::Text;
        }
    }
    if !seen
        && let Some((_, holds, _)) = columns.iter_mut().find(|(_, holds, _)| *holds == Holds::Text)
    {
        *holds = Holds::Title;
    }
}
