//! How much: the number with its scale, and whether it is at least, at most or about that much.

use regex_lite::Captures;

use crate::model::Amount;

/// What stands before a number and compares it.
pub(super) const COMPARED: [(&str, Comparison); 46] = [
    ("不超过", Comparison::AtMost),
    ("控制在", Comparison::AtMost),
    ("压缩至", Comparison::AtMost),
    ("压缩到", Comparison::AtMost),
    ("缩短至", Comparison::AtMost),
    ("缩短到", Comparison::AtMost),
    ("压减至", Comparison::AtMost),
    ("压减到", Comparison::AtMost),
    ("降低至", Comparison::AtMost),
    ("降低到", Comparison::AtMost),
    ("下降至", Comparison::AtMost),
    ("下降到", Comparison::AtMost),
    ("降至", Comparison::AtMost),
    ("降到", Comparison::AtMost),
    ("不高于", Comparison::AtMost),
    ("最多", Comparison::AtMost),
    ("不得低于", Comparison::AtLeast),
    ("不低于", Comparison::AtLeast),
    ("不少于", Comparison::AtLeast),
    ("至少要", Comparison::AtLeast),
    ("至少", Comparison::AtLeast),
    ("力争达到", Comparison::AtLeast),
    ("达到", Comparison::AtLeast),
    ("提高到", Comparison::AtLeast),
    ("提升到", Comparison::AtLeast),
    ("提高至", Comparison::AtLeast),
    ("提升至", Comparison::AtLeast),
    ("增加到", Comparison::AtLeast),
    ("达", Comparison::AtLeast),
    ("超过", Comparison::MoreThan),
    ("突破", Comparison::MoreThan),
    ("多于", Comparison::MoreThan),
    ("大于", Comparison::MoreThan),
    ("约", Comparison::About),
    ("近", Comparison::About),
    ("低于", Comparison::LessThan),
    ("少于", Comparison::LessThan),
    ("≥", Comparison::AtLeast),
    ("≧", Comparison::AtLeast),
    ("≤", Comparison::AtMost),
    ("≦", Comparison::AtMost),
    ("＞", Comparison::MoreThan),
    (">", Comparison::MoreThan),
    ("＜", Comparison::LessThan),
    ("<", Comparison::LessThan),
    ("不大于", Comparison::AtMost),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    AtLeast,
    MoreThan,
    Exactly,
    About,
    AtMost,
    LessThan,
}

pub(super) fn amount(m: &Captures<'_>, before: &str) -> Option<Amount> {
    let scale = |i: usize| match m.get(i).map(|s| s.as_str()) {
        Some("百") => 100.0,
        Some("千") => 1_000.0,
        Some("万") => 10_000.0,
        Some("亿") => 100_000_000.0,
        _ => 1.0,
    };
    let number = |i: usize| m.get(i).and_then(|n| n.as_str().replace(',', "").parse::<f64>().ok());
    let exact = |n: f64| (n * 1_000.0).round() / 1_000.0;
    let first = number(1)?;
    if let Some(second) = number(3) {
        let both = if m.get(2).is_some() { scale(2) } else { scale(4) };
        let (a, b) = (
            exact(first * both),
            exact(second * scale(4).max(if m.get(4).is_some() { 1.0 } else { both })),
        );
        return (a < b).then_some(Amount::Between(a, b));
    }
    let value = exact(first * scale(2));
    let comparison = comparison(before, m);
    Some(match comparison {
        Comparison::AtLeast => Amount::AtLeast(value),
        Comparison::MoreThan => Amount::MoreThan(value),
        Comparison::Exactly => Amount::Exactly(value),
        Comparison::About => Amount::About(value),
        Comparison::AtMost => Amount::AtMost(value),
        Comparison::LessThan => Amount::LessThan(value),
    })
}

pub(super) fn comparison(before: &str, m: &Captures<'_>) -> Comparison {
    let before = before.trim_end();
    let said = COMPARED.iter().find(|(word, _)| before.ends_with(word)).map(|(_, c)| *c);
    let after = m.get(7).map(|after| after.as_str());
    match (said, after, m.get(5)) {
        (Some(Comparison::AtMost), ..) | (_, Some("以内" | "以下"), _) => Comparison::AtMost,
        (_, Some("以上" | "及以上"), _) => Comparison::AtLeast,
        (_, Some("左右"), _) => Comparison::About,
        (_, _, Some(_)) => Comparison::MoreThan,
        (Some(said), ..) => said,
        // 至少培育1家: the verb stands between.
        _ if ["至少", "不少于", "不低于"].iter().any(|word| before.contains(word)) => {
            Comparison::AtLeast
        }
        _ => Comparison::Exactly,
    }
}

/// Money is counted in 元, as people are in 人.
pub(super) fn scaled(unit: &str, m: &Captures<'_>, amount: Amount) -> (String, Amount) {
    let factor = match (unit, m.get(6).map_or("", |u| u.as_str())) {
        (_, "万元" | "万人次") => 10_000.0,
        (_, "亿元") => 100_000_000.0,
        _ => return (unit.to_owned(), amount),
    };
    let unit = unit.trim_start_matches(['万', '亿']).to_owned();
    let times = |n: f64| (n * factor).round();
    let amount = match amount {
        Amount::AtLeast(n) => Amount::AtLeast(times(n)),
        Amount::MoreThan(n) => Amount::MoreThan(times(n)),
        Amount::Exactly(n) => Amount::Exactly(times(n)),
        Amount::About(n) => Amount::About(times(n)),
        Amount::AtMost(n) => Amount::AtMost(times(n)),
        Amount::LessThan(n) => Amount::LessThan(times(n)),
        Amount::Between(a, b) => Amount::Between(times(a), times(b)),
    };
    (unit, amount)
}
