//! What is counted: the words around a number, without those that compare and date it.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::compare::COMPARED;

/// What dates an amount, at the beginning of what stands before it.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:力争|争取|确保)?(?:到|至|截至)?\s*(?:20\d{2}\s*(?:[-—–~至]+\s*20\d{2})?\s*年(?:底|末|度)?(?:前)?(?:\d{1,2}月(?:\d{1,2}日)?(?:底|末|初|中旬|上旬|下旬)?(?:之?前)?)?|\d{1,2}月(?:\d{1,2}日)?(?:底|末|初|中旬|上旬|下旬)?(?:之?前)?|“?[十0-9]+[三四五]+”?(?:期间|时期|末)?|[1-9一二三四五]\s*年内|每年|每学期|每个学期|年均|全年|年内)").unwrap_or_else(|_| unreachable!())
});

/// What is counted: what stands around the number, without what compares and dates it.
pub(super) fn what(before: &str, after: &str) -> String {
    let mut before = before.trim();
    // 供应 and 行为 are words.
    let is_word =
        |rest: &str| rest.ends_with(['供', '响', '对', '适', '效', '反', '行', '作', '主', '需']);
    while let Some(rest) = COMPARED
        .iter()
        .map(|(word, _)| *word)
        .chain(["力争", "争取", "要", "应", "为", "数量", "人数应"])
        .find_map(|word| {
            let rest = before.strip_suffix(word)?;
            let whole = ["要", "应", "为"].contains(&word) && is_word(rest);
            (!whole).then_some(rest)
        })
    {
        before = rest.trim_end();
    }
    let plain = DATED.replace(before, "");
    let before = plain.trim_start_matches(['，', '、', '”', ' ']).trim();
    let after = after.trim().trim_start_matches(['的']).trim_end_matches(['。', '等', ' ']);
    let after: String = if after.chars().count() > 24 { String::new() } else { after.to_owned() };
    let what = format!("{before}{after}");
    let what = whole_quotes(what);
    let what = what
        .trim_matches(|c: char| "（(）)，、 ".contains(c) && !what.contains(['（', '(']))
        .to_owned();
    if what.is_empty() { "数量".to_owned() } else { what }
}

/// A text without quotation marks, if one of them stands without the other.
fn whole_quotes(text: String) -> String {
    let count = |mark| text.matches(mark).count();
    if count('“') == count('”') { text } else { text.replace(['“', '”'], "") }
}
