//! A text that names years: 2025, 2025年底前, 到2025年, 2022—2024年, 2022年至2025年.

use std::ops::RangeInclusive;

use crate::text::fold::narrow;

/// What may stand between the first and the last year.
const BETWEEN: [&str; 7] = ["..", "--", "-", "~", "至", "到", "/"];

/// What may stand before a year, and says that it is the last.
const BEFORE: [&str; 4] = ["截至", "截止", "到", "至"];

/// What may stand after a year.
const AFTER: [&str; 7] = ["年底前", "年末前", "年底", "年末", "年前", "年度", "年"];

/// Numbers that may be years where a text does not say that it means years.
const PLAUSIBLE: RangeInclusive<u16> = 1949..=2100;

/// The years that a text names, in order. None if it names no year of four digits.
pub(super) fn years(text: &str) -> Option<RangeInclusive<u16>> {
    let text: String = text.chars().map(|c| digit(narrow(c))).filter(|c| *c != ' ').collect();
    let text = text.replace(['～', '〜', '﹣', '−'], "-");
    let text = BEFORE.iter().find_map(|before| text.strip_prefix(before)).unwrap_or(&text);
    match BETWEEN.iter().find_map(|between| text.split_once(between)) {
        Some((first, last)) => {
            let (first, last) = (one(first)?, one(last)?);
            Some(first.min(last)..=first.max(last))
        }
        None => one(text).map(|year| year..=year),
    }
}

/// The years that a free word names; a number of four digits that can hardly be a year is none.
pub(super) fn plausible(word: &str) -> Option<RangeInclusive<u16>> {
    years(word).filter(|years| PLAUSIBLE.contains(years.start()) && PLAUSIBLE.contains(years.end()))
}

/// A numeral as a digit: 二〇二五 is 2025.
fn digit(c: char) -> char {
    let at = "〇一二三四五六七八九".chars().position(|numeral| numeral == c);
    let at = if c == '零' { Some(0) } else { at };
    at.and_then(|at| char::from_digit(u32::try_from(at).ok()?, 10)).unwrap_or(c)
}

/// The year of a month or day: 2025年12月底前.
pub(super) fn year_of_month(text: &str) -> Option<RangeInclusive<u16>> {
    let (year, month) = text.split_once('年')?;
    if month.contains('月') { years(year) } else { None }
}

fn one(text: &str) -> Option<u16> {
    let digits = AFTER.iter().find_map(|after| text.strip_suffix(after)).unwrap_or(text);
    (digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::{plausible, year_of_month, years};

    #[test]
    fn reads_years() {
        for (text, expected) in [
            ("2025", Some((2025, 2025))),
            ("２０２５年", Some((2025, 2025))),
            ("2025 年", Some((2025, 2025))),
            ("2022-2024", Some((2022, 2024))),
            ("2022—2024年", Some((2022, 2024))),
            ("2022..2024", Some((2022, 2024))),
            ("2022至2024", Some((2022, 2024))),
            ("2022到2024年", Some((2022, 2024))),
            ("2022年至2025年", Some((2022, 2025))),
            ("2022~2024", Some((2022, 2024))),
            ("2022～2024年", Some((2022, 2024))),
            ("2022——2024", Some((2022, 2024))),
            ("2022年度", Some((2022, 2022))),
            ("2025年底", Some((2025, 2025))),
            ("2025年底前", Some((2025, 2025))),
            ("到2025年", Some((2025, 2025))),
            ("截至2025年末", Some((2025, 2025))),
            ("2024-2022", Some((2022, 2024))),
            ("二〇二五年", Some((2025, 2025))),
            ("十四五", None),
            ("25", None),
            ("+202", None),
            ("", None),
        ] {
            assert_eq!(years(text), expected.map(|(a, b)| a..=b), "{text}");
        }
    }

    #[test]
    fn months_have_years() {
        assert_eq!(year_of_month("到2025年12月底前"), Some(2025..=2025));
        assert_eq!((year_of_month("2025年"), year_of_month("12月")), (None, None));
        assert_eq!(plausible("2021年12月21日"), None);
    }

    #[test]
    fn not_every_number_is_a_year() {
        assert_eq!(plausible("2025年度"), Some(2025..=2025));
        assert_eq!((plausible("1200"), plausible("12000"), plausible("9999")), (None, None, None));
    }
}
