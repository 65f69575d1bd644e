//! The records of an xls, and how numbers and texts are written in them.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_16LE, WINDOWS_1252};

use super::ole::{u16_at, u32_at};

/// What goes on with the record before it.
const CONTINUE: u16 = 0x3c;

/// A record.
#[derive(Clone, Debug)]
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    /// Its bytes, and those of the records that go on with it.
    parts: Vec<&'s [u8]>,
}

impl<'s> Record<'s> {
    /// The bytes of the record itself.
    pub(super) fn data(&self) -> &'s [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    /// How many bytes of the stream it takes.
    pub(super) fn length(&self) -> usize {
        self.parts.iter().map(|part| part.len() + 4).sum()
    }

    /// Its bytes from a position on, one after another.
    pub(super) fn from(&self, at: usize) -> Bytes<'s> {
        let first = self.data().get(at..).unwrap_or_default();
        let rest = self.parts.iter().skip(1).rev().copied().collect();
        Bytes { now: first, rest }
    }
}

/// The records of a stream from a position on, to where it ends or a record is cut.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream.get(from..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, data) = take(&mut rest)?;
        let mut parts = vec![data];
        while u16_at(rest, 0) == Some(CONTINUE) {
            parts.push(take(&mut rest)?.1);
        }
        Some(Record { kind, parts })
    })
}

/// Takes a record from the bytes.
fn take<'s>(rest: &mut &'s [u8]) -> Option<(u16, &'s [u8])> {
    let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
    let data = rest.get(4..4 + length)?;
    *rest = rest.get(4 + length..)?;
    Some((kind, data))
}

/// Bytes in several parts.
pub(super) struct Bytes<'s> {
    now: &'s [u8],
    /// The parts to come, the next one last.
    rest: Vec<&'s [u8]>,
}

impl Bytes<'_> {
    /// Whether there is nothing more.
    pub(super) fn is_empty(&self) -> bool {
        self.now.is_empty() && self.rest.iter().all(|part| part.is_empty())
    }

    /// Goes on to the next part where this one is used up.
    fn refill(&mut self) -> Option<()> {
        while self.now.is_empty() {
            self.now = self.rest.pop()?;
        }
        Some(())
    }

    /// The next byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        self.refill()?;
        let (first, rest) = self.now.split_first()?;
        self.now = rest;
        Some(*first)
    }

    /// The number in the next two bytes.
    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// The number in the next four bytes.
    fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// Leaves out so many bytes.
    fn skip(&mut self, count: usize) -> Option<()> {
        let mut left = count;
        while left > 0 {
            self.refill()?;
            let step = left.min(self.now.len());
            self.now = self.now.get(step..)?;
            left -= step;
        }
        Some(())
    }

    /// A text with its marks, after its length: runs of fonts and pronunciation are left out.
    pub(super) fn text(&mut self, length: u16) -> Option<String> {
        let marks = self.byte()?;
        let runs = if marks & 8 == 0 { 0 } else { usize::from(self.u16()?) };
        let more = if marks & 4 == 0 { 0 } else { usize::try_from(self.u32()?).ok()? };
        let text = self.characters(length, marks & 1 != 0)?;
        self.skip(runs * 4)?;
        self.skip(more)?;
        Some(text)
    }

    /// So many characters, of two bytes or of one. Where the text goes on in the next part, a byte says it anew.
    fn characters(&mut self, length: u16, wide: bool) -> Option<String> {
        let mut wide = wide;
        let mut units = Vec::new();
        for _ in 0..length {
            if self.now.is_empty() {
                self.refill()?;
                wide = self.byte()? & 1 != 0;
            }
            units.push(if wide { self.u16()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }
}

/// The form of the file, which the first record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// BIFF8: Unicode.
    Unicode,
    /// BIFF5: text in an encoding.
    Encoded(&'static Encoding),
}

impl Form {
    /// A text whose length is in one byte (a name) or in two, from a position of a record on.
    pub(super) fn text(self, record: &Record<'_>, at: usize, long: bool) -> Option<String> {
        let mut bytes = record.from(at);
        let length = if long { bytes.u16()? } else { u16::from(bytes.byte()?) };
        match self {
            Self::Unicode if length == 0 => Some(String::new()),
            Self::Unicode => bytes.text(length),
            Self::Encoded(encoding) => {
                let text: Option<Vec<u8>> = (0..length).map(|_| bytes.byte()).collect();
                Some(encoding.decode_without_bom_handling(&text?).0.into_owned())
            }
        }
    }
}

/// The encoding that a number of Windows stands for; most files of this kind are Chinese.
pub(super) fn encoding(number: u16) -> &'static Encoding {
    match number {
        932 => SHIFT_JIS,
        949 => EUC_KR,
        950 => BIG5,
        1200 => UTF_16LE,
        367 | 1252 | 32_769 => WINDOWS_1252,
        _ => GB18030,
    }
}

/// The number in eight bytes.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let bytes = bytes.get(at..at.checked_add(8)?)?;
    Some(f64::from_le_bytes(bytes.try_into().ok()?))
}

/// The number in four bytes: a whole one or the upper half of any, perhaps times a hundred.
pub(super) fn short_number(bytes: &[u8], at: usize) -> Option<f64> {
    let bits = u32_at(bytes, at)?;
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    Some(if bits & 1 == 0 { value } else { value / 100.0 })
}

/// The name of an error.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_read() {
        for (bits, value) in [
            (0x3ff0_0000_u32, 1.0),
            (0x3ff0_0001, 0.01),
            ((1234 << 2) | 2, 1234.0),
            ((1234 << 2) | 3, 12.34),
            ((-5_i32 << 2).cast_unsigned() | 2, -5.0),
        ] {
            let read = short_number(&bits.to_le_bytes(), 0).unwrap();
            assert!((read - value).abs() < 1e-12, "{bits:x} {read}");
        }
    }

    #[test]
    fn a_text_may_go_on_in_the_next_record() {
        // Two narrow letters, then two wide ones, then a run of a font that is cut between records.
        let first = [4, 0, 8, 1, 0, b'a', b'b'];
        let second = [1, 0x2d, 0x4e, 0x87, 0x65, 0, 0];
        let third = [1, 0, b'x'];
        let mut bytes = Bytes { now: &first, rest: vec![&third, &[], &second] };
        let length = bytes.u16().unwrap();
        assert_eq!(bytes.text(length).as_deref(), Some("ab中文"));
        assert_eq!((bytes.byte(), bytes.is_empty(), bytes.byte()), (Some(b'x'), true, None));
        let mut cut = Bytes { now: &first, rest: Vec::new() };
        assert_eq!(cut.u16().and_then(|length| cut.text(length)), None);
    }
}
