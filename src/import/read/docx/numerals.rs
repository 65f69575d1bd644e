//! Numbers as lists and headings print them: 三, (3), ③, III, 丙.
//!
//! They are what Word prints, also where that differs from what a person would write (一百〇一, one hundred as 一○○).

/// The digits from 0 to 9 and the signs for 10, 100, 1000 and 10,000 that a way of counting uses.
struct Signs {
    digits: &'static str,
    powers: [&'static str; 4],
}

const COMMON: Signs =
    Signs { digits: "〇一二三四五六七八九", powers: ["十", "百", "千", "万"] };
const TAIWAN: Signs =
    Signs { digits: "零一二三四五六七八九", powers: ["十", "百", "千", "萬"] };
const LEGAL: Signs =
    Signs { digits: "零壹贰叁肆伍陆柒捌玖", powers: ["拾", "佰", "仟", "万"] };
const LEGAL_TRADITIONAL: Signs =
    Signs { digits: "零壹貳參肆伍陸柒捌玖", powers: ["拾", "佰", "仟", "萬"] };

/// Digits that stand by themselves, with the two noughts that are in use.
const ROUND: &str = "○一二三四五六七八九";
const FULL_WIDTH: &str = "０１２３４５６７８９";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// The largest number that is written in signs or letters: the largest that Word counts to. Beyond it digits are used.
const LARGEST: u32 = 32_767;
/// The most letters a number is written in.
const LETTERS: u32 = 30;

/// How a number is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As the format with this name, one of `ST_NumberFormat`.
    Named(String),
    /// In digits, filled up with noughts to so many.
    Padded(usize),
    /// In digits.
    #[default]
    Decimal,
}

impl Format {
    /// A number in this format.
    pub(super) fn write(&self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded(width) => format!("{number:0width$}"),
            Self::Named(name) => named(name, number).unwrap_or_else(|| number.to_string()),
        }
    }

    /// The format where all numbers are to be in digits.
    pub(super) fn legal(&self) -> &Self {
        match self {
            Self::Named(name) if name != "decimalZero" => &Self::Decimal,
            _ => self,
        }
    }

    /// Whether there is no number but a mark or nothing at all.
    pub(super) fn is_bullet(&self) -> bool {
        matches!(self, Self::Named(name) if name == "bullet")
    }
}

/// A number in a format known by name; none where digits are used.
fn named(name: &str, number: u32) -> Option<String> {
    match name {
        "none" | "bullet" => return Some(String::new()),
        "decimalZero" => return Some(format!("{number:02}")),
        "numberInDash" => return Some(format!("- {number} -")),
        "hex" => return Some(format!("{number:X}")),
        "decimalFullWidth" | "decimalFullWidth2" => return Some(digits(number, FULL_WIDTH)),
        _ => {}
    }
    if number > LARGEST {
        return None;
    }
    match name {
        "ideographDigital" | "japaneseDigitalTenThousand" => Some(digits(number, COMMON.digits)),
        "taiwaneseDigital" => Some(digits(number, ROUND)),
        "chineseCounting" | "taiwaneseCounting" if number >= 100 => Some(digits(number, ROUND)),
        _ if number == 0 => None,
        "chineseCounting" | "taiwaneseCounting" => Some(counted(number, &COMMON, "")),
        "chineseCountingThousand" => Some(counted(number, &COMMON, COMMON.digits)),
        "taiwaneseCountingThousand" => Some(counted(number, &TAIWAN, TAIWAN.digits)),
        "japaneseCounting" => Some(japanese(number)),
        "chineseLegalSimplified" => Some(aloud(number, &LEGAL, LEGAL.digits)),
        "ideographLegalTraditional" => {
            Some(aloud(number, &LEGAL_TRADITIONAL, LEGAL_TRADITIONAL.digits))
        }
        "upperRoman" => Some(roman(number)),
        "lowerRoman" => Some(roman(number).to_lowercase()),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "decimalEnclosedCircle" => one_of(number, 20, '①'),
        "decimalEnclosedCircleChinese" => one_of(number, 10, '①'),
        "decimalEnclosedParen" => one_of(number, 20, '⑴'),
        "decimalEnclosedFullstop" => one_of(number, 20, '⒈'),
        "ideographEnclosedCircle" => one_of(number, 10, '㈠'),
        "ideographTraditional" => nth(number, STEMS).map(String::from),
        "ideographZodiac" => nth(number, BRANCHES).map(String::from),
        "ideographZodiacTraditional" => sixty(number),
        _ => None,
    }
}

