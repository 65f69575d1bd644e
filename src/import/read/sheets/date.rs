//! Dates and times of a spreadsheet, in the words of a Chinese document: as much of them as the format shows.

use super::code::Token;

/// The parts of a date or time that a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each part is shown or not")]
pub(super) struct DateFormat {
    year: bool,
    month: bool,
    day: bool,
    weekday: bool,
    hour: bool,
    minute: bool,
    second: bool,
    /// Hours do not begin anew after a day.
    elapsed: bool,
}

/// The last day that a spreadsheet knows, the end of the year 9999.
const LAST: f64 = 2_958_466.0;

/// Days from 1899-12-30 to 1970-01-01.
const TO_1970: i64 = 25_569;

/// Days from 1899-12-30 to 1904-01-01.
const TO_1904: i64 = 1462;

/// Seconds of a day.
const DAY: i64 = 86_400;

impl DateFormat {
    /// The parts that the tokens of a format show; none if they are no date.
    pub(super) fn of(tokens: &[Token]) -> Option<Self> {
        let mut format = Self::default();
        let parts: Vec<(char, usize)> = tokens.iter().filter_map(part).collect();
        for (i, (letter, count)) in parts.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| parts.get(i)).map(|part| part.0);
            let after = parts.get(i + 1).map(|part| part.0);
            match letter {
                'y' | 'e' => format.year = true,
                'd' | 'a' if *count > 2 => format.weekday = true,
                'd' => format.day = true,
                'h' => format.hour = true,
                's' => format.second = true,
                // The same letter is the month and, beside hours or seconds, the minute.
                'm' if before == Some('h') || after == Some('s') => format.minute = true,
                'm' => format.month = true,
                _ => {}
            }
        }
        format.elapsed = tokens.iter().any(|token| matches!(token, Token::Elapsed(_)));
        (format != Self::default()).then_some(format)
    }

    /// A number as a date; none if there is no such date.
    pub(super) fn show(self, value: f64, from_1904: bool) -> Option<String> {
        if !(0.0..LAST).contains(&value) {
            return None;
        }
        let seconds = rounded(value * 86_400.0)?;
        let (days, of_day) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        // There was no 29th of February 1900, but spreadsheets count it.
        let days = match (from_1904, days) {
            (true, _) => days + TO_1904,
            (false, ..60) => days + 1,
            (false, _) => days,
        };
        let date = self.date(days - TO_1970);
        // Midnight beside a date is what a day has that was written by a program.
        let is_day = !date.is_empty() && of_day == 0;
        let time = if is_day {
            String::new()
        } else {
            self.time(if self.elapsed { seconds } else { of_day })
        };
        Some([date, time].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// The day that is so many days after 1970-01-01.
    fn date(self, days: i64) -> String {
        let (year, month, day) = civil(days);
        let shown = |shown: bool, n: i64, word: char| {
            if shown { format!("{n}{word}") } else { String::new() }
        };
        let date = [
            shown(self.year, year, '年'),
            shown(self.month, month, '月'),
            shown(self.day, day, '日'),
        ];
        let date = date.concat();
        if date.is_empty() && self.weekday {
            let names = ["四", "五", "六", "日", "一", "二", "三"];
            let at = usize::try_from(days.rem_euclid(7)).unwrap_or(0);
            return format!("星期{}", names.get(at).unwrap_or(&""));
        }
        date
    }

    /// The time after so many seconds.
    fn time(self, seconds: i64) -> String {
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        match (self.hour || self.elapsed, self.minute, self.second) {
            (true, _, true) => format!("{hours}:{minutes:02}:{seconds:02}"),
            (true, _, false) => format!("{hours}:{minutes:02}"),
            (false, false, false) => String::new(),
            (false, ..) => format!("{minutes:02}:{seconds:02}"),
        }
    }
}

/// The part of a date that a token is.
fn part(token: &Token) -> Option<(char, usize)> {
    match token {
        Token::Date(letter, count) => Some((*letter, *count)),
        Token::Elapsed(letter) => Some((*letter, 1)),
        _ => None,
    }
}

/// The whole number next to a number that is not large.
fn rounded(value: f64) -> Option<i64> {
    format!("{value:.0}").parse().ok()
}

/// Year, month and day of the day that is so many days after 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years of 400 and months from March on are all alike (Howard Hinnant, days_from_civil).
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// A date or time as a file writes it (`2025-06-30T08:30:00`) in the words of a document; none if it is no date.
pub(super) fn from_iso(text: &str) -> Option<String> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let valid = parts.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !valid {
        return None;
    }
    let time = time.split(['.', 'Z', '+']).next().unwrap_or_default();
    let date = format!("{year}年{month}月{day}日");
    let mut parts = time.split(':').map(|part| part.parse::<u32>().ok());
    match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten()) {
        (Some(hour), Some(minute), second) if (hour, minute, second.unwrap_or(0)) != (0, 0, 0) => {
            Some(format!("{date} {hour}:{minute:02}"))
        }
        _ => Some(date),
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::Format;
    use super::*;

    #[test]
    fn as_much_is_shown_as_the_format_shows() {
        for (code, value, shown) in [
            ("yyyy\"年\"m\"月\"d\"日\"", 45_838.0, "2025年6月30日"),
            ("[$-804]yyyy/m/d;@", 45_838.0, "2025年6月30日"),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\";@", 45_838.0, "2025年6月"),
            ("m\"月\"d\"日\"", 45_838.0, "6月30日"),
            ("yyyy-mm-dd hh:mm:ss", 45_838.354_166_666_7, "2025年6月30日 8:30:00"),
            ("mmm-yy", 45_838.0, "2025年6月"),
            ("yyyy", 45_838.0, "2025年"),
            ("h:mm AM/PM", 0.75, "18:00"),
            ("上午/下午h\"时\"mm\"分\"", 0.75, "18:00"),
            ("yyyy-mm-dd h:mm:ss", 45_838.0, "2025年6月30日"),
            ("[h]:mm", 1.25, "30:00"),
            ("mm:ss", 0.001, "01:26"),
            ("[$-804]aaaa", 45_838.0, "星期一"),
            ("e\"年\"m\"月\"", 45_838.0, "2025年6月"),
            ("yyyy-m-d", 1.0, "1900年1月1日"),
            ("yyyy-m-d", 59.0, "1900年2月28日"),
            ("yyyy-m-d", 61.0, "1900年3月1日"),
            ("yyyy-m-d", -1.0, "-1"),
            ("yyyy-m-d", 1e10, "10000000000"),
        ] {
            assert_eq!(Format::of(code).show(value, false), shown, "{code} {value}");
        }
        assert_eq!(Format::of("yyyy-m-d").show(44_376.0, true), "2025年6月30日");
    }

    #[test]
    fn written_dates_are_read() {
        for (text, shown) in [
            ("2025-06-30", Some("2025年6月30日")),
            ("2025-06-30T00:00:00", Some("2025年6月30日")),
            ("2025-06-30T08:05:00.123Z", Some("2025年6月30日 8:05")),
            ("2025-13-01", None),
            ("PT8H", None),
            ("", None),
        ] {
            assert_eq!(from_iso(text).as_deref(), shown, "{text}");
        }
    }
}
