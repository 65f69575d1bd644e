//! Making text safe to show.
//!
//! A data file, a file name or an argument may hold characters that move the cursor, rewrite the clipboard or
//! turn the reading direction. [`clean`] replaces each of them by something visible; everything that the
//! program prints or draws has passed through it.

use std::borrow::Cow;

/// How many marks of no width may follow one character before the rest is dropped.
const MARKS_PER_CHARACTER: usize = 4;

/// Whether a character turns the reading direction (Unicode `Bidi_Control`).
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character shows nothing, or is none at all.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200c}'
        | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || (u32::from(c) & 0xfffe) == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Whether a character may come along when a text is pasted and nobody sees it: one that shows nothing, turns the reading
/// direction, controls a terminal, joins or varies others, or stands for an object.
pub(crate) fn is_unseen(c: char) -> bool {
    let varies = matches!(c, '\u{200d}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fffc}' | '\u{1d173}'..='\u{1d17a}' | '\u{1bca0}'..='\u{1bca3}');
    is_invisible(c) || is_bidi_control(c) || varies || c.is_control() && !c.is_whitespace()
}

/// Whether a character must not reach a terminal as it is.
pub fn is_forbidden(c: char) -> bool {
    c.is_control() || is_bidi_control(c) || is_invisible(c)
}

/// What is shown in place of a forbidden character.
fn replacement(c: char) -> char {
    match c {
        '\t' => ' ',
        '\n' | '\r' => '⏎',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        _ => '\u{fffd}',
    }
}

/// Whether a character takes no cell of its own but is harmless: accents, variation selectors, joiners.
fn is_mark(c: char) -> bool {
    !is_forbidden(c) && unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

/// The text on one line, with every character that a terminal would act on replaced by a visible one.
///
/// ```
/// use fengong::text::clean::clean;
/// assert_eq!(clean("市\u{1b}[31m科协"), "市␛[31m科协");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    let mut marks = 0;
    let harmless = text.chars().all(|c| {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        !is_forbidden(c) && marks <= MARKS_PER_CHARACTER
    });
    if harmless {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if is_forbidden(c) {
            out.push(replacement(c));
        } else if marks <= MARKS_PER_CHARACTER {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_ordinary_text_alone() {
        for text in ["市科协、省教育厅　“科普中国”", "é e\u{301}", "\u{1f468}\u{200d}\u{1f469}"]
        {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn replaces_what_a_terminal_would_act_on() {
        for (text, shown) in [
            ("\u{1b}]52;c;cm0=\u{7}", "␛]52;c;cm0=␇"),
            ("a\u{9b}31m", "a\u{fffd}31m"),
            ("\u{202e}abc", "\u{fffd}abc"),
            ("a\tb\r\nc", "a b⏎⏎c"),
            ("a\u{200b}b\u{feff}", "a\u{fffd}b\u{fffd}"),
            ("\u{7f}\0", "␡␀"),
            ("\u{e0041}", "\u{fffd}"),
        ] {
            assert_eq!(clean(text), shown);
        }
    }

    #[test]
    fn keeps_at_most_four_marks() {
        let text = format!("a{}", "\u{301}".repeat(1000));
        assert_eq!(clean(&text).chars().count(), 5);
    }

    proptest::proptest! {
        #[test]
        fn nothing_forbidden_is_left(text in "\\PC*|[\\x00-\\u{ffff}]*") {
            proptest::prop_assert!(!clean(&text).chars().any(is_forbidden));
        }
    }
}
