//! What every action does, or who does it. There is an arm for each of them: the compiler names one that is forgotten.

use super::copy::{Copied, copy};
use super::{
    detail, facets, lens, list, look, marks, meeting, menu, open, picker, review, search, undo,
    views, ways,
};
use crate::tui::keymap::{Action, Context, Motion, bindings};
use crate::tui::{
    ladder::Rung, message::Effect, overlay::Overlay, pane::Pane, state::State, way::Way,
};

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

#[expect(clippy::too_many_lines, reason = "an arm for every action")]
pub(super) fn perform(state: &mut State, context: Context, action: Action) -> Option<Effect> {
    if context.is_menu() {
        return in_menu(state, context, action);
    }
    if context == Context::Reviewing {
        return review::perform(state, action);
    }
    match action {
        Action::Move(motion) => go(state, context, motion),
        Action::Open => return open_in(state, context),
        Action::Choose => facets::choose(state),
        Action::Remove => remove_in(state, context),
        Action::Mark => marks::mark(state),
        Action::MarkUp => marks::stretch(state, false),
        Action::MarkDown => marks::stretch(state, true),
        Action::ClearMarks => marks::clear(state),
        Action::Alike => picker::open_values(state),
        Action::ClearAll => list::drop_filters(state),
        Action::NextPane => turn(state, 1),
        Action::PreviousPane => turn(state, 2),
        Action::Facets => to_facets(state),
        Action::FacetMenu => state.overlay = Some(Overlay::Facets(0)),
        Action::Facet(field) => menu::to_facet(state, field),
        Action::Search => search::open(state),
        Action::NextHit => to_hit(state, true),
        Action::PreviousHit => to_hit(state, false),
        Action::Back => back(state),
        Action::Forward => {
            if !state.forward() {
                state.say("前面没有了", "nothing further");
            }
        }
        Action::Dim => list::toggle_context(state),
        Action::Sort => ways::sort(state),
        Action::Ours => lens::toggle(state),
        Action::ChooseUnit => picker::open_units(state),
        Action::Covered => lens::toggle_covered(state),
        Action::WithPlan => facets::toggle_dated(state),
        Action::NextList => ways::beside(state, true),
        Action::PreviousList => ways::beside(state, false),
        Action::ListMenu => {
            let now = Way::ALL.iter().position(|way| *way == state.level().shown().way);
            state.overlay = Some(Overlay::Ways(now.unwrap_or(0)));
        }
        Action::Show(way) => ways::show(state, way),
        Action::Group => ways::group(state),
        Action::EmptyColumns => ways::empty_columns(state),
        Action::FoldAll => ways::fold_all(state),
        Action::FindUnit => picker::open_pages(state),
        Action::Meeting => meeting::toggle(state),
        Action::Earlier => meeting::reorder(state, false),
        Action::Later => meeting::reorder(state, true),
        Action::Problems => {
            let open = state.overlay.is_some();
            state.overlay = (!open).then_some(Overlay::Problems(0));
        }
        Action::Commands => picker::open_commands(state),
        Action::Look => return Some(look::look(state)),
        Action::Language => return Some(look::language(state)),
        Action::Chars => return Some(look::chars(state)),
        Action::Mouse => return Some(look::mouse(state)),
        Action::Escape => return escape(state),
        Action::CopyLine
        | Action::CopySentence
        | Action::CopySource
        | Action::CopyTable
        | Action::CopyView => {
            state.overlay = None;
            return Copied::of(action).and_then(|what| copy(state, what));
        }
        Action::CopyMenu => state.overlay = Some(Overlay::Copy(0)),
        Action::Undo => return undo::travel(state, true),
        Action::Redo => return undo::travel(state, false),
        Action::SaveView => views::name(state),
        // Which one, its digit says.
        Action::RecallView => views::show(state, usize::MAX),
        Action::Zoom => state.zoom = !state.zoom,
        Action::ColumnLeft => leap(state, false),
        Action::ColumnRight => leap(state, true),
        Action::Wider => look::widen(state, 4),
        Action::Narrower => look::widen(state, -4),
        Action::HideColumn => look::hide(state),
        Action::AllColumns => look::all_columns(state),
        Action::WrapTitles => look::wrap_titles(state),
        Action::Import => return Some(Effect::FindDocuments),
        // They mean something only where a document is brought in.
        Action::LeadRule
        | Action::Layout
        | Action::FirstLeads
        | Action::InCharge
        | Action::Guides
        | Action::Merge
        | Action::Rename
        | Action::Units
        | Action::Split
        | Action::Adopt
        | Action::SavePlan => {}
        Action::Reload => return Some(Effect::Reload),
        Action::Redraw => return Some(Effect::Redraw),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Quit => return Some(Effect::Quit),
    }
    None
}

/// An action in a menu: its entry is closed before it is performed where the menu was opened.
fn in_menu(state: &mut State, menu: Context, action: Action) -> Option<Effect> {
    let action = match action {
        Action::Move(motion) => {
            menu::go(state, menu, motion);
            return None;
        }
        Action::Escape => return escape(state),
        Action::Quit => return Some(Effect::Quit),
        Action::Redraw => return Some(Effect::Redraw),
        Action::Open => menu::picked(state, menu)?,
        entry => entry,
    };
    state.overlay = None;
    perform(state, state.context(), action)
}

