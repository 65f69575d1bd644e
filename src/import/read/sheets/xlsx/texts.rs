//! The texts that cells share, and how a text is written.

use std::borrow::Cow;

use quick_xml::events::Event;

use super::super::parts::{Parts, push_text};
use crate::import::read::failure::{Countable, Failure};
use crate::import::read::limits::CELLS;

/// A text while its runs come in. Those that only say how it is pronounced are left out.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) text: String,
    spoken: bool,
    open: bool,
}

impl Runs {
    /// Takes an event that stands in the text.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(e) => match e.local_name().into_inner() {
                "rPh" => self.spoken = true,
                "t" => self.open = !self.spoken,
                _ => {}
            },
            Event::End(e) => match e.local_name().into_inner() {
                "rPh" => self.spoken = false,
                "t" => self.open = false,
                _ => {}
            },
            other if self.open => push_text(other, &mut self.text),
            _ => {}
        }
    }
}

/// The texts of a workbook, in the order in which cells refer to them.
pub(super) fn read(parts: &mut Parts<'_>, path: &str) -> Result<Vec<String>, Failure> {
    let mut texts = Vec::new();
    let Some(mut xml) = parts.xml(path)? else { return Ok(texts) };
    let mut runs = Runs::default();
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(e) if e.local_name().into_inner() == "si" => runs = Runs::default(),
            Event::End(e) if e.local_name().into_inner() == "si" => {
                if texts.len() == CELLS {
                    return Err(Failure::too_many(Countable::Cells, CELLS));
                }
                texts.push(unescaped(&std::mem::take(&mut runs.text)).into_owned());
            }
            Event::Eof => return Ok(texts),
            event => runs.take(event),
        }
    }
}

/// A text without the form `_x000D_` that characters have which XML does not allow.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let character = code
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let taken = if let Some(c) = character {
            out.push(c);
            7
        } else {
            out.push('_');
            1
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_read() {
        for (text, read) in [
            ("一_x000D_\n二", "一\r\n二"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x12_ _xZZZZ_ _x", "_x12_ _xZZZZ_ _x"),
            ("a_x0041_b_x4E00_", "aAb一"),
            ("_xD800_", "_xD800_"),
            ("_x汉字", "_x汉字"),
        ] {
            assert_eq!(unescaped(text), read);
        }
    }
}
