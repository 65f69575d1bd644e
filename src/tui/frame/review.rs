//! Where a document that is brought in is shown: its lines above, below them what the document says and what was read of it,
//! beside each other where there is room.

use ratatui::layout::Rect;

use super::LineKind;
use crate::lang::Lang;
use crate::text::cells::width;
use crate::text::chars::Chars;
use crate::text::clean::clean;
use crate::text::wrap::wrap;
use crate::tui::keymap::{Context, bindings};
use crate::tui::review::Review;

/// From so many cells on, the document and what was read of it stand beside each other.
const BESIDE: u16 = 76;

/// Lines above the list: the title, and what is typed or how much there is to look at.
const HEAD: u16 = 2;

/// See the module's documentation.
#[derive(Clone, Debug)]
pub(crate) struct ReviewFrame {
    /// The lines above.
    pub(crate) list: Rect,
    /// The line that parts the two, with what is below it.
    pub(crate) parting: Rect,
    /// What the document says; with what was read above it, where there is no room beside it.
    pub(crate) original: Rect,
    /// What was read of it.
    pub(crate) read: Option<Rect>,
    pub(crate) original_lines: Vec<(String, LineKind)>,
    pub(crate) read_lines: Vec<(String, LineKind)>,
}

impl ReviewFrame {
    /// The frame on a screen of this size.
    pub(crate) fn of(review: &Review, size: (u16, u16), lang: Lang, chars: Chars) -> Self {
        let (width, height) = size;
        let body = height.saturating_sub(HEAD + 2);
        let listed = u16::try_from(review.lines().len()).unwrap_or(u16::MAX);
        let above = (body / 2).min(listed.max(3));
        let list = Rect::new(0, HEAD, width, above);
        let parting = Rect::new(0, HEAD + above, width, 1);
        let below = Rect::new(0, HEAD + above + 1, width, body - above);
        let half = width / 2;
        let (original, read) = if width >= BESIDE {
            let read = Rect { x: half + 1, width: width - half - 1, ..below };
            (Rect { width: half, ..below }, Some(read))
        } else {
            (below, None)
        };
        let (passages, found) = review.beside(lang);
        let mut frame = Self {
            list,
            parting,
            original,
            read,
            original_lines: Vec::new(),
            read_lines: Vec::new(),
        };
        if review.help {
            (frame.original, frame.read) = (below, None);
            frame.original_lines = help(Writer::of(below, chars), lang);
            return frame;
        }
        let mut writer = Writer::of(read.unwrap_or(original), chars);
        for (label, text) in &found {
            writer.write(&format!("{label} "), text, LineKind::Text);
        }
        frame.read_lines = writer.lines;
        let mut writer = Writer::of(original, chars);
        let mut told = "";
        for (place, text) in &passages {
            if place != told {
                writer.write("", place, LineKind::Faint);
            }
            told = place;
            writer.write("  ", text, LineKind::Text);
        }
        frame.original_lines = writer.lines;
        if read.is_none() {
            frame.original_lines.splice(0..0, frame.read_lines.drain(..));
        }
        frame
    }

    /// How many lines are shown above.
    pub(crate) fn list_rows(&self) -> usize {
        usize::from(self.list.height)
    }

    /// How many lines are shown below.
    pub(crate) fn text_rows(&self) -> usize {
        usize::from(self.original.height)
    }

    /// How far the text below can be scrolled.
    pub(crate) fn beyond(&self) -> usize {
        let lines = self.original_lines.len().max(self.read_lines.len());
        lines.saturating_sub(self.text_rows())
    }
}

/// The keys and what they do.
fn help(mut writer: Writer, lang: Lang) -> Vec<(String, LineKind)> {
    for binding in bindings(Context::Reviewing) {
        writer.write(&format!("{:<10}", binding.key()), binding.name(lang), LineKind::Text);
    }
    writer.lines
}

struct Writer {
    chars: Chars,
    cells: usize,
    lines: Vec<(String, LineKind)>,
}

impl Writer {
    fn of(area: Rect, chars: Chars) -> Self {
        let cells = usize::from(area.width).saturating_sub(2);
        Self { chars, cells, lines: Vec::new() }
    }

    /// Adds a text; `first` stands before its first line, and the others are indented as far.
    fn write(&mut self, first: &str, text: &str, kind: LineKind) {
        let first = self.chars.shown(first).into_owned();
        let text = self.chars.shown(&clean(text)).into_owned();
        let hang = " ".repeat(width(&first));
        let room = self.cells.saturating_sub(hang.len()).max(2);
        for (at, range) in wrap(&text, room).into_iter().enumerate() {
            let before = if at == 0 { &first } else { &hang };
            let part = text.get(range).unwrap_or_default();
            self.lines.push((format!("{before}{part}"), kind));
        }
    }
}
