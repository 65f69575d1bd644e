//! The mouse: a click chooses, the wheel scrolls what is under the pointer.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::super::keymap::{Action, Context};
use super::super::message::Effect;
use super::super::popup;
use super::super::state::{Overlay, Pane, State};
use super::super::view::Tab;
use super::{detail, facets, list, search};

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
        MouseEventKind::ScrollUp => wheel(state, at, Action::Up),
        MouseEventKind::ScrollDown => wheel(state, at, Action::Down),
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

fn wheel(state: &mut State, at: Position, action: Action) {
    match state.context() {
        Context::Popup => return super::in_context(state, Context::Popup, action),
        // Moving asks for nothing outside.
        Context::Picker => return drop(super::picker::perform(state, action)),
        menu @ (Context::Copying | Context::Choosing | Context::Showing) => {
            return drop(super::menu::perform(state, menu, action));
        }
        Context::Line => return,
        Context::Meeting => return super::meeting::perform(state, action),
        _ => {}
    }
    let Some((pane, _)) = pane_at(state, at) else {
        return;
    };
    match pane {
        Pane::Facets => facets::perform(state, action),
        Pane::List => list::perform(state, action),
        Pane::Detail => {
            let top = state.level().detail.top;
            detail::scroll(
                state,
                if action == Action::Up { top.saturating_sub(2) } else { top + 2 },
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
    let Some((area, extent)) = super::super::view::extent(state, pane) else { return false };
    if at.x + 1 != area.right() || !area.contains(at) {
        return false;
    }
    let Some(top) = extent.jump(usize::from(area.height), usize::from(at.y - area.y)) else {
        return false;
    };
    let rows = super::super::view::Rows::of(state);
    state.focus = pane;
    let (level, _) = state.level_mut();
    match pane {
        Pane::Facets => {
            // The cursor is kept in view: it goes along.
            level.place.top = top;
            level.place.cursor = level.place.cursor.clamp(top, top + extent.shown - 1);
        }
        Pane::List => {
            // The bar counts lines.
            let top = rows.at(rows.frozen(), top).unwrap_or(top);
            let last = rows.at(top, extent.shown.saturating_sub(1)).unwrap_or(usize::MAX);
            level.top = top;
            if !(top..=last).contains(&level.cursor) {
                level.cursor_to_stop(top);
            }
        }
        Pane::Detail => detail::scroll(state, top),
    }
    true
}

/// A click in a popup puts the cursor on the entry under it, a second one picks it; outside it the popup closes.
fn click_overlay(state: &mut State, at: Position) -> Option<Effect> {
    let (area, head) = (popup::area(state), popup::head(state));
    let inside = area.contains(at);
    let line = usize::from(at.y.saturating_sub(area.y + 1));
    let menu = state.context();
    let on_border = at.y == area.y || at.y + 1 == area.bottom();
    let cursor = state.overlay.as_mut().and_then(Overlay::menu).map(|cursor| *cursor);
    let top = cursor.map_or(0, |cursor| super::super::view::menu_top(state, cursor));
    if let Some(picker) = state.overlay.as_mut().and_then(Overlay::picker).filter(|_| inside) {
        if let Some(row) = line.checked_sub(head).map(|row| row + picker.top)
            && row < picker.len()
            && !on_border
        {
            if picker.cursor == Some(row) {
                return super::picker::perform(state, Action::Open);
            }
            picker.cursor = Some(row);
        }
        return None;
    }
    match &mut state.overlay {
        Some(Overlay::Copy(cursor) | Overlay::Facets(cursor) | Overlay::Ways(cursor)) if inside => {
            let last = super::menu::choices(menu).len().saturating_sub(1);
            let line = line + top;
            if on_border || line > last {
                return None;
            }
            if *cursor == line {
                return super::menu::perform(state, menu, Action::Open);
            }
            *cursor = line;
        }
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
        match super::super::view::tab_at(state, at.x) {
            Some(Tab::Pane(pane)) => {
                search::close(state);
                state.focus = pane;
            }
            Some(Tab::List(listed)) => super::listed::show(state, listed),
            None => {
                if let Some(level) = super::super::view::crumb_at(state, at.x) {
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
        if let Some(filter) = super::super::view::filter_at(state, at.x) {
            let (level, index) = state.level_mut();
            level.filters.remove(filter);
            level.ask(index);
        }
        return true;
    }
    false
}

fn click(state: &mut State, at: Position) {
    if state.meeting.is_some() {
        return super::meeting::perform(state, Action::Right);
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
    let column = super::super::view::column_at(state, usize::from(at.x - area.x));
    let heading = super::super::view::heading_lines(state);
    let rows = super::super::view::Rows::of(state);
    let row = match line.checked_sub(heading) {
        Some(line) => rows.at(state.level().top.max(rows.frozen()), line),
        // In the heading a click goes to the totals, if they are there.
        None => (rows.frozen() > 0).then_some(0),
    };
    state.focus = pane;
    let (level, _) = state.level_mut();
    match pane {
        Pane::Facets => {
            let to = level.place.top + line;
            if to < level.facet_lines().len() {
                level.place.cursor = to;
                facets::perform(state, Action::Choose);
            }
        }
        Pane::List => {
            let Some(row) = row else { return };
            if level.rows.get(row).is_some_and(|row| row.is_stop()) {
                let again =
                    level.cursor == row && focused && column.is_none_or(|c| c == level.across.at);
                level.cursor_to_stop(row);
                level.across.at = column.unwrap_or(level.across.at);
                if again {
                    list::perform(state, Action::Open);
                }
            }
        }
        Pane::Detail => click_detail(state, at, area, line),
    }
}

fn click_detail(state: &mut State, at: Position, area: Rect, line: usize) {
    let Some(document) = detail::document(state) else {
        return;
    };
    let (level, _) = state.level_mut();
    let Some(pieces) = document.lines.get(level.detail.top + line) else {
        return;
    };
    let mut x = usize::from(area.x) + 1;
    for piece in pieces {
        let end = x + crate::text::cells::width(&piece.text);
        if let Some(item) = piece.item.filter(|_| (x..end).contains(&usize::from(at.x))) {
            if level.detail.item == item {
                detail::perform(state, Action::Open);
            } else {
                level.detail.item = item;
            }
            return;
        }
        x = end;
    }
}
