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
    let sentences = plain.split(['。', '\n']).filter(|s| !s.trim().is_empty());
    sentences.map(|s| in_years(s).unwrap_or_else(|| s.to_owned())).collect()
}

/// Several years and as many amounts, told apart: 到2026年、2027年，覆盖率分别达到60%、75% is 到2026年覆盖率达到60%，到2027年….
fn in_years(sentence: &str) -> Option<String> {
    static YEARS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:力争|确保)?(?:到|至)?((?:20\d{2}年?(?:底|末)?前?[、和]){1,9}20\d{2}年?(?:底|末)?前?)")
            .unwrap_or_else(|_| unreachable!())
    });
    static AMOUNTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"分别([^\d，。；、]{0,12})((?:\d[\d.]*[^\d，。；、和]{0,6}[、和]){1,9}\d[\d.]*[^\d，。；、]{0,8})")
            .unwrap_or_else(|_| unreachable!())
    });
    if !sentence.contains("分别") {
        return None;
    }
    let years = YEARS.captures(sentence)?;
    let amounts = AMOUNTS.captures(sentence)?;
    let (all, of) = (years.get(0)?, amounts.get(0)?);
    let what = sentence.get(all.end()..of.start())?.trim_matches(['，', ',']);
    let what = what.trim_start_matches("年").trim_start_matches(['，', ',']);
    let parted = |text: &str| -> Vec<String> {
        text.split(['、', '和']).map(|part| part.trim().to_owned()).collect()
    };
    let (each, amounts_of) = (parted(years.get(1)?.as_str()), parted(amounts.get(2)?.as_str()));
    if each.len() != amounts_of.len() || what.contains(['，', '；', '。']) {
        return None;
    }
    let verb = amounts.get(1)?.as_str();
    let last = amounts_of.last()?.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let one = |(year, amount): (&String, &String)| {
        let year: String = year.chars().filter(char::is_ascii_digit).collect();
        // Of 20、35个 the last says what is counted.
        let bare = amount.chars().all(|c| c.is_ascii_digit() || c == '.');
        let unit = if bare { last } else { "" };
        format!("到{year}年{what}{verb}{amount}{unit}")
    };
    let told: Vec<String> = each.iter().zip(&amounts_of).map(one).collect();
    let before = sentence.get(..all.start())?;
    Some(format!("{before}{}{}", told.join("，"), sentence.get(of.end()..)?))
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
