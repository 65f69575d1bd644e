//! Search keys: the form in which a query and a text are compared.
//!
//! Folding maps every character to exactly one character, so that the position of a match in the key is its
//! position in the original. Letters become lower case, full-width forms become their ASCII twins and
//! Traditional characters become Simplified ones. Folded text is compared, never shown.

use std::sync::LazyLock;

/// Pairs of a Traditional and a Simplified character, sorted by the first.
///
/// The table is `TSCharacters` of OpenCC (Apache-2.0; see NOTICE), Basic Multilingual Plane only, first
/// Simplified form, with ten additions for characters that it leaves as they are.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut chars = include_str!("simplified.txt").chars().filter(|c| !c.is_whitespace());
    std::iter::from_fn(|| chars.next().zip(chars.next())).collect()
});

/// Pairs of a character that looks like a 汉字 and the 汉字, sorted by the first.
///
/// PDF files hold such characters where a reader sees ordinary ones: radicals (⼈ for 人, ⺠ for 民) and compatibility
/// ideographs. The radicals of the block 2F00 and the ideographs of the block F900 are those whose compatibility
/// normalization (Unicode NFKC) is one other character; the simplified radicals of the block 2E80 (民 长 车 马 见 贝 页 风
/// 齐 青 黄 …), which normalization leaves alone, were added by their names.
static LOOKALIKES: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut chars = include_str!("lookalikes.txt").chars().filter(|c| !c.is_whitespace());
    std::iter::from_fn(|| chars.next().zip(chars.next())).collect()
});

/// The 汉字 that a radical or compatibility ideograph looks like; none for other characters.
pub(crate) fn lookalike(c: char) -> Option<char> {
    let may_be = matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}');
    let at = may_be.then(|| LOOKALIKES.binary_search_by_key(&c, |pair| pair.0).ok())??;
    Some(LOOKALIKES[at].1)
}

/// The Simplified form of a character, or the character itself.
pub(crate) fn simplified(c: char) -> char {
    SIMPLIFIED.binary_search_by_key(&c, |pair| pair.0).map_or(c, |i| SIMPLIFIED[i].1)
}

/// The letters, digits and 汉字 of a text, folded.
pub(crate) fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The ASCII twin of full-width and typographic punctuation, or the character itself.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            // The full-width block repeats ASCII at a fixed distance.
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        '\u{3000}' | '\u{a0}' => ' ',
        '“' | '”' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '—' | '–' => '-',
        '。' => '.',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        _ => c,
    }
}

/// The search key of one character that follows the folded character `before`.
fn fold_char(c: char, before: Option<char>) -> char {
    let c = narrow(c);
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    // ü is typed as v.
    if matches!(c, 'ü' | 'Ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ') {
        return 'v';
    }
    let c = lookalike(c).unwrap_or(c);
    // A 汉字 has no lower case, which is looked up at length.
    let is_hanzi = matches!(c, '\u{4e00}'..='\u{9fff}');
    let lower = if is_hanzi { c } else { c.to_lowercase().next().unwrap_or(c) };
    match simplified(lower) {
        // 計畫, 規畫, 企畫, 籌畫: Mainland texts write 划 in these words only.
        '画' if matches!(before, Some('计' | '规' | '企' | '筹')) => '划',
        other => other,
    }
}

/// The search key of a character wherever it stands; 画 of 计画 is 划 only in [`fold`].
pub(super) fn fold_alone(c: char) -> char {
    fold_char(c, None)
}

/// The search key of a text; it has exactly as many characters as the text.
///
/// ```
/// use fengong::text::fold::fold;
/// assert_eq!(fold("全民科學素質（ＡＰＰ）計畫"), "全民科学素质(app)计划");
/// ```
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        let folded = fold_char(c, before);
        key.push(folded);
        before = Some(folded);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_width_and_script() {
        for (text, key) in [
            ("ｊｙｊ", "jyj"),
            ("JYJ", "jyj"),
            ("衛生健康", "卫生健康"),
            ("乾部", "干部"),
            ("著力", "着力"),
            ("计画", "计划"),
            ("繪畫", "绘画"),
            ("瞭解", "了解"),
            ("“科普中国”ＡＰＰ", "\"科普中国\"app"),
            ("1—2　个", "1-2 个"),
            ("市，县", "市,县"),
            ("农⺠、⼈社局、⽣态", "农民、人社局、生态"),
            ("⺠⻓⻋⻢⻅⻉⻚⻛⻬⻘⻩", "民长车马见贝页风齐青黄"),
            ("\u{f90a}\u{f9b4}", "金领"),
            ("衞健委", "卫健委"),
            ("lǚ Nü", "lv nv"),
        ] {
            assert_eq!(fold(text), key);
        }
    }

    #[test]
    fn table_is_sorted_and_final() {
        for table in [&SIMPLIFIED, &LOOKALIKES] {
            assert!(table.windows(2).all(|w| w[0].0 < w[1].0));
        }
        assert!(SIMPLIFIED.len() > 2900);
        for (_, to) in SIMPLIFIED.iter() {
            assert_eq!(simplified(*to), *to);
        }
    }

    #[test]
    fn folding_keeps_the_number_of_characters_and_is_idempotent() {
        for text in ["İstanbul ß ǅ", "市教育局、省教育廳", "９０％以上", "\u{1f468}\u{200d}x"]
        {
            let key = fold(text);
            assert_eq!(key.chars().count(), text.chars().count());
            assert_eq!(fold(&key), key);
        }
    }
}
