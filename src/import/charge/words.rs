//! What the words for roles, people, offices and times mean, as labels (牵头单位：) and as verbs (…牵头).

use crate::model::Role;

/// What a label or a verb says of the names beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Meaning {
    /// They lead: 牵头, 主办.
    Lead,
    /// They take part: 配合, 协办, 参与.
    TakesPart,
    /// They answer for it: 责任, 负责. What that is depends on what stands beside it.
    Answers,
    /// They guide or supervise: 指导, 督导; are consulted.
    Guides,
    /// They are told of it.
    Informed,
    /// They are people.
    People,
    /// They are offices inside a unit.
    Office,
    /// It is a time.
    Time,
}

impl Meaning {
    /// Whether it is said of units, not of people, offices or times.
    pub(crate) fn is_of_units(self) -> bool {
        !matches!(self, Self::People | Self::Office | Self::Time)
    }
}

/// Verbs after names, the longer first, and what they mean.
const VERBS: [(&str, Meaning); 48] = [
    ("按职责分工负责落实", Meaning::Answers),
    ("按职责分工负责", Meaning::Answers),
    ("按照职责分工负责", Meaning::Answers),
    ("按职能分工负责", Meaning::Answers),
    ("按职责分工落实", Meaning::Answers),
    ("按分工负责", Meaning::Answers),
    ("按职责负责", Meaning::Answers),
    ("牵头负责", Meaning::Lead),
    ("负责牵头", Meaning::Lead),
    ("牵头组织", Meaning::Lead),
    ("牵头实施", Meaning::Lead),
    ("牵头落实", Meaning::Lead),
    ("牵头推进", Meaning::Lead),
    ("牵头起草", Meaning::Lead),
    ("牵头制定", Meaning::Lead),
    ("牵头办理", Meaning::Lead),
    ("牵头", Meaning::Lead),
    ("主办", Meaning::Lead),
    ("主要负责", Meaning::Lead),
    ("负责起草", Meaning::Lead),
    ("起草", Meaning::Lead),
    ("协同配合", Meaning::TakesPart),
    ("配合落实", Meaning::TakesPart),
    ("配合做好", Meaning::TakesPart),
    ("积极配合", Meaning::TakesPart),
    ("参与配合", Meaning::TakesPart),
    ("配合", Meaning::TakesPart),
    ("协同", Meaning::TakesPart),
    ("协助", Meaning::TakesPart),
    ("协办", Meaning::TakesPart),
    ("参与", Meaning::TakesPart),
    ("参加", Meaning::TakesPart),
    ("会办", Meaning::TakesPart),
    ("督促指导", Meaning::Guides),
    ("指导督促", Meaning::Guides),
    ("指导", Meaning::Guides),
    ("督导", Meaning::Guides),
    ("督查", Meaning::Guides),
    ("督办", Meaning::Guides),
    ("审查", Meaning::Guides),
    ("审核", Meaning::Guides),
    ("监督", Meaning::Guides),
    ("负责落实", Meaning::Answers),
    ("负责实施", Meaning::Answers),
    ("组织实施", Meaning::Answers),
    ("负责", Meaning::Answers),
    ("承办", Meaning::Answers),
    ("落实", Meaning::Answers),
];

/// What may stand between names and their verb.
const BETWEEN: [&str; 9] =
    ["分别", "共同", "具体", "各自", "按职责分工", "按照职责分工", "按职责", "联合", "等"];

/// The verb with which a text ends: the names before it, the verb, what it means.
pub(crate) fn verb_at_end(text: &str) -> Option<(&str, &str, Meaning)> {
    let (verb, meaning) = VERBS.iter().find(|(verb, _)| text.ends_with(verb))?;
    let names = text.strip_suffix(verb)?;
    let names =
        BETWEEN.iter().filter(|b| **b != "等").find_map(|b| names.strip_suffix(b)).unwrap_or(names);
    Some((names, verb, *meaning))
}

/// The first verb that leads inside a text, for acts that follow it: 市园林局牵头起草导则.
pub(crate) fn leading_verb(text: &str) -> Option<(&str, &str)> {
    let at = text.find("牵头")?;
    let (names, act) = text.split_at_checked(at)?;
    Some((names, act))
}

/// Labels without 单位 or 部门.
const BARE: [&str; 22] = [
    "牵头",
    "责任",
    "负责",
    "配合",
    "主办",
    "协办",
    "参与",
    "指导",
    "督导",
    "审查",
    "监督",
    "督查",
    "督办",
    "协同",
    "协助",
    "参加",
    "承办",
    "落实",
    "主责",
    "会办",
    "责任分工",
    "职责分工",
];

