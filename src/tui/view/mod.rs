//! State → screen. Nothing here changes the state; drawing twice gives the same screen.

mod bars;
mod detail;
mod facets;
mod list;
mod ours;
mod overlay;
mod paint;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub(super) use self::bars::filter_at;
pub(super) use self::overlay::problem_lines;
use self::paint::Pen;
use super::layout::SMALLEST;
use super::state::State;
use crate::lang::Lang;

/// Draws the state.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let caret = paint(state, frame.buffer_mut());
    if let Some(at) = caret.filter(|at| frame.area().contains(*at)) {
        frame.set_cursor_position(at);
    }
}

/// Draws the state on a buffer; where the terminal's cursor goes, if something is being typed.
fn paint(state: &State, buffer: &mut Buffer) -> Option<Position> {
    let panes = state.panes();
    if panes.title.width == 0 {
        too_small(state, buffer);
        return None;
    }
    let mut caret = None;
    bars::title(state, buffer, panes.title);
    caret = bars::search(state, buffer, panes.search).or(caret);
    bars::filters(state, buffer, panes.filters);
    if let Some(area) = panes.facets {
        caret = facets::draw(state, buffer, area).or(caret);
    }
    if let Some(area) = panes.list {
        list::draw(state, buffer, area);
    }
    if let Some(area) = panes.detail {
        detail::draw(state, buffer, area);
    }
    for area in [panes.facets, panes.list].into_iter().flatten() {
        separator(state, buffer, area);
    }
    bars::keys(state, buffer, panes.keys);
    if let Some(overlay) = &state.overlay {
        caret = overlay::draw(state, overlay, buffer);
    }
    caret
}

/// The line between a pane and the one on its right, if there is one.
fn separator(state: &State, buffer: &mut Buffer, area: Rect) {
    if area.right() >= state.size.0 {
        return;
    }
    let line = Rect { x: area.right(), width: 1, ..area };
    for y in 0..usize::from(line.height) {
        if let Some(mut pen) = Pen::at(buffer, line, y) {
            pen.text("│", state.look.faint());
        }
    }
}

fn too_small(state: &State, buffer: &mut Buffer) {
    let (width, height) = SMALLEST;
    let text = match state.lang {
        Lang::Zh => format!("窗口过小，需 {width}x{height}"),
        Lang::En => format!("too small: {width}x{height} needed"),
    };
    let area = buffer.area;
    if let Some(mut pen) = Pen::at(buffer, area, 0) {
        pen.text(&text, state.look.text());
    }
}
