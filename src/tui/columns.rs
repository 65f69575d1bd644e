//! The columns of the task list: which there are, how wide, which are hidden, and which is the one to sort by.
//!
//! Number and title stay where they are; the others scroll under them. Titles take what the others leave.

use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Role, TaskId, UnitId};
use crate::text::fold::fold;

/// A column of the task list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// 任务: the title.
    Title,
    /// 地区: the region of the plan.
    Region,
    /// 牵头（负责）: the first lead unit, or unit in charge, and how many there are.
    Lead,
    /// 责任: the number of responsible units.
    Responsible,
    /// 指标: the number of targets.
    Targets,
    /// 责任单位: the responsible units by name.
    Units,
    /// 行动领域
    Area,
    /// 年份: the years in which the task is in force.
    Years,
}

/// What a row of the list has to leave free: the mark of the cursor, the number and a blank; on the right a blank and
/// the cell of the scroll bar.
const FIXED: usize = 2 + NUMBER + 1 + 2;

/// The cells of the number.
pub const NUMBER: usize = 4;

/// A title is not made narrower than this to let another column in.
const NARROWEST_TITLE: usize = 20;

/// The same when one scrolls to a column that is not shown otherwise.
const NARROWEST_SCROLLED: usize = 9;

/// Names in fewer cells say nothing.
const NARROWEST_NAMES: usize = 9;

/// Number and title then take no more than this part of the list, in hundredths.
const MOST_FROZEN: usize = 40;

impl Column {
    /// Every column, in order.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Region,
        Self::Lead,
        Self::Responsible,
        Self::Targets,
        Self::Units,
        Self::Area,
        Self::Years,
    ];

    /// The names in saved views: the one it is written with, the Chinese one.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Title => ["title", "任务"],
            Self::Region => ["region", "地区"],
            Self::Lead => ["lead", "牵头"],
            Self::Responsible => ["responsible", "责任"],
            Self::Targets => ["targets", "指标"],
            Self::Units => ["units", "责任单位"],
            Self::Area => ["area", "领域"],
            Self::Years => ["years", "年份"],
        }
    }

    /// The name in saved sessions.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// The column with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// The heading.
    pub fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Title => lang.pick("任务", "task"),
            Self::Region => lang.pick("地区", "region"),
            Self::Lead => lang.pick("牵头（负责）", "lead"),
            Self::Responsible => lang.pick("责任", "resp"),
            Self::Targets => lang.pick("指标", "targ"),
            Self::Units => lang.pick("责任单位", "responsible units"),
            Self::Area => lang.pick("行动领域", "area"),
            Self::Years => lang.pick("年份", "years"),
        }
    }

    /// Whether its cells are numbers, aligned to the right.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Responsible | Self::Targets)
    }

    /// Whether its cells are names that want more room than there is.
    fn stretches(self) -> bool {
        matches!(self, Self::Lead | Self::Units | Self::Area)
    }

    /// Whether the greatest values come first when it is sorted by.
    pub fn is_descending(self) -> bool {
        self.is_number()
    }

    /// How wide it is unless the user makes it wider or narrower.
    fn usual_width(self, cells: usize) -> usize {
        let wide = cells >= 64;
        match self {
            Self::Title => 0,
            Self::Region => [8, 10][usize::from(wide)],
            Self::Lead => [14, 16][usize::from(wide)],
            Self::Responsible | Self::Targets => 4,
            Self::Units | Self::Area => 22,
            Self::Years => 11,
        }
    }

    /// Whether it is shown although one has not scrolled to it.
    fn is_usual(self, cells: usize, several_plans: bool) -> bool {
        match self {
            Self::Title | Self::Targets => true,
            Self::Region => several_plans && cells >= 46,
            Self::Lead => cells >= 46,
            Self::Responsible => cells >= 64 || cells >= 54 && !several_plans,
            Self::Units | Self::Area | Self::Years => cells >= 110,
        }
    }

    /// Brings tasks into its order; equal ones stay as they are.
    pub fn sort(self, tasks: &mut [TaskId], index: &Index, descending: bool) {
        let model = index.model();
        let readings = index.readings();
        // In the order of pinyin; tasks without such a unit last.
        let name = |unit: Option<UnitId>| match unit {
            Some(unit) => (0, readings.spelt(&fold(&model.unit(unit).name))),
            None => (1, String::new()),
        };
        let first_unit = |id: TaskId, role| model.task(id).units(role).next().map(|a| a.unit);
        let key = |id: &TaskId| -> (u32, String) {
            let task = model.task(*id);
            let number = |n: usize| (u32::try_from(n).unwrap_or(u32::MAX), String::new());
            match self {
                // In the order of pinyin: that of the characters' codes means nothing to anybody.
                Self::Title => (0, readings.spelt(&fold(&task.title))),
                Self::Region => (task.plan.0, String::new()),
                Self::Lead => {
                    let lead = first_unit(*id, Role::Lead);
                    name(lead.or_else(|| first_unit(*id, Role::InCharge)))
                }
                Self::Responsible => number(task.units(Role::Responsible).count()),
                Self::Targets => number(task.targets.len()),
                Self::Units => name(first_unit(*id, Role::Responsible)),
                Self::Area => (task.area.0, String::new()),
                Self::Years => (u32::from(task.period.first), task.period.last.to_string()),
            }
        };
        if descending {
            tasks.sort_by_cached_key(|id| std::cmp::Reverse(key(id)));
        } else {
            tasks.sort_by_cached_key(key);
        }
    }
}

