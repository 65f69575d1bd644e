//! How the columns share the width of the list, and what the reader made of them.
//!
//! Number and title stay where they are; the others scroll under them. Titles take what the others leave.

use super::column::Column;
use crate::model::{Model, TaskId};

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
pub(crate) type Width = (Column, usize);

/// The columns that fit, in order, the title first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widths {
    /// The columns with their cells; the title is always the first.
    pub(crate) shown: Vec<Width>,
    /// Whether columns are hidden on the left, by scrolling.
    pub(crate) before: bool,
    /// Whether there are more on the right.
    pub(crate) after: bool,
}

/// What the listed tasks have in common, as far as columns depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Common {
    /// Whether they are of several plans: of one, the region would be the same on every row.
    pub(crate) several_plans: bool,
    /// Whether any of them has a time of its own.
    pub(crate) due: bool,
}

impl Common {
    /// What some tasks have in common.
    pub(crate) fn of(tasks: &[TaskId], model: &Model) -> Self {
        let mut plans = tasks.iter().map(|id| model.task(*id).plan);
        let first = plans.next();
        Self {
            several_plans: plans.any(|plan| Some(plan) != first),
            due: tasks.iter().any(|id| model.task(*id).due.is_some()),
        }
    }
}

impl Columns {
    /// By how many cells a column is wider than usual.
    fn wider(&self, column: Column) -> i16 {
        self.wider.iter().find(|(known, _)| *known == column).map_or(0, |(_, by)| *by)
    }

    pub(crate) fn widen(&mut self, by: i16) -> bool {
        let Some(active) = self.active else { return false };
        let now = self.wider(active).saturating_add(by).clamp(-40, 80);
        self.wider.retain(|(column, _)| *column != active);
        if now != 0 {
            self.wider.push((active, now));
        }
        true
    }

    /// Hides the active column; the title stays.
    pub(crate) fn hide(&mut self) -> bool {
        let Some(active) = self.active.filter(|active| *active != Column::Title) else {
            return false;
        };
        self.hidden.push(active);
        self.active = None;
        true
    }

    /// The columns that are not hidden and say something of the listed tasks, in order.
    fn all(&self, common: Common) -> Vec<Column> {
        let may = |column: &Column| *column != Column::Due || common.due;
        Column::ALL.into_iter().filter(|c| may(c) && !self.hidden.contains(c)).collect()
    }

    pub(crate) fn activate_last(&mut self, common: Common) {
        self.active = self.all(common).pop();
    }

