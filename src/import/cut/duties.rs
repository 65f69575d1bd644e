//! Duties listed by unit: paragraphs that begin with the unit (县公安局：负责查处露天焚烧), and sections whose headings are units.
//! Both are given the bracket that other documents have, so that what follows knows no such layout.
//!
//! One such paragraph or heading may be anything; where two or more of a kind stand in a document, they are a list of duties.

use super::item::Stated;
use super::shape::{has_charge, is_charged};
use super::title::first_sentence;
use super::tree::Node;
use crate::import::charge::{Rule, labelled, words};

use crate::import::lines::Passage;
use crate::import::names::{Named, is_body, is_of_its_own, is_unlisted, level_of, unit_list};
use crate::import::number::number;

/// The head of such a paragraph has so many characters at most.
const LONGEST_HEAD: usize = 80;

/// A text parted into what it charges, and with what.
struct Duty<'t> {
    /// The number with its mark.
    number: &'t str,
    units: &'t str,
    /// What is to be done.
    act: &'t str,
}

/// The paragraphs, those that begin with their unit with a bracket that charges it behind them; and the rule that was applied.
pub(super) fn with_brackets(texts: &[Passage]) -> (Vec<Passage>, Option<Stated>) {
    let duties: Vec<Option<Duty<'_>>> = texts.iter().map(|text| duty(&text.text)).collect();
    let surely = |duty: &Duty<'_>| unit_list(duty.units).iter().any(is_sure);
    if duties.iter().flatten().filter(|duty| surely(duty)).count() < 2 {
        return (texts.to_vec(), None);
    }
    let first = texts.iter().zip(&duties).find(|(_, duty)| duty.is_some());
    let rule = first.map(|(text, _)| stated(text));
    let one = |(text, duty): (&Passage, &Option<Duty<'_>>)| match duty {
        None => text.clone(),
        Some(duty) => {
            let (act, verb) = verb_of(duty.act);
            let text_of = format!("{}{}（{}{verb}）", duty.number, ended(act), duty.units);
            Passage { text: text_of, ..text.clone() }
        }
    };
    (texts.iter().zip(&duties).map(one).collect(), rule)
}

fn stated(text: &Passage) -> Stated {
    let (place, text) = (text.place.clone(), text.text.chars().take(LONGEST_HEAD).collect());
    Stated { from: 0, rule: Rule::UnitHeads, place, text, scope: None }
}

/// A paragraph that begins with the units that it is about; none if it is another, or charges units as well.
fn duty(text: &str) -> Option<Duty<'_>> {
    let rest = number(text).map_or(text, |number| number.rest);
    let number = text.strip_suffix(rest)?;
    let start: usize = rest.char_indices().nth(LONGEST_HEAD).map_or(rest.len(), |(at, _)| at);
    let head = rest.get(..start)?;
    let at = head.find(['：', ':', '。'])?;
    let (units, after) = rest.split_at_checked(at)?;
    let mark = after.chars().next()?;
    let act = after.get(mark.len_utf8()..)?.trim();
    let acts =
        ["负责", "承担", "牵头", "组织", "配合", "协助", "做好", "落实", "指导", "履行", "依法"];
    let begins = acts.iter().any(|verb| act.starts_with(verb));
    let is_duty = !act.is_empty()
        && (mark != '。' || begins)
        && (begins || number.is_empty() || !units.contains(['，', '；']))
        && are_units(units)
        && words::label(units).is_none()
        && !has_charge(act)
        && labelled(rest).is_none();
    is_duty.then_some(Duty { number, units, act })
}

/// Whether a text is a list of units and nothing else.
fn are_units(text: &str) -> bool {
    let list = unit_list(text);
    let plain = !text.contains(['“', '《', '；', ';']) && !text.starts_with(['各', '有']);
    !list.is_empty()
        && list.iter().all(|n| is_body(&n.name) || n.collective)
        && (plain || list.iter().any(is_sure))
}

/// Whether a name is surely that of a unit, not of a group or a meeting.
fn is_sure(named: &Named) -> bool {
    let group =
        ["专班", "小组", "工作组", "组", "会议"].iter().any(|end| named.name.ends_with(end));
    let local = is_unlisted(&named.name)
        && ["政府", "办事处", "管委会", "委员会", "乡镇", "街道"]
            .iter()
            .any(|word| named.name.contains(word));
    !group
        && (level_of(&named.name).is_some() && is_body(&named.name)
            || is_of_its_own(&named.name)
            || local)
}

