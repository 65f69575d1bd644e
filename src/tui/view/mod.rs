//! State → screen, as it was laid out. Nothing here changes the state; drawing twice gives the same screen.

mod bars;
mod detail;
mod facets;
mod keys;
mod list;
mod meeting;
mod overlay;
mod review;
mod title;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::overlay::Overlay;
use super::paint::{Canvas, Pen};
use crate::lang::Lang;
use crate::text::cells::width;
use crate::tui::{frame::SMALLEST, pane::Pane, scrollbar, state::State};

/// Draws the state.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let caret = paint(state, frame.buffer_mut());
    tell_covered(frame.buffer_mut());
    if let Some(at) = caret.filter(|at| frame.area().contains(*at)) {
        frame.set_cursor_position(at);
    }
}

/// Makes every cell that a wide character covers unlike any that is seen.
///
/// Where a wide character goes away by half, a terminal blanks its other half. ratatui 0.30 sends only cells that
/// differ, and takes the covered cell before for the blank after: a hole in the bar of the cursor would stay.
fn tell_covered(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(columns) {
        let mut covered = 0;
        for cell in row {
            if covered > 0 {
                cell.reset();
                cell.modifier = Modifier::HIDDEN;
                covered -= 1;
            } else if cell.symbol().len() > 1 {
                covered = width(cell.symbol()).saturating_sub(1);
            }
        }
    }
}

/// Draws the state on a buffer; where the terminal's cursor goes, if something is being typed.
fn paint(state: &State, buffer: &mut Buffer) -> Option<Position> {
    let panes = state.panes();
    let canvas = &mut Canvas { buffer, chars: state.chars };
    canvas.style(canvas.buffer.area, state.look.base());
    if panes.title.width == 0 {
        too_small(state, canvas);
        return None;
    }
    if let Some(Overlay::Review(review)) = &state.overlay {
        return review::draw(state, review, canvas);
    }
    if state.meeting.is_some() {
        meeting::draw(state, canvas);
        return state.overlay.as_ref().and_then(|overlay| overlay::draw(state, overlay, canvas));
    }
    let mut caret = None;
    title::title(state, canvas, panes.title);
    caret = bars::search(state, canvas, panes.search).or(caret);
    bars::filters(state, canvas, panes.filters);
    if let Some(area) = panes.facets {
        caret = facets::draw(state, canvas, area).or(caret);
    }
    if let Some(area) = panes.list {
        list::draw(state, canvas, area);
    }
    if let Some(area) = panes.detail {
        detail::draw(state, canvas, area);
    }
    for area in [panes.facets, panes.list].into_iter().flatten() {
        separator(state, canvas, area);
    }
    for pane in [Pane::Facets, Pane::List, Pane::Detail] {
        if let Some((area, extent)) = state.frame().extent(pane, state.level().place()) {
            scrollbar::draw(canvas, area, extent, state.look);
        }
    }
    keys::keys(state, canvas, panes.keys);
    if let Some(overlay) = &state.overlay {
        caret = overlay::draw(state, overlay, canvas);
    }
    caret
}

/// The line between a pane and the one on its right, if there is one.
fn separator(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    if area.right() >= state.size.0 {
        return;
    }
    let line = Rect { x: area.right(), width: 1, ..area };
    for y in 0..usize::from(line.height) {
        if let Some(mut pen) = Pen::at(canvas, line, y) {
            pen.text("│", state.look.faint());
        }
    }
}

fn too_small(state: &State, canvas: &mut Canvas<'_>) {
    let (width, height) = SMALLEST;
    let text = match state.lang {
        Lang::Zh => format!("窗口过小，需 {width}x{height}"),
        Lang::En => format!("too small: {width}x{height} needed"),
    };
    let area = canvas.buffer.area;
    if let Some(mut pen) = Pen::at(canvas, area, 0) {
        pen.text(&text, state.look.text());
    }
}
