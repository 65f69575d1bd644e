//! A bracket that charges units: （A、B负责） （A牵头，B参与） （牵头单位：A，配合单位：B） （A牵头起草；6月底前印发）.

use super::words::{Meaning, label, leading_verb, verb_at_end};
use crate::import::names::{Named, is_body, is_unit, unit_list};

/// Names and what is said of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// What is said.
    pub(crate) meaning: Meaning,
    /// The verb or label, as it stands.
    pub(crate) word: String,
    /// The units; empty where it is about people, offices or times.
    pub(crate) units: Vec<Named>,
    /// The text after the label, or the names with the verb.
    pub(crate) text: String,
}

/// A rule that a document states once for all that follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Of several units the first leads.
    FirstLeads,
    /// Where nothing is said of leading, those who are responsible lead.
    ResponsibleLead,
    /// These units answer for everything that follows as well.
    Standing(Vec<Named>),
    /// A paragraph that begins with a unit, or stands under a heading that is one, is its duty.
    UnitHeads,
}

/// What a bracket says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bracket {
    /// The units and others, in order.
    pub(crate) said: Vec<Said>,
    /// The rules, with the sentence that states each.
    pub(crate) rules: Vec<(Rule, String)>,
    /// What else stands in it: acts and dates.
    pub(crate) rest: Vec<String>,
    /// Whether it has names and nothing that says what they do.
    pub(crate) is_bare: bool,
}

impl Bracket {
    /// Whether it charges any unit.
    pub(crate) fn charges(&self) -> bool {
        self.said.iter().any(|said| !said.units.is_empty())
    }
}

/// What the text inside a bracket says of units. None if it says nothing of any.
pub(crate) fn bracket(text: &str) -> Option<Bracket> {
    let mut out = Bracket::default();
    for sentence in text.split('。').map(str::trim).filter(|sentence| !sentence.is_empty()) {
        let (sentence, stated) = part_rule(sentence);
        out.rules.extend(stated);
        if sentence.is_empty() {
        } else if let Some(said) = labelled(sentence) {
            out.said.extend(said);
        } else if let Some((said, rest)) = with_verbs(sentence) {
            out.said.extend(said);
            out.rest.extend(rest);
        } else {
            let (names, times) = without_times(sentence);
            out.said.push(bare(&names)?);
            out.rest.extend(times);
            out.is_bare = true;
        }
    }
    (out.charges() || !out.rules.is_empty()).then_some(out)
}

/// A sentence parted before the rule that it ends with: A、B，列第一位的为牵头单位，下同.
fn part_rule(sentence: &str) -> (&str, Option<(Rule, String)>) {
    let starts = sentence.match_indices(['，', '；', ',', ';']).map(|(at, mark)| at + mark.len());
    for start in std::iter::once(0).chain(starts) {
        let Some(rest) = sentence.get(start..) else { continue };
        let clause = rest.split(['，', '；', ',', ';']).next().unwrap_or(rest);
        let whole = if clause.trim_start().starts_with("以下") { rest } else { clause };
        if let Some(rule) = rule(whole.trim()) {
            let before = sentence.get(..start).unwrap_or_default();
            let before = before.trim_end_matches(['，', '；', ',', ';', ' ']);
            return (before, Some((rule, rest.trim().to_owned())));
        }
    }
    match rule(sentence) {
        Some(rule) => ("", Some((rule, sentence.to_owned()))),
        None => (sentence, None),
    }
}

/// A list without the segments that say when, and these: 甲局、乙局，6月底前完成.
fn without_times(list: &str) -> (String, Vec<String>) {
    let segments = list.split(['，', ',', '；', ';']).map(str::trim);
    let (times, names): (Vec<&str>, Vec<&str>) = segments.partition(|segment| is_time(segment));
    if times.is_empty() {
        return (list.to_owned(), Vec::new());
    }
    (names.join("，"), times.into_iter().map(str::to_owned).collect())
}

/// A list of units without any word for what they do.
fn bare(text: &str) -> Option<Said> {
    let units = unit_list(text);
    let good = !units.is_empty()
        && units.iter().all(|named| is_unit(&named.name) || named.collective)
        && units.first().is_some_and(|first| is_body(&first.name));
    good.then(|| Said {
        meaning: Meaning::Answers,
        word: String::new(),
        units,
        text: text.to_owned(),
    })
}

