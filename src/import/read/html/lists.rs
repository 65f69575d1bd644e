//! The numbers of list items: nobody wrote them, everybody sees them.

use super::style::style;
use super::tree::{Id, Tree};

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    /// Not at all, or by a dot.
    None,
    /// 1. 2. 3.
    Decimal,
    /// 01. 02. 03.
    LeadingZero,
    /// a. b. c.
    Alphabetic(char),
    /// i. ii. iii.; whether in capitals.
    Roman(bool),
    /// 一、二、三、 by these digits and these words for ten, hundred and thousand.
    Chinese(&'static str, &'static str),
    /// 〇、一、二、 digit by digit.
    ChineseDigits,
    /// 甲、乙、丙、 of these.
    Cyclic(&'static str),
}

/// A list while its items are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    counter: Counter,
    next: i64,
}

/// 1 to 9 and the words for ten, hundred and thousand.
const INFORMAL: (&str, &str) = ("零一二三四五六七八九", "十百千");

/// The same as they are written where they must not be altered.
const FORMAL_SIMPLIFIED: (&str, &str) = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟");

/// The same in Traditional characters.
const FORMAL_TRADITIONAL: (&str, &str) = ("零壹貳參肆伍陸柒捌玖", "拾佰仟");

impl List {
    /// The list that an element begins.
    pub(super) fn of(tree: &Tree, id: Id) -> Self {
        let ordered = tree.name(id) == "ol";
        let usual = if ordered { Counter::Decimal } else { Counter::None };
        let counter = counter(tree, id).unwrap_or(usual);
        Self { counter, next: number(tree, id, "start").unwrap_or(1) }
    }

    /// What stands before the next item, which an element is.
    pub(super) fn marker(&mut self, tree: &Tree, item: Id) -> String {
        let value = number(tree, item, "value").unwrap_or(self.next);
        self.next = value.saturating_add(1);
        counter(tree, item).unwrap_or(self.counter).shown(value)
    }
}

/// A number in an attribute.
fn number(tree: &Tree, id: Id, attribute: &str) -> Option<i64> {
    tree.attribute(id, attribute)?.trim().parse().ok()
}

/// How an element says that items are numbered.
fn counter(tree: &Tree, id: Id) -> Option<Counter> {
    if let Some(named) = style(tree, id).list.and_then(named) {
        return Some(named);
    }
    match tree.attribute(id, "type")?.trim() {
        "1" => Some(Counter::Decimal),
        "a" => Some(Counter::Alphabetic('a')),
        "A" => Some(Counter::Alphabetic('A')),
        "i" => Some(Counter::Roman(false)),
        "I" => Some(Counter::Roman(true)),
        "disc" | "circle" | "square" => Some(Counter::None),
        _ => None,
    }
}

/// The counter that a style names.
fn named(name: &str) -> Option<Counter> {
    let (digits, words) = match name.to_ascii_lowercase().as_str() {
        "none" | "disc" | "circle" | "square" => return Some(Counter::None),
        "decimal" => return Some(Counter::Decimal),
        "decimal-leading-zero" => return Some(Counter::LeadingZero),
        "lower-alpha" | "lower-latin" => return Some(Counter::Alphabetic('a')),
        "upper-alpha" | "upper-latin" => return Some(Counter::Alphabetic('A')),
        "lower-roman" => return Some(Counter::Roman(false)),
        "upper-roman" => return Some(Counter::Roman(true)),
        "cjk-decimal" => return Some(Counter::ChineseDigits),
        "cjk-heavenly-stem" => return Some(Counter::Cyclic("甲乙丙丁戊己庚辛壬癸")),
        "cjk-earthly-branch" => return Some(Counter::Cyclic("子丑寅卯辰巳午未申酉戌亥")),
        "simp-chinese-informal" | "trad-chinese-informal" | "cjk-ideographic" => INFORMAL,
        "simp-chinese-formal" => FORMAL_SIMPLIFIED,
        "trad-chinese-formal" => FORMAL_TRADITIONAL,
        _ => return None,
    };
    Some(Counter::Chinese(digits, words))
}

