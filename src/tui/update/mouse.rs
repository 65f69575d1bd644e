//! The mouse: a click chooses, the wheel scrolls what is under the pointer.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::{detail, facets, list, meeting, menu, open, perform, picker, review, search, ways};
use crate::tui::keymap::{Context, Motion};
use crate::tui::{frame::Tab, message::Effect, overlay::Overlay, pane::Pane, state::State};

pub(super) fn on_mouse(state: &mut State, event: MouseEvent) -> Option<Effect> {
    let at = Position::new(event.column, event.row);
    // crossterm 0.29 reports positions outside the screen for malformed input.
    if event.column >= state.size.0 || event.row >= state.size.1 {
        return None;
    }
    if matches!(event.kind, MouseEventKind::Down(_)) {
        state.notice = None;
    }
    match event.kind {
        MouseEventKind::ScrollUp => wheel(state, at, Motion::Up),
        MouseEventKind::ScrollDown => wheel(state, at, Motion::Down),
        MouseEventKind::Down(MouseButton::Left) if state.overlay.is_some() => {
            return click_overlay(state, at);
        }
        MouseEventKind::Down(MouseButton::Left) if on_scrollbar(state, at) => {}
        MouseEventKind::Down(MouseButton::Left) => click(state, at),
        MouseEventKind::Drag(MouseButton::Left) => {
            on_scrollbar(state, at);
        }
        _ => {}
    }
    None
}

fn pane_at(state: &State, at: Position) -> Option<(Pane, Rect)> {
    let panes = state.panes();
    [(Pane::Facets, panes.facets), (Pane::List, panes.list), (Pane::Detail, panes.detail)]
        .into_iter()
        .find_map(|(pane, area)| area.filter(|a| a.contains(at)).map(|a| (pane, a)))
}

fn wheel(state: &mut State, at: Position, motion: Motion) {
    let context = state.context();
    match context {
        Context::Popup
        | Context::Picker
        | Context::Copying
        | Context::Choosing
        | Context::Showing
        | Context::Reviewing
        | Context::Meeting => return perform::go(state, context, motion),
        Context::Line => return,
        Context::List | Context::Facets | Context::Heading | Context::Detail | Context::Search => {}
    }
    let Some((pane, _)) = pane_at(state, at) else {
        return;
    };
    match pane {
        Pane::Facets => facets::go(state, motion),
        Pane::List => list::go(state, motion),
        Pane::Detail => {
            let top = state.level().place().detail.top;
            detail::scroll(
                state,
                if motion == Motion::Up { top.saturating_sub(2) } else { top + 2 },
            );
        }
    }
}

/// Scrolls to where a scroll bar was clicked; whether it was.
fn on_scrollbar(state: &mut State, at: Position) -> bool {
    if state.overlay.is_some() || state.meeting.is_some() {
        return false;
    }
    let Some((pane, _)) = pane_at(state, at) else { return false };
    let Some((area, extent)) = state.frame.extent(pane, state.level().place()) else {
        return false;
    };
    if at.x + 1 != area.right() || !area.contains(at) {
        return false;
    }
    let Some(top) = extent.jump(usize::from(area.height), usize::from(at.y - area.y)) else {
        return false;
    };
    state.focus = pane;
    match pane {
        Pane::Facets => {
            // The cursor is kept in view: it goes along.
            let place = &mut state.level_mut().place.facets;
            place.top = top;
            place.cursor = place.cursor.clamp(top, top + extent.shown - 1);
        }
        Pane::List => {
            // The bar counts lines.
            let rows = &state.frame.rows;
            let top = rows.at(rows.frozen(), top).unwrap_or(top);
            let last = rows.at(top, extent.shown.saturating_sub(1)).unwrap_or(usize::MAX);
            let level = state.level_mut();
            level.place.top = top;
            if !(top..=last).contains(&level.place.cursor) {
                level.cursor_to_stop(top);
            }
        }
        Pane::Detail => detail::scroll(state, top),
    }
    true
}

