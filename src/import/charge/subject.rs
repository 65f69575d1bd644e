//! The units that a sentence charges as its subject: 市科协要发挥…, 各区政府负责….

use crate::import::names::{Named, is_body, is_unit, level_of, unit_list};

/// The units that are the subject of a clause: 市科协要发挥…, 各区政府负责….
pub(crate) fn subject(clause: &str) -> Vec<Named> {
    const VERBS: [&str; 9] = ["切实", "要", "负责", "应", "将", "根据", "发挥", "须", "统筹"];
    let mut at: Vec<usize> =
        VERBS.iter().flat_map(|verb| clause.match_indices(verb).map(|(at, _)| at)).collect();
    at.sort_unstable();
    // 纲要办 has a verb in its name: the first that stands after whole names is the one.
    let names = at.into_iter().filter_map(|at| clause.get(..at));
    let lists = names.take_while(|names| names.chars().count() <= 40).map(unit_list);
    let good =
        |list: &Vec<Named>| !list.is_empty() && list.iter().all(|named| is_subject(&named.name));
    lists.into_iter().find(good).unwrap_or_default()
}

/// Whether a clause says what a unit has to do: 市工信局要建立台账, 市发展改革委负责统一调度. 各地要…, 责任单位要… name nobody.
pub(crate) fn charges_subject(clause: &str) -> bool {
    const VERBS: [&str; 5] = ["要", "负责", "应", "须", "牵头"];
    let start: String = clause.trim().chars().take(24).collect();
    let at = VERBS.iter().flat_map(|verb| start.match_indices(verb).map(|(at, _)| at));
    let names = at.filter_map(|at| start.get(..at)).map(|names| {
        ["具体", "会同有关部门", "会同"].iter().find_map(|w| names.strip_suffix(w)).unwrap_or(names)
    });
    names.map(unit_list).any(|list| {
        let own = |named: &Named| is_body(&named.name) && !named.collective;
        list.iter().all(|named| is_unit(&named.name))
            && list.first().is_some_and(|first| own(first) && level_of(&first.name).is_some())
    })
}

/// Whether a name may be the subject of a charge: 各地 is everybody and nobody.
fn is_subject(name: &str) -> bool {
    is_unit(name) && !["各地", "各级", "各方"].contains(&name)
}
