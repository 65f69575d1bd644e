//! The line below the panes: what the keys do now, or a message; and how many problems the data has.

use ratatui::layout::Rect;

use crate::lang::Lang;
use crate::text::cells::width;
use crate::text::wrap::wrap;
use crate::tui::keymap::{Action, Binding, Context, Motion, bindings};
use crate::tui::ladder::Rung;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::state::State;

/// No more keys are named at once: nobody reads a long row of them.
const MOST_KEYS: usize = 7;

/// What the keys do now, or a message; and how many problems the data has.
pub(super) fn keys(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let (look, lang) = (state.look, state.lang);
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    pen.skip(1);
    let tally = state.tally();
    let named = match (tally.total(), lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) if tally.notes == n => format!(" 提示 {n} "),
        (n, Lang::En) if tally.notes == n => format!(" {n} notes "),
        (n, Lang::Zh) => format!(" 问题 {n} "),
        (n, Lang::En) => format!(" {n} problems "),
    };
    let key = state.keys.keys_of(Action::Problems, state.context()).next();
    let problems = match key.filter(|_| !named.is_empty()) {
        Some(key) => format!("{named}{key} "),
        None => named,
    };
    let room = pen.room().saturating_sub(width(&problems));
    // An error that is too long for its line goes on here: its end names what could be meant.
    let error = state
        .level()
        .shown()
        .errors
        .first()
        .map(|error| state.chars.shown(&error.message(lang)).into_owned());
    let rest = error.as_ref().and_then(|message| {
        let second = wrap(message, usize::from(area.width).saturating_sub(1)).get(1)?.start;
        message.get(second..)
    });
    match (&state.notice, rest) {
        (Some(notice), _) => pen.column(notice, room, look.warning()),
        (None, Some(rest)) => pen.column(rest, room, look.warning()),
        (None, None) => key_names(state, &mut pen, room),
    }
    let room = pen.room();
    pen.right(&problems, room, look.warning());
}

fn key_names(state: &State, pen: &mut Pen<'_>, room: usize) {
    let (look, lang) = (state.look, state.lang);
    let context = state.context();
    // A key that the user gave another meaning is not shown for its old one.
    let first = |b: &Binding| {
        let mut keys = state.keys.keys_of(b.action, context);
        let usual = state.keys.keys_of(b.action, context).find(|key| *key == b.key());
        usual.or_else(|| keys.next())
    };
    let rung = Rung::next(state);
    let (level, ask) = (state.level(), state.level().ask());
    // What would do nothing now is not offered.
    let does = |b: &&Binding| match b.action {
        Action::Escape => rung.is_some(),
        Action::Back => state.at > 0,
        Action::Open if context == Context::List => level.row().is_some(),
        Action::ClearAll => !ask.filters.is_empty() || !ask.search.is_empty(),
        // The searches of before are walked through from an empty box, or from one of them.
        Action::Move(Motion::Up) if context == Context::Search => {
            state.searches.can_go_back(&ask.search)
        }
        Action::Earlier | Action::Later | Action::Remove if context == Context::Meeting => {
            !state.marks.is_empty()
        }
        _ => true,
    };
    let mut shown: Vec<&Binding> =
        bindings(context).filter(|b| b.bar > 0 && first(b).is_some()).filter(does).collect();
    shown.sort_by_key(|b| std::cmp::Reverse(b.bar));
    let name = |b: &Binding| match (b.action, rung) {
        (Action::Escape, Some(rung)) => rung.name(lang),
        _ => b.name(lang),
    };
    // In a narrow window the search has room for its short key only.
    let narrow = state.size.0 < 60;
    let key = |b: &Binding| match first(b) {
        Some("Ctrl-F") if narrow && b.keys.contains(&"/") => "/",
        key => key.unwrap_or_default(),
    };
    let cells = |b: &Binding| width(&state.chars.shown(key(b))) + 1 + width(name(b)) + 2;
    // Help is always there; of the others, the most wanted as far as there is room.
    let help = shown.iter().position(|b| b.action == Action::Commands).map(|at| shown.remove(at));
    shown.truncate(MOST_KEYS - usize::from(help.is_some()));
    let mut left = room.saturating_sub(help.map_or(0, cells));
    let fits = |b: &&&Binding| {
        let enough = cells(b) <= left;
        left = left.saturating_sub(cells(b));
        enough
    };
    let mut listed: Vec<&Binding> = shown.iter().take_while(fits).copied().collect();
    listed.extend(help);
    let end = usize::from(pen.x()) + room;
    for binding in listed {
        pen.text(key(binding), look.strong());
        pen.skip(1);
        pen.text(name(binding), look.text());
        pen.skip(2);
    }
    pen.skip(end.saturating_sub(usize::from(pen.x())));
}