/// Whether a sentence is about tasks without a lead: 无牵头单位的, 未列明牵头单位的.
fn without_lead(sentence: &str) -> bool {
    sentence.match_indices("牵头").any(|(at, _)| {
        let before: String = sentence.get(..at).unwrap_or_default().chars().rev().take(4).collect();
        before.contains(['无', '未', '没'])
    })
}

/// A rule that a sentence states.
pub(crate) fn rule(sentence: &str) -> Option<Rule> {
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let first = has(&[
        "第一位",
        "第一的",
        "第一名",
        "第一个",
        "第一家",
        "第一者",
        "排名第一",
        "排第一",
        "列第一",
        "首位",
        "首个单位",
        "首家单位",
        "排首",
        "列首",
        "排在最前",
        "排在前面",
        "列在最前",
    ]);
    if first && has(&["牵头", "主办单位", "主责单位", "主要责任单位"]) {
        return Some(Rule::FirstLeads);
    }
    if without_lead(sentence) && sentence.contains("责任") {
        return Some(Rule::ResponsibleLead);
    }
    let standing = standing(sentence)?;
    if !["不再", "不另"].iter().any(|word| {
        sentence.split_once(word).is_some_and(|(_, rest)| rest.contains(['列', '注', '标']))
    }) {
        return None;
    }
    let standing = ["需由", "由", "需", "须", "应由", "须由", "应", "要由"]
        .iter()
        .find_map(|w| standing.strip_prefix(w))
        .unwrap_or(standing);
    let names = standing.split(['，', ',']).next()?;
    let (names, ..) = verb_at_end(names)?;
    let units = unit_list(names);
    (!units.is_empty()).then_some(Rule::Standing(units))
}

/// What follows 均 in 以下各项均需…, 本部分任务均由…; none if a sentence begins in another way.
fn standing(sentence: &str) -> Option<&str> {
    let (before, after) = sentence.split_once('均')?;
    let begins = ["以下", "下列", "本部分", "本章", "本节", "本项", "本方案", "上述各项", "各项"];
    let short = before.chars().count() <= 10; // characters, not cells
    (short && begins.iter().any(|begin| before.starts_with(begin))).then_some(after)
}

/// The rules in brackets inside a list of units: 市经信局、市税务局（列第一位者为牵头单位，下同）.
pub(crate) fn rules_within(list: &str) -> Vec<(Rule, String)> {
    let opened = list.match_indices(['（', '(']);
    let inner = opened.filter_map(|(at, mark)| {
        let rest = list.get(at + mark.len()..)?;
        let longest = rest.char_indices().nth(LONGEST_RULE).map_or(rest.len(), |(at, _)| at);
        rest.get(..longest)?.split_once(['）', ')']).map(|(inner, _)| inner)
    });
    inner.filter_map(|inner| Some((rule(inner)?, inner.to_owned()))).collect()
}

/// A rule inside a list has so many characters at most.
const LONGEST_RULE: usize = 80;

/// Labels with their values. None if there is no label that speaks of units.
pub(crate) fn labelled(text: &str) -> Option<Vec<Said>> {
    let mut out: Vec<Said> = Vec::new();
    let mut rest = inside(text.trim());
    // What follows a label that says nothing of units: 适用范围：甲试验区.
    let mut other = String::new();
    while let Some(at) = rest.find(['：', ':']) {
        let (head, after) = rest.split_at_checked(at)?;
        let after = after.strip_prefix(['：', ':'])?;
        let head = head.trim_end();
        // 责 任 单 位：
        let letters = head.split_whitespace().all(|part| part.chars().count() == 1); // characters, not cells
        let spaced = out.is_empty() && letters && label(head).is_some();
        let last = head.rfind(['，', '；', ',', ';', '、', ' ', '\n', '　', '\t', '。']);
        let start = last.filter(|_| !spaced).map_or(0, |at| {
            at + head.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8)
        });
        let (value, name) = head.split_at_checked(start)?;
        match out.last_mut() {
            Some(_) if !other.is_empty() => other.push_str(value),
            Some(last) => last.text.push_str(value),
            // Labels are for what they begin.
            None if !value.trim().is_empty() => return None,
            None => {}
        }
        // 备足应急力量（责任单位： is a title with a bracket behind it.
        let inner = name.trim_start_matches(['（', '(', ' ']);
        let torn = inner.contains(['（', '(']) && !inner.contains(['）', ')']);
        match label(name).filter(|_| !torn) {
            Some(meaning) => {
                keep_names(&mut out, &mut other);
                let (word, units, text) = (name.trim().to_owned(), Vec::new(), String::new());
                out.push(Said { meaning, word, units, text });
            }
            None if out.is_empty() => return None,
            None => {
                other.push_str(name);
                other.push('：');
            }
        }
        rest = after;
    }
    if other.is_empty() {
        if let Some(last) = out.last_mut() {
            last.text.push_str(rest);
        }
    } else {
        other.push_str(rest);
        keep_names(&mut out, &mut other);
    }
    let mut beside = Vec::new();
    for said in &mut out {
        let text = said.text.trim_matches(|c: char| c.is_whitespace() || "，；,;。*".contains(c));
        let text = if said.meaning.is_of_units() {
            without_others(text, &mut beside)
        } else {
            text.to_owned()
        };
        if said.meaning.is_of_units() {
            said.units = unit_list(&text);
        }
        said.text = text;
    }
    out.extend(beside);
    (!out.is_empty() && !are_sentences(&out)).then_some(out)
}

