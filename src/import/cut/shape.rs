//! What a heading or a paragraph is, as far as its words and its place tell: a section that assigns nothing, a title that goes
//! on, an area whose tasks have no headings.

use super::title::{first_sentence, is_titular};
use super::tree::Node;
use crate::import::charge::{Bracket, Rule, labelled, parts, subject};
use crate::import::lines::Passage;
use crate::import::number::Style;
use crate::import::title_words::ends_as_title;

/// Sections that say why and what for, and assign nothing.
pub(super) const GENERAL: [&str; 20] = [
    "总则",
    "附则",
    "总体要求",
    "指导思想",
    "基本原则",
    "重大意义",
    "重要意义",
    "总体思路",
    "工作原则",
    "基础与形势",
    "现实基础",
    "形势要求",
    "发展形势",
    "发展基础",
    "试点范围",
    "适用范围",
    "编制依据",
    "工作思路",
    "总体考虑",
    "背景",
];

/// Sections that set the goals of the plan.
pub(super) const GOALS: [&str; 6] =
    ["目标", "总体要求", "预期成效", "工作要点目标", "主要指标", "总目标"];

/// Sections about how the plan is carried out.
pub(crate) const SUPPORT: [&str; 6] =
    ["保障", "组织实施", "组织领导", "组织管理", "工作要求", "有关要求"];

/// Whether a sentence under a heading charges the units that are its subject: 市科协要发挥….
pub(super) fn has_subjects(node: &Node) -> bool {
    let charges = |text: &str| text.split(['。', '；', ';']).any(|c| !subject(c.trim()).is_empty());
    charges(&node.text)
        || node.body.iter().any(|text| charges(&text.text))
        || node.below.iter().any(has_subjects)
}

/// The text of a paragraph after its title.
pub(super) fn after_title<'t>(text: &'t str, title: &str) -> &'t str {
    text.strip_prefix(title)
        .map_or(text, |rest| rest.trim_start_matches(['。', '：', ':', '，', '；', ' ']))
}

/// Whether a paragraph begins with a title and goes on.
pub(super) fn is_titled(text: &str) -> bool {
    let (first, rest) = first_sentence(text);
    first.chars().count() <= 30 && is_titular(first) && !rest.is_empty() && labelled(text).is_none() // characters, not cells
}

/// Whether a heading whose paragraph goes on is the name of an area: two titles stand at its beginning, and paragraphs with
/// brackets of their own follow.
pub(super) fn has_own_tasks(node: &Node, inline: &str) -> bool {
    let numbered =
        matches!(node.style, Some(Style::Han | Style::HanInBrackets | Style::Chapter) | None);
    let (second, rest) = first_sentence(inline);
    let own = |text: &Passage| parts(&text.text).iter().any(|part| part.bracket.is_some());
    let bracketed = node.body.iter().filter(|text| own(text)).count();
    numbered
        && parts(rest).iter().any(|part| !part.text.trim().is_empty())
        && is_titular(second)
        && bracketed > 0
        && bracketed * 2 >= node.body.len()
}

/// The paragraphs under a heading, with headings below as paragraphs.
pub(super) fn flat(node: &Node) -> Vec<Passage> {
    let mut out = node.body.clone();
    for below in &node.below {
        let printed = &below.heading.printed;
        let mark = if printed.ends_with(char::is_alphanumeric) { "、" } else { "" };
        let text = format!("{printed}{mark}{}", below.text);
        out.push(Passage { place: below.place.clone(), text, heading: None });
        out.extend(flat(below));
    }
    out
}

/// Whether units are charged in a heading or below it.
pub(super) fn is_charged(node: &Node) -> bool {
    own_charge(node) || node.below.iter().any(is_charged)
}

/// Whether a bracket charges units in a paragraph.
pub(super) fn has_charge(text: &str) -> bool {
    parts(text).iter().any(|part| part.bracket.as_ref().is_some_and(Bracket::charges))
}

/// Whether units are charged in the paragraphs of a heading itself.
pub(super) fn own_charge(node: &Node) -> bool {
    let charged = |text: &str| {
        labelled(text).is_some_and(|said| said.iter().any(|s| !s.units.is_empty()))
            || has_charge(text)
    };
    charged(&node.text) || node.body.iter().any(|text| charged(&text.text))
}

/// Whether a heading is the title of the document: it has no number, and sections below it.
pub(super) fn is_title(node: &Node) -> bool {
    node.bare.is_none()
        && !node.below.is_empty()
        && (node.level == Some(1) || ends_as_title(&node.heading.title))
}

/// Whether lines of labels under a heading are about every task below it: the tasks have titles, and the lines come first.
pub(super) fn labels_for_all(node: &Node) -> bool {
    let outer = matches!(node.style, Some(Style::Han | Style::Chapter)) || node.level.is_some();
    // Under （一） they are where what stands below are titles with text, not the steps of one task.
    let titles = node.below.iter().all(|below| is_titled(&below.text));
    let outer = outer || node.style == Some(Style::HanInBrackets) && titles;
    let labels = node.body.iter().any(|text| labelled(&text.text).is_some());
    outer && labels && node.below.len() > 1 && !has_charge(&node.text)
}

/// The title of a heading without the bracket that states rules, and the rules.
pub(super) fn without_rules(title: &str) -> (String, Vec<(Rule, String)>) {
    let mut rules = Vec::new();
    let mut out = String::new();
    for part in parts(title) {
        match part.bracket.filter(|bracket| !bracket.rules.is_empty()) {
            Some(bracket) => {
                out.push_str(part.text.trim());
                rules.extend(bracket.rules);
            }
            None => return (title.to_owned(), Vec::new()),
        }
    }
    if out.is_empty() { (title.to_owned(), rules) } else { (out, rules) }
}

/// Whether a paragraph is one sentence with nothing but a bracket behind it.
pub(super) fn is_bare(text: &str) -> bool {
    let (_, rest) = first_sentence(text);
    let found = parts(rest);
    !found.is_empty() && found.iter().all(|part| part.text.trim().is_empty())
}
