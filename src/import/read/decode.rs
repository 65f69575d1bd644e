//! From the bytes of a text file to its text.
//!
//! UTF-8 and UTF-16 show in the bytes themselves. GB18030 and Big5 do not: nearly every pair of bytes is a character in
//! both, so [`chardetng`] is asked, without a country (with `cn` it takes all Big5 for GBK), and is believed only where
//! the text can be read that way. A text of which more than a few places cannot be read is refused, not guessed at.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::failure::Failure;

/// A text and the encoding that it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// The name of the encoding.
    pub(super) encoding: &'static str,
}

/// How many bytes are looked at to tell an encoding.
const SAMPLE: usize = 64 * 1024;

/// So few units without a zero byte say nothing about UTF-16.
const FEWEST_UNITS: usize = 6;

/// The byte order mark in GB18030.
const GB18030_MARK: &[u8] = &[0x84, 0x31, 0x95, 0x33];

/// Decodes a text. A character that is cut at the very end is left out.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Failure> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decode_as(bytes, encoding);
    }
    if bytes.contains(&0) {
        return decode_as(bytes, utf16(bytes).ok_or(Failure::Unknown)?);
    }
    if is_utf8(bytes) {
        return decode_as(bytes, UTF_8);
    }
    if let Some(order) = utf16(bytes) {
        return decode_as(bytes, order);
    }
    decode_as(bytes, chinese(bytes))
}

/// Decodes a text whose encoding is known. It is damaged if more than a few places cannot be read, and no text at all if
/// it is full of characters that control a terminal.
pub(super) fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, Failure> {
    let (text, misread) = text_of(bytes, encoding);
    let characters = text.chars().count();
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls > 2 && controls > characters / 50 {
        return Err(Failure::Unknown);
    }
    if misread > 1 + characters / 1000 {
        return Err(Failure::Misread(misread, encoding.name()));
    }
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.chars().map(settled).collect(),
        None if text.chars().any(is_private) => text.chars().map(settled).collect(),
        None => text,
    };
    Ok(Decoded { text, encoding: encoding.name() })
}

/// The text, and how many places of it cannot be read.
fn text_of(bytes: &[u8], encoding: &'static Encoding) -> (String, usize) {
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return (text.to_owned(), 0);
    }
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut text = String::new();
    if let Some(most) = decoder.max_utf8_buffer_length(bytes.len()) {
        text.reserve(most);
    }
    // There is no more to come, but to say so would turn a character that is cut at the end into a misread one.
    let (_, _, damaged) = decoder.decode_to_string(bytes, &mut text, false);
    text.shrink_to_fit();
    // A document may hold the character itself; it is not told apart here.
    let misread = if damaged { text.matches('\u{fffd}').count() } else { 0 };
    (text, misread)
}

/// Whether bytes are UTF-8, a character cut at the end and a few wrong bytes among many right ones allowed.
fn is_utf8(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let (mut right, mut wrong) = (0_usize, 0_usize);
    loop {
        let (valid, next) = match std::str::from_utf8(rest) {
            Ok(_) => (rest, None),
            Err(error) => {
                let (valid, after) = rest.split_at(error.valid_up_to());
                (valid, error.error_len().and_then(|length| after.get(length..)))
            }
        };
        right += valid.iter().filter(|byte| **byte >= 0xc0).count();
        let Some(next) = next else { break };
        wrong += 1;
        rest = next;
    }
    // Text in GBK is mostly wrong: one in two pairs of bytes at least.
    wrong * 10 <= right
}

/// Which UTF-16 bytes without a byte order mark are, if they are any.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let units = |read: fn([u8; 2]) -> u16| {
        let likely = |pair: &[u8]| pair.try_into().is_ok_and(|pair| is_likely_unit(read(pair)));
        sample.chunks_exact(2).filter(|pair| likely(pair)).count()
    };
    let (little, big) = (units(u16::from_le_bytes), units(u16::from_be_bytes));
    let all = sample.len() / 2;
    // Without a zero byte there is no line break, no blank and no digit: then every unit must fit.
    let needed = if bytes.contains(&0) { all - all / 20 } else { all.max(FEWEST_UNITS) };
    let order = if little > big { UTF_16LE } else { UTF_16BE };
    (all > 0 && little.max(big) >= needed && little != big).then_some(order)
}

