//! A date as documents state it: a year, a month or a day.

use std::fmt;

use chrono::Datelike as _;

/// A date. Written `2026`, `2026-06` or `2026-06-30`.
///
/// Ordered by when it begins; of two that begin together the shorter comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The calendar year.
    pub year: u16,
    /// The month, from 1, where one is stated.
    pub month: Option<u8>,
    /// The day of the month, from 1, where one is stated; only with a month.
    pub day: Option<u8>,
}

impl Date {
    /// This day, by the clock.
    pub(crate) fn today() -> Self {
        let now = chrono::Local::now();
        let part = |n: u32| u8::try_from(n).ok();
        let year = u16::try_from(now.year()).unwrap_or_default();
        Self { year, month: part(now.month()), day: part(now.day()) }
    }

    /// Reads a date as it is written in data files. None if it is none, or there is no such day.
    ///
    /// ```
    /// use fengong::date::Date;
    /// assert_eq!(Date::parse("2024-02").unwrap().last_day(), (2024, 2, 29));
    /// assert_eq!(Date::parse("2025-02-29"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().ok().map(Some)
            }
            Some(_) => None,
            None => Some(None),
        };
        let year = number(4)??;
        let (month, day) = (number(2)?, number(2)?);
        let small = |n: Option<u16>| n.and_then(|n| u8::try_from(n).ok());
        let date = Self { year, month: small(month), day: small(day) };
        (parts.next().is_none() && date.exists()).then_some(date)
    }

    /// Whether there is such a day.
    fn exists(self) -> bool {
        match (self.month, self.day) {
            (None, None) => true,
            (Some(month), None) => (1..=12).contains(&month),
            (Some(month), Some(day)) => {
                (1..=12).contains(&month) && (1..=days_in(self.year, month)).contains(&day)
            }
            (None, Some(_)) => false,
        }
    }

    /// The last day of it, as year, month, day: that of the month or year where no day is stated.
    pub fn last_day(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in(self.year, month)))
    }

    /// The first day of it, as year, month, day.
    pub fn first_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The date so many days after its first day.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        let (mut year, mut month, day) = self.first_day();
        let mut day = u16::from(day) + days;
        while day > u16::from(days_in(year, month)) {
            day -= u16::from(days_in(year, month));
            month += 1;
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
        Self { year, month: Some(month), day: u8::try_from(day).ok() }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in self.month.into_iter().chain(self.day) {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// How many days a month has.
fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_written() {
        for text in ["2026", "2026-06", "2026-12-31", "2000-02-29", "0999-01"] {
            assert_eq!(Date::parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "26",
            "2026-6",
            "2026-13",
            "2026-00",
            "2026-06-31",
            "1900-02-29",
            "2026-06-30-1",
            "２０２６",
            "2026-",
            "-2026",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_added() {
        for (from, days, to) in [
            ("2018-11-16", 30, "2018-12-16"),
            ("2018-12-16", 30, "2019-01-15"),
            ("2024-02-28", 2, "2024-03-01"),
            ("2026", 0, "2026-01-01"),
            ("2023-12-31", 366, "2024-12-31"),
        ] {
            assert_eq!(Date::parse(from).unwrap().plus_days(days).to_string(), to);
        }
    }

    #[test]
    fn a_month_begins_before_its_days() {
        let date = |text| Date::parse(text).unwrap();
        assert!(date("2026") < date("2026-01") && date("2026-01") < date("2026-01-01"));
        assert!(date("2026-01-31") < date("2026-02"));
    }
}