/// A number from 1 to 50 in a circle.
pub(super) fn circled(number: u32) -> Option<String> {
    match number {
        ..=20 => one_of(number, 20, '①'),
        21..=35 => one_of(number - 20, 15, '㉑'),
        _ => one_of(number - 35, 15, '㊱'),
    }
}

/// The character that is `number - 1` after the first, up to `count` of them.
fn one_of(number: u32, count: u32, first: char) -> Option<String> {
    let within = (1..=count).contains(&number);
    within.then(|| char::from_u32(u32::from(first) + number - 1)).flatten().map(String::from)
}

/// The character at a place counted from 1.
fn nth(number: u32, characters: &str) -> Option<char> {
    characters.chars().nth(usize::try_from(number.checked_sub(1)?).ok()?)
}

/// A year of the cycle of sixty: 甲子, 乙丑 …
fn sixty(number: u32) -> Option<String> {
    let turn = |count| (number - 1) % count + 1;
    (number <= 60)
        .then(|| [nth(turn(10), STEMS), nth(turn(12), BRANCHES)].into_iter().flatten().collect())
}

/// Each digit by itself.
fn digits(number: u32, digits: &str) -> String {
    number
        .to_string()
        .chars()
        .filter_map(|c| digits.chars().nth(c.to_digit(10)? as usize))
        .collect()
}

/// A number as it is read aloud; from 10 to 19 it begins with 十.
fn counted(number: u32, signs: &Signs, nought: &str) -> String {
    let text = aloud(number, signs, nought);
    match number {
        10..=19 => text.chars().skip(1).collect(),
        _ => text,
    }
}

/// A number as it is read aloud, from 10 with 一十. Places that are left out before one that is not are read once as the first
/// character of `nought`.
fn aloud(number: u32, signs: &Signs, nought: &str) -> String {
    let [.., thousands] = signs.powers;
    let mut text = String::new();
    if number >= 10_000 {
        text.push_str(&aloud(number / 10_000, signs, nought));
        text.push_str(thousands);
    }
    let mut left_out = false;
    for place in (0..4u32).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        if digit == 0 {
            left_out = !text.is_empty();
            continue;
        }
        if left_out {
            text.extend(nought.chars().next());
            left_out = false;
        }
        text.extend(signs.digits.chars().nth(digit as usize));
        text.push_str(place.checked_sub(1).map_or("", |power| signs.powers[power as usize]));
    }
    text
}

/// As Japanese counts: 十, 百, 百一, 千, 一万.
fn japanese(number: u32) -> String {
    let mut text = String::new();
    if number >= 10_000 {
        text.push_str(&japanese(number / 10_000));
        text.push('万');
    }
    for place in (0..4u32).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        if digit > 1 || digit == 1 && place == 0 {
            text.extend(COMMON.digits.chars().nth(digit as usize));
        }
        if let Some(power) = place.checked_sub(1).filter(|_| digit > 0) {
            text.push_str(COMMON.powers[power as usize]);
        }
    }
    text
}

