//! What every action does, or who does it.

use super::super::keymap::{Action, Context, bindings};
use super::super::ladder::Rung;
use super::super::level::Listed;
use super::super::message::Effect;
use super::super::state::{Overlay, Pane, State};
use super::{
    copy, detail, facets, lens, list, listed, look, marks, meeting, menu, picker, say, search,
    views,
};
use crate::query::{Query, QueryError};
use crate::saved::Title;

/// Performs an action wherever it is asked for: where it means nothing, in the list.
pub(super) fn command(state: &mut State, action: Action) -> Option<Effect> {
    let mut context = state.context();
    if !bindings(context).any(|binding| binding.action == action) {
        search::close(state);
        if state.meeting.is_some() {
            meeting::end(state);
        }
        state.focus = Pane::List;
        context = Context::List;
    }
    perform(state, context, action)
}

/// Performs an action.
pub(super) fn perform(state: &mut State, context: Context, action: Action) -> Option<Effect> {
    match action {
        Action::Quit => Some(Effect::Quit),
        Action::Redraw => Some(Effect::Redraw),
        Action::Suspend => Some(Effect::Suspend),
        Action::Mouse | Action::Look | Action::Language | Action::Chars => {
            Some(look::tastes(state, action))
        }
        Action::CopyLine
        | Action::CopySentence
        | Action::CopySource
        | Action::CopyTable
        | Action::CopyView => {
            state.overlay = None;
            copy::copy(state, action)
        }
        // What was done last is undone first.
        Action::Undo if state.dropped.is_some() && state.history.undoes_drop() => {
            state.dropped.take().map(Effect::SaveView)
        }
        Action::Escape => escape(state),
        Action::Open if context == Context::Line => views::save(state),
        _ if context == Context::Picker && action != Action::Commands => {
            picker::perform(state, action)
        }
        _ if matches!(context, Context::Copying | Context::Choosing | Context::Showing) => {
            menu::perform(state, context, action)
        }
        _ => {
            perform_inside(state, context, action);
            None
        }
    }
}

/// Performs an action that has no effect outside the state.
fn perform_inside(state: &mut State, context: Context, action: Action) {
    match action {
        Action::CopyMenu
        | Action::FacetMenu
        | Action::ListMenu
        | Action::FindUnit
        | Action::Alike
        | Action::SaveView
        | Action::Commands
        | Action::Problems
        | Action::ChooseUnit => open_popup(state, action),
        Action::Mark | Action::MarkUp | Action::MarkDown | Action::ClearMarks => {
            marks::perform(state, action);
        }
        Action::Undo => views::undo(state),
        Action::Redo => views::redo(state),
        Action::RecallView => views::show(state, usize::MAX),
        Action::ColumnLeft | Action::ColumnRight => {
            let _ = listed::step(state, action) || look::step(state, action);
        }
        Action::Wider
        | Action::Narrower
        | Action::HideColumn
        | Action::WrapTitles
        | Action::AllColumns => look::columns(state, action),
        Action::Zoom => state.zoom = !state.zoom,
        Action::Ours => lens::toggle(state),
        Action::Covered => lens::toggle_covered(state),
        Action::NextList | Action::PreviousList => {
            listed::beside(state, action == Action::NextList);
        }
        Action::Show(listed) => listed::show(state, listed),
        Action::Group | Action::EmptyColumns => listed::arrange(state, action),
        Action::FoldAll => listed::fold_all(state),
        Action::Facet(field) => menu::to_facet(state, field),
        Action::Meeting => meeting::toggle(state),
        Action::Search => search::open(state),
        Action::Facets => {
            // From the box one goes to the filters, wherever it was opened.
            let leaves = state.search.is_none() && state.focus == Pane::Facets;
            search::close(state);
            state.focus = if leaves { Pane::List } else { Pane::Facets };
        }
        Action::NextPane => turn(state, 1),
        Action::PreviousPane => turn(state, 2),
        Action::Back => back(state),
        Action::Forward => {
            if !state.forward() {
                say(state, "前面没有了", "nothing further");
            }
        }
        Action::Context => list::toggle_context(state),
        Action::Sort => sort(state),
        Action::ClearAll => list::drop_filters(state),
        Action::NextHit => list::to_hit(state, 1),
        Action::PreviousHit => list::to_hit(state, -1),
        Action::Remove if matches!(context, Context::List | Context::Detail) => {
            list::drop_last_filter(state);
        }
        _ => in_context(state, context, action),
    }
}

/// Lists in another order.
fn sort(state: &mut State) {
    let active = state.columns.active;
    let (level, index) = state.level_mut();
    match level.listed {
        Listed::Partners => {
            say(state, "协同单位按共同任务数排列", "partners are listed by shared tasks");
        }
        Listed::Tasks => level.sort_next(active, index),
        _ => listed::arrange(state, Action::Sort),
    }
}

