//! The number that a document prints at the beginning of a heading: 一、 （一） 1. （1） ①, and what follows it.

/// How a number is printed. In a document the outer styles usually come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Style {
    /// 第一章, 第二部分
    Chapter,
    /// 第一条
    Article,
    /// 一、
    Han,
    /// 任务一： 项目2：
    Named,
    /// （一）
    HanInBrackets,
    /// 1. 1． 1、 Ⅰ．
    Digits,
    /// 1.1 1.2.3
    Decimal,
    /// （1） 1）
    DigitsInBrackets,
    /// ①
    Circled,
}

/// A number at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number<'t> {
    /// How it is printed.
    pub(crate) style: Style,
    /// The number as it is printed, without what parts it from the text: 一, （一）, 1, ①.
    pub(crate) printed: String,
    /// The number without its brackets: 一, 1.
    pub(crate) bare: String,
    /// Its value.
    pub(crate) value: u32,
    /// The text after it.
    pub(crate) rest: &'t str,
}

/// The number with which a text begins, if it begins with one.
pub(crate) fn number(text: &str) -> Option<Number<'_>> {
    let text = text.trim_start();
    chapter(text)
        .or_else(|| named(text))
        .or_else(|| decimal(text))
        .or_else(|| in_brackets(text))
        .or_else(|| circled(text))
        .or_else(|| plain(text))
}

/// The value of a numeral in 汉字 up to 999, or in digits up to four, full-width ones as well.
pub(crate) fn value(numeral: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = numeral.chars().map(ascii_digit).collect();
    if let Some(digits) = digits {
        let short = (1..=4).contains(&digits.len());
        return short.then(|| digits.iter().fold(0, |sum, digit| sum * 10 + digit));
    }
    let (mut total, mut last) = (0, 0);
    for c in numeral.chars() {
        match c {
            '十' | '拾' => (total, last) = (total + 10 * last.max(1), 0),
            '百' => (total, last) = (total + 100 * last, 0),
            '○' | '〇' | '零' => last *= 10,
            c => last = last * 10 * u32::from(last > 0) + han_digit(c)?,
        }
    }
    (total + last > 0).then_some(total + last)
}

fn ascii_digit(c: char) -> Option<u32> {
    crate::text::fold::narrow(c).to_digit(10)
}

fn han_digit(c: char) -> Option<u32> {
    let at = ["一二三四五六七八九", "壹贰叁肆伍陆柒捌玖"]
        .iter()
        .find_map(|digits| digits.chars().position(|digit| digit == c))?;
    u32::try_from(at + 1).ok()
}

fn is_han(c: char) -> bool {
    "一二三四五六七八九十百○〇零壹贰叁肆伍陆柒捌玖拾".contains(c)
}

fn is_numeral(c: char) -> bool {
    is_han(c) || ascii_digit(c).is_some()
}

/// The text up to the first character that is none of a numeral, and the rest.
fn numeral(text: &str, is: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !is(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn chapter(text: &str) -> Option<Number<'_>> {
    let (bare, rest) = numeral(text.strip_prefix('第')?.trim_start(), is_numeral);
    let (kind, rest) = ["章", "部分", "节", "篇", "条", "项"]
        .iter()
        .find_map(|kind| Some((*kind, rest.trim_start().strip_prefix(kind)?)))?;
    // 第三条生产线 is no article.
    let parted = rest.starts_with([' ', '　', '、', '：', ':']) || rest.is_empty();
    let style = if matches!(kind, "条" | "项") { Style::Article } else { Style::Chapter };
    let rest = rest.trim_start_matches([' ', '　', '、', '：', ':']);
    (parted || style == Style::Chapter).then_some(Number {
        style,
        printed: format!("第{bare}{kind}"),
        bare: bare.to_owned(),
        value: value(bare)?,
        rest,
    })
}

/// The words that stand before numbers of tasks.
const NAMES: [&str; 9] = ["任务", "项目", "行动", "举措", "措施", "事项", "工程", "专项", "实事"];

/// 任务一：建设书屋
fn named(text: &str) -> Option<Number<'_>> {
    let name = NAMES.iter().find(|name| text.starts_with(**name))?;
    let after = text.strip_prefix(name)?.trim_start();
    let (bare, rest) = numeral(after, is_numeral);
    let printed = text.strip_suffix(rest)?.to_owned();
    let mark = rest.trim_start_matches([' ', '　']).starts_with(['：', ':', '、', '.', '．']);
    let parted = mark || rest.starts_with([' ', '　']);
    let rest = rest.trim_start_matches([' ', '　', '：', ':', '、', '.', '．']);
    // 任务2.5万项 is no number.
    let counted = rest.starts_with(|c: char| ascii_digit(c).is_some());
    (parted && !counted && !rest.is_empty()).then_some(Number {
        style: Style::Named,
        printed,
        bare: bare.to_owned(),
        value: value(bare)?,
        rest,
    })
}

