//! How what is listed is arranged: grouped, ordered, folded, what is shown besides. One value for each way of listing that
//! has a choice; what can be chosen and what it is called is said by the way (`ways`).

use super::columns::Column;
use crate::overview::matrix::{Grouping, Head, Order};

/// In which order tasks are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// The column that is sorted by; none for the plans' order, or the best match first.
    pub by: Option<Column>,
    pub(crate) descending: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TargetsBy {
    /// The plan, in its order.
    #[default]
    Plan,
    /// The year: those that recur, then those that are due, year by year.
    Year,
    /// What they count: those of several places side by side first.
    Quantity,
}

/// In which order units are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitsBy {
    /// Those that most tasks concern first.
    #[default]
    Tasks,
    /// Those that lead most first.
    Lead,
    /// Those that are responsible for most first.
    Responsible,
    /// Those that are in charge of most first.
    InCharge,
    /// Those that collectives cover most first.
    Covered,
    /// Those with most targets first.
    Targets,
    /// Region by region, in the order of the plans.
    Region,
    /// As the documents first name them.
    Document,
    /// By the pinyin of their names.
    Pinyin,
}

impl UnitsBy {
    /// The number that is sorted by, if it is one: 牵头, 责任, 负责, 指导, 涵盖, tasks, targets.
    pub fn number(self) -> Option<usize> {
        match self {
            Self::Lead => Some(0),
            Self::Responsible => Some(1),
            Self::InCharge => Some(2),
            Self::Covered => Some(4),
            Self::Tasks => Some(5),
            Self::Targets => Some(6),
            Self::Region | Self::Document | Self::Pinyin => None,
        }
    }
}

/// How each way of listing is arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// In which order the tasks stand.
    pub sort: Sort,
    /// Whether tasks that the search does not find stay listed, dimmed, in the plans' order.
    pub(crate) in_context: bool,
    pub(crate) grouping: Grouping,
    pub(crate) order: Order,
    /// Whether the matrix has columns for units that none of the tasks concerns.
    pub(crate) with_empty: bool,
    /// The groups of the matrix whose tasks are folded away.
    pub folded: Vec<Head>,
    pub(crate) targets: TargetsBy,
    /// In which order the units stand.
    pub units: UnitsBy,
    pub(crate) by_system: bool,
}
