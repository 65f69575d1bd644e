//! The detail of the task the cursor is on.

use ratatui::layout::Rect;

use crate::document::{Document, Kind, Piece};
use crate::text::cells::width;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::pane::Pane;
use crate::tui::state::State;

pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(document) = &state.frame().document else {
        return;
    };
    let place = state.level().place().detail;
    let focused = state.focus == Pane::Detail && state.search.is_none();
    let first_line = document.lines_of(place.item).map(|lines| lines.0);
    let shown = document.lines.iter().enumerate().skip(place.top);
    for (row, (at, line)) in shown.take(usize::from(area.height)).enumerate() {
        let Some(mut pen) = Pen::at(canvas, area, row) else {
            break;
        };
        if focused && first_line == Some(at) {
            pen.text(">", state.look.strong());
        } else {
            pen.skip(1);
        }
        for piece in line {
            let cursor = focused && piece.item == Some(place.item);
            self::piece(state, &mut pen, piece, cursor);
        }
    }
    more(state, canvas, area, document);
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
    if piece.marks.is_empty() {
        return pen.text(&piece.text, style);
    }
    let hit = style.patch(look.hit());
    pen.marked(&piece.text, width(&piece.text), &piece.marks, (style, hit));
}

/// Says how many lines there are below what is shown, at the end of the lowest line that has room for it.
fn more(state: &State, canvas: &mut Canvas<'_>, area: Rect, document: &Document) {
    let top = state.level().place().detail.top;
    let shown = usize::from(area.height);
    let below = document.lines.len().saturating_sub(top + shown);
    if below == 0 {
        return;
    }
    let mark = format!("+{below}");
    let room = usize::from(area.width).saturating_sub(width(&mark) + 3);
    let cells = |line: &Vec<Piece>| line.iter().map(|piece| width(&piece.text)).sum::<usize>();
    let lines = document.lines.iter().skip(top).take(shown);
    let Some(row) = lines.map(cells).collect::<Vec<_>>().iter().rposition(|used| *used <= room)
    else {
        return;
    };
    if let Some(mut pen) = Pen::at(canvas, area, row) {
        pen.right(&mark, usize::from(area.width).saturating_sub(1), state.look.faint());
    }
}
