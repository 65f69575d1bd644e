//! Numbers as documents and people write them: 300, 12,000, 1.2万, 2.5万人, 70%.

/// A number that stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    /// Its value, with 万 and 亿 multiplied out.
    pub(crate) value: f64,
    /// Where it begins, as a position among the text's characters.
    pub(crate) start: usize,
    /// Where it ends, 万 and 亿 included.
    pub(crate) end: usize,
}

/// The numbers of a folded text, in order. Digits that stand beside letters (5g) are numbers as well.
pub(crate) fn numbers(chars: &[char]) -> Vec<Number> {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut written = String::new();
        while digit(at) || is_group(chars, at) {
            written.extend(chars.get(at).filter(|c| c.is_ascii_digit()));
            at += 1;
        }
        if chars.get(at) == Some(&'.') && digit(at + 1) {
            written.push('.');
            at += 1;
            while digit(at) {
                written.extend(chars.get(at));
                at += 1;
            }
        }
        let blank = usize::from(chars.get(at) == Some(&' '));
        let scale = match chars.get(at + blank) {
            Some('万') => 10_000.0,
            Some('亿') => 100_000_000.0,
            _ => 1.0,
        };
        if scale > 1.0 {
            at += blank + 1;
        }
        if let Ok(value) = written.parse::<f64>() {
            // 1.2万 is 12000, though the product is a little less.
            out.push(Number { value: (value * scale * 1e6).round() / 1e6, start, end: at });
        }
    }
    out
}

/// Whether a comma parts thousands here: a digit before it and three after it.
fn is_group(chars: &[char], at: usize) -> bool {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    chars.get(at) == Some(&',')
        && at.checked_sub(1).is_some_and(digit)
        && (1..=3).all(|i| digit(at + i))
        && !digit(at + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers() {
        for (text, expected) in [
            ("70%", vec![(70.0, 2)]),
            ("1.2万人次", vec![(12_000.0, 4)]),
            ("12,000名", vec![(12_000.0, 6)]),
            ("2.5 万人", vec![(25_000.0, 5)]),
            ("0.43万", vec![(4300.0, 5)]),
            ("1-2个", vec![(1.0, 1), (2.0, 3)]),
            ("3,4项", vec![(3.0, 1), (4.0, 3)]),
            ("10.5", vec![(10.5, 4)]),
            ("到2025年.", vec![(2025.0, 5)]),
            ("5g", vec![(5.0, 1)]),
            ("没有", vec![]),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found: Vec<(f64, usize)> =
                numbers(&chars).into_iter().map(|n| (n.value, n.end)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