/// Performs what depends on where the key was pressed.
pub(super) fn in_context(state: &mut State, context: Context, action: Action) {
    match context {
        Context::Popup => popup(state, action),
        // These have been served before.
        Context::Picker
        | Context::Copying
        | Context::Choosing
        | Context::Showing
        | Context::Line => {}
        Context::Search => search::perform(state, action),
        Context::List => list::perform(state, action),
        Context::Meeting => meeting::perform(state, action),
        Context::Facets | Context::Heading => facets::perform(state, action),
        Context::Detail => detail::perform(state, action),
    }
}

fn open_popup(state: &mut State, action: Action) {
    match action {
        Action::CopyMenu => state.overlay = Some(Overlay::Copy(0)),
        Action::FacetMenu => state.overlay = Some(Overlay::Facets(0)),
        Action::ListMenu => {
            let now = Listed::ALL.iter().position(|listed| *listed == state.level().listed);
            state.overlay = Some(Overlay::Ways(now.unwrap_or(0)));
        }
        Action::FindUnit => picker::open_pages(state),
        Action::Alike => picker::open_values(state),
        Action::SaveView => views::name(state),
        Action::ChooseUnit => picker::open_units(state),
        Action::Problems if state.overlay.is_some() => state.overlay = None,
        Action::Problems => state.overlay = Some(Overlay::Problems(0)),
        _ => picker::open_commands(state),
    }
}

fn popup(state: &mut State, action: Action) {
    let page = usize::from(state.size.1).saturating_sub(6).max(1);
    let Some(Overlay::Problems(top)) = &mut state.overlay else {
        return;
    };
    match action {
        Action::Up => *top = top.saturating_sub(1),
        Action::Down => *top += 1,
        Action::PageUp => *top = top.saturating_sub(page),
        Action::PageDown => *top += page,
        Action::First => *top = 0,
        Action::Last => *top = usize::MAX,
        Action::Open => state.overlay = None,
        _ => {}
    }
}

/// One step out: the nearest thing that is open is closed, and no filter is ever lost by it.
fn escape(state: &mut State) -> Option<Effect> {
    let rung = Rung::next(state);
    let (level, index) = state.level_mut();
    match rung {
        Some(Rung::Popup) => {
            let popup = state.overlay.take();
            // Not to answer is an answer, too: the question is not asked again.
            return matches!(popup, Some(Overlay::Units(_))).then_some(Effect::RememberAsked);
        }
        Some(Rung::Meeting) => meeting::end(state),
        Some(Rung::Input) => search::close(state),
        Some(Rung::Column) => state.columns.active = None,
        Some(Rung::Narrowing) => {
            level.narrow(String::new(), index);
            level.cursor_to_heading();
        }
        Some(Rung::Search) => {
            level.search.clear();
            level.ask(index);
        }
        Some(Rung::Marks) => marks::clear(state),
        Some(Rung::Pane) => state.focus = Pane::List,
        Some(Rung::Listed) => level.show(Listed::Tasks, index),
        Some(Rung::Level) => {
            state.back();
        }
        None if level.filters.is_empty() => say(state, "按 Ctrl-Q 退出", "Ctrl-Q quits"),
        None => {
            say(state, "Ctrl-Q 退出，Ctrl-X 清除筛选", "Ctrl-Q quits, Ctrl-X clears the filters");
        }
    }
    None
}

fn back(state: &mut State) {
    if state.focus == Pane::Detail && state.panes().list.is_none() {
        // The detail hides the list: the step back is to the list.
        state.focus = Pane::List;
    } else if !state.back() {
        say(state, "已经是最初一层", "this is the first level");
    }
}

/// Gives the focus to another pane: one pane on, or two, which is one back.
fn turn(state: &mut State, steps: usize) {
    const ORDER: [Pane; 3] = [Pane::Facets, Pane::List, Pane::Detail];
    let next = |pane: Pane| {
        let at = ORDER.iter().position(|known| *known == pane).unwrap_or(0);
        ORDER[(at + steps) % ORDER.len()]
    };
    state.focus = next(state.focus);
    // A detail with nothing in it would hide the list for nothing.
    if state.focus == Pane::Detail && detail::document(state).is_none() {
        state.focus = next(state.focus);
    }
}

/// Shows a new level that asks something.
pub(super) fn push(state: &mut State, title: Title, query: &Query) {
    match state.level_above(title, query) {
        Ok(level) => state.push(level),
        Err(errors) => state.notice = Some(QueryError::messages(&errors, state.lang)),
    }
}
