//! Putting text on the buffer: cleaned, cut at the pane's edge between characters, never outside.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_input::Input;

use crate::tastes::Look;
use crate::text::cells::{char_width, cut_with, width};
use crate::text::chars::Chars;
use crate::text::clean::clean;

/// What is drawn on, and with which characters.
pub(super) struct Canvas<'b> {
    pub(super) buffer: &'b mut Buffer,
    pub(super) chars: Chars,
}

impl Canvas<'_> {
    pub(super) fn style(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }
}

/// A place to write on: one line, from `x` up to `end`.
pub(super) struct Pen<'b> {
    buffer: &'b mut Buffer,
    chars: Chars,
    x: u16,
    y: u16,
    end: u16,
}

impl<'b> Pen<'b> {
    /// A pen at the beginning of a line of an area; none if the area has no such line.
    pub(super) fn at(canvas: &'b mut Canvas<'_>, area: Rect, line: usize) -> Option<Self> {
        let area = area.intersection(canvas.buffer.area);
        let line = u16::try_from(line).ok().filter(|line| *line < area.height)?;
        let (buffer, chars) = (&mut *canvas.buffer, canvas.chars);
        Some(Self { buffer, chars, x: area.x, y: area.y + line, end: area.right() })
    }

    /// How many cells are left.
    pub(super) fn room(&self) -> usize {
        usize::from(self.end.saturating_sub(self.x))
    }

    pub(super) fn x(&self) -> u16 {
        self.x
    }

    /// A pen for the next cells alone.
    pub(super) fn part(&mut self, cells: usize) -> Pen<'_> {
        let end = self.x.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX)).min(self.end);
        Pen { buffer: self.buffer, chars: self.chars, x: self.x, y: self.y, end }
    }

    pub(super) fn skip(&mut self, cells: usize) {
        self.x = self.x.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX)).min(self.end);
    }

    /// Writes a text, cut with a mark where it does not fit.
    pub(super) fn text(&mut self, text: &str, style: Style) {
        let text = clean(text);
        let text = cut_with(&self.chars.shown(&text), self.room(), self.chars.cut_mark());
        self.put(&text, style);
    }

    /// Writes a text in a column of its own, cut with a mark where it does not fit.
    pub(super) fn column(&mut self, text: &str, cells: usize, style: Style) {
        let end = self.end;
        let column_end = self.x.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX)).min(end);
        self.end = column_end;
        self.text(text, style);
        self.end = end;
        self.x = column_end;
    }

    /// Writes a text at the right end of what is left, or of a column.
    pub(super) fn right(&mut self, text: &str, cells: usize, style: Style) {
        let cells = cells.min(self.room());
        let used = width(&self.chars.shown(&clean(text))).min(cells);
        self.skip(cells - used);
        self.column(text, used, style);
    }

    /// Writes a text in a column, with the marked characters in another style.
    pub(super) fn marked(
        &mut self,
        text: &str,
        cells: usize,
        marks: &[bool],
        (plain, hit): (Style, Style),
    ) {
        if !marks.contains(&true) {
            return self.column(text, cells, plain);
        }
        let cells = cells.min(self.room());
        let (whole, mut marks) = self.chars.shown_with(&clean(text), marks);
        let cut_mark = self.chars.cut_mark();
        let shown = cut_with(&whole, cells, cut_mark);
        let start = self.x;
        // The mark of a cut stands for characters of which some may be hits: it is one itself then.
        let kept = shown.chars().count(); // characters, not cells
        let ours = kept.saturating_sub(cut_mark.chars().count()); // characters, not cells
        if shown != whole && kept > 0 {
            let beyond = marks.iter().skip(ours).any(|m| *m);
            marks.truncate(ours);
            marks.resize(kept, beyond);
        }
        marks.resize(kept, false);
        let mut run = String::new();
        let mut run_marked = false;
        for (c, marked) in shown.chars().zip(marks) {
            // An accent belongs to the letter before it.
            if marked != run_marked && char_width(c) > 0 {
                self.put(&run, if run_marked { hit } else { plain });
                run.clear();
                run_marked = marked;
            }
            run.push(c);
        }
        self.put(&run, if run_marked { hit } else { plain });
        self.x = start;
        self.skip(cells);
    }

    fn put(&mut self, text: &str, style: Style) {
        if self.room() == 0 {
            return;
        }
        let (x, _) = self.buffer.set_stringn(self.x, self.y, text, self.room(), style);
        self.x = x;
    }
}

/// Empties an area for something to stand in front. A wide character of which the area covers only the second
/// half goes as a whole: terminals show the half that is left over the border.
pub(super) fn clear(canvas: &mut Canvas<'_>, area: Rect, base: Style) {
    let buffer = &mut *canvas.buffer;
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        if area.x > buffer.area.x {
            let before = &mut buffer[(area.x - 1, y)];
            if width(before.symbol()) > 1 {
                before.reset();
            }
        }
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
            buffer[(x, y)].set_style(base);
        }
    }
}

/// A line that is being typed, around the caret; where the caret is.
pub(super) fn line(pen: &mut Pen<'_>, input: &Input, look: Look) -> Option<Position> {
    let room = pen.room();
    let before: String = input.value().chars().take(input.cursor()).collect();
    let (whole, before) = (pen.chars.shown(input.value()), pen.chars.shown(&before));
    let (text, at) = around_caret(&whole, &before, room, pen.chars.cut_mark());
    let caret = Position::new(pen.x() + u16::try_from(at).unwrap_or(0), pen.y);
    pen.column(&text, room, look.strong());
    (room > 0).then_some(caret)
}

/// The part of a text around the caret that fits, and the cells before the caret in it. Where its beginning is not
/// shown, a mark stands before it, if there is room for both.
fn around_caret(text: &str, before: &str, room: usize, mark: &str) -> (String, usize) {
    let mut ahead = width(before);
    // One cell stays for the caret after the last character.
    if ahead < room {
        return (text.to_owned(), ahead);
    }
    let mark = if room > width(mark) + 2 { mark } else { "" };
    let mut chars = before.chars();
    let mut skipped = 0;
    while ahead + width(mark) + 1 > room {
        let Some(c) = chars.next() else { break };
        ahead -= char_width(c);
        skipped += 1;
    }
    let shown = text.chars().skip(skipped);
    (mark.chars().chain(shown).collect(), ahead + width(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stays_in_the_box() {
        let around = |text, before, room| around_caret(text, before, room, "…");
        assert_eq!(around("市科协", "市科协", 10), ("市科协".to_owned(), 6));
        assert_eq!(around("市科协", "市科协", 5), ("…协".to_owned(), 3));
        assert_eq!(around("市科协", "市科协", 3), ("协".to_owned(), 2));
        assert_eq!(around("abc", "", 2), ("abc".to_owned(), 0));
        for room in 1..12 {
            let (text, at) = around("一二三四五六", "一二三四", room);
            assert!(at < room, "{text} {at} in {room}");
        }
    }
}