pub(super) fn go(state: &mut State, context: Context, motion: Motion) {
    match context {
        Context::List => list::go(state, motion),
        Context::Facets | Context::Heading => facets::go(state, motion),
        Context::Detail => detail::go(state, motion),
        Context::Search => search::go(state, motion),
        Context::Popup => popup(state, motion),
        Context::Picker => picker::go(state, motion),
        Context::Meeting => meeting::go(state, motion),
        Context::Copying | Context::Choosing | Context::Showing => menu::go(state, context, motion),
        // These move the caret.
        Context::Line => {}
        Context::Reviewing => review::go(state, motion),
    }
}

/// Opens what the cursor is on, whatever receives keys.
/// In the detail, through what is searched for there; then, and in the list, to the next task in which it is found.
fn to_hit(state: &mut State, forward: bool) {
    let reads = state.focus == Pane::Detail;
    if !reads || !detail::to_hit(state, forward) {
        let before = state.level().place().cursor;
        list::to_hit(state, forward);
        let place = &mut state.level_mut().place;
        place.detail.seeks = reads && place.cursor != before;
    }
}

fn open_in(state: &mut State, context: Context) -> Option<Effect> {
    match context {
        Context::List | Context::Search if search::accept(state) => {}
        Context::List => open::open(state),
        Context::Facets | Context::Heading => facets::open_line(state),
        Context::Detail => detail::open_item(state),
        Context::Search => {
            search::close(state);
            state.focus = Pane::List;
        }
        Context::Popup => state.overlay = None,
        Context::Picker => return picker::pick(state, command),
        Context::Line if review::is_open(state) => return review::answer(state),
        Context::Line => return views::save(state),
        // The next task is what one is after.
        Context::Meeting => meeting::go(state, Motion::Right),
        Context::Copying | Context::Choosing | Context::Showing | Context::Reviewing => {}
    }
    None
}

/// Takes something away, whatever receives keys.
fn remove_in(state: &mut State, context: Context) {
    match context {
        Context::List | Context::Detail => list::drop_last_filter(state),
        Context::Facets | Context::Heading => facets::remove(state),
        Context::Meeting => meeting::drop_task(state),
        Context::Search
        | Context::Popup
        | Context::Picker
        | Context::Copying
        | Context::Choosing
        | Context::Showing
        | Context::Reviewing
        | Context::Line => {}
    }
}

fn to_facets(state: &mut State) {
    // From the box one goes to the filters, wherever it was opened.
    let leaves = state.search.is_none() && state.focus == Pane::Facets;
    search::close(state);
    state.focus = if leaves { Pane::List } else { Pane::Facets };
}

/// To the next column that has something, or the last one.
fn leap(state: &mut State, right: bool) {
    if !ways::leap(state, right) {
        look::leap(state, right);
    }
}

fn popup(state: &mut State, motion: Motion) {
    let page = usize::from(state.size.1).saturating_sub(6).max(1);
    let Some(Overlay::Problems(top)) = &mut state.overlay else {
        return;
    };
    match motion {
        Motion::Up => *top = top.saturating_sub(1),
        Motion::Down => *top += 1,
        Motion::PageUp => *top = top.saturating_sub(page),
        Motion::PageDown => *top += page,
        Motion::First => *top = 0,
        Motion::Last => *top = usize::MAX,
        Motion::Left | Motion::Right => {}
    }
}

/// One step out: the nearest thing that is open is closed, and no filter is ever lost by it.
fn escape(state: &mut State) -> Option<Effect> {
    if review::is_open(state) {
        review::leave_line(state);
        return None;
    }
    match Rung::next(state) {
        Some(Rung::Popup) => {
            let popup = state.overlay.take();
            // Not to answer is an answer, too: the question is not asked again.
            return matches!(popup, Some(Overlay::Units(_))).then_some(Effect::RememberAsked);
        }
        Some(Rung::Meeting) => meeting::end(state),
        Some(Rung::Input) => search::close(state),
        Some(Rung::Column) => state.columns.active = None,
        Some(Rung::Narrowing) => {
            let data = state.data.clone();
            let level = state.level_mut();
            level.place.facets.narrow.clear();
            level.cursor_to_heading(&data);
        }
        Some(Rung::Search) => state.edit(|ask| ask.search.clear()),
        Some(Rung::Marks) => marks::clear(state),
        Some(Rung::Pane) => state.focus = Pane::List,
        Some(Rung::Listed) => ways::show(state, Way::Tasks),
        Some(Rung::Level) => {
            state.back();
        }
        None if state.level().ask().filters.is_empty() => {
            state.say("按 Ctrl-Q 退出", "Ctrl-Q quits");
        }
        None => {
            state.say("Ctrl-Q 退出，Ctrl-X 清除筛选", "Ctrl-Q quits, Ctrl-X clears the filters");
        }
    }
    None
}

fn back(state: &mut State) {
    if state.focus == Pane::Detail && state.panes().list.is_none() {
        // The detail hides the list: the step back is to the list.
        state.focus = Pane::List;
    } else if !state.back() {
        state.say("已经是最初一层", "this is the first level");
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
    if state.focus == Pane::Detail && !detail::has_text(state) {
        state.focus = next(state.focus);
    }
}