/// 1.1 and 1.2.3: parts of a numbered section. 3.5万人 is an amount and 2026.6.1 a day.
fn decimal(text: &str) -> Option<Number<'_>> {
    let (printed, rest) = numeral(text, |c| ascii_digit(c).is_some() || matches!(c, '.' | '．'));
    let bare: String = printed
        .chars()
        .map(|c| ascii_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or('.'))
        .collect();
    let parts: Vec<u32> = bare.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let small = parts.iter().all(|part| (1..100).contains(part));
    let parted = rest.starts_with([' ', '　', '\t', '、']);
    let rest = rest.trim_start_matches([' ', '　', '\t', '、']);
    let counted =
        rest.starts_with(|c: char| "万亿千百个%％元倍".contains(c) || ascii_digit(c).is_some());
    (parts.len() > 1 && small && parted && !counted && !rest.is_empty()).then(|| Number {
        style: Style::Decimal,
        printed: printed.to_owned(),
        value: parts.last().copied().unwrap_or(0),
        bare,
        rest,
    })
}

fn in_brackets(text: &str) -> Option<Number<'_>> {
    let inner = text.strip_prefix(['（', '(', '﹙', '〔']).unwrap_or(text);
    let opened = inner.len() < text.len();
    let (han, rest) = numeral(inner, is_han);
    let (digits, after) = numeral(inner, |c| ascii_digit(c).is_some());
    let (bare, rest, style) = match (han.is_empty(), digits.is_empty()) {
        (false, _) => (han, rest, Style::HanInBrackets),
        (_, false) => (digits, after, Style::DigitsInBrackets),
        _ => return None,
    };
    let rest = rest.strip_prefix(['）', ')', '﹚', '〕'])?;
    // A bracket that is only closed ends a number in digits: 1）.
    if !opened && style == Style::HanInBrackets {
        return None;
    }
    let printed = text.strip_suffix(rest).unwrap_or(text).to_owned();
    let rest = rest.trim_start_matches([' ', '　', '、']);
    // 〔2026〕12号 is the number of a document.
    let value = value(bare).filter(|value| *value < 1000)?;
    Some(Number { style, printed, bare: bare.to_owned(), value, rest })
}

fn circled(text: &str) -> Option<Number<'_>> {
    let first = text.chars().next()?;
    let value = match first {
        '①'..='⑳' => u32::from(first) - u32::from('①') + 1,
        '⑴'..='⒇' => u32::from(first) - u32::from('⑴') + 1,
        '㈠'..='㈩' => u32::from(first) - u32::from('㈠') + 1,
        _ => return None,
    };
    let style = if first > '㈀' { Style::HanInBrackets } else { Style::Circled };
    let rest = text.strip_prefix(first)?.trim_start();
    let printed = first.to_string();
    Some(Number { style, bare: value.to_string(), printed, value, rest })
}

/// Ⅰ． Ⅱ、
fn roman(text: &str) -> Option<Number<'_>> {
    let first = text.chars().next().filter(|c| ('Ⅰ'..='Ⅻ').contains(c))?;
    let rest = text.strip_prefix(first)?.strip_prefix(['.', '．', '、'])?;
    let value = u32::from(first) - u32::from('Ⅰ') + 1;
    let printed = first.to_string();
    Some(Number {
        style: Style::Digits,
        bare: printed.clone(),
        printed,
        value,
        rest: rest.trim_start(),
    })
}

