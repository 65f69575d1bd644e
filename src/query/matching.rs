//! How a word that is typed fits a text: the one matcher for everything that is searched or picked.
//!
//! A word fits literally, by pinyin, or with gaps, in this order of worth. By pinyin, a 汉字 may be given by
//! itself, by the initial of one of its readings (also zh, ch, sh), or by the whole reading; the last one also by
//! the beginning of its reading. Punctuation between characters counts for nothing. Texts and words are folded
//! ([`crate::text::fold`]), which keeps positions, so positions are those of the original text.

use super::fuzzy::Gapped;
use crate::text::pinyin::Readings;

/// How a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// As it stands.
    Literal,
    /// By the readings of the characters.
    Pinyin,
    /// In order, with other characters between.
    Gapped,
}

/// How much of the text the word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// All of it, but for a level (市, 省 …) at its beginning.
    Whole,
    /// Its beginning, or the beginning of a part of it.
    Start,
    /// Some part.
    Part,
}

/// What kind of text is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A name or a title, in which a few letters mean something.
    Short,
    /// Prose, in which a few letters occur by chance.
    Long,
}

/// Names longer than this are not searched with gaps.
const LONGEST_WITH_GAPS: usize = 30;

/// A word with more characters than this is no pinyin of anything: it is only looked for as it stands.
const LONGEST_SPELT: usize = 64;

/// A folded word that is searched for.
pub struct Wanted {
    chars: Vec<char>,
    text: String,
    /// Whether it holds letters, which may be pinyin.
    letters: bool,
    gapped: Gapped,
}

impl Wanted {
    /// Makes ready to search for a folded word.
    pub fn new(word: &str) -> Self {
        // An apostrophe parts syllables (xi'an) and is not looked for.
        let chars: Vec<char> = word.chars().filter(|c| *c != '\'').collect();
        let short = chars.len() <= LONGEST_SPELT; // characters, not cells
        let letters = short && chars.iter().any(char::is_ascii_lowercase);
        Self { text: chars.iter().collect(), chars, letters, gapped: Gapped::default() }
    }

    /// How many characters it has.
    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether it has none.
    pub(crate) fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Whether it holds letters.
    pub(crate) fn has_letters(&self) -> bool {
        self.letters
    }

    /// How the word fits a folded text best.
    pub fn fit(&self, text: &str, length: Length, readings: &Readings) -> Option<(Kind, Fit)> {
        let chars: Vec<char> = text.chars().collect();
        let literal = self
            .literal(&chars)
            .map(|start| (start, start + self.len()))
            .min_by_key(|(start, end)| fit_of(&chars, *start, *end));
        if let Some((start, end)) = literal {
            return Some((Kind::Literal, fit_of(&chars, start, end)));
        }
        let by_pinyin = self.pinyin(&chars, length, readings);
        let best = by_pinyin.iter().filter_map(|positions| {
            let kind = if self.is_weak(positions, length) { Kind::Gapped } else { Kind::Pinyin };
            Some((kind, fit_of(&chars, *positions.first()?, positions.last()? + 1)))
        });
        if let Some(best) = best.min() {
            return Some(best);
        }
        self.gaps(text, length, readings).map(|_| (Kind::Gapped, Fit::Part))
    }

    /// Whether the first character of a folded text is the first that the word stands for: what a fit from the
    /// beginning needs.
    pub(crate) fn begins_like(&self, text: &str, readings: &Readings) -> bool {
        let first = self.chars.first().zip(text.chars().next());
        first.is_some_and(|(letter, c)| readings.may_stand_for(*letter, c))
    }

    /// The positions of the characters that the word stands for in a folded text.
    pub fn positions(&self, text: &str, length: Length, readings: &Readings) -> Vec<usize> {
        let chars: Vec<char> = text.chars().collect();
        let literal: Vec<usize> =
            self.literal(&chars).flat_map(|start| start..start + self.len()).collect();
        if !literal.is_empty() {
            return literal;
        }
        let by_pinyin = self.pinyin(&chars, length, readings).concat();
        if !by_pinyin.is_empty() {
            return by_pinyin;
        }
        self.gaps(text, length, readings).unwrap_or_default()
    }

    /// Where the word stands literally.
    fn literal<'t>(&'t self, text: &'t [char]) -> impl Iterator<Item = usize> + 't {
        let windows = text.windows(self.len().max(1)).enumerate();
        windows.filter(|(_, window)| *window == self.chars.as_slice()).map(|(start, _)| start)
    }

