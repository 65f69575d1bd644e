//! A paragraph parted at the brackets that charge units: each is about the sentences before it.
//!
//! A bracket counts only where a sentence ends: before it, or after it. In the middle of a sentence it is an aside, which
//! charges nobody and is told of.

use super::bracket::{Bracket, bracket, is_time, labelled};
use super::subject::charges_subject;
use super::words::{Meaning, label, verb_at_end};
use crate::import::names::{is_body, is_of_its_own, is_unit, is_unlisted, level_of};

/// The sentences up to a bracket that charges units, or up to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The text, without the bracket.
    pub(crate) text: String,
    /// What the bracket says; none for what stands after the last.
    pub(crate) bracket: Option<Bracket>,
    /// The bracket as it stands, without its marks.
    pub(crate) written: String,
    /// Brackets in the middle of a sentence that look as if they charged somebody.
    pub(crate) asides: Vec<String>,
}

const OPEN: [char; 6] = ['（', '(', '〔', '【', '［', '['];
const CLOSE: [char; 6] = ['）', ')', '〕', '】', '］', ']'];

/// A bracket that charges units has so many bytes at most: a thousand names.
const LONGEST_BRACKET: usize = 32 << 10;

/// The parts of a paragraph, in order. The last has no bracket if text follows the last bracket, or there is none.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut out = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut part =
        Part { text: String::new(), bracket: None, written: String::new(), asides: Vec::new() };
    let mut at = 0;
    while at < chars.len() {
        if !OPEN.contains(&chars[at]) {
            part.text.push(chars[at]);
            at += 1;
            continue;
        }
        let end = closing(&chars, at);
        let inner: String = chars.get(at + 1..end).unwrap_or_default().iter().collect();
        let after = chars.get(end + 1).copied();
        let next = end.saturating_add(1).min(chars.len());
        let found = if inner.len() > LONGEST_BRACKET { None } else { bracket(&inner) };
        match found.filter(|_| end > at + 1) {
            Some(found) if closes(&part.text, after, next + 1 >= chars.len(), &found) => {
                part.bracket = Some(found);
                part.written = inner;
                out.push(std::mem::replace(
                    &mut part,
                    Part {
                        text: String::new(),
                        bracket: None,
                        written: String::new(),
                        asides: Vec::new(),
                    },
                ));
                // The stop of the sentence may follow the bracket.
                at = next + usize::from(after.is_some_and(|c| "。；;.".contains(c)));
            }
            // 【甲局主办】【2026年7月底前】: the second says when.
            None if part.text.trim().is_empty() && is_time(inner.trim()) && !out.is_empty() => {
                let before = out.last_mut().and_then(|part: &mut Part| part.bracket.as_mut());
                if let Some(before) = before {
                    before.rest.push(inner);
                }
                at = next + usize::from(after.is_some_and(|c| "。；;.".contains(c)));
            }
            found => {
                // A name that looks like none, in a bracket that says who answers, is told of.
                let looks = || ends_sentence(&part.text, after) && end > at + 1 && says_who(&inner);
                // 各县区政府（管委会）: only another name.
                let other_name = |found: &Bracket| {
                    found.is_bare && is_unit(last_name(&part.text)) && found.rules.is_empty()
                };
                let looks = || looks() || end > at + 1 && unit_acts(&inner);
                if found.map_or_else(looks, |found| found.charges() && !other_name(&found)) {
                    part.asides.push(inner);
                }
                part.text.extend(chars.get(at..next).unwrap_or_default());
                at = next;
            }
        }
    }
    if let Some((text, found, written)) = in_a_sentence(&part.text) {
        part = Part { text, bracket: Some(found), written, asides: part.asides };
    }
    if !part.text.trim().is_empty() || !part.asides.is_empty() {
        out.push(part);
    }
    out
}

