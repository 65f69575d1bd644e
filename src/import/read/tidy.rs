//! What every reader does to the text that it hands on: it is freed of what nobody sees.

use super::decode::settled;
use crate::text::clean::is_unseen;

/// Whether a character ends a line, in a file as in a cell.
pub(super) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text of a paragraph or cell: its lines without blanks around them, those that are empty left out, parted by `\n`.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split(is_line_break) {
        let from = out.len();
        if from > 0 {
            out.push('\n');
        }
        let before = out.len();
        push_line(&mut out, line);
        if out.len() == before {
            out.truncate(from);
        }
    }
    out
}

/// The text of one line, without blanks around it.
pub(super) fn tidy_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    push_line(&mut out, line);
    out
}

/// Adds a line without blanks around it.
fn push_line(out: &mut String, line: &str) {
    let before = out.len();
    for c in line.chars().filter(|c| !is_unseen(*c)).map(settled).map(blank) {
        if out.len() > before || !c.is_whitespace() {
            out.push(c);
        }
    }
    let kept = out.get(before..).map_or(0, |added| added.trim_end().len());
    out.truncate(before + kept);
}

/// The character itself, and a blank for a tab and for the blanks that only forbid a line break.
fn blank(c: char) -> char {
    if matches!(c, '\t' | '\u{a0}' | '\u{2007}' | '\u{202f}') { ' ' } else { c }
}

/// At most so many characters of a text, and `…` where there are more.
pub(super) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out() {
        for (text, tidied) in [
            ("　　推进 水利\u{a0}普查　", "推进 水利 普查"),
            ("\u{feff}农\u{200b}业\u{ad}局\t ", "农业局"),
            ("甲\r\n\r\n 乙 \u{85}丙\u{2028}", "甲\n乙\n丙"),
            ("\u{200b}\n\u{feff}", ""),
            ("\u{e5e5}一\u{e5e5}二", "一　二"),
        ] {
            assert_eq!(tidy(text), tidied);
        }
        assert_eq!(tidy_line(" a\tb "), "a b");
    }

    #[test]
    fn a_long_text_is_shortened() {
        assert_eq!(shortened("水利普查", 4), "水利普查");
        assert_eq!(shortened("水利普查", 2), "水利…");
    }
}
