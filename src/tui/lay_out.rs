//! Lays out the screen from the state, once for a key.

use std::sync::Arc;

use super::frame::{Chips, DocumentKey, Frame, Panes, Popup, ReviewFrame, Rows, TitleLine};
use crate::document::{Document, Setting, Spacing};
use crate::query::highlight::Highlighter;
use crate::tui::{facets, overlay::Overlay, pane::Pane, state::State, ways};

/// Lays out what the state shows. What has not changed is taken from the frame before.
pub(super) fn lay_out(state: &State) -> Frame {
    let seen = state.seen();
    let way = ways::of(seen.shown.way);
    let panes = Panes::of(state.size, state.focus, state.zoom, way.shape());
    let names: Vec<String> = std::iter::once(state.first_name())
        .chain(state.way())
        .map(std::borrow::Cow::into_owned)
        .collect();
    let layout = panes.list.map(|area| way.layout(seen, area));
    let lines = panes.list.map_or(0, |area| usize::from(area.height));
    let lines = lines.saturating_sub(layout.as_ref().map_or(1, |layout| layout.heading_lines()));
    let heights = layout.as_ref().and_then(|layout| layout.heights(seen));
    let (document, key) = document(state, &panes).unzip();
    Frame {
        panes,
        title: TitleLine::of(seen, panes.title.width, &names),
        chips: Chips::of(seen, usize::from(panes.filters.width).saturating_sub(1)),
        facets: facets::lines(seen.shown, &seen.place.facets, seen.index()),
        rows: Rows::new(heights, seen.shown.rows.len(), lines, seen.shown.frozen()),
        layout,
        document,
        key,
        meeting: meeting(state),
        popup: state.overlay.as_ref().filter(|overlay| !overlay.fills_screen()).map(|overlay| {
            let look = (state.lang, state.chars);
            Popup::of(overlay, state.context(), &panes, state.problems(), look)
        }),
        review: match &state.overlay {
            Some(Overlay::Review(review)) => {
                Some(ReviewFrame::of(review, state.size, state.lang, state.chars))
            }
            _ => None,
        },
    }
}

/// What the detail shows, and from what it was made.
fn document(state: &State, panes: &Panes) -> Option<(Arc<Document>, DocumentKey)> {
    // Where no detail is shown, nothing is laid out.
    panes.detail.or_else(|| (state.focus == Pane::Detail).then(Default::default))?;
    let level = state.level();
    let row = level.row()?;
    let key = DocumentKey {
        shown: level.shared_shown().clone(),
        row,
        column: level.place().across.at,
        cells: panes.detail_cells(),
        look: (state.lang, state.chars),
    };
    let before = state.frame.key.as_ref().zip(state.frame.document.as_ref());
    if let Some((_, document)) = before.filter(|(before, _)| **before == key) {
        return Some((document.clone(), key));
    }
    let way = ways::of(level.shown().way);
    let document = way.document(state.seen(), row, key.cells)?;
    Some((Arc::new(document), key))
}

/// The task of a meeting as lines: with as much free space as still lets everything fit.
fn meeting(state: &State) -> Option<Document> {
    let task = state.meeting_task()?;
    let nothing = Highlighter::default();
    let setting = Setting {
        index: state.index(),
        words: &nothing,
        asked: None,
        ours: state.lens.unit,
        of_page: false,
        chars: state.chars,
        lang: state.lang,
    };
    let cells = Frame::meeting_cells(state.size.0);
    let rows = Frame::meeting_rows(state.size.1);
    let laid_out = |spacing| Document::on_the_agenda(setting, task, cells, spacing);
    let fitting = [Spacing::Everything, Spacing::Parts].into_iter().map(laid_out);
    let fitting = fitting.into_iter().find(|document| document.lines.len() <= rows);
    Some(fitting.unwrap_or_else(|| laid_out(Spacing::None)))
}
