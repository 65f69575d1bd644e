//! What the audit found, in names instead of ids: what `check` prints and the browser draws.

use super::rule::Rule;
use crate::lang::Lang;

/// What was found, with the names that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// The rule.
    pub(crate) rule: Rule,
    /// The task, as `plan/number`; none if it is not about one.
    pub task: Option<String>,
    /// What it is about: a task's title, or the name of a target, a unit, a collective or an area.
    pub(crate) subject: String,
    /// Further units: those that lead, or the one with a similar name.
    pub(crate) units: Vec<String>,
    /// The names of the roles of a unit that has two, Chinese and English.
    pub(crate) roles: Vec<[&'static str; 2]>,
    /// Why it is so, where a remark of the plan says.
    pub reason: Option<String>,
}

impl Oddity {
    /// The task's number, or what it is about if it is not about a task.
    pub(crate) fn label(&self) -> &str {
        let number = self.task.as_deref().and_then(|name| name.split_once('/'));
        number.map_or(&self.subject, |(_, number)| number)
    }

    /// What is missing or odd, as one sentence without its final stop.
    pub(crate) fn message(&self, lang: Lang) -> String {
        let Self { subject, .. } = self;
        let units = self.units.join(lang.pick("、", ", "));
        let n = self.units.len();
        let roles: Vec<&str> = self.roles.iter().map(|[zh, en]| lang.pick(zh, en)).collect();
        let roles = roles.join(lang.pick("、", ", "));
        match lang {
            Lang::Zh => match self.rule {
                Rule::NoUnit => format!("“{subject}”没有写单位"),
                Rule::NoLead => format!("“{subject}”有责任单位，没有牵头单位"),
                Rule::SeveralLeads => format!("“{subject}”有 {n} 个牵头单位：{units}"),
                Rule::BothRoles => format!("{subject} 在一项任务里有两种角色：{roles}"),
                Rule::UnknownUnit => format!("units.ron 里没有 {subject}"),
                Rule::SimilarNames => format!("{subject} 与 {units} 名称相近"),
                Rule::TargetWithoutNumber => format!("指标“{subject}”的数值是 0"),
                Rule::TargetWithoutUnit => format!("指标“{subject}”没有计量单位"),
                Rule::TargetWithoutYear => format!("指标“{subject}”没有写时间"),
                Rule::EmptyCollective => format!("集合单位 {subject} 没有写明涵盖谁"),
                Rule::EmptyArea => format!("领域“{subject}”没有任务"),
                Rule::UnusedRemark => format!("关于 {subject} 的说明没有对应的情况"),
                rule => rule.title(lang).to_owned(),
            },
            Lang::En => match self.rule {
                Rule::NoUnit => format!("“{subject}” names no unit"),
                Rule::NoLead => format!("“{subject}” has units responsible, but none that leads"),
                Rule::SeveralLeads => format!("“{subject}” has {n} leads: {units}"),
                Rule::BothRoles => format!("{subject} has two roles in a task: {roles}"),
                Rule::UnknownUnit => format!("units.ron does not know {subject}"),
                Rule::SimilarNames => format!("the names {subject} and {units} are similar"),
                Rule::TargetWithoutNumber => format!("the target “{subject}” has the number 0"),
                Rule::TargetWithoutUnit => format!("the target “{subject}” has no unit of count"),
                Rule::TargetWithoutYear => format!("the target “{subject}” states no time"),
                Rule::EmptyCollective => format!("nothing says whom {subject} covers"),
                Rule::EmptyArea => format!("the area “{subject}” has no tasks"),
                Rule::UnusedRemark => format!("the remark on {subject} explains nothing"),
                rule => rule.title(lang).to_owned(),
            },
        }
    }

    /// What to write or do instead; none where a remark explains it.
    pub(crate) fn remedy(&self, lang: Lang) -> Option<String> {
        if self.reason.is_some() {
            return None;
        }
        let text = match self.rule {
            Rule::NoUnit | Rule::NoLead => lang.pick(
                "对照原文补上；原文就没有写的，在 remarks 里说明",
                "add what the document says; if it says nothing, explain that in remarks",
            ),
            Rule::BothRoles => lang.pick(
                "核对原文，通常只留牵头；原文就是这样的，在 remarks 里说明",
                "check the document, usually only lead is meant; if it is so, explain that in remarks",
            ),
            Rule::SimilarNames => lang.pick(
                "同一个单位的写法用 unit_forms 合起来；确是两个单位的，在 remarks 里说明",
                "join the names of one unit with unit_forms; if they are two, explain that in remarks",
            ),
            Rule::TargetWithoutNumber | Rule::TargetWithoutUnit => lang.pick(
                "对照原文补上；没有数的要求写进 measures",
                "add what the document says; what has no number belongs into measures",
            ),
            Rule::TargetWithoutYear => {
                lang.pick("原文写了时间的，补上 when", "add when if the document states a time")
            }
            Rule::EmptyCollective => lang.pick(
                "知道成员的，写 covers: Units([…]) 或 NamedUnits",
                "if the members are known, write covers: Units([…]) or NamedUnits",
            ),
            Rule::EmptyArea => lang.pick("补上任务，或删去这个领域", "add its tasks or delete it"),
            Rule::UnusedRemark => lang.pick("删去说明，或改任务号", "delete it or correct its tasks"),
            Rule::UnknownUnit => {
                let near = self.units.first();
                return Some(match (near, lang) {
                    (Some(near), Lang::Zh) => format!("是不是 {near}？没写错的，补进 units.ron"),
                    (Some(near), Lang::En) => {
                        format!("is {near} meant? if not, add it to units.ron")
                    }
                    (None, _) => lang
                        .pick("没写错的，补进 units.ron", "if it is right, add it to units.ron")
                        .to_owned(),
                });
            }
            Rule::SeveralLeads
            | Rule::UnitTwice
            | Rule::UnnamedUnit
            | Rule::YearOutside => return None,
        };
        Some(text.to_owned())
    }
}
