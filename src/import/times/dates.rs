//! The dates in a text, in order: 2026年6月底前, 2026.6.30, 年底, 2026年第三季度, 次年3月, 印发之日起30日内.
//!
//! A date without a year is of the year that the text stated last, as in 2026年6月底前完成摸排，11月底前完成整改; before any is
//! stated, of the year of the document.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use super::Issued;
use crate::date::Date;

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// None where nothing says of which year it is.
    pub(super) date: Option<Date>,
    /// Where its words begin and end.
    pub(super) at: (usize, usize),
    /// Whether the words say that it is a limit: 前, 之前, 以前, 内.
    pub(super) limits: bool,
    /// Whether it is more than a year alone.
    pub(super) is_of_month: bool,
}

fn regex(pattern: &str) -> Regex {
    // The patterns are fixed and tried by the tests.
    Regex::new(pattern).unwrap_or_else(|_| unreachable!("{pattern}"))
}

// A year, or a word for one, may stand before a month.
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:(\d{4})年(?:度)?|(次年|翌年|明年|本年|当年|今年))?(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?(?:底|末|初|上旬|中旬|下旬)?(前|之前|以前|内)?",
    )
});
static PART_OF_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:(\d{4})年?(?:度)?|(次年|翌年|明年|本年|当年|今年))?第?(上半年|下半年|年底|年末|年内|[一二三四1234]季度)(?:末|底)?(前|之前|以前|内)?",
    )
});
static DOTTED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(\d{4})[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?"));
static YEAR: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(\d{4})年(?:度)?(年?底|年?末)?(前|之前|以前|内)?"));
static FROM_ISSUE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:印发|发布|下发|公布|施行)之日起(\d{1,3})(?:日|天|个工作日)内"));

/// What the words of a date say, before the year of those without one is known.
enum Said {
    /// The date itself, or that it cannot be told.
    Whole(Option<Date>),
    /// A month, and a day where one is stated, of a year that the words state or not.
    Month { year: Option<u16>, word: Option<String>, month: u16, day: Option<u16> },
}

/// No task has more dates than this; a text with more is no time.
pub(super) const MOST_DATES: usize = 24;

/// The dates of a text that is narrow, in order; at most [`MOST_DATES`].
pub(super) fn dates(plain: &str, issued: Issued) -> Vec<Found> {
    let mut taken: Vec<((usize, usize), bool, Said)> = Vec::new();
    let mut take = |m: &Captures<'_>, limit: usize, said: Option<Said>| {
        let range = m.get(0).map_or((0, 0), |all| (all.start(), all.end()));
        let free = taken.iter().all(|((start, end), ..)| range.1 <= *start || range.0 >= *end);
        if let Some(said) = said.filter(|_| free && taken.len() < MOST_DATES) {
            taken.push((range, m.get(limit).is_some(), said));
        }
    };
    // Most texts have no date, and that shows at once.
    let has_digits = plain.contains(|c: char| c.is_ascii_digit());
    let with_digits = if has_digits { plain } else { "" };
    let with_parts = if plain.contains(['年', '季']) { plain } else { "" };
    for m in MONTH.captures_iter(with_digits) {
        let said = number(&m, 3).map(|month| Said::Month {
            year: number(&m, 1),
            word: m.get(2).map(|word| word.as_str().to_owned()),
            month,
            day: number(&m, 4),
        });
        take(&m, 5, said);
    }
    for m in PART_OF_YEAR.captures_iter(with_parts) {
        let month = match m.get(3).map_or("", |part| part.as_str()) {
            "上半年" | "二季度" | "2季度" => 6,
            "一季度" | "1季度" => 3,
            "三季度" | "3季度" => 9,
            _ => 12,
        };
        let word = m.get(2).map(|word| word.as_str().to_owned());
        take(&m, 4, Some(Said::Month { year: number(&m, 1), word, month, day: None }));
    }
    for m in DOTTED.captures_iter(with_digits) {
        let parts = [number(&m, 1), number(&m, 2), number(&m, 3)];
        let date = parts[0].zip(parts[1]).and_then(|(year, month)| of(year, month, parts[2]));
        take(&m, 4, date.map(|date| Said::Whole(Some(date))));
    }
    for m in YEAR.captures_iter(with_digits) {
        let year = number(&m, 1).filter(|year| is_year(*year));
        let month = m.get(2).map(|_| 12);
        take(&m, 3, year.map(|year| Said::Whole(Some(Date { year, month, day: None }))));
    }
    for m in FROM_ISSUE.captures_iter(with_digits) {
        let date = issued.day.filter(|day| day.day.is_some()).zip(number(&m, 1));
        take(&m, 0, Some(Said::Whole(date.map(|(day, days)| day.plus_days(days)))));
    }
    taken.sort_by_key(|(range, ..)| *range);
    in_years(taken, issued)
}