/// What a label or the heading of a column means; none if it is about something else.
pub(crate) fn label(text: &str) -> Option<Meaning> {
    let text: String =
        text.chars().filter(|c| !c.is_whitespace() && !"*（）()".contains(*c)).collect();
    if !(2..=14).contains(&text.chars().count()) {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&[
        "时限",
        "期限",
        "完成时间",
        "节点",
        "时间要求",
        "完成日期",
        "时间安排",
        "办结时间",
        "办结日期",
        "进度安排",
    ]) || text.ends_with("时间") && text.chars().count() <= 6 // characters, not cells
        || text == "时间"
    {
        return Some(Meaning::Time);
    }
    if has(&["处室", "科室", "股室", "内设机构"]) {
        return Some(Meaning::Office);
    }
    if has(&["领导", "责任人", "联系人", "负责人", "负责同志", "联络员", "包联", "包保", "经办人"])
    {
        return Some(Meaning::People);
    }
    let body = has(&["单位", "部门", "主体", "机构", "机关"]);
    let bare = BARE.contains(&text.as_str());
    if !body && !bare {
        return None;
    }
    if has(&["牵头", "主办", "主责", "主要责任", "第一责任", "主要负责"]) {
        Some(Meaning::Lead)
    } else if has(&["配合", "协同", "协办", "协作", "协助", "参与", "参加", "会办", "支持"])
    {
        Some(Meaning::TakesPart)
    } else if has(&["指导", "督导", "监督", "督查", "督办", "审查"]) {
        Some(Meaning::Guides)
    } else if has(&["责任", "负责", "承办", "落实", "实施", "完成", "主管", "承担", "办理"])
    {
        Some(Meaning::Answers)
    } else {
        None
    }
}

/// The role of names, by what is said of them and what else is said in the same place.
pub(crate) fn role(meaning: Meaning, word: &str, beside: &[Meaning]) -> Option<Role> {
    let has = |meaning| beside.contains(&meaning);
    Some(match meaning {
        Meaning::Lead => Role::Lead,
        Meaning::TakesPart => Role::Responsible,
        Meaning::Guides | Meaning::Informed => Role::Guidance,
        Meaning::Answers if has(Meaning::Lead) => Role::Responsible,
        // 甲局负责，乙局配合 says of nobody that it leads; 责任单位 beside 配合单位 does.
        Meaning::Answers if has(Meaning::TakesPart) && word.contains("责任") => Role::Lead,
        Meaning::Answers => Role::InCharge,
        Meaning::People | Meaning::Office | Meaning::Time => return None,
    })
}

/// The word for a role that a verb or label has, without 单位 and 部门; none where it is our own word.
pub(crate) fn word(text: &str, role: Role) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "*（）()".contains(c));
    let bare = ["单位", "部门", "主体", "机构", "机关"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    let ours = match role {
        Role::Lead => "牵头",
        Role::Responsible => "责任",
        Role::InCharge => "负责",
        Role::Guidance => "指导",
    };
    (bare != ours && !bare.is_empty()).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_meanings() {
        for (text, meaning) in [
            ("牵头单位", Some(Meaning::Lead)),
            ("主办部门", Some(Meaning::Lead)),
            ("责任单位", Some(Meaning::Answers)),
            ("责 任 单 位", Some(Meaning::Answers)),
            ("配合单位", Some(Meaning::TakesPart)),
            ("督导单位", Some(Meaning::Guides)),
            ("责任领导", Some(Meaning::People)),
            ("牵头处室", Some(Meaning::Office)),
            ("完成时限", Some(Meaning::Time)),
            ("完成节点", Some(Meaning::Time)),
            ("办结日期", Some(Meaning::Time)),
            ("填报日期", None),
            ("责任分工", Some(Meaning::Answers)),
            ("工作内容", None),
            ("备注", None),
            ("单位", None),
        ] {
            assert_eq!(label(text), meaning, "{text}");
        }
    }

    #[test]
    fn roles_depend_on_what_stands_beside_them() {
        use Meaning::{Answers, Guides, Lead, TakesPart};
        for (meaning, beside, expected) in [
            (Answers, vec![Answers], Role::InCharge),
            (Answers, vec![Lead, Answers], Role::Responsible),
            (Answers, vec![Answers, TakesPart], Role::Lead),
            (Answers, vec![Answers, Guides], Role::InCharge),
            (TakesPart, vec![Lead, TakesPart], Role::Responsible),
            (Guides, vec![Guides], Role::Guidance),
        ] {
            assert_eq!(role(meaning, "责任单位", &beside), Some(expected));
        }
        assert_eq!(role(Answers, "负责", &[Answers, TakesPart]), Some(Role::InCharge));
    }

    #[test]
    fn verbs_end_lists() {
        assert_eq!(
            verb_at_end("市园林局、市水务局按职责分工负责"),
            Some(("市园林局、市水务局", "按职责分工负责", Meaning::Answers))
        );
        assert_eq!(verb_at_end("市园林局共同牵头"), Some(("市园林局", "牵头", Meaning::Lead)));
        assert_eq!(verb_at_end("最高20万元"), None);
    }
}
