//! Numbers that are written in 汉字, as digits: 第三十六项, 百分之七十, 九成, 三百件, 4千人次.

/// A folded word with its numerals as digits; none if there are none in it, or if they are no number (十四五).
pub(super) fn in_digits(word: &str) -> Option<String> {
    let (percent, word) = match (word.strip_prefix("百分之"), word.strip_suffix('成')) {
        (Some(rest), _) => ("%", rest),
        (None, Some(rest)) if !rest.is_empty() && rest.chars().all(is_numeral) => ("0%", rest),
        _ => ("", word),
    };
    let mut out = String::new();
    let mut chars = word.chars().peekable();
    let mut changed = false;
    while let Some(c) = chars.peek().copied() {
        let mut run = String::new();
        while let Some(c) = chars.next_if(|c| is_numeral(*c) || c.is_ascii_digit()) {
            run.push(c);
        }
        if run.is_empty() {
            out.push(c);
            chars.next();
        } else if run.chars().any(|c| is_numeral(c) && !"万亿".contains(c)) {
            // 1.5千 is not 1.5000.
            let whole = value(&run).filter(|_| !out.ends_with('.'))?;
            out.push_str(&whole.to_string());
            out.push_str(percent);
            changed = true;
        } else {
            // 36 and 2万 are read as they stand.
            out.push_str(&run);
            out.push_str(percent);
        }
    }
    changed.then_some(out)
}

fn is_numeral(c: char) -> bool {
    digit(c).is_some_and(|_| !c.is_ascii_digit()) || scale(c).is_some()
}

fn digit(c: char) -> Option<u64> {
    match c {
        '零' | '〇' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        c => c.to_digit(10).map(u64::from),
    }
}

fn scale(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// The value of a numeral: 三十六, 一百零五, 两千, 三万五千, 4千. None if two digits stand together that are no number.
fn value(run: &str) -> Option<u64> {
    let (mut total, mut section, mut last): (u64, u64, Option<u64>) = (0, 0, None);
    let mut ascii = false;
    for c in run.chars() {
        match (digit(c), scale(c)) {
            (Some(more), _) if c.is_ascii_digit() && (ascii || last.is_none()) => {
                last = Some(last.unwrap_or(0).checked_mul(10)?.checked_add(more)?);
                ascii = true;
            }
            (Some(0), _) => {}
            (Some(more), _) if last.is_none() => last = Some(more),
            (None, Some(scale)) if scale >= 10_000 => {
                section = section.checked_add(last.take().unwrap_or(0))?;
                total = total.checked_add(section.max(1).checked_mul(scale)?)?;
                section = 0;
                ascii = false;
            }
            (None, Some(scale)) => {
                section = section.checked_add(last.take().unwrap_or(1).checked_mul(scale)?)?;
                ascii = false;
            }
            _ => return None,
        }
    }
    total.checked_add(section)?.checked_add(last.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::in_digits;

    #[test]
    fn numerals_become_digits() {
        for (word, expected) in [
            ("第三十六项", Some("第36项")),
            ("第十项", Some("第10项")),
            ("百分之七十", Some("70%")),
            ("九成", Some("90%")),
            ("三百件", Some("300件")),
            ("一百零五", Some("105")),
            ("两千人", Some("2000人")),
            ("4千人次", Some("4000人次")),
            ("三万五千人", Some("35000人")),
            ("一万人", Some("10000人")),
            ("1.5千", None),
            ("2万人", None),
            ("36", None),
            ("十四五", None),
            ("科普", None),
            ("成", None),
            ("", None),
        ] {
            assert_eq!(in_digits(word).as_deref(), expected, "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_overflows(word in "[一二三十百千万亿0-9零成项]*") {
            in_digits(&word);
        }
    }
}
