//! Moving through the text of the detail: from item to item, and through the text between them.
//!
//! Every line can be reached with the arrows alone, however far the next item is and in however small a window.

use crate::document::Document;
use crate::tui::place::DetailPlace;

/// A text, how many of its lines are shown, and where the reader is in it.
pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) shown: usize,
    pub(super) place: DetailPlace,
}

impl Reading<'_> {
    fn last(&self) -> usize {
        self.document.items.len().saturating_sub(1)
    }

    /// The greatest first line that leaves none of the lines below empty.
    fn most(&self) -> usize {
        self.document.lines.len().saturating_sub(self.shown)
    }

    fn line(&self, item: usize) -> Option<usize> {
        self.document.lines_of(item).map(|lines| lines.0)
    }

    /// The first item that begins on one of the lines shown.
    fn first_shown(&self) -> Option<usize> {
        let window = self.place.top..self.place.top + self.shown;
        let is_shown = |item: &usize| self.line(*item).is_some_and(|line| window.contains(&line));
        (0..self.document.items.len()).find(is_shown)
    }

    /// Whether anything of the cursor's item is shown.
    pub(super) fn shows_cursor(&self) -> bool {
        let lines = self.document.lines_of(self.place.item);
        let end = self.place.top + self.shown;
        lines.is_some_and(|(first, last)| last >= self.place.top && first < end)
    }

    /// Puts the cursor on an item, and shows it from its first line.
    pub(super) fn go(&mut self, item: usize) {
        self.place.item = item.min(self.last());
        self.place.by_hand = false;
        let Some((first, last)) = self.document.lines_of(self.place.item) else { return };
        // The lines above the first item are shown with it, unless there are others between here and them.
        if self.place.item == 0 && last < self.shown && self.place.top <= self.shown {
            self.place.top = 0;
            return;
        }
        if last >= self.place.top + self.shown {
            self.place.top = last + 1 - self.shown;
        }
        self.place.top = self.place.top.min(first);
    }

    /// Goes to the next line in which something is marked that is searched for, or the one before; false if there is none.
    pub(super) fn go_to_hit(&mut self, forward: bool) -> bool {
        let is_hit = |line: &usize| self.document.has_hit(*line);
        let here = self.place.hit;
        let next = if forward {
            (here.map_or(0, |line| line + 1)..self.document.lines.len()).find(is_hit)
        } else {
            (0..here.unwrap_or(0)).rev().find(is_hit)
        };
        let Some(line) = next else { return false };
        self.place.hit = Some(line);
        self.place.came = true;
        let items = 0..self.document.items.len();
        let of_line = |item: &usize| {
            self.document
                .lines_of(*item)
                .is_some_and(|(first, last)| (first..=last).contains(&line))
        };
        if let Some(item) = items.clone().find(of_line) {
            self.place.item = item;
        }
        // Two lines of what stands before it are shown with it.
        if line < self.place.top || line >= self.place.top + self.shown {
            self.place.top = line.saturating_sub(2).min(self.most());
        }
        self.place.by_hand = true;
        true
    }

    /// Where the text is opened, it comes to the first line in which something is marked that is searched for, unless that is
    /// shown anyway.
    pub(super) fn come(&mut self) {
        if std::mem::take(&mut self.place.seeks) {
            self.place.hit = None;
            self.go_to_hit(true);
        } else if !self.place.came {
            self.place.came = true;
            let first = (0..self.document.lines.len()).find(|line| self.document.has_hit(*line));
            if first.is_some_and(|line| line >= self.shown) {
                self.go_to_hit(true);
            }
        }
    }

    /// To the next line with an item, or the one before; where that is far, the text scrolls by a line.
    pub(super) fn step(&mut self, down: bool) {
        let (top, end) = (self.place.top, self.place.top + self.shown);
        let next = if self.shows_cursor() {
            self.on_other_line(down)
        } else if down {
            (0..self.document.items.len()).find(|item| self.line(*item) >= Some(top))
        } else {
            (0..self.document.items.len()).rfind(|item| self.line(*item) < Some(end))
        };
        let near =
            |line: usize| if down { line + 1 < end + self.shown } else { line + self.shown > top };
        if let Some(item) = next.filter(|item| self.line(*item).is_some_and(near)) {
            return self.go(item);
        }
        self.scroll(if down { top + 1 } else { top.saturating_sub(1) });
    }

    pub(super) fn beside(&mut self, forward: bool) {
        let item = self.place.item;
        self.go(if forward { item + 1 } else { item.saturating_sub(1) });
    }

    /// By a page; the cursor goes to the first item shown.
    pub(super) fn page(&mut self, down: bool) {
        let page = self.shown.saturating_sub(1).max(1);
        let top = self.place.top;
        self.scroll(if down { top + page } else { top.saturating_sub(page) });
        let end = if down { self.last() } else { 0 };
        let at_end = self.place.top == if down { self.most() } else { 0 };
        let moved = self.place.top != top;
        self.place.item = match self.first_shown() {
            Some(item) if moved || !at_end => item,
            None if moved => self.place.item,
            _ => end,
        };
    }

    pub(super) fn end(&mut self, last: bool) {
        self.scroll(if last { self.most() } else { 0 });
        self.place.item = if last { self.last() } else { 0 };
    }

    pub(super) fn scroll(&mut self, top: usize) {
        self.place.top = top.min(self.most());
        self.place.by_hand = true;
    }

    /// Keeps the place inside the text; a cursor that was moved is shown.
    pub(super) fn keep(&mut self, focused: bool) {
        self.place.item = self.place.item.min(self.last());
        self.place.top = self.place.top.min(self.most());
        // Above the first item is where one begins to read.
        let begins = self.place.item == 0 && self.place.top == 0;
        if focused && !self.place.by_hand && !begins && !self.shows_cursor() {
            self.go(self.place.item);
        }
    }

    /// Whether the item before the cursor's ends on the line on which that begins.
    pub(super) fn is_beside_another(&self) -> bool {
        let before = self.place.item.checked_sub(1).and_then(|item| self.document.lines_of(item));
        before.is_some_and(|(_, last)| Some(last) == self.line(self.place.item))
    }

    /// The first item that begins on a line below or above the one that the cursor is on.
    fn on_other_line(&self, below: bool) -> Option<usize> {
        let here = self.line(self.place.item)?;
        if below {
            let mut after = self.place.item + 1..self.document.items.len();
            after.find(|item| self.line(*item) > Some(here))
        } else {
            let above = (0..self.place.item).rev().find(|item| self.line(*item) < Some(here))?;
            let same = |item: &usize| self.line(*item) == self.line(above);
            (0..=above).rev().take_while(same).last()
        }
    }
}
