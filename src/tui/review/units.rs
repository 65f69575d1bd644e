//! The units of a task in a line that a person writes: 牵头：市教育局；责任：市科协、市人社局.

use crate::import::{Task, unit_names};
use crate::lang::Lang;
use crate::model::Role;
use crate::words;

/// Words that documents have for a role, beside our own.
const OTHER_WORDS: [(&str, Role); 8] = [
    ("主办", Role::Lead),
    ("配合", Role::Responsible),
    ("协办", Role::Responsible),
    ("参与", Role::Responsible),
    ("协同", Role::Responsible),
    ("落实", Role::InCharge),
    ("督导", Role::Guidance),
    ("监督", Role::Guidance),
];

/// The units of a task in a role, in a line.
pub(crate) fn units(task: &Task, role: Role) -> String {
    let names = task.units.iter().filter(|(of, _)| *of == role).map(|(_, named)| &*named.name);
    names.collect::<Vec<_>>().join("、")
}

/// The line to begin with.
pub(super) fn line_of_units(task: &Task, lang: Lang) -> String {
    let colon = lang.pick("：", ": ");
    let of_role = |role: Role| {
        let names = units(task, role);
        (!names.is_empty()).then(|| format!("{}{colon}{names}", words::role(role, lang)))
    };
    let parts: Vec<String> = Role::ALL.into_iter().filter_map(of_role).collect();
    parts.join(lang.pick("；", "; "))
}

/// The lists of such a line, each with its role; without any word for a role they are in charge, and 无 is nobody. None if it
/// cannot be read.
pub(super) fn units_of_line(line: &str) -> Option<Vec<(Role, String)>> {
    let mut out = Vec::new();
    for (role, names) in parts(line)? {
        if names.contains(['：', ':']) {
            return None;
        }
        if !["无", "-", "—", "none"].contains(&names) {
            (!unit_names(names).is_empty()).then_some(())?;
            out.push((role, names.to_owned()));
        }
    }
    Some(out)
}

/// The parts of a line, each with its role: 牵头：甲局；责任：乙局, or 甲局牵头，乙局配合.
fn parts(line: &str) -> Option<Vec<(Role, &str)>> {
    let mut out = Vec::new();
    for part in line.split(['；', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        if let Some((word, names)) = part.split_once(['：', ':']) {
            out.push((role_of(word.trim())?, names.trim()));
            continue;
        }
        let with_verbs: Option<Vec<(Role, &str)>> =
            part.split(['，', ',']).map(|clause| by_verb(clause.trim())).collect();
        out.extend(with_verbs.unwrap_or_else(|| vec![(Role::InCharge, part)]));
    }
    Some(out)
}

/// The names before the word for a role with which a clause ends.
fn by_verb(clause: &str) -> Option<(Role, &str)> {
    let ours = Role::ALL.map(|role| (words::role(role, Lang::Zh), role));
    let found = ours.iter().chain(&OTHER_WORDS).find(|(word, _)| clause.ends_with(word));
    found.and_then(|(word, role)| Some((*role, clause.strip_suffix(word)?)))
}

fn role_of(word: &str) -> Option<Role> {
    let bare = word.strip_suffix("单位").or_else(|| word.strip_suffix("部门")).unwrap_or(word);
    let is_of = |role: &Role| {
        [Lang::Zh, Lang::En].iter().any(|lang| words::role(*role, *lang).eq_ignore_ascii_case(bare))
    };
    let other = || OTHER_WORDS.iter().find(|(other, _)| *other == bare).map(|(_, role)| *role);
    Role::ALL.into_iter().find(is_of).or_else(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let told = |line: &str| {
            units_of_line(line).map(|lists| {
                let one = |(role, names): &(Role, String)| format!("{role:?} {names}");
                lists.iter().map(one).collect::<Vec<_>>().join("; ")
            })
        };
        for (line, expected) in [
            (
                "牵头：市妇联；责任：市教育局、民政局",
                Some("Lead 市妇联; Responsible 市教育局、民政局"),
            ),
            ("主办单位:市妇联; 配合部门:市教育局", Some("Lead 市妇联; Responsible 市教育局")),
            ("lead: 市妇联; in charge: 市教育局", Some("Lead 市妇联; InCharge 市教育局")),
            ("市妇联、市教育局", Some("InCharge 市妇联、市教育局")),
            ("负责：无", Some("")),
            ("无", Some("")),
            ("市妇联牵头，市教育局、民政局配合", Some("Lead 市妇联; Responsible 市教育局、民政局")),
            ("负责：牵头：市妇联", None),
            ("谁：市妇联", None),
            ("牵头：", None),
        ] {
            assert_eq!(told(line).as_deref(), expected, "{line}");
        }
    }
}
