//! How 汉字 are read: every usual reading in plain letters, ü as v.
//!
//! The readings come from `ib-matcher`'s table, of which nothing else is used. They are looked up once for the
//! characters that occur; comparing letters with characters is [`crate::query`]'s business.

use std::collections::HashMap;

use ib_matcher::pinyin::{PinyinData, PinyinNotation};

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

/// The readings of the characters of some texts.
#[derive(Clone, Debug, Default)]
pub struct Readings {
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
    /// Looks up every character of the texts.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let data = PinyinData::new(PinyinNotation::Ascii);
        let mut by_char = HashMap::new();
        for c in texts.into_iter().flat_map(str::chars).filter(|c| !c.is_ascii()) {
            by_char.entry(c).or_insert_with(|| readings(&data, c));
        }
        by_char.retain(|_, readings: &mut Vec<String>| !readings.is_empty());
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

    /// A text with every 汉字 replaced by its first reading, to sort by.
    pub(crate) fn spelt(&self, text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            match self.get(c).first() {
                Some(reading) => out.push_str(reading),
                None => out.push(c),
            }
            // Syllables are compared one by one: xi'an before xian.
            out.push('\'');
        }
        out
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

fn readings(data: &PinyinData, c: char) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    data.get_pinyins_and_for_each(c, |pinyin| {
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
}
