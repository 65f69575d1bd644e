//! Wrapping text as Chinese is set: no line begins with ， or ends with （, and no number is parted from what it counts.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::cells::{char_width, width};

/// Punctuation that must not begin a line.
fn may_not_begin(c: char) -> bool {
    "，。、；：！？）》」”’』】〕％%,.;:!?)]}…·".contains(c)
}

/// Punctuation that must not end a line.
fn may_not_end(c: char) -> bool {
    "（《「“‘『【〔([{".contains(c)
}

/// Whether punctuation allows a line to be broken between two neighbouring characters.
fn may_part(before: char, after: char) -> bool {
    !may_not_begin(after) && !may_not_end(before)
}

/// Words that belong to the number after them.
const BEFORE_NUMBER: [&str; 13] = [
    "至少",
    "不少于",
    "不低于",
    "不得低于",
    "超过",
    "达到",
    "达",
    "约",
    "到",
    "第",
    "at least",
    "more than",
    "about",
];

/// Units of count, or the first characters of one.
const COUNTED: &str = "个人名次家所件场项元万亿余多年月日岁部份种类期级条座门学时分周号册本篇套支台辆处站点批班天亩公里吨克度℃㎡㎞㎝㎏";

/// Words that belong to the number and the unit of count before them.
const AFTER_NUMBER: [&str; 5] = ["以上", "以下", "左右", "以内", "（次）"];

/// For every character whether it belongs to the one before it: a number with its sign, with what it counts,
/// and with 至少, 以上 and the like.
fn glued(chars: &[char]) -> Vec<bool> {
    let counted = |c: &char| COUNTED.contains(*c);
    let digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let within = |c: &char| digit(c) || ".,．，—–-－%％万亿".contains(*c);
    let word_at = |at: usize, word: &str| {
        let mut there = chars.iter().skip(at);
        word.chars().all(|c| there.next() == Some(&c))
    };
    let mut glued = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        if !digit(&chars[at]) {
            at += 1;
            continue;
        }
        let mut start = at;
        // The word stands before the number, or before a blank.
        let blank = usize::from(at > 0 && chars[at - 1] == ' ');
        let words = BEFORE_NUMBER.iter().map(|word| (word.chars().count() + blank, word));
        let before = |(length, word): &(usize, &&str)| *length <= at && word_at(at - length, word);
        start -= words.filter(before).map(|(length, _)| length).max().unwrap_or(0);
        // The number of a document belongs to its year: 〔2022〕32号.
        let bracket = at.checked_sub(1).filter(|before| "〔〕".contains(chars[*before]));
        start = bracket.unwrap_or(start);
        let mut end = at + chars.iter().skip(at).take_while(|c| within(c)).count();
        end += usize::from(chars.get(end) == Some(&' ') && chars.get(end + 1).is_some_and(counted));
        end += chars.iter().skip(end).take(2).take_while(|c| counted(c)).count();
        while let Some(word) = AFTER_NUMBER.iter().find(|word| word_at(end, word)) {
            end += word.chars().count();
        }
        glued[start + 1..end.max(start + 1)].fill(true);
        at = end.max(at + 1);
    }
    glued
}

/// Whether a line may be broken here although Unicode says no: it keeps “ and ” with the 汉字 on both sides,
/// because it cannot tell opening from closing quotation marks in every language.
fn may_part_wide(before: char, after: char) -> bool {
    let wide = |c: char| char_width(c) == 2;
    (wide(before) || "”’".contains(before)) && (wide(after) || "“‘".contains(after))
}

/// Where a text may be broken, as byte offsets, the end of the text last: without parting a number from what belongs
/// to it, and where even that may be.
fn breaks(text: &str) -> [Vec<usize>; 2] {
    let chars: Vec<char> = text.chars().collect();
    let glued = glued(&chars);
    let mut unicode = linebreaks(text).peekable();
    let (mut strict, mut loose) = (Vec::new(), Vec::new());
    for (i, (at, after)) in text.char_indices().enumerate() {
        let kind = unicode.next_if(|(offset, _)| *offset <= at).map(|(_, kind)| kind);
        let Some(before) = i.checked_sub(1).and_then(|i| chars.get(i).copied()) else {
            continue;
        };
        let allowed = (kind.is_some() || may_part_wide(before, after)) && may_part(before, after);
        let must = kind == Some(BreakOpportunity::Mandatory);
        if must || allowed {
            loose.push(at);
        }
        if must || allowed && !glued[i] {
            strict.push(at);
        }
    }
    strict.push(text.len());
    loose.push(text.len());
    [strict, loose]
}

