//! The detail of the task the cursor is on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::document::{Kind, Piece};
use super::super::state::{Pane, State};
use super::super::update::document;
use super::paint::Pen;
use crate::text::cells::width;

/// Draws the detail.
pub(super) fn draw(state: &State, buffer: &mut Buffer, area: Rect) {
    let Some(document) = document(state) else {
        return;
    };
    let level = state.level();
    let focused = state.focus == Pane::Detail && state.search.is_none();
    let first_line = document.lines_of(level.item).map(|lines| lines.0);
    let shown = document.lines.iter().enumerate().skip(level.detail_top);
    for (row, (at, line)) in shown.take(usize::from(area.height)).enumerate() {
        let Some(mut pen) = Pen::at(buffer, area, row) else {
            break;
        };
        if focused && first_line == Some(at) {
            pen.text(">", state.look.strong());
        } else {
            pen.skip(1);
        }
        for piece in line {
            let cursor = focused && piece.item == Some(level.item);
            self::piece(state, &mut pen, piece, cursor);
        }
    }
    more(state, buffer, area, document.lines.len());
}

fn piece(state: &State, pen: &mut Pen<'_>, piece: &Piece, cursor: bool) {
    let look = state.look;
    let mut style = match piece.kind {
        Kind::Title | Kind::Marked => look.strong(),
        Kind::Label => look.accent(),
        Kind::Text => look.text(),
        Kind::Faint => look.faint(),
    };
    if cursor {
        style = style.patch(look.cursor(true));
    }
    let hit = style.patch(look.hit());
    pen.marked(&piece.text, width(&piece.text), piece.marks.clone(), (style, hit));
}

/// Says how much there is below what is shown.
fn more(state: &State, buffer: &mut Buffer, area: Rect, lines: usize) {
    let below = lines.saturating_sub(state.level().detail_top + usize::from(area.height));
    if below == 0 || area.height == 0 {
        return;
    }
    let text = format!(" +{below} ");
    let cells = u16::try_from(width(&text)).unwrap_or(0).min(area.width);
    let corner = Rect { x: area.right() - cells, y: area.bottom() - 1, width: cells, height: 1 };
    super::paint::clear(buffer, corner);
    if let Some(mut pen) = Pen::at(buffer, corner, 0) {
        pen.text(&text, state.look.faint());
    }
}
