//! The lines of a text, with their numbers.

use std::iter::once;

use crate::import::read::failure::Failure;
use crate::import::read::limits::{LINES, ROWS};
use crate::import::read::tidy::is_line_break;

/// A line, or a part of one between form feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// The number that an editor shows, from 1.
    pub(super) number: u32,
    /// The line as it stands, without the line break.
    pub(super) text: &'t str,
}

/// The lines of a text. A form feed parts a line, but is no line break: what follows it has the same number.
pub(super) fn lines(text: &str) -> Result<Vec<Line<'_>>, Failure> {
    let mut lines = Vec::new();
    let mut number = 1;
    let mut from = 0;
    let breaks = text.char_indices().filter(|(_, c)| is_line_break(*c));
    for (at, c) in breaks.chain(once((text.len(), '\n'))) {
        // The line feed after a carriage return.
        if at < from {
            continue;
        }
        if lines.len() >= LINES {
            return Err(Failure::TooManyRows(ROWS));
        }
        lines.push(Line { number, text: text.get(from..at).unwrap_or_default() });
        let after = text.get(at..).unwrap_or_default();
        let length = if after.starts_with("\r\n") { 2 } else { c.len_utf8() };
        from = at + length;
        if !matches!(c, '\u{b}' | '\u{c}') {
            number += 1;
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_break_counts_once() {
        let text = "一\n二\r\n三\r四\u{2028}五\u{85}六\u{c}七\n\n八";
        let numbers: Vec<(u32, &str)> =
            lines(text).unwrap().iter().map(|line| (line.number, line.text)).collect();
        let expected = [
            (1, "一"),
            (2, "二"),
            (3, "三"),
            (4, "四"),
            (5, "五"),
            (6, "六"),
            (6, "七"),
            (7, ""),
            (8, "八"),
        ];
        assert_eq!(numbers, expected);
        assert_eq!(lines("").unwrap().len(), 1);
        assert_eq!(lines("一\r\n").unwrap().len(), 2);
    }
}