/// A click in a popup puts the cursor on the entry under it, a second one picks it; outside it the popup closes.
fn click_overlay(state: &mut State, at: Position) -> Option<Effect> {
    if let Some(list) = state.frame.review.as_ref().map(|frame| frame.list) {
        let row = list.contains(at).then(|| usize::from(at.y - list.y));
        return row.and_then(|row| review::click(state, row));
    }
    let popup = state.frame.popup.as_ref()?;
    let (area, head) = (popup.area, popup.head());
    let inside = area.contains(at);
    let line = usize::from(at.y.saturating_sub(area.y + 1));
    let on_border = at.y == area.y || at.y + 1 == area.bottom();
    let last = popup.choices.len().saturating_sub(1);
    let cursor = state.overlay.as_mut().and_then(Overlay::menu).map(|cursor| *cursor);
    let top = cursor.map_or(0, |cursor| popup.menu_top(cursor));
    if let Some(picker) = state.overlay.as_mut().and_then(Overlay::picker).filter(|_| inside) {
        if let Some(row) = line.checked_sub(head).map(|row| row + picker.top)
            && row < picker.len()
            && !on_border
        {
            if picker.cursor == Some(row) {
                return picker::pick(state, perform::command);
            }
            picker.cursor = Some(row);
        }
        return None;
    }
    if let Some(cursor) = state.overlay.as_mut().and_then(Overlay::menu).filter(|_| inside) {
        let line = line + top;
        if on_border || line > last {
            return None;
        }
        if *cursor == line {
            let menu = state.context();
            let action = menu::picked(state, menu)?;
            return perform::perform(state, menu, action);
        }
        *cursor = line;
        return None;
    }
    match &state.overlay {
        // The question which unit is ours is answered or refused, not clicked away.
        Some(Overlay::Units(_)) => {}
        Some(_) if inside => {}
        _ => state.overlay = None,
    }
    None
}

/// A click above the panes; whether it was one.
fn click_bars(state: &mut State, at: Position) -> bool {
    let panes = state.panes();
    if panes.title.contains(at) {
        match state.frame.title.tab_at(at.x) {
            Some(Tab::Pane(pane)) => {
                search::close(state);
                state.focus = pane;
            }
            Some(Tab::List(way)) => ways::show(state, way),
            None => {
                if let Some(level) = state.frame.title.crumb_at(at.x) {
                    state.go_to(level);
                }
            }
        }
        return true;
    }
    if panes.search.contains(at) {
        search::open(state);
        return true;
    }
    search::close(state);
    if panes.filters.contains(at) {
        // The filters stand in the order in which they were set; a click takes the one under it away.
        let wrong = !state.level().shown().errors.is_empty();
        let filter = state.frame.chips.at(state.seen(), at.x).filter(|_| !wrong);
        if let Some(filter) = filter {
            state.edit(|ask| {
                ask.filters.remove(filter);
            });
        }
        return true;
    }
    false
}

fn click(state: &mut State, at: Position) {
    if state.meeting.is_some() {
        return meeting::go(state, Motion::Right);
    }
    if click_bars(state, at) {
        return;
    }
    let Some((pane, area)) = pane_at(state, at) else {
        return;
    };
    let line = usize::from(at.y - area.y);
    let focused = state.focus == pane;
    // What was clicked is what was there before the focus came.
    state.focus = pane;
    match pane {
        Pane::Facets => {
            let to = state.level().place().facets.top + line;
            if to < state.frame.facets.len() {
                state.level_mut().place.facets.cursor = to;
                facets::choose(state);
            }
        }
        Pane::List => click_list(state, (usize::from(at.x - area.x), line), focused),
        Pane::Detail => click_detail(state, at, area, line),
    }
}

/// A click at a cell of a line of the list; a second one where the cursor is opens it.
fn click_list(state: &mut State, (cell, line): (usize, usize), focused: bool) {
    let Some(layout) = &state.frame.layout else { return };
    let (rows, level) = (&state.frame.rows, state.level());
    let row = match line.checked_sub(layout.heading_lines()) {
        Some(line) => rows.at(level.place().top.max(rows.frozen()), line),
        // In the heading a click goes to the totals, if they are there.
        None => (rows.frozen() > 0).then_some(0),
    };
    let across = level.place().across;
    let column = layout.column_at(cell).map(|at| at.map_or(0, |at| at + across.left + 1));
    let column = column.filter(|column| *column <= level.shown().table.columns());
    let Some(row) = row.filter(|row| level.shown().rows.get(*row).is_some_and(|r| r.is_stop()))
    else {
        return;
    };
    let same_column = column.is_none_or(|column| column == across.at);
    let again = level.place().cursor == row && focused && same_column;
    let level = state.level_mut();
    level.cursor_to_stop(row);
    level.place.across.at = column.unwrap_or(across.at);
    if again {
        open::open(state);
    }
}

fn click_detail(state: &mut State, at: Position, area: Rect, line: usize) {
    let Some(document) = state.frame.document.clone() else {
        return;
    };
    let place = state.level().place().detail;
    let Some(pieces) = document.lines.get(place.top + line) else {
        return;
    };
    let mut x = usize::from(area.x) + 1;
    for piece in pieces {
        let end = x + crate::text::cells::width(&piece.text);
        if let Some(item) = piece.item.filter(|_| (x..end).contains(&usize::from(at.x))) {
            if place.item == item {
                detail::open_item(state);
            } else {
                state.level_mut().place.detail.item = item;
            }
            return;
        }
        x = end;
    }
}
