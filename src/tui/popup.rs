//! Where a popup is, and how its lines are used.

use ratatui::layout::Rect;

use super::state::{Overlay, State};
use super::update::menu_choices;

/// In windows with fewer rows a popup takes all of them but the bar of keys.
const ROOMY: u16 = 16;

/// With fewer lines than this inside, the line that is typed in stands alone above the entries.
const COMFORTABLE: usize = 9;

/// The lines in which a view is named: what is typed, what to do or a warning, a blank, three of the view; the border.
const NAMING: u16 = 8;

/// Where the popup is, its border included: in the middle, no higher than what it holds.
pub fn area(state: &State) -> Rect {
    let panes = state.panes();
    let (width, height) = (panes.title.width, panes.keys.bottom());
    // In a small window nothing beside a popup could be read anyway.
    let w = if width < 100 { width } else { 90 };
    let most = height.saturating_sub(if height < ROOMY { 1 } else { 4 });
    let wanted = match state.overlay {
        Some(Overlay::Copy(_) | Overlay::Facets(_) | Overlay::Ways(_)) => {
            u16::try_from(menu_choices(state.context()).len()).unwrap_or(most).saturating_add(2)
        }
        Some(Overlay::Name(_)) => NAMING,
        _ => most,
    };
    let h = most.min(wanted);
    // What is typed in stands near the top, where no window of an input method covers it.
    let y = if height < ROOMY { 0 } else { 2 };
    Rect { x: (width - w) / 2, y, width: w, height: h }
}

/// How many lines fit into the popup, inside its border.
pub fn rows(state: &State) -> usize {
    usize::from(area(state).height.saturating_sub(2))
}

/// How many lines stand above the entries of a list to pick from: what is typed and, where there is room, what can be
/// done and a blank.
pub fn head(state: &State) -> usize {
    if rows(state) < COMFORTABLE { 1 } else { 3 }
}

/// How many entries of such a list are shown.
pub fn entries(state: &State) -> usize {
    rows(state).saturating_sub(head(state)).max(1)
}
