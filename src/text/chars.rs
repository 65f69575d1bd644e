//! Which characters may be drawn.
//!
//! Old Chinese consoles draw lines, arrows and “quotation marks” two cells wide where programs count one (Unicode
//! Standard Annex #11, East Asian Ambiguous), which shifts everything on their right. There such characters are
//! replaced by others whose width is beyond doubt: ASCII, or the full-width forms that every Chinese font has. Only
//! what is drawn is replaced; what is copied keeps its characters.

use std::borrow::Cow;

use crate::text::cells::is_doubtful;

/// The characters that may be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chars {
    /// All.
    #[default]
    Unicode,
    /// None whose width is in doubt.
    Ascii,
}

impl Chars {
    /// The other ones.
    #[must_use]
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Unicode => Self::Ascii,
            Self::Ascii => Self::Unicode,
        }
    }

    /// The name in settings.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Unicode => "unicode",
            Self::Ascii => "ascii",
        }
    }

    /// The characters with this name in settings; none for `auto`, which asks the terminal.
    pub fn named(key: &str) -> Option<Self> {
        [Self::Unicode, Self::Ascii].into_iter().find(|chars| chars.key() == key)
    }

    /// The text as it may be drawn.
    pub fn shown(self, text: &str) -> Cow<'_, str> {
        if self == Self::Unicode || !text.chars().any(is_replaced) {
            return Cow::Borrowed(text);
        }
        let mut out = String::new();
        for c in text.chars() {
            self.push(&mut out, c);
        }
        Cow::Owned(out)
    }

    /// The same with a mark for each character, which its replacement inherits.
    pub(crate) fn shown_with(self, text: &str, marks: &[bool]) -> (String, Vec<bool>) {
        let mut out = String::new();
        let mut all = Vec::new();
        for (i, c) in text.chars().enumerate() {
            let before = out.chars().count();
            self.push(&mut out, c);
            let mark = marks.get(i).copied().unwrap_or_default();
            all.resize(all.len() + out.chars().count() - before, mark);
        }
        (out, all)
    }

    fn push(self, out: &mut String, c: char) {
        if self == Self::Ascii && is_replaced(c) {
            out.push_str(&replacement(c));
        } else {
            out.push(c);
        }
    }

    /// What stands where a text was cut.
    pub(crate) fn cut_mark(self) -> &'static str {
        match self {
            Self::Unicode => crate::text::cells::CUT_MARK,
            Self::Ascii => "..",
        }
    }
}

/// Whether a character is not drawn where only safe ones are: its width is in doubt, or no Chinese font has it.
fn is_replaced(c: char) -> bool {
    is_doubtful(c) || matches!(c, '‹' | '›')
}

/// What is drawn in place of a character of doubtful width.
fn replacement(c: char) -> Cow<'static, str> {
    let text = match c {
        '“' | '”' => "＂",
        '‘' | '’' => "＇",
        '—' | '―' => "－",
        '–' | '‐' | '─' | '━' | '┄' => "-",
        '│' | '┃' | '┆' => "|",
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' => "+",
        '…' => "...",
        '·' | '•' | '∙' => "・",
        '‹' => "<",
        '›' => ">",
        '←' => "<-",
        '→' => "->",
        '↑' => "^",
        '↓' => "v",
        '×' => "x",
        '÷' => "/",
        '±' => "+-",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '≈' => "~",
        '℃' => "摄氏度",
        '°' => "度",
        '‰' => "千分之一",
        '№' => "No.",
        '※' | '★' | '☆' | '●' | '■' | '◆' | '▲' | '▼' => "*",
        '○' | '□' | '◇' | '△' | '◎' => "o",
        '①'..='⑳' => {
            return Cow::Owned(format!("({})", u32::from(c) - u32::from('①') + 1));
        }
        'Ⅰ'..='Ⅻ' => {
            const ROMAN: [&str; 12] =
                ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
            ROMAN.get((u32::from(c) - u32::from('Ⅰ')) as usize).copied().unwrap_or("?")
        }
        _ => crate::text::ambiguous::plain(c).unwrap_or("?"),
    };
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Layer, load};
    use crate::text::cells::width;

    #[test]
    fn no_doubtful_character_is_left() {
        let text = "‹实施“互联网+科普”行动—2025…①→≥10℃ Ⅳ›";
        let shown = Chars::Ascii.shown(text);
        assert_eq!(shown, "<实施＂互联网+科普＂行动－2025...(1)->>=10摄氏度 IV>");
        assert!(!shown.chars().any(is_doubtful));
        assert_eq!(Chars::Unicode.shown(text), text);
        for c in (0..0x3000).filter_map(char::from_u32).filter(|c| is_doubtful(*c)) {
            let shown = Chars::Ascii.shown(&c.to_string()).into_owned();
            assert!(!shown.chars().any(is_doubtful) && width(&shown) > 0, "{c:?} {shown:?}");
        }
    }

    /// Old consoles draw these two cells wide, though `unicode-width` counts one even for East Asia.
    #[test]
    fn letters_of_the_chinese_character_sets_are_doubtful() {
        for (text, shown) in [("α粒子", "a粒子"), ("Я", "Ya"), ("jiàoyù", "jiaoyu"), ("ǚ", "v")]
        {
            assert!(text.chars().any(is_doubtful), "{text}");
            assert_eq!(Chars::Ascii.shown(text), shown);
        }
        assert!(!"abc汉字，ñ".chars().any(is_doubtful));
    }

    /// Nothing in the plans becomes a question mark.
    #[test]
    fn everything_in_the_data_has_a_replacement() {
        let model = load(&[Layer::Embedded]).model;
        let texts = model.tasks.iter().flat_map(|task| task.measures.iter().chain([&task.title]));
        for text in texts.chain(model.plans.iter().map(|plan| &plan.title)) {
            assert!(!Chars::Ascii.shown(text).contains('?') || text.contains('?'), "{text}");
        }
    }

    #[test]
    fn marks_follow_their_characters() {
        let marks = [false, true, false, true];
        let (text, marks) = Chars::Ascii.shown_with("a①b…", &marks);
        assert_eq!(text, "a(1)b...");
        assert_eq!(marks, [false, true, true, true, false, true, true, true]);
    }
}
