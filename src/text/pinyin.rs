//! How 汉字 are read: every usual reading in plain letters, ü as v.
//!
//! The readings come from `ib-matcher`'s table, of which nothing else is used; it lists them by the alphabet. Which one is
//! the most usual, by which names are sorted, is said by a table of our own. Readings are looked up for the characters as
//! they are written, once for each that occurs, and found under their search keys: 著 is searched as 着 but read zhu as
//! well. Comparing letters with characters is [`crate::query`]'s business.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ib_matcher::pinyin::{PinyinData, PinyinNotation};

use super::fold::fold_alone;

static TABLE: LazyLock<PinyinData> = LazyLock::new(|| PinyinData::new(PinyinNotation::Ascii));

/// Readings that the table has but nobody means in the names of units and tasks.
const UNUSUAL: [(char, &str); 8] = [
    ('市', "fu"),
    ('育', "yo"),
    ('区', "ou"),
    ('广', "an"),
    ('员', "yun"),
    ('石', "dan"),
    ('大', "dai"),
    ('屯', "zhun"),
];

/// Readings that a character has in these words only. They are known where a text holds the word.
const IN_WORDS: [(&str, char, &str); 8] = [
    ("乐亭", '乐', "lao"),
    ("乐陵", '乐', "lao"),
    ("解州", '解', "hai"),
    ("大城", '大', "dai"),
    ("大夫", '大', "dai"),
    ("大王", '大', "dai"),
    ("屯留", '屯', "zhun"),
    ("龟兹", '龟', "qiu"),
];

/// The most usual reading of each character for which it is not the first by the alphabet, after the property `kMandarin`
/// of the Unihan database.
static USUAL: LazyLock<HashMap<char, &str>> = LazyLock::new(|| {
    let entries = include_str!("usual.txt").split_whitespace();
    let entry = |entry: &'static str| {
        let c = entry.chars().next()?;
        Some((c, entry.strip_prefix(c)?))
    };
    entries.filter_map(entry).collect()
});

/// Words in which a character has another reading than its most usual one, to sort by.
const WORDS: [(&str, usize, &str); 24] = [
    ("银行", 1, "hang"),
    ("行业", 0, "hang"),
    ("行列", 0, "hang"),
    ("重庆", 0, "chong"),
    ("重复", 0, "chong"),
    ("长治", 0, "zhang"),
    ("长子县", 0, "zhang"),
    ("成长", 1, "zhang"),
    ("增长", 1, "zhang"),
    ("校长", 1, "zhang"),
    ("家长", 1, "zhang"),
    ("首都", 1, "du"),
    ("成都", 1, "du"),
    ("都市", 0, "du"),
    ("会计", 0, "kuai"),
    ("供给", 1, "ji"),
    ("给予", 0, "ji"),
    ("着力", 0, "zhuo"),
    ("着重", 0, "zhuo"),
    ("调查", 0, "diao"),
    ("调研", 0, "diao"),
    ("效率", 1, "lv"),
    ("音乐", 1, "yue"),
    ("勉强", 1, "qiang"),
];

/// The readings of the characters of some texts.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    /// Every reading, by the search key of the character.
    by_char: HashMap<char, Vec<String>>,
    /// For every character from [`FIRST`] on the letters with which its readings begin, one bit each: the quick
    /// answer to most questions.
    initials: Vec<u32>,
}

/// The first of the CJK unified ideographs, the block in which nearly all characters lie.
const FIRST: u32 = 0x4e00;

/// How many characters the block has.
const BLOCK: usize = 0x5200;

impl Readings {
    /// Looks up every character of the texts, which are given as they are written.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut seen = HashSet::new();
        let mut by_char: HashMap<char, Vec<String>> = HashMap::new();
        let mut add = |c: char, found: Vec<String>| {
            let known = by_char.entry(c).or_default();
            for reading in found {
                if !known.contains(&reading) {
                    known.push(reading);
                }
            }
        };
        for text in texts {
            for c in text.chars().filter(|c| !c.is_ascii()) {
                if seen.insert(c) {
                    let key = fold_alone(c);
                    add(key, readings(key));
                    add(key, readings(c));
                }
            }
            if text.contains(['乐', '解', '大', '屯', '龟']) {
                for (_, c, reading) in IN_WORDS.iter().filter(|(word, ..)| text.contains(word)) {
                    add(*c, vec![(*reading).to_owned()]);
                }
            }
        }
        by_char.retain(|_, readings| !readings.is_empty());
        let mut initials = vec![0; BLOCK];
        for (c, readings) in &by_char {
            if let Some(mask) = block(*c).and_then(|at| initials.get_mut(at)) {
                *mask = mask_of(readings);
            }
        }
        Self { by_char, initials }
    }

    /// Whether a letter is the initial of a reading of a character, or the character itself.
    pub(crate) fn may_stand_for(&self, letter: char, c: char) -> bool {
        if letter == c {
            return true;
        }
        let Some(bit) = bit(letter) else { return false };
        let mask = match block(c).and_then(|at| self.initials.get(at)) {
            Some(mask) => *mask,
            None => mask_of(self.get(c)),
        };
        mask & bit != 0
    }

    /// The readings of a character; none if it has none or did not occur.
    pub fn get(&self, c: char) -> &[String] {
        self.by_char.get(&c).map_or(&[], Vec::as_slice)
    }

    /// A text with every 汉字 that is not itself among `wanted` replaced by the initial of one of its readings: one
    /// that is, or else the first.
    pub(crate) fn initials(&self, text: &str, wanted: &str) -> String {
        let initial = |c: char| {
            if wanted.contains(c) {
                return c;
            }
            let initials = || self.get(c).iter().filter_map(|reading| reading.chars().next());
            initials().find(|i| wanted.contains(*i)).or_else(|| initials().next()).unwrap_or(c)
        };
        text.chars().map(initial).collect()
    }
}

