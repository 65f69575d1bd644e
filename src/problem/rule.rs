//! The rules of the audit (体检): what can be missing or odd in data that loads.

use super::severity::Severity;
use crate::lang::Lang;
use crate::nearest::nearest;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A task without any unit.
    NoUnit,
    /// A task with units, none of which leads or is in charge.
    NoLead,
    /// A task that more than one unit leads.
    SeveralLeads,
    /// A unit twice in one role of a task.
    UnitTwice,
    /// A unit in two roles of a task.
    BothRoles,
    /// A unit that no system of `units.ron` knows.
    UnknownUnit,
    /// Two units of a region whose names are nearly the same.
    SimilarNames,
    /// A collective, or a member of one, that no task of the plan names.
    UnnamedUnit,
    /// A target whose amount is 0 or not a number.
    TargetWithoutNumber,
    /// A target without a unit of count.
    TargetWithoutUnit,
    /// A target that says nothing of when it applies.
    TargetWithoutYear,
    /// A year outside the plan's years.
    YearOutside,
    /// A collective of which the plan does not say whom it covers.
    EmptyCollective,
    /// An area without tasks.
    EmptyArea,
    /// A remark that explains nothing.
    UnusedRemark,
}

impl Rule {
    /// Every rule, in the order in which they are listed.
    pub const ALL: [Self; 15] = [
        Self::NoUnit,
        Self::NoLead,
        Self::SeveralLeads,
        Self::UnitTwice,
        Self::BothRoles,
        Self::UnknownUnit,
        Self::SimilarNames,
        Self::UnnamedUnit,
        Self::TargetWithoutNumber,
        Self::TargetWithoutUnit,
        Self::TargetWithoutYear,
        Self::YearOutside,
        Self::EmptyCollective,
        Self::EmptyArea,
        Self::UnusedRemark,
    ];

