//! The order of the tasks of the list.

use super::super::columns::Column;

/// In which order tasks are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// The column that is sorted by; none for the plans' order, or the best match first.
    pub by: Option<Column>,
    /// Whether the greatest come first.
    pub descending: bool,
}

impl Sort {
    /// The order after this one: of the active column forward, backward, not at all; without one, by one after
    /// the other of the columns that are asked for most.
    #[must_use]
    pub fn next(self, active: Option<Column>) -> Self {
        let by = |column: Column| Self { by: Some(column), descending: column.is_descending() };
        match (active, self.by) {
            (Some(active), now) if now != Some(active) => by(active),
            (Some(active), _) if self.descending == active.is_descending() => {
                Self { descending: !self.descending, ..self }
            }
            (None, None) => by(Column::Lead),
            (None, Some(Column::Lead)) => by(Column::Responsible),
            (None, Some(Column::Responsible)) => by(Column::Targets),
            (Some(_), _) | (None, Some(_)) => Self::default(),
        }
    }
}
