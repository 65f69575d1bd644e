//! Numbers of a spreadsheet as it shows them: `80%` for 0.8, `001` for 1, `2025年6月30日` for 45838.
//!
//! A format has up to four sections: for positive numbers, for negative ones, for zero and for text. What is not
//! understood (fractions, powers of ten, conditions, Chinese numerals) shows the number itself.

use super::code::{Token, tokens};
use super::date::DateFormat;
use super::decimal::{Decimal, general};

/// How a number is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As it is.
    #[default]
    General,
    /// By a pattern for each kind of number; none for a pattern that is not understood.
    Patterns(Vec<Option<Pattern>>),
    /// As a date or a time.
    Date(DateFormat),
}

/// The pattern of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    prefix: String,
    suffix: String,
    body: Body,
    /// By how many powers of ten the number is larger when it is shown.
    shift: i32,
}

/// What a section shows of the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Body {
    /// Nothing.
    #[default]
    Nothing,
    /// The number as it is.
    Whole,
    /// So many digits.
    Digits { whole: usize, least: usize, most: usize, grouped: bool },
}

impl Format {
    /// The format that a code stands for.
    pub(super) fn of(code: &str) -> Self {
        let tokens = tokens(code);
        let first = tokens.split(|token| *token == Token::End).next().unwrap_or_default();
        if let Some(date) = DateFormat::of(first) {
            return Self::Date(date);
        }
        let sections = tokens.split(|token| *token == Token::End);
        let patterns: Vec<Option<Pattern>> = sections.take(3).map(pattern).collect();
        match patterns.as_slice() {
            [] | [None] => Self::General,
            [Some(only)] if *only == Pattern::default() => Self::General,
            [Some(only)] if *only == Pattern { body: Body::Whole, ..Pattern::default() } => {
                Self::General
            }
            _ => Self::Patterns(patterns),
        }
    }

    /// The format that has a number and no code in the file (ECMA-376, 18.8.30; 27–36 and 50–58 as in Chinese).
    pub(super) fn built_in(id: u16) -> Self {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 | 41 => "#,##0",
            4 | 39 | 40 | 43 => "#,##0.00",
            5 | 6 | 42 => "\"¥\"#,##0",
            7 | 8 | 44 => "\"¥\"#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14 | 15 | 30 | 31 => "yyyy-m-d",
            16 | 28 | 29 | 51 | 53 | 54 | 58 => "m-d",
            17 | 27 | 36 | 50 | 52 | 57 => "yyyy-m",
            18 | 20 | 32 | 34 | 55 => "h:mm",
            19 | 21 | 33 | 35 | 56 => "h:mm:ss",
            22 => "yyyy-m-d h:mm",
            45 | 47 => "mm:ss",
            46 => "[h]:mm:ss",
            _ => return Self::General,
        };
        Self::of(code)
    }

    /// A number as it is shown. Dates count from 1900 or from 1904.
    pub(super) fn show(&self, value: f64, from_1904: bool) -> String {
        match self {
            Self::General => general(value),
            Self::Date(date) => date.show(value, from_1904).unwrap_or_else(|| general(value)),
            Self::Patterns(patterns) => by_pattern(patterns, value),
        }
    }
}

/// A number by the pattern for its kind.
fn by_pattern(patterns: &[Option<Pattern>], value: f64) -> String {
    let section = match patterns.len() {
        2.. if value < 0.0 => 1,
        3.. if value == 0.0 => 2,
        _ => 0,
    };
    let Some(Some(pattern)) = patterns.get(section) else { return general(value) };
    let shown = match pattern.body {
        Body::Nothing => String::new(),
        Body::Whole => general(value.abs()),
        Body::Digits { whole, least, most, grouped } => {
            let decimal =
                Decimal::of(value).map(|decimal| decimal.shifted(pattern.shift).rounded(most));
            let Some(decimal) = decimal else { return general(value) };
            decimal.shown(whole, least, grouped)
        }
    };
    let negative = value < 0.0 && section == 0 && shown.contains(|c: char| matches!(c, '1'..='9'));
    let sign = if negative { "-" } else { "" };
    format!("{sign}{}{shown}{}", pattern.prefix, pattern.suffix)
}

