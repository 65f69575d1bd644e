//! Numbers in decimal digits, rounded as a spreadsheet rounds them.

/// A number as it is, with the fifteen digits that a spreadsheet keeps.
pub(super) fn general(value: f64) -> String {
    let Some(decimal) = Decimal::of(value) else { return String::new() };
    let sign = if value < 0.0 { "-" } else { "" };
    if (-8..=21).contains(&decimal.point) {
        return format!("{sign}{}", decimal.shown(1, 0, false));
    }
    let exponent = decimal.point - 1;
    let mantissa = Decimal { point: 1, ..decimal };
    let plus = if exponent < 0 { '-' } else { '+' };
    format!("{sign}{}E{plus}{:02}", mantissa.shown(1, 0, false), exponent.unsigned_abs())
}

/// A number without its sign, in decimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: Vec<u8>,
    /// How many digits stand before the point; below zero, how many zeros after it.
    point: i32,
}

impl Decimal {
    /// The first fifteen digits of a number; none if it is none.
    pub(super) fn of(value: f64) -> Option<Self> {
        let text = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = text.split_once('e')?;
        let mut digits: Vec<u8> =
            mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let point = if digits.is_empty() { 0 } else { exponent.parse::<i32>().ok()? + 1 };
        Some(Self { digits, point })
    }

    /// The number times a power of ten.
    pub(super) fn shifted(self, by: i32) -> Self {
        let point = if self.digits.is_empty() { 0 } else { self.point + by };
        Self { point, ..self }
    }

    /// The number with at most so many digits after the point; a half is rounded up, as in a spreadsheet.
    pub(super) fn rounded(mut self, places: usize) -> Self {
        let kept = i64::from(self.point) + i64::try_from(places).unwrap_or(i64::MAX);
        let Ok(kept) = usize::try_from(kept) else { return Self { digits: Vec::new(), point: 0 } };
        let up = self.digits.get(kept).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(kept);
        if up {
            while self.digits.last() == Some(&9) {
                self.digits.pop();
            }
            if let Some(last) = self.digits.last_mut() {
                *last += 1;
            } else {
                self.digits.push(1);
                self.point += 1;
            }
        }
        self
    }

    /// The number with at least so many digits before and after the point.
    pub(super) fn shown(&self, whole: usize, least: usize, grouped: bool) -> String {
        let digit = |at: i32| {
            let digit = usize::try_from(at).ok().and_then(|at| self.digits.get(at));
            char::from(b'0' + digit.copied().unwrap_or(0))
        };
        let before: String = (0..self.point).map(digit).collect();
        let mut before = format!("{before:0>whole$}");
        if grouped {
            let count = before.chars().count();
            let comma = |i: usize| (i > 0 && (count - i).is_multiple_of(3)).then_some(',');
            before = before
                .chars()
                .enumerate()
                .flat_map(|(i, c)| comma(i).into_iter().chain([c]))
                .collect();
        }
        let end = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        let mut after: String = (self.point..end.max(self.point)).map(digit).collect();
        let trimmed = after.trim_end_matches('0').len().max(least.min(after.len()));
        after.truncate(trimmed);
        let after = format!("{after:0<least$}");
        if after.is_empty() { before } else { format!("{before}.{after}") }
    }
}
