//! State → screen. Nothing here changes the state; drawing twice gives the same screen.

mod audit;
mod bars;
mod compare;
mod detail;
mod facets;
mod grid;
mod keys;
mod list;
mod matrix;
mod meeting;
mod ours;
mod overlay;
mod paint;
mod scrollbar;
mod targets;
mod tasks;
mod title;
mod units;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

pub(super) use self::bars::filter_at;
use self::grid::Grid;
pub(super) use self::grid::Rows;
pub(super) use self::list::heading_lines;
pub(super) use self::meeting::beyond as beyond_meeting;
pub(super) use self::overlay::{menu_top, problem_lines};
use self::paint::{Canvas, Pen};
use self::scrollbar::Extent;
pub(super) use self::title::{Tab, crumb_at, tab_at};
use super::columns::Layout;
use super::layout::SMALLEST;
use super::state::{Pane, State};
use crate::lang::Lang;
use crate::text::cells::width;

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
    let area = buffer.area;
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let cells = u16::try_from(width(buffer[(x, y)].symbol()).max(1)).unwrap_or(1);
            for covered in x + 1..(x + cells).min(area.right()) {
                buffer[(covered, y)].reset();
                buffer[(covered, y)].modifier = Modifier::HIDDEN;
            }
            x += cells;
        }
    }
}

/// How the columns of the task list share its width; none while the list is not seen.
pub(super) fn column_layout(state: &State) -> Option<Layout> {
    let list = state.panes().list?;
    Some(Grid::of(list, state).layout)
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
        if let Some((area, extent)) = extent(state, pane) {
            scrollbar::draw(canvas, area, extent, state.look);
        }
    }
    keys::keys(state, canvas, panes.keys);
    if let Some(overlay) = &state.overlay {
        caret = overlay::draw(state, overlay, canvas);
    }
    caret
}

/// Where a pane scrolls, and what it shows of how much.
pub(super) fn extent(state: &State, pane: Pane) -> Option<(Rect, Extent)> {
    let (panes, level) = (state.panes(), state.level());
    Some(match pane {
        Pane::Facets => {
            let (top, all) = (level.place.top, level.facet_lines().len());
            (panes.facets?, Extent { top, shown: panes.facet_rows(), all })
        }
        Pane::List => {
            let area = panes.list?;
            // The heading stays.
            let heading =
                u16::try_from(heading_lines(state)).unwrap_or(area.height).min(area.height);
            let area = Rect { y: area.y + heading, height: area.height - heading, ..area };
            (area, Rows::of(state).extent(level.top))
        }
        Pane::Detail => {
            let all = super::update::document(state)?.lines.len();
            (panes.detail?, Extent { top: level.detail.top, shown: panes.detail_rows(), all })
        }
    })
}

/// How many columns of a table are shown.
pub(super) fn columns_shown(state: &State) -> usize {
    let matrix = matrix::plan(state).map(|(_, plan)| plan.columns);
    matrix.or_else(|| compare::plan(state).map(|(_, plan)| plan.columns)).unwrap_or(0)
}

/// The column of a table at a cell of its lines, counted as the cursor counts them; 0 is the title.
pub(super) fn column_at(state: &State, cell: usize) -> Option<usize> {
    let matrix = matrix::plan(state).map(|(_, plan)| plan.column_at(cell));
    let shown = matrix.or_else(|| compare::plan(state).map(|(_, plan)| plan.column_at(cell)))?;
    let level = state.level();
    let column = shown.map_or(0, |at| at + level.across.left + 1);
    (column <= level.columns()).then_some(column)
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
