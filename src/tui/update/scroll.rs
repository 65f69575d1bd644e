//! Scrolling: after every message each pane shows its cursor.

use crate::tui::{meeting::Meeting, overlay::Overlay, state::State, update::detail};

/// Scrolls every pane so that its cursor is shown.
pub(super) fn keep_in_view(state: &mut State) {
    if let Some(meeting) = state.meeting {
        let beyond = state.frame.beyond_meeting(state.size.1);
        let last = state.agenda().len().saturating_sub(1);
        let (at, top) = (meeting.at.min(last), meeting.top.min(beyond));
        state.meeting = Some(Meeting { at, top });
    }
    if let Some(popup) = &state.frame.popup {
        let (shown, entries, lines) = (popup.rows(), popup.entries(), popup.lines.len());
        if let Some(Overlay::Problems(top)) = &mut state.overlay {
            *top = (*top).min(lines.saturating_sub(shown));
        }
        if let Some(picker) = state.overlay.as_mut().and_then(Overlay::picker) {
            picker.top = scrolled(picker.top, picker.cursor.unwrap_or(0), entries, picker.len());
        }
    }
    if let Some(frame) = &state.frame.review {
        let (rows, beyond) = (frame.list_rows(), frame.beyond());
        if let Some(review) = state.overlay.as_mut().and_then(Overlay::review) {
            let lines = review.lines().len();
            review.top = scrolled(review.top, review.cursor, rows, lines);
            // The heading above the first line is shown with it.
            review.top = if review.cursor < rows { 0 } else { review.top };
            review.text_top = review.text_top.min(beyond);
        }
    }
    let (facets, facet_rows) = (state.frame.facets.len(), state.panes().facet_rows());
    let place = state.level().place();
    let top = state.frame.rows.scrolled(place.top, place.cursor);
    let (columns, rows) =
        (state.frame.layout.as_ref().map_or(0, |l| l.columns()), state.list_rows());
    let left = left(state, columns);
    let level = state.level_mut();
    // What stands above the first item is shown with it.
    let above = level.shown().rows.iter().take(level.place().cursor);
    let first = above.clone().all(|row| !row.is_item());
    let place = &mut level.place;
    place.facets.cursor = place.facets.cursor.min(facets.saturating_sub(1));
    place.facets.top = scrolled(place.facets.top, place.facets.cursor, facet_rows, facets);
    place.top = if first && place.cursor < rows { 0 } else { top };
    place.across.left = left;
    detail::keep_in_view(state);
}

/// The first column of a table to show, so that the column of the cursor is one of the `shown` ones.
fn left(state: &State, shown: usize) -> usize {
    let seen = state.seen();
    let (across, table) = (seen.place.across, &seen.shown.table);
    if shown == 0 {
        return across.left;
    }
    let left = across.left.min(table.columns().saturating_sub(shown));
    // On the titles, the first column in which the row has something, if none of the shown ones has.
    let first_filled = || {
        let filled = |column: &usize| table.is_filled(seen.row(), *column);
        seen.task()?;
        let seen = (left + 1..=left + shown).any(|column| filled(&column));
        if seen { None } else { (1..=table.columns()).find(filled).map(|column| column - 1) }
    };
    match across.at.checked_sub(1).or_else(first_filled) {
        None => left,
        Some(at) => left.clamp((at + 1).saturating_sub(shown), at),
    }
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