    /// Makes the column beside the active one active, to the left or to the right.
    pub(crate) fn step(&mut self, right: bool, common: Common) {
        let all = self.all(common);
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
    pub(crate) fn widths(&self, cells: usize, taken: usize, common: Common) -> Widths {
        let room = cells.saturating_sub(FIXED + taken);
        let width = |column: Column| {
            let by = isize::from(self.wider(column));
            // The brackets around its heading say which column is chosen.
            let brackets = self.active == Some(column) && column.is_number();
            let usual = column.usual_width(cells) + 2 * usize::from(brackets);
            usual.saturating_add_signed(by).max(2).min(room / 2)
        };
        let region = common.several_plans || self.active == Some(Column::Region);
        let due = common.due || self.active == Some(Column::Due);
        let may = |column: &Column| match column {
            Column::Title => false,
            Column::Region if !region => false,
            Column::Due if !due => false,
            column => !self.hidden.contains(column),
        };
        let others: Vec<Column> = Column::ALL.into_iter().filter(may).collect();
        let usual = |column: &Column| column.is_usual(cells, common.several_plans);
        // What stays where it is while one scrolls must not crowd out what one scrolls to.
        let scrolled = (cells * MOST_FROZEN / 100).saturating_sub(2 + NUMBER + 1);
        let mut scrolled = scrolled.clamp(NARROWEST_SCROLLED, NARROWEST_TITLE).min(room);
        let mut narrowest = NARROWEST_TITLE.min(room);
        if let Ok(by) = usize::try_from(self.wider(Column::Title)) {
            narrowest = (narrowest + by).min(room);
            scrolled = (scrolled + by).min(room);
        }
        let used = |shown: &[Width]| shown.iter().map(|(_, cells)| cells + 1).sum::<usize>();
        let mut shown: Vec<Width> =
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
        Widths { shown, before, after }
    }

    /// The columns up to one that is not shown otherwise, as far as they fit into `left` cells, and what fits on its
    /// right; whether there are more on either side.
    fn scrolled_to(
        &self,
        active: Column,
        others: &[Column],
        mut left: usize,
        width: &dyn Fn(Column) -> usize,
    ) -> (Vec<Width>, bool, bool) {
        let to = others.iter().position(|column| *column == active).unwrap_or(0);
        let (mut shown, mut before) = (Vec::<Width>::new(), false);
        for (at, column) in others.iter().enumerate().take(to + 1).rev() {
            let wanted = width(*column);
            if !shown.is_empty() && wanted + 1 > left {
                before = true;
                // Part of names is better than a gap.
                if column.stretches() && left > NARROWEST_NAMES {
                    shown.insert(0, (*column, left - 1));
                    left = 0;
                    before = at > 0;
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
        let may = |(column, _): &&mut Width| column.stretches() && self.wider(*column) >= 0;
        let widest = |(column, cells): &&mut Width| (*column == active, *cells);
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
                        let widths = columns.widths(
                            cells,
                            0,
                            Common { several_plans: several, due: several },
                        );
                        let used: usize = widths.shown.iter().map(|(_, w)| w + 1).sum();
                        assert!(used - 1 + FIXED <= cells.max(FIXED + 10), "{cells} {widths:?}");
                        assert_eq!(widths.shown[0].0, Column::Title);
                        let shown = |c: Column| widths.shown.iter().any(|(s, _)| *s == c);
                        assert!(active.is_none_or(shown), "{cells} {active:?} {widths:?}");
                    }
                }
            }
        }
    }

    /// Number and title stay, and leave room for what one scrolls to.
    #[test]
    fn little_is_frozen() {
        let all = Common { several_plans: true, due: true };
        for cells in 40..200 {
            for active in Column::ALL {
                let usual = Columns::default().widths(cells, 0, all);
                let columns = Columns { active: Some(active), ..Columns::default() };
                let widths = columns.widths(cells, 0, all);
                let frozen = 2 + NUMBER + 1 + widths.shown[0].1;
                let scrolled = !usual.shown.iter().any(|(column, _)| *column == active);
                assert!(!scrolled || frozen * 100 <= cells * MOST_FROZEN, "{cells} {widths:?}");
            }
        }
    }

    /// The marks tell whether there are columns on either side that are not shown at all.
    #[test]
    fn marks_tell_what_is_hidden() {
        for cells in 40..200 {
            for active in Column::ALL.into_iter().filter(|c| *c != Column::Region) {
                let columns = Columns { active: Some(active), ..Columns::default() };
                let Widths { shown, before, after } =
                    columns.widths(cells, 0, Common { several_plans: false, due: true });
                let at = |c: &Column| shown.iter().any(|(s, _)| s == c);
                let last = Column::ALL.iter().rposition(at);
                // Of tasks of one plan the region is not shown: the lead is the first.
                assert!(!before || !at(&Column::Lead), "{cells} {shown:?}");
                assert_eq!(after, last != Some(Column::ALL.len() - 1), "{cells} {shown:?}");
            }
        }
    }

    #[test]
    fn columns_are_stepped_through_widened_and_hidden() {
        let all = Common { several_plans: true, due: true };
        let mut columns = Columns::default();
        columns.step(true, all);
        assert_eq!(columns.active, Some(Column::Title));
        assert!(!columns.hide(), "the title stays");
        columns.step(true, all);
        columns.step(true, all);
        assert_eq!(columns.active, Some(Column::Lead));
        assert!(columns.widen(4) && columns.hide());
        assert_eq!((columns.active, columns.hidden.clone()), (None, vec![Column::Lead]));
        columns.step(false, all);
        assert_eq!(columns.active, None);
    }
}
