//! A paragraph parted at the brackets that charge units: each is about the sentences before it.
//!
//! A bracket counts only where a sentence ends: before it, or after it. In the middle of a sentence it is an aside, which
//! charges nobody and is told of.

use super::bracket::{Bracket, bracket};

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

const OPEN: [char; 5] = ['（', '(', '〔', '【', '［'];
const CLOSE: [char; 5] = ['）', ')', '〕', '】', '］'];

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
        match bracket(&inner).filter(|_| end > at + 1) {
            Some(found) if ends_sentence(&part.text, after) => {
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
            found => {
                if found.is_some_and(|found| found.charges()) {
                    part.asides.push(inner);
                }
                part.text.extend(chars.get(at..next).unwrap_or_default());
                at = next;
            }
        }
    }
    if !part.text.trim().is_empty() || !part.asides.is_empty() {
        out.push(part);
    }
    out
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
    has(&["牵头", "主办"]) && !has(&["牵头单位为", "牵头抓总作用", "主办方"])
        || sentence.contains('由') && has(&["负责", "承担", "组织实施"])
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
    }
}
