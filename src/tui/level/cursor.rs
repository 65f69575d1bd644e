//! The cursor among the rows of a level: where it is, where it goes when what is listed changes.

use super::Level;
use super::across::{Across, Table};
use super::arrangement::Arrangement;
use super::detail::DetailPlace;
use super::listed::Listed;
use super::row::Row;
use crate::index::Index;
use crate::model::{TaskId, UnitId};
use crate::query::matching::Kind;
use crate::query::names::Names;
use crate::text::fold::fold;
use crate::tui::columns::Column;

/// What the cursor was on last, for when something else is listed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kept {
    task: Option<TaskId>,
    unit: Option<UnitId>,
    /// The row on which the cursor was put because neither is listed.
    elsewhere: Option<usize>,
}

impl Level {
    /// Makes the rows; the cursor goes to `kept` if it is listed, else to the first item.
    pub(super) fn arrange(&mut self, index: &Index, kept: Option<Row>) {
        if self.listed == Listed::Partners && self.subject().is_none() {
            self.listed = Listed::Tasks;
        }
        let unit = self.unit_across();
        self.table = Table::None;
        self.rows = match self.listed {
            Listed::Tasks => self.task_rows(index),
            Listed::Audit => self.audit_rows(index),
            Listed::Matrix => self.matrix_rows(index),
            Listed::Targets => self.target_rows(index),
            Listed::Units => self.unit_rows(index),
            Listed::Compare => self.comparison_rows(index),
            Listed::Partners => self.partner_rows(index),
        };
        self.across.at = self.across.at.min(self.columns());
        if let (Some(unit), Table::Matrix(_)) = (unit, &self.table) {
            // The column that the cursor is in is that of a unit, wherever it stands now.
            self.to_column_of(Some(unit));
        }
        let at = match kept {
            Some(kept) => self.rows.iter().position(|row| row.is_same(kept)),
            // After nothing was found, back to what the cursor was on before.
            None => self.kept.task.and_then(|task| {
                self.rows.iter().position(|row| row.is_item() && row.task() == Some(task))
            }),
        };
        self.kept.task = kept.and_then(Row::task).or(self.kept.task);
        if let Some(at) = at {
            self.cursor = at;
        } else {
            self.cursor_to_first_item();
            self.top = 0;
        }
        if self.row() != kept {
            self.detail = DetailPlace::default();
        }
        let lines = self.facet_lines().len();
        self.place.cursor = self.place.cursor.min(lines.saturating_sub(1));
    }

    /// Whether the search finds a task; without a search it finds all.
    pub fn finds(&self, task: TaskId) -> bool {
        !self.in_context || self.answer.tasks.contains(&task)
    }

    /// Puts the cursor on what the search finds best, if it finds anything.
    pub fn cursor_to_best(&mut self, index: &Index) {
        if self.search.is_empty() {
            return;
        }
        let names = Names::of(&self.query);
        let readings = index.readings();
        let model = index.model();
        let best = self.answer.tasks.first();
        let row = match self.listed {
            // What is named rather than what belongs to a task that the words are found in.
            Listed::Targets => {
                let rank = |row: &Row| match row {
                    Row::Target(target) => names.rank(&[fold(&target.of(model).what)], readings),
                    _ => None,
                };
                let rows = self.rows.iter().enumerate();
                rows.filter_map(|(at, row)| Some((rank(row)?, at))).min().map(|(_, at)| at)
            }
            Listed::Units => {
                let rank = |row: &Row| names.rank_unit(row.unit()?, index);
                let rows = self.rows.iter().enumerate();
                rows.filter_map(|(at, row)| Some((rank(row)?, at))).min().map(|(_, at)| at)
            }
            // The rows keep their order: the task of the cursor stays, or else the first is the next.
            Listed::Matrix => None,
            _ => best.and_then(|best| self.rows.iter().position(|row| *row == Row::Task(*best))),
        };
        if let Some(row) = row {
            self.top = 0;
            self.cursor_to_stop(row);
        }
        if let Table::Matrix(matrix) = &self.table {
            let ranked =
                matrix.units.iter().filter_map(|u| Some((names.rank_unit(*u, index)?, *u)));
            // A name that is written out: by letters or with gaps, a word about tasks fits some unit by chance.
            let ranked = ranked.filter(|((kind, ..), _)| *kind == Kind::Literal);
            if let Some((_, unit)) = ranked.min_by_key(|(rank, _)| *rank) {
                self.to_column_of(Some(unit));
            }
        }
    }

