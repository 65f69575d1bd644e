//! The fields of the query language and their names.

use crate::index::Dimension;
use crate::model::{Involvement, Role};

/// A field of the query language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// 牵头: units that lead.
    Lead,
    /// 责任: units that are responsible.
    Responsible,
    /// 负责: units in charge, where the document does not tell the two apart.
    InCharge,
    /// 指导: units that guide or supervise.
    Guidance,
    /// 单位: units in any role.
    Unit,
    /// 涉及: units in any role, and units covered by a collective that is named.
    Concerns,
    /// 角色: how a task concerns the units that `concerns:`, or else `unit:`, asks for; an error without them.
    Role,
    /// 领域: area titles.
    Area,
    /// 主题: themes.
    Theme,
    /// 方案: plans.
    Plan,
    /// 年份: years in which the task is in force.
    Year,
    /// 到期: years in which a target of the task applies, as stated or with its plan; or that no time is written for it.
    Due,
    /// 指标: the names of targets.
    Target,
    /// 有: what the task has.
    Has,
    /// 无: what the task lacks.
    No,
    /// 体检: rules of the audit that find something in the task.
    Audit,
}

/// What a task may have or lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// A lead unit.
    Lead,
    /// A responsible unit.
    Responsible,
    /// A unit in charge.
    InCharge,
    /// A unit that guides.
    Guidance,
    /// A unit in any role.
    Unit,
    /// A collective unit.
    Collective,
    /// A target.
    Target,
    /// A target for which a time is stated.
    Dated,
    /// A target without a stated time.
    Undated,
    /// A date by which it was to be done, which has passed.
    Overdue,
    /// A date or a step in this month.
    ThisMonth,
    /// No end: 长期坚持.
    LongTerm,
}

impl Field {
    /// Every field, in the order in which help lists them.
    pub const ALL: [Self; 16] = [
        Self::Lead,
        Self::Responsible,
        Self::InCharge,
        Self::Guidance,
        Self::Unit,
        Self::Concerns,
        Self::Role,
        Self::Area,
        Self::Theme,
        Self::Plan,
        Self::Year,
        Self::Due,
        Self::Target,
        Self::Has,
        Self::No,
        Self::Audit,
    ];

    /// Every name of the field: the one it is printed with, the Chinese one, then longer forms.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Lead => &["lead", "牵头", "牵头单位"],
            Self::Responsible => &["resp", "责任", "responsible", "责任单位"],
            Self::InCharge => &["charge", "负责", "in_charge", "负责单位"],
            Self::Guidance => &["guide", "指导", "guidance", "指导单位"],
            Self::Unit => &["unit", "单位"],
            Self::Concerns => &["concerns", "涉及"],
            Self::Role => &["role", "角色"],
            Self::Area => &["area", "领域", "行动领域"],
            Self::Theme => &["theme", "主题"],
            Self::Plan => &["plan", "方案", "地区", "region"],
            Self::Year => &["year", "年份", "年度"],
            Self::Due => &["due", "到期", "期限", "时限", "完成时限", "完成时间"],
            Self::Target => &["target", "指标"],
            Self::Has => &["has", "有"],
            Self::No => &["no", "无"],
            Self::Audit => &["audit", "体检"],
        }
    }

    /// The name it is printed with.
    pub(crate) fn name(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// The short Chinese name.
    pub(crate) fn zh(self) -> &'static str {
        self.names().get(1).copied().unwrap_or_default()
    }

    /// The field with this name, in either language and any case.
    pub fn named(name: &str) -> Option<Self> {
        let name = crate::text::fold::fold(name);
        Self::ALL.into_iter().find(|field| field.names().contains(&name.as_str()))
    }

    /// Whether its values are units in a role, or in any.
    pub(super) fn is_of_units(self) -> bool {
        matches!(
            self,
            Self::Lead
                | Self::Responsible
                | Self::InCharge
                | Self::Guidance
                | Self::Unit
                | Self::Concerns
        )
    }

    /// The dimension that the field's values belong to, where they are the values of one.
    pub(crate) fn dimension(self) -> Option<Dimension> {
        Some(match self {
            Self::Lead => Dimension::Lead,
            Self::Responsible => Dimension::Responsible,
            Self::InCharge => Dimension::InCharge,
            Self::Guidance => Dimension::Guidance,
            Self::Unit => Dimension::Unit,
            Self::Area => Dimension::Area,
            Self::Theme => Dimension::Theme,
            Self::Plan => Dimension::Plan,
            Self::Year => Dimension::Year,
            Self::Concerns
            | Self::Role
            | Self::Due
            | Self::Target
            | Self::Has
            | Self::No
            | Self::Audit => return None,
        })
    }
}

/// The names of an involvement as a value of `role:`, the one it is printed with first, then the Chinese one.
pub fn involvement_names(involvement: Involvement) -> &'static [&'static str] {
    match involvement {
        Involvement::Named(Role::Lead) => Field::Lead.names(),
        Involvement::Named(Role::Responsible) => Field::Responsible.names(),
        Involvement::Named(Role::InCharge) => Field::InCharge.names(),
        Involvement::Named(Role::Guidance) => Field::Guidance.names(),
        Involvement::Covered => &["covered", "涵盖"],
    }
}

/// The involvement with this name.
pub fn involvement_named(name: &str) -> Option<Involvement> {
    let name = crate::text::fold::fold(name);
    Involvement::ALL.into_iter().find(|how| involvement_names(*how).contains(&name.as_str()))
}

impl Feature {
    /// Every feature.
    pub const ALL: [Self; 12] = [
        Self::Lead,
        Self::Responsible,
        Self::InCharge,
        Self::Guidance,
        Self::Unit,
        Self::Collective,
        Self::Target,
        Self::Dated,
        Self::Undated,
        Self::Overdue,
        Self::ThisMonth,
        Self::LongTerm,
    ];

    /// Those that `due:` takes besides years.
    pub(crate) const OF_DUE: [Self; 3] = [Self::Overdue, Self::ThisMonth, Self::LongTerm];

    /// The feature's names in the query language.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Lead => Field::Lead.names(),
            Self::Responsible => Field::Responsible.names(),
            Self::InCharge => Field::InCharge.names(),
            Self::Guidance => Field::Guidance.names(),
            Self::Unit => Field::Unit.names(),
            Self::Collective => &["collective", "集合单位"],
            Self::Target => Field::Target.names(),
            Self::Dated => &["dated", "写明期限"],
            Self::Undated => &["undated", "未写期限", "未定期限", "随方案到期"],
            Self::Overdue => &["overdue", "逾期", "已逾期", "超期"],
            Self::ThisMonth => &["this-month", "本月到期", "本月"],
            Self::LongTerm => &["long-term", "长期", "长期坚持", "持续推进"],
        }
    }

    /// The feature with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name = crate::text::fold::fold(name);
        Self::ALL.into_iter().find(|feature| feature.names().contains(&name.as_str()))
    }
}
