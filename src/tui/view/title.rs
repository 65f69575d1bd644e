//! Drawing the first line.

use ratatui::layout::Rect;

use crate::text::cells::width;
use crate::tui::frame::Tab;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::state::State;

/// The program's name, what can be chosen from, the way down to the level that is shown, whose tasks these are.
pub(super) fn title(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let (look, line) = (state.look, &state.frame().title);
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    pen.skip(1);
    if !line.program.is_empty() {
        pen.text(line.program, look.chip());
        pen.skip(2);
    }
    for (tab, name) in &line.tabs {
        let here = match tab {
            Tab::Pane(pane) => *pane == state.focus,
            Tab::List(way) => *way == state.level().shown().way,
        };
        pen.text(name, if here { look.cursor(true) } else { look.faint() });
        pen.skip(1);
    }
    pen.skip(usize::from(!line.tabs.is_empty()));
    let mut left = line.room;
    for (text, _) in &line.crumbs {
        let cells = width(text).min(left);
        pen.column(text, cells, look.text());
        left -= cells;
    }
    pen.skip(left);
    let room = pen.room().saturating_sub(width(&line.sizes));
    pen.right(&line.ours, room, look.chip());
    let room = pen.room();
    pen.right(&line.sizes, room, look.faint());
}