/// The labels with which a paragraph ends, as a bracket: ……公布班次。责任单位：甲局；配合单位：乙局.
fn in_a_sentence(text: &str) -> Option<(String, Bracket, String)> {
    // A label stands after a stop, a comma or a blank. The last sentences are enough.
    let mut starts: Vec<usize> = text
        .rmatch_indices(['：', ':'])
        .take(MOST_LABELS)
        .filter_map(|(colon, _)| {
            let before = text.get(..colon)?;
            let mark = before.rfind(['。', '，', '；', ',', ';', ' ', '　', '\n'])?;
            let start = mark + before.get(mark..).map_or(0, first_len);
            let meaning = label(before.get(start..)?)?;
            meaning.is_of_units().then_some(start)
        })
        .collect();
    starts.reverse();
    starts.into_iter().filter_map(|start| text.split_at_checked(start)).find_map(
        |(before, rest)| {
            let before = before.trim_end_matches(['，', '；', ',', ';', ' ', '　', '\n']);
            (!before.is_empty()).then_some(())?;
            labelled(rest)?;
            let found = bracket(rest).filter(|found| !found.is_bare)?;
            let mut units = found.said.iter().flat_map(|said| &said.units);
            units.any(|named| named.collective || is_body(&named.name)).then_some(())?;
            Some((before.to_owned(), found, rest.trim().to_owned()))
        },
    )
}

/// A paragraph ends with so many labels at most.
const MOST_LABELS: usize = 8;

/// The length of the first character of a text.
fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Whether a bracket charges units with what stands before it: at the end of a sentence, and if it only has names, after the stop
/// or, where all names say what they belong to, at the end of the paragraph.
fn closes(before: &str, after: Option<char>, at_end: bool, bracket: &Bracket) -> bool {
    if !bracket.is_bare {
        return ends_sentence(before, after);
    }
    let names = || bracket.said.iter().flat_map(|said| &said.units);
    let is_whole =
        |name: &str| level_of(name).is_some() || is_unlisted(name) || is_of_its_own(name);
    let whole = names().all(|named| is_whole(&named.name));
    let at_end = after.is_none() || at_end && after == Some('。');
    ends_sentence(before, Some(' ')) || at_end && (whole || !bracket.rules.is_empty())
}

/// The name with which a text ends, after the last mark.
fn last_name(text: &str) -> &str {
    let marks = |c: char| "，、。；：,;: 　\n".contains(c);
    text.trim_end().rsplit(marks).next().unwrap_or(text)
}

/// Whether a bracket says what a unit does: （区市场监管局上门核验）.
fn unit_acts(inner: &str) -> bool {
    let inner = inner.trim();
    let plain = inner.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let ends = inner.char_indices().skip(2).take(18).map(|(at, c)| at + c.len_utf8());
    plain
        && inner.chars().count() <= 24 // characters, not cells
        && ends.filter_map(|end| inner.split_at_checked(end)).any(|(name, act)| {
            let about = ["的", "令", "公告", "办公", "第", "等", "关于", "文件", "通知", "和", "及", "或"];
            level_of(name).is_some()
                && is_body(name)
                && (2..=12).contains(&act.chars().count()) // characters, not cells
                && !about.iter().any(|word| act.starts_with(word))
                && !is_unit(inner)
        })
}

/// Whether the text of a bracket says who leads or answers, whatever the names are.
fn says_who(inner: &str) -> bool {
    inner.chars().count() <= 80 // characters, not cells
        && inner.split(['，', '；', ',', ';']).any(|segment| {
            let strong = [Meaning::Lead, Meaning::Answers];
            verb_at_end(segment.trim())
                .is_some_and(|(names, _, meaning)| names.chars().count() > 1 && strong.contains(&meaning))
        })
}

/// Whether a sentence ends before a bracket or after it.
fn ends_sentence(before: &str, after: Option<char>) -> bool {
    let ended = before.trim_end().ends_with(['。', '！', '？', '；', ';', '”', '.', '：'])
        || before.trim().is_empty();
    ended || after.is_none_or(|c| "。；;\n".contains(c))
}

