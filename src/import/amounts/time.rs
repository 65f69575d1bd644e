//! The time that a clause states for what is counted in it: 每年, 到2027年底, “十五五”期间, 年内.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::model::When;

/// The time that a clause states for what is counted in it and after it.
pub(super) fn time(clause: &str, period: Option<(u16, u16)>) -> Option<When> {
    static YEARS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(到|至|截至|力争)?\s*(20\d{2})\s*(?:[-—–~至]+\s*(20\d{2}))?\s*年(底|末|度)?")
            .unwrap_or_else(|_| unreachable!())
    });
    static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"([1-9一二三四五])\s*年内").unwrap_or_else(|_| unreachable!())
    });
    if ["每学期", "每个学期"].iter().any(|word| clause.contains(word)) {
        return Some(When::EveryTerm);
    }
    if ["每年", "年均", "每个年度", "逐年"].iter().any(|word| clause.contains(word))
        && !clause.contains("逐年提高")
    {
        return Some(When::EveryYear);
    }
    // Of a plan for one year, these are that year.
    let this_year = ["年内", "全年", "本年度", "今年"].iter().any(|word| clause.contains(word));
    if let (true, Some((first, last))) = (this_year && !WITHIN.is_match(clause), period)
        && first == last
    {
        return Some(When::Once(first));
    }
    if let Some(when) = of_five_year_plan(clause) {
        return Some(when);
    }
    if let Some(m) = clause.find("年内").and_then(|_| WITHIN.captures(clause)) {
        let n = m.get(1).and_then(|n| crate::import::number::value(n.as_str()));
        if let (Some(n), Some((first, last))) = (n, period) {
            let end = first.saturating_add(u16::try_from(n).unwrap_or(0)).saturating_sub(1);
            return Some(When::Within(first, end.min(last).max(first)));
        }
    }
    if !clause.contains("20") {
        return None;
    }
    let m = YEARS.captures(clause)?;
    let year = |i: usize| m.get(i).and_then(|y| y.as_str().parse::<u16>().ok());
    let end = m.get(0).map_or(0, |all| all.end());
    // 2025年的2倍 compares with that year.
    if clause.get(end..).is_some_and(|rest| rest.starts_with('的')) {
        return None;
    }
    // 2021年—2025年度全国示范县 and 2023年1月 name no time of a count.
    if clause
        .get(end..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('月'))
    {
        return None;
    }
    match (year(2)?, year(3), m.get(1), m.get(4).map(|end| end.as_str())) {
        (first, Some(last), ..) if first <= last => Some(When::Within(first, last)),
        (year, _, Some(_), _) | (year, _, None, Some("底" | "末")) => Some(When::By(year)),
        (year, ..) => Some(When::Once(year)),
    }
}

/// “十四五”末, “十五五”期间.
fn of_five_year_plan(clause: &str) -> Option<When> {
    for (words, last, years) in [
        ("十三五", 2020, (2016, 2020)),
        ("十四五", 2025, (2021, 2025)),
        ("十五五", 2030, (2026, 2030)),
    ] {
        if let Some(at) = clause.find(words) {
            let after = clause
                .get(at + words.len()..)
                .unwrap_or_default()
                .trim_start_matches(['”', '"', '’']);
            if after.starts_with(['末', '底']) || after.starts_with("期末") {
                return Some(When::By(last));
            }
            if after.starts_with("期间") || after.starts_with("时期") || after.starts_with("期内")
            {
                return Some(When::Within(years.0, years.1));
            }
        }
    }
    None
}