/// An act without the verb that says whose it is, and the verb.
fn verb_of(act: &str) -> (&str, &'static str) {
    for (verb, said) in [
        ("牵头负责", "牵头"),
        ("负责牵头", "牵头"),
        ("牵头", "牵头"),
        ("积极配合", "配合"),
        ("配合", "配合"),
        ("协助", "协助"),
    ] {
        if act.starts_with(verb) {
            let bare = if said == "牵头" { act.strip_prefix(verb).unwrap_or(act) } else { act };
            return (bare, said);
        }
    }
    (act.strip_prefix("负责").unwrap_or(act), "负责")
}

/// A text that ends like a sentence.
fn ended(text: &str) -> String {
    let text = text.trim_end_matches(['；', ';', '，']);
    if text.ends_with(['。', '！']) { text.to_owned() } else { format!("{text}。") }
}

/// Gives the bracket to what stands under headings that are units, and tells the rule that was applied.
pub(super) fn under_units(nodes: &mut [Node]) -> Option<Stated> {
    let is_unit = |node: &Node| {
        let (first, rest) = first_sentence(&node.text);
        rest.is_empty()
            && are_units(first)
            && unit_list(first).iter().any(is_sure)
            && !is_charged(node)
    };
    let mut rule = None;
    if nodes.iter().filter(|node| is_unit(node)).count() > 1 {
        for node in nodes.iter_mut().filter(|node| is_unit(node)) {
            let text =
                Passage { place: node.place.clone(), text: node.text.clone(), heading: None };
            rule = rule.or_else(|| Some(stated(&text)));
            let units = node.heading.title.clone();
            give(node, &units);
        }
    }
    for node in nodes {
        let below = under_units(&mut node.below);
        rule = rule.or(below);
    }
    rule
}

/// Charges units with what stands under their heading.
fn give(node: &mut Node, units: &str) {
    if node.below.is_empty() {
        // Its paragraphs are one task, called by the first.
        let mut body = std::mem::take(&mut node.body);
        if body.is_empty() {
            return;
        }
        let first = body.remove(0);
        let (act, _) = verb_of(&first.text);
        first_sentence(act).0.clone_into(&mut node.heading.title);
        node.text = ended(act);
        match body.last_mut() {
            Some(last) => last.text = format!("{}（{units}负责）", ended(&last.text)),
            None => node.text = format!("{}（{units}负责）", node.text),
        }
        node.body = body;
        return;
    }
    for below in &mut node.below {
        if below.below.is_empty() {
            match below.body.last_mut() {
                Some(last) => last.text = format!("{}（{units}负责）", ended(&last.text)),
                None => below.text = format!("{}（{units}负责）", ended(&below.text)),
            }
        } else {
            give(below, units);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{Options, import};

    fn told(text: &str) -> Vec<String> {
        let text = format!("甲州市2026年便民方案\n{text}");
        let imported = import("a.txt", text.as_bytes(), &Options::default()).unwrap();
        let one = |task: &crate::import::Task| {
            let units: Vec<&str> =
                task.units.iter().map(|(_, named)| named.name.as_str()).collect();
            format!("{} {}", task.title, units.join("、"))
        };
        imported.draft.tasks().map(one).collect()
    }

    #[test]
    fn paragraphs_begin_with_their_units() {
        let text = "二、职责分工\n1.市卫生局：负责巡查诊所；查处游医。\n2.市药监局、市公安局:查处假药。\n3.各区政府：落实巡查。\n";
        let expected =
            ["巡查诊所；查处游医 市卫生局", "查处假药 市药监局、市公安局", "落实巡查 各区政府"];
        assert_eq!(told(text), expected);
        let text = "二、部门职责\n县农业局。负责推广还田10万亩。\n县公安局：牵头查处焚烧。\n三、要求\n要广泛宣传。\n";
        assert_eq!(told(text)[..2], ["推广还田10万亩 县农业局", "查处焚烧 县公安局"]);
        // One alone is no list.
        let text = "一、任务\n1.市卫生局：巡查。\n2.修路。\n";
        assert_eq!(told(text), ["市卫生局：巡查 ", "修路 "]);
    }

    #[test]
    fn sections_are_called_by_their_units() {
        let text = "一、县教育局\n1.开课4次。\n2.家访。\n二、县水利局\n负责立牌。\n巡查水库。\n";
        let expected = ["开课4次 县教育局", "家访 县教育局", "立牌 县水利局"];
        assert_eq!(told(text), expected);
    }
}