/// The dates, each in its year. What is no date, such as a 13th month, is left out.
fn in_years(taken: Vec<((usize, usize), bool, Said)>, issued: Issued) -> Vec<Found> {
    let mut running = issued.year;
    let mut out = Vec::new();
    for (at, limits, said) in taken {
        let (date, is_of_month) = match said {
            Said::Whole(date) => {
                running = date.map_or(running, |date| Some(date.year));
                (date, date.is_none_or(|date| date.month.is_some()))
            }
            Said::Month { year, word, month, day } => {
                if of(2000, month, day).is_none() {
                    continue;
                }
                let year = match word.as_deref() {
                    Some("次年" | "翌年") => running.map(|year| year + 1),
                    Some("明年") => issued.year.map(|year| year + 1),
                    Some("本年" | "当年" | "今年") => running,
                    _ => year.filter(|year| is_year(*year)).or(running),
                };
                running = year;
                let date = year.and_then(|year| of(year, month, day));
                if year.is_some() && date.is_none() {
                    continue;
                }
                (date, true)
            }
        };
        out.push(Found { date, at, limits, is_of_month });
    }
    out
}

fn number(m: &Captures<'_>, group: usize) -> Option<u16> {
    m.get(group)?.as_str().parse().ok()
}

fn is_year(year: u16) -> bool {
    (1949..=2100).contains(&year)
}

fn of(year: u16, month: u16, day: Option<u16>) -> Option<Date> {
    let text = day
        .map_or_else(|| format!("{year}-{month:02}"), |day| format!("{year}-{month:02}-{day:02}"));
    Date::parse(&text).filter(|date| is_year(date.year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, year: Option<u16>) -> String {
        let issued = Issued { year, day: None, several: false };
        let date = |found: &Found| found.date.map_or_else(|| "?".to_owned(), |d| d.to_string());
        dates(text, issued).iter().map(date).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_date_without_a_year_is_of_the_year_stated_before() {
        for (text, expected) in [
            ("2026年6月底前完成摸排,11月底前完成整改", "2026-06 2026-11"),
            ("2026年3月启动,9月底前完成", "2026-03 2026-09"),
            ("2026年6月底前完成摸排,年底前完成整改", "2026-06 2026-12"),
            ("2026年11月启动,次年3月底前完成,5月验收", "2026-11 2027-03 2027-05"),
            ("2026年第三季度", "2026-09"),
            ("2026年四季度末前", "2026-12"),
            ("2026年年底前", "2026-12"),
            ("2026年底", "2026-12"),
            ("6月底前,2026年9月,10月", "? 2026-09 2026-10"),
            ("13月", ""),
            ("2026年2月30日", ""),
            ("2026.6.30", "2026-06-30"),
            ("2026-06", "2026-06"),
            ("印发之日起30日内", "?"),
        ] {
            assert_eq!(told(text, None), expected, "{text}");
        }
        assert_eq!(told("6月底前,明年3月底前", Some(2026)), "2026-06 2027-03");
        assert_eq!(told("一季度,第2季度,下半年", Some(2026)), "2026-03 2026-06 2026-12");
    }
}
