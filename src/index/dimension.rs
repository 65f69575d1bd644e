//! What tasks are told apart by, and where words are found in them.

use crate::model::Role;

/// A dimension whose values are counted and chosen from (筛选).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Dimension {
    /// 方案
    Plan,
    /// 行动领域, by title
    Area,
    /// 主题
    Theme,
    /// 牵头单位
    Lead,
    /// 责任单位
    Responsible,
    /// 负责单位
    InCharge,
    /// 指导单位
    Guidance,
    /// 单位, in any role
    Unit,
    /// 年份: the years in which a task is in force
    Year,
}

impl From<Role> for Dimension {
    fn from(role: Role) -> Self {
        match role {
            Role::Lead => Self::Lead,
            Role::Responsible => Self::Responsible,
            Role::InCharge => Self::InCharge,
            Role::Guidance => Self::Guidance,
        }
    }
}

/// Where a free word may be found, the best place first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    /// The task's number.
    Number,
    /// The task's title.
    Title,
    /// A unit's name.
    Unit,
    /// The area's title.
    Area,
    /// The theme.
    Theme,
    /// A measure.
    Measure,
    /// A target.
    Target,
    /// A passage of the document.
    Original,
    /// What the area sets out to reach.
    Aim,
    /// The region that the plan binds, or what else the plan is called.
    Plan,
    /// A year in which the task is in force.
    Year,
}
