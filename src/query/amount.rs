//! A free word that is an amount: 70%, 300件, 1.2万, 2.5万人, 至少90%, 1—2个.

use crate::text::numbers::numbers;

/// What stands before a number and compares it.
const BEFORE: [&str; 30] = [
    "每年",
    "每学期",
    "年均",
    "全年",
    "不少于",
    "不低于",
    "不得低于",
    "不超过",
    "不得超过",
    "不高于",
    "不大于",
    "不多于",
    "至多",
    "最多",
    "最高",
    "低于",
    "少于",
    "<=",
    "≤",
    "至少",
    "超过",
    "多于",
    "大于",
    "约",
    "达到",
    "达",
    "到",
    ">=",
    "≥",
    ">",
];

/// What stands after a number and what it counts, and compares it.
const AFTER: [&str; 8] = ["以上", "以内", "左右", "以下", "多", "余", "/年", "每年"];

/// How many characters may say what is counted.
const LONGEST_COUNTED: usize = 6;

/// See the module's documentation. How the amount is compared is not asked: a document writes 达到, 以上 and 不少于 for
/// the same.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    value: f64,
    max: Option<f64>,
    /// The unit of count, or its beginning; empty if the word is a bare number.
    counted: String,
}

impl Amount {
    /// Reads a folded word.
    pub(super) fn parse(word: &str) -> Option<Self> {
        let mut bare = word;
        while let Some(rest) = BEFORE.iter().find_map(|before| bare.strip_prefix(before)) {
            bare = rest;
        }
        let chars: Vec<char> = bare.chars().filter(|c| *c != ' ').collect();
        let found = numbers(&chars);
        let first = found.first().filter(|number| number.start == 0)?;
        let between = |end: usize, start: usize| {
            matches!(chars.get(end..start), Some(['-' | '~' | '至' | '到'] | ['-', '-']))
        };
        let second = found.get(1).filter(|second| between(first.end, second.start));
        let end = second.map_or(first.end, |second| second.end);
        let rest: String = chars.iter().skip(end).collect();
        let counted = AFTER.iter().find_map(|after| rest.strip_suffix(after)).unwrap_or(&rest);
        let counted = AFTER.iter().find_map(|after| counted.strip_prefix(after)).unwrap_or(counted);
        // In 1—2万个 both numbers are counted in 万.
        let scale = second.is_some_and(|s| s.value >= 10_000.0 && first.value < 1_000.0);
        let written = chars.get(end - 1);
        let value = match (scale, written) {
            (true, Some('万')) => first.value * 10_000.0,
            _ => first.value,
        };
        let short = counted.chars().count() <= LONGEST_COUNTED; // characters, not cells
        let plain = counted.chars().all(|c| !c.is_ascii_digit() && !",;、".contains(c));
        (short && plain).then(|| Self {
            value,
            max: second.map(|second| second.value),
            counted: counted.to_owned(),
        })
    }

    /// Whether an amount of a plan is meant; `counted` is what it counts, folded.
    pub(super) fn fits(&self, value: f64, max: Option<f64>, counted: &str) -> bool {
        let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
        let valued = match self.max {
            Some(wanted) => same(self.value, value) && max.is_some_and(|max| same(max, wanted)),
            None => same(self.value, value) || max.is_some_and(|max| same(self.value, max)),
        };
        let plain = |unit: &str| unit.replace('㎡', "平方米").replace("m2", "平方米");
        valued && plain(counted).starts_with(&plain(&self.counted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (word, value, max, counted) in [
            ("70%", 70.0, None, "%"),
            ("７０％", 70.0, None, "%"),
            ("300件", 300.0, None, "件"),
            ("1.2万", 12_000.0, None, ""),
            ("12000", 12_000.0, None, ""),
            ("12,000名", 12_000.0, None, "名"),
            ("2.5万人", 25_000.0, None, "人"),
            ("至少90%", 90.0, None, "%"),
            ("90%以上", 90.0, None, "%"),
            ("5000多人", 5000.0, None, "人"),
            ("不少于4次", 4.0, None, "次"),
            ("1—2个", 1.0, Some(2.0), "个"),
            ("1至2个", 1.0, Some(2.0), "个"),
            ("1-2万个", 10_000.0, Some(20_000.0), "个"),
        ] {
            let read = Amount { value, max, counted: counted.to_owned() };
            assert_eq!(Amount::parse(&fold(word)), Some(read), "{word}");
        }
        for word in ["讲座", "第3项", "3.2.1", "5人制足球比赛的安排", "1、2"] {
            assert_eq!(Amount::parse(&fold(word)), None, "{word}");
        }
    }

    #[test]
    fn an_amount_fits_value_and_unit() {
        let amount = |word: &str| Amount::parse(&fold(word)).unwrap();
        assert!(amount("2.5万人").fits(25_000.0, None, "人次"));
        assert!(amount("2").fits(1.0, Some(2.0), "个"));
        assert!(amount("500平方米").fits(500.0, None, &fold("㎡")));
        assert!(amount("500㎡").fits(500.0, None, "平方米"));
        assert!(!amount("70%").fits(170.0, None, "%"));
        assert!(!amount("70%").fits(70.0, None, "个"));
        assert!(!amount("1-2个").fits(1.0, None, "个"));
    }
}
