//! The columns that the cursor moves through where what is listed is a table: the matrix, the comparison.

use super::{Level, Row};
use crate::model::{PlanId, UnitId};
use crate::overview::compare::Comparison;
use crate::overview::matrix::Matrix;

/// Where the reader is in the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Across {
    /// The column of the cursor, counted from 1; 0 on the title of the row.
    pub at: usize,
    /// The first column shown, counted from 0.
    pub left: usize,
}

/// What stands in the columns of the rows.
#[derive(Clone, Debug, Default)]
pub enum Table {
    /// There are no such columns.
    #[default]
    None,
    /// Units.
    Matrix(Box<Matrix>),
    /// Plans.
    Comparison(Box<Comparison>),
}

impl Level {
    /// How many columns the cursor can be in.
    pub fn columns(&self) -> usize {
        match &self.table {
            Table::None => 0,
            Table::Matrix(matrix) => matrix.units.len(),
            Table::Comparison(comparison) => comparison.plans.len(),
        }
    }

    /// The unit of the column that the cursor is in.
    pub fn unit_across(&self) -> Option<UnitId> {
        let Table::Matrix(matrix) = &self.table else { return None };
        matrix.units.get(self.across.at.checked_sub(1)?).copied()
    }

    /// The plan of the column that the cursor is in.
    pub fn plan_across(&self) -> Option<PlanId> {
        let Table::Comparison(comparison) = &self.table else { return None };
        comparison.plans.get(self.across.at.checked_sub(1)?).copied()
    }

    /// Scrolls so that the column of the cursor is one of the `shown` ones.
    pub fn keep_across(&mut self, shown: usize) {
        if shown == 0 {
            return;
        }
        let last = self.columns().saturating_sub(shown);
        let left = self.across.left.min(last);
        let wanted = self.across.at.checked_sub(1).or_else(|| self.first_filled(left, shown));
        self.across.left = match wanted {
            None => left,
            Some(at) => left.clamp((at + 1).saturating_sub(shown), at),
        };
    }

    /// The first column in which the row of the cursor has something, if none of the shown ones has.
    fn first_filled(&self, left: usize, shown: usize) -> Option<usize> {
        let (Table::Matrix(matrix), Some(Row::Task(task))) = (&self.table, self.row()) else {
            return None;
        };
        let filled = |unit: &UnitId| matrix.cell(task, *unit).first().is_some();
        let seen = matrix.units.iter().skip(left).take(shown).any(filled);
        if seen { None } else { matrix.units.iter().position(filled) }
    }
}
