//! The marks of Markdown at the beginning of a line and in it, and what a line says without them.
//!
//! Emphasis is told as its standard has it, with one difference: after Chinese text the closing `**` may follow a `：` or `）`,
//! as in `**牵头单位：**市水务局`. Marks that have no partner are text: `李**、王**`.

/// A longer line is no line of a document.
const LONGEST: usize = 1024 * 1024;

/// How often the mark of a quotation or a list may stand before a line.
const MOST_MARKS: usize = 8;

/// The level of a heading and its text.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let line = line.trim();
    let rest = line.trim_start_matches('#');
    let level =
        u8::try_from(line.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
    let text = rest.strip_prefix([' ', '\t', '\u{3000}'])?.trim();
    let closed = text.trim_end_matches('#');
    let text = if closed.ends_with([' ', '\t']) { closed.trim_end() } else { text };
    (!text.is_empty()).then_some((level, text))
}

/// What ends the code that a line begins: as many marks as begin it.
pub(super) fn fence(line: &str) -> Option<String> {
    let line = line.trim();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let fence: String = line.chars().take_while(|c| *c == mark).collect();
    let words = line.trim_start_matches(mark);
    (fence.len() >= 3 && !words.contains(mark)).then_some(fence)
}

/// What a line consists of that is drawn across the page.
pub(super) fn rule(line: &str) -> Option<char> {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let mark = marks.next().filter(|c| matches!(c, '-' | '=' | '*' | '_'))?;
    let all = marks.clone().all(|c| c == mark);
    (all && marks.count() >= 2).then_some(mark)
}

/// The level of the heading that a line is, and its text without marks.
pub(super) fn undone(line: &str) -> (Option<u8>, String) {
    let mut rest = line.trim();
    for _ in 0..MOST_MARKS {
        if let Some((level, text)) = heading(rest) {
            return (Some(level), inline(text));
        }
        let marks = ["> ", "- ", "* ", "+ "];
        match marks.iter().find_map(|mark| rest.strip_prefix(mark)) {
            Some(after) => rest = after.trim_start(),
            None => break,
        }
    }
    (None, inline(if rest == ">" { "" } else { rest }))
}

/// Whether a line has a pair of `**` in it.
pub(super) fn is_strong(line: &str) -> bool {
    if !line.contains("**") || line.len() > LONGEST {
        return false;
    }
    let letters = letters(line);
    pairs(&letters).iter().any(|run| run.mark == '*')
}

/// A text without the marks of strong emphasis and the `\` before what they are not meant to be.
pub(super) fn inline(text: &str) -> String {
    if text.len() > LONGEST {
        return text.to_owned();
    }
    let letters = letters(text);
    let pairs = pairs(&letters);
    let mut marks = pairs.iter().flat_map(|run| run.at..run.at + run.length).peekable();
    let mut out = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        if marks.next_if_eq(&at).is_none() {
            out.push(letter.c);
        }
    }
    out
}

/// A character of a line.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    /// Whether a `\` before it says that it is no mark.
    escaped: bool,
}

/// The characters of a line, without the `\` before a mark.
fn letters(line: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = (c == '\\').then(|| chars.next_if(char::is_ascii_punctuation)).flatten();
        letters.push(Letter { c: escaped.unwrap_or(c), escaped: escaped.is_some() });
    }
    letters
}

/// A run of marks of emphasis.
#[derive(Clone, Copy)]
struct Run {
    at: usize,
    length: usize,
    mark: char,
}

/// The runs that belong together two and two, in the order in which they stand.
fn pairs(letters: &[Letter]) -> Vec<Run> {
    let mut open: Vec<Run> = Vec::new();
    let mut pairs = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let same = |other: &&Letter| other.c == letter.c && !other.escaped;
        let length = letters.iter().skip(at).take_while(same).count().max(1);
        let run = Run { at, length, mark: letter.c };
        let is_run = matches!(letter.c, '*' | '_') && !letter.escaped && matches!(length, 2 | 3);
        at += length;
        if !is_run {
            continue;
        }
        let before = run.at.checked_sub(1).and_then(|before| letters.get(before)).map(|l| l.c);
        let after = letters.get(at).map(|l| l.c);
        let like = |other: &Run| other.mark == run.mark && other.length == length;
        match open.iter().rposition(like) {
            Some(begun) if closes(run.mark, before, after) => {
                pairs.extend([open[begun], run]);
                open.truncate(begun);
            }
            _ if opens(run.mark, before, after) => open.push(run),
            _ => {}
        }
    }
    pairs.sort_by_key(|run| run.at);
    pairs
}

/// Whether nothing, a blank or a sign stands here, no letter and no 汉字.
fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| !c.is_alphanumeric())
}

/// Whether marks between these characters may begin an emphasis.
fn opens(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(next) = after.filter(|c| !c.is_whitespace()) else { return false };
    let begins = next.is_alphanumeric() || "（(〔［[【《〈「『“‘".contains(next);
    if mark == '_' { is_edge(before) } else { begins || is_edge(before) }
}

/// Whether marks between these characters may end an emphasis.
fn closes(mark: char, before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace()) && (mark != '_' || is_edge(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_a_line_are_undone_in_pairs() {
        for (line, text) in [
            ("**牵头单位：**市水务局", "牵头单位：市水务局"),
            ("由市水务局**（牵头）**负责", "由市水务局（牵头）负责"),
            ("***一*** __二__ 与**三** **四**", "一 二 与三 四"),
            ("李**、王**两户", "李**、王**两户"),
            ("__年__月__日", "__年__月__日"),
            ("____年____月", "____年____月"),
            ("2 ** 3 ** 4", "2 ** 3 ** 4"),
            (r"\*\*不是\*\* 1\. a\|b \汉 C:\x", r"**不是** 1. a|b \汉 C:\x"),
            ("**未闭合", "**未闭合"),
            ("snake__case__name", "snake__case__name"),
            (r"**甲\**乙**", "甲**乙"),
            ("", ""),
        ] {
            assert_eq!(inline(line), text, "{line}");
        }
    }

    #[test]
    fn marks_before_a_line_are_undone() {
        for (line, level, text) in [
            ("# 一、总则", Some(1), "一、总则"),
            ("### **三级** ###", Some(3), "三级"),
            ("#话题", None, "#话题"),
            ("####### 七", None, "####### 七"),
            ("> 引文", None, "引文"),
            ("> > - 又一层", None, "又一层"),
            ("- 甲", None, "甲"),
            ("  * 乙", None, "乙"),
            ("+ 丙", None, "丙"),
            ("-丁", None, "-丁"),
            ("> ## 题", Some(2), "题"),
            ("1. 戊", None, "1. 戊"),
            ("# C#", Some(1), "C#"),
        ] {
            assert_eq!(undone(line), (level, text.to_owned()), "{line}");
        }
    }

    #[test]
    fn rules_and_fences_are_told() {
        assert_eq!(rule("---"), Some('-'));
        assert_eq!(rule(" * * *"), Some('*'));
        assert_eq!(rule("===="), Some('='));
        assert_eq!((rule("--"), rule("- 3 -"), rule("")), (None, None, None));
        assert_eq!(fence("```text").as_deref(), Some("```"));
        assert_eq!(fence("~~~~").as_deref(), Some("~~~~"));
        assert_eq!((fence("``x``"), fence("```x```")), (None, None));
    }
}