fn plain(text: &str) -> Option<Number<'_>> {
    let (han, rest) = numeral(text, is_han);
    if !han.is_empty() {
        let rest = rest.strip_prefix(['、', '．', '.'])?;
        let bare = han.to_owned();
        let rest = rest.trim_start();
        return Some(Number {
            style: Style::Han,
            printed: bare.clone(),
            bare,
            value: value(han)?,
            rest,
        });
    }
    if let Some(found) = roman(text) {
        return Some(found);
    }
    let (digits, rest) = numeral(text, |c| ascii_digit(c).is_some());
    let after = rest.strip_prefix(['.', '．', '、', '﹒']).or_else(|| titled(digits, rest))?;
    // 3.5万 is an amount, 2021.6.1 a day.
    if after.chars().next().is_some_and(|c| ascii_digit(c).is_some()) {
        return None;
    }
    let bare: String =
        digits.chars().filter_map(|c| char::from_digit(ascii_digit(c)?, 10)).collect();
    Some(Number {
        style: Style::Digits,
        printed: digits.to_owned(),
        value: value(&bare)?,
        bare,
        rest: after.trim_start(),
    })
}

/// The title behind a number that only a blank parts from it: 1 总则. 12 家 is an amount and 2026 年 a year.
fn titled<'t>(digits: &str, rest: &'t str) -> Option<&'t str> {
    let title = rest.trim_start_matches([' ', '　', '\t']);
    let length = title.chars().count(); // characters, not cells
    let plain = title.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '、');
    let counts = "年月日个家名人项次万亿千百元座条处所部台套户亩吨件场米倍度点号期册张本种类天周层岁分秒时组批";
    let parted = title.len() < rest.len();
    (parted && digits.len() <= 2 && (2..=20).contains(&length) && plain)
        .then_some(title)
        .filter(|title| !title.starts_with(|c| counts.contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read() {
        for (text, style, printed, value, rest) in [
            ("一、总则", Style::Han, "一", 1, "总则"),
            ("二十三、经费", Style::Han, "二十三", 23, "经费"),
            ("（十二）宣传。", Style::HanInBrackets, "（十二）", 12, "宣传。"),
            ("(三) 宣传", Style::HanInBrackets, "(三)", 3, "宣传"),
            ("1.宣传", Style::Digits, "1", 1, "宣传"),
            ("１２．宣传", Style::Digits, "１２", 12, "宣传"),
            ("3、宣传", Style::Digits, "3", 3, "宣传"),
            ("（2）宣传", Style::DigitsInBrackets, "（2）", 2, "宣传"),
            ("2）宣传", Style::DigitsInBrackets, "2）", 2, "宣传"),
            ("③宣传", Style::Circled, "③", 3, "宣传"),
            ("第二章 宣传", Style::Chapter, "第二章", 2, "宣传"),
            ("第三条　宣传。", Style::Article, "第三条", 3, "宣传。"),
            ("任务一：宣传", Style::Named, "任务一", 1, "宣传"),
            ("1.2 宣传", Style::Decimal, "1.2", 2, "宣传"),
            ("第三项　宣传", Style::Article, "第三项", 3, "宣传"),
            ("项目12 宣传", Style::Named, "项目12", 12, "宣传"),
            ("1 总则", Style::Digits, "1", 1, "总则"),
        ] {
            let found = number(text).unwrap();
            assert_eq!((found.style, found.printed.as_str()), (style, printed), "{text}");
            assert_eq!((found.value, found.rest), (value, rest), "{text}");
        }
        for text in [
            "宣传",
            "3.5万人",
            "2021.6.1",
            "一是宣传",
            "2025年",
            "三农工作",
            "（含宣传）",
            "",
            "第一位",
            "第三条生产线",
            "任务2.5万项",
            "项目一批",
            "行动一致",
            "1.2 万人",
            "2026.6.1 起",
            "〔2026〕12号",
            "12 家书店",
            "2026 年度工作",
            "12 建设书屋，修路",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn numerals_have_values() {
        for (numeral, expected) in [
            ("十", 10),
            ("拾贰", 12),
            ("十一", 11),
            ("二十", 20),
            ("九十九", 99),
            ("一百零三", 103),
            ("一百〇三", 103),
            ("一○三", 103),
            ("12", 12),
        ] {
            assert_eq!(value(numeral), Some(expected), "{numeral}");
        }
        assert_eq!((value(""), value("零"), value("12345"), value("甲")), (None, None, None, None));
    }
}