/// Whether a unit of UTF-16 is what Chinese text consists of.
fn is_likely_unit(unit: u16) -> bool {
    matches!(unit, 9 | 10 | 13 | 0x20..=0x7e | 0xa0..=0xff | 0x2010..=0x2040 | 0x2160..=0x217f
        | 0x2460..=0x24ff | 0x2500..=0x257f | 0x3000..=0x303f | 0x3200..=0x33ff | 0x3400..=0x9fff
        | 0xfe30..=0xfe4f | 0xff00..=0xffef)
}

/// Which Chinese encoding bytes are that are not Unicode: Big5 where the guess says so and every place can be read that
/// way, otherwise GB18030.
fn chinese(bytes: &[u8]) -> &'static Encoding {
    if bytes.starts_with(GB18030_MARK) {
        return GB18030;
    }
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(first..).unwrap_or_default().get(..SAMPLE).unwrap_or(bytes), false);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let misread = |encoding| text_of(bytes, encoding).1;
    if guess == BIG5 && misread(BIG5) == 0 {
        return BIG5;
    }
    let wrong = misread(GB18030);
    if wrong > 0 && misread(BIG5) < wrong { BIG5 } else { GB18030 }
}

/// Whether a character is one of those that older tables of GB18030 gave to characters that Unicode did not have yet.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e5e5}' | '\u{e78d}'..='\u{e796}' | '\u{e7c7}' | '\u{e7c8}' | '\u{e7e7}'..='\u{e7f3}'
        | '\u{e815}'..='\u{e864}')
}