/// The pattern of a section; none if it has what is not understood.
fn pattern(tokens: &[Token]) -> Option<Pattern> {
    let mut pattern = Pattern::default();
    let (mut whole, mut least, mut most) = (0, 0, 0);
    let (mut begun, mut ended, mut point, mut grouped) = (false, false, false, false);
    let mut commas = 0;
    for token in tokens {
        match token {
            Token::Digit('.') if !ended => (begun, point) = (true, true),
            Token::Digit(',') if begun && !ended => commas += 1,
            Token::Digit(place) if !ended && matches!(place, '0' | '#' | '?') => {
                begun = true;
                // A comma between digits groups them; after the last it divides by a thousand.
                grouped |= commas > 0;
                commas = 0;
                let counts = usize::from(*place == '0');
                if point {
                    most += 1;
                    least = if counts == 1 { most } else { least };
                } else {
                    whole += if whole > 0 { 1 } else { counts };
                }
            }
            Token::General if !begun => {
                (begun, ended) = (true, true);
                pattern.body = Body::Whole;
            }
            Token::Literal(_) | Token::Percent => {
                ended |= begun;
                let c = if let Token::Literal(c) = token { *c } else { '%' };
                pattern.shift += if *token == Token::Percent { 2 } else { 0 };
                if begun { pattern.suffix.push(c) } else { pattern.prefix.push(c) }
            }
            _ => return None,
        }
    }
    if pattern.body == Body::Nothing && begun {
        pattern.body = Body::Digits { whole, least, most, grouped };
        pattern.shift -= 3 * commas;
    }
    Some(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_a_spreadsheet_shows_them() {
        for (code, value, shown) in [
            ("General", 1.0, "1"),
            ("General", -0.1 - 0.2, "-0.3"),
            ("General", 1234.5, "1234.5"),
            ("General", 110_101_199_001_011_234.0, "110101199001011000"),
            ("General", 1.5e22, "1.5E+22"),
            ("General", 1.25e-10, "1.25E-10"),
            ("General", 0.0, "0"),
            ("", 3.0, "3"),
            ("0%", 0.8, "80%"),
            ("0%", 0.285, "29%"),
            ("0.0%", 0.125, "12.5%"),
            ("0.##%", 0.5, "50%"),
            ("0\"%\"", 5.0, "5%"),
            ("0\\%", 5.0, "5%"),
            ("000", 1.0, "001"),
            ("0.00", 2.5, "2.50"),
            ("0", 2.5, "3"),
            ("0", -0.4, "0"),
            ("#,##0.0", 1_234_567.25, "1,234,567.3"),
            ("#,##0", 999.5, "1,000"),
            ("0.0,", 12_345.0, "12.3"),
            ("0\"万人\"", 12.0, "12万人"),
            ("\"第\"0\"期\"", 3.0, "第3期"),
            ("\"第\"General\"批\"", 2.0, "第2批"),
            ("0_);[Red](0)", -5.0, "(5)"),
            ("0.00;-0.00;;@", 0.0, ""),
            ("0;-0;\"-\"", 0.0, "-"),
            ("#", 0.0, ""),
            ("[$¥-804]#,##0", 1500.0, "¥1,500"),
            ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", -3.0, "-3.00"),
            ("# ?/?", 0.5, "0.5"),
            ("0.00E+00", 1200.0, "1200"),
            ("[>=100]0;0.0", 7.25, "7.25"),
            ("[DBNum1]General", 3.0, "3"),
            ("0.00", f64::NAN, ""),
            ("0\"", 4.0, "4"),
            ("[", 4.0, "4"),
            ("@", 4.0, "4"),
        ] {
            assert_eq!(Format::of(code).show(value, false), shown, "{code} {value}");
        }
    }

    #[test]
    fn formats_without_a_code_are_known() {
        for (id, value, shown) in [
            (0, 1.5, "1.5"),
            (9, 0.07, "7%"),
            (10, 0.0725, "7.25%"),
            (3, 1200.0, "1,200"),
            (14, 45_838.0, "2025年6月30日"),
            (31, 45_838.0, "2025年6月30日"),
            (57, 45_838.0, "2025年6月"),
            (58, 45_838.0, "6月30日"),
            (22, 45_838.5, "2025年6月30日 12:00"),
            (46, 1.5, "36:00:00"),
            (49, 12.0, "12"),
        ] {
            assert_eq!(Format::built_in(id).show(value, false), shown, "{id}");
        }
    }
}