    /// The positions of every place where the word stands by pinyin.
    fn pinyin(&self, text: &[char], length: Length, readings: &Readings) -> Vec<Vec<usize>> {
        if !self.letters {
            return Vec::new();
        }
        let Some(first) = self.chars.first().copied() else { return Vec::new() };
        let mut search = PinyinSearch { text, word: &self.chars, readings, failed: Vec::new() };
        let mut found: Vec<Vec<usize>> = Vec::new();
        let mut next = 0;
        for (start, c) in text.iter().enumerate() {
            if start < next || !readings.may_stand_for(first, *c) {
                continue;
            }
            if search.failed.is_empty() {
                search.failed.resize((text.len() + 1) * (self.len() + 1), false);
            }
            let mut positions = Vec::new();
            if search.from(start, 0, &mut positions) && self.is_meant(text, &positions, length) {
                next = positions.last().map_or(start, |last| last + 1);
                found.push(positions);
            }
        }
        found
    }

    /// Whether a match by pinyin is more than chance.
    fn is_meant(&self, text: &[char], positions: &[usize], length: Length) -> bool {
        let Some(start) = positions.first() else { return false };
        let syllables = self.has_syllables(positions);
        match (length, self.len()) {
            (Length::Long, n) => n >= 4 && (syllables || n >= 6 || self.has_variety()),
            (Length::Short, 1 | 2) => syllables && positions.len() > 1 || begins_part(text, *start),
            (Length::Short, _) => true,
        }
    }

    /// Whether there are enough different letters to mean something: `zzzz` and `xqxq` are noise.
    fn has_variety(&self) -> bool {
        let mut letters = self.chars.clone();
        letters.sort_unstable();
        letters.dedup();
        letters.len() >= 3
    }

    /// Whether there are as many letters as in whole syllables, rather than one for each character.
    fn has_syllables(&self, positions: &[usize]) -> bool {
        self.len() >= 2 * positions.len()
    }

    /// Whether a match by pinyin may well be chance, so that it is worth no more than one with gaps: four or
    /// five initials in prose.
    fn is_weak(&self, positions: &[usize], length: Length) -> bool {
        length == Length::Long && self.len() < 6 && !self.has_syllables(positions)
    }

    /// The positions of the word's characters, or of their initials, with gaps.
    fn gaps(&self, text: &str, length: Length, readings: &Readings) -> Option<Vec<usize>> {
        let n = self.len();
        let hanzi = self.chars.iter().filter(|c| !c.is_ascii()).count();
        // Over how many characters the word may be spread and still be meant. In prose, letters are found
        // everywhere: it takes many of them, or 汉字 among them.
        let spread = match length {
            Length::Short if n < 3 || text.chars().count() > LONGEST_WITH_GAPS => return None,
            Length::Short => 2 * n + 2,
            Length::Long if n >= 4 && hanzi >= 2 => 2 * n,
            Length::Long if n >= 6 => n + 2,
            Length::Long => return None,
        };
        // Most texts do not even hold the characters in order, which is quickly seen.
        let mut rest = text.chars();
        if !self.chars.iter().all(|c| rest.any(|other| readings.may_stand_for(*c, other))) {
            return None;
        }
        if self.letters {
            self.gapped.find(&readings.initials(text, &self.text), &self.text, spread)
        } else {
            self.gapped.find(text, &self.text, spread)
        }
    }
}

/// How much of a text lies between two positions.
fn fit_of(text: &[char], start: usize, end: usize) -> Fit {
    match (begins_part(text, start), end == text.len()) {
        (true, true) if start <= 2 => Fit::Whole,
        (true, _) => Fit::Start,
        (false, _) => Fit::Part,
    }
}

/// Whether a part of a text begins here: the text itself, what follows a level, what follows punctuation.
fn begins_part(text: &[char], at: usize) -> bool {
    let level = |c: &char| "市区县省州旗盟各委团".contains(*c);
    let punctuation = |c: &char| !c.is_alphanumeric();
    match at.checked_sub(1).and_then(|before| text.get(before)) {
        None => true,
        Some(before) => punctuation(before) || at <= 2 && level(before),
    }
}

struct PinyinSearch<'s> {
    text: &'s [char],
    word: &'s [char],
    readings: &'s Readings,
    /// From which character of the text which letter of the word is known not to lead on.
    failed: Vec<bool>,
}

