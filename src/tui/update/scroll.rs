//! Scrolling: after every message each pane shows its cursor.

use super::super::meeting::{Meeting, agenda};
use super::super::popup;
use super::super::state::{Overlay, State};
use super::super::view;
use super::detail;

/// Scrolls every pane so that its cursor is shown.
pub(super) fn keep_in_view(state: &mut State) {
    if state.meeting.is_some() && agenda(state).is_empty() {
        state.meeting = None;
    }
    if let Some(meeting) = state.meeting {
        let beyond = view::beyond_meeting(state);
        let last = agenda(state).len().saturating_sub(1);
        let (at, top) = (meeting.at.min(last), meeting.top.min(beyond));
        state.meeting = Some(Meeting { at, top });
    }
    let panes = state.panes();
    let (shown, entries) = (popup::rows(state), popup::entries(state));
    let problems = matches!(state.overlay, Some(Overlay::Problems(_)));
    let lines = if problems { view::problem_lines(state) } else { 0 };
    if let Some(Overlay::Problems(top)) = &mut state.overlay {
        *top = (*top).min(lines.saturating_sub(shown));
    }
    if let Some(picker) = state.overlay.as_mut().and_then(Overlay::picker) {
        picker.top = scrolled(picker.top, picker.cursor.unwrap_or(0), entries, picker.len());
    }
    let (level, _) = state.level_mut();
    let lines = level.facet_lines().len();
    level.place.cursor = level.place.cursor.min(lines.saturating_sub(1));
    level.place.top = scrolled(level.place.top, level.place.cursor, panes.facet_rows(), lines);
    let (top, cursor) = (level.top, level.cursor);
    let top = view::Rows::of(state).scrolled(top, cursor);
    let (columns, rows) = (view::columns_shown(state), state.list_rows());
    let (level, _) = state.level_mut();
    level.top = top;
    level.keep_across(columns);
    // What stands above the first item is shown with it.
    let first = level.rows.iter().take(level.cursor).all(|row| !row.is_item());
    if first && level.cursor < rows {
        level.top = 0;
    }
    detail::keep_in_view(state);
}

/// The first line to show, so that the cursor's line is among `shown` of `lines`.
fn scrolled(top: usize, cursor: usize, shown: usize, lines: usize) -> usize {
    if shown == 0 {
        return top;
    }
    let top = top.min(lines.saturating_sub(shown));
    top.clamp((cursor + 1).saturating_sub(shown), cursor)
}

#[cfg(test)]
mod tests {
    use super::scrolled;

    #[test]
    fn the_cursor_is_always_shown() {
        for shown in 1..=5 {
            for lines in 1..=7 {
                for cursor in 0..lines {
                    for top in 0..9 {
                        let top = scrolled(top, cursor, shown, lines);
                        assert!(top <= cursor && cursor < top + shown);
                    }
                }
            }
        }
    }
}