    /// Shows what the search finds alone, or in its context.
    pub fn toggle_context(&mut self, index: &Index) {
        self.in_context = !self.in_context;
        self.arrange(index, self.row());
    }

    /// Lists in the next order, by the active column if there is one.
    pub fn sort_next(&mut self, active: Option<Column>, index: &Index) {
        self.sort = self.sort.next(active);
        self.arrange(index, self.row());
    }

    /// Shows something else of the answer; the cursor stays on its task or unit if that is listed.
    pub fn show(&mut self, listed: Listed, index: &Index) {
        let here = self.row();
        // Where the cursor was put for want of what it was on before, it was not by the reader.
        if self.kept.elsewhere != Some(self.cursor) {
            let unit = here.and_then(Row::unit).or_else(|| self.unit_across());
            self.kept.task = here.and_then(Row::task).or(self.kept.task);
            self.kept.unit = unit.or(self.kept.unit);
        }
        self.listed = listed;
        self.across = Across::default();
        self.arrange(index, None);
        let Kept { task, unit, .. } = self.kept;
        let is_task = |row: &Row| row.task().is_some() && row.task() == task;
        let is_unit = |row: &Row| row.unit().is_some() && row.unit() == unit;
        let at = self.rows.iter().position(|row| row.is_item() && (is_task(row) || is_unit(row)));
        match at {
            // The audit begins with what it found, not with a task that something happens to be found in.
            _ if listed == Listed::Audit => self.cursor_to_stop(0),
            Some(at) => self.cursor_to_stop(at),
            None => {}
        }
        self.kept.elsewhere = at.is_none().then_some(self.cursor);
        self.to_column_of(unit.or_else(|| self.subject()));
    }

    /// Puts the cursor into the column of a unit, or on the titles if the matrix has none.
    pub fn to_column_of(&mut self, unit: Option<UnitId>) {
        if let Table::Matrix(matrix) = &self.table {
            let column = unit.and_then(|unit| matrix.units.iter().position(|u| *u == unit));
            self.across.at = column.map_or(0, |column| column + 1);
        }
    }

    /// Arranges what is listed anew.
    pub fn rearrange(&mut self, arrangement: Arrangement, index: &Index) {
        self.arrangement = arrangement;
        self.arrange(index, self.row());
    }

    /// The row the cursor is on.
    pub fn row(&self) -> Option<Row> {
        self.rows.get(self.cursor).copied()
    }

    /// Whether tasks stand under heads that name their plan.
    pub fn is_grouped(&self) -> bool {
        matches!(self.rows.first(), Some(Row::Group(..)))
    }

    /// Puts the cursor on the first task, or what else is listed, below what is said about the list.
    pub fn cursor_to_first_item(&mut self) {
        let first = self.rows.iter().position(|row| row.is_item());
        self.cursor_to_stop(first.unwrap_or(0));
    }

    /// Puts the cursor on a row, if it is listed.
    pub fn cursor_to(&mut self, row: Row) {
        if let Some(at) = self.rows.iter().position(|listed| *listed == row) {
            self.cursor_to_stop(at);
        }
    }

    /// Puts the cursor on the first stop at or after a row, or the last one before it.
    pub fn cursor_to_stop(&mut self, row: usize) {
        let is_stop = |at: &usize| self.rows.get(*at).is_some_and(|row| row.is_stop());
        let after = (row..self.rows.len()).find(is_stop);
        let before = || (0..row.min(self.rows.len())).rev().find(is_stop);
        let to = after.or_else(before).unwrap_or(0);
        if to != self.cursor {
            self.detail = DetailPlace::default();
        }
        self.cursor = to;
    }
}