/// Adds what another label says to the one before it if units are named there or it is no list: nothing of it may be lost.
fn keep_names(said: &mut [Said], other: &mut String) {
    let value = other.split_once('：').map_or("", |(_, value)| value);
    let names = unit_list(value);
    let of_units = said.last().is_some_and(|last| last.meaning.is_of_units());
    let lost = of_units && names.iter().any(|named| is_body(&named.name));
    if let Some(last) = said.last_mut().filter(|_| lost || !of_units) {
        last.text.push_str(other);
    }
    other.clear();
}

/// Whether what stands behind labels is prose: most of what would be names is long and no name. 办理意见：因为…规模不大，….
fn are_sentences(said: &[Said]) -> bool {
    let names = || said.iter().flat_map(|said| &said.units);
    let prose = |named: &&Named| {
        let long = named.name.chars().count() > 6; // characters, not cells
        long && !is_unit(&named.name) && !named.collective
    };
    names().filter(prose).count() * 2 > names().count()
}

/// A list of units without the segments that say something else: when it is to be done, who guides (县水利局指导). These are said
/// beside it.
fn without_others(list: &str, beside: &mut Vec<Said>) -> String {
    let mut units: Vec<&str> = Vec::new();
    for segment in list.split_inclusive(['，', '；', ',', ';']) {
        let plain = segment.trim_matches(|c: char| c.is_whitespace() || "，；,;".contains(c));
        let said = |meaning, word: &str, units, text: &str| Said {
            meaning,
            word: word.to_owned(),
            units,
            text: text.to_owned(),
        };
        if is_time(plain) {
            beside.push(said(Meaning::Time, "", Vec::new(), plain));
        } else if let Some((names, verb, meaning)) =
            verb_at_end(plain).filter(|(names, ..)| all_units(names))
        {
            beside.push(said(meaning, verb, unit_list(names), names));
        } else {
            units.push(segment);
        }
    }
    let kept = units.concat();
    kept.trim_matches(|c: char| c.is_whitespace() || "，；,;".contains(c)).to_owned()
}

/// Whether a segment says when.
pub(super) fn is_time(text: &str) -> bool {
    let date = text.find('月').is_some_and(|at| {
        text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
    });
    date || ["长期坚持", "持续推进", "常态化推进"].contains(&text)
        || text.contains("之日起")
        || ["年底前", "年内"].iter().any(|end| text.ends_with(end))
}

/// What stands inside a bracket that is the whole text; any other text as it is.
fn inside(text: &str) -> &str {
    let inner = text.strip_prefix(['（', '(', '【', '〔', '［', '[']);
    inner.and_then(|inner| inner.strip_suffix(['）', ')', '】', '〕', '］', ']'])).unwrap_or(text)
}

/// Names with verbs, and what else there is. None if it is not about units at all.
fn with_verbs(sentence: &str) -> Option<(Vec<Said>, Vec<String>)> {
    let mut out = Vec::new();
    let mut rest = Vec::new();
    let mut pending: Vec<&str> = Vec::new();
    for segment in segments(sentence) {
        let found = verb_at_end(segment)
            .filter(|(names, ..)| names.is_empty() && !pending.is_empty() || all_units(names));
        if let Some((names, verb, meaning)) = found {
            let mut list: Vec<&str> = std::mem::take(&mut pending);
            list.push(names);
            let text = list.join("，");
            out.push(Said { meaning, word: verb.to_owned(), units: unit_list(&text), text });
        } else if let Some((names, act)) =
            leading_verb(segment).filter(|(names, _)| all_units(names))
        {
            let units = unit_list(names);
            out.push(Said {
                meaning: Meaning::Lead,
                word: "牵头".to_owned(),
                units,
                text: names.to_owned(),
            });
            rest.push(act.to_owned());
        } else if all_units(segment) {
            pending.push(segment);
        } else if out.is_empty() {
            return None;
        } else {
            rest.push(segment.to_owned());
        }
    }
    rest.extend(pending.into_iter().map(str::to_owned));
    (!out.is_empty()).then_some((out, rest))
}