    /// The name on the command line and in data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoUnit => "no-unit",
            Self::NoLead => "no-lead",
            Self::SeveralLeads => "several-leads",
            Self::UnitTwice => "unit-twice",
            Self::BothRoles => "both-roles",
            Self::UnknownUnit => "unknown-unit",
            Self::SimilarNames => "similar-names",
            Self::UnnamedUnit => "unnamed-unit",
            Self::TargetWithoutNumber => "target-without-number",
            Self::TargetWithoutUnit => "target-without-unit",
            Self::TargetWithoutYear => "target-without-year",
            Self::YearOutside => "year-outside",
            Self::EmptyCollective => "empty-collective",
            Self::EmptyArea => "empty-area",
            Self::UnusedRemark => "unused-remark",
        }
    }

    /// The rule with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// The names that may have been meant by one that no rule has; all of them if none is near.
    pub(crate) fn near(name: &str) -> Vec<&'static str> {
        let all = || Self::ALL.into_iter().map(Self::name);
        let near = nearest(name, all(), 3);
        if near.is_empty() { all().collect() } else { near }
    }

    /// What is found, in a few words: a heading.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::NoUnit => lang.pick("任务没有单位", "tasks without a unit"),
            Self::NoLead => lang.pick("任务没有牵头单位", "tasks without a lead"),
            Self::SeveralLeads => lang.pick("任务有几个牵头单位", "tasks with several leads"),
            Self::UnitTwice => lang.pick("同一角色里单位重复", "units twice in one role"),
            Self::BothRoles => {
                lang.pick("单位在一项任务里有两种角色", "units in two roles of a task")
            }
            Self::UnknownUnit => lang.pick("units.ron 里没有的单位", "units not in units.ron"),
            Self::SimilarNames => lang.pick("单位名称相近", "units with similar names"),
            Self::UnnamedUnit => lang
                .pick("没有任务写到的集合单位或成员", "collectives or members that no task names"),
            Self::TargetWithoutNumber => lang.pick("指标没有数值", "targets without a number"),
            Self::TargetWithoutUnit => {
                lang.pick("指标没有计量单位", "targets without a unit of count")
            }
            Self::TargetWithoutYear => lang.pick("指标没有时间", "targets without a time"),
            Self::YearOutside => lang.pick("年份不在方案期限内", "years outside the plan's years"),
            Self::EmptyCollective => {
                lang.pick("集合单位没有写明成员", "collectives without members")
            }
            Self::EmptyArea => lang.pick("领域没有任务", "areas without tasks"),
            Self::UnusedRemark => lang.pick("说明没有对应的情况", "remarks that explain nothing"),
        }
    }

    /// What the rule means, as a sentence.
    pub(crate) fn meaning(self, lang: Lang) -> &'static str {
        match self {
            Self::NoUnit => lang.pick("任务和它的领域都没有写单位", "neither the task nor its area names a unit"),
            Self::NoLead => lang.pick(
                "写了责任单位，却没有牵头单位；写“负责”的文件不分牵头和责任，不算",
                "units are responsible, but none leads; where units are in charge, none needs to",
            ),
            Self::SeveralLeads => lang.pick(
                "牵头单位不止一个，很常见；需要知道由谁召集时有用",
                "more than one unit leads, as is common; worth knowing where one must call the others",
            ),
            Self::UnitTwice => lang.pick(
                "一份名单里同一个单位写了两次，后一个没有载入",
                "a list names a unit twice; the second is left out",
            ),
            Self::BothRoles => lang.pick(
                "同一个单位既牵头又责任，或既负责又有别的角色",
                "a unit both leads and is responsible, or is in charge besides",
            ),
            Self::UnknownUnit => lang.pick(
                "查找时没有简称，也不归入系统；写错的改正，没写错的可用 fengong units --propose 补进 units.ron",
                "a search knows no abbreviation and no system of it: correct a slip of the pen, or let fengong units --propose write what units.ron lacks",
            ),
            Self::SimilarNames => lang.pick(
                "同一地区两个单位的名称互为简称或只差一字，多半是同一个单位",
                "two names of one region abbreviate each other or differ in one character: probably one unit",
            ),
            Self::UnnamedUnit => lang.pick(
                "collectives 里写的单位，没有一项任务写到",
                "no task names a unit of the plan's collectives",
            ),
            Self::TargetWithoutNumber => lang.pick(
                "数值是 0，或不能用",
                "the number is nought, or cannot be used",
            ),
            Self::TargetWithoutUnit => lang.pick("unit 是空的", "its unit is empty"),
            Self::TargetWithoutYear => lang.pick(
                "没有写 when，不知道何时算完成；很多文件的原文就没有写",
                "without when nobody knows by when; many documents do not say",
            ),
            Self::YearOutside => lang.pick(
                "年份不在 period 或 horizon 之内",
                "a year lies neither in period nor in horizon",
            ),
            Self::EmptyCollective => lang.pick(
                "“各级政府”一类的单位涵盖谁，方案没有写",
                "the plan does not say whom a unit such as 各级政府 covers",
            ),
            Self::EmptyArea => lang.pick("领域只有标题", "the area has nothing but its title"),
            Self::UnusedRemark => lang.pick(
                "remarks 里说明的情况并不存在，或已经改正",
                "what it explains is not there, or no longer",
            ),
        }
    }

    /// How much it matters where nothing explains it.
    pub fn severity(self) -> Severity {
        match self {
            Self::UnitTwice | Self::YearOutside => Severity::Error,
            Self::NoUnit
            | Self::NoLead
            | Self::BothRoles
            | Self::SimilarNames
            | Self::UnnamedUnit
            | Self::TargetWithoutNumber
            | Self::TargetWithoutUnit
            | Self::EmptyArea
            | Self::UnusedRemark => Severity::Warning,
            Self::SeveralLeads
            | Self::UnknownUnit
            | Self::TargetWithoutYear
            | Self::EmptyCollective => Severity::Note,
        }
    }

    /// Whether a remark can explain it. What loading reports is put right in the data instead.
    pub fn explainable(self) -> bool {
        !matches!(
            self,
            Self::UnitTwice
                | Self::UnknownUnit
                | Self::UnnamedUnit
                | Self::YearOutside
                | Self::UnusedRemark
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_stable_words_of_their_own() {
        let names: HashSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        for rule in Rule::ALL {
            let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(rule.name().chars().all(kebab));
            assert_eq!(Rule::named(rule.name()), Some(rule));
        }
        assert_eq!(Rule::near("no-laed")[0], "no-lead");
        assert_eq!(Rule::near("什么").len(), Rule::ALL.len());
    }
}