impl PinyinSearch<'_> {
    /// Whether the word from `letter` on stands in the text from `at` on; the positions are added.
    fn from(&mut self, at: usize, letter: usize, positions: &mut Vec<usize>) -> bool {
        if letter == self.word.len() {
            return true;
        }
        let state = at * (self.word.len() + 1) + letter;
        let Some(c) = self.text.get(at).copied() else { return false };
        if self.failed.get(state).copied().unwrap_or(true) {
            return false;
        }
        if !c.is_alphanumeric() && !positions.is_empty() && self.word.get(letter) != Some(&c) {
            if self.from(at + 1, letter, positions) {
                return true;
            }
        } else {
            for eaten in self.eaten(c, letter) {
                positions.push(at);
                if self.from(at + 1, letter + eaten, positions) {
                    return true;
                }
                positions.pop();
            }
        }
        self.failed[state] = true;
        false
    }

    /// How many letters of the word, from one on, may stand for a character; the most first.
    fn eaten(&self, c: char, letter: usize) -> Vec<usize> {
        let rest = self.word.get(letter..).unwrap_or_default();
        let mut out = Vec::new();
        if rest.first() == Some(&c) {
            out.push(1);
        }
        for reading in self.readings.get(c) {
            let same = reading.chars().zip(rest).take_while(|(a, b)| a == *b).count();
            let whole = same == reading.len();
            let last = same == rest.len();
            let double = same >= 2 && reading.get(1..2) == Some("h");
            for (eats, may) in [(same, whole || last), (2, double), (1, same >= 1)] {
                if may && eats > 0 && !out.contains(&eats) {
                    out.push(eats);
                }
            }
        }
        out.sort_unstable_by(|a, b| b.cmp(a));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    fn fit(word: &str, text: &str) -> Option<(Kind, Fit)> {
        let text = fold(text);
        let readings = Readings::of([text.as_str()]);
        Wanted::new(&fold(word)).fit(&text, Length::Short, &readings)
    }

    #[test]
    fn every_way_of_typing_a_name() {
        use Fit::{Part, Start, Whole};
        use Kind::{Gapped, Literal, Pinyin};
        for (word, name, expected) in [
            ("jyj", "市教育局", Some((Pinyin, Whole))),
            ("JYJ", "市教育局", Some((Pinyin, Whole))),
            ("ｊｙｊ", "市教育局", Some((Pinyin, Whole))),
            ("sjyj", "市教育局", Some((Pinyin, Whole))),
            ("jiaoyuju", "市教育局", Some((Pinyin, Whole))),
            ("jiaoyj", "市教育局", Some((Pinyin, Whole))),
            ("jiaoyuj", "市教育局", Some((Pinyin, Whole))),
            ("教yj", "市教育局", Some((Pinyin, Whole))),
            ("市kj", "市科技局", Some((Pinyin, Start))),
            ("教育", "市教育局", Some((Literal, Start))),
            ("教育廳", "省教育厅", Some((Literal, Whole))),
            ("sjj", "市教育局", Some((Gapped, Part))),
            ("wlj", "市文旅广电局", Some((Gapped, Part))),
            ("kx", "市科协", Some((Pinyin, Whole))),
            ("kexie", "市科协", Some((Pinyin, Whole))),
            ("fl", "市妇联", Some((Pinyin, Whole))),
            ("tsw", "团市委", Some((Pinyin, Whole))),
            ("wlgdj", "市文旅广电局", Some((Pinyin, Whole))),
            ("wenlv", "市文旅广电局", Some((Pinyin, Start))),
            ("wenlu", "市文旅广电局", Some((Pinyin, Start))),
            ("wenlyu", "市文旅广电局", Some((Pinyin, Start))),
            ("swdx", "省委党校", Some((Pinyin, Whole))),
            ("dangxiao", "省委党校", Some((Pinyin, Whole))),
            ("gcydw", "各成员单位", Some((Pinyin, Whole))),
            ("danwei", "各成员单位", Some((Pinyin, Part))),
            ("zdb", "市重点办", Some((Pinyin, Whole))),
            ("zhdb", "市重点办", Some((Pinyin, Whole))),
            ("zhongdianban", "市重点办", Some((Pinyin, Whole))),
            ("yinhang", "银行", Some((Pinyin, Whole))),
            ("chongqing", "重庆", Some((Pinyin, Whole))),
            ("cq", "重庆", Some((Pinyin, Whole))),
            ("changzhi", "长治", Some((Pinyin, Whole))),
            ("xiamen", "厦门", Some((Pinyin, Whole))),
            ("xizang", "西藏", Some((Pinyin, Whole))),
            ("xi'ning", "西宁", Some((Pinyin, Whole))),
            ("nmpx", "大力开展农民科技教育培训", Some((Gapped, Part))),
            ("sshlw", "实施“互联网+科普”行动", Some((Pinyin, Start))),
            ("zzzz", "推动科普助力乡村振兴", None),
            ("yh", "卫生健康委员会", None),
            ("jyj", "市科技局", None),
        ] {
            assert_eq!(fit(word, name), expected, "{word} {name}");
        }
    }

    #[test]
    fn positions_are_those_of_the_characters_meant() {
        for (word, text, marks) in [
            ("jyj", "市教育局", ".^^^"),
            ("科學", "全民科学素质", "..^^.."),
            ("hlwkp", "实施“互联网+科普”行动", "...^^^.^^..."),
            ("nmpx", "大力开展农民科技教育培训", "....^^....^^"),
            ("app", "“科普中国”ＡＰＰ注册", "......^^^.."),
            ("zzzz", "市教育局", "...."),
        ] {
            let folded = fold(text);
            let readings = Readings::of([folded.as_str()]);
            let positions = Wanted::new(&fold(word)).positions(&folded, Length::Short, &readings);
            let shown: String = (0..text.chars().count())
                .map(|i| if positions.contains(&i) { '^' } else { '.' })
                .collect();
            assert_eq!(shown, marks, "{word} {text}");
        }
    }
}