/// The most usual reading of a character by itself; none if it has no reading.
pub(crate) fn usual(c: char) -> Option<String> {
    USUAL.get(&c).map(|reading| (*reading).to_owned()).or_else(|| readings(c).into_iter().next())
}

/// A text, as it is written, with every 汉字 replaced by its most usual reading, to sort by.
pub(crate) fn spelt(text: &str) -> String {
    let mut in_words: HashMap<usize, &str> = HashMap::new();
    for (word, at, reading) in WORDS {
        for (start, _) in text.match_indices(word) {
            let before = text.get(..start).unwrap_or_default().chars().count(); // characters, not cells
            in_words.insert(before + at, reading);
        }
    }
    let mut out = String::new();
    let before = text.chars().take_while(|c| !c.is_alphanumeric()).count();
    for (at, c) in text.chars().enumerate().skip(before) {
        match in_words.get(&at).map(|reading| (*reading).to_owned()).or_else(|| usual(c)) {
            Some(reading) => out.push_str(&reading),
            None => out.push(fold_alone(c)),
        }
        // Syllables are compared one by one: xi'an before xian.
        out.push('\'');
    }
    out
}

/// The place of a character in the block of the quick answers.
fn block(c: char) -> Option<usize> {
    u32::from(c).checked_sub(FIRST).map(|at| at as usize).filter(|at| *at < BLOCK)
}

fn bit(letter: char) -> Option<u32> {
    letter.is_ascii_lowercase().then(|| 1 << (u32::from(letter) - u32::from('a')))
}

fn mask_of(readings: &[String]) -> u32 {
    let initials = readings.iter().filter_map(|reading| bit(reading.chars().next()?));
    initials.fold(0, |mask, bit| mask | bit)
}

fn readings(c: char) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    TABLE.get_pinyins_and_for_each(c, |pinyin| {
        let Some(reading) = pinyin.notation(PinyinNotation::Ascii) else { return };
        // ü is typed as v by those who use an input method, as u or yu by those who read a passport.
        for form in [reading.to_owned(), reading.replace('v', "u"), reading.replace('v', "yu")] {
            if !out.contains(&form) && !UNUSUAL.contains(&(c, form.as_str())) {
                out.push(form);
            }
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_readings_that_names_need() {
        let readings = Readings::of(["重行长藏厦乐旅女区a，"]);
        for (c, wanted) in [
            ('重', "chong"),
            ('行', "hang"),
            ('长', "chang"),
            ('藏', "zang"),
            ('厦', "xia"),
            ('乐', "le"),
            ('旅', "lv"),
            ('旅', "lu"),
            ('旅', "lyu"),
            ('女', "nv"),
        ] {
            assert!(readings.get(c).iter().any(|r| r == wanted), "{c} {wanted}");
        }
        assert_eq!(readings.get('区'), ["qu"]);
        assert!(readings.get('a').is_empty() && readings.get('，').is_empty());
        assert!(readings.may_stand_for('h', '行') && readings.may_stand_for('x', '行'));
        assert!(readings.may_stand_for('a', 'a') && !readings.may_stand_for('q', '行'));
        assert_eq!(readings.initials("行长a，", "hc"), "hca，");
        assert_eq!(readings.initials("行长a，", "xz"), "xza，");
    }

    /// Readings of the characters as they are written, found under the characters that they are searched as.
    #[test]
    fn readings_are_those_of_what_is_written() {
        let readings = Readings::of(["乾县", "著作权局", "乐亭", "解州", "大夫", "覆盖"]);
        for (c, wanted) in [
            ('干', "qian"),
            ('着', "zhu"),
            ('乐', "lao"),
            ('解', "hai"),
            ('大', "dai"),
            ('复', "fu"),
        ] {
            assert!(readings.get(c).iter().any(|r| r == wanted), "{c} {wanted}");
        }
        assert!(!Readings::of(["大力"]).get('大').contains(&"dai".to_owned()));
    }

    #[test]
    fn sorts_by_the_usual_reading() {
        for (text, spelt_as) in [
            ("强化", "qiang'hua'"),
            ("提升", "ti'sheng'"),
            ("夯实", "hang'shi'"),
            ("落实", "luo'shi'"),
            ("行动", "xing'dong'"),
            ("银行", "yin'hang'"),
            ("供给", "gong'ji'"),
            ("著作", "zhu'zuo'"),
            ("A市", "a'shi'"),
        ] {
            assert_eq!(spelt(text), spelt_as);
        }
        assert!(USUAL.iter().all(|(c, reading)| readings(*c).iter().any(|r| r == reading)));
    }
}