/// The lines of a text at most `cells` wide, as byte ranges in the text.
///
/// No line begins with closing punctuation or ends with opening punctuation, and no number is parted from what
/// it counts, unless a piece without a break is wider than the line; such a piece is parted before what it counts
/// rather than inside a number, and cut between characters where there is no other way.
/// Spaces at a line's end do not count and belong to no line. A character wider than the line stands alone.
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    let [strict, loose] = breaks(text);
    let mut lines = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for at in strict {
        let too_wide = |start| width(text.get(start..at).unwrap_or_default().trim_end()) > cells;
        if too_wide(start) && end > start {
            lines.push(start..end);
            start = end;
        }
        if too_wide(start) {
            start = part(text, start..at, &loose, cells, &mut lines);
        }
        end = at;
        if text.get(..at).is_some_and(|t| t.ends_with('\n')) {
            lines.push(start..end);
            start = end;
        }
    }
    if end > start || lines.is_empty() {
        lines.push(start..end);
    }
    for line in &mut lines {
        let kept = text.get(line.clone()).unwrap_or_default().trim_end().len();
        line.end = line.start + kept;
    }
    lines
}

/// Parts a piece that is wider than a line where it may be parted at all, and returns where the last, unfinished
/// line starts.
fn part(
    text: &str,
    piece: Range<usize>,
    loose: &[usize],
    cells: usize,
    lines: &mut Vec<Range<usize>>,
) -> usize {
    let mut start = piece.start;
    let mut end = start;
    for at in loose.iter().copied().filter(|at| piece.start < *at && *at <= piece.end) {
        let too_wide = |start| width(text.get(start..at).unwrap_or_default().trim_end()) > cells;
        if too_wide(start) && end > start {
            lines.push(start..end);
            start = end;
        }
        if too_wide(start) {
            start = cut_hard(text, start..at, cells, lines);
        }
        end = at;
    }
    start
}

/// Cuts a piece without a break into lines and returns where the last, unfinished one starts.
fn cut_hard(text: &str, piece: Range<usize>, cells: usize, lines: &mut Vec<Range<usize>>) -> usize {
    let mut start = piece.start;
    let mut used = 0;
    for (i, c) in text.get(piece.clone()).unwrap_or_default().char_indices() {
        let at = piece.start + i;
        let w = char_width(c);
        if used + w > cells && at > start {
            lines.push(start..at);
            start = at;
            used = 0;
        }
        used += w;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells).into_iter().map(|r| text.get(r).unwrap()).collect()
    }

    #[test]
    fn keeps_punctuation_and_numbers_together() {
        assert_eq!(lines("科普讲座，科技节", 8), ["科普讲", "座，科技", "节"]);
        assert_eq!(lines("培训“科普中国”", 6), ["培训", "“科普", "中国”"]);
        assert_eq!(lines("每年培训4000人次以上", 12), ["每年培训", "4000人次以上"]);
        assert_eq!(lines("每年讲座不少于4次", 10), ["每年讲座", "不少于4次"]);
        assert_eq!(lines("培训 5000 人", 8), ["培训", "5000 人"]);
        assert_eq!(lines("到2025年  至少 5000 人", 14), ["到2025年", "至少 5000 人"]);
        assert_eq!(lines("by 2025  at least 50 人", 16), ["by 2025", "at least 50 人"]);
        assert_eq!(lines("at least 500000 人（次）", 12), ["at least", "500000 人", "（次）"]);
        assert_eq!(lines("", 8), [""]);
        for (text, whole) in [
            ("呼政发〔2022〕9号", "〕9号"),
            ("面积达到了500㎡的展厅", "500㎡"),
            ("展厅５００平方米", "５００平"),
            ("在2025—2027年期间完成", "2025—2027年"),
            ("培训了１２００人次", "１２００人次"),
        ] {
            for cells in 12..20 {
                assert!(
                    lines(text, cells).iter().any(|line| line.contains(whole)),
                    "{text} {cells}"
                );
            }
        }
        assert_eq!(lines("a科b", 1), ["a", "科", "b"]);
    }

    proptest::proptest! {
        #[test]
        fn wrapping_loses_nothing_and_fits(text in "[a-z0-9 ，。（）“”市科协普培训%％—]{0,60}", cells in 2_usize..30) {
            let ranges = wrap(&text, cells);
            let kept: String = ranges.iter().map(|r| text.get(r.clone()).unwrap()).collect();
            let squeeze = |s: &str| s.replace(' ', "");
            proptest::prop_assert_eq!(squeeze(&kept), squeeze(&text));
            for r in ranges {
                let w = width(text.get(r).unwrap());
                proptest::prop_assert!(w <= cells);
            }
        }
    }
}
