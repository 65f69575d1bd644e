//! Measuring and cutting text in terminal cells: a Latin letter takes one cell, a 汉字 two.
//!
//! This and `wrap` are the only places that do so. Strings are cut between characters, never by byte.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands at the end of a text that was cut.
pub(crate) const CUT_MARK: &str = "…";

/// The number of cells that a text takes on one line.
pub fn width(text: &str) -> usize {
    let mut cells = 0;
    for c in text.chars() {
        match plain_width(c) {
            Some(n) => cells += n,
            // What follows may change the width of what was counted.
            None => return UnicodeWidthStr::width(text),
        }
    }
    cells
}

/// The width of the characters that nearly every text is made of, each of which is measured by itself: nothing but a
/// character that is none of them changes it.
fn plain_width(c: char) -> Option<usize> {
    match c {
        ' '..='~' | '·' | '—' | '‘' | '’' | '“' | '”' | '…' | '─'..='╿' => Some(1),
        '\u{3001}'..='\u{3020}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' => Some(2),
        _ => None,
    }
}

/// The number of cells that a character takes.
pub(crate) fn char_width(c: char) -> usize {
    plain_width(c).unwrap_or_else(|| UnicodeWidthChar::width(c).unwrap_or(0))
}

/// Whether terminals disagree about the width of a character (Unicode Standard Annex #11, Ambiguous).
pub(crate) fn is_doubtful(c: char) -> bool {
    !c.is_ascii()
        && (UnicodeWidthChar::width(c) != UnicodeWidthChar::width_cjk(c)
            || super::ambiguous::plain(c).is_some())
}

/// The text if it fits into `cells`, or its beginning and a mark.
///
/// ```
/// use fengong::text::cells::cut_with;
/// assert_eq!(cut_with("市农业农村局", 12, "…"), "市农业农村局");
/// assert_eq!(cut_with("市农业农村局", 10, "…"), "市农业农…");
/// ```
pub fn cut_with(text: &str, cells: usize, mark: &str) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let room = cells.saturating_sub(width(mark));
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let w = char_width(c);
        if used + w > room {
            break;
        }
        used += w;
        out.push(c);
    }
    if cells >= width(mark) {
        out.push_str(mark);
    }
    out
}

/// The text followed by as many spaces as make it `cells` wide.
pub(crate) fn pad(text: &str, cells: usize) -> String {
    let mut out = text.to_owned();
    out.extend(std::iter::repeat_n(' ', cells.saturating_sub(width(text))));
    out
}

/// As many spaces as make the text `cells` wide, followed by the text.
pub(crate) fn pad_left(text: &str, cells: usize) -> String {
    let mut out = " ".repeat(cells.saturating_sub(width(text)));
    out.push_str(text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The short way measures what the long way does: every character, alone and beside others.
    #[test]
    fn plain_characters_are_measured_alike() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            assert_eq!(char_width(c), UnicodeWidthChar::width(c).unwrap_or(0), "{c:?}");
            for text in [c.to_string(), format!("科{c}"), format!("{c}a"), format!("“{c}“")] {
                assert_eq!(width(&text), UnicodeWidthStr::width(text.as_str()), "{text:?}");
            }
        }
    }

    #[test]
    fn cuts_between_characters_with_a_mark() {
        assert_eq!(cut_with("科普", 4, CUT_MARK), "科普");
        assert_eq!(cut_with("科普中", 4, CUT_MARK), "科…");
        assert_eq!(cut_with("科普", 1, CUT_MARK), "…");
        assert_eq!(cut_with("科普", 0, CUT_MARK), "");
    }
}