/// The position of the mark that closes a bracket, or the end of the text.
fn closing(chars: &[char], open: usize) -> usize {
    let mut depth = 0;
    for (at, c) in chars.iter().enumerate().skip(open) {
        if OPEN.contains(c) {
            depth += 1;
        } else if CLOSE.contains(c) {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    chars.len()
}

/// Prose that looks as if it charged somebody, though it is no list: 由市园林局牵头, 请财政部….
pub(crate) fn aside(sentence: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    leads(sentence)
        || sentence.contains('由') && has(&["负责", "承担", "组织实施"])
        || sentence.match_indices('由').any(|(at, by)| by_unit(sentence, at + by.len()))
        || sentence.split(['，', '；', ',', ';', '：']).any(|c| asks(c) || charges_subject(c))
}

/// Whether a sentence says that somebody leads something. 由市园林局牵头的机制 and 牵头医院 are things, and charge nobody.
fn leads(sentence: &str) -> bool {
    const NOT_BEFORE: [&str; 10] =
        ["的", "医院", "单位", "部门", "抓总", "机构", "人", "处室", "企业", "学校"];
    ["牵头", "主办"].iter().any(|verb| {
        sentence.match_indices(verb).any(|(at, _)| {
            let after = beginning(sentence.get(at + verb.len()..).unwrap_or_default());
            let relative = after.split(['，', '；', '。']).next().is_some_and(|clause| {
                ["的机制", "协调机制", "联席会议", "的专班", "的工作机制", "的联席会商机制"]
                    .iter()
                    .any(|w| clause.contains(w))
            });
            !NOT_BEFORE.iter().any(|word| after.starts_with(word))
                && !relative
                && !after.starts_with('方')
        })
    })
}

/// Whether a unit stands behind a 由 and does something: 由市园林局另行制定, but not 由市园林局牵头的机制, nor 由各单位填写, which is
/// about the form.
fn by_unit(sentence: &str, at: usize) -> bool {
    let rest = beginning(sentence.get(at..).unwrap_or_default());
    let clause = rest.split(['，', '；', ',', ';', '）', ')']).next().unwrap_or(rest);
    let ends = clause.char_indices().skip(2).take(18).map(|(at, c)| at + c.len_utf8());
    let of_unit = ends
        .filter_map(|end| clause.split_at_checked(end))
        .any(|(name, after)| is_body(name) && !after.is_empty());
    let relative = clause.split('的').nth(1).is_some_and(|noun| {
        ["机制", "制度", "专班", "队伍", "联席会议", "体系", "小组"]
            .iter()
            .any(|word| noun.contains(word))
    });
    let form = ["填写", "填报", "填列"].iter().any(|word| clause.contains(word));
    of_unit && !relative && !form
}

/// The beginning of a text, as long as any clause that somebody writes.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(80).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// Whether a clause asks a unit for something: 请市财政局…, 用电线路请供电所检查; but not 申请.
fn asks(clause: &str) -> bool {
    clause.match_indices('请').any(|(at, word)| {
        let before = clause.get(..at).unwrap_or_default();
        let rest = clause.get(at + word.len()..).unwrap_or_default();
        let ends = rest.char_indices().skip(2).take(18).map(|(at, c)| at + c.len_utf8());
        !before.ends_with(['申', '邀', '聘', '延', '宴', '诚', '敬'])
            && ends.filter_map(|end| rest.get(..end)).any(is_body)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        parts(text).into_iter().map(|part| (part.text, part.written)).collect()
    }

    #[test]
    fn paragraphs_are_parted_at_brackets() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            told(
                "建设口袋公园。（市园林局负责）编制导则（含附录）。（市住建局牵头，市园林局参与）"
            ),
            [
                pair("建设口袋公园。", "市园林局负责"),
                pair("编制导则（含附录）。", "市住建局牵头，市园林局参与")
            ]
        );
        assert_eq!(
            told("建设口袋公园。牵头单位：市园林局；责任单位：市财政局"),
            [pair("建设口袋公园。", "牵头单位：市园林局；责任单位：市财政局")]
        );
        assert_eq!(told("修缮书屋 责任单位：市教育局"), [pair("修缮书屋", "责任单位：市教育局")]);
        assert_eq!(
            told("添置设备，责任单位：市教育局、市财政局"),
            [pair("添置设备", "责任单位：市教育局、市财政局")]
        );
        assert_eq!(
            told("各地要明确责任单位：一是自查。"),
            [pair("各地要明确责任单位：一是自查。", "")]
        );
        assert_eq!(told("建设口袋公园（市园林局负责）。"), [pair("建设口袋公园", "市园林局负责")]);
        // Not closed, or closed by another mark.
        assert_eq!(told("建设公园。（市园林局负责"), [pair("建设公园。", "市园林局负责")]);
        assert_eq!(told("建设公园。(市园林局负责）"), [pair("建设公园。", "市园林局负责")]);
    }

    #[test]
    fn asides_charge_nobody() {
        let found = parts("考核证书的实施（园内由市园林局负责），由主管部门制定标准。");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].bracket.is_none(), found[0].asides.len()), (true, 1));
        for (text, expected) in [
            ("请市财政局安排经费", true),
            ("用电线路请枫林供电所检查", true),
            ("向市财政局申请经费", false),
            ("经费申请市财政局审核", false),
            ("由市城管局另行制定", true),
            ("备注由各单位自行填写", false),
        ] {
            assert_eq!(aside(text), expected, "{text}");
        }
    }
}