fn roman(number: u32) -> String {
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// a … z, aa, bb …
fn letters(number: u32, first: char) -> Option<String> {
    let place = number.checked_sub(1)?;
    let letter = char::from_u32(u32::from(first) + place % 26)?;
    let count = place / 26 + 1;
    (count <= LETTERS).then(|| std::iter::repeat_n(letter, count as usize).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_prints_them() {
        for (name, expected) in [
            ("decimal", "0 1 9 10 11 20 21 99 100 101 110 1010 12345"),
            ("decimalZero", "00 01 09 10 11 20 21 99 100 101 110 1010 12345"),
            (
                "decimalFullWidth",
                "０ １ ９ １０ １１ ２０ ２１ ９９ １００ １０１ １１０ １０１０ １２３４５",
            ),
            (
                "chineseCounting",
                "0 一 九 十 十一 二十 二十一 九十九 一○○ 一○一 一一○ 一○一○ 一二三四五",
            ),
            (
                "chineseCountingThousand",
                "0 一 九 十 十一 二十 二十一 九十九 一百 一百〇一 一百一十 一千〇一十 一万二千三百四十五",
            ),
            (
                "taiwaneseCountingThousand",
                "0 一 九 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一千零一十 一萬二千三百四十五",
            ),
            (
                "ideographDigital",
                "〇 一 九 一〇 一一 二〇 二一 九九 一〇〇 一〇一 一一〇 一〇一〇 一二三四五",
            ),
            (
                "japaneseCounting",
                "0 一 九 十 十一 二十 二十一 九十九 百 百一 百十 千十 一万二千三百四十五",
            ),
            (
                "chineseLegalSimplified",
                "0 壹 玖 壹拾 壹拾壹 贰拾 贰拾壹 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 壹仟零壹拾 壹万贰仟叁佰肆拾伍",
            ),
            ("ideographTraditional", "0 甲 壬 癸 11 20 21 99 100 101 110 1010 12345"),
            ("ideographZodiac", "0 子 申 酉 戌 20 21 99 100 101 110 1010 12345"),
            (
                "ideographZodiacTraditional",
                "0 甲子 壬申 癸酉 甲戌 癸未 甲申 99 100 101 110 1010 12345",
            ),
            ("ideographEnclosedCircle", "0 ㈠ ㈨ ㈩ 11 20 21 99 100 101 110 1010 12345"),
            ("decimalEnclosedCircle", "0 ① ⑨ ⑩ ⑪ ⑳ 21 99 100 101 110 1010 12345"),
            ("decimalEnclosedCircleChinese", "0 ① ⑨ ⑩ 11 20 21 99 100 101 110 1010 12345"),
            ("decimalEnclosedParen", "0 ⑴ ⑼ ⑽ ⑾ ⒇ 21 99 100 101 110 1010 12345"),
            ("decimalEnclosedFullstop", "0 ⒈ ⒐ ⒑ ⒒ ⒛ 21 99 100 101 110 1010 12345"),
            ("upperLetter", "0 A I J K T U UUUU VVVV WWWW FFFFF 1010 12345"),
            ("lowerRoman", "0 i ix x xi xx xxi xcix c ci cx mx mmmmmmmmmmmmcccxlv"),
            ("somethingNew", "0 1 9 10 11 20 21 99 100 101 110 1010 12345"),
        ] {
            let format = Format::Named(name.to_owned());
            for (number, text) in NUMBERS.into_iter().zip(expected.split(' ')) {
                assert_eq!(format.write(number), text, "{name} {number}");
            }
        }
    }

    const NUMBERS: [u32; 13] = [0, 1, 9, 10, 11, 20, 21, 99, 100, 101, 110, 1010, 12345];

    #[test]
    fn numbers_too_large_for_signs_are_digits() {
        for name in ["upperRoman", "upperLetter", "chineseCountingThousand", "japaneseCounting"] {
            assert_eq!(Format::Named(name.to_owned()).write(u32::MAX), "4294967295");
        }
        assert_eq!(Format::Padded(3).write(7), "007");
    }

    #[test]
    fn circles_go_to_fifty() {
        let text: String = (0..=52).filter_map(circled).collect();
        assert_eq!(text.chars().count(), 50);
        assert!(text.starts_with('①') && text.ends_with('㊿'));
        assert!(text.contains("⑳㉑") && text.contains("㉟㊱"));
    }
}
