//! A text parted into sentences and clauses, with half-width digits; a comma inside a number parts nothing.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::text::fold::narrow;

/// A bracket that says how far something is: （已完成1条）.
static PROGRESS: LazyLock<Regex> = LazyLock::new(|| {
    // The pattern is fixed and tried by the tests.
    Regex::new(r"[（(](?:已|目前|截至|现有|其中已)[^（()）]*[)）]")
        .unwrap_or_else(|_| unreachable!())
});

/// Whether a clause says how far something is, rather than what is to be reached.
pub(super) fn is_progress(clause: &str) -> bool {
    let done = ["建成", "完成", "落实", "发布", "达", "有", "累计", "实现", "新增", "改造"];
    let already = clause.match_indices('已').any(|(at, word)| {
        let after = clause.get(at + word.len()..).unwrap_or_default();
        done.iter().any(|verb| after.starts_with(verb))
    });
    already || clause.contains("目前") || clause.contains("占计划")
}

/// The sentences of a text in half-width digits, without what stands in brackets that holds no commitment.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().map(narrow_digit).collect();
    // A blank that a printer put beside a 汉字 parts nothing.
    let beside = |at: Option<&char>| at.is_some_and(|c| !c.is_ascii());
    let parts = |at: usize| {
        !beside(at.checked_sub(1).and_then(|b| chars.get(b))) && !beside(chars.get(at + 1))
    };
    let kept = chars.iter().enumerate().filter(|(at, c)| **c != ' ' || parts(*at));
    let plain: String = kept.map(|(_, c)| *c).collect();
    let plain = PROGRESS.replace_all(&plain, "").into_owned();
    plain.split(['。', '\n']).map(str::to_owned).filter(|s| !s.trim().is_empty()).collect()
}

/// Digits, the point in them and the per cent sign as ASCII; all else stays as it is.
fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' | '％' | '．' => narrow(c),
        c => c,
    }
}

pub(super) fn clauses(sentence: &str) -> Vec<String> {
    let chars: Vec<char> = sentence.chars().collect();
    let mut out = vec![String::new()];
    for (at, c) in chars.iter().enumerate() {
        let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
        let in_number = *c == ','
            && digit(at.checked_sub(1).and_then(|b| chars.get(b)))
            && digit(chars.get(at + 1));
        if ("，、：,:；;".contains(*c)) && !in_number {
            out.push(String::new());
        } else if let Some(last) = out.last_mut() {
            last.push(*c);
        }
    }
    out
}