/// What the user made of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The one that is sorted by, widened or hidden next; none until one is chosen.
    pub active: Option<Column>,
    /// The hidden ones.
    pub hidden: Vec<Column>,
    /// By how many cells each is wider than usual, or narrower.
    pub wider: Vec<(Column, i16)>,
    /// Whether titles that are too long go on below rather than being cut.
    pub wrapped: bool,
}

/// A column that is shown, and its cells.
pub type Shown = (Column, usize);

/// The columns that fit, in order, the title first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The columns with their cells; the title is always the first.
    pub shown: Vec<Shown>,
    /// Whether columns are hidden on the left, by scrolling.
    pub before: bool,
    /// Whether there are more on the right.
    pub after: bool,
}

impl Columns {
    /// By how many cells a column is wider than usual.
    fn wider(&self, column: Column) -> i16 {
        self.wider.iter().find(|(known, _)| *known == column).map_or(0, |(_, by)| *by)
    }

    /// Makes the active column wider or narrower.
    pub fn widen(&mut self, by: i16) -> bool {
        let Some(active) = self.active else { return false };
        let now = self.wider(active).saturating_add(by).clamp(-40, 80);
        self.wider.retain(|(column, _)| *column != active);
        if now != 0 {
            self.wider.push((active, now));
        }
        true
    }

    /// Hides the active column; the title stays.
    pub fn hide(&mut self) -> bool {
        let Some(active) = self.active.filter(|active| *active != Column::Title) else {
            return false;
        };
        self.hidden.push(active);
        self.active = None;
        true
    }

    /// The columns that are not hidden, in order.
    fn all(&self) -> Vec<Column> {
        Column::ALL.into_iter().filter(|column| !self.hidden.contains(column)).collect()
    }

    /// Makes the last column active.
    pub fn to_last(&mut self) {
        self.active = self.all().pop();
    }

