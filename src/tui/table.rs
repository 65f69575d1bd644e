//! What stands in the columns of the rows, where what is listed is a table: the matrix, the comparison.

use super::row::Row;
use crate::data::Data;
use crate::model::{Model, PlanId, TaskId, UnitId};
use crate::overview::compare::Comparison;
use crate::overview::matrix::Matrix;
use crate::query::unit_named;

/// See the module's documentation.
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

impl Table {
    /// How many columns the cursor can be in.
    pub fn columns(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Matrix(matrix) => matrix.units.len(),
            Self::Comparison(comparison) => comparison.plans.len(),
        }
    }

    pub(crate) fn unit(&self, column: usize) -> Option<UnitId> {
        let Self::Matrix(matrix) = self else { return None };
        matrix.units.get(column.checked_sub(1)?).copied()
    }

    pub(crate) fn plan(&self, column: usize) -> Option<PlanId> {
        let Self::Comparison(comparison) = self else { return None };
        comparison.plans.get(column.checked_sub(1)?).copied()
    }

    /// The column of a unit, counted from 1.
    pub(super) fn column_of(&self, unit: UnitId) -> Option<usize> {
        let Self::Matrix(matrix) = self else { return None };
        Some(matrix.units.iter().position(|known| *known == unit)? + 1)
    }

    /// The task of a row, in a column: on the number of a row of tasks side by side, that of the first plan that has one.
    pub(crate) fn task(&self, row: Row, column: usize) -> Option<TaskId> {
        let (Row::Beside(at), Self::Comparison(comparison)) = (row, self) else {
            return row.task();
        };
        let mut tasks = comparison.beside(at);
        match column.checked_sub(1) {
            Some(plan) => tasks.nth(plan)?,
            None => tasks.flatten().next(),
        }
    }

    /// Whether a row has something in a column, counted from 1.
    pub(super) fn is_filled(&self, row: Option<Row>, column: usize) -> bool {
        let Some(at) = column.checked_sub(1).filter(|at| *at < self.columns()) else {
            return false;
        };
        match (self, row) {
            (Self::None, _) => false,
            (Self::Matrix(matrix), Some(Row::Task(task))) => {
                matrix.units.get(at).is_some_and(|u| matrix.cell(task, *u).first().is_some())
            }
            (Self::Matrix(matrix), Some(Row::Head(head, _))) => {
                let tasks = matrix.tasks_of(head);
                matrix.units.get(at).is_some_and(|unit| matrix.count(tasks, *unit).all > 0)
            }
            (Self::Comparison(comparison), Some(Row::Theme(theme, _))) => {
                let shares = comparison.rows.get(theme).map(|(_, shares)| shares);
                shares.and_then(|s| s.get(at)).is_some_and(|share| !share.tasks.is_empty())
            }
            (Self::Matrix(_) | Self::Comparison(_), _) => true,
        }
    }

    /// The name of a column, counted from 1; empty for the titles of the rows.
    pub(super) fn column_name(&self, column: usize, model: &Model) -> String {
        match (self.unit(column), self.plan(column)) {
            (Some(unit), _) => model.unit_name(unit),
            (None, Some(plan)) => model.plan(plan).id.clone(),
            (None, None) => String::new(),
        }
    }

    /// The column with this name, or that of the titles.
    pub(super) fn column_named(&self, name: &str, data: &Data) -> usize {
        let column = match self {
            Self::None => None,
            Self::Matrix(_) => {
                let unit = unit_named(name, data.index(), |_| true).ok();
                unit.and_then(|unit| self.column_of(unit))
            }
            Self::Comparison(comparison) => {
                let of = |plan: &PlanId| data.model().plan(*plan).id == name;
                comparison.plans.iter().position(of).map(|at| at + 1)
            }
        };
        column.unwrap_or(0)
    }
}