impl Counter {
    /// What a browser puts before the item with this number. Numbers that a counter does not have are decimal.
    fn shown(self, value: i64) -> String {
        let small = usize::try_from(value).ok().filter(|value| (1..10_000).contains(value));
        match (self, small) {
            (Self::None, _) => String::new(),
            (Self::LeadingZero, Some(n)) => format!("{n:02}. "),
            (Self::Alphabetic(first), Some(n)) => format!("{}. ", alphabetic(n, first)),
            (Self::Roman(capitals), Some(n)) if n < 4000 => format!("{}. ", roman(n, capitals)),
            (Self::Chinese(digits, words), Some(n)) => format!("{}、", chinese(n, digits, words)),
            (Self::ChineseDigits, Some(n)) => format!("{}、", chinese_digits(n)),
            (Self::Cyclic(signs), Some(n)) if n <= signs.chars().count() => {
                signs.chars().nth(n - 1).map(|sign| format!("{sign}、")).unwrap_or_default()
            }
            _ => format!("{value}. "),
        }
    }
}

/// a … z, aa, ab …
fn alphabetic(value: usize, first: char) -> String {
    let mut rest = value;
    let mut letters = Vec::new();
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(if first == 'a' {
            char::from(b'a' + letter)
        } else {
            char::from(b'A' + letter)
        });
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// i, ii, iii, iv …
fn roman(value: usize, capitals: bool) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = value;
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            out.push_str(sign);
            rest -= worth;
        }
    }
    if capitals { out.to_ascii_uppercase() } else { out }
}

/// 一 … 十, 十一, 二十, 一百零一: as numbers are said. Formal numbers say the 一 of 十一, too.
fn chinese(value: usize, digits: &str, words: &str) -> String {
    let digit = |n: usize| digits.chars().nth(n);
    let informal = digits == INFORMAL.0;
    let mut out = String::new();
    let mut zero = false;
    for (power, worth) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
        let n = value / worth % 10;
        if n == 0 {
            zero |= !out.is_empty();
            continue;
        }
        if zero {
            out.extend(digit(0));
            zero = false;
        }
        if !(informal && out.is_empty() && power == 1 && n == 1) {
            out.extend(digit(n));
        }
        if power > 0 {
            out.extend(words.chars().nth(power - 1));
        }
    }
    out
}

/// 一〇一 for 101.
fn chinese_digits(value: usize) -> String {
    let digits = "〇一二三四五六七八九";
    let digit = |c: char| digits.chars().nth(usize::try_from(c.to_digit(10)?).ok()?);
    value.to_string().chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, values: &[(i64, &str)]) {
        let counter = named(name).unwrap();
        for (value, shown) in values {
            assert_eq!(counter.shown(*value), *shown, "{name} {value}");
        }
    }

    #[test]
    fn numbers_are_those_of_a_browser() {
        check("decimal", &[(1, "1. "), (-2, "-2. "), (0, "0. ")]);
        check("decimal-leading-zero", &[(1, "01. "), (10, "10. ")]);
        check("lower-alpha", &[(1, "a. "), (26, "z. "), (27, "aa. "), (0, "0. ")]);
        check("upper-latin", &[(28, "AB. ")]);
        check("lower-roman", &[(1, "i. "), (4, "iv. "), (1994, "mcmxciv. "), (4000, "4000. ")]);
        check("upper-roman", &[(9, "IX. ")]);
        check(
            "simp-chinese-informal",
            &[
                (1, "一、"),
                (10, "十、"),
                (11, "十一、"),
                (20, "二十、"),
                (101, "一百零一、"),
                (110, "一百一十、"),
                (1001, "一千零一、"),
                (2026, "二千零二十六、"),
            ],
        );
        check("simp-chinese-formal", &[(10, "壹拾、"), (3, "叁、")]);
        check("cjk-decimal", &[(1, "一、"), (10, "一〇、")]);
        check("cjk-heavenly-stem", &[(1, "甲、"), (10, "癸、"), (11, "11. ")]);
        check("disc", &[(1, "")]);
        assert_eq!(named("georgian"), None);
    }
}
