//! From entries to a text in the one form.

use super::entry::{Entry, Part};
use crate::ron::tokens::TokenKind;
use crate::text::cells::width;

/// The cells of a line.
pub(super) const LINE: usize = 110;

/// Writes entries.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    depth: usize,
}

impl Writer {
    fn indent(&self) -> String {
        "    ".repeat(self.depth)
    }

    /// An entry on lines of its own; `comma` stands behind it.
    pub(super) fn entry(&mut self, entry: &Entry<'_>, comma: &str) {
        if entry.apart {
            self.text.push('\n');
        }
        for comment in &entry.above {
            let line = format!("{}{comment}\n", self.indent());
            self.text.push_str(&line);
        }
        if entry.parts.is_empty() {
            return;
        }
        let flat = entry.flat();
        let room = LINE.saturating_sub(self.depth * 4 + comma.len());
        match flat.filter(|flat| width(flat) <= room) {
            Some(flat) => {
                let line = format!("{}{flat}{comma}", self.indent());
                self.text.push_str(&line);
            }
            None => self.broken(entry, comma),
        }
        for comment in &entry.behind {
            self.text.push(' ');
            self.text.push_str(comment);
        }
        self.text.push('\n');
    }

    /// An entry that does not fit on a line: its groups are on lines of their own.
    fn broken(&mut self, entry: &Entry<'_>, comma: &str) {
        let indent = self.indent();
        self.text.push_str(&indent);
        let mut before: Option<&Part<'_>> = None;
        for part in &entry.parts {
            if before.is_some_and(|before| blank_between(before, part)) {
                self.text.push(' ');
            }
            match part {
                Part::Token(text, _) => self.text.push_str(text),
                Part::Group(open, entries, close) => {
                    self.text.push_str(open);
                    self.text.push('\n');
                    self.depth += 1;
                    if entries.len() > 1 && entries.iter().all(Entry::is_text) {
                        self.filled(entries);
                    } else {
                        for entry in entries {
                            self.entry(entry, ",");
                        }
                    }
                    self.depth -= 1;
                    let end = format!("{}{close}", self.indent());
                    self.text.push_str(&end);
                }
            }
            before = Some(part);
        }
        self.text.push_str(comma);
    }

    /// A list of texts, as many on a line as there is room for.
    fn filled(&mut self, entries: &[Entry<'_>]) {
        let room = LINE.saturating_sub(self.depth * 4);
        let mut line = String::new();
        for entry in entries {
            let next = entry.flat().unwrap_or_default();
            if !line.is_empty() && width(&line) + width(&next) + 2 > room {
                let done = format!("{}{line}\n", self.indent());
                self.text.push_str(&done);
                line.clear();
            }
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(&next);
            line.push(',');
        }
        let done = format!("{}{line}\n", self.indent());
        self.text.push_str(&done);
    }
}

/// Whether a blank stands between two parts: behind a colon, and not before one or before a bracket.
fn blank_between(before: &Part<'_>, part: &Part<'_>) -> bool {
    match (before, part) {
        (Part::Token(_, TokenKind::Colon), _) => true,
        (_, Part::Token(_, TokenKind::Colon | TokenKind::Other(_)))
        | (Part::Token(_, TokenKind::Other(_)), _)
        | (Part::Token(_, TokenKind::Name), Part::Group(..)) => false,
        _ => true,
    }
}

impl Entry<'_> {
    /// Whether it is one text without comments.
    fn is_text(&self) -> bool {
        let text = matches!(self.parts.as_slice(), [Part::Token(_, TokenKind::Text { .. })]);
        text && self.above.is_empty() && self.behind.is_empty() && !self.apart
    }

    /// The entry on one line, without the comments around it; none if there are comments in it, or a text with line breaks.
    fn flat(&self) -> Option<String> {
        let mut out = String::new();
        let mut before: Option<&Part<'_>> = None;
        for part in &self.parts {
            if before.is_some_and(|before| blank_between(before, part)) {
                out.push(' ');
            }
            match part {
                Part::Token(text, _) => {
                    if text.contains('\n') {
                        return None;
                    }
                    out.push_str(text);
                }
                Part::Group(open, entries, close) => {
                    out.push_str(open);
                    for (at, entry) in entries.iter().enumerate() {
                        let bare =
                            entry.above.is_empty() && entry.behind.is_empty() && !entry.apart;
                        out.push_str(if at == 0 { "" } else { ", " });
                        out.push_str(&entry.flat().filter(|_| bare)?);
                    }
                    out.push_str(close);
                }
            }
            before = Some(part);
        }
        Some(out)
    }
}