/// The character that Unicode has by now for one of the private ones that programs with an older table of GB18030 write
/// (Python does); any other character as it is.
pub(super) fn settled(c: char) -> char {
    if !is_private(c) {
        return c;
    }
    let code = u32::from(c);
    let pair = match code {
        0xe5e5 => return '\u{3000}',
        0xe7c7 => return '\u{1e3f}',
        0xe7c8 => return '\u{1f9}',
        0xe78d..=0xe793 => (0xa6, 0xd9 + (code - 0xe78d)),
        0xe794 | 0xe795 => (0xa6, 0xec + (code - 0xe794)),
        0xe796 => (0xa6, 0xf3),
        0xe7e7..=0xe7f3 => (0xa9, 0x89 + (code - 0xe7e7)),
        // The second byte leaves out 7F.
        _ if code < 0xe844 => (0xfe, 0x50 + (code - 0xe815)),
        _ => (0xfe, 0x51 + (code - 0xe815)),
    };
    let bytes = [pair.0, u8::try_from(pair.1).unwrap_or(0)];
    let text = GB18030.decode_without_bom_handling(&bytes).0;
    text.chars().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "第一条　由市水务局牵头，市气象局、市应急局配合，2026年6月底前完成。\r\n第二条　其余照旧。\r\n";
    const OLD: &str = "壹、由水務局主辦，氣象局協辦，於六月底前辦妥。\n貳、其餘各項依原計畫辦理，並應每季檢討一次。\n";

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(write).collect()
    }

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }

    #[test]
    fn every_encoding_is_told() {
        check(PLAN.as_bytes(), PLAN, "UTF-8");
        check(format!("\u{feff}{PLAN}").as_bytes(), PLAN, "UTF-8");
        check(&encoded(PLAN, GB18030), PLAN, "gb18030");
        check(&encoded(OLD, BIG5), OLD, "Big5");
        check(&utf16(PLAN, u16::to_le_bytes), PLAN, "UTF-16LE");
        check(&utf16(PLAN, u16::to_be_bytes), PLAN, "UTF-16BE");
        check(&utf16(&format!("\u{feff}{PLAN}"), u16::to_le_bytes), PLAN, "UTF-16LE");
        check(&utf16(&format!("\u{feff}{PLAN}"), u16::to_be_bytes), PLAN, "UTF-16BE");
        check(&[GB18030_MARK, &encoded(PLAN, GB18030)].concat(), PLAN, "gb18030");
        check(b"plain words, 2 lines\nof them", "plain words, 2 lines\nof them", "UTF-8");
    }

    #[test]
    fn a_line_of_han_alone_is_told() {
        let line = "由市水务局牵头市气象局配合";
        check(line.as_bytes(), line, "UTF-8");
        check(&encoded(line, GB18030), line, "gb18030");
        check(&utf16(line, u16::to_le_bytes), line, "UTF-16LE");
        check(&utf16(line, u16::to_be_bytes), line, "UTF-16BE");
    }

    #[test]
    fn every_cut_can_be_read() {
        for whole in [PLAN.as_bytes().to_vec(), encoded(PLAN, GB18030)] {
            for end in 40..whole.len() {
                let decoded = decode(&whole[..end]).unwrap();
                assert!(PLAN.starts_with(&decoded.text), "{end} {decoded:?}");
            }
        }
        let little = utf16(PLAN, u16::to_le_bytes);
        for end in 40..little.len() {
            assert!(PLAN.starts_with(&decode(&little[..end]).unwrap().text));
        }
    }

    #[test]
    fn a_few_wrong_bytes_are_borne_and_many_are_not() {
        let long = PLAN.repeat(60);
        let mut bytes = long.clone().into_bytes();
        bytes[300] = 0xff;
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.contains('\u{fffd}'));
        for at in (0..bytes.len()).step_by(97) {
            bytes[at] = 0xff;
        }
        let Err(Failure::Misread(places, name)) = decode(&bytes) else { panic!() };
        assert!(places > 2 && name == "UTF-8", "{places} {name}");
        let mut gbk = encoded(&long, GB18030);
        for at in (0..gbk.len()).step_by(51) {
            gbk[at] = 0xff;
        }
        assert!(matches!(decode(&gbk), Err(Failure::Misread(_, "GB18030" | "gb18030" | "GBK"))));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let mut noise = Vec::new();
        let mut state = 1_u32;
        for _ in 0..2000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            noise.push(state.to_be_bytes()[0]);
        }
        assert_eq!(decode(&noise), Err(Failure::Unknown));
        noise.retain(|byte| *byte != 0);
        assert!(decode(&noise).is_err());
        assert_eq!(decode(b"\0\0\0\0\0\0\0\0\0\0\0\0"), Err(Failure::Unknown));
    }

    #[test]
    fn what_older_tables_left_private_is_settled() {
        for (old, new) in [
            ('\u{e5e5}', '\u{3000}'),
            ('\u{e7c7}', '\u{1e3f}'),
            ('\u{e78d}', '\u{fe10}'),
            ('\u{e78e}', '\u{fe12}'),
            ('\u{e794}', '\u{fe17}'),
            ('\u{e796}', '\u{fe19}'),
            ('\u{e7e7}', '\u{303e}'),
            ('\u{e7f3}', '\u{2ffb}'),
            ('\u{e815}', '\u{2e81}'),
            ('\u{e81e}', '\u{9fb4}'),
            ('\u{e826}', '\u{9fb5}'),
            ('\u{e843}', '\u{9fb9}'),
            ('\u{e844}', '\u{4723}'),
            ('\u{e854}', '\u{9fba}'),
            ('\u{e864}', '\u{9fbb}'),
            ('\u{e000}', '\u{e000}'),
            ('水', '水'),
        ] {
            assert_eq!(settled(old), new, "{:x}", u32::from(old));
        }
        check("一\u{e5e5}二".as_bytes(), "一　二", "UTF-8");
    }
}