/// A name with its verb has so many characters at most.
const LONGEST_NAME: usize = 80;

/// The segments of a bracket: between commas and semicolons, and after each verb in a list (A主办、B协办; A主办 B协办).
fn segments(sentence: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for segment in sentence.split(['，', '；', ',', ';']) {
        let mut start = 0;
        for (at, mark) in segment.match_indices(['、', ' ', '　']) {
            let Some(own) = segment.get(start..at) else { continue };
            // No name is longer, and a list may be.
            let from = own.char_indices().rev().nth(LONGEST_NAME).map_or(0, |(at, _)| at);
            let last = own.get(from..).unwrap_or(own);
            let name = last.rsplit('、').next().unwrap_or(last).trim();
            let ends = verb_at_end(name).is_some_and(|(name, ..)| is_body(name));
            if ends {
                out.push(own);
                start = at + mark.len();
            }
        }
        out.extend(segment.get(start..));
    }
    out.into_iter().map(str::trim).filter(|segment| !segment.is_empty()).collect()
}

/// Whether a text is a list of units and nothing else.
fn all_units(text: &str) -> bool {
    let units = unit_list(text);
    !units.is_empty() && units.iter().all(|named| is_unit(&named.name) || named.collective)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let Some(bracket) = bracket(text) else { return "-".to_owned() };
        let one = |said: &Said| {
            let names: Vec<&str> = said.units.iter().map(|named| named.name.as_str()).collect();
            format!("{:?} {}", said.meaning, names.join(" "))
        };
        bracket.said.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn brackets_charge_units() {
        for (text, expected) in [
            ("市园林局、市水务局负责", "Answers 市园林局 市水务局"),
            ("市园林局牵头，市水务局、市财政局参与", "Lead 市园林局; TakesPart 市水务局 市财政局"),
            ("市园林局、财政局，各区政府按职责分工负责", "Answers 市园林局 市财政局 各区政府"),
            ("市园林局牵头，市水务局按职责分工负责", "Lead 市园林局; Answers 市水务局"),
            (
                "牵头单位：市园林局，责任单位：市委宣传部，市发改委、财政局",
                "Lead 市园林局; Answers 市委宣传部 市发改委 市财政局",
            ),
            ("责任单位:市园林局;配合单位:市水务局", "Answers 市园林局; TakesPart 市水务局"),
            ("市园林局主办、市水务局协办", "Lead 市园林局; TakesPart 市水务局"),
            ("市园林局指导", "Guides 市园林局"),
            ("市园林局牵头起草；6月底前印发", "Lead 市园林局"),
            ("责任单位：市园林局；责任领导：甲某", "Answers 市园林局; People "),
            ("含配套设施", "-"),
            ("以下简称“导则”", "-"),
            ("最高不超过20万元", "-"),
            ("市园林局、水务局", "Answers 市园林局 市水务局"),
            ("市园林局、水务局，6月底前完成", "Answers 市园林局 市水务局"),
            ("市园林局、各街道，列第一位的为牵头单位，下同", "Answers 市园林局 各街道"),
            ("含街道社区", "-"),
            ("企业负责人参与", "-"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn rules_are_read() {
        let rules = |text: &str| {
            bracket(text).map(|b| b.rules.into_iter().map(|(rule, _)| rule).collect::<Vec<_>>())
        };
        assert_eq!(
            rules("市园林局、市水务局负责。列第一位者为牵头单位，下同"),
            Some(vec![Rule::FirstLeads])
        );
        for text in ["无牵头单位的，责任单位即为牵头单位", "未列明牵头单位的，由责任单位牵头"]
        {
            assert_eq!(rule(text), Some(Rule::ResponsibleLead), "{text}");
        }
        let found =
            rules("市园林局指导，各区政府负责落实。以下均需各区政府落实，不再列出").unwrap();
        let [Rule::Standing(units)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(units[0].name, "各区政府");
    }
}
