//! Characters: those that nobody sees, and those of symbol fonts.

/// A text without characters that nobody sees, and without blanks around it.
pub(super) fn tidy(text: &str) -> String {
    let text: String = text.chars().filter(|&c| !is_unseen(c)).collect();
    let trimmed = text.trim();
    if trimmed.len() == text.len() { text } else { trimmed.to_owned() }
}

/// Whether a character takes no room: soft hyphen, joiners, marks of direction and order of bytes, controls.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || c.is_control() && !matches!(c, '\n' | '\t')
}

/// The character that is drawn for a code of a font. Symbol fonts have their characters from F000; none for those of them that
/// are ornaments.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let place = match code {
        0xf000..=0xf0ff => code - 0xf000,
        0..=0xff if is_symbol_font(font) => code,
        _ => return char::from_u32(code),
    };
    let table: &[(u32, char)] = match font {
        "Wingdings" => &WINGDINGS,
        "Wingdings 2" => &WINGDINGS_2,
        "Symbol" => &SYMBOL,
        _ => return None,
    };
    let found = table.iter().find(|(at, _)| *at == place).map(|(_, c)| *c);
    // Digits and brackets are in their usual places.
    found.or_else(|| char::from_u32(place).filter(|c| font == "Symbol" && matches!(c, ' '..='?')))
}

/// A text set in a symbol font. What stands in it besides symbols is not drawn in that font.
pub(super) fn symbols(font: &str, text: &str) -> String {
    let draw = |c: char| match c {
        '\u{f000}'..='\u{f0ff}' => symbol(font, u32::from(c)),
        _ => Some(c),
    };
    text.chars().filter_map(draw).collect()
}

/// Whether the characters of a font are symbols.
pub(super) fn is_symbol_font(font: &str) -> bool {
    ["Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol"].contains(&font)
}

/// Ticks, crosses, boxes, bullets and numbers, which carry meaning in forms and tables.
const WINGDINGS: [(u32, char); 37] = [
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x77, '⬥'),
    (0x80, '⓪'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8a, '⑩'),
    (0x8c, '❶'),
    (0x8d, '❷'),
    (0x8e, '❸'),
    (0x8f, '❹'),
    (0x90, '❺'),
    (0x91, '❻'),
    (0x92, '❼'),
    (0x93, '❽'),
    (0x94, '❾'),
    (0x95, '❿'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xab, '★'),
    (0xe0, '→'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];
const WINGDINGS_2: [(u32, char); 10] = [
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0x98, '●'),
    (0xa2, '■'),
    (0xa3, '□'),
];
/// What is in use outside of formulas.
const SYMBOL: [(u32, char); 24] = [
    (0x2d, '−'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x67, 'γ'),
    (0x64, 'δ'),
    (0x6c, 'λ'),
    (0x6d, 'μ'),
    (0x70, 'π'),
    (0x73, 'σ'),
    (0x53, '∑'),
    (0x44, 'Δ'),
    (0x57, 'Ω'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xac, '←'),
    (0xae, '→'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '·'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xd6, '√'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unseen_characters_are_dropped() {
        assert_eq!(
            tidy("\u{feff}\u{3000} 科\u{ad}学\u{200b}普\u{7}及\t一\n二\u{a0}\n"),
            "科学普及\t一\n二"
        );
        assert_eq!(tidy(" \u{200b}\n"), "");
    }

    #[test]
    fn symbols_are_what_is_drawn() {
        for (font, code, drawn) in [
            ("Wingdings", 0xf0fc, Some('✓')),
            ("Wingdings", 0xfe, Some('☑')),
            ("Wingdings 2", 0xf052, Some('☑')),
            ("Symbol", 0xf0b3, Some('≥')),
            ("Symbol", 0xf037, Some('7')),
            ("Webdings", 0xf0fc, None),
            ("Wingdings", 0xf021, None),
            ("宋体", 0x2460, Some('①')),
            ("宋体", 0x41, Some('A')),
            ("宋体", 0xd800, None),
        ] {
            assert_eq!(symbol(font, code), drawn, "{font} {code:x}");
        }
        assert_eq!(symbols("Wingdings", "甲\u{f0fc}\u{f021}A"), "甲✓A");
    }
}