    /// Makes the column beside the active one active, to the left or to the right.
    pub fn step(&mut self, right: bool) {
        let all = self.all();
        let at = self.active.and_then(|active| all.iter().position(|column| *column == active));
        let to = match (at, right) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(all.len().saturating_sub(1))),
            (None | Some(0), false) => None,
            (Some(at), false) => Some(at - 1),
        };
        self.active = to.and_then(|to| all.get(to).copied());
    }

    /// The columns that fit into so many cells. `taken` cells are needed for something else.
    pub fn layout(&self, cells: usize, taken: usize, several_plans: bool) -> Layout {
        let room = cells.saturating_sub(FIXED + taken);
        let width = |column: Column| {
            let by = isize::from(self.wider(column));
            // The brackets around its heading say which column is chosen.
            let brackets = self.active == Some(column) && column.is_number();
            let usual = column.usual_width(cells) + 2 * usize::from(brackets);
            usual.saturating_add_signed(by).max(2).min(room / 2)
        };
        let region = several_plans || self.active == Some(Column::Region);
        let may = |column: &Column| match column {
            Column::Title => false,
            // Where all tasks are of one plan, it would say the same on every row.
            Column::Region if !region => false,
            column => !self.hidden.contains(column),
        };
        let others: Vec<Column> = Column::ALL.into_iter().filter(may).collect();
        let usual = |column: &Column| column.is_usual(cells, several_plans);
        // What stays where it is while one scrolls must not crowd out what one scrolls to.
        let scrolled = (cells * MOST_FROZEN / 100).saturating_sub(2 + NUMBER + 1);
        let mut scrolled = scrolled.clamp(NARROWEST_SCROLLED, NARROWEST_TITLE).min(room);
        let mut narrowest = NARROWEST_TITLE.min(room);
        if let Ok(by) = usize::try_from(self.wider(Column::Title)) {
            narrowest = (narrowest + by).min(room);
            scrolled = (scrolled + by).min(room);
        }
        let used = |shown: &[Shown]| shown.iter().map(|(_, cells)| cells + 1).sum::<usize>();
        let mut shown: Vec<Shown> =
            others.iter().copied().filter(usual).map(|column| (column, width(column))).collect();
        while shown.len() > 1 && used(&shown) + narrowest.min(10) > room {
            shown.pop();
        }
        let (mut before, mut after) = (false, shown.len() < others.len());
        let hidden = |column: &Column| !shown.iter().any(|(known, _)| known == column);
        let active = self.active.filter(|active| others.contains(active) && hidden(active));
        if let Some(active) = active {
            let left = room.saturating_sub(scrolled);
            (shown, before, after) = self.scrolled_to(active, &others, left, &width);
        }
        let title = room.saturating_sub(used(&shown));
        shown.insert(0, (Column::Title, title));
        Layout { shown, before, after }
    }

    /// The columns up to one that is not shown otherwise, as far as they fit into `left` cells, and what fits on its
    /// right; whether there are more on either side.
    fn scrolled_to(
        &self,
        active: Column,
        others: &[Column],
        mut left: usize,
        width: &dyn Fn(Column) -> usize,
    ) -> (Vec<Shown>, bool, bool) {
        let to = others.iter().position(|column| *column == active).unwrap_or(0);
        let (mut shown, mut before) = (Vec::<Shown>::new(), false);
        for column in others.get(..=to).unwrap_or_default().iter().rev() {
            let wanted = width(*column);
            if !shown.is_empty() && wanted + 1 > left {
                before = true;
                // Part of names is better than a gap.
                if column.stretches() && left > NARROWEST_NAMES {
                    shown.insert(0, (*column, left - 1));
                    left = 0;
                }
                break;
            }
            left = left.saturating_sub(wanted + 1);
            shown.insert(0, (*column, wanted));
        }
        // What still fits on the right is shown as well.
        let mut next = to + 1;
        while let Some(column) = others.get(next).filter(|c| width(**c) < left) {
            left -= width(*column) + 1;
            shown.push((*column, width(*column)));
            next += 1;
        }
        let part = others.get(next).filter(|c| c.stretches() && left > NARROWEST_NAMES);
        if let Some(column) = part.filter(|_| !active.stretches()) {
            shown.push((*column, left - 1));
            left = 0;
            next += 1;
        }
        let after = next < others.len();
        // What is over goes to names, first of all in the column that one has scrolled to; not to a column that
        // the reader has made narrower.
        let may = |(column, _): &&mut Shown| column.stretches() && self.wider(*column) >= 0;
        let widest = |(column, cells): &&mut Shown| (*column == active, *cells);
        if let Some((_, cells)) = shown.iter_mut().filter(may).max_by_key(widest) {
            *cells += left;
        }
        (shown, before, after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_is_filled_and_not_exceeded() {
        for cells in 30..200 {
            for several in [true, false] {
                for active in Column::ALL.into_iter().map(Some).chain([None]) {
                    for by in [-40, 0, 8, 80] {
                        let mut columns = Columns { active, ..Columns::default() };
                        columns.widen(by);
                        let layout = columns.layout(cells, 0, several);
                        let used: usize = layout.shown.iter().map(|(_, w)| w + 1).sum();
                        assert!(used - 1 + FIXED <= cells.max(FIXED + 10), "{cells} {layout:?}");
                        assert_eq!(layout.shown[0].0, Column::Title);
                        let shown = |c: Column| layout.shown.iter().any(|(s, _)| *s == c);
                        assert!(active.is_none_or(shown), "{cells} {active:?} {layout:?}");
                    }
                }
            }
        }
    }

    /// Number and title stay, and leave room for what one scrolls to.
    #[test]
    fn little_is_frozen() {
        for cells in 40..200 {
            for active in Column::ALL {
                let usual = Columns::default().layout(cells, 0, true);
                let columns = Columns { active: Some(active), ..Columns::default() };
                let layout = columns.layout(cells, 0, true);
                let frozen = 2 + NUMBER + 1 + layout.shown[0].1;
                let scrolled = !usual.shown.iter().any(|(column, _)| *column == active);
                assert!(!scrolled || frozen * 100 <= cells * MOST_FROZEN, "{cells} {layout:?}");
            }
        }
    }

    #[test]
    fn columns_are_stepped_through_widened_and_hidden() {
        let mut columns = Columns::default();
        columns.step(true);
        assert_eq!(columns.active, Some(Column::Title));
        assert!(!columns.hide(), "the title stays");
        columns.step(true);
        columns.step(true);
        assert_eq!(columns.active, Some(Column::Lead));
        assert!(columns.widen(4) && columns.hide());
        assert_eq!((columns.active, columns.hidden.clone()), (None, vec![Column::Lead]));
        columns.step(false);
        assert_eq!(columns.active, None);
    }
}
